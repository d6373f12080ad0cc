import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kotaTangerang } from './kota-tangerang.fixture.ts';
import { findPlace } from './place.ts';
import { readText } from './reading.ts';

const city = kotaTangerang();
const PIECES =
  'jl|Jl.|gg|rt|rw|03|/|-|,|.|\n|di|ke|dari|depan|dekat|arah|sepanjang|sampai|dan|trotoar|lantai|pasar|masjid|al|perum|blok|c4|kami|anak|itu|near|the|market|on|at|of|street|ngarep|tukangeun|daan|mogot|Antapani|jakarta|Petir|benda|km|kali|lampu|merah|min|1|KA|nang|Zqxwv|kelurahan|kec|cipondoh|poris|plawad|utara|sisi|raya|😡|#BanjirLagi'.split(
    '|',
  );
const message = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((parts) => parts.join(' ')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

test('whatever is written, the place lies inside the text and begins and ends with a word', () => {
  fc.assert(
    fc.property(message, (text) => {
      const read = readText(text, city);
      const { place, landmarks } = findPlace(read, city);
      for (const { from, to } of landmarks) {
        expect(from).toBeLessThan(to);
        expect(to).toBeLessThanOrEqual(read.tokens.length);
      }
      if (place === null) return;
      const [from, to] = place.span;
      expect(from).toBeLessThan(to);
      expect(to).toBeLessThanOrEqual(text.length);
      expect(read.tokens.some((token) => token.from === from)).toBe(true);
      expect(read.tokens.some((token) => token.to === to)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('the same text twice gives the same place', () => {
  fc.assert(
    fc.property(message, (text) => {
      expect(findPlace(readText(text, city), city)).toEqual(findPlace(readText(text, city), city));
    }),
    { numRuns: 200 },
  );
});

test.each([
  'jl ',
  'depan ',
  'di rt 1, ',
  'jl mawar dan ',
  'near the ',
  'A - ',
  'trotoar lantai 2 ',
  'karawaci ',
  'kel. x ',
])('ten thousand characters of "%s" give an answer', (piece) => {
  const text = piece.repeat(Math.ceil(10_000 / piece.length));
  const { place } = findPlace(readText(text, city), city);
  expect(place === null || place.span[1] <= text.length).toBe(true);
});
