import { DAY_PARTS, MONTHS, NUMBERS, RELATIVE_DAYS, UNITS, WEEKDAYS } from '../lexicon/time.ts';
import type { TimeUnit, TriageWhen } from '../schema.ts';
import type { ReadText } from './reading.ts';
import type { Token } from './tokens.ts';

interface Mention {
  from: number;
  to: number;
  ago: TriageWhen['ago'];
  date: TriageWhen['date'];
  says: TriageWhen['says'];
  /** How much it tells about the matter: how long it lasts above the day something was. */
  rank: number;
}

const LASTS =
  /^(?:sudah|udah|udh|sdh|dah|uda|selama|hampir|hampr|lebih|lbh|wis|wes|geus|atos|sampun|almost|for|nyaris|kurang|sekitar|sktr)$/;
const BEGINS = /^(?:sejak|sedari|dari|dr|dri|mulai|semenjak|ti|saking|wiwit|since|from|ket|kit)$/;
const LAST = /^(?:lalu|lalunya|kemarin|kmrn|kemaren|kemarennya|kepungkur|kapungkur|tukang|ago|silam|kemarin2)$/;
const NEXT = /^(?:depan|mendatang|besok|next|hareup|ngarep)$/;
const SMALL = /^(?:yang|yg|an|ini|nih|kira2|para)$/;
const DATE = /^(?:tgl|tanggal|tanggl|per|hari|hr)$/;

/** Finds when the matter of a message began or is to happen: lengths of time, days before or ahead, calendar dates; null when none is said. */
export function findWhen({ tokens }: ReadText): TriageWhen | null {
  let best: Mention | null = null;
  for (let at = 0; at < tokens.length; at += 1) {
    const found = readLength(tokens, at) ?? readDay(tokens, at) ?? readDate(tokens, at);
    if (found === null) continue;
    const mention = withLead(tokens, found);
    if (best === null || mention.rank > best.rank) best = mention;
    at = found.to - 1;
  }
  const first = best === null ? undefined : tokens[best.from];
  const last = best === null ? undefined : tokens[best.to - 1];
  if (best === null || first === undefined || last === undefined) return null;
  return { span: [first.from, last.to], says: best.says, ago: best.ago, date: best.date };
}

function formAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.form ?? '';
}

// "sudah 3 hari", "sejak kemarin": the word before says that it still lasts.
function withLead(tokens: readonly Token[], found: Mention): Mention {
  let from = found.from;
  while (from > 0 && found.from - from < 2 && SMALL.test(formAt(tokens, from - 1))) from -= 1;
  const before = formAt(tokens, from - 1);
  const [lasts, begins] = [LASTS.test(before), BEGINS.test(before)];
  if (!begins && !(lasts && found.ago !== null)) return found;
  const isLength = found.ago !== null && found.ago.amount > 0;
  const rank = found.rank + (isLength || begins ? 3 : 1);
  return { ...found, from: from - 1, says: begins || isLength ? 'since' : found.says, rank };
}

// "3 hari", "seminggu", "2 bulan yang lalu", "minggu lalu", "berbulan-bulan".
function readLength(tokens: readonly Token[], at: number): Mention | null {
  const form = formAt(tokens, at);
  const many = /^ber(jam|hari|minggu|bulan|tahun)/.exec(form);
  if (many?.[1] !== undefined) {
    const unit = UNITS.get(many[1]);
    const twice = formAt(tokens, at + 1) === many[1] ? 1 : 0;
    return unit === undefined ? null : lengthOf(3, unit, at, at + 1 + twice, true);
  }
  const one = /^s[ae](menit|jam|hari|minggu|pekan|bulan|tahun|poe|dino|sasi|taun)(?:an)?$/.exec(form);
  const oneUnit = one?.[1] === undefined ? undefined : UNITS.get(one[1]);
  if (oneUnit !== undefined) return behind(tokens, lengthOf(1, oneUnit, at, at + 1, true));
  const stuck = /^(\d{1,3})(menit|mnt|jam|hari|hr|minggu|mgg|mg|bulan|bln|tahun|thn|th)(?:an)?$/.exec(form);
  const stuckUnit = stuck?.[2] === undefined ? undefined : UNITS.get(stuck[2]);
  if (stuck !== null && stuckUnit !== undefined)
    return behind(tokens, lengthOf(Number(stuck[1]), stuckUnit, at, at + 1, true));
  const amount = /^\d{1,3}$/.test(form) ? Number(form) : NUMBERS.get(form);
  if (amount !== undefined) {
    // "2-3 hari", "dua atau tiga minggu": the greater.
    const other = formAt(tokens, at + 1);
    const second = /^\d{1,3}$/.test(other) ? Number(other) : NUMBERS.get(other);
    const next = second !== undefined && second > amount ? at + 2 : at + 1;
    const unit = unitAt(tokens, next);
    if (unit === null) return null;
    // "jam 3": a time of day, no length.
    if (unit === 'hour' && /^(?:jam|pukul|pkl)$/.test(formAt(tokens, at - 1))) return null;
    return behind(tokens, lengthOf(next === at + 2 ? (second ?? amount) : amount, unit, at, next + 1, true));
  }
  const unit = /^(?:minggu|pekan|bulan|bln|tahun|thn|week|month|year)$/.test(form) ? UNITS.get(form) : undefined;
  if (unit === undefined) return null;
  const skip = /^(?:yang|yg)$/.test(formAt(tokens, at + 1)) ? 1 : 0;
  const word = formAt(tokens, at + 1 + skip);
  if (LAST.test(word)) return lengthOf(1, unit, at, at + 2 + skip, false);
  return NEXT.test(word) ? lengthOf(-1, unit, at, at + 2 + skip, false) : null;
}

function unitAt(tokens: readonly Token[], at: number): TimeUnit | null {
  const form = formAt(tokens, at);
  return UNITS.get(form) ?? UNITS.get(form.replace(/(?:an|nya)$/, '')) ?? null;
}

function lengthOf(amount: number, unit: TimeUnit, from: number, to: number, long: boolean): Mention {
  return { from, to, ago: { amount, unit }, date: null, says: 'at', rank: long ? 2 : 1.5 };
}

// "... yang lalu", "... lagi": back or ahead.
function behind(tokens: readonly Token[], found: Mention): Mention {
  const skip = /^(?:yang|yg)$/.test(formAt(tokens, found.to)) ? 1 : 0;
  const word = formAt(tokens, found.to + skip);
  if (LAST.test(word)) return { ...found, to: found.to + skip + 1 };
  if (skip === 0 && /^(?:lagi|lg)$/.test(word) && found.ago !== null)
    return { ...found, to: found.to + 1, ago: { ...found.ago, amount: -found.ago.amount } };
  return found;
}

// "kemarin malam", "tadi pagi", "dari subuh", "hari senin".
function readDay(tokens: readonly Token[], at: number): Mention | null {
  const form = formAt(tokens, at);
  const days = RELATIVE_DAYS.get(form);
  if (days !== undefined) {
    const to = DAY_PARTS.has(formAt(tokens, at + 1)) ? at + 2 : at + 1;
    return { from: at, to, ago: { amount: days, unit: 'day' }, date: null, says: 'at', rank: 1 };
  }
  if (DAY_PARTS.has(form) && BEGINS.test(formAt(tokens, at - 1)))
    return { from: at, to: at + 1, ago: { amount: 0, unit: 'day' }, date: null, says: 'at', rank: 1 };
  const weekday = WEEKDAYS.get(form);
  const named = DATE.test(formAt(tokens, at - 1)) || BEGINS.test(formAt(tokens, at - 1));
  const last = LAST.test(formAt(tokens, at + 1));
  // "minggu" alone is rather a week, "sabtu" hardly anything but the day.
  if (weekday === undefined || (form === 'minggu' && !named)) return null;
  const from = /^(?:hari|hr)$/.test(formAt(tokens, at - 1)) ? at - 1 : at;
  return { from, to: last ? at + 2 : at + 1, ago: null, date: { weekday }, says: 'at', rank: 0.8 };
}

// "12 maret 2024", "tgl 12", "12/3/2024", "januari", "tahun 2019".
function readDate(tokens: readonly Token[], at: number): Mention | null {
  const form = formAt(tokens, at);
  const of = (to: number, date: NonNullable<TriageWhen['date']>, rank: number): Mention => {
    const from = DATE.test(formAt(tokens, at - 1)) ? at - 1 : at;
    return { from, to, ago: null, date, says: 'at', rank };
  };
  const month = MONTHS.get(form);
  if (month !== undefined) {
    const year = yearAt(tokens, at + 1);
    // Names of months are also names of people and places: alone they need a word before them.
    if (year === undefined && !BEGINS.test(formAt(tokens, at - 1)) && !/^(?:bulan|bln)$/.test(formAt(tokens, at - 1)))
      return null;
    return of(year === undefined ? at + 1 : at + 2, { month, ...(year === undefined ? {} : { year }) }, 1);
  }
  const day = /^\d{1,2}$/.test(form) ? Number(form) : Number.NaN;
  if (day >= 1 && day <= 31) {
    const named = MONTHS.get(formAt(tokens, at + 1));
    if (named !== undefined) {
      const year = yearAt(tokens, at + 2);
      return of(
        year === undefined ? at + 2 : at + 3,
        { day, month: named, ...(year === undefined ? {} : { year }) },
        1.2,
      );
    }
    const number = Number(formAt(tokens, at + 1));
    const year = yearAt(tokens, at + 2);
    if (year !== undefined && number >= 1 && number <= 12) return of(at + 3, { day, month: number, year }, 1.2);
    if (/^(?:tgl|tanggal)$/.test(formAt(tokens, at - 1))) return of(at + 1, { day }, 1);
  }
  const year = yearAt(tokens, at);
  const before = formAt(tokens, at - 1);
  if (year === undefined || !(BEGINS.test(before) || /^(?:tahun|thn|th)$/.test(before))) return null;
  const from = /^(?:tahun|thn|th)$/.test(before) ? at - 1 : at;
  return { from, to: at + 1, ago: null, date: { year }, says: 'at', rank: 1 };
}

function yearAt(tokens: readonly Token[], at: number): number | undefined {
  const form = formAt(tokens, at);
  return /^(?:19[89]\d|20[0-4]\d)$/.test(form) ? Number(form) : undefined;
}
