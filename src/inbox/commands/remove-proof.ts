import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { canResolve } from '../domain/policy.ts';
import type { RemoveProof } from '../schema.ts';
import { listProofs } from '../store/proofs.ts';
import { lockReport, recordEvent } from '../store/report-row.ts';
import { findWaitingRequest } from '../store/resolve-requests.ts';

/**
 * Takes a photo away that was added by mistake. What a report was ended with stays for good, and what the head is looking at
 * stays until he has decided. The file itself is kept in any case.
 */
export function removeProof(
  app: App,
  actor: StaffActor,
  input: RemoveProof,
): Promise<Result<object, 'already_ended' | 'no_such_proof' | 'approval_waits'>> {
  return app.db.transaction().execute(async (tx) => {
    const report = await lockReport(tx, input.reportId);
    allow(canResolve(actor, report));
    if (report.status === 'resolved' || report.status === 'closed') return refuse('already_ended');
    const proof = (await listProofs(tx, report.id)).find((one) => one.id === input.proofId && !one.earlier);
    if (!proof) return refuse('no_such_proof');
    if (await findWaitingRequest(tx, report.id)) return refuse('approval_waits');
    const at = app.now();
    await tx
      .updateTable('proofs')
      .set({ removed_at: at, removed_by: actor.staffId })
      .where('id', '=', proof.id)
      .execute();
    await recordEvent(tx, report, {
      type: 'proof_removed',
      at,
      staffId: actor.staffId,
      detail: { proofId: proof.id, sha256: proof.sha256 },
    });
    return { ok: true };
  });
}
