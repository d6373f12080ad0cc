import { expect, test } from 'vitest';
import { MissLimit } from './citizen-miss-limit.ts';

const noon = new Date('2026-11-24T05:00:00Z');
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1_000);

test('sixty wrong codes in a minute are forgiven, then the address waits a second for each', () => {
  const limit = new MissLimit();
  for (let i = 0; i < 60; i++) {
    expect(limit.isSpent('10.0.0.1', noon)).toBe(false);
    limit.countMiss('10.0.0.1', noon);
  }
  expect(limit.isSpent('10.0.0.1', noon)).toBe(true);
  expect(limit.isSpent('10.0.0.1', later(1))).toBe(false);
});

test('one address that guesses does not shut out another', () => {
  const limit = new MissLimit();
  for (let i = 0; i < 100; i++) limit.countMiss('10.0.0.1', noon);
  expect(limit.isSpent('10.0.0.2', noon)).toBe(false);
});

test('an address with true codes is never limited, however often it asks', () => {
  const limit = new MissLimit();
  for (let i = 0; i < 1_000; i++) expect(limit.isSpent('10.0.0.1', noon)).toBe(false);
});
