import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { isCarried } from '../domain/other-desk-fields.ts';
import { canForward, canLookAtIdentity } from '../domain/policy.ts';
import type { ForwardReport } from '../schema.ts';
import { addDeskCase, findByTracking, lockDeskCase } from '../store/other-desks.ts';
import { lockReport, recordEvent, updateReport } from '../store/report-row.ts';

export type ForwardRefusal =
  | 'already_forwarded'
  | 'came_from_there'
  | 'number_taken'
  | 'already_ended'
  | 'joined_elsewhere'
  | 'not_carried';

/**
 * Notes that a person carried a report to another desk, once each. Our promises go on as they are: carrying it elsewhere
 * is neither an answer nor work done. They stop by what always stops them: an answer, a question, resolving, or closing
 * it as outside the city's power.
 */
export function forwardReport(
  app: App,
  actor: StaffActor,
  input: ForwardReport,
): Promise<Result<object, ForwardRefusal>> {
  return app.db.transaction().execute(async (tx) => {
    const report = await lockReport(tx, input.reportId);
    allow(canForward(actor, report));
    if (input.withIdentity) allow(canLookAtIdentity(actor, report));
    const before = await lockDeskCase(tx, report.id, input.desk);
    if (before) return refuse(before.direction === 'from' ? 'came_from_there' : 'already_forwarded');
    if (report.mainId !== null) return refuse('joined_elsewhere');
    if (report.status === 'resolved' || report.status === 'closed') return refuse('already_ended');
    if (!isCarried(report.kind)) return refuse('not_carried');
    const trackingId = input.trackingId ?? null;
    if (trackingId !== null && (await findByTracking(tx, input.desk, trackingId))) return refuse('number_taken');
    const at = app.now();
    const { desk, withIdentity } = input;
    const made = {
      reportId: report.id,
      desk,
      direction: 'to' as const,
      staffId: actor.staffId,
      trackingId,
      withIdentity,
    };
    // The report is locked, so that only another report can have taken the number in this moment.
    if (!(await addDeskCase(tx, { ...made, at }))) return refuse('number_taken');
    await updateReport(tx, report.id, {});
    await recordEvent(tx, report, {
      type: 'forwarded',
      at,
      staffId: actor.staffId,
      detail: { desk, trackingId, withIdentity },
    });
    return { ok: true };
  });
}
