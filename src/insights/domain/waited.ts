import { dayMs } from '#src/inbox/domain/day.ts';
import type { CompiledCalendar } from '#src/inbox/domain/working-calendar.ts';

const minuteMs = 60_000;

/**
 * Counts working minutes between two minutes (since 1970) of one calendar. Whole days are added once and remembered, so that
 * a year of answers costs no walk over the days of each.
 */
export function workingMinutes(calendar: CompiledCalendar): (from: number, to: number) => number {
  const before = new Map<number, number>();
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const grow = (from: number, to: number) => {
    if (from >= first && to <= last) return;
    first = Math.min(first, from);
    last = Math.max(last, to);
    let sum = 0;
    for (let day = first; day <= last; day++) {
      before.set(day, sum);
      sum += calendar.dayAt(day).workMs;
    }
  };
  const sinceStart = (localMs: number, number: number) => {
    const { bounds } = calendar.dayAt(number);
    const inDay = localMs - number * dayMs;
    let sum = before.get(number) ?? 0;
    for (let i = 0; i < bounds.length; i += 2) {
      const open = Math.min(bounds[i + 1] ?? 0, inDay) - (bounds[i] ?? 0);
      if (open > 0) sum += open;
    }
    return sum;
  };
  return (from, to) => {
    if (to <= from) return 0;
    const [a, b] = [from * minuteMs + calendar.offsetMs, to * minuteMs + calendar.offsetMs];
    const [dayA, dayB] = [Math.floor(a / dayMs), Math.floor(b / dayMs)];
    grow(dayA, dayB);
    return Math.floor((sinceStart(b, dayB) - sinceStart(a, dayA)) / minuteMs);
  };
}
