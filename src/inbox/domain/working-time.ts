import { dayMs } from './day.ts';
import type { CompiledCalendar } from './working-calendar.ts';

const minuteMs = 60_000;
// @NOTE The schema keeps every target within reach; a walk of twenty years means that nobody ever works.
const longestWalkDays = 7_305;

/** Thrown when no working time lies in twenty years ahead: days off cover everything. */
export class NobodyEverWorks extends Error {
  constructor(calendar: CompiledCalendar) {
    super(`calendar version ${calendar.version} has no working time ahead (${calendar.agency ?? 'city'})`);
    this.name = 'NobodyEverWorks';
  }
}

/** The instant (epoch ms) when so many milliseconds of working time have passed; at the end of a block, not at the next start. */
export function addWorkingMs(calendar: CompiledCalendar, fromMs: number, ms: number): number {
  if (ms <= 0) return fromMs;
  const local = fromMs + calendar.offsetMs;
  const first = Math.floor(local / dayMs);
  let inDay = local - first * dayMs;
  let left = ms;
  for (let number = first; number < first + longestWalkDays; number++) {
    const day = calendar.dayAt(number);
    if (inDay === 0 && left > day.workMs) {
      left -= day.workMs;
      continue;
    }
    for (let i = 0; i < day.bounds.length; i += 2) {
      const from = Math.max(day.bounds[i] ?? 0, inDay);
      const open = (day.bounds[i + 1] ?? 0) - from;
      if (open <= 0) continue;
      if (left <= open) return number * dayMs + from + left - calendar.offsetMs;
      left -= open;
    }
    inDay = 0;
  }
  throw new NobodyEverWorks(calendar);
}

/** Milliseconds of working time from one instant to a later one (epoch ms); 0 when the second is not later. */
export function countWorkingMs(calendar: CompiledCalendar, fromMs: number, toMs: number): number {
  if (toMs <= fromMs) return 0;
  const from = fromMs + calendar.offsetMs;
  const to = toMs + calendar.offsetMs;
  const last = Math.floor(to / dayMs);
  let sum = 0;
  for (let number = Math.floor(from / dayMs); number <= last; number++) {
    const day = calendar.dayAt(number);
    const start = from - number * dayMs;
    const end = to - number * dayMs;
    if (start <= 0 && end >= day.endMs) {
      sum += day.workMs;
      continue;
    }
    for (let i = 0; i < day.bounds.length; i += 2) {
      const open = Math.min(day.bounds[i + 1] ?? 0, end) - Math.max(day.bounds[i] ?? 0, start);
      if (open > 0) sum += open;
    }
  }
  return sum;
}

/** The n-th end of a working day (epoch ms) later than an instant. A day ends with its last block. */
export function nthDayEnd(calendar: CompiledCalendar, fromMs: number, n: number): number {
  const local = fromMs + calendar.offsetMs;
  const first = Math.floor(local / dayMs);
  let left = n;
  for (let number = first; number < first + longestWalkDays; number++) {
    const day = calendar.dayAt(number);
    if (day.workMs === 0 || number * dayMs + day.endMs <= local) continue;
    left -= 1;
    if (left <= 0) return number * dayMs + day.endMs - calendar.offsetMs;
  }
  throw new NobodyEverWorks(calendar);
}

/** How many working days end later than one instant and not later than another. */
export function countDayEnds(calendar: CompiledCalendar, fromMs: number, toMs: number): number {
  const from = fromMs + calendar.offsetMs;
  const to = toMs + calendar.offsetMs;
  const last = Math.floor(to / dayMs);
  let ends = 0;
  // The day before may end at 24:00, which is this day's first moment; that one is not later than `from`.
  for (let number = Math.floor(from / dayMs); number <= last; number++) {
    const day = calendar.dayAt(number);
    const end = number * dayMs + day.endMs;
    if (day.workMs > 0 && end > from && end <= to) ends += 1;
  }
  return ends;
}

/** The local midnight (epoch ms) that ends the day of an instant. */
export function midnightAfter(calendar: CompiledCalendar, atMs: number): number {
  return (Math.floor((atMs + calendar.offsetMs) / dayMs) + 1) * dayMs - calendar.offsetMs;
}

/** The instant when so many minutes of working time have passed since another; exact to the millisecond. */
export function addWorkingMinutes(calendar: CompiledCalendar, from: Date, minutes: number): Date {
  return new Date(addWorkingMs(calendar, from.getTime(), minutes * minuteMs));
}

/** End of the last block of the n-th working day after the day of `from`, which itself never counts. */
export function addWorkingDays(calendar: CompiledCalendar, from: Date, days: number): Date {
  if (days <= 0) return from;
  return new Date(nthDayEnd(calendar, midnightAfter(calendar, from.getTime()), days));
}

/** Minutes of working time from `from` to `to`, fractions included; negative when `to` is the earlier one. */
export function workingMinutesBetween(calendar: CompiledCalendar, from: Date, to: Date): number {
  const [a, b] = [from.getTime(), to.getTime()];
  return a <= b ? countWorkingMs(calendar, a, b) / minuteMs : -countWorkingMs(calendar, b, a) / minuteMs;
}

/** Says whether somebody is at work at an instant; the first moment of a block is inside it, the last is not. */
export function isWorkingTime(calendar: CompiledCalendar, at: Date): boolean {
  const local = at.getTime() + calendar.offsetMs;
  const number = Math.floor(local / dayMs);
  const inDay = local - number * dayMs;
  const { bounds } = calendar.dayAt(number);
  for (let i = 0; i < bounds.length; i += 2) {
    if ((bounds[i] ?? 0) <= inDay && inDay < (bounds[i + 1] ?? 0)) return true;
  }
  return false;
}

/** The same instant when it is working time, else the start of the next block. */
export function nextWorkingTime(calendar: CompiledCalendar, at: Date): Date {
  if (isWorkingTime(calendar, at)) return at;
  // One millisecond of work ends one millisecond after the next block began.
  return new Date(addWorkingMs(calendar, at.getTime(), 1) - 1);
}
