import { list, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { noFigures, type PostFigures } from '../domain/publish.ts';
import { readGoogle } from '../google/call.ts';
import { dataCall, readYouTube } from './call.ts';

/**
 * Figures of one of our videos; throws `NetworkFailure`. Views, likes and comments are counted at once; how often it was
 * passed on comes from YouTube Analytics two to three days late, and only where that was granted.
 */
export async function measurePost(account: ChannelAccount, postId: string, signal: AbortSignal): Promise<PostFigures> {
  const call = dataCall('videos', { part: 'snippet,statistics', id: postId });
  const { body } = await readYouTube(account, call, signal);
  const video = record(list(body.items)[0]);
  if (Object.keys(video).length === 0) return noFigures;
  const counts = record(video.statistics);
  const from = (text(record(video.snippet).publishedAt) ?? '2005-02-14').slice(0, 10);
  return {
    ...noFigures,
    views: number(counts.viewCount) ?? null,
    // Missing where the owner hides them; that is not nought.
    likes: number(counts.likeCount) ?? null,
    comments: number(counts.commentCount) ?? null,
    shares: await readShares(account, postId, from, signal),
  };
}

async function readShares(account: ChannelAccount, postId: string, from: string, signal: AbortSignal) {
  const query = {
    ids: 'channel==MINE',
    startDate: from,
    endDate: new Date().toISOString().slice(0, 10),
    metrics: 'shares',
    filters: `video==${postId}`,
  };
  try {
    const { body } = await readGoogle(
      account,
      { host: 'analytics', method: 'GET', path: '/v2/reports', query },
      signal,
    );
    // Without rows there is no data yet.
    return number(list(list(body.rows)[0])[0]) ?? null;
  } catch (error) {
    if (error instanceof NetworkFailure && error.reason === 'permission_missing') return null;
    throw error;
  }
}
