import { FileNotRead, readPublicFile } from '#src/shared/read-public-file.ts';
import type { Attachment, ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readLimited } from '../domain/read-limited.ts';
import { serverOf } from './call.ts';

/**
 * Copies a file of a status. It lies on our own server, or anywhere its server keeps media, so it is read like a stranger's
 * address and without our token.
 */
export async function downloadMedia(
  account: ChannelAccount,
  attachment: Attachment,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const url = URL.canParse(attachment.url ?? '') ? new URL(attachment.url ?? '') : undefined;
  if (url === undefined) throw new NetworkFailure('permanent', 'media_gone');
  const server = serverOf(account);
  try {
    if (server === undefined || url.origin !== new URL(server).origin) {
      return await readPublicFile(url.href, maxBytes, signal);
    }
    return await readLimited(await fetch(url, { redirect: 'error', signal }), maxBytes);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof NetworkFailure) throw error;
    if (!(error instanceof FileNotRead) || error.reason === 'away')
      throw new NetworkFailure('transient', 'network_down');
    throw new NetworkFailure('permanent', error.reason === 'too_big' ? 'media_too_big' : 'media_gone');
  }
}
