import type { CityTables } from '#src/language/schema.ts';

/** The city's own tables, in the order the desk shows them. */
export const tableNames = ['topics', 'outside', 'roads', 'areas', 'agencies'] as const;
export type TableName = (typeof tableNames)[number];
export type TableRow<T extends TableName = TableName> = CityTables[T][number];

/** How a table is called in an address. */
export const tableSlugs: Record<TableName, string> = {
  topics: 'topik',
  outside: 'pihak-luar',
  roads: 'jalan',
  areas: 'wilayah',
  agencies: 'opd',
};

/** The columns of each table, as its CSV is headed and its form names its fields. */
export const tableColumns: Record<TableName, readonly string[]> = {
  topics: [
    'code',
    'name_id',
    'name_en',
    'agency',
    'byKecamatan',
    'roadMatters',
    'urgency',
    'proof',
    'approval',
    'words',
  ],
  outside: ['code', 'name_id', 'name_en', 'contact_id', 'contact_en', 'topic', 'place', 'roads', 'words'],
  roads: ['name', 'owner', 'aliases'],
  areas: ['code', 'name', 'level', 'parent', 'alsoWord', 'variants'],
  agencies: ['code', 'name', 'shortName', 'kind', 'aliases', 'startsOn', 'endsOn', 'successor'],
};

/** The columns of each table that its list shows beside the name. */
export const listedColumns: Record<TableName, readonly string[]> = {
  topics: ['agency', 'urgency', 'words'],
  outside: ['contact', 'roads', 'words'],
  roads: ['owner', 'aliases'],
  areas: ['level', 'parent', 'variants'],
  agencies: ['kind', 'aliases', 'successor'],
};

/** Columns that hold several entries, parted by ";". */
export const listColumns: ReadonlySet<string> = new Set(['words', 'roads', 'aliases', 'variants']);
/** Columns that say yes or nothing. */
export const yesColumns: ReadonlySet<string> = new Set([
  'byKecamatan',
  'roadMatters',
  'proof',
  'approval',
  'place',
  'alsoWord',
]);

export type Cells = Record<string, string>;

/** The table that an address names. */
export function tableOfSlug(slug: string | undefined): TableName | undefined {
  return tableNames.find((table) => tableSlugs[table] === slug);
}

/** What tells one row of its table from the others: its code, or a road's name. */
export function rowKey(row: TableRow): string {
  return 'code' in row ? row.code : row.name;
}

/** The name of a row as people say it. */
export function rowName(row: TableRow, language: 'id' | 'en' = 'id'): string {
  return typeof row.name === 'string' ? row.name : row.name[language];
}

/** The rows of one table. */
export function rowsOf(tables: CityTables, table: TableName): readonly TableRow[] {
  return tables[table];
}

/** Entries of a cell with several of them; a line of its own parts them too. */
export function splitList(cell: string): string[] {
  return cell
    .split(/[;\r\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The row that cells stand for, not yet checked: lists are parted by ";" and a name in two languages stands in name_id and name_en. */
export function rowOfCells(table: TableName, cells: Cells): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [column, cell] of Object.entries(cells)) if (cell !== '') row[column] = cell;
  const list = (column: string): string[] => splitList(cells[column] ?? '');
  const bool = (column: string): boolean => /^(ya|y|yes|true|1|on)$/i.test(cells[column] ?? '');
  const orNull = (column: string): string | null => cells[column] || null;
  const bilingual = (column: string) => ({
    id: cells[`${column}_id`] || cells[column] || '',
    en: cells[`${column}_en`] || cells[`${column}_id`] || cells[column] || '',
  });
  switch (table) {
    case 'agencies':
    case 'roads':
      return { ...row, aliases: list('aliases') };
    case 'areas':
      return { ...row, variants: list('variants'), alsoWord: bool('alsoWord'), parent: orNull('parent') };
    case 'topics':
      return {
        ...row,
        name: bilingual('name'),
        words: list('words'),
        roadMatters: bool('roadMatters'),
        byKecamatan: bool('byKecamatan'),
        proof: bool('proof'),
        approval: bool('approval'),
        agency: orNull('agency'),
      };
    case 'outside':
      return {
        ...row,
        name: bilingual('name'),
        contact: bilingual('contact'),
        words: list('words'),
        place: bool('place'),
        roads: list('roads'),
      };
  }
}

/** The cells of a row; `rowOfCells` reads them back. */
export function cellsOfRow(table: TableName, row: TableRow): Cells {
  const fields = row as unknown as Record<string, unknown>;
  return Object.fromEntries(
    tableColumns[table].map((column) => {
      const [, name = '', language] = /^(name|contact)_(id|en)$/.exec(column) ?? [];
      const value = language ? (fields[name] as Record<string, unknown>)[language] : fields[column];
      return [column, cellOf(value)];
    }),
  );
}

function cellOf(value: unknown): string {
  if (Array.isArray(value)) return value.flatMap((entry) => splitList(String(entry))).join('; ');
  if (typeof value === 'boolean') return value ? 'ya' : '';
  return value === undefined || value === null ? '' : String(value);
}

/** A table as CSV, in the form that is read back: commas, quotes where needed, and a byte-order mark for spreadsheets. */
export function writeTableCsv(table: TableName, rows: readonly TableRow[]): string {
  const columns = tableColumns[table];
  const quote = (cell: string) => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = rows.map((row) => {
    const cells = cellsOfRow(table, row);
    return columns.map((column) => quote(cells[column] ?? '')).join(',');
  });
  return `\uFEFF${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}
