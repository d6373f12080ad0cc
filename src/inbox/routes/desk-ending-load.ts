import { ruleFor } from '../commands/resolve-report.ts';
import type { DeskEnding } from '../domain/desk-ending.ts';
import type { DeskReport } from '../domain/desk-thread.ts';
import { canDecideEnding, mustAsk } from '../domain/ending-rules.ts';
import { canDo } from '../domain/policy.ts';
import { listProofs } from '../store/proofs.ts';
import { findWaitingRequest } from '../store/resolve-requests.ts';
import type { DeskRequest } from './desk-request.ts';

/** What the report page tells about its ending: what the topic asks for, the proof, and whether it waits for the head. */
export async function loadEnding(
  { app, actor, city }: DeskRequest,
  report: DeskReport,
  mask: (text: string) => string,
): Promise<DeskEnding> {
  const [proofs, waiting] = await Promise.all([listProofs(app.db, report.id), findWaitingRequest(app.db, report.id)]);
  const asker =
    waiting && (await app.db.selectFrom('staff').select('name').where('id', '=', waiting.askedBy).executeTakeFirst());
  const rule = ruleFor(city, report);
  return {
    proof: rule.proof,
    asks: mustAsk(actor, report, rule),
    proofs,
    mayOpen: canDo(actor, 'resolve', report),
    mayRemove: canDo(actor, 'resolve', report) && !waiting && (report.status === 'open' || report.status === 'waiting'),
    waiting: waiting
      ? {
          askedBy: asker?.name ?? '',
          askedAt: waiting.askedAt.toISOString(),
          explanation: mask(waiting.explanation),
          mayDecide: canDecideEnding(actor, report),
          own: waiting.askedBy === actor.staffId,
        }
      : null,
  };
}
