import { expect, test } from 'vitest';
import { readCsv } from '#src/shared/read-csv.ts';
import { readExport } from './other-desk-rows.ts';

const read = (text: string, desk: 'sp4n_lapor' | 'laksa' = 'sp4n_lapor') => readExport(desk, readCsv(text).rows);

test('a line of an export is read, whatever its columns are called', () => {
  const { rows, problems } = read(
    'Tracking ID;Status;Isi Laporan;Lokasi;Jenis;Tanggal Laporan;Rahasia;Tindak Lanjut\n' +
      '#7712345;Proses;"Lampu mati; gelap";Karawaci;Pengaduan;24/11/2026 09.30;Ya;Sudah diteruskan\n',
  );
  expect(problems).toEqual([]);
  expect(rows).toEqual([
    {
      line: 2,
      trackingId: '7712345',
      status: 'in_process',
      statusWords: 'Proses',
      answer: 'Sudah diteruskan',
      text: 'Lampu mati; gelap',
      title: '',
      place: 'Karawaci',
      privacy: 'secret',
      at: new Date('2026-11-24T02:30:00Z'),
      name: '',
    },
  ]);
});

test('our own file is read back by its names', () => {
  const { rows } = read('tracking_id,isi_laporan,status,anonim\nLK-9,Sampah,menunggu,1\n', 'laksa');
  expect(rows[0]).toMatchObject({ trackingId: 'LK-9', status: 'unverified', text: 'Sampah', privacy: 'anonymous' });
});

test('a line without a number, one that stands twice, and words nobody knows are told with their line', () => {
  const { rows, problems } = read('nomor,status\n,selesai\n1,selesai\n1,proses\n2,entah\n');
  expect(rows.map((one) => [one.trackingId, one.status])).toEqual([
    ['1', 'settled'],
    ['2', undefined],
  ]);
  expect(problems).toEqual([
    { line: 2, problem: 'no_number', words: '' },
    { line: 4, problem: 'number_twice', words: '1' },
    { line: 5, problem: 'unknown_status', words: 'entah' },
  ]);
});

test.each([
  ['2026-11-24', '2026-11-23T17:00:00.000Z'],
  ['2026-11-24T09:30', '2026-11-24T02:30:00.000Z'],
  ['4-1-2026', '2026-01-03T17:00:00.000Z'],
  ['31/02/2026', undefined],
  ['kemarin', undefined],
])('the date %s', (text, expected) => {
  expect(read(`nomor,tanggal\n1,${text}\n`).rows[0]?.at?.toISOString()).toBe(expected);
});
