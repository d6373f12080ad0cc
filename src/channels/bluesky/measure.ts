import { list, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { noFigures, type PostFigures } from '../domain/publish.ts';
import { readAt } from './call.ts';

/** Counters of one of our posts; Bluesky counts no views. Throws `NetworkFailure`. */
export async function measurePost(account: ChannelAccount, postId: string, signal: AbortSignal): Promise<PostFigures> {
  const query: [string, string][] = [['uris', postId]];
  const { body } = await readAt(account, { method: 'GET', nsid: 'app.bsky.feed.getPosts', query }, signal);
  const post = list(record(body).posts)
    .map(record)
    .find((one) => text(one.uri) === postId);
  if (!post) return noFigures;
  const [reposts, quotes] = [figure(post.repostCount), figure(post.quoteCount)];
  return {
    ...noFigures,
    likes: figure(post.likeCount),
    comments: figure(post.replyCount),
    shares: reposts === null && quotes === null ? null : (reposts ?? 0) + (quotes ?? 0),
    saves: figure(post.bookmarkCount),
  };
}

function figure(value: unknown): number | null {
  return number(value) ?? null;
}
