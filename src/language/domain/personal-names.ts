import { DOUBTFUL_NAMES, GIVEN_NAMES, NOT_NAMES } from '../lexicon/given-names.ts';
import type { PersonalDatum } from '../schema.ts';
import { type Folded, originalSpan } from './fold.ts';
import { isCommonWord } from './words.ts';

type Add = (kind: PersonalDatum['kind'], from: number, to: number) => void;

const listed = (text: string) => new Set(text.split(/\s+/).filter((word) => word !== ''));
const given = listed(GIVEN_NAMES);
const doubtful = listed(DOUBTFUL_NAMES);

const SAID = '[ \\t]{0,3}[:=,-]?[ \\t\\n]{0,3}(?:(?:adalah|ialah|yaitu|yakni|itu|is|inggih punika|nyaeta)[ :]{1,2})?';
/** What certainly comes before a name. */
const SURE =
  `(?:nama|nm|namanya|nami|jeneng|jenenge|asma|asmane|ngaran|wasta)(?: ?(?:saya|sy|lengkap|pelapor|pengadu|pengirim|pemohon|aku|ku|gue|gua|gw|ane|pasien|anak|pun anak|ortu|suami|istri|siswa|pemilik|nasabah|` +
  `ibu kandung|ibu|bapak|ayah|bapakku|ibuku|anakku|bapake|ibune|anake|kepala keluarga|saksi|korban|warga|penghuni|penanggung jawab|abdi|kuring|urang|kula|kulo|dalem|panggilan|asli|ktp|kk))?(?: ?(?:saya|sy|kami|nya|lengkap|aku|abdi|kula|kulo))?(?: ktp| (?:di|sesuai) ktp)?` +
  `|bernama|jenengku|jenengipun|jenenge|asmaku|namaku|my name|a\\.? ?n\\.(?=[ :a-z])|a\\/n|a\\.n(?=[ :])|an\\.(?= )|atas nama|perkenalkan|kenalkan|kenalin|panggil saja|panggil aja|biasa dipanggil` +
  '|(?:pelapor|pengadu|pemohon|terlapor|pengirim)(?= ?[:=])|ttd|tertanda';
/** What may come before a name and before much else. */
const MAYBE =
  "(?:perkenalkan |kenalkan |halo |hai |min )?(?:saya|sy|aku|gue|gw|kula|kulo|abdi|kuring|ane|i am|i'm|im|this is|dengan|dgn|ini|dari|yth\\.?|kepada|halo|hallo|hai|pagi|siang|sore|malam|sareng|kalih|pelapor|korban|pasien|sdr\\.?|sdri\\.?|saudara|saudari|hub|hubungi|cp|contact person|kontak person|an)";
const CUE = new RegExp(
  `(?<![a-z0-9-])(?:(${SURE})(?![a-z])${SAID}|(${MAYBE})(?:[ ]{1,2}|[ ]?[:=][ ]{0,2}|,[ ](?=[a-z']{2,20}(?: [a-z']{2,20}){0,3},)))`,
  'g',
);
const TITLE =
  /(?:bapak|bpk|bp|pak|ibu|bu|sdr|sdri|saudara|saudari|mas|mbak|mba|kak|kang|teh|bang|h|hj|haji|hajah|ir|drs|dra|drg|prof|kh|ust|ustadz|ustad|ny|tn|nn|by|an|alm|almarhum|almh|rr|saya|adalah|kulo|kula|abdi)(?:\.[ ]?|[ ]+)|dr\.[ ]?/y;
const CLOSING =
  /(?:hormat (?:saya|kami)|salam(?: hormat)?|wassalam\w{0,14}|terima ?kasih|trims|makasih|tks|thanks|regards|hatur nuhun|matur nuwun)(?: banyak| min| ya| wr\.? ?wb\.?)?[ ]?[,.!]?[ ]?\n{1,2}[-~ ]{0,3}|(?:^|\n)(?:(?:hormat saya|salam|salam hormat|ttd)[,.] |~ ?)/g;

const WORD = /[a-z][a-z']{0,29}/y;
const mostWords = 4;

/** Finds names of people who are introduced: "nama", "a.n.", "saya Budi", "dengan bapak Budi", "jenengku", a signature. Nobody else's. */
export function findNames(original: string, folded: Folded, add: Add): void {
  const { text } = folded;
  const shouting = isShouting(original);
  for (const match of text.matchAll(CUE)) {
    const sure = match[1] !== undefined;
    const start = match.index + match[0].length;
    const from = skipTitles(text, start);
    const cue = match[1] ?? match[2] ?? '';
    const weight = sure
      ? sureWeight(cue, match[0])
      : maybeWeight(cue, text.slice(Math.max(0, match.index - 20), match.index), from > start);
    const end = readName(original, folded, from, weight, shouting);
    if (end > from) add('name', from, end);
  }
  for (const match of text.matchAll(CLOSING)) {
    const from = skipTitles(text, match.index + match[0].length);
    const end = readName(original, folded, from, 'signed', shouting);
    const rest = text.slice(end, end + 40);
    if (end > from && /^(?:[ .,]{0,3}(?:\n|$)|[ ]?[-,(])/.test(rest)) add('name', from, end);
  }
}

/**
 * How much the words before say of a name: `sure` one was announced, `titled` a title stands there, `self` and `signed` the writer speaks of
 * himself, `named` anything with a name may follow, `listed` only a known first name is believed.
 */
type Weight = 'sure' | 'titled' | 'self' | 'signed' | 'named' | 'listed';

/** "nama saya" announces a person; "nama" alone may name a mountain, unless a colon makes it a form. */
function sureWeight(cue: string, whole: string): Weight {
  if (whole.includes(',')) return 'named';
  return /^(?:nama|nm|namanya|nami|jeneng|jenenge|asma|asmane|ngaran|wasta|ttd)$/.test(cue) && !/[:=]/.test(whole)
    ? 'named'
    : 'sure';
}

/** Somebody says who he is at the start of a clause; "motor saya Beat" is no introduction. */
const CLAUSE =
  /(?:^|[.,!?;:\n()-]|(?<![a-z])(?:halo|hallo|hai|hi|hello|hey|min|mimin|kak|admin|pagi|siang|sore|malam|wb|permisi|perkenalkan|kenalkan|ini|dengan|dgn|adalah|punten|nuwun|sewu|maaf|assalamualaikum|samlikum))\s{0,2}$/;

/** "dengan" and "hubungi" come before every sort of word: only a known first name follows them as a name. */
function maybeWeight(cue: string, before: string, titled: boolean): Weight {
  const anything =
    /(?:dengan|dgn|hub|hubungi|cp|person|ini|dari|yth\.?|kepada|halo|hallo|hai|pagi|siang|sore|malam|sareng|kalih|an|this is)$/.test(
      cue,
    );
  if (titled && !/(?:saya|sy|aku)$/.test(cue)) return 'titled';
  return !anything && CLAUSE.test(before) ? 'self' : 'listed';
}

function isShouting(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  const large = letters.replace(/[^\p{Lu}]/gu, '').length;
  return letters.length > 0 && large * 10 > letters.length * 6;
}

function skipTitles(text: string, from: number): number {
  let at = from;
  for (let i = 0; i < 3; i += 1) {
    TITLE.lastIndex = at;
    const title = TITLE.exec(text);
    if (!title) break;
    at += title[0].length;
  }
  return at;
}

function readName(original: string, folded: Folded, from: number, weight: Weight, shouting: boolean): number {
  const { text } = folded;
  let end = from;
  let at = from;
  let large = false;
  for (let count = 0; count < mostWords; count += 1) {
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    // A letter behind a name is an initial; before it may be one too ("M. Yusuf").
    if (word === undefined || !isNameWord(original, folded, { at, word, count, weight, shouting, large })) break;
    large ||= count === 0 && isLarge(original, folded, at);
    end = at + word.length;
    at = end;
    if (text[at] === '.' && word.length <= 3) at += 1;
    if (text[at] !== ' ' && !(text[at - 1] === '.' && /[a-z]/.test(text[at] ?? ''))) break;
    if (text[at] === ' ') at += 1;
  }
  return end;
}

const notNames = listed(NOT_NAMES);
/** Shapes of verbs and abstract nouns, which a list of words never holds in full. */
const GRAMMAR =
  /^(?:(?:di|ter|ber|mem|men|meng|meny|per|pem|pen|peng|ke|se|nge)[a-z]{5,}|[a-z]{4,}(?:nya|kan|lah|kah|isasi|annya))$/;

interface Asked {
  at: number;
  word: string;
  count: number;
  weight: Weight;
  shouting: boolean;
  /** The name began with a capital, so its next words do too. */
  large: boolean;
}

function isLarge(original: string, folded: Folded, at: number): boolean {
  const first = original[originalSpan(folded, at, at + 1)[0]] ?? '';
  return first !== first.toLowerCase();
}

/** A capital makes a name where capitals mean something; written small, only a first name or a word that means nothing else does. */
function isNameWord(original: string, folded: Folded, { at, word, count, weight, shouting, large }: Asked): boolean {
  if (notNames.has(word)) return false;
  const [start] = originalSpan(folded, at, at + 1);
  const [, stop] = originalSpan(folded, at + word.length - 1, at + word.length);
  const written = original.slice(start, stop);
  const first = written[0] ?? '';
  const loud = word.length > 1 && written === written.toUpperCase();
  const capital =
    !shouting && first !== first.toLowerCase() && (!loud || count > 0 || weight === 'sure' || weight === 'named');
  const believed = count > 0 || (capital && weight !== 'listed');
  const known = given.has(word) && (!doubtful.has(word) || believed);
  if (known) return true;
  const initial = word.length === 1 && folded.text[at + 1] === '.';
  if (initial || (word.length === 2 && folded.text[at + 2] === '.' && capital)) return weight === 'sure' || count > 0;
  if (weight === 'listed' && count === 0) return false;
  if (isCommonWord(word) || GRAMMAR.test(word)) return capital && count > 0 && word.length > 3 && weight !== 'listed';
  if (capital) return word.length >= 2;
  if (large && count > 0 && !shouting) return false;
  // Small letters, or everything large: an unknown word is a name only where a name was announced, or right behind one.
  if (weight === 'sure') return word.length >= 3 && count < 3;
  return count > 0 && count < 2 && word.length >= 4;
}
