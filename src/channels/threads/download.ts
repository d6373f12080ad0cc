import { list, record, text } from '../domain/loose-json.ts';
import type { Attachment, ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readGraph } from '../meta/call.ts';
import { downloadMedia } from '../meta/download.ts';

/** Fetches the picture or film of an item: where it is now is asked by its id, as webhooks tell no address and others die. */
export async function downloadItem(
  account: ChannelAccount,
  attachment: Attachment,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (!attachment.ref) return downloadMedia(account, attachment, maxBytes, signal);
  const url = await findAddress(account, attachment.ref, signal);
  return downloadMedia(account, { ...attachment, ...(url === undefined ? {} : { url }) }, maxBytes, signal);
}

async function findAddress(account: ChannelAccount, id: string, signal: AbortSignal): Promise<string | undefined> {
  const fields = 'media_type,media_url,children{media_type,media_url}';
  try {
    const media = record(await readGraph(account, `/${encodeURIComponent(id)}`, { fields }, signal));
    const [first] = list(record(media.children).data).map(record);
    return text(media.media_url) ?? text(first?.media_url);
  } catch (error) {
    const gone = error instanceof NetworkFailure && error.failure === 'permanent';
    throw gone ? new NetworkFailure('permanent', 'media_gone') : error;
  }
}
