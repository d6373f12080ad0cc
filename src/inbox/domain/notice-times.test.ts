import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { WorkingCalendar } from './calendar-schema.ts';
import { endOfQuiet, nextDigestAt, passesQuiet } from './notice-times.ts';
import { compileCalendar } from './working-calendar.ts';

const calendar = compileCalendar(
  WorkingCalendar.parse(JSON.parse(readFileSync('cities/kota-tangerang/calendar.json', 'utf8'))),
);
const jakarta = 7 * 3_600_000;
const at = (text: string) => new Date(`${text}+07:00`);

test.each([
  ['before work on a Tuesday', '2026-11-24T06:00', '2026-11-24T07:30'],
  ['at the very moment of a letter, for the next one', '2026-11-24T07:30', '2026-11-24T13:00'],
  ['in the morning', '2026-11-24T10:00', '2026-11-24T13:00'],
  ['on a Friday noon, after the longer break', '2026-11-27T11:45', '2026-11-27T13:00'],
  ['on a Friday evening, for Monday', '2026-11-27T18:00', '2026-11-30T07:30'],
  ['on a day off, for the next working day', '2026-12-25T09:00', '2026-12-28T07:30'],
  ['in Ramadan, by its own hours', '2026-02-23T06:00', '2026-02-23T08:00'],
])('a letter gathered %s leaves when work begins', (_case, now, then) => {
  expect(nextDigestAt(calendar, at(now))).toEqual(at(then));
});

test.each([
  ['by day', { from: 1200, until: 360 }, '2026-11-24T12:00', '2026-11-24T12:00'],
  ['late in the evening', { from: 1200, until: 360 }, '2026-11-24T22:00', '2026-11-25T06:00'],
  ['after midnight', { from: 1200, until: 360 }, '2026-11-25T01:00', '2026-11-25T06:00'],
  ['in the first quiet minute', { from: 1200, until: 360 }, '2026-11-24T20:00', '2026-11-25T06:00'],
  ['in the first minute after', { from: 1200, until: 360 }, '2026-11-25T06:00', '2026-11-25T06:00'],
  ['in a quiet noon', { from: 720, until: 780 }, '2026-11-24T12:30', '2026-11-24T13:00'],
  ['without quiet hours', null, '2026-11-24T03:00', '2026-11-24T03:00'],
])('who wants quiet is told %s when it ends', (_case, quiet, now, then) => {
  expect(endOfQuiet(quiet, at(now), jakarta)).toEqual(at(then));
});

test('only a step of the ladder about an emergency passes quiet hours', () => {
  expect(passesQuiet('overdue', 'emergency')).toBe(true);
  expect(passesQuiet('overdue', 'high')).toBe(false);
  expect(passesQuiet('mention', 'emergency')).toBe(false);
  expect(passesQuiet('channel_silent', null)).toBe(false);
});
