import { findDisguise } from './disguise.ts';
import type { ReadText } from './reading.ts';

/** Names like "DORA77" or "mona4d": letters, then one of the numbers gambling brands end with. */
const BRAND =
  /^[a-z]{3,14}(?:4d|toto|bet|slot|77|88|99|69|55|33|22|11|00|138|303|123|168|188|212|268|288|365|388|500|567|588|678|688|689|777|786|789|808|868|888|898|911|999|1000|17|78|89|96|98|365|369)$/;
const NOT_BRAND =
  /^(rt|rw|no|blok|km|sdn?|smpn?|sman?|smkn?|tps|jl|gg|lt|kav|pin|hut|ke|covid|psc|tahun|thn|jam|tgl|usia|umur|kelas|lantai|kode|pos|nomor|bus|rute|terminal|corona|bpjs|pasal|uu|perda|perwal|kk|ktp|nik|rp|harga|unit|gate|gang|jalan|lantai|dirgahayu|tangerang|indonesia|ri|kota|merdeka|agustus|dp|wib|koridor|jorr|tol|kampung|kp|perum|taman|villa|permata|alfabet|alphabet|internet|diabet)/;

const LOUD_BRAND = /^[a-z]{3,14}\d{2,4}$|^[a-z]{3,12}(?:w1n|win|hoki|h0ki|gacor|slot|sl0t|cuan)\d{0,4}$/;
const PROGRAM_FILE = /\.apk(?![a-z0-9])/i;
const PHONE = /(?:\+?62|0)8\d{2}[ .-]?\d{3,4}[ .-]?\d{3,5}/;
const MOST_READ = 2000;

/** What the spam rules look at. */
export interface SpamInput {
  text: ReadText;
  spam: number;
  notSpam: number;
  complaint: number;
  /** Best score among the city's matters. */
  matter: number;
}

/** From this score on a message is spam to the rules. */
export const SPAM_FROM = 3.6;

/** How much speaks for a message that sells gambling, followers, loans and the like, less what speaks against it. One word of the trade is never enough. */
export function scoreSpam(input: SpamInput): number {
  const { text } = input;
  let score = input.spam;
  let brands = 0;
  for (const token of text.tokens) {
    if (token.sort !== 'word') continue;
    if (BRAND.test(token.form) && !NOT_BRAND.test(token.form))
      brands += isLoud(text.original.slice(token.from, token.to)) ? 1.3 : 1;
    else if (
      LOUD_BRAND.test(token.form) &&
      !NOT_BRAND.test(token.form) &&
      isLoud(text.original.slice(token.from, token.to))
    )
      brands += input.spam >= 0.8 ? 1.3 : 0.5;
  }
  score += Math.min(brands, 2) * 2.2;
  // A name in a styled alphabet amid ordinary words is the advertisers' way past filters; a whole message in one is rather somebody's taste.
  if (text.styled >= 4) {
    const letters = text.tokens.reduce((sum, token) => sum + (token.sort === 'word' ? token.form.length : 0), 0);
    if (brands > 0 || input.spam > 1) score += 2.4;
    else score += text.styled < letters * 0.7 && input.complaint < 1 && input.matter < 1.5 ? 3.7 : 1.2;
  }
  if (text.styled >= 4 && brands > 0) score += 1;
  if (text.tokens.some((token) => token.sort === 'link') && input.spam >= 1.5) score += 1;
  const start = text.original.slice(0, MOST_READ);
  if (input.spam >= 0.8 && PHONE.test(start)) score += input.spam >= 1.5 ? 1.8 : 1.2;
  if (PROGRAM_FILE.test(start)) score += 2.4;
  const against =
    input.notSpam * 1.1 + Math.max(0, input.complaint - 1.5) * 0.4 + Math.max(0, input.matter - 2.5) * 0.35;
  return score - against;
}

const MONEY = /\b\d{1,3}(?:\.\d{3})*(?: ?(?:rb|ribu|k|jt|juta|m))\b|\brp ?\d/i;
const SPACED = /(?:\b[a-z0-9] {1,4}){4,}/i;
const BRAND_APART =
  /\b[A-Z][A-Za-z]{2,13}[- ](?:4[dD]|TOTO|WIN|BET|SLOT|77|88|99|55|138|303|123|168|388|777|888|999)\b/;
const HANDLE = /\b(?:wa|whatsapp|tele|telegram|dm|inbox|bio|profil|t\.me|bit\.ly)\b/i;

/** Shapes that advertisers' messages have and residents' rarely, as facts for training; none of them decides alone. */
export function spamSigns({ original, tokens, styled }: ReadText): string[] {
  const start = original.slice(0, MOST_READ);
  let brands = 0;
  let mixed = 0;
  for (const { sort, form } of tokens) {
    if (sort !== 'word') continue;
    if (BRAND.test(form) && !NOT_BRAND.test(form)) brands += 1;
    else if (/[a-z]\d+[a-z]/.test(form) && !NOT_BRAND.test(form)) mixed += 1;
  }
  const signs: string[] = [];
  if (brands > 0) signs.push(`brand ${Math.min(brands, 2)}`, 'brand');
  if (mixed > 0) signs.push('digits in words');
  const disguise = findDisguise(start);
  if (disguise.words > 0) signs.push(disguise.all ? 'disguised all over' : 'disguised', `styled ${styled >= 4}`);
  if (BRAND_APART.test(start)) signs.push('brand apart');
  if (SPACED.test(start)) signs.push('spaced');
  if (MONEY.test(start)) signs.push('money');
  if (HANDLE.test(start)) signs.push('come elsewhere');
  if (PHONE.test(start)) signs.push('phone');
  if (PROGRAM_FILE.test(start)) signs.push('program');
  return signs;
}

function isLoud(written: string): boolean {
  return written.length > 3 && written === written.toUpperCase();
}
