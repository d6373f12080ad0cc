import type { App } from '#src/app.ts';
import { allow, recordAudit, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { canWithChannels } from '../domain/policy.ts';

/** Sets a dead letter aside for good: the event itself stays in the journal, the reason in the audit trail. */
export async function dismissDeadLetter(
  app: App,
  actor: StaffActor,
  input: { id: number; reason: string },
): Promise<Result<object, 'not_dead'>> {
  allow(canWithChannels(actor, 'settle_dead_letter'));
  return app.db.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('raw_events')
      .set({ state: 'done', error: `dismissed: ${input.reason}` })
      .where('id', '=', input.id)
      .where('state', '=', 'dead')
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return refuse('not_dead');
    const detail = { did: 'dead_letter_dismissed', reason: input.reason };
    await recordAudit(tx, actor, { action: 'settings_changed', subject: String(input.id), detail }, app.now());
    return { ok: true };
  });
}
