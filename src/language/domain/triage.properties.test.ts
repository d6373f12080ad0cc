import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kotaTangerang } from './kota-tangerang.fixture.ts';
import { MOST_CHARACTERS, readText } from './reading.ts';
import { MOST_TOKENS } from './tokens.ts';
import { triage } from './triage.ts';

const city = kotaTangerang();

const PIECES = [
  'jl ',
  'jalan ',
  'rusak',
  ' di ',
  'karawaci',
  ' kel. ',
  'rt 03/04',
  'lampu',
  ' mati',
  '😡',
  '\ud83d',
  '\udc4d',
  '@dishub',
  '#BanjirLagi',
  '\n',
  '. ',
  ', ',
  '?',
  '𝐬𝐥𝐨𝐭',
  '\u200b',
  ' s l o t ',
  'http://a.b',
  '0812345678',
  'é',
  'İ',
  'ﬁ',
  '.com',
  "'",
  '2',
  'banget',
  'lampu merah',
  'depan ',
  'dekat ',
  '()',
];
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((parts) => parts.join('')),
);

test('any string gets an answer, with spans inside the text and confidences between 0 and 1', () => {
  fc.assert(
    fc.property(text, (message) => {
      const found = triage(message, city);
      const spans = [...found.evidence.map((one) => one.span), ...(found.place === null ? [] : [found.place.span])];
      for (const [from, to] of spans) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(message.length);
      }
      const shares = [
        found.kindConfidence,
        ...found.topics.map((one) => one.confidence),
        ...found.agencies.map((one) => one.confidence),
      ];
      for (const share of shares) expect(share >= 0 && share <= 1).toBe(true);
      if (found.outside !== null) expect(found.agencies).toEqual([]);
      if (found.spam) expect(found.kind).toBe('spam');
    }),
    { numRuns: 1500 },
  );
});

test('the same message always gets the same answer', () => {
  fc.assert(
    fc.property(text, (message) => {
      expect(triage(message, city)).toEqual(triage(message, city));
    }),
    { numRuns: 200 },
  );
});

test('words that speak of danger to life never lead below high, whatever stands around them', () => {
  const around = fc
    .array(fc.constantFrom('tolong', 'min', 'terima kasih', 'info', 'di cimone', 'pagi', 'bagus', '?', 'saran'), {
      maxLength: 6,
    })
    .map((words) => words.join(' '));
  const danger = fc.constantFrom(
    'rumah kebakaran',
    'orang tenggelam',
    'anak kesetrum tiang',
    'korban tertimpa pohon',
    'gas bocor',
    'tawuran bawa celurit',
  );
  fc.assert(
    fc.property(around, danger, around, (before, words, after) => {
      expect(['emergency', 'high']).toContain(triage(`${before} ${words} ${after}`, city).urgency);
    }),
  );
});

test.each(['jalan rusak ', 'a', 'a b c d ', '1 ', '((((', '@', 'jl ', 'rt 1 ', '\u0301', 'kel. ', 'www.', 'a@', '#A'])(
  '100 kB of "%s" is read no further than the limit',
  (piece) => {
    const message = piece.repeat(Math.ceil(100_000 / piece.length));
    const read = readText(message, city);
    expect(read.original.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(read.tokens.length).toBeLessThanOrEqual(MOST_TOKENS);
    expect(read.hits.length).toBeLessThanOrEqual(MOST_TOKENS * 40);
    expect(triage(message, city).place?.span[1] ?? 0).toBeLessThanOrEqual(MOST_CHARACTERS);
  },
);
