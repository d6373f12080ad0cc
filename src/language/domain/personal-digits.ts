import type { Folded } from './fold.ts';

/** A stretch that stands for digits: a run of them, one with letters in their place, or a numeral word. */
export interface DigitGroup {
  from: number;
  to: number;
  digits: string;
  /** A numeral written as a word. */
  word: boolean;
  /** Belongs to a date, a time, a sum of money or a coordinate. */
  dead: boolean;
  /** What stands between this group and the next one of the same chain; null where the chain ends. */
  gap: string | null;
}

const NUMERALS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['0', 'nol kosong kosng zero nul'],
    ['1', 'satu siji hiji one satoe'],
    ['2', 'dua loro two dwa'],
    ['3', 'tiga telu tilu three'],
    ['4', 'empat papat opat four'],
    ['5', 'lima limo five'],
    ['6', 'enam enem genep six'],
    ['7', 'tujuh pitu seven'],
    ['8', 'delapan lapan dlapan wolu dalapan eight'],
    ['9', 'sembilan songo sanga salapan nine'],
  ].flatMap(([digit = '', words = '']) => words.split(' ').map((word) => [word, digit])),
);

const LETTER_DIGITS: Readonly<Record<string, string>> = {
  o: '0',
  i: '1',
  l: '1',
  '|': '1',
  s: '5',
  b: '8',
  z: '2',
  g: '6',
};
const TOKEN = new RegExp(`(?<![a-z])(?:${Object.keys(NUMERALS).join('|')})(?![a-z])|[0-9oil|sbzg]{1,40}`, 'g');
const BETWEEN = /[\s.,()/_*~+'-]{0,4}/y;
/** More groups than this no number has. */
export const longestChain = 26;

/** Reads the groups of digits of a folded text, in order, and which of them stand together. One pass. */
export function readDigitGroups({ text }: Folded): DigitGroup[] {
  const groups: DigitGroup[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const group = readGroup(text, match[0], match.index);
    if (!group) continue;
    const last = groups.at(-1);
    if (last && group.from >= last.to) {
      BETWEEN.lastIndex = last.to;
      const gap = BETWEEN.exec(text)?.[0] ?? '';
      const joined = last.to + gap.length === group.from && (gap.match(/\n/g)?.length ?? 0) <= 1;
      if (joined && (gap !== '' || last.word || group.word)) last.gap = gap;
    }
    groups.push(group);
  }
  for (let i = 0; i < groups.length; i += 1) markDead(text, groups, i);
  return groups;
}

function readGroup(text: string, token: string, at: number): DigitGroup | undefined {
  const before = text[at - 1] ?? ' ';
  const after = text[at + token.length] ?? ' ';
  const numeral = NUMERALS[token];
  if (numeral !== undefined)
    return { from: at, to: at + token.length, digits: numeral, word: true, dead: false, gap: null };
  if (!/\d/.test(token)) return undefined;
  const whole = !/[a-z0-9|]/.test(before) && !/[a-z0-9|]/.test(after);
  // Letters count as digits only in a token of its own that is mostly digits; else the digits in it alone do.
  let [from, to] = [at, at + token.length];
  const trueDigits = token.replace(/\D/g, '').length;
  const plain = trueDigits === token.length;
  const asDigits = plain || (whole && token.length >= 3 && trueDigits * 2 >= token.length);
  if (!asDigits) {
    const first = token.search(/\d/);
    const inner = /^\d+/.exec(token.slice(first))?.[0] ?? '';
    from = at + first;
    to = from + inner.length;
  }
  const digits = text.slice(from, to).replace(/\D/g, (letter) => LETTER_DIGITS[letter] ?? '');
  return { from, to, digits, word: false, dead: false, gap: null };
}

const DATE = /(?:[0-3]?\d)([-/.])(?:[01]?\d)\1(?:19|20)?\d\d(?!\d)|(?:19|20)\d\d([-/.])[01]?\d\2[0-3]?\d(?!\d)/y;
const TIME = /(?:[01]?\d|2[0-4])[.:][0-5]\d(?!\d)/y;
const MONEY = /[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3}){0,4}(?:[.,](?:00|-))?(?!\d)/y;
const COORDINATE = /(?:\d|1[01]|9[5-9]|1[0-3]\d|14[01])\.\d{4,16}(?!\d)/y;

/** Dates, times, sums and coordinates are nobody's number, and no number goes on over them. */
function markDead(text: string, groups: DigitGroup[], i: number): void {
  const group = groups[i];
  if (!group || group.dead || group.word || group.digits.length > 13) return;
  if (!/^\d+$/.test(text.slice(group.from, group.to))) return;
  const end = deadUntil(text, group);
  for (let k = i; k < groups.length && (groups[k]?.from ?? end) < end; k += 1) {
    const one = groups[k];
    if (one) one.dead = true;
  }
}

/** Where the date, time, coordinate or sum that begins here ends; 0 when none does. */
function deadUntil(text: string, { from, to, digits }: DigitGroup): number {
  // In the middle of a chain of the same sign it is a piece of a number.
  const alone = tightBefore(text, from) === '';
  if (alone) {
    const date = matchAt(DATE, text, from);
    if (date && !goesOn(text, date.end, date.sign)) return date.end;
    const time = matchAt(TIME, text, from);
    if (time && !goesOn(text, time.end, '.') && looksLikeTime(text, from, time.end)) return time.end;
    const place = matchAt(COORDINATE, text, from);
    if (place && !goesOn(text, place.end, '.')) return place.end;
  }
  const money = matchAt(MONEY, text, from);
  const rupiah = /(?:rp|idr|rupiah)[ .:]{0,3}$/.test(text.slice(Math.max(0, from - 10), from));
  const counted = /^ ?(?:rupiah|ribu|rb|juta|jt|milyar|miliar|m\b|t\b|triliun)/.test(text.slice(to, to + 10));
  if (rupiah || counted) return Math.max(money?.end ?? 0, to);
  return alone && money && digits !== '0' && !goesOn(text, money.end, money.sign) ? money.end : 0;
}

/** The sign that ties this place to a digit before it, or ''. */
function tightBefore(text: string, at: number): string {
  const sign = text[at - 1] ?? '';
  return /[-./]/.test(sign) && /\d/.test(text[at - 2] ?? '') ? sign : '';
}

function goesOn(text: string, at: number, sign: string): boolean {
  return (text[at] ?? '') === sign && /\d/.test(text[at + 1] ?? '');
}

function looksLikeTime(text: string, from: number, end: number): boolean {
  if (text[from + 1] === ':' || text[from + 2] === ':') return true;
  const around = `${text.slice(Math.max(0, from - 12), from)}|${text.slice(end, end + 8)}`;
  return (
    /(?:jam|pukul|pkl|jm|sejak|sampai|s\/d|sd|-|wib)[ .:]{0,2}\|/.test(around) ||
    /\| ?(?:wib|-|s\/d|sd|sampai|am|pm)/.test(around)
  );
}

function matchAt(pattern: RegExp, text: string, at: number): { end: number; sign: string } | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match ? { end: at + match[0].length, sign: match[1] ?? match[2] ?? '.' } : undefined;
}
