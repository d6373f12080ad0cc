import { FileNotRead, readPublicFile } from '#src/shared/read-public-file.ts';
import type { Attachment, ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';

/** Reads a picture that a program named by its address (Open311's `media_url`); never one inside our own network. */
export async function downloadNamed(
  _account: ChannelAccount,
  attachment: Attachment,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  try {
    return await readPublicFile(attachment.url ?? '', maxBytes, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof FileNotRead)) throw error;
    if (error.reason === 'away') throw new NetworkFailure('transient', 'network_down');
    throw new NetworkFailure('permanent', error.reason === 'too_big' ? 'media_too_big' : 'media_gone');
  }
}
