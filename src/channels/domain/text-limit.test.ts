import { expect, test } from 'vitest';
import { lettersLeft } from './text-limit.ts';

test('the tightest of several networks decides, each counted its own way', () => {
  const bytes = { maxLength: 1_000, maxBytes: 10 };
  const graphemes = { maxLength: 5, unit: 'graphemes' } as const;
  expect(lettersLeft([bytes], 'é'.repeat(4))).toBe(2);
  expect(lettersLeft([graphemes], '👨‍👩‍👧‍👦👍🏽')).toBe(3);
  expect(lettersLeft([bytes, graphemes], 'ééé')).toBe(2);
  expect(lettersLeft([bytes, graphemes], 'abcdef')).toBe(-1);
});

test('what stands before the text counts too', () => {
  expect(lettersLeft([{ maxLength: 20, prefix: '@warga ' }], 'Siap')).toBe(9);
});
