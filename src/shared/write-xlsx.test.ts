import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { writeXlsx } from './write-xlsx.ts';

/** Opens a zip by its own directory, as a spreadsheet does. */
function open(zip: Buffer): Map<string, string> {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < zip.readUInt16LE(end + 10); i++) {
    expect(zip.toString('latin1', at, at + 4)).toBe('PK\x01\x02');
    const [packed, plain, length] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28)];
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26);
    const content = inflateRawSync(zip.subarray(from, from + packed));
    expect(content).toHaveLength(plain);
    files.set(zip.toString('utf8', at + 46, at + 46 + length), content.toString('utf8'));
    at += 46 + length;
  }
  return files;
}

test('a workbook has its parts, its heads and its cells', () => {
  const files = open(
    writeXlsx([
      {
        name: 'Per OPD',
        heads: ['OPD', 'Diterima'],
        rows: [
          ['DLH', 12],
          ['DISHUB', 0.5],
        ],
      },
      { name: 'per opd', heads: ['a'], rows: [] },
    ]),
  );
  expect([...files.keys()]).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/worksheets/sheet1.xml',
    'xl/worksheets/sheet2.xml',
  ]);
  expect(files.get('xl/workbook.xml')).toContain('name="Per OPD" sheetId="1"');
  expect(files.get('xl/workbook.xml')).toContain('name="per opd 2" sheetId="2"');
  const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet).toContain('<c r="A1" s="1" t="inlineStr"><is><t xml:space="preserve">OPD</t></is></c>');
  expect(sheet).toContain('<c r="B2"><v>12</v></c>');
  expect(sheet).toContain('<c r="B3"><v>0.5</v></c>');
});

test('text that looks like a formula stays text, and what XML cannot hold is left out', () => {
  const files = open(
    writeXlsx([{ name: 'a/b', heads: ['x'], rows: [['=1+1'], ['<a> & "b"\u0000\ud800'], [null], [Number.NaN]] }]),
  );
  const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet).toContain('<c r="A2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>');
  expect(sheet).toContain('&lt;a&gt; &amp; &quot;b&quot;\ufffd<');
  expect(sheet).not.toMatch(/<f>|NaN/);
});

test('the twenty-seventh column is called AA', () => {
  const heads = Array.from({ length: 28 }, (_, i) => `k${i}`);
  const sheet = open(writeXlsx([{ name: 'lebar', heads, rows: [] }])).get('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet).toContain('<c r="Z1"');
  expect(sheet).toContain('<c r="AA1"');
  expect(sheet).toContain('<c r="AB1"');
});
