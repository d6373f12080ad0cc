import type { WorkingCalendar } from '../domain/calendar-schema.ts';
import type { ClockKind } from '../domain/clock-state.ts';
import { type ClockRuleChange, compareCalendars, comparePolicies } from '../domain/compare-clock-rules.ts';
import { canSeeReport } from '../domain/policy.ts';
import type { SlaPolicies } from '../domain/sla-schema.ts';
import { compileCalendars } from '../domain/working-calendar.ts';
import { clockRecount } from '../store/apply-clock.ts';
import { listOpenClocks } from '../store/open-clocks.ts';
import type { DeskRequest } from './desk-request.ts';

/** So many open reports show what a new version would do. */
const mostTried = 2_000;
/** So many promises that would move are listed. */
const mostListed = 50;

/** What a new calendar or new promises would do to open reports, before they are kept. */
export interface TriedClockRules {
  changes: ClockRuleChange[];
  looked: number;
  moved: { id: number; title: string; kind: ClockKind; oldDueAt: string | null; newDueAt: string | null }[];
  movedCount: number;
  /** Promises that only the new version would make late: they stay as they were made. */
  stayedCount: number;
}

/** Counts the open promises with the new version, as the recount would, and keeps nothing. */
export async function tryClockRules(
  { app, actor, city }: DeskRequest,
  made:
    | { table: 'calendar'; before: WorkingCalendar; after: WorkingCalendar }
    | { table: 'promises'; after: SlaPolicies },
): Promise<TriedClockRules> {
  const rules =
    made.table === 'calendar'
      ? { ...city, calendars: compileCalendars(made.after) }
      : { ...city, policies: made.after };
  const seen = (await listOpenClocks(app.db, mostTried)).filter((one) => canSeeReport(actor, one));
  const now = app.now();
  const moved: TriedClockRules['moved'] = [];
  let movedCount = 0;
  let stayedCount = 0;
  for (const report of seen) {
    const { changes, stayed } = clockRecount(rules, report, now, true);
    stayedCount += stayed.length;
    movedCount += changes.length;
    for (const { kind, oldDueAt, newDueAt } of changes)
      if (moved.length < mostListed) moved.push({ id: report.id, title: report.title, kind, oldDueAt, newDueAt });
  }
  const changes =
    made.table === 'calendar' ? compareCalendars(made.before, made.after) : comparePolicies(city.policies, made.after);
  return { changes, looked: seen.length, moved, movedCount, stayedCount };
}
