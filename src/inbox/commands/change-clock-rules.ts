import type { App } from '#src/app.ts';
import { allow, recordAudit, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { WorkingCalendar } from '../domain/calendar-schema.ts';
import { canEditCityTables } from '../domain/city-policy.ts';
import { type ClockRuleChange, compareCalendars, comparePolicies } from '../domain/compare-clock-rules.ts';
import { SlaPolicies } from '../domain/sla-schema.ts';
import { forgetCityState } from '../store/city.ts';
import { lockClockRules, saveClockRules } from '../store/clock-versions.ts';

export type ChangeClockRules = { basedOn: number; reason: string } & (
  | { table: 'calendar'; data: Omit<WorkingCalendar, 'version'> }
  | { table: 'promises'; data: SlaPolicies }
);

type Changed = Result<
  { version: number; changes: ClockRuleChange[] },
  'changed_meanwhile' | 'no_reason' | 'nothing_changed' | 'bad_rows'
>;

/**
 * Keeps a new version of the working calendar or of the promises, with its author and reason, and has the open promises
 * counted anew; what somebody else changed meanwhile is never written over.
 */
export async function changeClockRules(app: App, actor: StaffActor, input: ChangeClockRules): Promise<Changed> {
  allow(canEditCityTables(actor));
  const reason = input.reason.trim();
  if (reason === '') return refuse('no_reason');
  const done = await app.db.transaction().execute(async (tx): Promise<Changed> => {
    const before = await lockClockRules(tx);
    const held = input.table === 'calendar' ? before.calendarVersion : before.policiesVersion;
    if (input.basedOn !== held) return refuse('changed_meanwhile');
    const version = held + 1;
    const read =
      input.table === 'calendar'
        ? WorkingCalendar.safeParse({ ...input.data, version })
        : SlaPolicies.safeParse(input.data);
    if (!read.success) return refuse('bad_rows');
    const changes =
      input.table === 'calendar'
        ? compareCalendars(before.calendar, read.data as WorkingCalendar)
        : comparePolicies(before.policies, read.data as SlaPolicies);
    if (changes.length === 0) return refuse('nothing_changed');
    const at = app.now();
    const made = { table: input.table, version, data: read.data, changes, reason: reason.slice(0, 1_000) };
    await saveClockRules(tx, { ...made, staffId: actor.staffId, at });
    await recordAudit(
      tx,
      actor,
      {
        action: input.table === 'calendar' ? 'calendar_changed' : 'promises_changed',
        subject: `v${version}`,
        detail: { reason: made.reason, changes: changes.length },
      },
      at,
    );
    return { ok: true, version, changes };
  });
  if (done.ok || done.reason === 'changed_meanwhile') forgetCityState(app);
  return done;
}
