import { expect, test } from 'vitest';
import { stripQuotes } from './strip-quotes.ts';

test.each([
  [
    'Gmail in Indonesian',
    'Masih mati pak.\n\nPada Sel, 24 Nov 2026 pukul 10.00 Kota Latihan <lapor@kota.test> menulis:\n\n> Sudah nyala?\n> Salam',
    'Masih mati pak.',
  ],
  [
    'Gmail in Indonesian, folded',
    'Masih mati.\n\nPada tanggal Sel, 24 Nov 2026 pukul 10.00 Kota Latihan yang panjang\n<lapor@kota.test> menulis:\n> Sudah nyala?',
    'Masih mati.',
  ],
  [
    'Gmail in English',
    'Still dark.\n\nOn Tue, Nov 24, 2026 at 10:00 AM City <lapor@kota.test> wrote:\n> On now?',
    'Still dark.',
  ],
  [
    'Outlook with a rule',
    'Belum diangkut.\n\n-----Pesan Asli-----\nDari: Kota\nKepada: Ani\nSudah?',
    'Belum diangkut.',
  ],
  [
    'Outlook with header lines',
    'Belum.\n\nDari: Kota <lapor@kota.test>\nDikirim: Selasa, 24 November 2026 10:00\nKepada: Ani\nPerihal: RE: Sampah\n\nSudah diangkut?',
    'Belum.',
  ],
  ['Outlook in English', 'Not yet.\n\nFrom: City\nSent: Tuesday\nTo: Ani\nSubject: RE: Trash\n\nDone?', 'Not yet.'],
  [
    'an answer below the quote',
    'Pada 24 Nov 2026 10.00, Kota <a@b.test> menulis:\n> RT berapa?\n\nRT 05 pak',
    'RT 05 pak',
  ],
  ['answers between the quotes', '> Di mana?\nDi Cimone\n> Sejak kapan?\nKemarin', 'Di Cimone\nKemarin'],
  ['a signature', 'Jalan bolong.\n-- \nAni\n0812-000', 'Jalan bolong.'],
  ['a phone', 'Jalan bolong.\n\nDikirim dari iPhone saya', 'Jalan bolong.'],
  ['a mail program', 'Jalan bolong.\n\nDapatkan Outlook untuk Android', 'Jalan bolong.'],
  ['an English phone', 'Jalan bolong.\nSent from my Galaxy', 'Jalan bolong.'],
])('what was quoted is taken out: %s', (_name, letter, expected) => {
  expect(stripQuotes(letter)).toBe(expected);
});

test.each([
  [
    'a sentence that begins with "Pada"',
    'Pada malam hari lampu mati semua.\nSaya sudah menulis:\nlewat aplikasi juga.',
  ],
  ['one header-like line', 'Dari: RT 05 Cimone\nLampu mati sejak Senin.'],
  ['a greeting at the end', 'Mohon dibantu.\n\nHormat saya,\nAni'],
  ['a list with dashes', 'Yang rusak:\n- lampu\n- pagar'],
  [
    'a forwarded letter',
    'Mohon ditindaklanjuti.\n\n---------- Forwarded message ---------\nDari: Pak RW\nTanggal: Senin\nPerihal: Banjir\n\nBanjir lagi di RW 3.\n-- \nPak RW',
  ],
  ['only a quote', '> Lampu mati di depan masjid'],
  ['a long text below dashes', `Laporan:\n--\n${Array.from({ length: 20 }, (_, i) => `titik ${i}`).join('\n')}`],
])('what this person says stays whole: %s', (_name, letter) => {
  expect(stripQuotes(letter)).toBe(letter);
});
