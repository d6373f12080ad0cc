import { CityTables } from '#src/language/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { checkLiving, checkPhrases, checkReferences, type RowProblem, sayIssue } from './check-tables.ts';
import { type Cells, rowKey, rowOfCells, rowsOf, type TableName, tableNames } from './city-table-cells.ts';
import { compareTables, type RowChange } from './compare-tables.ts';

/** One change of the city's tables, as a form of the desk asks for it. */
export type TableEdit =
  /** `key` null: a new row. */
  | { do: 'put'; table: TableName; key: string | null; cells: Cells }
  /** Of an agency: who carries it on, and the agency its topics go to. */
  | { do: 'end'; table: TableName; key: string; successor: string | null; topicsTo: string | null }
  /** A whole table, already read from its file. */
  | { do: 'replace'; table: TableName; rows: readonly unknown[] }
  | { do: 'bring_back'; version: number; tables: CityTables };

export type EditRefusal =
  | 'no_such_row'
  | 'key_taken'
  | 'already_ended'
  | 'topics_left'
  | 'office_needed'
  | 'agency_gone'
  | 'bad_rows'
  | 'nothing_changed';

/** A fault, with the row it is in as people name it. */
export interface NamedProblem {
  table: TableName;
  key: string;
  column: string;
  says: string;
}

export type TablesPlan = Result<{ tables: CityTables; changes: RowChange[] }, EditRefusal> & {
  problems: NamedProblem[];
};

/** Decides what the tables are after one change, and whether a city can work with them; `today` is the city's own day. */
export function planTablesEdit(current: CityTables, edit: TableEdit, today: string): TablesPlan {
  const edited = applyEdit(current, edit, today);
  if (!edited.ok) return { ...edited, problems: [] };
  const parsed = CityTables.safeParse(edited.tables);
  const rowsIn = (table: TableName): readonly unknown[] => (edited.tables as Record<TableName, unknown[]>)[table];
  const named = ({ table, row, column, says }: RowProblem): NamedProblem => ({
    table,
    key: keyOf(rowsIn(table)[row]),
    column,
    says,
  });
  if (!parsed.success) return bad(parsed.error.issues.slice(0, 20).map((issue) => named(rowOfIssue(issue))));
  const crossed = checkReferences(parsed.data);
  const wrong = crossed.length > 0 ? crossed : [...checkLiving(parsed.data), ...checkPhrases(parsed.data)];
  if (wrong.length > 0) return bad(wrong.slice(0, 20).map(named));
  const kept = new Set(parsed.data.agencies.map((one) => one.code));
  if (current.agencies.some((one) => !kept.has(one.code))) return { ...refuse('agency_gone'), problems: [] };
  const changes = compareTables(current, parsed.data);
  if (changes.length === 0) return { ...refuse('nothing_changed'), problems: [] };
  return { ok: true, tables: parsed.data, changes, problems: [] };
}

/** Decides whether what an edit is based on still stands: nobody else changed the same row, table or city since. */
export function isStillBase(based: CityTables, current: CityTables, edit: TableEdit): boolean {
  const changed = compareTables(based, current);
  if (edit.do === 'bring_back') return changed.length === 0;
  if (edit.do === 'replace') return changed.every((one) => one.table !== edit.table);
  if (edit.do === 'put' && edit.key === null) return true;
  return changed.every((one) => one.table !== edit.table || one.key !== edit.key);
}

function bad(problems: NamedProblem[]): TablesPlan {
  return { ...refuse('bad_rows'), problems };
}

function keyOf(row: unknown): string {
  const { code, name } = (row ?? {}) as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : '';
}

function rowOfIssue(issue: Parameters<typeof sayIssue>[0]): RowProblem {
  const [table, row, ...field] = issue.path;
  return {
    table: tableNames.find((name) => name === table) ?? 'topics',
    row: typeof row === 'number' ? row : 0,
    column: field.filter((part) => typeof part === 'string').join('_'),
    says: sayIssue(issue),
  };
}

function applyEdit(current: CityTables, edit: TableEdit, today: string): Result<{ tables: unknown }, EditRefusal> {
  switch (edit.do) {
    case 'put':
      return putRow(current, edit);
    case 'end':
      return edit.table === 'agencies' ? endAgency(current, edit, today) : endRow(current, edit);
    case 'replace':
      return { ok: true, tables: { ...current, [edit.table]: edit.rows } };
    case 'bring_back':
      return { ok: true, tables: bringBack(current, edit.tables, today) };
  }
}

function putRow(
  current: CityTables,
  { table, key, cells }: Extract<TableEdit, { do: 'put' }>,
): Result<{ tables: unknown }, EditRefusal> {
  const rows = rowsOf(current, table);
  const at = key === null ? -1 : rows.findIndex((row) => rowKey(row) === key);
  if (key !== null && at < 0) return refuse('no_such_row');
  // Reports name their topic, agency and body by the code, so it stays; a road may be called anew.
  const row = rowOfCells(table, key === null || table === 'roads' ? cells : { ...cells, code: key });
  const taken = rows.findIndex((one) => rowKey(one).toLowerCase() === keyOf(row).toLowerCase());
  if (taken >= 0 && taken !== at) return refuse('key_taken');
  const next: unknown[] = at < 0 ? [...rows, row] : rows.with(at, row as never);
  return { ok: true, tables: { ...current, [table]: next } };
}

function endRow(
  current: CityTables,
  { table, key }: Extract<TableEdit, { do: 'end' }>,
): Result<{ tables: unknown }, EditRefusal> {
  const rows = rowsOf(current, table);
  const left = rows.filter((row) => rowKey(row) !== key);
  if (left.length === rows.length) return refuse('no_such_row');
  const tables = { ...current, [table]: left };
  if (table !== 'topics') return { ok: true, tables };
  const outside = current.outside.map(({ topic, ...body }) =>
    topic === undefined || topic === key ? body : { ...body, topic },
  );
  return { ok: true, tables: { ...tables, outside } };
}

function endAgency(
  current: CityTables,
  { key, successor, topicsTo }: Extract<TableEdit, { do: 'end' }>,
  today: string,
): Result<{ tables: unknown }, EditRefusal> {
  const agency = current.agencies.find((one) => one.code === key);
  if (!agency) return refuse('no_such_row');
  if (agency.endsOn !== undefined) return refuse('already_ended');
  // The office of a kecamatan answers by the name of its area: as long as there is the area, there must be the office.
  const area = agency.name.toLowerCase().replace(/^kecamatan\s+/, '');
  if (
    agency.kind === 'kecamatan' &&
    current.areas.some((one) => one.level === 'kecamatan' && one.name.toLowerCase() === area)
  )
    return refuse('office_needed');
  const heir = topicsTo ?? successor;
  if (heir === null && current.topics.some((topic) => topic.agency === key)) return refuse('topics_left');
  return {
    ok: true,
    tables: {
      ...current,
      agencies: current.agencies.map((one) =>
        one.code === key ? { ...one, endsOn: today, ...(successor === null ? {} : { successor }) } : one,
      ),
      topics: current.topics.map((topic) => (topic.agency === key ? { ...topic, agency: heir } : topic)),
    },
  };
}

// People and reports may belong to an agency made since: it stays, ended today.
function bringBack(current: CityTables, earlier: CityTables, today: string): CityTables {
  const known = new Set(earlier.agencies.map((one) => one.code));
  const since = current.agencies.filter((one) => !known.has(one.code));
  return {
    ...earlier,
    city: current.city,
    agencies: [...earlier.agencies, ...since.map((one) => ({ ...one, endsOn: one.endsOn ?? today }))],
  };
}
