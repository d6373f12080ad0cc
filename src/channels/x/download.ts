import type { Attachment, ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readLimited } from '../domain/read-limited.ts';
import { baseUrl } from './call.ts';

/** X's own media hosts; a forged address must not reach into our own network, nor get our token. */
const publicHosts = /(^|\.)twimg\.com$/;
/** Pictures of direct messages are only for who takes part in them. */
const privateHosts = /^(ton\.twitter\.com|ton\.x\.com|api\.x\.com|api\.twitter\.com)$/;

/** Copies the picture or film of a post or message. */
export async function downloadMedia(
  account: ChannelAccount,
  attachment: Attachment,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const url = URL.canParse(attachment.url ?? '') ? new URL(attachment.url ?? '') : undefined;
  if (url === undefined) throw new NetworkFailure('permanent', 'media_gone');
  const practice = account.settings.base_url && url.origin === new URL(baseUrl(account)).origin;
  const bearing = practice || (url.protocol === 'https:' && privateHosts.test(url.hostname));
  const trusted = bearing || (url.protocol === 'https:' && publicHosts.test(url.hostname));
  if (!trusted) throw new NetworkFailure('permanent', 'media_gone');
  const headers: Record<string, string> = bearing
    ? { authorization: `Bearer ${account.secrets.access_token ?? ''}` }
    : {};
  let response: Response;
  try {
    response = await fetch(url, { redirect: 'error', headers, signal });
  } catch {
    signal.throwIfAborted();
    throw new NetworkFailure('transient', 'network_down');
  }
  return readLimited(response, maxBytes);
}
