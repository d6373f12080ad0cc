import type { SlaPolicy, Target } from './sla-schema.ts';
import type { CompiledCalendar } from './working-calendar.ts';
import { addWorkingMs, countDayEnds, countWorkingMs, midnightAfter, nthDayEnd } from './working-time.ts';

const minuteMs = 60_000;

/** A stretch in epoch milliseconds; an end of Infinity is open. */
export interface Stretch {
  fromMs: number;
  toMs: number;
}

/** What a due time is made of. Seconds never count: every instant is taken at the minute in which it fell. */
export interface DueQuestion {
  calendar: CompiledCalendar;
  counts: SlaPolicy['counts'];
  startedAt: Date;
  pauses: readonly { from: string; to: string }[];
}

function minuteStart(ms: number): number {
  return Math.floor(ms / minuteMs) * minuteMs;
}

/** The stretches in which a clock runs: from its start to the first pause, from each pause's end to the next, and open at last. */
export function runningStretches({ startedAt, pauses }: Pick<DueQuestion, 'startedAt' | 'pauses'>): Stretch[] {
  const stretches: Stretch[] = [];
  let fromMs = minuteStart(startedAt.getTime());
  for (const pause of pauses) {
    stretches.push({ fromMs, toMs: Math.max(fromMs, minuteStart(Date.parse(pause.from))) });
    fromMs = Math.max(fromMs, minuteStart(Date.parse(pause.to)));
  }
  stretches.push({ fromMs, toMs: Number.POSITIVE_INFINITY });
  return stretches;
}

function count(question: DueQuestion, fromMs: number, toMs: number): number {
  return question.counts === 'wall_clock' ? toMs - fromMs : countWorkingMs(question.calendar, fromMs, toMs);
}

function dueAfterMs(question: DueQuestion, ms: number): number {
  let left = ms;
  for (const { fromMs, toMs } of runningStretches(question)) {
    const open = toMs === Number.POSITIVE_INFINITY ? left : count(question, fromMs, toMs);
    if (open >= left) {
      return question.counts === 'wall_clock' ? fromMs + left : addWorkingMs(question.calendar, fromMs, left);
    }
    left -= open;
  }
  return Number.NaN;
}

/** A day counts when the clock runs at its end of work; the day of the start never counts. */
export function dayStretches(question: DueQuestion): Stretch[] {
  const dayAfter = midnightAfter(question.calendar, question.startedAt.getTime());
  return runningStretches(question).map(({ fromMs, toMs }) => ({ fromMs: Math.max(fromMs, dayAfter), toMs }));
}

function dueAfterDays(question: DueQuestion, days: number): number {
  let left = days;
  for (const { fromMs, toMs } of dayStretches(question)) {
    const open = toMs === Number.POSITIVE_INFINITY ? left : countDayEnds(question.calendar, fromMs, toMs);
    if (open >= left) return nthDayEnd(question.calendar, fromMs, left);
    left -= open;
  }
  return Number.NaN;
}

/** Decides when a promise is due, pauses left out. */
export function decideDue(question: DueQuestion, target: Target): Date {
  return new Date(
    'minutes' in target ? dueAfterMs(question, target.minutes * minuteMs) : dueAfterDays(question, target.workingDays),
  );
}

/** Decides when to warn: at a share of the counted time between start and due time, on a whole minute. */
export function decideWarn(question: DueQuestion, target: Target, dueAt: Date, share: number): Date {
  let whole = 'minutes' in target ? target.minutes * minuteMs : 0;
  if (whole === 0) {
    for (const { fromMs, toMs } of runningStretches(question)) {
      whole += count(question, fromMs, Math.min(toMs, dueAt.getTime()));
    }
  }
  const ms = Math.max(minuteMs, minuteStart(whole * share));
  return new Date(Math.min(dueAfterMs(question, ms), dueAt.getTime()));
}

/** Adds minutes to an instant as a policy counts them. */
export function addCounted(calendar: CompiledCalendar, counts: SlaPolicy['counts'], from: Date, target: Target): Date {
  return decideDue({ calendar, counts, startedAt: from, pauses: [] }, target);
}

/** Whole minutes between two instants as a policy counts them. */
export function countMinutes(calendar: CompiledCalendar, counts: SlaPolicy['counts'], from: Date, to: Date): number {
  const [a, b] = [minuteStart(from.getTime()), minuteStart(to.getTime())];
  return Math.round((counts === 'wall_clock' ? Math.max(0, b - a) : countWorkingMs(calendar, a, b)) / minuteMs);
}
