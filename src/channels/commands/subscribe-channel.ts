import type { App } from '#src/app.ts';
import { allow, recordAudit, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { canWithChannels } from '../domain/policy.ts';
import type { Subscription } from '../domain/subscription.ts';
import { readChannel } from '../store/accounts.ts';
import { keepSubscribed } from './keep-subscribed.ts';

export interface SubscribeChannel {
  channelId: number;
}

/** Asks an account's network once more to call us; whatever comes of it, the account stays connected. */
export async function subscribeChannel(
  app: App,
  actor: StaffActor,
  input: SubscribeChannel,
): Promise<Result<{ subscription: Subscription; name: string }, 'no_such_channel'>> {
  allow(canWithChannels(actor, 'connect'));
  const channel = await readChannel(app, input.channelId);
  if (!channel || channel.state === 'ended') return refuse('no_such_channel');
  const subscription = await keepSubscribed(app, channel);
  const detail = { did: 'channel_subscribed', state: subscription.state, reason: subscription.reason ?? null };
  await app.db
    .transaction()
    .execute((tx) =>
      recordAudit(
        tx,
        actor,
        { action: 'settings_changed', subject: `${channel.network}: ${channel.name}`, detail },
        app.now(),
      ),
    );
  return { ok: true, subscription, name: channel.name };
}
