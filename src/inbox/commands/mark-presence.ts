import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { canSeeReport } from '../domain/policy.ts';
import type { MarkPresence } from '../schema.ts';
import { announceReports } from '../store/announce.ts';
import { findReportFacts } from '../store/report-facts.ts';

/** Says that somebody has a report open, or is writing; colleagues are told when that changes, not at every heartbeat. */
export function markPresence(app: App, actor: StaffActor, input: MarkPresence): Promise<{ ok: true }> {
  return app.db.transaction().execute(async (tx) => {
    const report = await findReportFacts(tx, input.reportId);
    allow(report !== undefined && canSeeReport(actor, report));
    const { rows } = await sql<{ changed: boolean }>`
      with before as (select writing, seen_at from presence where report_id = ${input.reportId} and staff_id = ${actor.staffId}),
      put as (insert into presence (report_id, staff_id, writing, seen_at) values (${input.reportId}, ${actor.staffId}, ${input.writing}, now())
        on conflict (report_id, staff_id) do update set writing = excluded.writing, seen_at = now())
      select coalesce((select writing <> ${input.writing} or seen_at < now() - interval '40 seconds' from before), true) as changed`.execute(
      tx,
    );
    if (rows[0]?.changed && report) {
      await announceReports(tx, [
        { id: input.reportId, agencyId: report.agencyId, secret: report.privacy === 'secret' },
      ]);
    }
    return { ok: true };
  });
}
