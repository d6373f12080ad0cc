import { expect, test } from 'vitest';
import { findUrls } from './find-urls.ts';
import { countText } from './text-length.ts';

const x = (text: string) => countText(text, 'x_weighted');

test.each([
  ['plain words', 'Lampu sudah diperbaiki.', 23],
  ['accents, written in one piece or in two', 'e\u0301é', 2],
  ['curly quotes and the long dash weigh one', '“kutip” – ya', 12],
  ['the dots in one letter weigh two', 'sabar…', 7],
  ['Javanese script weighs two a letter', 'ꦗꦮ', 4],
  ['Arabic letters weigh one', 'مرحبا', 5],
  ['Chinese letters weigh two', '你好', 4],
  ['an emoji weighs two', '🙏', 2],
  ['a family of four is one emoji', '👨‍👩‍👧‍👦', 2],
  ['a skin colour is part of its emoji', '👍🏽', 2],
  ['a flag is one emoji', '🇮🇩', 2],
  ['a keycap is one emoji', '1️⃣', 2],
  ['a coloured heart is one emoji, a plain one one heavy letter', '❤️❤', 4],
  ['a copyright sign is a letter', '© 2026', 6],
  ['digits are letters', '112', 3],
])('%s', (_name, text, weight) => {
  expect(x(text)).toBe(weight);
});

test('every address weighs 23, however long or short, with or without http', () => {
  expect(x('https://tangerang.go.id/layanan/pengaduan/status?kode=ABCDEFGH&bahasa=id')).toBe(23);
  expect(x('http://a.id')).toBe(23);
  expect(x('Lihat tangerangkota.go.id/lapor.')).toBe(6 + 23 + 1);
  expect(x('(https://kota.go.id)')).toBe(2 + 23);
  expect(x('a.id dan b.id')).toBe(2 * 23 + 5);
});

test('what only looks like an address is counted as it stands', () => {
  for (const text of ['pukul 10.30', 'lapor@kota.go.id', '@kota.id', 'dst.dsb', 'rusak.di jalan', 'v2.1', 'a..b']) {
    expect(x(text), text).toBe([...text].length);
  }
});

test('an address ends before the punctuation of its sentence, and keeps a bracket it opened', () => {
  const found = (text: string) => findUrls(text).map((one) => one.text);
  expect(found('Buka https://kota.go.id/a_(b), atau https://kota.go.id/c!')).toEqual([
    'https://kota.go.id/a_(b)',
    'https://kota.go.id/c',
  ]);
  const [url] = findUrls('🙏 cek kota.go.id');
  expect(url).toEqual({ start: 7, end: 17, text: 'kota.go.id' });
});

test('people who read see one letter where there are many code points', () => {
  const g = (text: string) => countText(text, 'graphemes');
  expect(g('👨‍👩‍👧‍👦')).toBe(1);
  expect(g('🇮🇩🇮🇩')).toBe(2);
  expect(g('e\u0301')).toBe(1);
  expect(g('\r\n')).toBe(1);
  expect(g('ꦏꦿ')).toBe(1);
});
