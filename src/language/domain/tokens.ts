import { ABBREVIATIONS } from '../lexicon/places.ts';
import { type Folded, originalSpan } from './fold.ts';

export type TokenSort = 'word' | 'number' | 'mention' | 'link';

/** One word as written, with its place in the original text. */
export interface Token {
  form: string;
  sort: TokenSort;
  /** UTF-16 offsets in the original text, end exclusive. */
  from: number;
  to: number;
  /** What stands before it: 0 nothing or a space, 1 a comma or the like, 2 the end of a sentence or a new line. */
  gap: 0 | 1 | 2;
  /** Written with a capital first letter. */
  capital: boolean;
}

/** Triage reads this many tokens and no more: work stays bounded whatever is sent. */
export const MOST_TOKENS = 1500;

const LINK =
  /(?:https?:\/\/|www\.)[^\s]+|\b[a-z0-9][a-z0-9-]*\.(?:com|id|net|org|me|co|ly|io|info|xyz|site|vip|click|link|online)\b(?:\/[^\s]*)?/y;
const MAIL = /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/y;
const MENTION = /@[a-z0-9._]{1,60}/y;
const WORD = /[a-z0-9](?:[a-z0-9]|'(?=[a-z]))*/y;

function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** Cuts a folded text into tokens; links, e-mail addresses and mentions become one token each. */
export function cutTokens(original: string, folded: Folded): Token[] {
  const { text } = folded;
  const tokens: Token[] = [];
  let gap: 0 | 1 | 2 = 2;
  let at = 0;
  const push = (form: string, sort: TokenSort, from: number, to: number): void => {
    const [start, end] = originalSpan(folded, from, to);
    const first = original[start] ?? '';
    tokens.push({ form, sort, from: start, to: end, gap, capital: first !== first.toLowerCase() });
    gap = 0;
  };
  while (at < text.length && tokens.length < MOST_TOKENS) {
    const code = text.charCodeAt(at);
    if (isWordCode(code)) {
      const whole = wholeAt(text, at);
      if (whole !== null) {
        push(whole.form, whole.sort, at, at + whole.length);
        at += whole.length;
        continue;
      }
      const word = matchAt(WORD, text, at) ?? text.charAt(at);
      pushWord(word, at, push);
      at += word.length;
      continue;
    }
    if (code === 64) {
      const mention = matchAt(MENTION, text, at);
      if (mention !== null) {
        push(mention, 'mention', at, at + mention.length);
        at += mention.length;
        continue;
      }
    }
    if (code === 35) {
      at = pushHashtag(original, folded, at, push);
      continue;
    }
    if (code === 10 || code === 33 || code === 63 || code === 59) gap = 2;
    else if (code === 46) gap = raise(gap, endsSentence(tokens, text, at) ? 2 : 0);
    else if (code === 44 || code === 58 || code === 40 || code === 41 || code === 34) gap = raise(gap, 1);
    at += 1;
  }
  return joinSpelledOut(tokens);
}

function raise(gap: 0 | 1 | 2, to: 0 | 1 | 2): 0 | 1 | 2 {
  return to > gap ? to : gap;
}

function endsSentence(tokens: readonly Token[], text: string, at: number): boolean {
  const last = tokens[tokens.length - 1];
  if (last === undefined) return true;
  if (last.sort === 'word' && ABBREVIATIONS.has(last.form)) return false;
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  return !(isWordCode(before) && isWordCode(after) && (last.form.length === 1 || last.sort === 'number'));
}

// Only a letter followed soon by '.', ':' or '@' can begin a link or an address; the look ahead keeps plain words cheap.
function wholeAt(text: string, at: number): { form: string; sort: TokenSort; length: number } | null {
  let end = at;
  while (
    end < text.length &&
    end - at < 64 &&
    (isWordCode(text.charCodeAt(end)) || text[end] === '-' || text[end] === '_')
  )
    end += 1;
  const stop = text[end];
  if (stop !== '.' && stop !== ':' && stop !== '@' && stop !== '+') return null;
  const mail = matchAt(MAIL, text, at);
  if (mail !== null) return { form: mail, sort: 'mention', length: mail.length };
  const link = matchAt(LINK, text, at);
  if (link !== null) return { form: link, sort: 'link', length: link.length };
  return null;
}

type Push = (form: string, sort: TokenSort, from: number, to: number) => void;

const STUCK = /^(rt|rw|sdn|sd|smpn|smp|sman|sma|smkn|smk|no|gg|km|blok|jl|kp|jam|tgl)(\d{1,4})$/;

function pushWord(word: string, at: number, push: Push): void {
  const stuck = STUCK.exec(word);
  if (stuck?.[1] !== undefined && stuck[2] !== undefined) {
    push(stuck[1], 'word', at, at + stuck[1].length);
    push(stuck[2], 'number', at + stuck[1].length, at + word.length);
    return;
  }
  push(word, /^\d+$/.test(word) ? 'number' : 'word', at, at + word.length);
}

// "#BanjirTangerang" is two words when capitals say so; else it stays whole.
function pushHashtag(original: string, folded: Folded, at: number, push: Push): number {
  const word = matchAt(WORD, folded.text, at + 1);
  if (word === null) return at + 1;
  let from = at + 1;
  const end = at + 1 + word.length;
  for (let i = from + 1; i <= end; i += 1) {
    const [here] = i < end ? originalSpan(folded, i, i + 1) : [-1];
    const [before] = originalSpan(folded, i - 1, i);
    const starts = i === end || (isCapital(original[here]) && !isCapital(original[before]));
    if (starts) {
      push(folded.text.slice(from, i), 'word', from, i);
      from = i;
    }
  }
  return end;
}

function isCapital(letter: string | undefined): boolean {
  return letter !== undefined && letter >= 'A' && letter <= 'Z';
}

// "s l o t g a c o r" and "s.l.o.t": four or more single letters in a row are one word.
function joinSpelledOut(tokens: Token[]): Token[] {
  let run = 0;
  let longest = 0;
  for (const token of tokens) {
    run = token.sort === 'word' && token.form.length === 1 ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  if (longest < 4) return tokens;
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; ) {
    let j = i;
    while (
      j < tokens.length &&
      tokens[j]?.sort !== 'mention' &&
      tokens[j]?.sort !== 'link' &&
      tokens[j]?.form.length === 1
    )
      j += 1;
    const first = tokens[i];
    const last = tokens[j - 1];
    if (j - i >= 4 && first !== undefined && last !== undefined) {
      const form = tokens
        .slice(i, j)
        .map((t) => t.form)
        .join('');
      out.push({ ...first, form, sort: 'word', to: last.to });
      i = j;
    } else if (first !== undefined) {
      out.push(first);
      i += 1;
    }
  }
  return out;
}
