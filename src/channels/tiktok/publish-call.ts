import type { ChannelAccount } from '../domain/network.ts';
import type { Post } from '../domain/publish.ts';
import { baseUrl, type TikTokCall } from './call.ts';

/** Bytes that may be sent in one piece (Content Posting API, chunks of 5 to 64 MB); a larger film is fetched by TikTok. */
const onePiece = 64_000_000;

/** The one call that publishes by the Accounts API. */
export function planBusiness(account: ChannelAccount, post: Post, handle: Record<string, string>): TikTokCall {
  const video = post.media.find((one) => one.kind === 'video');
  const shared = { caption: post.text, disable_comment: post.choices.disable_comment === 'on' };
  if (video) {
    const json = { business_id: account.externalId, video_url: video.url, post_info: shared };
    return { method: 'POST', path: '/business/video/publish/', json };
  }
  const json = {
    business_id: account.externalId,
    photo_images: post.media.map((one) => one.url),
    photo_cover_index: 0,
    post_info: { ...shared, ...(post.title ? { title: post.title } : {}), privacy_level: handle.privacy_level },
  };
  return { method: 'POST', path: '/business/photo/publish/', json };
}

/** The one call that publishes by the Content Posting API; a film with bytes is uploaded afterwards. */
export function planLoginKit(post: Post, handle: Record<string, string>): TikTokCall {
  const video = post.media.find((one) => one.kind === 'video');
  const shared = { privacy_level: handle.privacy_level, disable_comment: post.choices.disable_comment === 'on' };
  if (video) {
    const size = video.bytes?.byteLength ?? 0;
    const source_info =
      size > 0 && size <= onePiece
        ? { source: 'FILE_UPLOAD', video_size: size, chunk_size: size, total_chunk_count: 1 }
        : { source: 'PULL_FROM_URL', video_url: video.url };
    const json = { post_info: { title: post.text, ...shared }, source_info };
    return { method: 'POST', path: '/post/publish/video/init/', json };
  }
  const json = {
    post_info: { title: post.title ?? '', description: post.text, ...shared },
    source_info: { source: 'PULL_FROM_URL', photo_cover_index: 0, photo_images: post.media.map((one) => one.url) },
    post_mode: 'DIRECT_POST',
    media_type: 'PHOTO',
  };
  return { method: 'POST', path: '/post/publish/content/init/', json };
}

/** Sends a film's bytes to the address TikTok named; how it ended is told by the publication's status. */
export async function uploadVideo(
  account: ChannelAccount,
  post: Post,
  address: string,
  signal: AbortSignal,
): Promise<void> {
  const video = post.media.find((one) => one.kind === 'video');
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const trusted =
    url?.origin === new URL(baseUrl(account)).origin ||
    (url?.protocol === 'https:' && /(^|\.)(tiktok|tiktokapis)\.com$/.test(url.hostname));
  if (!video?.bytes || !url || !trusted) return;
  const size = video.bytes.byteLength;
  try {
    const response = await fetch(url, {
      method: 'PUT',
      headers: { 'content-type': video.mime, 'content-range': `bytes 0-${size - 1}/${size}` },
      body: new Uint8Array(video.bytes),
      redirect: 'error',
      signal,
    });
    await response.body?.cancel();
  } catch {
    // The status says that TikTok is still waiting; after an hour the publication fails there by itself.
  }
}
