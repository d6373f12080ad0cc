import { text } from '../domain/loose-json.ts';
import type { Attachment, ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readLimited } from '../domain/read-limited.ts';
import { baseUrl, readTikTok } from './call.ts';
import { readMediaRef } from './read-direct.ts';

/** TikTok's own hosts; a forged address must not reach into our own network, nor get our token. */
const ownHosts = /(^|\.)(tiktok|tiktokcdn|tiktokcdn-us|tiktokcdn-eu|tiktokv|byteoversea|ibyteimg|ibytedtos)\.com$/;

/**
 * Copies the picture or film of a message: its address is asked for first (good for a day, the media for 30) and wants our
 * token; stickers and pictures under comments have an address of their own.
 */
export async function downloadMedia(
  account: ChannelAccount,
  attachment: Attachment,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const ref = readMediaRef(attachment.ref);
  const address = ref ? await askAddress(account, ref, signal) : attachment.url;
  const url = URL.canParse(address ?? '') ? new URL(address ?? '') : undefined;
  const trusted =
    url?.origin === new URL(baseUrl(account)).origin || (url?.protocol === 'https:' && ownHosts.test(url.hostname));
  if (url === undefined || !trusted) throw new NetworkFailure('permanent', 'media_gone');
  let response: Response;
  try {
    const headers: Record<string, string> = ref ? { 'x-user': account.secrets.access_token ?? '' } : {};
    response = await fetch(url, { headers, redirect: 'error', signal });
  } catch {
    signal.throwIfAborted();
    throw new NetworkFailure('transient', 'network_down');
  }
  return readLimited(response, maxBytes);
}

async function askAddress(
  account: ChannelAccount,
  ref: NonNullable<ReturnType<typeof readMediaRef>>,
  signal: AbortSignal,
): Promise<string | undefined> {
  const json = {
    business_id: account.externalId,
    conversation_id: ref.conversation,
    message_id: ref.message,
    media_id: ref.media,
    media_type: ref.type.toUpperCase(),
  };
  try {
    const call = { method: 'POST', path: '/business/message/media/download/', json } as const;
    return text((await readTikTok(account, call, signal)).data.download_url);
  } catch (error) {
    // Whatever is wrong with a media id that was good once: the file cannot be had any more.
    const gone = error instanceof NetworkFailure && error.failure === 'permanent';
    throw gone ? new NetworkFailure('permanent', 'media_gone') : error;
  }
}
