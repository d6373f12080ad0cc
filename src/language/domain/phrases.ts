import { CLASSES } from '../lexicon/slang.ts';
import { meantBy } from './words.ts';

/** One phrase of a table: one part, or two parts near each other, and its weight for the label. */
export interface Phrase {
  parts: readonly PhrasePart[];
  weight: number;
}

/** One contiguous part, with every way to say it spelled out. */
export interface PhrasePart {
  /** The part as written in the table; the same text is the same part. */
  key: string;
  ways: readonly (readonly string[])[];
}

/** Reads one line of a table: `lampu jalan:3; (got|selokan) + mampet:2; banjir*`. Throws a sentence that says what is wrong. */
export function readPhrases(line: string): Phrase[] {
  const phrases: Phrase[] = [];
  for (const piece of line.split(';')) {
    const text = piece.trim();
    if (text !== '') phrases.push(readPhrase(text));
  }
  return phrases;
}

function readPhrase(text: string): Phrase {
  const weighed = /^(.*?)\s*:\s*(-?(?:\d+(?:\.\d+)?|\.\d+))$/.exec(text);
  const body = (weighed?.[1] ?? text).trim();
  if (body === '' || /:/.test(body))
    throw new Error(`"${text}": a weight is a number behind one colon, as in "lampu jalan:3"`);
  const parts = body.split(/\s\+\s/).map(readPart);
  if (parts.length > 2) throw new Error(`"${text}": at most two parts can stand around "+"`);
  const standard = parts.length > 1 || (parts[0]?.key.includes(' ') ?? false) ? 3 : 2;
  return { parts, weight: weighed === null ? standard : Number(weighed[2]) };
}

const MOST_WAYS = 400;

function readPart(text: string): PhrasePart {
  const key = text.trim().toLowerCase();
  let ways: string[][] = [[]];
  for (const item of key.match(/\([^)]*\)|\{[^}]*\}|[^\s(){}]+/g) ?? []) {
    const choices = choicesOf(item);
    const next: string[][] = [];
    for (const way of ways) for (const choice of choices) next.push([...way, ...choice]);
    ways = next;
    if (ways.length > MOST_WAYS) throw new Error(`"${text}": more than ${MOST_WAYS} ways to say it`);
  }
  ways = ways.filter((way) => way.length > 0);
  if (ways.length === 0) throw new Error(`"${text}": no word in it`);
  return { key, ways };
}

function choicesOf(item: string): string[][] {
  if (item.startsWith('(')) return item.slice(1, -1).split('|').map(wordsOf);
  if (item.startsWith('{')) {
    const group = CLASSES[item.slice(1, -1)];
    if (group === undefined) throw new Error(`"${item}": there is no such group of words`);
    return group.split('|').map(wordsOf);
  }
  return [wordsOf(item)];
}

// The tables may be written in slang too: both sides go through the same list.
function wordsOf(text: string): string[] {
  const out: string[] = [];
  for (const word of text.trim().split(/[\s-]+/)) {
    if (word === '') continue;
    if (!/^[a-z0-9'%.]+\*?$/.test(word))
      throw new Error(`"${word}": a word holds small letters and digits, and may end with *`);
    const meant = word.endsWith('*') ? null : meantBy(word);
    if (meant === null) out.push(word);
    else out.push(...meant);
  }
  return out;
}
