import { type Stated, statedFields } from './corrections.ts';

const sides = ['pilah', 'benar'] as const;
const columns = [
  'waktu',
  'aduan',
  'penulis',
  'disisihkan',
  'teks',
  ...statedFields.flatMap((field) => sides.map((side) => `${field}_${side}`)),
];

export interface CsvCorrection {
  at: Date;
  code: string;
  author: string;
  held: boolean;
  text: string;
  said: Stated;
  stated: Stated;
}

/** The head of the file; the mark before it tells spreadsheets that it is UTF-8. */
export const csvHead = `\uFEFF${columns.join(',')}\r\n`;

/** One correction as a line; a field nobody stated is empty, a stated "none" is "-". */
export function csvLine(row: CsvCorrection): string {
  const cells = [
    row.at.toISOString(),
    row.code,
    row.author,
    row.held ? 'ya' : 'tidak',
    row.text,
    ...statedFields.flatMap((field) =>
      row.stated[field] === undefined ? ['', ''] : [row.said[field] ?? '-', row.stated[field] ?? '-'],
    ),
  ];
  return `${cells.map(cell).join(',')}\r\n`;
}

// A resident's text that begins like a formula must stay text in a spreadsheet.
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && text !== '-' ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
