/** Compares the clock's rules with the oracle on one case; for tests and `bench sla` only. */
import type { ClockCase } from './clock-cases.ts';
import { decideDue } from './clock-due.ts';
import { oracleAddMinutes, oracleDue, oracleMinutesBetween } from './clock-oracle.ts';
import { traceDue } from './clock-trace.ts';
import { compileCalendar } from './working-calendar.ts';
import {
  addWorkingDays,
  addWorkingMinutes,
  isWorkingTime,
  nextWorkingTime,
  workingMinutesBetween,
} from './working-time.ts';

/** Names the first thing on which rules and oracle differ; null when they agree on everything. */
export function findDifference({ data, agency, from, target, pauses }: ClockCase): string | null {
  const calendar = compileCalendar(data, agency);
  const differ = (what: string, rules: Date | number | boolean, oracle: Date | number | boolean) => {
    if (Number(rules) === Number(oracle)) return null;
    const say = (x: Date | number | boolean) => (x instanceof Date ? x.toISOString() : String(x));
    return `${what}: rules ${say(rules)}, oracle ${say(oracle)}`;
  };
  const question = { calendar, counts: 'working' as const, startedAt: from, pauses };
  const due = decideDue(question, target);
  const minuteOfStart = new Date(from.getTime() - (from.getTime() % 60_000));
  const reached = oracleAddMinutes(data, agency, from, 1 / 60_000);
  const openMinutes = workingMinutesBetween(calendar, minuteOfStart, due);

  return (
    differ('due time', due, oracleDue(data, agency, from, target, pauses)) ??
    differ('open minutes', openMinutes, oracleMinutesBetween(data, agency, minuteOfStart, due)) ??
    differ('minutes backwards', workingMinutesBetween(calendar, due, minuteOfStart), -openMinutes) ??
    differ('next working time', nextWorkingTime(calendar, from), new Date(reached.getTime() - 1)) ??
    differ('working now', isWorkingTime(calendar, from), reached.getTime() - 1 === from.getTime()) ??
    ('minutes' in target
      ? differ(
          'minutes added',
          addWorkingMinutes(calendar, from, target.minutes),
          oracleAddMinutes(data, agency, from, target.minutes),
        )
      : differ(
          'days added',
          addWorkingDays(calendar, from, target.workingDays),
          oracleDue(data, agency, from, target, []),
        )) ??
    differ('the explanation adds up', traceDue(question, target, due).addsUp, true)
  );
}
