import { expect, test } from 'vitest';
import { periodOf } from './period.ts';

// Half past two in the morning of the first of March in Jakarta; still February by the world's clock.
const now = new Date('2026-02-28T19:30:00Z');
const zone = 'Asia/Jakarta';

test.each([
  [{}, 'month', '2026-03-01', '2026-03-01'],
  [{ name: 'last_month' }, 'last_month', '2026-02-01', '2026-02-28'],
  [{ name: '30_days' }, '30_days', '2026-01-31', '2026-03-01'],
  [{ name: 'year' }, 'year', '2026-01-01', '2026-03-01'],
  [{ name: 'free', from: '2025-12-24', to: '2026-01-02' }, 'free', '2025-12-24', '2026-01-02'],
  [{ name: 'free', from: '2026-01-02', to: '2025-12-24' }, 'month', '2026-03-01', '2026-03-01'],
  [{ name: 'free', from: '2026-02-30', to: '2026-03-01' }, 'month', '2026-03-01', '2026-03-01'],
  [{ name: 'free', from: '0001-01-01', to: '2026-03-01' }, 'free', '2016-01-13', '2026-03-01'],
  [{ name: 'something' }, 'month', '2026-03-01', '2026-03-01'],
])('%j means %s from %s to %s', (asked, name, from, to) => {
  expect(periodOf(asked, now, zone)).toEqual({ name, from, to });
});

test('in January the last month is December of the year before', () => {
  expect(periodOf({ name: 'last_month' }, new Date('2027-01-15T00:00:00Z'), zone)).toMatchObject({
    from: '2026-12-01',
    to: '2026-12-31',
  });
});
