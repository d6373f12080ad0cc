import { type PublicFigures, PublicRow } from '../schema.ts';

const columns = Object.keys(PublicRow.shape) as (keyof typeof PublicRow.shape)[];
const cuts = { whole: 'kota', agencies: 'opd', networks: 'jejaring', kinds: 'jenis', topics: 'topik' } as const;

/** The open figures as one table: a line for each period and part; a number that is not published is empty. */
export function writePublicCsv(figures: PublicFigures): string {
  const lines = [['rentang', 'dari', 'sampai', 'bagian', ...columns].join(',')];
  for (const period of figures.periods) {
    for (const cut of Object.keys(cuts) as (keyof typeof cuts)[]) {
      for (const row of [period[cut]].flat()) {
        const cells = [period.name, period.from, period.to, cuts[cut], ...columns.map((one) => row[one] ?? '')];
        lines.push(cells.map((one) => cell(String(one))).join(','));
      }
    }
  }
  // The mark before it tells spreadsheets that it is UTF-8.
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
