import type { ChannelAccount, Subscribed } from '../domain/network.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import { withLimit } from '../google/base.ts';
import { rateWaitSeconds } from '../google/limits.ts';
import { leaseSeconds } from './limits.ts';

const topicOf = (channelId: string) => `https://www.youtube.com/xml/feeds/videos.xml?channel_id=${channelId}`;

/**
 * Asks the hub (WebSub) for the notices of our own videos. It calls our address before it agrees, and forgets us after the
 * lease, so it is asked anew before. Safe to repeat: the hub has one subscription for an address and a topic.
 */
export async function subscribeHub(account: ChannelAccount, callback: URL, signal: AbortSignal): Promise<Subscribed> {
  const secret = account.secrets.hub_secret;
  if (!secret) throw new NetworkFailure('permanent', 'secret_missing');
  const lease = leaseSeconds(account.settings);
  const form = {
    'hub.mode': 'subscribe',
    'hub.topic': topicOf(account.externalId),
    'hub.callback': callback.href,
    'hub.verify': 'sync',
    'hub.verify_token': secret,
    'hub.secret': secret,
    'hub.lease_seconds': String(lease),
  };
  const status = await askHub(account, form, signal);
  // 204: it called us and is content; 202: it will call us. Either way the lease counts from now.
  if (status === 202 || status === 204) return { settings: {}, lastsSeconds: lease, byHand: false };
  if (status === 429) throw new NetworkFailure('rate', 'rate_limited', rateWaitSeconds(account.settings));
  if (status >= 500) throw new NetworkFailure('transient', 'service_down');
  throw new NetworkFailure('permanent', 'address_refused');
}

async function askHub(account: ChannelAccount, form: Record<string, string>, signal: AbortSignal): Promise<number> {
  const hub = (account.settings.base_url || 'https://pubsubhubbub.appspot.com').replace(/\/+$/, '');
  try {
    const response = await fetch(`${hub}/subscribe`, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'error',
      signal: withLimit(account, signal),
    });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    signal.throwIfAborted();
    throw new NetworkFailure('transient', neverLeft(error) ? 'network_down' : 'service_down');
  }
}
