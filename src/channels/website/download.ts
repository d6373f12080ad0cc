import { FileNotRead, readPublicFile } from '#src/shared/read-public-file.ts';
import type { Attachment, ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readLimited } from '../domain/read-limited.ts';
import { agent } from './call.ts';
import { siteOf } from './site.ts';

/** Copies a picture of a comment: from the site itself, without our password, or from anywhere on the open internet. */
export async function downloadMedia(
  account: ChannelAccount,
  attachment: Attachment,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const url = URL.canParse(attachment.url ?? '') ? new URL(attachment.url ?? '') : undefined;
  if (url === undefined) throw new NetworkFailure('permanent', 'media_gone');
  const site = siteOf(account.settings);
  try {
    if (site === undefined || url.origin !== new URL(site).origin) {
      return await readPublicFile(url.href, maxBytes, signal);
    }
    return await readLimited(await fetch(url, { redirect: 'error', headers: agent, signal }), maxBytes);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof NetworkFailure) throw error;
    if (!(error instanceof FileNotRead) || error.reason === 'away')
      throw new NetworkFailure('transient', 'network_down');
    throw new NetworkFailure('permanent', error.reason === 'too_big' ? 'media_too_big' : 'media_gone');
  }
}
