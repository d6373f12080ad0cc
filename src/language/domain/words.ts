import { COMMON_WORDS } from '../lexicon/common-words.ts';
import { CLITICS, FILLERS, SLANG } from '../lexicon/slang.ts';

function readSlang(text: string): Map<string, readonly string[]> {
  const meant = new Map<string, readonly string[]>();
  for (const line of text.split('\n')) {
    const at = line.indexOf(':');
    if (at < 0) continue;
    const words = line.slice(0, at).trim().split(' ');
    for (const variant of line
      .slice(at + 1)
      .trim()
      .split(/\s+/))
      if (variant !== '') meant.set(variant, words);
  }
  return meant;
}

const slang = readSlang(SLANG);
const common = new Set(COMMON_WORDS.split(/\s+/).filter((w) => w !== ''));
for (const words of slang.values()) for (const word of words) common.add(word);
export const fillers: ReadonlySet<string> = new Set(FILLERS.split(/\s+/));

/** Whether the word is an ordinary one (or a known way to write one). */
export function isCommonWord(form: string): boolean {
  return common.has(form) || slang.has(form);
}

/** What the slang list says a form means, or null. */
export function meantBy(form: string): readonly string[] | null {
  return slang.get(form) ?? null;
}

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
};

/** Letters for the digits of a word that mixes both ("b4njir", "sl0t"); null when it holds no digit between or before letters. */
export function withoutLeet(form: string): string | null {
  if (!/[a-z]/.test(form) || !/\d/.test(form) || /^\d+[a-z]{1,3}$/.test(form)) return null;
  return form.replace(/\d/g, (digit) => LEET[digit] ?? digit);
}

const REPEATED = /^([a-z]{3,}?)(?:2|2x|2an)?(nya|an)?$/;

/**
 * The ways a form may be read, likeliest first, each a list of words: the slang list, "jalan2", letters drawn out, digits for letters.
 * `isKnown` tells whether a spelling means something to the city's tables.
 */
export function readForm(form: string, isKnown: (word: string) => boolean): readonly string[] {
  const direct = slang.get(form);
  if (direct !== undefined) return direct;
  if (isKnown(form)) return [form];
  for (const guess of guesses(form)) {
    const meant = slang.get(guess);
    if (meant !== undefined) return meant;
    if (isKnown(guess)) return [guess];
  }
  for (const clitic of CLITICS) {
    if (form.length - clitic.length < 3 || !form.endsWith(clitic)) continue;
    const meant = slang.get(form.slice(0, -clitic.length));
    if (meant !== undefined && clitic.length > 1) return meant;
  }
  return [form];
}

function guesses(form: string): string[] {
  const out: string[] = [];
  if (/[a-z]2/.test(form)) {
    const twice = REPEATED.exec(form.replace(/2/, ''));
    if (twice?.[1] !== undefined) out.push(form.replace(/2.*$/, ''));
  }
  const letters = withoutLeet(form);
  if (letters !== null) out.push(letters, ...drawnOut(letters));
  out.push(...drawnOut(form));
  return out;
}

function drawnOut(form: string): string[] {
  if (!/([a-z])\1/.test(form)) return [];
  const double = form.replace(/([a-z])\1{2,}/g, '$1$1');
  const single = form.replace(/([a-z])\1{2,}/g, '$1');
  const none = form.replace(/([a-z])\1+/g, '$1');
  return [single, double, none].filter((guess) => guess !== form);
}

const PREFIXES = [
  'memper',
  'diper',
  'menge',
  'penge',
  'meny',
  'meng',
  'mem',
  'men',
  'peny',
  'peng',
  'pem',
  'pen',
  'ber',
  'ter',
  'per',
  'nge',
  'me',
  'pe',
  'di',
  'ke',
  'se',
  'be',
  'te',
  'ng',
  'ny',
  'n',
  'm',
] as const;
const LOST: Readonly<Record<string, string>> = {
  meny: 's',
  peny: 's',
  ny: 's',
  mem: 'p',
  pem: 'p',
  men: 't',
  pen: 't',
  meng: 'k',
  peng: 'k',
  ng: 'k',
  n: 't',
  m: 'p',
};

/** What may be left of a word when one prefix is taken off: "menyampah" -> "ampah", "sampah". */
export function rootsOf(word: string): string[] {
  const out = [word];
  for (const prefix of PREFIXES) {
    if (!word.startsWith(prefix) || word.length - prefix.length < 3) continue;
    const rest = word.slice(prefix.length);
    out.push(rest);
    const lost = LOST[prefix];
    if (lost !== undefined) out.push(lost + rest);
  }
  return out;
}

/** The word without the parts stuck to its end that change nothing, longest part first. */
export function withoutClitics(word: string): string[] {
  const out: string[] = [];
  for (const clitic of CLITICS)
    if (word.endsWith(clitic) && word.length - clitic.length >= 3) out.push(word.slice(0, -clitic.length));
  return out;
}
