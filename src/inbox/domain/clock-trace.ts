import type { DayOff, Period } from './calendar-schema.ts';
import { type DueQuestion, dayStretches, runningStretches, type Stretch } from './clock-due.ts';
import { dayMs } from './day.ts';
import type { Target } from './sla-schema.ts';

const minuteMs = 60_000;

/** Why a day counts, or why it does not. */
export type DayReason = 'counted' | 'day_of_start' | 'day_off' | 'no_hours' | 'outside_hours' | 'paused';

/** What one local day gave to a due time. Minutes are since its midnight. */
export interface TracedDay {
  /** Days since 1970-01-01. */
  number: number;
  reason: DayReason;
  parts: { from: number; to: number }[];
  /** Working minutes counted; 0 for a target in days. */
  minutes: number;
  dayOff: DayOff | null;
  period: Period | null;
}

export interface Trace {
  days: TracedDay[];
  /** Minutes, or working days, that were counted altogether. */
  total: number;
  /** Whether the days give exactly the target, and the last of it at the due time. */
  addsUp: boolean;
}

function overlaps(bounds: readonly number[], dayStart: number, stretches: readonly Stretch[]): TracedDay['parts'] {
  const parts: TracedDay['parts'] = [];
  for (const { fromMs, toMs } of stretches) {
    for (let i = 0; i < bounds.length; i += 2) {
      const from = Math.max(dayStart + (bounds[i] ?? 0), fromMs);
      const to = Math.min(dayStart + (bounds[i + 1] ?? 0), toMs);
      if (from < to) parts.push({ from: (from - dayStart) / minuteMs, to: (to - dayStart) / minuteMs });
    }
  }
  return parts.sort((a, b) => a.from - b.from);
}

/**
 * Lists every local day between start and due time with what it gave to the target. It goes by the due time it is told,
 * not by the one it would make, so that a wrong one shows: then the days do not add up.
 */
export function traceDue(question: DueQuestion, target: Target, dueAt: Date): Trace {
  const { calendar } = question;
  const inDays = 'workingDays' in target;
  const due = dueAt.getTime();
  const until = (list: Stretch[]) => list.map((s) => ({ fromMs: s.fromMs, toMs: Math.min(s.toMs, due) }));
  const running = until(runningStretches(question));
  const counting = inDays ? until(dayStretches(question)) : running;
  const startMs = running[0]?.fromMs ?? due;
  const whole: Stretch[] = [{ fromMs: startMs, toMs: due }];

  const first = Math.floor((startMs + calendar.offsetMs) / dayMs);
  // @NOTE A due time at 24:00 belongs to the day that ends there.
  const last = Math.max(first, Math.floor((due - 1 + calendar.offsetMs) / dayMs));
  const days: TracedDay[] = [];
  let total = 0;
  let lastEnd = startMs;
  for (let number = first; number <= last; number++) {
    const day = calendar.dayAt(number);
    const dayStart = number * dayMs - calendar.offsetMs;
    const dayEnd = dayStart + day.endMs;
    const parts = inDays ? [] : overlaps(day.bounds, dayStart, counting);
    const minutes = parts.reduce((sum, part) => sum + part.to - part.from, 0);
    const counted = inDays
      ? day.workMs > 0 && counting.some((s) => s.fromMs < dayEnd && dayEnd <= s.toMs)
      : minutes > 0;
    let reason: DayReason;
    if (counted) reason = 'counted';
    else if (inDays && number === first) reason = 'day_of_start';
    else if (day.dayOff) reason = 'day_off';
    else if (day.workMs === 0) reason = 'no_hours';
    else if (inDays || overlaps(day.bounds, dayStart, whole).length > 0) reason = 'paused';
    else reason = 'outside_hours';
    if (counted) {
      total += inDays ? 1 : minutes;
      lastEnd = inDays ? dayEnd : dayStart + (parts.at(-1)?.to ?? 0) * minuteMs;
    }
    days.push({ number, reason, parts, minutes, dayOff: day.dayOff, period: day.period });
  }
  const wanted = inDays ? target.workingDays : target.minutes;
  return { days, total, addsUp: total === wanted && lastEnd === due };
}
