import { expect, test } from 'vitest';
import { pacificDay } from './pacific-day.ts';

test.each([
  [
    'a winter evening in Jakarta is the morning of the same day there',
    '2026-11-24T12:00:00Z',
    '2026-11-24',
    20 * 3_600,
  ],
  ['midnight there begins a whole day', '2026-11-24T08:00:00Z', '2026-11-24', 86_400],
  ['one second before midnight', '2026-11-24T07:59:59Z', '2026-11-23', 1],
  ['summer time is one hour earlier', '2026-07-01T07:00:00Z', '2026-07-01', 86_400],
  ['the day on which summer time ends has 25 hours', '2026-11-01T07:00:00Z', '2026-11-01', 25 * 3_600],
  ['the day on which it begins has 23', '2026-03-08T08:00:00Z', '2026-03-08', 23 * 3_600],
])('%s', (_name, at, day, secondsLeft) => {
  expect(pacificDay(new Date(at))).toEqual({ day, secondsLeft });
});
