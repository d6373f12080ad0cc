import type { Attachment, ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readLimited } from '../domain/read-limited.ts';
import { hostOf } from '../google/base.ts';

/** Copies a picture or film of a review; only from Google's own hosts (or the stand-in the operator set), and without our token. */
export async function downloadMedia(
  account: ChannelAccount,
  attachment: Attachment,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const url = URL.canParse(attachment.url ?? '') ? new URL(attachment.url ?? '') : undefined;
  const ownHost = /(^|\.)(googleusercontent\.com|ggpht\.com|googlevideo\.com|google\.com)$/.test(url?.hostname ?? '');
  const trusted = url?.origin === new URL(hostOf(account, 'reviews')).origin || (url?.protocol === 'https:' && ownHost);
  if (!url || !trusted) throw new NetworkFailure('permanent', 'media_gone');
  let response: Response;
  try {
    response = await fetch(url, { redirect: 'error', signal });
  } catch {
    signal.throwIfAborted();
    throw new NetworkFailure('transient', 'network_down');
  }
  return readLimited(response, maxBytes);
}
