/** One row of a CSV file with the line it begins on (the head is line 1). */
export interface CsvRow {
  line: number;
  cells: Record<string, string>;
}

/** What is wrong with a CSV file before its cells are looked at. */
export interface CsvProblem {
  line: number | null;
  column: string | null;
  says: string;
}

/** Reads CSV as spreadsheets save it: comma, semicolon or tab, quotes, line breaks inside quotes, a byte-order mark. */
export function readCsv(text: string): { head: string[]; rows: CsvRow[]; problems: CsvProblem[] } {
  const whole = text.replace(/^\uFEFF/, '');
  // Excel may say the separator in a line of its own.
  const said = /^sep=([,;\t])\r?\n/i.exec(whole);
  const clean = said ? whole.slice(said[0].length) : whole;
  const separator = said?.[1] ?? separatorOf(clean.slice(0, clean.search(/\r?\n|$/)));
  const { records, open } = cut(clean, separator, said ? 2 : 1);
  const problems: CsvProblem[] = [];
  if (open !== null)
    problems.push({
      line: open,
      column: null,
      says: 'tanda kutip dibuka tetapi tidak ditutup / a quote is opened and never closed',
    });
  const head = records[0];
  if (head === undefined)
    return { head: [], rows: [], problems: [{ line: 1, column: null, says: 'berkas kosong / the file is empty' }] };
  const names = head.cells.map((name) => name.trim());
  const rows: CsvRow[] = [];
  for (const { line, cells } of records.slice(1)) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (cells.length !== names.length) {
      problems.push({
        line,
        column: null,
        says: `${cells.length} kolom, kepala tabel punya ${names.length} / ${cells.length} columns, the head has ${names.length}`,
      });
      continue;
    }
    rows.push({ line, cells: Object.fromEntries(names.map((name, i) => [name, (cells[i] ?? '').trim()])) });
  }
  return { head: names, rows, problems };
}

// Spreadsheets in Indonesian save with semicolons; the head tells which.
function separatorOf(head: string): string {
  const count = (sign: string): number => head.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function cut(
  text: string,
  separator: string,
  firstLine: number,
): { records: { line: number; cells: string[] }[]; open: number | null } {
  const records: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = firstLine;
  let began = firstLine;
  const endCell = (): void => {
    cells.push(cell);
    cell = '';
  };
  const endRecord = (): void => {
    endCell();
    records.push({ line: began, cells });
    cells = [];
    began = line;
  };
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i] ?? '';
    if (sign === '\n') line += 1;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (sign === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (sign === separator) endCell();
    else if (sign === '\n') endRecord();
    else if (sign !== '\r') cell += sign;
  }
  const open = quoted ? began : null;
  if (cell !== '' || cells.length > 0) endRecord();
  return { records, open };
}

/** The text of a file as spreadsheets save it: UTF-8, UTF-16 with its mark, or the Windows code page of older Excels. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
