import { expect, test } from 'vitest';
import { pollRestMs } from './budget.ts';

const now = new Date('2026-11-24T10:00:00Z');
const in_ = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

test.each([
  ['an account that was never told its budget is polled as usual', undefined, 60_000],
  ['half a budget changes nothing', { share: 0.5, resetAt: in_(10) }, 60_000],
  ['past three quarters reconciliation is slow', { share: 0.8, resetAt: in_(60) }, 240_000],
  ['but no slower than the budget holds', { share: 0.8, resetAt: in_(2) }, 120_000],
  ['a budget that is used up is waited for', { share: 1, resetAt: in_(42) }, 42 * 60_000],
  ['what was said about a time that has passed no longer counts', { share: 1.2, resetAt: in_(-1) }, 60_000],
])('%s', (_what, budget, expected) => {
  expect(pollRestMs(60_000, budget, now)).toBe(expected);
});

test('an account that waits for news by itself rests at least a minute when its budget runs short', () => {
  expect(pollRestMs(0, { share: 0.9, resetAt: in_(30) }, now)).toBe(60_000);
});
