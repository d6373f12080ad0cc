import type { CsvRow } from '#src/shared/read-csv.ts';
import type { Privacy } from '../schema.ts';
import { type CarriedDesk, type DeskStatus, readDeskStatus } from './other-desk-status.ts';

/** One line of a desk's own export, in our words. */
export interface ExportedRow {
  line: number;
  trackingId: string;
  /** Undefined: the file says nothing of it, or in words we do not know. */
  status: DeskStatus | undefined;
  statusWords: string;
  answer: string;
  text: string;
  title: string;
  place: string;
  privacy: Privacy;
  /** When it was handed in there; undefined for none, or for what is no date. */
  at: Date | undefined;
  name: string;
}

/** Why a line cannot be used. */
export type RowProblem = 'no_number' | 'unknown_status' | 'number_twice';

/** What the columns may be called; exports of different years and apps name them differently. */
const columns = {
  trackingId: [
    'tracking_id',
    'trackingid',
    'tracking id',
    'nomor',
    'nomor_laporan',
    'nomor laporan',
    'no laporan',
    'id',
  ],
  status: ['status', 'status laporan', 'keadaan'],
  answer: ['tindak_lanjut', 'tindak lanjut', 'tanggapan', 'jawaban', 'keterangan'],
  text: ['isi', 'isi_laporan', 'isi laporan', 'laporan', 'deskripsi'],
  title: ['judul', 'judul laporan', 'perihal'],
  place: ['lokasi', 'alamat', 'tempat', 'lokasi kejadian'],
  at: ['tanggal', 'tanggal laporan', 'tanggal masuk', 'waktu'],
  secret: ['rahasia'],
  anonymous: ['anonim'],
  name: ['nama', 'nama pelapor', 'pelapor'],
} as const;
type Column = keyof typeof columns;

/** The longest line that is still read as one report. */
const mostText = 10_000;

/** Reads the lines of an export; a number that stands twice in the file counts once. */
export function readExport(
  desk: CarriedDesk,
  rows: CsvRow[],
): { rows: ExportedRow[]; problems: { line: number; problem: RowProblem; words: string }[] } {
  const read: ExportedRow[] = [];
  const problems: { line: number; problem: RowProblem; words: string }[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const cell = cellsOf(row);
    const trackingId = cell('trackingId').replace(/^#/, '');
    const tell = (problem: RowProblem, words: string) => problems.push({ line: row.line, problem, words });
    if (!/^[\p{L}\p{N}][\p{L}\p{N}./_#-]{0,79}$/u.test(trackingId)) {
      tell('no_number', trackingId);
      continue;
    }
    if (seen.has(trackingId)) {
      tell('number_twice', trackingId);
      continue;
    }
    seen.add(trackingId);
    const statusWords = cell('status');
    const status = statusWords === '' ? undefined : readDeskStatus(desk, statusWords);
    if (statusWords !== '' && status === undefined) tell('unknown_status', statusWords);
    read.push({
      line: row.line,
      trackingId,
      status,
      statusWords,
      answer: cell('answer').slice(0, 1_000),
      text: cell('text').slice(0, mostText),
      title: cell('title').slice(0, 300),
      place: cell('place').slice(0, 300),
      privacy: isYes(cell('secret')) ? 'secret' : isYes(cell('anonymous')) ? 'anonymous' : 'open',
      at: readDate(cell('at')),
      name: cell('name').slice(0, 120),
    });
  }
  return { rows: read, problems };
}

function cellsOf({ cells }: CsvRow): (column: Column) => string {
  const byName = new Map(
    Object.entries(cells).map(([name, value]) => [name.toLowerCase().replaceAll(/\s+/g, ' ').trim(), value]),
  );
  return (column) => {
    const name = columns[column].find((one) => byName.has(one));
    return name === undefined ? '' : clean(byName.get(name) ?? '');
  };
}

const isYes = (text: string) => /^(1|ya|y|yes|true|rahasia|anonim)$/i.test(text);

function clean(text: string): string {
  return text.normalize('NFC').replaceAll('\0', '').replace(/\r\n?/g, '\n').trim();
}

/** A day or an instant as spreadsheets write it here: 24/11/2026, 24-11-2026 09.30, or ISO; in the city's time. */
function readDate(text: string): Date | undefined {
  const [, day = '', month = '', year = '', hour = '0', minute = '0'] =
    /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:[ ,]+(\d{1,2})[.:](\d{2}))?/.exec(text) ?? [];
  if (year !== '') return checked(year, month, day, hour, minute);
  const [, isoYear = '', isoMonth = '', isoDay = '', isoHour = '0', isoMinute = '0'] =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?/.exec(text) ?? [];
  return isoYear === '' ? undefined : checked(isoYear, isoMonth, isoDay, isoHour, isoMinute);
}

function checked(year: string, month: string, day: string, hour: string, minute: string): Date | undefined {
  const two = (part: string) => part.padStart(2, '0');
  const at = new Date(`${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:00+07:00`);
  // 31 February would otherwise become a day of March.
  const back = new Date(at.getTime() + 7 * 3_600_000);
  return Number.isNaN(at.getTime()) || back.getUTCDate() !== Number(day) ? undefined : at;
}
