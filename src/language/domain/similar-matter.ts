import { LANDMARKS, NAME_PARTS, PLACE_NOUNS, RELATIONS } from '../lexicon/places.ts';
import type { City } from './city.ts';
import { COUNTED, type PutPlace, plain, takeNames, takePlaces, unsureAreas } from './matter-places.ts';
import { type ReadText, readText } from './reading.ts';
import { fillers, isCommonWord } from './words.ts';

/** What a message is about, made ready for comparing it with others: terms with what each is worth, and what names a place. */
export interface MatterSignature {
  terms: ReadonlyMap<string, number>;
  /** Places by their sort ("jalan", "area", "rt"): texts that name different ones of one sort speak of different places. */
  places: ReadonlyMap<string, ReadonlySet<string>>;
  /** Topics of the city that the words speak of. */
  topics: ReadonlySet<string>;
  /** How each term was written, for people. */
  wordings: ReadonlyMap<string, string>;
  /** What all terms are worth together: a text without content is like nothing. */
  weight: number;
}

/** How far two messages speak of one matter, by their words alone. */
export interface MatterLikeness {
  /** 0 to 1: how much of what the words are worth stands in both. */
  words: number;
  /** The same without what names a place: whether it is the same thing, wherever. */
  matter: number;
  /** What shared names and numbers are worth, places left out. */
  names: number;
  /** Both name something, and nothing that the other names. */
  namesApart: boolean;
  /** 0 to 1: how many of their topics they share. */
  topics: number;
  /** `same`: a place in common and none against it; `apart`: of one sort each names another; `unknown`: they cannot be compared. */
  places: 'same' | 'apart' | 'unknown';
  /** The shared terms that weigh most, at most four, for a reason shown to people. */
  shared: string[];
  /** Places in common, as words. */
  sharedPlaces: string[];
}

/** Plain words of everyday speech say little about which matter it is; names and numbers say most. */
const worth = { common: 0.12, placeNoun: 0.15, trade: 1, number: 1.2, name: 2.2, place: 3 } as const;
/** Topic phrases below this weight are hints, not the matter. */
const leastTopicWeight = 1.5;
/** Who is addressed and how politely: the same in messages about everything. */
const ADDRESSED = new Set(
  `admin mimin bapak pak ibu kakak kak bang mas mba walikota wali kota pemkot pemda pemerintah dinas tangerang tolong mohon harap harapan segera bantu
   terima kasih assalamualaikum wassalamualaikum selamat pagi siang sore malam halo permisi izin dong ya nih sih lagi juga warga`.split(
    /\s+/,
  ),
);

/** Reads what a message is about; equal matters written by different people give signatures that are near. */
export function signMatter(text: string, city: City): MatterSignature {
  const read = readText(text, city);
  const terms = new Map<string, number>();
  const places = new Map<string, Set<string>>();
  const topics = new Set<string>();
  const wordings = new Map<string, string>();
  const weigh = (term: string, weight: number, wording: string) => {
    terms.set(term, Math.max(weight, terms.get(term) ?? 0));
    if (!wordings.has(term)) wordings.set(term, wording);
  };
  const put: PutPlace = (sort, name, from, to, said) => {
    const known = places.get(sort);
    if (known) known.add(name);
    else places.set(sort, new Set([name]));
    const [first, last] = [read.tokens[from], read.tokens[to - 1]];
    weigh(`${sort} ${name}`, worth.place, said ?? read.original.slice(first?.from, last?.to).replace(/\s+/g, ' '));
  };
  const taken = new Uint8Array(read.tokens.length + 1);
  takeNames(read, city, taken, put);
  takePlaces(read, city, taken, put);
  for (const { index, at } of unsureAreas(read, city, taken))
    weigh(`area ${plain(city.areas[index]?.name ?? '')}`, worth.number, read.tokens[at]?.form ?? '');
  const trade = topicWords(read, city, topics);
  for (const topic of topics) weigh(`#${topic}`, worth.trade, topic);
  read.words.forEach((word, at) => {
    const index = read.tokenOf[at] ?? 0;
    const token = read.tokens[index];
    if (!token || taken[index] || fillers.has(word) || ADDRESSED.has(word) || token.sort === 'mention') return;
    if (token.sort === 'link') weigh(word, worth.name, word);
    else if (token.sort === 'number') {
      const beside = [read.tokens[index - 1]?.form ?? '', read.tokens[index + 1]?.form ?? ''];
      if (word.length > 1 && !beside.some((form) => COUNTED.has(form))) weigh(word, worth.number, word);
    } else if (/\d/.test(word) && word.length > 1) weigh(word, worth.number, word);
    else if (word.length > 2) weigh(stemOf(word), worthOf(word, trade[at] === 1, city), word);
  });
  let weight = 0;
  for (const value of terms.values()) weight += value;
  return { terms, places, topics, wordings, weight };
}

function worthOf(word: string, trade: boolean, city: City): number {
  if (PLACE_NOUNS.has(word) || RELATIONS.has(word) || LANDMARKS.has(word)) return worth.placeNoun;
  if (trade) return worth.trade;
  if (isCommonWord(word) || NAME_PARTS.has(word)) return worth.common;
  return city.matcher.has(word) ? worth.trade * 0.6 : worth.name;
}

/** Marks the words that speak of a topic, and collects the topics. */
function topicWords(read: ReadText, city: City, topics: Set<string>): Uint8Array {
  const trade = new Uint8Array(read.words.length + 1);
  const scores = new Map<string, number>();
  for (const hit of read.hits) {
    const label = city.labels[hit.label];
    if (hit.weight < 1 || (label?.sort !== 'topic' && label?.sort !== 'outside')) continue;
    const code = label.sort === 'topic' ? city.topics[label.index]?.code : city.outside[label.index]?.code;
    if (code === undefined) continue;
    trade.fill(1, hit.from, hit.to);
    if (hit.from2 >= 0) trade.fill(1, hit.from2, hit.to2);
    scores.set(code, Math.max(hit.weight, scores.get(code) ?? 0));
  }
  const most = Math.max(leastTopicWeight, ...scores.values()) * 0.75;
  for (const [code, score] of scores) if (score >= most) topics.add(code);
  return trade;
}

/** Compares two messages; symmetric. */
export function compareMatters(a: MatterSignature, b: MatterSignature): MatterLikeness {
  const [small, large] = a.terms.size <= b.terms.size ? [a.terms, b.terms] : [b.terms, a.terms];
  let both = 0;
  let things = 0;
  let names = 0;
  const shared: [string, number][] = [];
  for (const [term, weight] of small) {
    const other = large.get(term) ?? nearTerm(term, weight, large);
    if (other === undefined) continue;
    const value = Math.min(weight, other);
    both += value;
    if (value < worth.place) things += value;
    if (value >= worth.number && value < worth.place) names += value;
    if (value >= worth.trade * 0.6) shared.push([term, value]);
  }
  shared.sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1));
  const least = Math.min(a.weight, b.weight);
  const dice = a.weight + b.weight > 0 ? (2 * both) / (a.weight + b.weight) : 0;
  const [ofA, ofB] = [thingsOf(a), thingsOf(b)];
  const matter = Math.min(ofA, ofB) > 0 ? things / (ofA + ofB) + (0.5 * things) / Math.min(ofA, ofB) : 0;
  // Two that say next to nothing are not alike for saying it in the same words.
  const substance = Math.min(1, least / leastSubstance);
  const within = least > 0 ? both / least : 0;
  const { places, sharedPlaces } = comparePlaces(a.places, b.places);
  const topics = [...a.topics].filter((topic) => b.topics.has(topic)).length;
  return {
    words: (0.5 * dice + 0.5 * within) * substance,
    matter,
    names,
    namesApart: names === 0 && namesSomething(a) && namesSomething(b),
    topics: topics === 0 ? 0 : topics / Math.max(a.topics.size, b.topics.size),
    places,
    shared: shared
      .map(([term]) => term)
      .filter((term) => !term.startsWith('#') && !sharedPlaces.includes(term))
      .slice(0, 4)
      .map((term) => a.wordings.get(term) ?? b.wordings.get(term) ?? term),
    sharedPlaces: sharedPlaces.map((term) => a.wordings.get(term) ?? term),
  };
}

const leastSubstance = 2.5;

function thingsOf({ terms }: MatterSignature): number {
  let sum = 0;
  for (const weight of terms.values()) if (weight < worth.place) sum += weight;
  return sum;
}

function namesSomething({ terms }: MatterSignature): boolean {
  for (const weight of terms.values()) if (weight === worth.name) return true;
  return false;
}

/** A name that differs by one letter is the same name misspelt. */
function nearTerm(term: string, weight: number, terms: ReadonlyMap<string, number>): number | undefined {
  if (weight < worth.name || weight >= worth.place || term.length < 6) return undefined;
  for (const [other, value] of terms) {
    if (value === worth.name && Math.abs(other.length - term.length) <= 1 && isOneApart(term, other))
      return value * 0.8;
  }
  return undefined;
}

function comparePlaces(
  a: MatterSignature['places'],
  b: MatterSignature['places'],
): { places: MatterLikeness['places']; sharedPlaces: string[] } {
  const sharedPlaces: string[] = [];
  let apart = false;
  let same = false;
  for (const [sort, names] of a) {
    const others = b.get(sort);
    if (!others) continue;
    const common = [...names].filter(
      (name) => others.has(name) || [...others].some((other) => isSameName(name, other)),
    );
    if (common.length > 0) {
      for (const name of common) sharedPlaces.push(`${sort} ${name}`);
      if (sort !== 'rw' && sort !== 'rt' && sort !== 'nama' && sort !== 'nomor') same = true;
    } else apart = true;
  }
  return { places: apart ? 'apart' : same ? 'same' : 'unknown', sharedPlaces };
}

function isSameName(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length >= 5 && b.length >= 5 && (a.startsWith(`${b} `) || b.startsWith(`${a} `))) return true;
  return a.length >= 5 && !/\d/.test(a + b) && isOneApart(a, b);
}

function isOneApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i++;
  return short.length === long.length ? short.slice(i + 1) === long.slice(i + 1) : short.slice(i) === long.slice(i + 1);
}

/** The word without what grammar puts around it; rough, for comparing only. */
function stemOf(word: string): string {
  let stem = word;
  for (const end of ['nya', 'lah', 'kah'])
    if (stem.endsWith(end) && stem.length - end.length >= 4) stem = stem.slice(0, -end.length);
  const bare = /^(?:memper|diper|meng|meny|mem|men|me|di|ber|ter|ke|peng|peny|pem|pen|ng)(.{4,})$/.exec(stem)?.[1];
  stem = bare ?? stem;
  return /^(.{4,}?)(?:kan|an|i)$/.exec(stem)?.[1] ?? stem;
}
