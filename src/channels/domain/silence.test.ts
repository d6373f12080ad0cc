import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeSilence } from './silence.ts';

const hourMs = 3_600_000;
const zoneMs = 7 * hourMs;
/** A Monday, midnight in Jakarta. */
const monday = Date.parse('2026-10-05T00:00:00+07:00');
const at = (day: number, hour: number) => new Date(monday + (day * 24 + hour) * hourMs);

/** Hours of four weeks in which something came: `busy` says so by day and hour of the wall clock. */
function rhythm(busy: (day: number, hour: number) => boolean): Date[] {
  const hours: Date[] = [];
  for (let day = 0; day < 28; day++)
    for (let hour = 0; hour < 24; hour++) if (busy(day, hour)) hours.push(at(day, hour));
  return hours;
}
const officeHours = rhythm((_day, hour) => hour >= 8 && hour < 20);
const judge = (activeHours: Date[], lastEventAt: Date, now: Date) =>
  judgeSilence({ activeHours, lastEventAt, now, zoneMs }).state;

test('an account that hears something every hour of the day is missed after few hours by day, not overnight', () => {
  const last = at(27, 19.5);
  expect(judge(officeHours, last, at(28, 7.9))).toBe('usual');
  expect(judge(officeHours, last, at(28, 9.5))).toBe('usual');
  expect(judge(officeHours, last, at(28, 11.5))).toBe('alarm');
});

test('weekends have a rhythm of their own', () => {
  const weekdays = rhythm((day, hour) => day % 7 < 5 && hour >= 8 && hour < 20);
  const friday = at(25, 19.5);
  expect(judge(weekdays, friday, at(27, 23))).toBe('usual');
  expect(judge(weekdays, friday, at(28, 12))).toBe('alarm');
});

test('a sleepy account may be silent for days', () => {
  const sleepy = rhythm((day, hour) => hour === 10 || (day % 2 === 0 && hour === 15));
  const last = at(27, 10.5);
  expect(judge(sleepy, last, at(28, 9))).toBe('usual');
  expect(judge(sleepy, last, at(31, 9))).toBe('alarm');
});

test('what is known for less than two weeks, or by a handful of hours, is no rhythm', () => {
  expect(judge(officeHours.slice(0, 12 * 10), at(9, 19), at(20, 0))).toBe('too_little_known');
  expect(
    judge(
      rhythm((day, hour) => day % 7 === 0 && hour === 9),
      at(21, 9),
      at(40, 0),
    ),
  ).toBe('too_little_known');
  expect(judge([], at(0, 0), at(40, 0))).toBe('too_little_known');
});

test('a longer silence is never more usual than a shorter one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }), (a, b) => {
      const chance = (hours: number) => {
        const verdict = judgeSilence({
          activeHours: officeHours,
          lastEventAt: at(27, 19.5),
          now: at(27, 20 + hours),
          zoneMs,
        });
        return verdict.state === 'too_little_known' ? 1 : verdict.chance;
      };
      expect(chance(Math.max(a, b))).toBeLessThanOrEqual(chance(Math.min(a, b)));
    }),
  );
});
