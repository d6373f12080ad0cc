import { KIND_CUES, NOT_SPAM_CUES, SPAM_CUES, URGENCY_CUES } from '../lexicon/cues.ts';
import { LANDMARKS, NAME_PARTS, PLACE_NOUNS, RELATIONS } from '../lexicon/places.ts';
import type { AgencyRow, AreaRow, CityTables, Kind, OutsideRow, RoadRow, TopicRow } from '../schema.ts';
import { Matcher } from './matcher.ts';
import { readPhrases } from './phrases.ts';
import { isCommonWord, meantBy, readForm } from './words.ts';

/** What a label number of the matcher stands for. */
export type Label =
  | { sort: 'topic'; index: number }
  | { sort: 'outside'; index: number }
  | { sort: 'agency'; index: number }
  | { sort: 'area'; index: number }
  | { sort: 'road'; index: number }
  | { sort: 'kind'; kind: Kind }
  | { sort: 'urgency'; level: 'emergency' | 'high' | 'low' }
  | { sort: 'spam' }
  | { sort: 'notSpam' };

/** What a written form means in this city: the words it stands for and their numbers in the matcher. */
export interface FormReading {
  words: readonly string[];
  ids: readonly (readonly number[])[];
  /** Ordinary or trade word: no name of a street begins with it. */
  plain: boolean;
}

/** The city's tables made ready for reading texts. Made once per version of the tables. */
export interface City {
  tables: CityTables;
  matcher: Matcher;
  labels: readonly Label[];
  /** Numbers of the labels that are matters: topics, and bodies outside that are no place. */
  matterLabels: readonly number[];
  topics: readonly TopicRow[];
  outside: readonly OutsideRow[];
  agencies: readonly AgencyRow[];
  areas: readonly AreaRow[];
  roads: readonly RoadRow[];
  areaByCode: ReadonlyMap<string, AreaRow>;
  /** The agency that stands for a kecamatan's office, by the kecamatan's code. */
  kecamatanAgency: ReadonlyMap<string, AgencyRow>;
  topicByCode: ReadonlyMap<string, TopicRow>;
  agencyByCode: ReadonlyMap<string, AgencyRow>;
  /** Names of areas without spaces, for near spellings. */
  areaSpellings: readonly { spelling: string; area: number }[];
  read(form: string): FormReading;
}

/** Makes the city's tables ready for triage. Throws a sentence naming the table and the row when a phrase cannot be read. */
export function compileCity(tables: CityTables): City {
  const matcher = new Matcher();
  const labels: Label[] = [];
  const names = new Set<string>();
  const label = (what: Label): number => labels.push(what) - 1;
  const add = (what: Label, lines: readonly string[], where: string): void => {
    const number = label(what);
    for (const line of lines) {
      try {
        matcher.add(number, readPhrases(line));
      } catch (error) {
        throw new Error(`${where}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  for (const [kind, lines] of Object.entries(KIND_CUES))
    add({ sort: 'kind', kind: kind as Kind }, lines, `kind ${kind}`);
  for (const level of ['emergency', 'high', 'low'] as const)
    add({ sort: 'urgency', level }, URGENCY_CUES[level] ?? [], `urgency ${level}`);
  add({ sort: 'spam' }, SPAM_CUES, 'spam');
  add({ sort: 'notSpam' }, [NOT_SPAM_CUES], 'not spam');
  tables.topics.forEach((topic, index) => {
    add({ sort: 'topic', index }, topic.words, `topics ${topic.code}`);
  });
  const addBodies = (place: boolean): void => {
    tables.outside.forEach((body, index) => {
      if (body.place === place) add({ sort: 'outside', index }, body.words, `outside ${body.code}`);
      if (place && body.place) for (const word of body.words.join(' ').match(/[a-z]{4,}/g) ?? []) names.add(word);
    });
  };
  addBodies(false);
  // @NOTE Spelling is prepared before names come in: a street is never taken for a misspelt trade word's neighbour, nor the other way round.
  matcher.prepareSpelling();
  // A neighbour's name too: "kretek" is no misspelt Kresek.
  addBodies(true);
  const addName = (what: Label, spellings: readonly string[]): void => {
    const lines: string[] = [];
    for (const spelling of spellings) {
      const plain = plainName(spelling);
      if (plain === '') continue;
      lines.push(`${plain}:1`);
      for (const word of plain.split(' ')) names.add(word);
    }
    add(what, lines, spellings[0] ?? '');
  };
  tables.agencies.forEach((agency, index) => {
    const spellings = agency.kind === 'kecamatan' ? agency.aliases : [agency.name, agency.shortName, ...agency.aliases];
    add(
      { sort: 'agency', index },
      spellings
        .map(plainName)
        .filter((s) => s !== '')
        .map((s) => `${s}:1`),
      `agencies ${agency.code}`,
    );
  });
  tables.areas.forEach((area, index) => {
    addName({ sort: 'area', index }, [area.name, ...area.variants]);
  });
  tables.roads.forEach((road, index) => {
    addName(
      { sort: 'road', index },
      road.aliases.length > 0 ? road.aliases : [road.name.replace(/^(jalan|jl)\.?\s+/i, '')],
    );
  });
  const areaByCode = new Map(tables.areas.map((area) => [area.code, area]));
  return {
    tables,
    matcher,
    labels,
    matterLabels: labels.flatMap((one, number) =>
      one.sort === 'topic' || (one.sort === 'outside' && tables.outside[one.index]?.place === false) ? [number] : [],
    ),
    topics: tables.topics,
    outside: tables.outside,
    agencies: tables.agencies,
    areas: tables.areas,
    roads: tables.roads,
    areaByCode,
    kecamatanAgency: officesOf(tables),
    topicByCode: new Map(tables.topics.map((topic) => [topic.code, topic])),
    agencyByCode: new Map(tables.agencies.map((agency) => [agency.code, agency])),
    areaSpellings: tables.areas.flatMap((area, index) =>
      [area.name, ...area.variants].map((name) => ({ spelling: plainName(name).replaceAll(' ', ''), area: index })),
    ),
    read: makeReader(matcher, names),
  };
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function officesOf(tables: CityTables): Map<string, AgencyRow> {
  const offices = new Map<string, AgencyRow>();
  const byName = new Map(
    tables.agencies.filter((a) => a.kind === 'kecamatan').map((a) => [plainName(a.name).replace(/^kecamatan /, ''), a]),
  );
  for (const area of tables.areas) {
    const agency = area.level === 'kecamatan' ? byName.get(plainName(area.name)) : undefined;
    if (agency !== undefined) offices.set(area.code, agency);
  }
  return offices;
}

const MOST_REMEMBERED = 20_000;

// Residents use few words: what a form means is worked out once and remembered.
function makeReader(matcher: Matcher, names: ReadonlySet<string>): (form: string) => FormReading {
  const remembered = new Map<string, FormReading>();
  const isKnown = (word: string): boolean => matcher.has(word) || isCommonWord(word) || names.has(word);
  const isOrdinary = (word: string): boolean =>
    isKnown(word) ||
    PLACE_NOUNS.has(word) ||
    RELATIONS.has(word) ||
    LANDMARKS.has(word) ||
    NAME_PARTS.has(word) ||
    meantBy(word) !== null;
  const work = (form: string): FormReading => {
    let words = readForm(form, isOrdinary);
    let ids = words.map((word) => matcher.idsOf(word));
    const alone = words.length === 1 ? words[0] : undefined;
    if (alone !== undefined && ids[0]?.length === 0 && !isOrdinary(alone)) {
      const near = matcher.nearSpelling(alone);
      if (near !== null) {
        words = [near];
        ids = [matcher.idsOf(near)];
      }
    }
    const plain = words.some((word, i) => isCommonWord(word) || ((ids[i]?.length ?? 0) > 0 && !names.has(word)));
    return { words, ids, plain };
  };
  return (form) => {
    const known = remembered.get(form);
    if (known !== undefined) return known;
    const reading = work(form);
    if (form.length > 40) return reading;
    // @NOTE Bounded: a flood of invented words must not grow the process for ever.
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(form, reading);
    return reading;
  };
}
