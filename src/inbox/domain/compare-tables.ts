import type { CityTables } from '#src/language/schema.ts';
import {
  type Cells,
  cellsOfRow,
  listColumns,
  rowKey,
  rowName,
  rowsOf,
  type TableName,
  tableNames,
} from './city-table-cells.ts';

/** What one change of the tables did to one row. */
export interface RowChange {
  table: TableName;
  key: string;
  name: string;
  change: 'added' | 'changed' | 'gone';
  /** Of a changed row; of a column with several entries only what left and what came. */
  fields: { column: string; from: string; to: string }[];
}

/** What differs between two versions of the tables, row by row. */
export function compareTables(before: CityTables, after: CityTables): RowChange[] {
  return tableNames.flatMap((table) => {
    const read = (tables: CityTables) =>
      new Map(rowsOf(tables, table).map((row) => [rowKey(row), { name: rowName(row), cells: cellsOfRow(table, row) }]));
    const [old, now] = [read(before), read(after)];
    const changes: RowChange[] = [];
    for (const [key, { name, cells }] of now) {
      const known = old.get(key);
      if (!known) changes.push({ table, key, name, change: 'added', fields: [] });
      else {
        const fields = compareCells(known.cells, cells);
        if (fields.length > 0) changes.push({ table, key, name, change: 'changed', fields });
      }
    }
    for (const [key, { name }] of old)
      if (!now.has(key)) changes.push({ table, key, name, change: 'gone', fields: [] });
    return changes;
  });
}

function compareCells(before: Cells, after: Cells): RowChange['fields'] {
  return Object.entries(after).flatMap(([column, to]) => {
    const from = before[column] ?? '';
    if (from === to) return [];
    if (!listColumns.has(column)) return [{ column, from, to }];
    const [old, now] = [from, to].map((cell) => cell.split('; ').filter((entry) => entry !== ''));
    const left = (old ?? []).filter((entry) => !now?.includes(entry));
    const came = (now ?? []).filter((entry) => !old?.includes(entry));
    return [{ column, from: left.join('; '), to: came.join('; ') }];
  });
}
