import type { Catalog, CatalogColumn, CatalogTable } from './catalog.ts';

const plainTypes = new Map([
  ['boolean', 'boolean'],
  ['smallint', 'number'],
  ['integer', 'number'],
  ['bigint', 'number'],
  ['real', 'number'],
  ['double precision', 'number'],
  ['bytea', 'Buffer'],
  ['jsonb', 'Json'],
  ['json', 'Json'],
  ['timestamp with time zone', 'Instant'],
  ['timestamp without time zone', 'Instant'],
  // A date has no hour and no zone, so it stays 'YYYY-MM-DD'.
  ['date', 'string'],
]);

/** Writes the types of all tables as the query builder wants them. */
export function writeTablesFile(catalog: Catalog): string {
  const tables = catalog.tables.map(
    (table) =>
      `interface ${typeName(table.name)} {\n${table.columns.map((column) => member(table, column)).join('')}}\n`,
  );
  const list = catalog.tables.map((table) => `  ${property(table.name)}: ${typeName(table.name)};\n`).join('');
  return `// Written by \`npm run db:write\` from the migrations; never edited by hand.
import type { ColumnType, GeneratedAlways } from 'kysely';

/** The database fills it in when it is left out. */
type Given<T> = [T] extends [ColumnType<infer S, infer I, infer U>] ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;
type Instant = ColumnType<Date, Date | string, Date | string>;
/** Read as any value, checked by whoever reads it; written with JSON.stringify, because pg would turn an array into an array. */
type Json = ColumnType<unknown, string, string>;
type JsonOrNull = ColumnType<unknown, string | null, string | null>;
type InstantOrNull = ColumnType<Date | null, Date | string | null, Date | string | null>;

${tables.join('\n')}
/** Every table of the product, by its name in SQL. */
export interface Tables {
${list}}
`;
}

function member(table: CatalogTable, column: CatalogColumn): string {
  const base = nullable(typeOf(table, column), column.notNull);
  if (column.identity === 'a' || column.generated) return `  ${property(column.name)}: GeneratedAlways<${base}>;\n`;
  const optional = column.default !== null || column.identity === 'd';
  return `  ${property(column.name)}: ${optional ? `Given<${base}>` : base};\n`;
}

function nullable(type: string, notNull: boolean): string {
  if (notNull) return type;
  return type === 'Json' || type === 'Instant' ? `${type}OrNull` : `${type} | null`;
}

function typeOf(table: CatalogTable, column: CatalogColumn): string {
  if (column.type.endsWith('[]')) return `${plainTypes.get(column.type.slice(0, -2)) ?? 'string'}[]`;
  return wordsAllowed(table, column.name) ?? plainTypes.get(column.type) ?? 'string';
}

// `check (status in ('open', 'closed'))` is stored as status = ANY (ARRAY[...]), and says more than text.
function wordsAllowed(table: CatalogTable, column: string): string | undefined {
  for (const { kind, definition } of table.constraints) {
    if (kind !== 'c') continue;
    const match = /^CHECK \(\(\(?"?(\w+)"?\)?(?:::text)? = ANY \(\(?ARRAY\[(.+?)\](?:\)?::text\[\])?\)\)\)$/.exec(
      definition,
    );
    if (match?.[1] !== column || match[2] === undefined) continue;
    return [...match[2].matchAll(/'((?:[^']|'')*)'::/g)]
      .map(([, word]) => JSON.stringify(word?.replaceAll("''", "'")).replaceAll('"', "'"))
      .join(' | ');
  }
  return undefined;
}

function typeName(table: string): string {
  return `${table.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}Table`;
}

function property(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
}
