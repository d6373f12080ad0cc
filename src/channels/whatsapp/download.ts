import { record, text } from '../domain/loose-json.ts';
import type { Attachment, ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readLimited } from '../domain/read-limited.ts';
import { baseUrl, readGraph } from '../meta/call.ts';

/**
 * Fetches media by its id in two calls: where it is (an address of five minutes), and the file itself, both with our token.
 * WhatsApp keeps it for about seven days.
 */
export async function downloadMedia(
  account: ChannelAccount,
  attachment: Attachment,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (!attachment.ref) throw new NetworkFailure('permanent', 'media_gone');
  const url = trusted(account, await findAddress(account, attachment.ref, signal));
  let response: Response;
  try {
    const headers = { authorization: `Bearer ${account.secrets.access_token ?? ''}` };
    response = await fetch(url, { headers, redirect: 'error', signal });
  } catch {
    signal.throwIfAborted();
    throw new NetworkFailure('transient', 'network_down');
  }
  return readLimited(response, maxBytes);
}

async function findAddress(account: ChannelAccount, id: string, signal: AbortSignal): Promise<string> {
  try {
    const query = account.externalId ? { phone_number_id: account.externalId } : {};
    const media = record(await readGraph(account, `/${encodeURIComponent(id)}`, query, signal));
    return text(media.url) ?? '';
  } catch (error) {
    const gone = error instanceof NetworkFailure && error.failure === 'permanent';
    throw gone ? new NetworkFailure('permanent', 'media_gone') : error;
  }
}

/** Our token goes only to Meta's own hosts, or the stand-in that the operator set. */
function trusted(account: ChannelAccount, address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const ownHost = /(^|\.)(fbsbx\.com|whatsapp\.net|facebook\.com|fbcdn\.net)$/.test(url?.hostname ?? '');
  const good = url?.origin === new URL(baseUrl(account)).origin || (url?.protocol === 'https:' && ownHost);
  if (!url || !good) throw new NetworkFailure('permanent', 'media_gone');
  return url;
}
