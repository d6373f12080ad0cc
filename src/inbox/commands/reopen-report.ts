import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { canDo } from '../domain/policy.ts';
import type { ReopenReport } from '../schema.ts';
import { clockUpdate } from '../store/apply-clock.ts';
import { getCityState } from '../store/city.ts';
import { lockReport, recordEvent, updateReport } from '../store/report-row.ts';

/** Takes a resolved or closed report up again; its clocks for the solution and the next answer start anew. */
export function reopenReport(
  app: App,
  actor: StaffActor,
  input: ReopenReport,
): Promise<Result<object, 'not_ended' | 'joined_elsewhere'>> {
  return app.db.transaction().execute(async (tx) => {
    const report = await lockReport(tx, input.reportId);
    allow(canDo(actor, 'reopen', report));
    if (report.status === 'open' || report.status === 'waiting') return refuse('not_ended');
    if (report.mainId !== null) return refuse('joined_elsewhere');
    const at = app.now();
    await updateReport(tx, report.id, {
      status: 'open',
      resolved_at: null,
      closed_as: null,
      ...clockUpdate(await getCityState(app), report, { type: 'reopened', at }, at),
    });
    await recordEvent(tx, report, { type: 'reopened', at, staffId: actor.staffId, detail: { reason: input.reason } });
    return { ok: true };
  });
}
