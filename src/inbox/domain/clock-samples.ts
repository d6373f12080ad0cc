/** The city of the clock's examples; for tests and `bench sla` only. */
import { type Weekly, WorkingCalendar } from './calendar-schema.ts';
import { type CompiledCalendar, compileCalendar } from './working-calendar.ts';

const usual: [string, string][] = [
  ['07:30', '12:00'],
  ['13:00', '16:00'],
];
const friday: [string, string][] = [
  ['07:30', '11:30'],
  ['13:00', '16:30'],
];
const weekly: Weekly = { mon: usual, tue: usual, wed: usual, thu: usual, fri: friday, sat: [], sun: [] };

/** Office hours with a Friday break, one holiday on Wednesday 2 December 2026, a table known for that year. */
export const sampleData = WorkingCalendar.parse({
  version: 7,
  timezone: 'Asia/Jakarta',
  weekly,
  weeklySource: 'contoh',
  knownFrom: '2026-01-01',
  knownUntil: '2026-12-31',
  daysOff: [{ date: '2026-12-02', name: 'Hari Contoh', kind: 'local', source: 'Keputusan Wali Kota Nomor 1' }],
});

export const sampleCalendar: CompiledCalendar = compileCalendar(sampleData);

/** An instant from the wall clock of Jakarta, `2026-11-24 09:00`. */
export function wib(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}:00+07:00`);
}
