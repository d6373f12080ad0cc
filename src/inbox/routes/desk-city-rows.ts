import { cellsOfRow, listedColumns, rowKey, rowName, rowsOf, type TableName } from '../domain/city-table-cells.ts';
import type { CityState } from '../store/city.ts';
import { namesFor } from './desk-request.ts';

/** So many rows stand on one page; who looks for more searches. */
const mostRows = 500;

export interface ListedRow {
  key: string;
  name: string;
  endedOn: string | null;
  facts: Record<string, string>;
}

/** The rows of a table that hold all the words looked for, by name, as its list shows them. */
export function listRows(
  city: CityState,
  table: TableName,
  wanted: string,
  language: 'id' | 'en',
): { rows: ListedRow[]; total: number } {
  const names = namesFor(city, language);
  const areas = new Map(city.tables.areas.map((area) => [area.code, area.name]));
  const looked = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rowsOf(city.tables, table)
    .map((row) => {
      const cells = cellsOfRow(table, row);
      return { row, cells, text: Object.values(cells).join(' ').toLowerCase() };
    })
    .map((one) => ({
      ...one,
      text: `${one.text} ${one.cells.agency ? names.agency(one.cells.agency).toLowerCase() : ''}`,
    }))
    .filter(({ text }) => looked.every((word) => text.includes(word)))
    .map(({ row, cells }): ListedRow => {
      const says: Record<string, string> = {
        ...cells,
        agency: cells.byKecamatan
          ? language === 'id'
            ? 'Kantor kecamatan'
            : 'Office of the kecamatan'
          : cells.agency
            ? names.agency(cells.agency)
            : '',
        contact: cells[`contact_${language}`] ?? '',
        parent: areas.get(cells.parent ?? '') ?? '',
        successor: cells.successor ? names.agency(cells.successor) : '',
      };
      return {
        key: rowKey(row),
        name: rowName(row, language),
        endedOn: cells.endsOn || null,
        facts: Object.fromEntries(listedColumns[table].map((column) => [column, shorten(says[column] ?? '')])),
      };
    })
    .sort((a, b) => Number(a.endedOn !== null) - Number(b.endedOn !== null) || a.name.localeCompare(b.name, language));
  return { rows: found.slice(0, mostRows), total: found.length };
}

function shorten(text: string): string {
  return text.length > 160 ? `${text.slice(0, text.lastIndexOf(' ', 160))} …` : text;
}
