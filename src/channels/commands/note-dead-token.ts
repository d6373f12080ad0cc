import type { App } from '#src/app.ts';
import { mayReplaceDead } from '../domain/token-age.ts';
import { announceChannelNews } from '../events.ts';
import { networkNamed } from '../networks.ts';
import { type Channel, forgetChannels } from '../store/accounts.ts';

/**
 * Notes that a network called the tokens of an account dead, unless they were replaced meanwhile: what is queued for it
 * waits until it is connected again. The coordinators are told once for these tokens, and only when no renewal may still
 * bring new ones; `renewed`: it was a renewal that failed. Answers whether it was these tokens.
 */
export async function noteDeadToken(
  app: App,
  channel: Channel,
  /** Key of the words for it. */
  reason: string,
  { renewed = false }: { renewed?: boolean } = {},
): Promise<boolean> {
  const now = app.now();
  const renews = networkNamed(channel.network)?.renew !== undefined;
  const hope =
    !renewed && renews && mayReplaceDead(channel.secretsAt ?? channel.connectedAt, channel.renewFailures, now);
  const noted = await app.db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable('channels')
      .set((eb) => ({
        state: 'needs_reauth' as const,
        state_reason: reason,
        ...(renewed ? { renew_failures: eb('renew_failures', '+', 1), renew_at: null } : {}),
      }))
      .where('id', '=', channel.id)
      .where('state', '!=', 'ended')
      .where('secrets_at', 'is not distinct from', channel.secretsAt)
      .executeTakeFirst();
    if (row.numUpdatedRows === 0n) return false;
    if (!hope) {
      const { id, network, name } = channel;
      await announceChannelNews(tx, {
        kind: 'channel_reauth',
        network,
        name,
        path: '/desk/kanal',
        detail: { channelId: id, reason },
        onceKey: `reauth:${id}:${channel.secretsAt?.toISOString() ?? ''}`,
        at: now,
      });
    }
    return true;
  });
  forgetChannels(app);
  return noted;
}
