import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import type { Tx } from '#src/db/kysely.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { hasClocks } from '../domain/plan-batch.ts';
import { canResolve } from '../domain/policy.ts';
import type { ResolveReport } from '../schema.ts';
import { clockUpdate } from '../store/apply-clock.ts';
import { getCityState } from '../store/city.ts';
import { listOwed } from '../store/joined-reports.ts';
import { lockReport, recordEvent, updateReport } from '../store/report-row.ts';

/** Says that the matter is settled; refused while the resident has had no answer from a person. */
export function resolveReport(
  app: App,
  actor: StaffActor,
  input: ResolveReport,
): Promise<Result<object, 'already_ended' | 'not_answered' | 'not_all_answered'>> {
  return app.db.transaction().execute(async (tx) => {
    const report = await lockReport(tx, input.reportId);
    allow(canResolve(actor, report));
    if (report.status === 'resolved' || report.status === 'closed') return refuse('already_ended');
    if (hasClocks(report.kind) && !(await hasHumanAnswer(tx, report.id))) return refuse('not_answered');
    // Of forty people who are told "done", none may be left who never heard a word.
    if ((await listOwed(tx, report.id, { orOnItsWay: true, limit: 1 })).length > 0) return refuse('not_all_answered');
    const at = app.now();
    await updateReport(tx, report.id, {
      status: 'resolved',
      resolved_at: at,
      ...clockUpdate(await getCityState(app), report, { type: 'resolved', at }, at),
    });
    await recordEvent(tx, report, {
      type: 'resolved',
      at,
      staffId: actor.staffId,
      detail: { explanation: input.explanation },
    });
    return { ok: true };
  });
}

/**
 * An answer that is on its way counts; one that failed or may never have arrived does not, nor one from before the
 * report was last opened again.
 */
async function hasHumanAnswer(tx: Tx, reportId: number): Promise<boolean> {
  const { rows } = await sql<{ answered: boolean }>`
    with since as (select coalesce(max(at), '-infinity') as at from report_events where report_id = ${reportId} and type = 'reopened')
    select exists (select from outbox o, since where (o.report_id = ${reportId} or o.report_id in (select id from reports where main_id = ${reportId})) and not o.automatic
                      and o.state in ('queued', 'sending', 'sent') and o.queued_at >= since.at)
        or exists (select from report_events e, since where (e.report_id = ${reportId} or e.report_id in (select id from reports where main_id = ${reportId})) and e.type = 'answered_elsewhere'
                      and e.at >= since.at) as answered`.execute(tx);
  return rows[0]?.answered ?? false;
}
