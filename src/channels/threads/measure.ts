import type { ChannelAccount } from '../domain/network.ts';
import { noFigures, type PostFigures } from '../domain/publish.ts';
import { readInsights } from '../meta/insights.ts';

const passedOn = ['reposts', 'quotes', 'shares'];

/**
 * Figures of one of our posts; throws `NetworkFailure`. Threads has no reach, saves or clicks of a post; whoever reposted,
 * quoted or shared it passed it on.
 */
export async function measurePost(account: ChannelAccount, postId: string, signal: AbortSignal): Promise<PostFigures> {
  const figures = await readInsights(account, postId, ['views', 'likes', 'replies', ...passedOn], signal);
  const shares = passedOn.flatMap((name) => figures.get(name) ?? []);
  return {
    ...noFigures,
    views: figures.get('views') ?? null,
    likes: figures.get('likes') ?? null,
    comments: figures.get('replies') ?? null,
    shares: shares.length === 0 ? null : shares.reduce((sum, one) => sum + one, 0),
  };
}
