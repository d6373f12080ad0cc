import { addCounted, countMinutes, type DueQuestion, decideDue, decideWarn } from './clock-due.ts';
import { type Clock, type ClockKind, type Clocks, clockKinds, isOpen, noClocks } from './clock-state.ts';
import type { SlaPolicy, Target } from './sla-schema.ts';
import type { CompiledCalendar } from './working-calendar.ts';

/** What happened to a report, as far as its clocks care. */
export interface ClockEvent {
  type:
    | 'received'
    // An answer by a person went out; the automatic receipt is `automatic_sent` and keeps no promise.
    | 'human_answered'
    | 'automatic_sent'
    | 'resident_wrote'
    // A person's answer that asks the resident something: it is an answer, and the solution waits for the resident.
    | 'asked_resident'
    // The limit of a pause ran out and the resident was silent.
    | 'pause_ended'
    | 'handed_on'
    | 'resolved'
    | 'reopened'
    // Closed without work: praise, spam, joined to another report, outside the city's power and told so.
    | 'closed';
  at: Date;
}

/** What is known when a report begins. */
export interface ReportFacts {
  /** When the resident wrote, not when we heard of it. */
  receivedAt: Date;
  /** When the channel was connected; what is older is history and has no clock. */
  connectedAt?: Date | null;
  /** When a person first answered, for a report that gets its clocks later than that. */
  answeredAt?: Date | null;
}

const targetOf = { first_answer: 'firstAnswer', next_answer: 'nextAnswer', resolution: 'resolution' } as const;

function questionOf(clock: Pick<Clock, 'counts' | 'startedAt' | 'pauses'>, calendar: CompiledCalendar): DueQuestion {
  return { calendar, counts: clock.counts, startedAt: new Date(clock.startedAt), pauses: clock.pauses };
}

function startClock(kind: ClockKind, at: Date, policy: SlaPolicy, calendar: CompiledCalendar): Clock | null {
  const target = policy[targetOf[kind]];
  if (!target) return null;
  const question: DueQuestion = { calendar, counts: policy.counts, startedAt: at, pauses: [] };
  const dueAt = decideDue(question, target);
  return {
    kind,
    startedAt: at.toISOString(),
    dueAt: dueAt.toISOString(),
    warnAt: decideWarn(question, target, dueAt, policy.warnAt).toISOString(),
    metAt: null,
    cancelledAt: null,
    pausedAt: null,
    pauseEndsAt: null,
    pauses: [],
    pausedMinutes: 0,
    target,
    counts: policy.counts,
    policyId: policy.id,
    calendarVersion: calendar.version,
    agency: calendar.agency,
  };
}

/** Decides a new report's clocks: first answer and resolution run from when the resident wrote, at the latest from `now`. */
export function decideClocks(policy: SlaPolicy, calendar: CompiledCalendar, facts: ReportFacts, now: Date): Clocks {
  if (facts.connectedAt && facts.receivedAt < facts.connectedAt) return noClocks;
  // A network's clock may run ahead of ours; a promise never begins in the future.
  const at = facts.receivedAt < now ? facts.receivedAt : now;
  return {
    first_answer: startClock('first_answer', at, policy, calendar),
    next_answer: null,
    resolution: startClock('resolution', at, policy, calendar),
  };
}

/** Counts a clock anew with another target, policy or calendar, from its own start and around its own pauses. */
function countAnew(clock: Clock, target: Target, policy: SlaPolicy, calendar: CompiledCalendar): Clock {
  const question = { ...questionOf(clock, calendar), counts: policy.counts };
  const dueAt = decideDue(question, target);
  return {
    ...clock,
    dueAt: dueAt.toISOString(),
    warnAt: decideWarn(question, target, dueAt, policy.warnAt).toISOString(),
    pausedMinutes: clock.pauses.reduce(
      (sum, p) => sum + countMinutes(calendar, policy.counts, new Date(p.from), new Date(p.to)),
      0,
    ),
    target,
    counts: policy.counts,
    policyId: policy.id,
    calendarVersion: calendar.version,
    agency: calendar.agency,
  };
}

function meet(clock: Clock | null, at: Date): Clock | null {
  // An answer that left before the clock began answered something else.
  if (!isOpen(clock) || at.toISOString() < clock.startedAt) return clock;
  return { ...clock, metAt: at.toISOString() };
}

function cancel(clock: Clock | null, at: Date): Clock | null {
  return isOpen(clock) ? { ...clock, cancelledAt: at.toISOString() } : clock;
}

function pause(clock: Clock | null, at: Date, policy: SlaPolicy, calendar: CompiledCalendar): Clock | null {
  if (!isOpen(clock) || clock.pausedAt !== null || at.toISOString() < clock.startedAt) return clock;
  const pauseEndsAt = addCounted(calendar, policy.counts, at, policy.pauseLimit).toISOString();
  return { ...clock, pausedAt: at.toISOString(), pauseEndsAt };
}

function resume(clock: Clock | null, at: Date, policy: SlaPolicy, calendar: CompiledCalendar): Clock | null {
  if (!isOpen(clock) || clock.pausedAt === null) return clock;
  const from = clock.pausedAt;
  const running: Clock = { ...clock, pausedAt: null, pauseEndsAt: null };
  // Whoever comes late to end it, a pause never lasts longer than its limit.
  const now = at.toISOString();
  const to = clock.pauseEndsAt !== null && clock.pauseEndsAt < now ? clock.pauseEndsAt : now;
  if (to <= from) return running;
  const pauses = [...clock.pauses, { from, to }];
  // The clock keeps what it was promised: its own target, and the way it counts.
  const promise = { ...policy, id: clock.policyId, counts: clock.counts };
  return countAnew({ ...running, pauses }, clock.target, promise, calendar);
}

function answered(clocks: Clocks, at: Date): Clocks {
  return { ...clocks, first_answer: meet(clocks.first_answer, at), next_answer: meet(clocks.next_answer, at) };
}

function awaitAnswer(clocks: Clocks, at: Date, policy: SlaPolicy, calendar: CompiledCalendar): Clock | null {
  // The oldest unanswered word sets the time: a second message neither moves nor doubles the promise.
  if (isOpen(clocks.first_answer) || isOpen(clocks.next_answer)) return clocks.next_answer;
  return startClock('next_answer', at, policy, calendar) ?? clocks.next_answer;
}

/** Decides a report's clocks after an event; the same event again changes nothing more, and what was kept stays kept. */
export function applyToClocks(
  clocks: Clocks,
  event: ClockEvent,
  calendar: CompiledCalendar,
  policy: SlaPolicy,
): Clocks {
  const { at } = event;
  switch (event.type) {
    case 'received':
      if (clockKinds.some((kind) => clocks[kind])) return clocks;
      return decideClocks(policy, calendar, { receivedAt: at }, at);
    case 'human_answered':
      return answered(clocks, at);
    case 'asked_resident':
      return { ...answered(clocks, at), resolution: pause(clocks.resolution, at, policy, calendar) };
    case 'resident_wrote':
      return {
        ...clocks,
        next_answer: awaitAnswer(clocks, at, policy, calendar),
        resolution: resume(clocks.resolution, at, policy, calendar),
      };
    case 'pause_ended':
      return { ...clocks, resolution: resume(clocks.resolution, at, policy, calendar) };
    case 'resolved':
      // Only a person's answer ends a wait for an answer, so `resolved` leaves those two alone.
      // The pause ends first, or time spent waiting for the resident would count against the agency.
      return { ...clocks, resolution: meet(resume(clocks.resolution, at, policy, calendar), at) };
    case 'reopened':
      if (isOpen(clocks.resolution)) return clocks;
      return {
        ...clocks,
        next_answer: awaitAnswer(clocks, at, policy, calendar),
        resolution: startClock('resolution', at, policy, calendar) ?? clocks.resolution,
      };
    case 'closed':
      return {
        first_answer: cancel(clocks.first_answer, at),
        next_answer: cancel(clocks.next_answer, at),
        resolution: cancel(resume(clocks.resolution, at, policy, calendar), at),
      };
    case 'automatic_sent':
    case 'handed_on':
      // A hand-on moves the work, not the promise to the resident.
      return clocks;
  }
}

/** A promise that was replaced by another; belongs into the ledger. Null: there was none, or there is none any more. */
export interface ClockChange {
  kind: ClockKind;
  oldDueAt: string | null;
  newDueAt: string | null;
  oldPolicyId: string | null;
  newPolicyId: string;
  oldCalendarVersion: number | null;
  newCalendarVersion: number;
}

/**
 * Counts the clocks of an open report anew after a change of calendar, policy, kind or urgency, and lists each promise
 * that moved. What was kept stays kept; a promise that had fallen away comes back when the policy makes it again.
 * `gently`: nothing that happened to the report asks for it, so no promise that was in time is late or nearly late by this
 * alone: such a one stays as it was made, and is named in `stayed`.
 */
export function recountClocks(
  clocks: Clocks,
  calendar: CompiledCalendar,
  policy: SlaPolicy,
  facts: ReportFacts,
  now: Date,
  gently = false,
): { clocks: Clocks; changes: ClockChange[]; stayed: ClockKind[] } {
  const fresh = decideClocks(policy, calendar, facts, now);
  const next: Clocks = { ...clocks };
  const changes: ClockChange[] = [];
  const stayed: ClockKind[] = [];
  for (const kind of clockKinds) {
    const old = clocks[kind];
    const target = policy[targetOf[kind]];
    if (old?.metAt) continue;
    let made: Clock | null;
    if (!old) made = kind === 'first_answer' && facts.answeredAt ? meet(fresh[kind], facts.answeredAt) : fresh[kind];
    // A promise taken over from a joined report keeps its own target: the residents who have it were promised that.
    else if (old.adopted)
      made = countAnew(old, old.target, { ...policy, id: old.policyId, counts: old.counts }, calendar);
    else if (target) made = countAnew({ ...old, cancelledAt: null }, target, policy, calendar);
    else made = cancel(old, now);
    if (gently && isOpen(made) && makesLate(old, made, now)) {
      if (isOpen(old)) stayed.push(kind);
      continue;
    }
    next[kind] = made;
    const oldDueAt = isOpen(old) ? old.dueAt : null;
    const newDueAt = isOpen(made) ? made.dueAt : null;
    if (oldDueAt === newDueAt) continue;
    changes.push({
      kind,
      oldDueAt,
      newDueAt,
      oldPolicyId: old?.policyId ?? null,
      newPolicyId: policy.id,
      oldCalendarVersion: old?.calendarVersion ?? null,
      newCalendarVersion: calendar.version,
    });
  }
  return { clocks: next, changes, stayed };
}

/** Says whether only the new count makes a promise late, or so nearly late that nobody could be warned in time. */
function makesLate(old: Clock | null, made: Clock, now: Date): boolean {
  const at = made.pausedAt ?? now.toISOString();
  if (made.warnAt > at) return false;
  return isOpen(old) ? old.dueAt > at && made.dueAt < old.dueAt : true;
}
