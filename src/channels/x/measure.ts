import { type Loose, number, record } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { noFigures, type PostFigures } from '../domain/publish.ts';
import { readX } from './call.ts';

/**
 * Figures of one of our posts; throws `NetworkFailure`. How often its addresses were opened is told for thirty days only,
 * and then asking for it is refused.
 */
export async function measurePost(account: ChannelAccount, postId: string, signal: AbortSignal): Promise<PostFigures> {
  const post = await readFigures(account, postId, 'public_metrics,non_public_metrics', signal);
  const counted = 'public_metrics' in post ? post : await readFigures(account, postId, 'public_metrics', signal);
  const open = record(counted.public_metrics);
  const own = record(post.non_public_metrics);
  if (Object.keys(open).length === 0) return noFigures;
  const shares = [figure(open.retweet_count) ?? figure(open.repost_count), figure(open.quote_count)];
  return {
    ...noFigures,
    views: figure(open.impression_count) ?? figure(own.impression_count),
    likes: figure(open.like_count),
    comments: figure(open.reply_count),
    shares: shares.every((one) => one === null) ? null : shares.reduce<number>((sum, one) => sum + (one ?? 0), 0),
    saves: figure(open.bookmark_count),
    clicks: figure(own.url_link_clicks),
  };
}

async function readFigures(account: ChannelAccount, id: string, fields: string, signal: AbortSignal): Promise<Loose> {
  const path = `/2/tweets/${encodeURIComponent(id)}`;
  try {
    const { body } = await readX(account, { method: 'GET', path, query: { 'tweet.fields': fields } }, signal);
    return record(record(body).data);
  } catch (error) {
    // Too old for the inner figures: the open ones are asked for alone.
    const refused = error instanceof NetworkFailure && (error.failure === 'permanent' || error.failure === 'policy');
    if (refused && fields.includes('non_public') && error.reason !== 'quota_used_up') return {};
    throw error;
  }
}

function figure(value: unknown): number | null {
  return number(value) ?? null;
}
