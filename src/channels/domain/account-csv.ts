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

/** Headings under which lists of agencies and other tools bring a column, in lower case. */
const otherHeadings: Record<AccountColumn, readonly string[]> = {
  jejaring: ['network', 'platform', 'media', 'media sosial', 'medsos', 'kanal', 'channel', 'jenis', 'jenis akun'],
  akun: ['handle', 'username', 'user name', 'nama akun', 'account', 'id akun', 'alamat akun'],
  tautan: ['url', 'link', 'alamat', 'alamat situs', 'link akun', 'url akun'],
  nama: ['name', 'judul', 'title', 'nama tampilan', 'nama situs'],
  opd: ['agency', 'dinas', 'instansi', 'unit', 'perangkat daerah', 'nama opd', 'kode opd', 'skpd'],
  pemilik: ['owner', 'penanggung jawab', 'pj', 'pemegang', 'pic', 'pemegang akun'],
  admin: ['admins', 'pengelola', 'mimin', 'operator', 'admin akun'],
  keadaan: ['state', 'status', 'kondisi', 'status akun'],
  kiriman_terakhir: ['last post', 'postingan terakhir', 'posting terakhir', 'unggahan terakhir', 'post terakhir'],
  jawaban_terakhir: ['last answer', 'balasan terakhir', 'last reply'],
  diam_hari: ['silent since', 'silent days', 'hari diam'],
  sumber: ['source'],
  tersambung: ['connected'],
  catatan: ['note', 'notes', 'keterangan', 'ket', 'ket.'],
};

/** The column that a heading means; undefined for one that is not read. */
export function columnOf(heading: string): AccountColumn | undefined {
  const said = heading
    .toLowerCase()
    .replaceAll(/[_\s]+/g, ' ')
    .trim();
  return accountColumns.find((column) => said === column.replaceAll('_', ' ') || otherHeadings[column].includes(said));
}

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
