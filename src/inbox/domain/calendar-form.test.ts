import { describe, expect, test } from 'vitest';
import kota from '../../../cities/kota-tangerang/calendar.json' with { type: 'json' };
import { calendarFields, readCalendarForm } from './calendar-form.ts';
import { WorkingCalendar } from './calendar-schema.ts';
import { compareCalendars } from './compare-clock-rules.ts';

const data = WorkingCalendar.parse(kota);

test('what the page shows of the city and of an agency reads back as the same table', () => {
  for (const agency of [null, 'BPBD', 'DINKES'])
    expect(readCalendarForm(data, agency, calendarFields(data, agency))).toEqual({ ok: true, data });
});

test('hours are understood as people type them, and a run of days in one line', () => {
  const fields = calendarFields(data, null);
  const read = readCalendarForm(data, null, {
    ...fields,
    sat: '8.00 – 12.00',
    sun: 'libur',
    periods:
      'Ramadan 1448 H | 2027-02-08 | 2027-03-09 | Perpres 21/2023\nSenin - Kamis: 08:00-12:00 dan 12:30-15:00\nJumat: 08:00-11:30',
  });
  if (!read.ok) throw new Error(read.problem.detail);
  expect(read.data.weekly.sat).toEqual([['08:00', '12:00']]);
  expect(read.data.periods[0]?.weekly).toMatchObject({
    thu: [
      ['08:00', '12:00'],
      ['12:30', '15:00'],
    ],
    fri: [['08:00', '11:30']],
    sat: [],
  });
});

test('an agency that works day and night, also on holidays, is one change of its own table', () => {
  const always = '00:00-24:00';
  const days = { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always };
  const read = readCalendarForm(data, 'BPBD', {
    ...days,
    ownWeekly: true,
    ownPeriods: true,
    periods: '',
    daysOff: '',
    worksOn: ['national', 'cuti_bersama', 'local'],
  });
  if (!read.ok) throw new Error(read.problem.detail);
  expect(read.data.perAgency.BPBD).toMatchObject({ periods: [], worksOn: ['national', 'cuti_bersama', 'local'] });
  const changes = compareCalendars(data, read.data);
  expect(new Set(changes.map((change) => change.agency))).toEqual(new Set(['BPBD']));
  expect(changes.map((change) => change.about)).toContain('works_on');
  // Everything of its own left out again, the city's table holds for it.
  expect(readCalendarForm(read.data, 'BPBD', { daysOff: '' })).toMatchObject({ ok: true, data: { perAgency: {} } });
});

describe('what cannot be meant is refused where it stands', () => {
  const fields = calendarFields(data, null);
  test.each([
    ['hours that are none', { mon: 'pagi' }, { field: 'mon', says: 'blocks' }],
    ['a block that ends before it begins', { mon: '12:00-08:00' }, { field: 'weekly', says: 'table' }],
    [
      'a day off without its decree',
      { daysOff: '2027-01-01 | Tahun Baru | nasional' },
      { field: 'daysOff', line: 1, says: 'day_off' },
    ],
    ['a day that does not exist', { daysOff: '2027-02-30 | X | daerah | SK 1' }, { field: 'daysOff', says: 'table' }],
    [
      'a kind nobody knows',
      { daysOff: '\n2027-01-01 | X | libur | SK 1' },
      { field: 'daysOff', line: 2, says: 'kind' },
    ],
    ['hours before any period', { periods: 'Senin: 08:00-12:00' }, { field: 'periods', line: 1, says: 'day' }],
  ])('%s', (_what, change, problem) => {
    expect(readCalendarForm(data, null, { ...fields, ...change })).toMatchObject({ ok: false, problem });
  });
});
