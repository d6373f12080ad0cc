import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WorkingCalendar } from './calendar-schema.ts';
import { type Pick, pickCase } from './clock-cases.ts';
import { findDifference } from './clock-comparison.ts';
import { oracleAddMinutes, oracleDue } from './clock-oracle.ts';

const anyCase = fc.gen().map((g) => {
  const pick: Pick = (max) => g(fc.nat, { max });
  return pickCase(pick);
});

test('20,000 made-up cases from 2024 to 2028 are due when a minute-by-minute clock says', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyCase, (made) => {
      expect(findDifference(made)).toBeNull();
    }),
    { numRuns: 20_000, seed: 2026 },
  );
});

test('every made-up calendar is one that the city could have entered', () => {
  fc.assert(
    fc.property(anyCase, ({ data }) => {
      expect(WorkingCalendar.safeParse(data).error?.issues ?? []).toEqual([]);
    }),
    { numRuns: 500, seed: 2027 },
  );
});

test('the oracle itself knows the four-hour report of a Friday afternoon', () => {
  const hours: [string, string][] = [
    ['07:30', '12:00'],
    ['12:30', '16:00'],
  ];
  const data = WorkingCalendar.parse({
    version: 1,
    timezone: 'Asia/Jakarta',
    weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
    weeklySource: 'contoh',
    knownFrom: '2026-01-01',
    knownUntil: '2026-12-31',
  });
  const friday = new Date('2026-11-27T16:30:00+07:00');
  expect(oracleAddMinutes(data, null, friday, 240)).toEqual(new Date('2026-11-30T11:30:00+07:00'));
  expect(oracleDue(data, null, friday, { workingDays: 2 }, [])).toEqual(new Date('2026-12-01T16:00:00+07:00'));
});
