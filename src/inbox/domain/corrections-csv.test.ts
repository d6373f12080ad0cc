import { expect, test } from 'vitest';
import { readCsv } from '#src/shared/read-csv.ts';
import { csvHead, csvLine } from './corrections-csv.ts';

const row = {
  at: new Date('2026-11-24T03:00:00Z'),
  code: 'A1B2C3',
  author: 'Rina',
  held: false,
  text: 'lampu mati, "gelap"\nsudah seminggu',
  said: { kind: 'complaint' as const, agency: null },
  stated: { kind: 'question' as const, agency: 'DISHUB' },
};

test('what is written is read back whole by a spreadsheet', () => {
  const { rows, problems } = readCsv(csvHead + csvLine(row));
  expect(problems).toEqual([]);
  expect(rows[0]?.cells).toMatchObject({
    teks: row.text,
    kind_pilah: 'complaint',
    kind_benar: 'question',
    agency_pilah: '-',
    agency_benar: 'DISHUB',
    topic_pilah: '',
    topic_benar: '',
  });
});

test.each(['=HYPERLINK("http://jahat.example")', '+62', '-1', '@SUM(A1)', '\t=1'])(
  'a resident’s %j stays text in a spreadsheet',
  (text) => {
    expect(csvLine({ ...row, text })).toContain(`'${text}`.replaceAll('"', '""'));
  },
);
