import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import { allow, recordAudit, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { canWithChannels } from '../domain/policy.ts';

/** Puts a dead letter back into the journal's queue, as if it had just arrived; a second click finds nothing to do. */
export async function retryDeadLetter(
  app: App,
  actor: StaffActor,
  input: { id: number },
): Promise<Result<object, 'not_dead'>> {
  allow(canWithChannels(actor, 'settle_dead_letter'));
  return app.db.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('raw_events')
      .set({ state: 'new', tries: 0, not_before: null })
      .where('id', '=', input.id)
      .where('state', '=', 'dead')
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return refuse('not_dead');
    const detail = { did: 'dead_letter_retried' };
    await recordAudit(tx, actor, { action: 'settings_changed', subject: String(input.id), detail }, app.now());
    await sql`select pg_notify('raw_events', '')`.execute(tx);
    return { ok: true };
  });
}
