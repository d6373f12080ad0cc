import { type Refusal, refuse } from '#src/shared/result.ts';

export interface CityFile {
  name: string;
  text: string;
}

export type CityFilesRefusal = 'no_file' | 'unreadable_file' | 'unknown_file';

const lists = ['agencies', 'topics', 'areas', 'roads', 'outside'];
const parts = new Set([...lists, 'city', 'calendar', 'policies']);

/**
 * Puts an uploaded city together: one JSON file with every part, or a file per part (`agencies.csv`, `topics.json` ...).
 * Names the file that cannot be read. What the parts hold is judged by whoever uses them.
 */
export function joinCityFiles(
  files: CityFile[],
): { ok: true; parts: Record<string, unknown> } | (Refusal<CityFilesRefusal> & { entry: string }) {
  const joined: Record<string, unknown> = {};
  if (files.length === 0) return { ...refuse('no_file'), entry: '' };
  for (const { name, text } of files) {
    const [, stem = '', ending = ''] = /^(.*)\.(csv|json)$/i.exec(name.toLowerCase()) ?? [];
    const part = stem.split(/[\\/]/).at(-1) ?? '';
    const content = text.replace(/^\uFEFF/, '');
    if (ending === 'csv') {
      if (!lists.includes(part)) return { ...refuse('unknown_file'), entry: name };
      const rows = readCsv(content);
      if (!rows) return { ...refuse('unreadable_file'), entry: name };
      joined[part] = rows;
      continue;
    }
    if (ending !== 'json') return { ...refuse('unknown_file'), entry: name };
    const value = readJson(content);
    if (value === undefined) return { ...refuse('unreadable_file'), entry: name };
    if (parts.has(part)) joined[part] = value;
    else if (typeof value === 'object' && value !== null && !Array.isArray(value)) Object.assign(joined, value);
    else return { ...refuse('unknown_file'), entry: name };
  }
  return { ok: true, parts: joined };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Columns that hold several texts: names divided by `|`, or triage words, one line of the cell each. */
const listColumns: Record<string, RegExp> = { aliases: /\|/, variants: /\|/, roads: /\|/, words: /\r?\n/ };
const yesNoColumns = new Set(['alsoWord', 'roadMatters', 'byKecamatan', 'proof', 'approval', 'place']);
/** Columns where an empty cell says "none" rather than "not given". */
const noneColumns = new Set(['agency', 'parent']);

/**
 * Reads CSV (RFC 4180; comma or semicolon, as spreadsheets of either language write it) into objects by the first line.
 * `name.id` as heading makes `{ name: { id } }`. Undefined when a quote never closes or a line has more cells than headings.
 */
export function readCsv(text: string): Record<string, unknown>[] | undefined {
  const rows = splitCsv(text);
  if (!rows) return undefined;
  const [headings = [], ...lines] = rows;
  if (lines.some((line) => line.length > headings.length)) return undefined;
  return lines.map((line) => {
    const row: Record<string, unknown> = {};
    headings.forEach((heading, i) => {
      const [outer = '', inner] = heading.trim().split('.');
      const value = readCell(outer, line[i]?.trim() ?? '');
      if (value === undefined) return;
      row[outer] = inner === undefined ? value : { ...(row[outer] as object | undefined), [inner]: value };
    });
    return row;
  });
}

function readCell(column: string, cell: string): unknown {
  if (cell === '') return noneColumns.has(column) ? null : undefined;
  const divider = listColumns[column];
  if (divider) return cell.split(divider).flatMap((item) => item.trim() || []);
  if (yesNoColumns.has(column) && /^(ya|yes|true|benar|1)$/i.test(cell)) return true;
  if (yesNoColumns.has(column) && /^(tidak|no|false|salah|0)$/i.test(cell)) return false;
  return cell;
}

function splitCsv(text: string): string[][] | undefined {
  const firstLine = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const separator = firstLine.split(';').length > firstLine.split(',').length ? ';' : ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = () => {
    row.push(cell);
    if (row.some((value) => value.trim() !== '')) rows.push(row);
    row = [];
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i);
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (letter === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (letter === separator) {
      row.push(cell);
      cell = '';
    } else if (letter === '\n') endRow();
    else if (letter !== '\r') cell += letter;
  }
  if (quoted) return undefined;
  endRow();
  return rows;
}
