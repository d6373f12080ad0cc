/** The columns of the register as a file, in the order in which they are written. */
export const accountColumns = [
  'jejaring',
  'akun',
  'tautan',
  'nama',
  'opd',
  'pemilik',
  'admin',
  'keadaan',
  'kiriman_terakhir',
  'jawaban_terakhir',
  'diam_hari',
  'sumber',
  'tersambung',
  'catatan',
] as const;
export type AccountColumn = (typeof accountColumns)[number];

/** The file of the register: commas, quotes where needed, and a mark for spreadsheets; nothing in it can act as a formula. */
export function writeAccountsCsv(rows: readonly Record<AccountColumn, string>[]): string {
  const lines = rows.map((row) => accountColumns.map((column) => cell(row[column])).join(','));
  return `\uFEFF${[accountColumns.join(','), ...lines].join('\r\n')}\r\n`;
}

// A name that begins like a formula must stay text in a spreadsheet; reading takes the mark away again.
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
