/** Makes up calendars, instants, targets and pauses for the comparison with the oracle; for tests and `bench sla` only. */
import {
  type DayOff,
  dayNumberOf,
  dayOffKinds,
  type Period,
  type Weekly,
  type WorkingCalendar,
  weeklyMinutes,
} from './calendar-schema.ts';
import type { Target } from './sla-schema.ts';

/** Gives a whole number from 0 to `max`, both included. */
export type Pick = (max: number) => number;

export interface ClockCase {
  data: WorkingCalendar;
  agency: string | null;
  from: Date;
  target: Target;
  pauses: { from: string; to: string }[];
}

const dayMs = 86_400_000;
const firstDay = dayNumberOf('2024-01-01');
const lastDay = dayNumberOf('2028-12-31');
const offsets = [
  ['Asia/Jakarta', 7],
  ['Asia/Makassar', 8],
  ['Asia/Jayapura', 9],
] as const;

const dateOf = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function pickBlocks(pick: Pick): [string, string][] {
  const count = [1, 2, 2, 2, 3, 0][pick(5)] ?? 1;
  // Steps of a quarter of an hour mostly, of a minute sometimes; 24:00 and blocks that touch come up too.
  const grid = pick(3) === 0 ? 1 : 15;
  const cuts = Array.from({ length: count * 2 }, () => pick(1_440 / grid) * grid).sort((a, b) => a - b);
  const blocks: [string, string][] = [];
  for (let i = 0; i + 1 < cuts.length; i += 2) {
    const [from = 0, to = 0] = [cuts[i], cuts[i + 1]];
    if (from < to) blocks.push([timeOf(from), timeOf(to)]);
  }
  return blocks;
}

function pickWeekly(pick: Pick): Weekly {
  const usual = pickBlocks(pick);
  const day = () => (pick(2) === 0 ? pickBlocks(pick) : usual);
  const rest = () => (pick(4) === 0 ? pickBlocks(pick) : []);
  return { mon: day(), tue: day(), wed: day(), thu: day(), fri: pickBlocks(pick), sat: rest(), sun: rest() };
}

function pickOpenWeekly(pick: Pick): Weekly {
  const weekly = pickWeekly(pick);
  return weeklyMinutes(weekly) >= 300 ? weekly : { ...weekly, wed: [['07:30', '12:30']] };
}

function pickPeriods(pick: Pick, near: number): Period[] {
  const periods: Period[] = [];
  let from = near - 20 + pick(30);
  for (let i = pick(2); i > 0; i--) {
    const to = from + pick(29);
    const name = `masa ${i}`;
    periods.push({ name, from: dateOf(from), to: dateOf(to), weekly: pickWeekly(pick), source: 'edaran' });
    from = to + 1 + pick(5);
  }
  return periods;
}

function pickDaysOff(pick: Pick, near: number, most: number): DayOff[] {
  const days = new Set(Array.from({ length: pick(most) }, () => near - 2 + pick(25)));
  const kind = () => dayOffKinds[pick(2)] ?? 'local';
  return [...days].map((day) => ({ date: dateOf(day), name: `libur ${day}`, kind: kind(), source: 'keputusan' }));
}

function pickAgency(pick: Pick, near: number): WorkingCalendar['perAgency'][string] {
  return {
    ...(pick(1) === 0 ? { weekly: pickOpenWeekly(pick) } : {}),
    ...(pick(2) === 0 ? { periods: pickPeriods(pick, near) } : {}),
    ...(pick(2) === 0 ? { daysOff: pickDaysOff(pick, near, 4) } : {}),
    ...(pick(2) === 0 ? { worksOn: dayOffKinds.filter(() => pick(1) === 0) } : {}),
  };
}

function pickInstant(pick: Pick, day: number, data: WorkingCalendar, hours: number): Date {
  const edges = data.weekly.mon.flat().map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  const edge = pick(2) === 0 ? edges[pick(Math.max(0, edges.length - 1))] : undefined;
  const minute = edge ?? pick(1_439);
  const seconds = pick(1) === 0 ? 0 : pick(59_999);
  return new Date(day * dayMs + minute * 60_000 + seconds - hours * 3_600_000);
}

function pickTarget(pick: Pick): Target {
  const kind = pick(5);
  if (kind === 0) return { workingDays: 1 + pick(2) };
  if (kind === 1) return { workingDays: 1 + pick(9) };
  return { minutes: 1 + pick([59, 240, 600, 1_800][kind - 2] ?? 59) };
}

function pickPauses(pick: Pick, from: Date): ClockCase['pauses'] {
  const pauses: ClockCase['pauses'] = [];
  let at = from.getTime();
  for (let i = Math.max(0, pick(5) - 2); i > 0; i--) {
    const start = at + pick(2_880) * 60_000 + pick(59_999);
    at = start + pick(2_880) * 60_000 + pick(59_999);
    pauses.push({ from: new Date(start).toISOString(), to: new Date(at).toISOString() });
  }
  return pauses;
}

/** Makes up one case: a calendar full of blocks, holidays, Ramadans and an agency of its own, near the instant that uses it. */
export function pickCase(pick: Pick): ClockCase {
  const day = firstDay + pick(lastDay - firstDay);
  const [timezone, hours] = offsets[pick(2)] ?? offsets[0];
  const data: WorkingCalendar = {
    version: 1,
    timezone,
    weekly: pickOpenWeekly(pick),
    weeklySource: 'edaran',
    knownFrom: '2024-01-01',
    knownUntil: '2028-12-31',
    periods: pickPeriods(pick, day),
    daysOff: pickDaysOff(pick, day, 8),
    perAgency: pick(1) === 0 ? { PUSKESMAS: pickAgency(pick, day) } : {},
    notes: [],
  };
  const agency = [null, 'PUSKESMAS', 'DISHUB'][pick(2)] ?? null;
  const from = pickInstant(pick, day, data, hours);
  return { data, agency, from, target: pickTarget(pick), pauses: pickPauses(pick, from) };
}
