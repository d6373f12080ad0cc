import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { WorkingCalendar, weeklyMinutes } from './calendar-schema.ts';
import { compileCalendar, compileCalendars, daysUntilTableEnds, isKnown } from './working-calendar.ts';
import {
  addWorkingDays,
  addWorkingMinutes,
  isWorkingTime,
  NobodyEverWorks,
  nextWorkingTime,
  workingMinutesBetween,
} from './working-time.ts';

const path = new URL('../../../cities/kota-tangerang/calendar.json', import.meta.url);
const kotaTangerang = WorkingCalendar.parse(JSON.parse(readFileSync(path, 'utf8')));
const city = compileCalendar(kotaTangerang);

/** A Jakarta wall-clock time. */
const wib = (text: string) => new Date(`${text.replace(' ', 'T')}:00+07:00`);

describe('the calendar of Kota Tangerang', () => {
  test('has the 37.5 hours of an ordinary week and the 32.5 of Ramadan', () => {
    expect(weeklyMinutes(kotaTangerang.weekly)).toBe(37.5 * 60);
    expect(kotaTangerang.periods.map((p) => weeklyMinutes(p.weekly))).toEqual([32.5 * 60, 32.5 * 60]);
  });

  test.each([
    ['2025', 'national', 17],
    // Ten of the first decree and 18 August from the second.
    ['2025', 'cuti_bersama', 11],
    ['2026', 'national', 17],
    ['2026', 'cuti_bersama', 8],
  ])('has for %s as many days of kind %s as the decree lists: %i', (year, kind, count) => {
    expect(kotaTangerang.daysOff.filter((d) => d.date.startsWith(year) && d.kind === kind)).toHaveLength(count);
  });
});

describe('minutes of working time', () => {
  test.each([
    ['Friday 16:30, after work', '2026-11-27 16:30', 240, '2026-11-30 11:30'],
    ['in the morning', '2026-11-24 09:00', 60, '2026-11-24 10:00'],
    ['across the midday break', '2026-11-24 11:30', 60, '2026-11-24 13:30'],
    ['across the longer Friday break', '2026-11-27 11:00', 60, '2026-11-27 13:30'],
    ['just as the day ends', '2026-11-24 16:00', 1, '2026-11-25 07:31'],
    ['ending with a block, not with the next', '2026-11-24 11:00', 60, '2026-11-24 12:00'],
    ['at midnight', '2026-11-25 00:00', 30, '2026-11-25 08:00'],
    ['on a Sunday', '2026-11-29 10:00', 60, '2026-11-30 08:30'],
    ['before Christmas and its cuti bersama', '2026-12-23 15:30', 60, '2026-12-28 08:00'],
    ['into Idul Fitri, with Nyepi and cuti bersama ahead of it', '2026-03-17 14:30', 60, '2026-03-25 08:00'],
    ['into the first day of Ramadan', '2026-02-18 15:30', 60, '2026-02-19 08:30'],
    ['on a Friday of Ramadan', '2026-02-20 11:00', 60, '2026-02-20 13:00'],
    ['a whole week and one minute', '2026-11-23 07:30', 37.5 * 60 + 1, '2026-11-30 07:31'],
  ])('received %s', (_when, from, minutes, due) => {
    expect(addWorkingMinutes(city, wib(from), minutes)).toEqual(wib(due));
    expect(workingMinutesBetween(city, wib(from), wib(due))).toBe(minutes);
    expect(workingMinutesBetween(city, wib(due), wib(from))).toBe(-minutes);
  });

  test('seconds of an instant are kept', () => {
    const from = new Date('2026-11-24T15:59:30.250+07:00');
    expect(addWorkingMinutes(city, from, 1)).toEqual(new Date('2026-11-25T07:30:30.250+07:00'));
  });

  test('no minutes at all are due at once, also at night', () => {
    expect(addWorkingMinutes(city, wib('2026-11-29 03:00'), 0)).toEqual(wib('2026-11-29 03:00'));
  });
});

describe('working days', () => {
  test.each([
    ['on a Tuesday morning', '2026-11-24 07:00', 1, '2026-11-25 16:00'],
    ['on a Thursday, ending on the later close of Friday', '2026-11-26 10:00', 1, '2026-11-27 16:30'],
    ['on a Saturday', '2026-11-28 10:00', 1, '2026-11-30 16:00'],
    ['three days across a week-end', '2026-11-27 10:00', 3, '2026-12-02 16:00'],
    ['fourteen days across Idul Fitri', '2026-03-16 09:00', 14, '2026-04-13 16:00'],
    ['a fifth day in Ramadan', '2026-02-13 09:00', 5, '2026-02-24 15:00'],
  ])('received %s', (_when, from, days, due) => {
    expect(addWorkingDays(city, wib(from), days)).toEqual(wib(due));
  });
});

test.each([
  ['2026-11-24 07:29', false, '2026-11-24 07:30'],
  ['2026-11-24 07:30', true, '2026-11-24 07:30'],
  ['2026-11-24 12:00', false, '2026-11-24 13:00'],
  ['2026-11-24 15:59', true, '2026-11-24 15:59'],
  ['2026-11-24 16:00', false, '2026-11-25 07:30'],
  ['2026-08-17 10:00', false, '2026-08-18 07:30'],
  ['2026-04-05 10:00', false, '2026-04-06 07:30'],
])('at %s somebody is at work: %s, and next at %s', (at, working, next) => {
  expect(isWorkingTime(city, wib(at))).toBe(working);
  expect(nextWorkingTime(city, wib(at))).toEqual(wib(next));
});

test.each([
  ['Asia/Jakarta', '2026-11-24T02:00:00Z'],
  ['Asia/Makassar', '2026-11-24T01:00:00Z'],
  ['Asia/Jayapura', '2026-11-24T00:00:00Z'],
] as const)('an hour from nine o’clock in %s ends at ten on its own wall clock', (timezone, nine) => {
  const calendar = compileCalendar({ ...kotaTangerang, timezone });
  expect(addWorkingMinutes(calendar, new Date(nine), 60).getTime() - Date.parse(nine)).toBe(3_600_000);
  expect(isWorkingTime(calendar, new Date(Date.parse(nine) - 90 * 60_000))).toBe(true);
  expect(isWorkingTime(calendar, new Date(Date.parse(nine) - 91 * 60_000))).toBe(false);
});

describe('an agency with hours of its own', () => {
  const allDay = [['00:00', '24:00']] as [string, string][];
  const always = { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay };
  const calendars = compileCalendars(
    WorkingCalendar.parse({
      ...kotaTangerang,
      perAgency: {
        BPBD: { weekly: always, periods: [], worksOn: ['national', 'cuti_bersama', 'local'] },
        DINKES: {
          weekly: { ...kotaTangerang.weekly, sat: [['08:00', '12:00']] },
          daysOff: [{ date: '2026-12-05', name: 'Hari jadi puskesmas', kind: 'local', source: 'SK Kepala Dinas' }],
        },
      },
    }),
  );

  test('works through night and holidays when its table says so', () => {
    expect(addWorkingMinutes(calendars('BPBD'), wib('2026-12-24 23:30'), 60)).toEqual(wib('2026-12-25 00:30'));
  });

  test('works on Saturdays, keeps the city’s Ramadan hours and has a day off of its own', () => {
    const dinkes = calendars('DINKES');
    expect(addWorkingMinutes(dinkes, wib('2026-11-28 07:00'), 60)).toEqual(wib('2026-11-28 09:00'));
    expect(isWorkingTime(dinkes, wib('2026-02-23 07:45'))).toBe(false);
    expect(isWorkingTime(dinkes, wib('2026-12-05 09:00'))).toBe(false);
  });

  test('leaves the others on the city’s calendar', () => {
    expect(calendars('DISHUB')).toBe(calendars());
  });
});

test('a deadline past the last known table is called uncertain', () => {
  expect(isKnown(city, wib('2026-12-31 16:00'))).toBe(true);
  // Midnight ends the day before.
  expect(isKnown(city, wib('2027-01-01 00:00'))).toBe(true);
  expect(isKnown(city, wib('2027-01-04 16:00'))).toBe(false);
  expect(isKnown(city, wib('2024-12-31 16:00'))).toBe(false);
  expect(daysUntilTableEnds(kotaTangerang, wib('2026-11-24 23:59'))).toBe(37);
  expect(daysUntilTableEnds(kotaTangerang, wib('2027-01-01 00:00'))).toBe(-1);
});

test('a calendar in which nobody ever works again is an error, not an endless search', () => {
  const daysOff = Array.from({ length: 7_400 }, (_, i) => ({
    date: new Date(Date.parse('2026-11-01T00:00:00Z') + i * 86_400_000).toISOString().slice(0, 10),
    name: 'libur',
    kind: 'local' as const,
    source: 'salah isi',
  }));
  const never = compileCalendar({ ...kotaTangerang, daysOff });
  expect(() => addWorkingMinutes(never, wib('2026-11-24 09:00'), 60)).toThrow(NobodyEverWorks);
  expect(() => addWorkingDays(never, wib('2026-11-24 09:00'), 1)).toThrow(NobodyEverWorks);
});

describe('a table that cannot be meant is refused', () => {
  const blocks = (...mon: [string, string][]) => ({ ...kotaTangerang, weekly: { ...kotaTangerang.weekly, mon } });
  const period = { name: 'x', from: '2026-03-01', to: '2026-03-05', weekly: {}, source: 'x' };
  test.each([
    ['a block that ends before it begins', blocks(['12:00', '08:00'])],
    ['blocks that overlap', blocks(['08:00', '12:00'], ['11:00', '16:00'])],
    ['blocks out of order', blocks(['13:00', '16:00'], ['08:00', '12:00'])],
    ['a time that no clock shows', blocks(['08:00', '24:30'])],
    ['a day that does not exist', { ...kotaTangerang, knownUntil: '2026-02-30' }],
    ['a week without work', { ...kotaTangerang, weekly: {} }],
    ['a zone outside Indonesia', { ...kotaTangerang, timezone: 'Asia/Tokyo' }],
    ['a day off listed twice', { ...kotaTangerang, daysOff: [...kotaTangerang.daysOff, kotaTangerang.daysOff[0]] }],
    ['a day off without its decree', { ...kotaTangerang, daysOff: [{ date: '2026-01-01', name: 'x', kind: 'local' }] }],
    [
      'periods that overlap',
      { ...kotaTangerang, periods: [period, { ...period, from: '2026-03-05', to: '2026-03-09' }] },
    ],
    ['a period that never ends', { ...kotaTangerang, periods: [{ ...period, to: '2027-03-05' }] }],
    ['a table that ends before it begins', { ...kotaTangerang, knownFrom: '2027-01-01' }],
    ['a word nobody knows', { ...kotaTangerang, holidays: [] }],
  ])('%s', (_what, data) => {
    expect(WorkingCalendar.safeParse(data).success).toBe(false);
  });
});
