import type { ChannelAccount, Subscribed } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readBot } from './call.ts';
import { allowedUpdates } from './poll.ts';

/** Sets the bot's webhook with our secret; what waited for polling is delivered to it. Setting it again changes nothing. */
export async function subscribeBot(account: ChannelAccount, callback: URL, signal: AbortSignal): Promise<Subscribed> {
  const secret = account.secrets.webhook_secret;
  // Without a secret anybody could speak in Telegram's name.
  if (!secret) throw new NetworkFailure('permanent', 'secret_missing');
  const wanted = { url: callback.href, secret_token: secret, allowed_updates: allowedUpdates };
  await readBot(account, 'setWebhook', wanted, signal);
  return { settings: {}, byHand: false };
}

/** Takes the webhook away, or polling is refused (409); what waits is kept for the poll. */
export async function unsubscribeBot(account: ChannelAccount, signal: AbortSignal): Promise<void> {
  await readBot(account, 'deleteWebhook', {}, signal);
}
