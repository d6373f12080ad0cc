import { CONCEPTS } from '../lexicon/concepts.ts';
import { foldText } from './fold.ts';
import { cutTokens, type Token } from './tokens.ts';
import { isCommonWord, meantBy, readForm } from './words.ts';

/** Hashes of what a text is made of: words, pairs of words, parts of words, what is denied, what it speaks of, its shape. */
export type Features = Uint32Array;

/** Text longer than this many characters decides nothing behind it. */
const MOST_CHARACTERS = 12_000;
/** More different features of words than this, some forty words, tell little new and cost as much as the first. */
const MOST_OF_WORDS = 800;
/** With facts and shape; the collector's table holds twice as many. */
const MOST_FEATURES = 2_000;

const WORD = 0x811c9dc5;
const PAIR = 0x2f0b4d11;
const PART = 0x9e3779b1;
const FORM = 0x51ed270b;
const DENIED = 0x6c62272e;
const CONCEPT = 0x7f4a7c15;
const SHAPE = 0x3c6ef372;
const FACT = 0x1b873593;

/**
 * Parts of words are many, words few, concepts fewer: without this the parts drown the others. Chosen by cross-validation on the own corpus
 * (docs/language.md).
 */
const WORD_COUNTS = 2;
const CONCEPT_COUNTS = 4;
const FACT_COUNTS = 3;
const FORM_COUNTS = 3;
/** A language is known after some forty words. */
const MOST_OF_LANGUAGE = 800;
const LONGEST_PART_OF_LANGUAGE = 4;
const SHORTEST_PART = 2;
const LONGEST_PART = 4;

function hash(text: string, seed: number): number {
  let value = seed;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}

/** What one written form gives by itself; worked out once and remembered. */
interface FormFeatures {
  words: readonly string[];
  own: Uint32Array;
  concepts: readonly string[];
}

const remembered = new Map<string, FormFeatures>();
const MOST_REMEMBERED = 50_000;

const conceptsOf = new Map<string, string[]>();
/** A word that stands under more than this many concepts says nothing about any. */
const MOST_CONCEPTS = 5;

for (const line of CONCEPTS.trim().split('\n')) {
  const at = line.indexOf(':');
  if (at < 0) continue;
  const name = line.slice(0, at).trim();
  for (const word of line
    .slice(at + 1)
    .trim()
    .split(/\s+/)) {
    const known = conceptsOf.get(word);
    if (known === undefined) conceptsOf.set(word, [name]);
    else if (!known.includes(name)) known.push(name);
  }
}
for (const [word, concepts] of conceptsOf) if (concepts.length > MOST_CONCEPTS) conceptsOf.delete(word);

const isOrdinary = (word: string): boolean => isCommonWord(word) || meantBy(word) !== null || conceptsOf.has(word);

const AFFIXES = /(?:nya|lah|kah|pun|ku|mu|kan|an|i)$/;

function findConcepts(word: string): readonly string[] {
  const known = conceptsOf.get(word);
  if (known !== undefined) return known;
  if (word.length < 6) return [];
  const bare = word.replace(AFFIXES, '');
  return conceptsOf.get(bare) ?? [];
}

function readWord(form: string): FormFeatures {
  const known = remembered.get(form);
  if (known !== undefined) return known;
  const words = readForm(form, isOrdinary);
  const own: number[] = [hash(form, FORM)];
  const bounded = `_${form.length > 30 ? form.slice(0, 30) : form}_`;
  for (let length = SHORTEST_PART; length <= LONGEST_PART; length += 1)
    for (let at = 0; at + length <= bounded.length; at += 1) own.push(hash(bounded.slice(at, at + length), PART));
  const concepts = new Set<string>();
  for (const word of words) {
    for (let time = 0; time < WORD_COUNTS; time += 1) own.push(hash(word, WORD + time));
    for (const concept of findConcepts(word)) concepts.add(concept);
  }
  if (concepts.size === 0) for (const concept of findConcepts(form)) concepts.add(concept);
  const made = { words, own: Uint32Array.from(own), concepts: [...concepts] };
  // @NOTE Bounded: a flood of invented words must not grow the process for ever.
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  if (form.length <= 40) remembered.set(form, made);
  return made;
}

/** The features that one written form adds by itself. */
export function formFeatures(form: string): Uint32Array {
  return readWord(form).own;
}

const DENIES = new Set(['tidak', 'bukan', 'jangan', 'belum', 'kurang', 'tanpa', 'no', 'never', 'hardly', 'anti']);
const DENIED_WORDS = 3;

/** Twice the most features: a table this full is still quick. */
const SLOTS = 4_096;
const slots = new Uint32Array(SLOTS);
const filledIn = new Uint32Array(SLOTS);
let round = 0;

/** Collects features without repeats; one at a time, since all share one table (a Set for each text takes three times as long). */
class Collector {
  readonly found: number[] = [];
  constructor() {
    round += 1;
    if (round >= 0xffffffff) {
      filledIn.fill(0);
      round = 1;
    }
  }
  add(feature: number): void {
    if (this.found.length >= MOST_FEATURES) return;
    let slot = feature & (SLOTS - 1);
    while (filledIn[slot] === round) {
      if (slots[slot] === feature) return;
      slot = (slot + 1) & (SLOTS - 1);
    }
    filledIn[slot] = round;
    slots[slot] = feature;
    this.found.push(feature);
  }
}

/** The features of a text, each once, in no order; `more` are facts from elsewhere (what the rules found) that count like words. */
export function featuresOf(text: string, more: readonly string[] = []): Features {
  const original = text.length > MOST_CHARACTERS ? text.slice(0, MOST_CHARACTERS) : text;
  return tokenFeatures(original, cutTokens(original, foldText(original)), more);
}

/** The same, of a text already cut into tokens. */
export function tokenFeatures(original: string, tokens: readonly Token[], more: readonly string[] = []): Features {
  const out = new Collector();
  let before = '^';
  let denied = 0;
  let words = 0;
  let capitals = 0;
  for (const token of tokens) {
    if (token.gap === 2) {
      denied = 0;
      before = '^';
    }
    if (token.sort !== 'word') {
      const mask = token.sort === 'number' ? '0' : token.sort === 'mention' ? '@' : '//';
      out.add(hash(mask, WORD));
      if (token.sort === 'number') out.add(hash(`0${Math.min(token.form.length, 9)}`, SHAPE));
      out.add(hash(`${before} ${mask}`, PAIR));
      before = mask;
      continue;
    }
    words += 1;
    if (token.capital && token.to - token.from > 2 && isCapitals(original, token)) capitals += 1;
    if (out.found.length > MOST_OF_WORDS) continue;
    const { words: meant, own, concepts } = readWord(token.form);
    for (const feature of own) out.add(feature);
    for (const concept of concepts) addTimes(out, denied > 0 ? `-${concept}` : concept, CONCEPT, CONCEPT_COUNTS);
    for (const word of meant) {
      out.add(hash(`${before} ${word}`, PAIR));
      if (denied > 0) out.add(hash(word, DENIED));
      before = word;
      denied = DENIES.has(word) ? DENIED_WORDS : denied - 1;
    }
  }
  addShape(out, original, words, capitals);
  for (const fact of more) addTimes(out, fact, FACT, FACT_COUNTS);
  return Uint32Array.from(out.found);
}

function addTimes(out: Collector, text: string, seed: number, times: number): void {
  for (let time = 0; time < times; time += 1) out.add(hash(text, seed + time));
}

/** Features that tell languages apart: words as written and their parts, nothing of what they mean. */
export function languageFeatures(tokens: readonly Token[]): Features {
  const out = new Collector();
  let before = '^';
  for (const { sort, form } of tokens) {
    if (sort !== 'word' || form.startsWith('emoji')) continue;
    if (out.found.length > MOST_OF_LANGUAGE) break;
    addTimes(out, form, FORM, FORM_COUNTS);
    const bounded = `_${form.slice(0, 30)}_`;
    for (let length = 1; length <= LONGEST_PART_OF_LANGUAGE; length += 1)
      for (let at = 0; at + length <= bounded.length; at += 1) out.add(hash(bounded.slice(at, at + length), PART));
    out.add(hash(`${before} ${form}`, PAIR));
    before = form;
  }
  return Uint32Array.from(out.found);
}

function isCapitals(original: string, token: Token): boolean {
  const second = original[token.from + 1] ?? '';
  return second !== second.toLowerCase();
}

function addShape(out: Collector, original: string, words: number, capitals: number): void {
  const size =
    words <= 2 ? 's' : words <= 5 ? 'm' : words <= 10 ? 'l' : words <= 20 ? 'xl' : words <= 40 ? '2xl' : '3xl';
  out.add(hash(`size ${size}`, SHAPE));
  if (words > 3 && capitals > words * 0.6) out.add(hash('shouted', SHAPE));
  const asks = original.indexOf('?');
  if (asks >= 0) out.add(hash('?', SHAPE));
  if (asks >= 0 && original.trimEnd().endsWith('?')) out.add(hash('?$', SHAPE));
  if (/[?!]{2,}/.test(original)) out.add(hash('?!', SHAPE));
  if (original.includes('!')) out.add(hash('!', SHAPE));
  if (original.includes('...')) out.add(hash('...', SHAPE));
  if (/^\s*rt\s*@/i.test(original.slice(0, 8))) out.add(hash('rt', SHAPE));
}
