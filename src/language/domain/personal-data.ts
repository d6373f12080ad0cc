import type { PersonalDatum } from '../schema.ts';
import { type Folded, foldText, originalSpan } from './fold.ts';
import { isCommonWord } from './words.ts';

type Kind = PersonalDatum['kind'];

const EMAIL = /[a-z0-9._%+-]{1,64}\s?@\s?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/g;
// Digits with the separators people put between them; judged by how many there are and by the word before.
const DIGITS = /(?:\+|\()?\d(?:[ .()/_-]{0,2}\d){5,24}/g;
const PLATE = /\b([a-z]{1,2})[ -]?(\d{1,4})[ -]?([a-z]{1,3})\b/g;
const NAME_CUE =
  /\b(?:nama(?: saya| sy| lengkap| pelapor| aku| pemohon| pasien| anak| ortu| suami| istri| siswa| pemilik| ku| nasabah| ibu kandung| kepala keluarga)?(?: (?:saya|sy|kami|nya))?|a\.? ?n\.?(?=[ :.])|atas nama|an\.(?= )|perkenalkan saya|perkenalkan|nm)\s{0,3}[:=-]?\s{0,3}/g;

const PLATE_AREAS = new Set(
  'a b d e f g h k l m n p r s t w z aa ab ad ae ag ba bb bd be bg bh bk bl bm bn bp da db dc dd de dg dh dk dl dm dn dp dr ds dt eb ed kb kh kt ku'.split(
    ' ',
  ),
);
const NOT_PLATE_END = new Set(
  'rt rw no km jam wib hp m cm kg gb mb rb jt tv ac x k th hr bln mnt pm am di ke yg ga gk ya an nd st rd th dan'.split(
    ' ',
  ),
);
const ACCOUNT_BEFORE =
  /(?:rek(?:ening)?|norek|bca|bri|bni|btn|bsi|mandiri|cimb|dana|ovo|gopay|va|virtual account|id ?pel(?:anggan)?|(?:no|nomor|nomer)\.? (?:pelanggan|sambungan|polis|bpjs|kartu|peserta|rek\w*|meter|register|registrasi|pendaftaran)|nopel|nop|npwp|bpjs)\W{0,4}(?:\w{1,10}\W{1,3}){0,2}$/;
const KK_BEFORE = /(?:\bkk\b|kartu keluarga)\W{0,4}(?:\w{1,8}\W{1,3}){0,2}$/;
const NIK_BEFORE = /(?:\bnik\b|\bktp\b)\W{0,4}(?:\w{1,8}\W{1,3}){0,2}$/;
const PLATE_BEFORE =
  /(?:plat|nopol|no\.? ?pol|plat nomor|plat no|motor|mobil|angkot|truk|truck|bus|kendaraan|nomor polisi)\W{0,3}(?:\w{1,10}\W{1,3}){0,2}$/;

/** Finds identity numbers, phones, addresses of e-mail, plates, account numbers and names behind "nama" or "a.n.", in the order they stand. */
export function findPersonalData(text: string): PersonalDatum[] {
  const folded = foldText(text);
  const found: PersonalDatum[] = [];
  const taken = new Uint8Array(text.length);
  const add = (kind: Kind, from: number, to: number): void => {
    const span = originalSpan(folded, from, to);
    if (span[1] <= span[0] || taken[span[0]] === 1 || taken[span[1] - 1] === 1) return;
    taken.fill(1, span[0], span[1]);
    found.push({ kind, span });
  };
  for (const match of folded.text.matchAll(EMAIL)) add('email', match.index, match.index + match[0].length);
  findNumbers(folded, add);
  findPlates(text, folded, add);
  findNames(text, folded, add);
  return found.sort((a, b) => a.span[0] - b.span[0]);
}

function findNumbers(folded: Folded, add: (kind: Kind, from: number, to: number) => void): void {
  for (const match of folded.text.matchAll(DIGITS)) {
    const from = match.index;
    const to = from + match[0].length;
    const digits = match[0].replace(/\D/g, '');
    const before = folded.text.slice(Math.max(0, from - 48), from);
    const kind = numberKind(digits, match[0], before);
    if (kind !== null) add(kind, from, to);
  }
}

function numberKind(digits: string, written: string, before: string): Kind | null {
  if (digits.length >= 16 && digits.length <= 18) return KK_BEFORE.test(before) ? 'kk' : 'nik';
  if (NIK_BEFORE.test(before) && digits.length >= 12) return 'nik';
  if (
    /^(?:62|0)8\d{7,11}$/.test(digits) ||
    (/^8\d{8,11}$/.test(digits) && /(?:wa|hp|telp|tlp|hub|no|nomor|\+62)\W{0,4}(?:\w{1,8}\W{1,3}){0,1}$/.test(before))
  )
    return 'phone';
  if (ACCOUNT_BEFORE.test(before) && digits.length >= 6) return 'account';
  if (/^(?:0|62)(?:21|22|24|25\d|26\d|31|61)\d{5,8}$/.test(digits)) return 'phone';
  if (
    digits.length >= 10 &&
    !/[./]\d{3}(?:[./]\d{3})+/.test(written) &&
    !/rp\.? ?$/.test(before) &&
    !isDateLike(written) &&
    !isYears(written)
  )
    return 'account';
  return null;
}

// "2022 2023 2024" is a run of years.
function isYears(written: string): boolean {
  return /^(?:(?:19|20)\d\d[ /-]{0,3})+$/.test(written);
}

function isDateLike(written: string): boolean {
  return /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(written);
}

function findPlates(original: string, folded: Folded, add: (kind: Kind, from: number, to: number) => void): void {
  for (const match of folded.text.matchAll(PLATE)) {
    const [whole, area = '', , end = ''] = match;
    if (!PLATE_AREAS.has(area) || NOT_PLATE_END.has(end)) continue;
    const from = match.index;
    const [start, stop] = originalSpan(folded, from, from + whole.length);
    if (
      /(?:blok|blk|no|nomor|kav|gang|rt|rw|lantai|kelas)\W{0,2}$/.test(folded.text.slice(Math.max(0, from - 10), from))
    )
      continue;
    const written = original.slice(start, stop);
    const loud = written === written.toUpperCase();
    if (!loud && !PLATE_BEFORE.test(folded.text.slice(Math.max(0, from - 40), from))) continue;
    add('plate', from, from + whole.length);
  }
}

const NAME_WORD = /[a-z][a-z'.]*/y;
const MOST_NAME_WORDS = 4;

function findNames(original: string, folded: Folded, add: (kind: Kind, from: number, to: number) => void): void {
  for (const match of folded.text.matchAll(NAME_CUE)) {
    const from = match.index + match[0].length;
    let end = from;
    let at = from;
    for (let words = 0; words < MOST_NAME_WORDS; words += 1) {
      NAME_WORD.lastIndex = at;
      const word = NAME_WORD.exec(folded.text)?.[0].replace(/\.+$/, '');
      if (word === undefined || word === '' || !isNameWord(original, folded, at, word, words)) break;
      end = at + word.length;
      at = end;
      if (folded.text[at] === '.') at += 1;
      if (folded.text[at] !== ' ') break;
      at += 1;
    }
    if (end > from) add('name', from, end);
  }
}

const NOT_A_NAME =
  /^(jalan|jl|kelurahan|kecamatan|perumahan|toko|warung|sekolah|pt|cv|rt|rw|kota|pasien|ktp|kk|kampung|dinas|program|aplikasi|alamat|nik|no|nomor|usia|umur|tanggal|domisili|baik|nya|tempat|gang|daerah|hp|telp|kelas|umur|asal|warga|dari|dan|yang)$/;

// A capital makes a name; written small, only a word that means nothing else is taken for one.
function isNameWord(original: string, folded: Folded, at: number, word: string, index: number): boolean {
  if (NOT_A_NAME.test(word)) return false;
  const [start] = originalSpan(folded, at, at + 1);
  const first = original[start] ?? '';
  const capital = first !== first.toLowerCase();
  if (isCommonWord(word)) return capital && index > 0 && word.length > 3;
  return capital || (word.length >= 3 && index < 3);
}

const SHOWN: Readonly<Record<Kind, string>> = {
  nik: '[NIK]',
  kk: '[No. KK]',
  phone: '[telepon]',
  email: '[e-mail]',
  plate: '[pelat nomor]',
  account: '[nomor]',
  name: '[nama]',
};

/** The text with every piece of personal data replaced by what kind it was: for public pages, exports and anything that leaves the desk. */
export function maskPersonalData(text: string): string {
  let out = '';
  let at = 0;
  for (const { kind, span } of findPersonalData(text)) {
    out += text.slice(at, span[0]) + SHOWN[kind];
    at = span[1];
  }
  return out + text.slice(at);
}
