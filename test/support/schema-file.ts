import type { Catalog, CatalogColumn, CatalogTable } from './catalog.ts';

/** Writes the schema as one readable SQL file: what all migrations together have made. */
export function writeSchemaFile(catalog: Catalog): string {
  return [
    '-- The schema as the migrations leave it; written by `npm run db:write`, never edited by hand and never run.\n-- Why a table or a column is as it is stands in the migration that made it. Monthly partitions are left out.',
    catalog.extensions.map((name) => `create extension ${name};`).join('\n'),
    ...catalog.functions.map((routine) => `${routine.definition.trim()};`),
    ...catalog.tables.map(describeTable),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function describeTable(table: CatalogTable): string {
  const lines = [
    ...table.columns.map(describeColumn),
    ...table.constraints.map((rule) => `constraint ${quote(rule.name)} ${rule.definition}`),
  ];
  const head = `create ${table.unlogged ? 'unlogged ' : ''}table ${quote(table.name)} (`;
  const body = lines.map((line) => `  ${line}`).join(',\n');
  const tail = table.partitionBy ? `) partition by ${table.partitionBy};` : ');';
  return [
    ...(table.comment ? [`-- ${table.comment.replaceAll('\n', '\n-- ')}`] : []),
    ...table.columns.filter((column) => column.comment).map((column) => `-- ${column.name}: ${column.comment}`),
    `${head}\n${body}\n${tail}`,
    ...table.indexes.map((index) => `${index.definition.replace(' ON ONLY ', ' ON ').replace(' ON public.', ' ON ')};`),
    ...table.triggers.map((trigger) => `${trigger};`),
  ].join('\n');
}

function describeColumn(column: CatalogColumn): string {
  return [
    quote(column.name),
    column.type,
    ...(column.identity ? [`generated ${column.identity === 'a' ? 'always' : 'by default'} as identity`] : []),
    ...(column.generated ? [`generated always as (${column.default}) stored`] : []),
    ...(column.default !== null && !column.generated ? [`default ${column.default}`] : []),
    ...(column.notNull ? ['not null'] : []),
  ].join(' ');
}

function quote(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && name !== 'user' ? name : `"${name}"`;
}
