import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { CityTables } from '#src/language/index.ts';
import { readCsv } from '#src/shared/read-csv.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { checkLiving, checkPhrases, checkReferences, type RowProblem, sayIssue } from '../domain/check-tables.ts';
import { cellsOfRow, rowOfCells, rowsOf, type TableName, tableColumns } from '../domain/city-table-cells.ts';

/** One thing wrong with a city's files, in words an operator can act on; line and column where they can be named. */
export interface CityProblem {
  file: string;
  line: number | null;
  column: string | null;
  says: string;
}

export type CityFolder = Result<{ tables: CityTables }, 'bad_city'> & { problems: CityProblem[] };

/** Where a row of a table came from, so that a problem can name its file and line. */
interface Source {
  file: string;
  line: number | null;
}

interface Gathered {
  tables: Record<string, unknown>;
  sources: Map<string, Source[]>;
  problems: CityProblem[];
}

const TABLES = ['agencies', 'topics', 'areas', 'roads', 'outside'] as const;

/**
 * Reads a city's tables from a folder (city.json with NAME.json or NAME.csv for agencies, topics, areas, roads, outside) or from one JSON file holding
 * all of it, checks them together, and says everything that is wrong at once.
 */
export async function checkCityFolder(path: string): Promise<CityFolder> {
  const found = await stat(path).catch(() => null);
  if (found === null)
    return refused([{ file: basename(path), line: null, column: null, says: 'tidak ditemukan / not found' }]);
  const gathered = found.isDirectory() ? await gatherFolder(path) : await gatherFile(path);
  return checkCity(gathered);
}

/** A city's files that cannot be used; the message lists every problem, one a line. */
export class BadCityFiles extends Error {
  readonly problems: readonly CityProblem[];

  constructor(problems: readonly CityProblem[]) {
    super(
      problems
        .map(
          ({ file, line, column, says }) =>
            `${[file, line, column].filter((part) => part !== null).join(':')}: ${says}`,
        )
        .join('\n'),
    );
    this.name = 'BadCityFiles';
    this.problems = problems;
  }
}

/** The tables of a city from a folder or one JSON file, for callers that cannot go on without them; throws BadCityFiles. */
export async function readCityFolder(path: string): Promise<CityTables> {
  const found = await checkCityFolder(path);
  if (!found.ok) throw new BadCityFiles(found.problems);
  return found.tables;
}

/** Checks tables that came as one JSON text, for instance an uploaded file; `file` is the name shown in problems. */
export function readCityJson(text: string, file: string): CityFolder {
  const gathered: Gathered = { tables: {}, sources: new Map(), problems: [] };
  const value = parseJson(text, file, gathered);
  if (isRecord(value)) gathered.tables = value;
  else if (gathered.problems.length === 0)
    gathered.problems.push({
      file,
      line: null,
      column: null,
      says: 'perlu satu objek {"city", "agencies", ...} / needs one object {"city", "agencies", ...}',
    });
  return checkCity(gathered, file);
}

/** Checks one table that came as CSV, together with the city's other tables as they are now. */
export function readTableCsv(table: TableName, text: string, file: string, city: CityTables): CityFolder {
  const gathered: Gathered = { tables: { ...city }, sources: new Map(), problems: [] };
  for (const name of TABLES) gathered.sources.set(name, [{ file: `${name} (kota)`, line: null }]);
  gatherCsv(table, file, text, gathered);
  const head = Object.keys(readCsv(text).rows[0]?.cells ?? {});
  // A column left out would empty that field of every row; a table taken whole must bring what the city has filled in.
  const filled = rowsOf(city, table).map((row) => cellsOfRow(table, row));
  for (const column of head.length === 0 ? [] : tableColumns[table]) {
    const has = head.includes(column) || head.includes(column.replace(/_(id|en)$/, ''));
    if (!has && filled.some((cells) => cells[column]))
      gathered.problems.push({
        file,
        line: 1,
        column,
        says: 'kolom ini tidak ada di berkas / the file lacks this column',
      });
  }
  return checkCity(gathered, undefined, true);
}

async function gatherFile(path: string): Promise<Gathered> {
  const file = basename(path);
  const gathered: Gathered = { tables: {}, sources: new Map(), problems: [] };
  const value = parseJson(await readFile(path, 'utf8'), file, gathered);
  if (isRecord(value)) gathered.tables = value;
  for (const name of TABLES) gathered.sources.set(name, [{ file, line: null }]);
  return gathered;
}

async function gatherFolder(folder: string): Promise<Gathered> {
  const gathered: Gathered = { tables: {}, sources: new Map(), problems: [] };
  const names = new Set(await readdir(folder));
  if (names.has('city.json'))
    gathered.tables.city = parseJson(await readFile(join(folder, 'city.json'), 'utf8'), 'city.json', gathered);
  else
    gathered.problems.push({
      file: 'city.json',
      line: null,
      column: null,
      says: 'tidak ada: nama kota dan zona waktu / missing: name of the city and its time zone',
    });
  for (const name of TABLES) {
    const json = `${name}.json`;
    const csv = `${name}.csv`;
    if (names.has(json)) {
      gathered.tables[name] = parseJson(await readFile(join(folder, json), 'utf8'), json, gathered);
      gathered.sources.set(name, [{ file: json, line: null }]);
    } else if (names.has(csv)) gatherCsv(name, csv, await readFile(join(folder, csv), 'utf8'), gathered);
    else if (name === 'agencies' || name === 'topics') {
      gathered.problems.push({
        file: `${name}.json`,
        line: null,
        column: null,
        says: `tidak ada; boleh juga ${csv} / missing; ${csv} will do too`,
      });
    }
  }
  return gathered;
}

function gatherCsv(table: (typeof TABLES)[number], file: string, text: string, gathered: Gathered): void {
  const read = readCsv(text);
  for (const problem of read.problems) gathered.problems.push({ file, ...problem });
  gathered.tables[table] = read.rows.map(({ cells }) => rowOfCells(table, cells));
  gathered.sources.set(
    table,
    read.rows.map((row) => ({ file, line: row.line })),
  );
}

function parseJson(text: string, file: string, gathered: Gathered): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const line = at === undefined ? null : text.slice(0, Number(at)).split('\n').length;
    gathered.problems.push({ file, line, column: null, says: 'bukan JSON yang utuh / not complete JSON' });
    return undefined;
  }
}

function checkCity(gathered: Gathered, single?: string, strict = false): CityFolder {
  const { problems } = gathered;
  if (problems.length > 0) return refused(problems);
  const parsed = CityTables.safeParse(gathered.tables);
  if (!parsed.success)
    return refused(parsed.error.issues.slice(0, 50).map((issue) => problemOf(issue, gathered, single)));
  const rows = checkReferences(parsed.data);
  const wrong = rows.length > 0 ? rows : [...(strict ? checkLiving(parsed.data) : []), ...checkPhrases(parsed.data)];
  return wrong.length > 0
    ? refused(wrong.map((one) => rowProblem(one, gathered, single)))
    : { ok: true, tables: parsed.data, problems: [] };
}

function rowProblem(
  { table, row, column, says }: RowProblem,
  gathered: Gathered,
  single: string | undefined,
): CityProblem {
  return { ...sourceOf(table, row, gathered, single), column, says };
}

function problemOf(issue: z.core.$ZodIssue, gathered: Gathered, single: string | undefined): CityProblem {
  const [table, row, ...field] = issue.path;
  const where = sourceOf(String(table ?? ''), typeof row === 'number' ? row : 0, gathered, single);
  const column = (typeof row === 'number' ? field : issue.path.slice(1)).map(String).join('.');
  const ordinal = typeof row === 'number' && where.line === null ? `baris ke-${row + 1} / row ${row + 1}: ` : '';
  return {
    ...where,
    column: column === '' ? null : column,
    says: ordinal + sayIssue(issue),
  };
}

function sourceOf(table: string, row: number, gathered: Gathered, single: string | undefined): Source {
  if (single !== undefined) return { file: single, line: null };
  const sources = gathered.sources.get(table);
  return sources?.[row] ?? sources?.[0] ?? { file: `${table === '' ? 'city' : table}.json`, line: null };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(problems: CityProblem[]): CityFolder {
  return { ...refuse('bad_city'), problems };
}
