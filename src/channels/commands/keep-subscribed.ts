import type { App } from '#src/app.ts';
import { connectFormOf, isCalled } from '../domain/connect-form.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { type Subscription, subscribeAgainAt, subscriptionKeys, subscriptionOf } from '../domain/subscription.ts';
import { networkNamed } from '../networks.ts';
import { type Channel, putSubscription } from '../store/accounts.ts';

/** The network may take this long to agree, in milliseconds; some call our address before they do. */
const subscribeMs = 25_000;

/** Our address for an account, as networks reach it; undefined while nobody said where we can be reached. */
export function callbackOf(app: App, channelId: number): URL | undefined {
  return app.config.publicUrl === undefined ? undefined : new URL(`/hook/${channelId}`, app.config.publicUrl);
}

/**
 * Asks the network to call us for an account that it calls, or to stop where polling needs that, and keeps how it ended; a
 * failure never undoes the connection. Safe to repeat.
 */
export async function keepSubscribed(app: App, channel: Channel): Promise<Subscription> {
  const network = networkNamed(channel.network);
  const form = connectFormOf(channel.network);
  if (!network || !form) return { state: 'polled' };
  const called = isCalled(form, channel.settings);
  const offered = network.subscribe !== undefined;
  const asks = called ? offered : network.unsubscribe !== undefined;
  if (!asks && !subscriptionKeys.some((key) => key in channel.settings)) return subscriptionOf({}, called, offered);
  const kept = asks ? await ask(app, channel, called) : {};
  await putSubscription(app, channel.id, kept);
  return subscriptionOf(kept, called, offered);
}

async function ask(app: App, channel: Channel, called: boolean): Promise<Record<string, string>> {
  const network = networkNamed(channel.network);
  const signal = AbortSignal.timeout(subscribeMs);
  const callback = callbackOf(app, channel.id);
  const now = app.now();
  try {
    if (!called) {
      await network?.unsubscribe?.(channel, signal);
      return {};
    }
    if (!callback) return { ...agreedBefore(channel), subscribe_failed: 'address_missing' };
    const agreed = await network?.subscribe?.(channel, callback, signal);
    return {
      ...agreed?.settings,
      subscribed_to: callback.href,
      subscribed_at: now.toISOString(),
      ...(agreed?.byHand ? { subscribe_by_hand: 'yes' } : {}),
      ...(agreed?.lastsSeconds === undefined
        ? {}
        : { subscription_expires_at: new Date(now.getTime() + agreed.lastsSeconds * 1_000).toISOString() }),
    };
  } catch (error) {
    app.log.warn({ err: error, channelId: channel.id }, 'a network did not agree to call us');
    const known = error instanceof NetworkFailure ? error : undefined;
    const again = subscribeAgainAt(known, now);
    return {
      ...(called ? agreedBefore(channel) : {}),
      subscribe_failed: known?.reason ?? 'service_down',
      ...(again ? { subscribe_again_at: again.toISOString() } : {}),
    };
  }
}

/** What was agreed before goes on until its end, whatever comes of asking again. */
function agreedBefore({ settings }: Channel): Record<string, string> {
  const kept = ['subscribed_to', 'subscribed_at', 'subscription_expires_at'];
  return Object.fromEntries(Object.entries(settings).filter(([name]) => kept.includes(name)));
}
