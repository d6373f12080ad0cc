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
import { lockReport, recordEvent, updateReport } from '../store/report-row.ts';

/** Says that the matter is settled; refused while the resident has had no answer from a person. */
export function resolveReport(
  app: App,
  actor: StaffActor,
  input: ResolveReport,
): Promise<Result<object, 'already_ended' | 'not_answered'>> {
  return app.db.transaction().execute(async (tx) => {
    const report = await lockReport(tx, input.reportId);
    allow(canResolve(actor, report));
    if (report.status === 'resolved' || report.status === 'closed') return refuse('already_ended');
    if (hasClocks(report.kind) && !(await hasHumanAnswer(tx, report.id))) return refuse('not_answered');
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

/** An answer that is on its way counts; one that failed or may never have arrived does not. */
async function hasHumanAnswer(tx: Tx, reportId: number): Promise<boolean> {
  const { rows } = await sql<{ answered: boolean }>`
    select exists (select from outbox where report_id = ${reportId} and not automatic and state in ('queued', 'sending', 'sent'))
        or exists (select from report_events where report_id = ${reportId} and type = 'answered_elsewhere') as answered`.execute(
    tx,
  );
  return rows[0]?.answered ?? false;
}
