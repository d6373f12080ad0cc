import type { Attachment, ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readLimited } from '../domain/read-limited.ts';
import { downloadNamed } from '../web/download-named.ts';
import { baseUrl } from './call.ts';

/** Reads a request's picture: from the server itself, or from any place on the open internet that it names. */
export async function downloadMedia(
  account: ChannelAccount,
  attachment: Attachment,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const given = attachment.url ?? '';
  if (!URL.canParse(given)) throw new NetworkFailure('permanent', 'media_gone');
  if (new URL(given).origin !== new URL(baseUrl(account)).origin) {
    return downloadNamed(account, attachment, maxBytes, signal);
  }
  let response: Response;
  try {
    response = await fetch(given, { redirect: 'error', signal });
  } catch {
    signal.throwIfAborted();
    throw new NetworkFailure('transient', 'network_down');
  }
  return readLimited(response, maxBytes);
}
