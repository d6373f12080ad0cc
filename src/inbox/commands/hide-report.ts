import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { canHide } from '../domain/policy.ts';
import type { HideReport } from '../schema.ts';
import { queueSearch } from '../store/ingest-rows.ts';
import { listJoined } from '../store/joined-reports.ts';
import { lockReport, recordEvent, updateReport } from '../store/report-row.ts';

/** Takes a report out of every list, with the reason on record; nobody can delete one (rule 10). */
export function hideReport(app: App, actor: StaffActor, input: HideReport): Promise<Result<object, 'has_joined'>> {
  return app.db.transaction().execute(async (tx) => {
    const report = await lockReport(tx, input.reportId);
    allow(canHide(actor, report));
    if (report.hidden) return { ok: true };
    // Hidden, it would answer for reports whose residents wait: they are split off first.
    if ((await listJoined(tx, report.id)).length > 0) return refuse('has_joined');
    const at = app.now();
    await updateReport(tx, report.id, { hidden_at: at, hidden_reason: input.reason });
    await recordEvent(tx, report, { type: 'hidden', at, staffId: actor.staffId, detail: { reason: input.reason } });
    await queueSearch(tx, [report.id]);
    return { ok: true };
  });
}
