import { expect, test } from 'vitest';
import { sayWhen } from './citizen-time.ts';

const at = new Date('2026-11-27T17:30:00Z');

test.each([
  ['Asia/Jakarta', 'id', 'Sabtu, 28 November 2026 pukul 00.30 WIB'],
  ['Asia/Makassar', 'id', 'Sabtu, 28 November 2026 pukul 01.30 WITA'],
  ['Asia/Jayapura', 'en', 'Saturday, 28 November 2026 at 02:30 WIT'],
] as const)('half past midnight in Jakarta is told in %s (%s) as "%s"', (zone, language, said) => {
  expect(sayWhen(at, zone, language)).toBe(said);
});
