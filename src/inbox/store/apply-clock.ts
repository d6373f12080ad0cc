import { applyToClocks, type ClockEvent, recountClocks } from '../domain/clock-rules.ts';
import type { Clocks } from '../domain/clock-state.ts';
import { clockTimes } from '../domain/plan-batch.ts';
import { choosePolicy } from '../domain/sla-policy.ts';
import type { CityState } from './city.ts';
import type { LockedReport, ReportUpdate } from './report-row.ts';

type Facts = Pick<LockedReport, 'kind' | 'urgency' | 'network' | 'agencyId' | 'inspection' | 'clocks' | 'escalations'>;

/** The row's clock columns after an event; nothing is written. */
export function clockUpdate(city: CityState, report: Facts, event: ClockEvent, now: Date): ReportUpdate {
  const { policy, calendar } = clockRules(city, report);
  return clockColumns(city, applyToClocks(report.clocks, event, calendar, policy), report.escalations, now);
}

/**
 * The row's clock columns after kind, urgency, agency, calendar or promises changed, the promises that moved, and those
 * that a gentle count left as they were made.
 */
export function clockRecount(
  city: CityState,
  report: Facts & { openedAt: Date; firstAnsweredAt: Date | null },
  now: Date,
  gently = false,
) {
  const { policy, calendar } = clockRules(city, report);
  const { clocks, changes, stayed } = recountClocks(
    report.clocks,
    calendar,
    policy,
    { receivedAt: report.openedAt, answeredAt: report.firstAnsweredAt },
    now,
    gently,
  );
  return { update: clockColumns(city, clocks, report.escalations, now), clocks, changes, stayed };
}

/** The promise and the calendar that hold for a report. */
export function clockRules(city: CityState, report: Facts) {
  const agency = report.agencyId === null ? null : (city.agencyCodes.get(report.agencyId) ?? null);
  const { policy } = choosePolicy(city.policies, {
    kind: report.kind,
    urgency: report.urgency,
    channel: report.network,
    agency,
    inspection: report.inspection,
  });
  return { policy, calendar: city.calendars(agency) };
}

/** The row's columns for these clocks. */
export function clockColumns(city: CityState, clocks: Clocks, escalations: string[], now: Date): ReportUpdate {
  const { nextDueAt, nextCheckAt } = clockTimes(clocks, escalations, city, now);
  return { clocks, next_due_at: nextDueAt, next_check_at: nextCheckAt };
}
