import type { Kind, Privacy } from '../schema.ts';
import type { CarriedDesk } from './other-desk-status.ts';

/** What of a report is carried to another desk; `reporter` only when the reporter agreed. */
export interface CarriedReport {
  code: string;
  kind: Kind;
  privacy: Privacy;
  topic: string | null;
  title: string;
  text: string;
  place: string;
  latitude: number | null;
  longitude: number | null;
  /** The day in the city, as YYYY-MM-DD. */
  day: string;
  trackingId: string | null;
  status: string;
  reporter: { name: string | null; email: string | null; phone: string | null } | null;
}

/** One field of their form: its name there, what stands in it, and whether it is long. */
export interface CarriedField {
  name: string;
  value: string;
  long?: boolean;
}

/** Kinds as SP4N-LAPOR! divides them; small talk and spam are nobody's matter. */
const kindsThere: Record<Kind, string | undefined> = {
  complaint: 'pengaduan',
  question: 'permintaan informasi',
  suggestion: 'aspirasi',
  praise: 'aspirasi',
  information: 'pengaduan',
  chatter: undefined,
  spam: undefined,
};

/** Whether another desk takes reports of this kind at all. */
export function isCarried(kind: Kind): boolean {
  return kindsThere[kind] !== undefined;
}

const flag = (yes: boolean) => (yes ? '1' : '0');

/**
 * The report in a desk's own field names, in the order of its form. Of SP4N-LAPOR! they are those of its old posting API
 * (`rahasia`, `anonim`, `isi`, `namadepan` ...); LAKSA has never shown any, its names are those of the app's form.
 */
export function carriedFields(desk: CarriedDesk, report: CarriedReport): CarriedField[] {
  const kind = kindsThere[report.kind] ?? '';
  const where = report.latitude === null || report.longitude === null ? '' : `${report.latitude},${report.longitude}`;
  const about: CarriedField[] =
    desk === 'sp4n_lapor'
      ? [
          { name: 'jenis', value: kind },
          { name: 'rahasia', value: flag(report.privacy === 'secret') },
          { name: 'anonim', value: flag(report.privacy === 'anonymous') },
          { name: 'topic_name', value: report.topic ?? '' },
          { name: 'judul', value: report.title },
          { name: 'isi', value: report.text, long: true },
          { name: 'lokasi', value: report.place },
          { name: 'koordinat', value: where },
          { name: 'tanggal', value: report.day },
        ]
      : [
          { name: 'kategori', value: report.topic ?? kind },
          { name: 'judul', value: report.title },
          { name: 'isi_laporan', value: report.text, long: true },
          { name: 'lokasi', value: report.place },
          { name: 'koordinat', value: where },
          { name: 'tanggal', value: report.day },
          { name: 'rahasia', value: flag(report.privacy === 'secret') },
          { name: 'anonim', value: flag(report.privacy === 'anonymous') },
        ];
  return [
    ...about,
    { name: 'status', value: report.status },
    { name: 'tracking_id', value: report.trackingId ?? '' },
    { name: 'kode_mimin', value: report.code },
    ...whoFields(report),
  ];
}

function whoFields({ reporter, privacy }: CarriedReport): CarriedField[] {
  if (!reporter || privacy === 'anonymous') return [];
  const [first = '', ...others] = (reporter.name ?? '').split(/\s+/).filter(Boolean);
  return [
    { name: 'namadepan', value: first },
    { name: 'namabelakang', value: others.join(' ') },
    { name: 'email', value: reporter.email ?? '' },
    { name: 'telpon', value: reporter.phone ?? '' },
  ];
}

/** The fields as a CSV file of one line under its headings; a cell that a spreadsheet would run as a formula is quoted. */
export function carriedCsv(fields: CarriedField[]): string {
  const cell = (text: string) => {
    const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?(,-?\d+(\.\d+)?)?$/.test(text) ? `'${text}` : text;
    return /[",;\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const line = (cells: string[]) => `${cells.map(cell).join(',')}\r\n`;
  // The mark at the start tells spreadsheets that it is UTF-8.
  return `\uFEFF${line(fields.map((one) => one.name))}${line(fields.map((one) => one.value))}`;
}

/** The fields as JSON under the members of the old posting API. */
export function carriedJson(fields: CarriedField[]): string {
  const who = new Set(['namadepan', 'namabelakang', 'email', 'telpon']);
  const part = (inside: (name: string) => boolean) =>
    Object.fromEntries(fields.filter((one) => inside(one.name)).map((one) => [one.name, one.value]));
  const reporter = part((name) => who.has(name));
  const report = part((name) => !who.has(name));
  return `${JSON.stringify({ ...(Object.keys(reporter).length > 0 ? { pelapor: reporter } : {}), laporan: report }, null, 2)}\n`;
}
