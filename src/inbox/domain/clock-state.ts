import type { SlaPolicy, Target } from './sla-schema.ts';

export const clockKinds = ['first_answer', 'next_answer', 'resolution'] as const;
export type ClockKind = (typeof clockKinds)[number];

/** A stretch during which the clock stood still; instants in ISO form. */
export interface Pause {
  from: string;
  to: string;
}

/** One promise as it is kept with the report, in JSON; instants in ISO form. */
export interface Clock {
  kind: ClockKind;
  startedAt: string;
  dueAt: string;
  warnAt: string;
  /** When a person kept the promise. */
  metAt: string | null;
  /** When the promise fell away (closed without work, or no longer promised); it is neither kept nor broken after that. */
  cancelledAt: string | null;
  /** Since when it stands still; its due time is not final then. */
  pausedAt: string | null;
  /** When a pause ends by itself although the resident is silent. */
  pauseEndsAt: string | null;
  pauses: Pause[];
  /** Length of the ended pauses, in minutes counted as the clock counts. */
  pausedMinutes: number;
  target: Target;
  counts: SlaPolicy['counts'];
  policyId: string;
  calendarVersion: number;
  /** Code of the agency whose own calendar counted; null for the city's. */
  agency: string | null;
  /**
   * The promise of a report that was joined to this one and was due earlier. It keeps its own target, whatever policy holds
   * for this report; `own` is what stood here before and comes back when the two are split.
   */
  adopted?: { from: number; own: Clock | null };
}

/** The clocks of one report. A new `next_answer` or a reopening replaces the one before; the ledger keeps the history. */
export type Clocks = Record<ClockKind, Clock | null>;

/** A report without any promise. */
export const noClocks: Clocks = { first_answer: null, next_answer: null, resolution: null };

/** Says whether a clock still has to be kept, paused or not. */
export function isOpen(clock: Clock | null): clock is Clock {
  return clock !== null && clock.metAt === null && clock.cancelledAt === null;
}

/** Earliest due time among clocks that run now, in ISO form; null when nothing runs. Paused clocks have none. */
export function nextDueAt(clocks: Clocks): string | null {
  let earliest: string | null = null;
  for (const kind of clockKinds) {
    const clock = clocks[kind];
    if (!isOpen(clock) || clock.pausedAt !== null) continue;
    if (earliest === null || clock.dueAt < earliest) earliest = clock.dueAt;
  }
  return earliest;
}

/** When `decideEscalation` has to look at a report next after a change of its clocks, in ISO form; null when nothing is to come. */
export function nextCheckAt(clocks: Clocks): string | null {
  let earliest: string | null = null;
  for (const kind of clockKinds) {
    const clock = clocks[kind];
    if (!isOpen(clock)) continue;
    const at = clock.pausedAt === null ? clock.warnAt : clock.pauseEndsAt;
    if (at !== null && (earliest === null || at < earliest)) earliest = at;
  }
  return earliest;
}

/** Says whether a promise was broken by an instant; the minute in which it is due still keeps it, and a standing clock breaks nothing. */
export function isBreached(clock: Clock, now: Date): boolean {
  const end = clock.metAt ?? clock.cancelledAt ?? clock.pausedAt ?? now.toISOString();
  return end.slice(0, minuteLength) > clock.dueAt.slice(0, minuteLength);
}

const minuteLength = '2026-11-24T10:15'.length;
