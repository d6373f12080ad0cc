import { idText, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import type { PostMedia } from '../domain/publish.ts';
import { readX } from './call.ts';
import { mediaBytes, pieceBytes } from './limits.ts';

/** How far X is with one file. */
export type MediaState = { state: 'ready' } | { state: 'working'; afterSeconds: number } | { state: 'refused' };

/** How long to wait when X does not say, in seconds. */
const usualWait = 5;

/** Hands one file to X, in pieces; nobody sees it before a post names it. Throws `NetworkFailure`. Answers its id. */
export async function uploadMedia(
  account: ChannelAccount,
  media: PostMedia,
  signal: AbortSignal,
): Promise<{ id: string; state: MediaState }> {
  const { bytes } = media;
  if (!bytes) throw new NetworkFailure('permanent', 'media_not_fetched');
  const kind = kindOf(media);
  if (bytes.byteLength > mediaBytes(account.settings, kind)) throw new NetworkFailure('permanent', 'media_too_big');
  const json = { media_type: media.mime, media_category: `tweet_${kind}`, total_bytes: bytes.byteLength };
  const begun = await readX(account, { method: 'POST', path: '/2/media/upload/initialize', json }, signal);
  const id = idText(record(record(begun.body).data).id);
  if (id === undefined) throw new NetworkFailure('transient', 'service_down');
  const step = pieceBytes(account.settings) || bytes.byteLength;
  for (let place = 0, index = 0; place < bytes.byteLength; place += step, index++) {
    const form = new FormData();
    form.set('segment_index', String(index));
    form.set('media', new Blob([Buffer.from(bytes.subarray(place, place + step))]));
    await readX(account, { method: 'POST', path: `/2/media/upload/${id}/append`, form }, signal);
  }
  const done = await readX(account, { method: 'POST', path: `/2/media/upload/${id}/finalize` }, signal);
  if (media.alt) {
    const metadata = { id, metadata: { alt_text: { text: media.alt.slice(0, altLength) } } };
    await readX(account, { method: 'POST', path: '/2/media/metadata', json: metadata }, signal);
  }
  return { id, state: stateOf(done.body) };
}
/** Letters of a description (X API, media metadata: 1,000). */
const altLength = 1_000;

/** Asks how far X is with a file; throws `NetworkFailure`. */
export async function askMedia(account: ChannelAccount, id: string, signal: AbortSignal): Promise<MediaState> {
  const query = { command: 'STATUS', media_id: id };
  return stateOf((await readX(account, { method: 'GET', path: '/2/media/upload', query }, signal)).body);
}

/** What X calls this kind of file. */
export function kindOf(media: PostMedia): 'image' | 'gif' | 'video' {
  return media.kind === 'video' ? 'video' : media.mime === 'image/gif' ? 'gif' : 'image';
}

function stateOf(body: unknown): MediaState {
  const info = record(record(record(body).data).processing_info);
  const state = text(info.state);
  if (state === 'failed') return { state: 'refused' };
  if (state === undefined || state === 'succeeded') return { state: 'ready' };
  return { state: 'working', afterSeconds: number(info.check_after_secs) ?? usualWait };
}
