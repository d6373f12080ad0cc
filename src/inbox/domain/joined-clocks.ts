import { applyToClocks, type ClockEvent } from './clock-rules.ts';
import { type Clock, type ClockKind, type Clocks, isOpen } from './clock-state.ts';
import type { SlaPolicy } from './sla-schema.ts';
import type { CompiledCalendar } from './working-calendar.ts';

/** What a joined report was before, kept for the day somebody splits it off again. */
export interface JoinedState {
  status: 'open' | 'waiting';
  clocks: Clocks;
}

/** The promise that moved because a report was joined; belongs into the ledger. */
export interface AdoptedPromise {
  kind: ClockKind;
  oldDueAt: string | null;
  newDueAt: string;
}

/**
 * Decides the main report's clocks after another is joined to it: of each promise the earlier stays, so that nobody's gets
 * later. Whoever was joined and still waits for a first answer is owed one by the main report too, also after it answered others.
 */
export function adoptClocks(
  main: Clocks,
  other: { id: number; clocks: Clocks },
): { clocks: Clocks; moved: AdoptedPromise[] } {
  const clocks: Clocks = { ...main };
  const moved: AdoptedPromise[] = [];
  const adopt = (kind: ClockKind, theirs: Clock | null) => {
    if (!isOpen(theirs)) return;
    const ours = clocks[kind];
    // A standing clock has no due time that holds; the running one is the earlier.
    if (isOpen(ours) && !isEarlier(theirs, ours)) return;
    const { adopted: _, ...promise } = theirs;
    clocks[kind] = { ...promise, kind, adopted: { from: other.id, own: ours?.adopted ? ours.adopted.own : ours } };
    moved.push({ kind, oldDueAt: isOpen(ours) ? ours.dueAt : null, newDueAt: theirs.dueAt });
  };
  const answer: ClockKind = isOpen(main.first_answer) ? 'first_answer' : 'next_answer';
  adopt(answer, earliest(other.clocks.first_answer, other.clocks.next_answer));
  adopt('resolution', other.clocks.resolution);
  return { clocks, moved };
}

function isEarlier(a: Clock, b: Clock): boolean {
  if ((a.pausedAt === null) !== (b.pausedAt === null)) return a.pausedAt === null;
  return a.dueAt < b.dueAt;
}

function earliest(a: Clock | null, b: Clock | null): Clock | null {
  if (!isOpen(a)) return b;
  if (!isOpen(b)) return a;
  return isEarlier(b, a) ? b : a;
}

/** Gives each promise back that was taken over from a joined report, or from these; what was kept meanwhile counts as kept. */
export function releaseClocks(main: Clocks, from?: readonly number[]): Clocks {
  const release = (clock: Clock | null): Clock | null => {
    if (!clock?.adopted || (from && !from.includes(clock.adopted.from))) return clock;
    const { own } = clock.adopted;
    if (own === null) {
      // There was no promise of its own; one that was kept stays as it was kept, for the history.
      return clock.metAt === null ? null : clock;
    }
    if (!isOpen(own)) return own;
    return {
      ...own,
      metAt: clock.metAt !== null && clock.metAt >= own.startedAt ? clock.metAt : null,
      cancelledAt: clock.cancelledAt,
      pausedAt: clock.pausedAt,
      pauseEndsAt: clock.pauseEndsAt,
      pauses: [
        ...own.pauses,
        ...clock.pauses.filter((pause) => !own.pauses.some((known) => known.from === pause.from)),
      ],
    };
  };
  return {
    first_answer: release(main.first_answer),
    next_answer: release(main.next_answer),
    resolution: release(main.resolution),
  };
}

/** What the ledger tells of a joined report since it was joined, as far as its own promises care. */
export interface SinceJoined {
  type: 'human_answered' | 'asked_resident' | 'resident_wrote';
  at: Date;
}

/** What a report is after it is split off: as it was before, and what happened to it since has happened. */
export function replayJoined(
  before: JoinedState,
  since: readonly SinceJoined[],
  rules: { calendar: CompiledCalendar; policy: SlaPolicy },
): JoinedState {
  let { status, clocks } = before;
  for (const { type, at } of since) {
    const event: ClockEvent = { type, at };
    clocks = applyToClocks(clocks, event, rules.calendar, rules.policy);
    if (type === 'asked_resident') status = 'waiting';
    if (type === 'resident_wrote') status = 'open';
  }
  return { status, clocks };
}
