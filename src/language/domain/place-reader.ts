import { WHOLE_CITIES } from '../lexicon/known-places.ts';
import { COUNTED, FAR_CITIES } from '../lexicon/places.ts';
import type { City } from './city.ts';
import { AT, EVERYWHERE, flagsOf, homeGroups, isEveryday, knownFrom, RELATION, WAY } from './place-flags.ts';
import { type NameHit, PlaceNames } from './place-names.ts';
import type { ReadText } from './reading.ts';
import type { Token } from './tokens.ts';
import { isCommonWord } from './words.ts';

/** A well-known place of other cities at a token. */
export interface KnownPlace {
  to: number;
  /** A whole city: rather said in passing. */
  whole: boolean;
  /** Not of the city the tables are about. */
  far: boolean;
}

interface Home {
  groups: ReadonlySet<number>;
  name: ReadonlySet<string>;
}

const homes = new WeakMap<City, Home>();

// What is home is worked out once for each version of the tables.
function homeOf(city: City): Home {
  let home = homes.get(city);
  if (home === undefined) {
    const name = new Set(city.tables.city.name.toLowerCase().split(/[^a-z]+/));
    home = { groups: homeGroups(city.areas.map((area) => area.name)), name };
    homes.set(city, home);
  }
  return home;
}

/** The words of one message as a phrase of place sees them. */
export class PlaceReader {
  readonly text: ReadText;
  readonly city: City;
  readonly tokens: readonly Token[];
  readonly names: PlaceNames;
  private readonly home: Home;
  private readonly flags: Uint16Array;
  private readonly knownAt = new Map<number, KnownPlace | null>();

  constructor(text: ReadText, city: City) {
    this.text = text;
    this.city = city;
    this.tokens = text.tokens;
    this.names = new PlaceNames(text, city);
    this.home = homeOf(city);
    this.flags = Uint16Array.from(this.tokens, (token) => {
      if (token.sort !== 'word') return 0;
      // "KA Sancaka" is a train, "ka Sancaka" the way there.
      if (token.form === 'ka' && token.capital) return 0;
      return flagsOf(token.form);
    });
  }

  form(at: number): string {
    return this.tokens[at]?.form ?? '';
  }

  /** What stands before a token: 0 nothing, 1 a comma, 2 the end of a sentence or of the text. */
  gap(at: number): number {
    return this.tokens[at]?.gap ?? 2;
  }

  is(at: number, flag: number): boolean {
    return ((this.flags[at] ?? 0) & flag) !== 0;
  }

  isNumber(at: number): boolean {
    return this.tokens[at]?.sort === 'number';
  }

  name(at: number): NameHit | undefined {
    return this.names.at(at);
  }

  /** A capital that says something: not the first letter of a sentence, not in a text all of capitals. */
  isCapital(at: number): boolean {
    return !this.text.shouted && this.tokens[at]?.capital === true && this.tokens[at]?.sort === 'word';
  }

  /** A small word no list of places knows, between others of its kind: nothing can begin here. */
  isIdle(at: number): boolean {
    return this.flags[at] === 0 && (at === 0 || this.flags[at - 1] === 0) && this.tokens[at]?.capital === false;
  }

  /** Whether a number before this word counts time or things. */
  isCounting(at: number): boolean {
    const form = this.form(at);
    return COUNTED.has(this.city.read(form).words[0] ?? '') || COUNTED.has(form);
  }

  /** A number that is a time, a price or a fraction: "15.30", "1,5". */
  isSplitNumber(at: number): boolean {
    const token = this.tokens[at];
    const next = this.tokens[at + 1];
    if (token?.sort !== 'number' || next?.sort !== 'number' || next.from !== token.to + 1) return false;
    return /[.,:]/.test(this.text.original.charAt(token.to));
  }

  /** "BPJS", "DPRD": an office rather than a place. */
  isAllCapitals(at: number): boolean {
    const token = this.tokens[at];
    if (token === undefined) return false;
    const written = this.text.original.slice(token.from, token.to);
    return written.length > 1 && written === written.toUpperCase();
  }

  /** Whether a hyphen stands between this token and the one before. */
  isHyphened(at: number): boolean {
    const before = this.tokens[at - 1];
    const token = this.tokens[at];
    if (before === undefined || token === undefined || token.from - before.to > 5) return false;
    return /[-–—>→]/.test(this.text.original.slice(before.to, token.from));
  }

  /** A word that neither the tables nor the lists of everyday words know: it may be a name. */
  isNew(at: number): boolean {
    const token = this.tokens[at];
    if (token === undefined || token.sort !== 'word' || token.form.length < 2) return false;
    if (!/^[a-z][a-z']*\d*[a-z]*$/.test(token.form) || isEveryday(token.form)) return false;
    return !(this.isCapital(at) ? this.isPlain(token.form) : this.city.read(token.form).plain);
  }

  /** An ordinary word as it stands; what was only taken for a misspelt one ("banjaran" for "banjiran") may be a name. */
  isPlain(form: string): boolean {
    const { plain, words } = this.city.read(form);
    if (!plain || words.length !== 1 || words[0] === form || isCommonWord(form)) return plain;
    return /(.)\1/.test(form) || /\d/.test(form) || form.length < 5;
  }

  /** Whether a word is the name of a far city, and neither ours nor a place of ours. */
  isFarCity(at: number): boolean {
    const form = this.form(at);
    return (
      FAR_CITIES.has(form) &&
      !this.home.name.has(form) &&
      this.tokens[at]?.sort === 'word' &&
      this.name(at) === undefined
    );
  }

  /** The well-known place that begins at a token, where the words are no everyday ones there. */
  known(at: number): KnownPlace | null {
    let found = this.knownAt.get(at);
    if (found === undefined) {
      found = this.findKnown(at);
      this.knownAt.set(at, found);
    }
    return found;
  }

  private findKnown(at: number): KnownPlace | null {
    const names = this.tokens[at]?.sort === 'word' ? knownFrom(this.form(at)) : undefined;
    if (names === undefined) return null;
    for (const { words, group } of names) {
      if (!words.every((word, i) => this.form(at + i) === word && (i === 0 || this.gap(at + i) === 0))) continue;
      if (words.length === 1 && !this.isSurelyName(at)) continue;
      return {
        to: at + words.length,
        whole: WHOLE_CITIES.has(words.join(' ')),
        far: group !== EVERYWHERE && !this.home.groups.has(group),
      };
    }
    return null;
  }

  // A short name, or one that is also a word, needs a capital or a small word of place before it.
  private isSurelyName(at: number): boolean {
    const form = this.form(at);
    if (form.length > 4 && !this.isPlain(form) && !isEveryday(form)) return true;
    if (this.isCapital(at) && this.gap(at) < 2) return true;
    return this.gap(at) === 0 && (this.is(at - 1, AT | WAY | RELATION) || /^(?:jl|jln|raya)$/.test(this.form(at - 1)));
  }
}
