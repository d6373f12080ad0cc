import { createHash } from 'node:crypto';
import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { canResolve } from '../domain/policy.ts';
import type { OpenProof } from '../schema.ts';
import { lockReport, recordEvent } from '../store/report-row.ts';

/** Gives the file of a proof as it came, with everything its camera wrote into it; each opening stands in the ledger with its reason. */
export function openProof(
  app: App,
  actor: StaffActor,
  input: OpenProof,
): Promise<Result<{ mime: string; bytes: Buffer; intact: boolean }, 'no_such_proof'>> {
  return app.db.transaction().execute(async (tx) => {
    const report = await lockReport(tx, input.reportId);
    allow(canResolve(actor, report));
    const found = await tx
      .selectFrom('proofs')
      .innerJoin('proof_originals', 'proof_originals.proof_id', 'proofs.id')
      .select(['proof_originals.mime', 'proof_originals.bytes', 'proof_originals.sha256'])
      .where('proofs.id', '=', input.proofId)
      .where('proofs.report_id', '=', report.id)
      .executeTakeFirst();
    if (!found) return refuse('no_such_proof');
    await recordEvent(tx, report, {
      type: 'proof_opened',
      at: app.now(),
      staffId: actor.staffId,
      detail: { proofId: input.proofId, reason: input.reason },
    });
    const intact = createHash('sha256').update(found.bytes).digest().equals(found.sha256);
    return { ok: true, mime: found.mime, bytes: found.bytes, intact };
  });
}
