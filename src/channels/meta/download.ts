import type { Attachment, ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readLimited } from '../domain/read-limited.ts';
import { baseUrl } from './call.ts';

/** Copies the media of a message; story media lives 24 hours and other addresses expire, so this is done at once. */
export async function downloadMedia(
  account: ChannelAccount,
  attachment: Attachment,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const url = URL.canParse(attachment.url ?? '') ? new URL(attachment.url ?? '') : undefined;
  if (url === undefined) throw new NetworkFailure('permanent', 'media_gone');
  // Only Meta's own hosts (or the stand-in the operator set): a forged address must not reach into our own network.
  const ownHost = /(^|\.)(cdninstagram\.com|fbcdn\.net|fbsbx\.com|instagram\.com|facebook\.com)$/.test(url.hostname);
  const trusted = url.origin === new URL(baseUrl(account)).origin || (url.protocol === 'https:' && ownHost);
  if (!trusted) throw new NetworkFailure('permanent', 'media_gone');
  let response: Response;
  try {
    response = await fetch(url, { redirect: 'error', signal });
  } catch {
    signal.throwIfAborted();
    throw new NetworkFailure('transient', 'network_down');
  }
  return readLimited(response, maxBytes);
}
