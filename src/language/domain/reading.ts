import type { Span } from '../schema.ts';
import type { City } from './city.ts';
import { foldText } from './fold.ts';
import type { Hit } from './matcher.ts';
import { cutTokens, type Token } from './tokens.ts';

/** Characters of a message that triage reads; what stands behind them is kept but decides nothing. */
export const MOST_CHARACTERS = 12_000;

/** One message, read once: its tokens, the words they stand for, and every phrase of the tables found in it. */
export interface ReadText {
  original: string;
  tokens: Token[];
  /** Words meant, in order; one token may stand for two. */
  words: string[];
  /** Index of the token each word came from. */
  tokenOf: number[];
  hits: Hit[];
  styled: number;
  /** Question marks seen, up to three. */
  questionMarks: number;
  /** Almost all letters are capitals: capitals say nothing then. */
  shouted: boolean;
}

/** Reads a message with the city's tables. Work is bounded by MOST_CHARACTERS and MOST_TOKENS. */
export function readText(text: string, city: City): ReadText {
  const original = text.length > MOST_CHARACTERS ? text.slice(0, MOST_CHARACTERS) : text;
  const folded = foldText(original);
  const tokens = cutTokens(original, folded);
  const words: string[] = [];
  const ids: (readonly number[])[] = [];
  const breaks: boolean[] = [];
  const tokenOf: number[] = [];
  let capitals = 0;
  let letters = 0;
  tokens.forEach((token, index) => {
    if (token.sort === 'word') {
      letters += 1;
      if (token.capital && token.to - token.from > 1 && isShout(original, token)) capitals += 1;
      const reading = city.read(token.form);
      reading.words.forEach((word, i) => {
        words.push(word);
        ids.push(reading.ids[i] ?? []);
        breaks.push(i === 0 && token.gap === 2);
        tokenOf.push(index);
      });
      return;
    }
    words.push(token.form);
    ids.push(token.sort === 'number' ? (city.read(token.form).ids[0] ?? []) : []);
    breaks.push(token.gap === 2);
    tokenOf.push(index);
  });
  return {
    original,
    tokens,
    words,
    tokenOf,
    hits: city.matcher.find(ids, words, breaks),
    styled: folded.styled,
    questionMarks: countQuestionMarks(folded.text),
    shouted: letters > 3 && capitals > letters * 0.6,
  };
}

function isShout(original: string, token: Token): boolean {
  const second = original[token.from + 1] ?? '';
  return second !== second.toLowerCase();
}

function countQuestionMarks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('?'); at >= 0 && count < 3; at = text.indexOf('?', at + 1)) count += 1;
  return count;
}

/** Original span of the words [from, to). */
export function spanOf(text: ReadText, from: number, to: number): Span {
  const first = text.tokens[text.tokenOf[from] ?? 0];
  const last = text.tokens[text.tokenOf[to - 1] ?? 0];
  return [first?.from ?? 0, last?.to ?? 0];
}

/** The words of a hit as the resident wrote them, for a "why". */
export function wordingOf(text: ReadText, hit: Hit): string {
  const [from, to] = spanOf(text, hit.from, hit.to);
  const first = text.original.slice(from, to).replace(/\s+/g, ' ');
  if (hit.from2 < 0) return `“${first}”`;
  const [from2, to2] = spanOf(text, hit.from2, hit.to2);
  return `“${first}” + “${text.original.slice(from2, to2).replace(/\s+/g, ' ')}”`;
}
