import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { canDecideEnding, decideApproval } from '../domain/ending-rules.ts';
import type { DecideEnding } from '../schema.ts';
import { getCityState } from '../store/city.ts';
import { lockReport, recordEvent, updateReport } from '../store/report-row.ts';
import { decideRequest, findWaitingRequest, tellAsker } from '../store/resolve-requests.ts';
import { checkReady, endAsResolved, type NotReady } from './resolve-report.ts';

/**
 * The head's word on a report that an agency calls settled; a coordinator gives it in the head's place, and the ledger says so.
 * Approved, it is resolved from now on: the clock counts the instant of the approval. Sent back, nothing has ended.
 */
export function decideEnding(
  app: App,
  actor: StaffActor,
  input: DecideEnding,
): Promise<Result<object, NotReady | 'nothing_asked' | 'own_request' | 'reason'>> {
  return app.db.transaction().execute(async (tx) => {
    const report = await lockReport(tx, input.reportId);
    allow(canDecideEnding(actor, report));
    const request = await findWaitingRequest(tx, report.id);
    if (!request) return refuse('nothing_asked');
    const at = app.now();
    const decision = {
      as: input.as,
      staffId: actor.staffId,
      at,
      asDeputy: actor.role === 'coordinator',
      reason: input.reason ?? null,
    };
    if (input.as === 'sent_back') {
      if (input.reason === undefined) return refuse('reason');
      await decideRequest(tx, request.id, decision);
      await updateReport(tx, report.id, {});
      await recordEvent(tx, report, {
        type: 'resolve_sent_back',
        at,
        staffId: actor.staffId,
        detail: { reason: input.reason, askedBy: request.askedBy, asDeputy: decision.asDeputy },
      });
    } else {
      const own = decideApproval(actor, request.askedBy);
      if (!own.ok) return own;
      const city = await getCityState(app);
      const ready = await checkReady(tx, city, report);
      if (!ready.ok) return ready;
      await decideRequest(tx, request.id, decision);
      await endAsResolved(tx, city, report, {
        at,
        staffId: actor.staffId,
        explanation: request.explanation,
        approved: {
          askedBy: request.askedBy,
          askedAt: request.askedAt.toISOString(),
          asDeputy: decision.asDeputy,
        },
      });
    }
    await tellAsker(tx, request, decision);
    return { ok: true };
  });
}
