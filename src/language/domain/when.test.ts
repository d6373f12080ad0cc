import { expect, test } from 'vitest';
import { kotaTangerang } from './kota-tangerang.fixture.ts';
import { readText } from './reading.ts';
import { findWhen } from './when.ts';

const city = kotaTangerang();

function said(text: string): string {
  const when = findWhen(readText(text, city));
  if (when === null) return '-';
  const date =
    when.date &&
    Object.entries(when.date)
      .map(([part, value]) => `${part} ${value}`)
      .join(' ');
  const ago = when.ago && `${when.ago.amount} ${when.ago.unit}`;
  return `${text.slice(...when.span)} = ${when.says} ${ago ?? date}`;
}

test.each([
  ['min pju mati udh seminggu tlg dong', 'udh seminggu = since 1 week'],
  ['air pdam ga ngalir dari kemarin malam', 'dari kemarin malam = since 1 day'],
  ['sudah 3 bulan lapor ga ada tindakan', 'sudah 3 bulan = since 3 month'],
  ['sampah 2 minggu yg lalu belum diangkut', '2 minggu yg lalu = at 2 week'],
  ['lampu padam sejak tgl 12 Maret 2024', 'sejak tgl 12 Maret 2024 = since day 12 month 3 year 2024'],
  ['jalan rusak sejak tahun 2019', 'sejak tahun 2019 = since year 2019'],
  ['udah berbulan-bulan kaya gini', 'udah berbulan-bulan = since 3 month'],
  ['hampir 2 thn jalan ini dibiarkan', 'hampir 2 thn = since 2 year'],
  ['mati lampu dari subuh', 'dari subuh = since 0 day'],
  ['tadi pagi ada pohon tumbang', 'tadi pagi = at 0 day'],
  ['banjir dari hari senin', 'dari hari senin = since weekday 1'],
  ['besok puskesmas buka ga', 'besok = at -1 day'],
  ['jadwal vaksin minggu depan kapan', 'minggu depan = at -1 week'],
  ['3 hari lagi bazar', '3 hari lagi = at -3 day'],
  ['sampah numpuk 2-3 hari', '2-3 hari = at 3 day'],
  ['uwis rong dina banyune mati', 'rong dina = at 2 day'],
  ['geus sabulan can aya nu ngurus', 'geus sabulan = since 1 month'],
  ['ktp saya 14hari blm jadi', '14hari = at 14 day'],
  ['kejadian 5/11/2026 di cimone', '5/11/2026 = at day 5 month 11 year 2026'],
])('%s says %s', (text, want) => {
  expect(said(text)).toBe(want);
});

test.each([
  'hubungi 0812 3344 5566 ya',
  'jl. 12 rt 03 rw 05',
  'buka jam 8 pak?',
  'harga 2 ribu',
  'ibu mei tetangga saya',
  'sudah dilaporkan tapi diam saja',
  '',
])('%s says no time', (text) => {
  expect(said(text)).toBe('-');
});

test('how long it lasts is told before the day somebody called', () => {
  expect(said('kemarin saya telpon, lampu sudah 2 minggu mati')).toBe('sudah 2 minggu = since 2 week');
});
