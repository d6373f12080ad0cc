import { writeZip } from './write-zip.ts';

/** What stands in a cell: text stays text, whatever it begins with; a number is a number in every language's spreadsheet. */
export type SheetCell = string | number | null;

/** One sheet of a workbook: a row of heads that stays in view, then the rows. */
export interface Sheet {
  name: string;
  heads: string[];
  rows: SheetCell[][];
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const officeRels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRels = 'http://schemas.openxmlformats.org/package/2006/relationships';
const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** The longest name a sheet may have, and the longest text of a cell (ECMA-376 and the limits of Excel). */
const longestName = 31;
const longestText = 32_767;
const widest = 60;

/** Writes a workbook in the Office Open XML format (ECMA-376): texts inline, heads bold and frozen, nothing that runs. */
export function writeXlsx(sheets: readonly Sheet[]): Buffer {
  const names = uniqueNames(sheets.map((one) => one.name));
  const files: [string, string][] = [
    [
      '[Content_Types].xml',
      `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>${sheets
        .map(
          (_, i) =>
            `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`,
        )
        .join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${packageRels}"><Relationship Id="rId1" Type="${officeRels}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${officeRels}"><sheets>${names
        .map((name, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
        .join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packageRels}">${sheets
        .map(
          (_, i) =>
            `<Relationship Id="rId${i + 1}" Type="${officeRels}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
        )
        .join(
          '',
        )}<Relationship Id="rId${sheets.length + 1}" Type="${officeRels}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`,
    ],
    ...sheets.map((sheet, i): [string, string] => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)]),
  ];
  return writeZip(
    files.map(([name, xml]) => ({
      name,
      content: Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`, 'utf8'),
    })),
  );
}

function sheetXml({ heads, rows }: Sheet): string {
  const widths = heads.map((head, i) =>
    Math.min(widest, rows.reduce((most, row) => Math.max(most, String(row[i] ?? '').length), head.length) + 2),
  );
  const columns = widths
    .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  const line = (cells: readonly SheetCell[], number: number, style: string) =>
    `<row r="${number}">${cells.map((cell, i) => cellXml(cell, `${letters(i)}${number}`, style)).join('')}</row>`;
  const body = [line(heads, 1, ' s="1"'), ...rows.map((row, i) => line(row, i + 2, ''))].join('');
  return `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns}</cols><sheetData>${body}</sheetData></worksheet>`;
}

function cellXml(cell: SheetCell, place: string, style: string): string {
  if (cell === null || cell === '') return '';
  // What is not finite is no number of the format.
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${place}"${style}><v>${cell}</v></c>` : '';
  return `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${xmlText(cell.slice(0, longestText))}</t></is></c>`;
}

/** A, B ... Z, AA, AB: columns as spreadsheets call them. */
function letters(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? letters(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

function xmlText(text: string): string {
  return (
    text
      // XML 1.0 has no such characters, not even as references; a half of a pair is none either.
      .replaceAll(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, '')
      .toWellFormed()
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}

/** Sheets need names of their own without some characters, whatever their case. */
function uniqueNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((one, i) => {
    const plain =
      one
        .replaceAll(/[[\]:*?/\\']/g, ' ')
        .slice(0, longestName)
        .trim() || `Sheet ${i + 1}`;
    let name = plain;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain.slice(0, longestName - 4)} ${n}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
