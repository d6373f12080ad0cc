import { idText, list, number, record } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { noFigures, type PostFigures } from '../domain/publish.ts';
import { readTikTok } from './call.ts';
import { isLoginKit } from './limits.ts';

const businessFields = ['item_id', 'video_views', 'reach', 'likes', 'comments', 'shares', 'favorites'];

/**
 * Figures of one of our videos; throws `NetworkFailure`. They lag by one to two days and stop a year after the post, and
 * an empty answer is no figure. The Login Kit tells four of them.
 */
export async function measurePost(account: ChannelAccount, postId: string, signal: AbortSignal): Promise<PostFigures> {
  if (isLoginKit(account)) {
    const query = { fields: 'id,view_count,like_count,comment_count,share_count' };
    const json = { filters: { video_ids: [postId] } };
    const { data } = await readTikTok(account, { method: 'POST', path: '/video/query/', query, json }, signal);
    const video = list(data.videos)
      .map(record)
      .find((one) => idText(one.id) === postId);
    if (!video) return noFigures;
    return {
      ...noFigures,
      views: figure(video.view_count),
      likes: figure(video.like_count),
      comments: figure(video.comment_count),
      shares: figure(video.share_count),
    };
  }
  const query = {
    business_id: account.externalId,
    fields: JSON.stringify(businessFields),
    filters: JSON.stringify({ video_ids: [postId] }),
  };
  const { data } = await readTikTok(account, { method: 'GET', path: '/business/video/list/', query }, signal);
  const video = list(data.videos)
    .map(record)
    .find((one) => idText(one.item_id) === postId);
  if (!video) return noFigures;
  return {
    ...noFigures,
    views: figure(video.video_views),
    reach: figure(video.reach),
    likes: figure(video.likes),
    comments: figure(video.comments),
    shares: figure(video.shares),
    saves: figure(video.favorites),
  };
}

function figure(value: unknown): number | null {
  return number(value) ?? null;
}
