import { expect, test } from 'vitest';
import { readCode, readSecret, showCode } from './citizen-code.ts';

test.each([
  ['0A1B2C3D4E', '0A1B2C3D4E'],
  ['0a1b2-c3d4e', '0A1B2C3D4E'],
  [' 0a1b2 c3d4e ', '0A1B2C3D4E'],
  ['OAIB2C3D4E', '0A1B2C3D4E'],
  ['0alb2–c3d4e', '0A1B2C3D4E'],
  ['０Ａ１Ｂ２Ｃ３Ｄ４Ｅ', '0A1B2C3D4E'],
])('a code typed as "%s" is read as %s', (typed, code) => {
  expect(readCode(typed)).toBe(code);
});

test.each(['', '0A1B2C3D4', '0A1B2C3D4EF', '0A1B2C3D4U', "'; drop table", '0A1B2C3D4é'])(
  'no code can be "%s"',
  (typed) => {
    expect(readCode(typed)).toBeUndefined();
  },
);

test('a secret is longer than a code, and neither passes for the other', () => {
  expect(readSecret('0A1B2C3D4E'.repeat(3).slice(0, 26))).toHaveLength(26);
  expect(readSecret('0A1B2C3D4E')).toBeUndefined();
});

test('a code is shown in two halves that read back as the same code', () => {
  expect(showCode('0A1B2C3D4E')).toBe('0A1B2-C3D4E');
  expect(readCode(showCode('0A1B2C3D4E'))).toBe('0A1B2C3D4E');
});
