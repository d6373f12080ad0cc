import type { PersonalDatum } from '../schema.ts';
import type { Folded } from './fold.ts';
import { type DigitGroup, longestChain, readDigitGroups } from './personal-digits.ts';

type Kind = PersonalDatum['kind'];
type Add = (kind: Kind, from: number, to: number) => void;

/** Up to two words of letters between a cue and its number; a cue never looks across another number. */
const NEAR = '[ .:=#()\\n-]{0,4}(?:[a-z]{1,12}[ .:=#()\\n-]{1,4}){0,2}$';
const near = (cue: string) => new RegExp(`(?:^|[^a-z])(?:${cue})${NEAR}`);
const NO = '(?:no|nomor|nomer|nmr|nmer|nope|num)\\.?';

const NIK_CUE = near('e?-?nik(?:nya)?|e?-?ktp|nomor induk kependudukan');
const KK_CUE = near('no ?kk|kk|kartu keluarga');
const PHONE_CUE = near(
  `wa|wa\\.me/|whatsapp|watsap|hp|hape|hpnya|telp|tlp|tlpn|telepon|telpon|telfon|phone|ph|fax|faks|hub|hubungi|sms|call|cp|contact|kontak|wea|nope|${NO}|\\+62`,
);
const LANDLINE_CUE =
  /(?:^|[^a-z])(?:telp|tlp|tlpn|telepon|telpon|telfon|phone|fax|faks|hub|hubungi)\.?[ .:=()\n-]{0,4}(?:(?:rumah|kantor|saya|no|nomor)[ .:=-]{1,3}){0,2}$/;
/** Numbers that are an account, a customer or a document by the word before them. */
const SURE_ACCOUNT = near(
  `rek|rekening|reknya|norek|no ?rek|virtual account|no ?va|id ?pel|id ?pelanggan|nopel|nop|npwp|bpjs|kis|jkn|bpjsku|nip|nisn|nis|sim|stnk|bpkb|` +
    `(?:kode|id|no)? ?pelanggan|sambungan|langganan|paspor|passport|pasport|no ?reg akta|${NO} (?:id )?(?:pelanggan|sambungan|kontrol|polis|bpjs|kartu|peserta|rek\\w{0,6}|meter|meteran|register|registrasi|pendaftaran|` +
    `rangka|mesin|sim|paspor|akta|ujian|jkn|kis|sl|pln|pdam|induk|kepesertaan|atm|debit|kredit)`,
);
const NAMED_ACCOUNT =
  /(?:^|[^a-z])(?:rek|rekening|norek|pelanggan|sambungan|bpjs|polis)[^a-z0-9]{1,3}(?:[a-z]{1,15}[^a-z0-9]{1,3}){0,5}(?:no|nomor|nomer|nmr)[ .:]{0,3}$/;
const BANK = near(
  'bca|bri|bni|btn|bsi|mandiri|cimb|niaga|danamon|permata|bjb|bank|ovo|gopay|go-pay|shopeepay|linkaja|akun dana|ke dana|via dana|saldo dana|seabank|jago|jenius|muamalat|pdam|tirta|pln|transfer|tf|trf|token',
);
const NOT_PERSONAL =
  /(?:tiket|laporan|aduan|lapor|pengaduan|surat|kode aduan|pju|tiang|gardu|rute|koridor|trayek|perda|perwal|uu|pasal|seri)\W{0,3}(?:no|nomor|nomer|:|#|\.)?\W{0,3}$/;

/** Numbers of tickets, letters and reports are the city's. */
const REFERENCE =
  /(?:tiket|laporan|aduan|pengaduan|resi|antrian|antrean|referensi|surat|sk)(?:nya)?(?:[^a-z0-9]{1,3}[a-z]{1,10}){0,2}[^a-z0-9]{0,4}$/;

const PROVINCES = new Set(
  '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96 97'.split(
    ' ',
  ),
);

/** Finds identity, telephone, account and customer numbers, however they are spaced, spelled or disguised. */
export function findNumbers(folded: Folded, add: Add): void {
  const groups = readDigitGroups(folded);
  const { text } = folded;
  let i = 0;
  while (i < groups.length) {
    const group = groups[i];
    if (!group || group.dead) {
      i += 1;
      continue;
    }
    const found = readNumber(text, groups, i);
    if (!found) {
      i += 1;
      continue;
    }
    const last = groups[found.last];
    const to = last?.to ?? group.to;
    add(found.kind, startOf(text, group.from, found.kind), found.kind === 'phone' ? afterExtension(text, to) : to);
    i = found.last + 1;
  }
}

/** The sign before belongs to the number: "+62", "(021)". */
function startOf(text: string, from: number, kind: Kind): number {
  return kind === 'phone' && (text[from - 1] === '+' || text[from - 1] === '(') ? from - 1 : from;
}

const EXTENSION = /[ ,.]{0,2}(?:ext|ekst|ext\.|pesawat|psw|pes)\.?[ .:]{0,2}\d{1,6}/y;

function afterExtension(text: string, to: number): number {
  EXTENSION.lastIndex = to;
  const match = EXTENSION.exec(text);
  return match ? to + match[0].length : to;
}

/** What the words before a number say of it; each is looked up once, and only when it is asked for. */
class Cues {
  readonly #before: string;
  readonly #known = new Map<RegExp, boolean>();

  constructor(before: string) {
    this.#before = before;
  }

  #says(cue: RegExp): boolean {
    const known = this.#known.get(cue);
    if (known !== undefined) return known;
    const says = cue.test(this.#before);
    this.#known.set(cue, says);
    return says;
  }

  get nik(): boolean {
    return this.#says(NIK_CUE);
  }
  get kk(): boolean {
    return this.#says(KK_CUE);
  }
  get phone(): boolean {
    return this.#says(PHONE_CUE);
  }
  get landline(): boolean {
    return this.#says(LANDLINE_CUE);
  }
  get account(): boolean {
    return this.#says(SURE_ACCOUNT) || this.#says(NAMED_ACCOUNT);
  }
  get bank(): boolean {
    return this.#says(BANK);
  }
  get never(): boolean {
    return this.#says(NOT_PERSONAL);
  }
  get reference(): boolean {
    return this.#says(REFERENCE);
  }
}

interface Found {
  kind: Kind;
  last: number;
}

function readNumber(text: string, groups: readonly DigitGroup[], first: number): Found | undefined {
  const group = groups[first];
  if (!group) return undefined;
  const cues = new Cues(text.slice(Math.max(0, group.from - 48), group.from));
  const chain: DigitGroup[] = [];
  let digits = '';
  let best: Found | undefined;
  for (let k = first; k < groups.length && chain.length < longestChain; k += 1) {
    const next = groups[k];
    if (!next || next.dead) break;
    chain.push(next);
    digits += next.digits;
    if (digits.length > 24) break;
    const kind = kindOf(digits, chain, cues);
    if (kind === 'nik' || kind === 'kk') return { kind, last: k };
    if (kind) best = { kind, last: k };
    if (next.gap === null || (best?.kind === 'phone' && endsHere(chain, next.gap, groups[k + 1]))) break;
  }
  return best;
}

/** A telephone number that is whole does not go on into a count that follows it. */
function endsHere(chain: readonly DigitGroup[], gap: string, next: DigitGroup | undefined): boolean {
  const length = chain.reduce((sum, one) => sum + one.digits.length, 0);
  if (/[\n,/]/.test(gap)) return true;
  const usual = length / chain.length;
  return (
    (chain.length === 1 && length >= 10) ||
    (usual > 2 && length >= 10 && (next?.digits.length ?? 0) <= 2) ||
    length >= 13
  );
}

function kindOf(digits: string, chain: readonly DigitGroup[], cues: Cues): Kind | undefined {
  const one = chain.length === 1;
  const spelled = chain.some((group) => group.word);
  const length = digits.length;
  if (length >= 15 && length <= 18) {
    const kk = cues.kk;
    const cued = kk || cues.nik;
    if (length === 16 && (one || cued || isPerson(digits) || isFours(chain))) {
      if (!cued && cues.account) return 'account';
      return kk ? 'kk' : 'nik';
    }
    const whole = chain.at(-1)?.gap === null;
    if (cued && whole && (one || length <= 17)) return kk ? 'kk' : 'nik';
    if (one && length > 16) return cues.account ? 'account' : 'nik';
  }
  if (isMobile(digits, cues) && !isClock(chain)) return 'phone';
  if (isLandline(digits, chain, cues)) return 'phone';
  if (cues.never) return undefined;
  if (cues.nik && length >= 12 && length <= 18 && chain.at(-1)?.gap === null) return 'nik';
  const tidy =
    one || chain.every((group, k) => k === chain.length - 1 || /^[ .-]{1,2}$/.test(group.gap ?? '') || group.word);
  if (cues.account && length >= 6 && length <= 22 && tidy && !isYears(chain)) return 'account';
  if (cues.bank && length >= 9 && length <= 22 && tidy && !isRound(digits) && !isYears(chain)) return 'account';
  if (cues.reference) return undefined;
  if (spelled)
    return chain.filter((group) => group.word).length >= 8 && length >= 10 && length <= 18 ? 'account' : undefined;
  if (one) return length >= 10 && !isRound(digits) && !isMoment(digits) ? 'account' : undefined;
  return isDashed(chain) && length >= 10 && length <= 19 && !isYears(chain) ? 'account' : undefined;
}

function isMobile(digits: string, cues: Cues): boolean {
  if (/^(?:0062|062|620|62|0)8[1-35-9]\d{7,10}$/.test(digits)) return true;
  if (/^08[1-35-9]\d{6}$/.test(digits)) return cues.phone;
  return /^8[1-35-9]\d{7,10}$/.test(digits) && cues.phone;
}

/** Area codes begin with 02 to 09 but for 08; those of cities have three digits, of others four. */
function isLandline(digits: string, chain: readonly DigitGroup[], cues: Cues): boolean {
  if (/^1500\d{2,4}$|^0?800\d/.test(digits)) return false;
  const national = /^(?:62|0062)[2-79]/.test(digits) ? `0${digits.replace(/^(?:00)?62/, '')}` : digits;
  const area = /^0(?:21|22|24|31|61)\d{6,8}$|^0[2-79]\d{2}\d{5,8}$/.test(national);
  const head = chain[0]?.digits.length ?? 0;
  if (area && national.length >= 9)
    return chain.length === 1 || [2, 3, 4].includes(head) || national.length === digits.length;
  return (
    digits.length >= 7 &&
    digits.length <= 8 &&
    /^[2-8]/.test(digits) &&
    chain.length <= 2 &&
    !isRound(digits) &&
    cues.landline
  );
}

/** "08.15-09.30 10.00" has the digits of a mobile and is a morning. */
function isClock(chain: readonly DigitGroup[]): boolean {
  if (chain.length < 3 || chain.some((group) => group.word || group.digits.length !== 2)) return false;
  return new Set(chain.slice(0, -1).map((group) => (group.gap ?? '').trim())).size > 1;
}

/** The shape of a NIK or KK: a province, then a day (women's plus 40) and a month. */
function isPerson(digits: string): boolean {
  const day = Number(digits.slice(6, 8)) % 40;
  const month = Number(digits.slice(8, 10));
  return PROVINCES.has(digits.slice(0, 2)) && day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

function isFours(chain: readonly DigitGroup[]): boolean {
  return (
    chain.length === 4 && chain.every((group, i) => group.digits.length === 4 && (i === 3 || group.gap?.trim() === '-'))
  );
}

function isDashed(chain: readonly DigitGroup[]): boolean {
  const tied = chain.every((group, i) => i === chain.length - 1 || /^[-.]$/.test(group.gap ?? ''));
  return tied && chain.length >= 3 && chain.filter((group) => group.digits.length >= 3).length >= 2;
}

/** Years, months and days in a row. */
function isYears(chain: readonly DigitGroup[]): boolean {
  return chain.every(({ digits }) => /^(?:19|20)\d\d$/.test(digits) || (chain.length > 1 && digits.length <= 2));
}

/** Five zeros at the end are a sum of money. */
function isRound(digits: string): boolean {
  return /^[1-9]\d*0{5}$/.test(digits) || /^(\d)\1+$/.test(digits);
}

/** A time stamp: year, month, day, hour and minute in one. */
function isMoment(digits: string): boolean {
  return /^20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?$/.test(digits);
}

const LETTERED =
  /(?:paspor|passport|pasport|(?:no|nomor|nomer)\.? (?:stnk|bpkb|akta|bpjs|polis|peserta))(?:nya| saya| sy)?(?: no| nomor)?[ .:=#-]{0,4}((?=[a-z0-9 -]{0,3}\d)[a-z]{1,4}[ -]?\d[a-z0-9-]{5,20})/g;
const VEHICLE_PARTS =
  /(?:(?:no|nomor|nomer)\.? (?:rangka|mesin)|norangka|nosin)(?:nya| saya| sy)?(?: motor| mobil)?[ .:=#-]{0,4}((?=[a-z]{0,17}\d)[a-z0-9-]{7,20})(?![a-z0-9])/g;

/** Finds numbers that begin with letters: of a passport, a frame, an engine, a vehicle's papers. */
export function findLettered(folded: Folded, add: Add): void {
  for (const pattern of [LETTERED, VEHICLE_PARTS])
    for (const match of folded.text.matchAll(pattern)) {
      const to = match.index + match[0].length;
      add('account', to - (match[1]?.length ?? 0), to);
    }
}

const BIRTH =
  /(?:^|[^a-z])(?:lahir|ttl|t\.t\.l|tgl lahir|tanggal lahir|kelahiran|born)(?:nya)?[ .,:/-]{0,4}(?:(?!(?:tanggal|tgl)\b)[a-z]{2,15}[ ,./-]{1,3}){0,2}(?:(?:tanggal|tgl|pada|on)[ .:]{1,3}){0,2}(\d{1,2}(?:[ ./-]{1,3}\d{1,2}[ ./-]{1,3}|[ ./-]{0,2}(?:jan|feb|mar|apr|mei|may|jun|jul|agu|agt|aug|sep|okt|oct|nov|des|dec)[a-z]{0,6}[ ./-]{0,2})(?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d)(?!\d)/g;

/** Finds dates of birth: those that a word for being born stands before. */
export function findBirths(folded: Folded, add: Add): void {
  for (const match of folded.text.matchAll(BIRTH)) {
    const to = match.index + match[0].length;
    add('birth', to - (match[1]?.length ?? 0), to);
  }
}
