import type { ChannelAccount, Subscribed } from '../domain/network.ts';
import { blameAddress, NetworkFailure } from '../domain/network-failure.ts';
import { readTikTok } from './call.ts';
import { hasMessages } from './limits.ts';

/**
 * Registers our address for each kind of event we read. An app has one address for a kind, which serves all accounts: any
 * account's does, and what stood there before is replaced.
 */
export async function subscribeApp(account: ChannelAccount, callback: URL, signal: AbortSignal): Promise<Subscribed> {
  const { client_id: appId } = account.settings;
  const { app_secret: secret } = account.secrets;
  if (!appId) throw new NetworkFailure('permanent', 'settings_missing');
  if (!secret) throw new NetworkFailure('permanent', 'secret_missing');
  const kinds = ['COMMENT'];
  if (hasMessages(account.settings)) kinds.push('DIRECT_MESSAGE');
  if (account.settings.mentions === 'granted') kinds.push('BRAND_MENTION');
  for (const kind of kinds) {
    const json = { app_id: appId, secret, event_type: kind, callback_url: callback.href };
    await blameAddress(readTikTok(account, { method: 'POST', path: '/business/webhook/update/', json }, signal));
  }
  return { settings: {}, byHand: false };
}
