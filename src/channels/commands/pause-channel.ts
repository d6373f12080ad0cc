import type { App } from '#src/app.ts';
import { allow, recordAudit, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { canWithChannels } from '../domain/policy.ts';
import { forgetChannels } from '../store/accounts.ts';

export interface PauseChannel {
  channelId: number;
  paused: boolean;
}

/** Stops an account from being read and answered, or lets it go on; what arrives by webhook meanwhile is still kept. */
export async function pauseChannel(
  app: App,
  actor: StaffActor,
  input: PauseChannel,
): Promise<Result<object, 'not_in_that_state'>> {
  allow(canWithChannels(actor, 'pause'));
  const changed = await app.db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable('channels')
      .set({ state: input.paused ? 'paused' : 'connected' })
      .where('id', '=', input.channelId)
      .where('state', '=', input.paused ? 'connected' : 'paused')
      .returning(['network', 'name'])
      .executeTakeFirst();
    if (row) {
      const detail = { did: input.paused ? 'channel_paused' : 'channel_resumed' };
      const subject = `${row.network}: ${row.name}`;
      await recordAudit(tx, actor, { action: 'settings_changed', subject, detail }, app.now());
    }
    return row !== undefined;
  });
  forgetChannels(app);
  return changed ? { ok: true } : refuse('not_in_that_state');
}
