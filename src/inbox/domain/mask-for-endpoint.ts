import { isCommonWord } from '#src/language/domain/words.ts';
import { maskPersonalData } from '#src/language/index.ts';

/** Invisible characters, with which a number is easily hidden from whoever looks for it. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const SPELLED_EMAIL =
  /[\w.+-]{1,64}\s{0,2}(?:\(at\)|\[at\]|\bat\b|\(a\))\s{0,2}[\w-]{1,63}\s{0,2}(?:\(dot\)|\[dot\]|\bdot\b|\.)\s{0,2}(?:com|co|id|net|org)\b(?:\.\w{2,3})?/gi;
export const LINK =
  /(?:https?:\/\/|www\.)\S+|\b[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){0,3}\.(?:com|id|net|org|me|co|ly|io|info|xyz|site|vip|click|link|online|app|dev|gov|edu|biz|tv|cc)\b(?:\/\S*)?/gi;
const HANDLE = /(?<![\p{L}\p{N}])@[\p{L}\p{N}_][\p{L}\p{N}._]{0,59}/gu;
/** Codes of reports as they are written: ten letters of Crockford's alphabet, in two halves or in one. */
const CODE = /(?<![\p{L}\p{N}])(?=[0-9A-Z]*\d)[0-9A-HJKMNP-TV-Z]{5}-?[0-9A-HJKMNP-TV-Z]{5}(?![\p{L}\p{N}])/giu;
const LONG_NUMBER = /(?:\+|\()?\d(?:[ .,()/_:-]{0,3}\d){6,40}/g;
/** Numbers with letters for digits, and numbers in words: both are how people get past those who look for numbers. */
const DISGUISED_NUMBER = /(?<![\p{L}\p{N}])[\doOlI|](?:[ .()/_-]{0,3}[\doOlI|]){7,40}(?![\p{L}\p{N}])/gu;
const SPELLED_NUMBER =
  /\b(?:(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|zero|one|two|three|four|five|six|seven|eight|nine)[ ,.-]{0,3}){6,40}/gi;
const NEIGHBOURHOOD = /\br\.?[tw]\.?[ :]{0,2}\d{1,3}(?:[ /.,-]{0,3}(?:r\.?w\.?[ :]{0,2})?\d{1,3})?/gi;
const HOUSE =
  /\b(?:blok|blk|kavling|kav|unit)\.?\s{0,2}(?:(?=[a-z]{0,2}\d)[a-z]{0,2}\d{0,3}[a-z]?|[A-Z]{1,2}\b)(?:[ /.,-]{0,3}(?:no\.?\s{0,2})?\d{1,4}[a-z]?)?|\b(?:no|nomor|nomer|nmr)\.?(?:\s?rumah)?\s{0,2}\d{1,4}[a-z]?\b/gi;

/** How many words of names are struck out of one thread; more than that nobody has. */
const mostNames = 600;

/**
 * Makes what a text goes through before it leaves for a machine of somebody else: what is personal by its form is masked as
 * everywhere, and besides it whatever is known of the people who wrote, their links, accounts and codes, numbers of any kind that
 * are longer than a year, and the house. It masks too much rather than too little.
 */
export function makeMask(people: readonly string[]): (text: string) => string {
  const strike = strikeNames(people);
  return (text) => {
    const plain = text.normalize('NFKC').replace(INVISIBLE, '');
    const masked = maskPersonalData(plain.replace(SPELLED_EMAIL, '[e-mail]'))
      .replace(LINK, '[tautan]')
      .replace(HANDLE, '[akun]')
      .replace(CODE, '[kode]')
      .replace(SPELLED_NUMBER, '[nomor] ')
      .replace(DISGUISED_NUMBER, (number) =>
        (number.match(/\d/g)?.length ?? 0) >= 6 && /[oOlI|]/.test(number) ? '[nomor]' : number,
      )
      .replace(LONG_NUMBER, (number, at: number, whole: string) => (isHarmless(number, at, whole) ? number : '[nomor]'))
      .replace(NEIGHBOURHOOD, '[RT/RW]')
      .replace(HOUSE, '[nomor]');
    return strike(masked);
  };
}

/** Sums of money, dates and opening hours tell nothing about a person, and an answer needs them. */
function isHarmless(number: string, at: number, whole: string): boolean {
  const money = /^[1-9]\d{0,2}(?:[.,]\d{3}){1,4}$/.test(number);
  if (money && (/rp\.?\s?$/i.test(whole.slice(Math.max(0, at - 4), at)) || number.length <= 9)) return true;
  return (
    /^\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d$/.test(number) ||
    /^(?:19|20)\d\d-\d{1,2}-\d{1,2}$/.test(number) ||
    /^\d{1,2}[.:]\d{2} ?-? ?\d{1,2}[.:]\d{2}$/.test(number)
  );
}

const TITLE =
  /(?:^|[^\p{L}])(?:bu|ibu|pak|bapak|bpk|mas|mbak|mba|kak|bang|neng|teh|sdri?|saudara|saudari|dik|adik|h|hj)\.?\s$/iu;

/** Strikes names, handles and ids, whole and in their words. A word that means something else is one only where it is written as one. */
function strikeNames(people: readonly string[]): (text: string) => string {
  const [sure, doubtful] = [new Set<string>(), new Set<string>()];
  for (const one of people) {
    const whole = one.normalize('NFKC').replace(INVISIBLE, '').trim().toLowerCase().replace(/^@/, '');
    if (whole.length < 3) continue;
    (isCommonWord(whole) ? doubtful : sure).add(whole);
    for (const word of whole.split(/[^\p{L}]+/u))
      if (word.length >= 3) (isCommonWord(word) ? doubtful : sure).add(word);
  }
  const [always, asName] = [anyOf(sure), anyOf(doubtful)];
  return (text) => {
    const struck = always ? text.replace(always, '[nama]') : text;
    return asName
      ? struck.replace(asName, (word, at: number, whole: string) => (isName(word, at, whole) ? '[nama]' : word))
      : struck;
  };
}

function isName(word: string, at: number, whole: string): boolean {
  const before = whole.slice(Math.max(0, at - 16), at);
  const begins = /^\s*$/.test(before) || /[.!?:\n]\s*$/.test(before);
  const capital = word[0] !== word[0]?.toLowerCase() && word !== word.toUpperCase();
  return TITLE.test(before) || (capital && !begins);
}

function anyOf(words: ReadonlySet<string>): RegExp | undefined {
  if (words.size === 0) return undefined;
  const longestFirst = [...words].sort((a, b) => b.length - a.length).slice(0, mostNames);
  const safe = longestFirst.map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replace(/\s+/g, '\\s+'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${safe.join('|')})(?:nya)?(?![\\p{L}\\p{N}])`, 'giu');
}
