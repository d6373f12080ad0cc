import type { TimeUnit } from '../schema.ts';

function toMap<Value>(lines: readonly (readonly [Value, string])[]): ReadonlyMap<string, Value> {
  return new Map(lines.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)));
}

/** Ways to write a unit of time; Javanese and Sundanese beside Indonesian. */
export const UNITS: ReadonlyMap<string, TimeUnit> = toMap<TimeUnit>([
  ['minute', 'menit mnt minute minutes'],
  ['hour', 'jam jm hour hours'],
  ['day', 'hari hr hri harian dina dino dinten poe day days'],
  ['week', 'minggu mgg mg mggu mingguan pekan peken week weeks'],
  ['month', 'bulan bln bulanan sasi wulan month months'],
  ['year', 'tahun thn th taun tahunan year years'],
]);

/** Numbers in words, as far as they stand before a unit. */
export const NUMBERS: ReadonlyMap<string, number> = toMap<number>([
  [1, 'satu siji hiji sa one'],
  [2, 'dua rong loro dua2 two'],
  [3, 'tiga telung telu tilu beberapa bbrp sababaraha pirang three'],
  [4, 'empat patang papat opat four'],
  [5, 'lima limang five'],
  [6, 'enam nem genep six'],
  [7, 'tujuh pitung pitu seven'],
  [8, 'delapan wolung wolu dalapan eight'],
  [9, 'sembilan sangang sanga salapan nine'],
  [10, 'sepuluh sepuluhan sapuluh ten'],
  [11, 'sebelas'],
  [12, 'duabelas'],
  [0.5, 'setengah separuh'],
]);

/** Days before today that one word says; negative ahead. */
export const RELATIVE_DAYS: ReadonlyMap<string, number> = toMap<number>([
  [1, 'kemarin kemaren kmrn kmren kemarennya kemaren2 wingi kamari semalam semalem smlm tadimalam yesterday'],
  [0, 'tadi td mau barusan baruan tadinya ayeuna saiki today'],
  [-1, 'besok bsk besuk sesuk isukan enjing tomorrow'],
  [-2, 'lusa lsa'],
]);

/** Parts of a day. */
export const DAY_PARTS: ReadonlySet<string> = new Set(
  'pagi pgi siang sore malam malem mlm mlem subuh magrib maghrib dini isya dhuhur zuhur ashar asar esuk awan bengi wengi isuk peuting sonten morning afternoon evening night'.split(
    ' ',
  ),
);

/** Days of the week, Sunday 0. */
export const WEEKDAYS: ReadonlyMap<string, number> = toMap<number>([
  [0, 'minggu ahad sunday'],
  [1, 'senin senen sen monday'],
  [2, 'selasa slasa tuesday'],
  [3, 'rabu rebo wednesday'],
  [4, 'kamis kemis thursday'],
  [5, 'jumat jumaat jemuah juma friday'],
  [6, 'sabtu saptu setu saturday'],
]);

/** Months, January 1. */
export const MONTHS: ReadonlyMap<string, number> = toMap<number>([
  [1, 'januari jan january'],
  [2, 'februari pebruari feb peb february'],
  [3, 'maret mar march'],
  [4, 'april apr'],
  [5, 'mei may'],
  [6, 'juni jun june'],
  [7, 'juli jul july'],
  [8, 'agustus agu agt agst agustusan august'],
  [9, 'september sep sept'],
  [10, 'oktober okt october'],
  [11, 'november nopember nov nop'],
  [12, 'desember des december'],
]);
