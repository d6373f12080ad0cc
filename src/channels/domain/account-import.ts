import type { CsvRow } from '#src/shared/read-csv.ts';
import { type AccountColumn, columnOf } from './account-csv.ts';
import {
  type AccountPerson,
  type AccountValues,
  type Directory,
  keepKnown,
  readAccountState,
  readAgency,
  readDay,
  readPeople,
  readPerson,
} from './account-values.ts';
import { type HandleProblem, readHandle } from './official-handle.ts';
import { type OfficialNetwork, officialNetworkOf, officialNetworkOfLink } from './official-networks.ts';

/** A row of the register as an import compares with it. */
export interface KnownAccount extends AccountValues {
  id: number;
  version: number;
  /** What the product itself saw, later than what is noted; of an account that is not connected null. */
  seenPostOn: string | null;
  seenAnswerOn: string | null;
}

export type ImportReason =
  | HandleProblem
  | 'no_network'
  | 'unknown_network'
  | 'unknown_agency'
  | 'unknown_state'
  | 'no_day'
  | 'future'
  | 'twice'
  | 'cells';

/** One thing that keeps a row from being taken; `says` is the cell, or the line of its double. */
export interface ImportProblem {
  line: number | null;
  column: AccountColumn | null;
  reason: ImportReason;
  says: string;
}

export interface PlannedRow {
  line: number;
  /** Of the register, for a change. */
  id: number | null;
  version: number;
  does: 'add' | 'change' | 'same';
  values: AccountValues;
  /** The fields that change. */
  changes: (keyof AccountValues)[];
}

export interface ImportPlan {
  rows: PlannedRow[];
  problems: ImportProblem[];
}

/**
 * Decides what each row of a list would do to the register. An empty cell says nothing; a row that has a problem is left out
 * as a whole; the same list again changes nothing. `today` is the city's day.
 */
export function planImport(
  rows: readonly CsvRow[],
  known: readonly KnownAccount[],
  directory: Directory,
  today: string,
): ImportPlan {
  const byKey = new Map(known.map((one) => [keyOf(one.network, one.handle), one]));
  const seen = new Map<string, number>();
  const plan: ImportPlan = { rows: [], problems: [] };
  for (const row of rows) {
    const cells = byColumn(row.cells);
    const problems: ImportProblem[] = [];
    const complain = (column: AccountColumn | null, reason: ImportReason, says: string) => {
      problems.push({ line: row.line, column, reason, says });
    };
    const who = readWho(cells, byKey, complain);
    const told = readCells(cells, directory, today, complain);
    const key = who && keyOf(who.network, who.handle);
    const before = key === undefined ? undefined : seen.get(key);
    if (before !== undefined) complain('akun', 'twice', String(before));
    if (who && key !== undefined && problems.length === 0) {
      seen.set(key, row.line);
      plan.rows.push(planRow(row.line, who, told, byKey.get(key)));
    }
    plan.problems.push(...problems);
  }
  return plan;
}

type Cells = Partial<Record<AccountColumn, string>>;
type Complain = (column: AccountColumn | null, reason: ImportReason, says: string) => void;
type Who = Pick<AccountValues, 'network' | 'handle' | 'url'>;
type Told = Partial<Omit<AccountValues, keyof Who>>;

function keyOf(network: string, handle: string): string {
  return `${network} ${handle}`;
}

function byColumn(cells: Record<string, string>): Cells {
  const found: Cells = {};
  for (const [heading, cell] of Object.entries(cells)) {
    const column = columnOf(heading);
    // Spreadsheets and our own export put a mark before what looks like a formula.
    const text = cell.replace(/^'(?=[=+\-@\t])/, '').trim();
    if (column && text !== '') found[column] ??= text;
  }
  return found;
}

function readWho(cells: Cells, known: ReadonlyMap<string, KnownAccount>, complain: Complain): Who | undefined {
  const network = networkOf(cells, complain);
  if (!network) return undefined;
  const exact = cells.akun === undefined ? undefined : known.get(keyOf(network.name, cells.akun.toLowerCase()));
  if (exact) return { network: network.name, handle: exact.handle, url: linkOf(cells) ?? exact.url };
  const column = cells.akun === undefined ? 'tautan' : 'akun';
  const read = readHandle(network, cells.akun ?? cells.tautan ?? '');
  if ('problem' in read) {
    complain(column, read.problem, cells[column] ?? '');
    return undefined;
  }
  return { network: network.name, handle: read.handle, url: linkOf(cells) ?? read.url };
}

function linkOf(cells: Cells): string | undefined {
  const link = cells.tautan;
  return link && /^https?:\/\//i.test(link) && URL.canParse(link) ? link.slice(0, 2_000) : undefined;
}

function networkOf(cells: Cells, complain: Complain): OfficialNetwork | undefined {
  if (cells.jejaring !== undefined) {
    const network = officialNetworkOf(cells.jejaring);
    if (!network) complain('jejaring', 'unknown_network', cells.jejaring);
    return network;
  }
  const link = [cells.tautan, cells.akun].find((text) => text && /^https?:\/\//i.test(text) && URL.canParse(text));
  if (link) return officialNetworkOfLink(new URL(link));
  complain('jejaring', 'no_network', '');
  return undefined;
}

function readCells(cells: Cells, directory: Directory, today: string, complain: Complain): Told {
  const told: Told = {};
  if (cells.nama !== undefined) told.name = cells.nama.slice(0, 200);
  if (cells.catatan !== undefined) told.note = cells.catatan.slice(0, 2_000);
  if (cells.opd !== undefined) {
    const agencyId = readAgency(cells.opd, directory);
    if (agencyId === undefined) complain('opd', 'unknown_agency', cells.opd);
    else told.agencyId = agencyId;
  }
  if (cells.keadaan !== undefined) {
    const state = readAccountState(cells.keadaan);
    if (state) told.state = state;
    else complain('keadaan', 'unknown_state', cells.keadaan);
  }
  const owner = readPerson(cells.pemilik ?? '', directory);
  if (owner) told.owner = owner;
  const admins = readPeople(cells.admin ?? '', directory);
  if (admins.length > 0) told.admins = admins;
  for (const [column, field] of [
    ['kiriman_terakhir', 'lastPostOn'],
    ['jawaban_terakhir', 'lastAnswerOn'],
  ] as const) {
    const text = cells[column];
    if (text === undefined || text === '-') continue;
    const day = readDay(text, today);
    if (day === 'no_day' || day === 'future') complain(column, day, text);
    else told[field] = day;
  }
  return told;
}

function planRow(line: number, who: Who, told: Told, known: KnownAccount | undefined): PlannedRow {
  const fresh: AccountValues = {
    ...who,
    name: null,
    agencyId: null,
    state: 'active',
    note: null,
    lastPostOn: null,
    lastAnswerOn: null,
    owner: null,
    admins: [],
    ...told,
  };
  if (!known) return { line, id: null, version: 0, does: 'add', values: fresh, changes: [] };
  const { id, version, seenPostOn, seenAnswerOn, ...before } = known;
  const values: AccountValues = { ...before, url: who.url ?? before.url, ...told };
  const people = [...(before.owner ? [before.owner] : []), ...before.admins];
  if (values.owner) values.owner = keepKnown([values.owner], people)[0] ?? values.owner;
  values.admins = keepKnown(values.admins, people);
  // What the product saw itself is not noted a second time.
  if (seenPostOn && values.lastPostOn && values.lastPostOn <= seenPostOn) values.lastPostOn = before.lastPostOn;
  if (seenAnswerOn && values.lastAnswerOn && values.lastAnswerOn <= seenAnswerOn)
    values.lastAnswerOn = before.lastAnswerOn;
  const changes = (Object.keys(values) as (keyof AccountValues)[]).filter(
    (field) => !same(values[field], before[field]),
  );
  return { line, id, version, does: changes.length === 0 ? 'same' : 'change', values, changes };
}

function same(a: AccountValues[keyof AccountValues], b: AccountValues[keyof AccountValues]): boolean {
  const flat = (value: typeof a): string => {
    if (Array.isArray(value)) return JSON.stringify(value.map(sayPerson).sort());
    return typeof value === 'object' && value !== null ? sayPerson(value) : JSON.stringify(value);
  };
  return flat(a) === flat(b);
}

function sayPerson(person: AccountPerson): string {
  return `${person.staffId ?? ''} ${person.name.toLowerCase()}`;
}
