import type { Urgency } from '../schema.ts';
import { addCounted } from './clock-due.ts';
import { type ClockKind, type Clocks, clockKinds, isOpen } from './clock-state.ts';
import type { EscalationRole, SlaPolicies, SlaPolicy } from './sla-schema.ts';
import type { Calendars, CompiledCalendar } from './working-calendar.ts';
import { isWorkingTime } from './working-time.ts';

/** One thing to tell somebody about one clock. */
export interface EscalationStep {
  /** Names this step of this run of this clock; kept with the report so that it is told once. */
  key: string;
  clock: ClockKind;
  step: 'warn' | 'due' | 'overdue';
  to: EscalationRole;
  /** When it became true, in ISO form. */
  since: string;
  dueAt: string;
}

export interface EscalationDecision {
  /** What has to be told now, in the order in which it became true. */
  raise: EscalationStep[];
  /** When to look again, in ISO form: the next step may become true then; null when nothing more is to come. */
  nextAt: string | null;
  /** Clocks whose pause has passed its limit: they get a `pause_ended` event at that time. */
  pausesEnded: { clock: ClockKind; at: string }[];
}

function ladderOf(policies: SlaPolicies, policyId: string): SlaPolicy['escalateTo'] {
  const open = (p: SlaPolicy) => !p.kind && !p.urgency && !p.channel && !p.agency && p.inspection === undefined;
  // A policy that was since removed: the one that holds for everything else speaks for it.
  return (policies.find((p) => p.id === policyId) ?? policies.find(open))?.escalateTo ?? [];
}

/** Decides which warnings and escalations to raise, each once; a clock already due is no longer warned of. */
export function decideEscalation(
  clocks: Clocks,
  now: Date,
  alreadySent: readonly string[],
  rules: { policies: SlaPolicies; calendars: Calendars },
): EscalationDecision {
  const sent = new Set(alreadySent);
  const nowIso = now.toISOString();
  const raise: EscalationStep[] = [];
  const pausesEnded: EscalationDecision['pausesEnded'] = [];
  let nextAt: string | null = null;

  for (const kind of clockKinds) {
    const clock = clocks[kind];
    if (!isOpen(clock)) continue;
    if (clock.pausedAt !== null) {
      if (clock.pauseEndsAt === null) continue;
      if (clock.pauseEndsAt <= nowIso) pausesEnded.push({ clock: kind, at: clock.pauseEndsAt });
      else if (nextAt === null || clock.pauseEndsAt < nextAt) nextAt = clock.pauseEndsAt;
      continue;
    }
    const calendar = rules.calendars(clock.agency);
    const run = `${kind}@${clock.startedAt}`;
    const { dueAt } = clock;
    const steps: EscalationStep[] = [];
    if (nowIso < dueAt)
      steps.push({ key: `${run}:warn`, clock: kind, step: 'warn', to: 'mimin', since: clock.warnAt, dueAt });
    for (const { afterMinutes, to } of ladderOf(rules.policies, clock.policyId)) {
      const late = afterMinutes > 0;
      const since = late
        ? addCounted(calendar, clock.counts, new Date(dueAt), { minutes: afterMinutes }).toISOString()
        : dueAt;
      steps.push({ key: `${run}:${to}`, clock: kind, step: late ? 'overdue' : 'due', to, since, dueAt });
      // A step told before its time moved does not hide the ones behind it.
      if (since > nowIso && !sent.has(`${run}:${to}`)) break;
    }
    for (const step of steps) {
      if (sent.has(step.key)) continue;
      if (step.since <= nowIso) raise.push(step);
      else if (nextAt === null || step.since < nextAt) nextAt = step.since;
    }
  }
  raise.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
  return { raise, nextAt, pausesEnded };
}

/** Says whether staff may be disturbed at an instant: in duty hours, or at any time for an emergency. */
export function mayAlarmNow(calendar: CompiledCalendar, urgency: Urgency, now: Date): boolean {
  return urgency === 'emergency' || isWorkingTime(calendar, now);
}
