import type { Attachment, ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readLimited } from '../domain/read-limited.ts';
import { baseUrl } from './send.ts';

/**
 * Copies a picture of a post from Bluesky's own copies of them; a film only where our own server keeps it, as the copies of
 * films come in pieces.
 */
export async function downloadMedia(
  account: ChannelAccount,
  attachment: Attachment,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const [, did, cid] = /^(did:[a-z]+:[\w.:%-]+)\/([a-z0-9]+)$/i.exec(attachment.ref ?? '') ?? [];
  if (!did || !cid) throw new NetworkFailure('permanent', 'media_gone');
  const copies = (account.settings.cdn_url || 'https://cdn.bsky.app').replace(/\/+$/, '');
  const url =
    attachment.kind === 'image'
      ? `${copies}/img/feed_fullsize/plain/${did}/${cid}@jpeg`
      : `${baseUrl(account)}/xrpc/com.atproto.sync.getBlob?${new URLSearchParams({ did, cid })}`;
  let response: Response;
  try {
    // Public material: our token is not needed and goes nowhere.
    response = await fetch(url, { redirect: 'error', signal });
  } catch {
    signal.throwIfAborted();
    throw new NetworkFailure('transient', 'network_down');
  }
  return readLimited(response, maxBytes);
}
