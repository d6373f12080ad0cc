import { number } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { noFigures, type PostFigures } from '../domain/publish.ts';
import { readSite } from './call.ts';
import { askFeed } from './poll-feed.ts';
import { postNumber } from './read-post.ts';
import { kindOf } from './site.ts';

/**
 * Figures of one post: how many comments everybody can see under it. A site counts no readers for programs; of a feed, what
 * its entry itself says. Throws `NetworkFailure`.
 */
export async function measurePost(account: ChannelAccount, postId: string, signal: AbortSignal): Promise<PostFigures> {
  if (kindOf(account.settings) === 'feed') {
    const answer = await askFeed(account, {}, signal);
    const entry = answer === 'unchanged' ? undefined : answer.feed.entries.find((one) => one.id === postId);
    return { ...noFigures, comments: entry?.comments ?? null };
  }
  const post = postNumber(postId);
  // Of a post that is gone the list of comments would say nought.
  const path = `/wp/v2/posts/${encodeURIComponent(post)}`;
  await readSite(account, { method: 'GET', path, query: { _fields: 'id' } }, signal);
  const query = { post, per_page: '1', _fields: 'id' };
  const { headers } = await readSite(account, { method: 'GET', path: '/wp/v2/comments', query }, signal);
  return { ...noFigures, comments: number(headers.get('x-wp-total') ?? undefined) ?? null };
}
