import { CONCEPTS } from '../lexicon/concepts.ts';
import { KNOWN_PLACES, STREETS_EVERYWHERE, WHOLE_CITIES } from '../lexicon/known-places.ts';
import {
  AT_WORDS,
  ENGLISH_NOUNS,
  ENGLISH_RELATIONS,
  ENGLISH_STOPS,
  KIND_WORDS,
  LOCAL_RELATIONS,
  MORE_NOUNS,
  NODES,
  NOT_NAMES,
  OWN_NOUNS,
  PARTS,
  SIDES,
  WAY_WORDS,
  WHOSE,
} from '../lexicon/place-words.ts';
import { FAR_CITIES, LANDMARKS, PLACE_NOUNS, RELATIONS } from '../lexicon/places.ts';

/** What a word may be in a phrase of place; one word may be several. */
export const NOUN = 1;
export const LANDMARK = 2;
export const RELATION = 4;
export const PART = 8;
export const AT = 16;
export const WAY = 32;
export const WHOSE_WORD = 64;
export const OWNABLE = 128;
export const SIDE = 256;
export const ENGLISH_NOUN = 512;
export const ENGLISH_RELATION = 1024;
export const ENGLISH_STOP = 2048;
export const KIND = 4096;
export const NODE = 8192;

const flags = new Map<string, number>();
const mark = (words: Iterable<string>, flag: number): void => {
  for (const word of words) flags.set(word, (flags.get(word) ?? 0) | flag);
};
const cut = (words: string): string[] => words.split(/\s+/).filter((word) => word !== '');
mark(PLACE_NOUNS, NOUN);
mark(cut(MORE_NOUNS), NOUN);
mark(LANDMARKS, LANDMARK);
mark(RELATIONS, RELATION);
mark(cut(LOCAL_RELATIONS), RELATION);
mark(cut(PARTS), PART);
mark(cut(AT_WORDS), AT);
mark(cut(WAY_WORDS), WAY);
mark(cut(WHOSE), WHOSE_WORD);
mark(cut(OWN_NOUNS), OWNABLE);
mark(cut(SIDES), SIDE);
mark(cut(ENGLISH_NOUNS), ENGLISH_NOUN);
mark(cut(ENGLISH_RELATIONS), ENGLISH_RELATION);
mark(cut(ENGLISH_STOPS), ENGLISH_STOP);
mark(cut(KIND_WORDS), KIND);
mark(cut(NODES), NODE);

/** What a word may be in a phrase of place. */
export function flagsOf(form: string): number {
  return flags.get(form) ?? 0;
}

const everyday = new Set(cut(NOT_NAMES));
for (const line of CONCEPTS.split('\n')) {
  if (/^(?:cities|city)/.test(line)) continue;
  for (const word of cut(line.slice(line.indexOf(':') + 1))) everyday.add(word);
}

/** Whether a word is known to mean something else than a place, beyond what the city's tables know. */
export function isEveryday(form: string): boolean {
  return everyday.has(form) || flags.has(form) || /(?:nya|kan|ake|keun)$/.test(form);
}

/** A name all Indonesia knows, and the line of the list it stands in: the neighbourhood of one or few cities. */
export interface KnownName {
  words: readonly string[];
  group: number;
}

const MOST_WORDS = 4;
/** The group of streets that every city has. */
export const EVERYWHERE = -1;

const known = new Map<string, KnownName[]>();
const groups = KNOWN_PLACES.split('\n').map((line) => line.split(',').map((name) => name.trim()));
const inOrder: [number, Iterable<string>][] = [
  [EVERYWHERE, STREETS_EVERYWHERE.split(',').map((name) => name.trim())],
  ...[...groups, WHOLE_CITIES, FAR_CITIES].entries(),
];
for (const [group, names] of inOrder) {
  for (const name of names) {
    const words = cut(name);
    const [first] = words;
    if (first === undefined || words.length > MOST_WORDS) continue;
    const list = known.get(first);
    if (list === undefined) known.set(first, [{ words, group }]);
    else if (!list.some((other) => other.words.join(' ') === name)) list.push({ words, group });
  }
}
for (const list of known.values()) list.sort((a, b) => b.words.length - a.words.length);

/** The well-known names that begin with a word, longest first. */
export function knownFrom(form: string): readonly KnownName[] | undefined {
  return known.get(form);
}

/** A line that names so many of a city's own areas is about this city. */
const MOST_IN_COMMON = 4;

/** The lines of well-known names that are about the city these areas belong to: nothing in them is far. */
export function homeGroups(areas: readonly string[]): ReadonlySet<number> {
  const own = new Set(areas.map((name) => name.toLowerCase()));
  const home = new Set<number>();
  for (const [group, names] of groups.entries())
    if (names.filter((name) => own.has(name)).length >= MOST_IN_COMMON) home.add(group);
  return home;
}
