import { number, record } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import type { PostFigures } from '../domain/publish.ts';
import { readGraph } from '../meta/call.ts';
import { readInsights } from '../meta/insights.ts';

/** A metric that died fails its whole call, so each is asked alone (platform-apis, section 3.4). */
const metrics = ['post_media_view', 'post_total_media_view_unique', 'post_clicks', 'post_reactions_by_type_total'];

/** Figures of one of our posts: insights, and the counters that stand at the post itself. */
export async function measurePost(account: ChannelAccount, postId: string, signal: AbortSignal): Promise<PostFigures> {
  const fields = 'shares,comments.filter(stream).limit(0).summary(total_count)';
  const [post, ...insights] = await Promise.all([
    readGraph(account, `/${encodeURIComponent(postId)}`, { fields }, signal),
    ...metrics.map((metric) => readInsights(account, postId, [metric], signal)),
  ]);
  const figure = (name: string) => insights.map((one) => one.get(name)).find((value) => value !== undefined) ?? null;
  const row = record(post);
  return {
    views: figure('post_media_view'),
    reach: figure('post_total_media_view_unique'),
    likes: figure('post_reactions_by_type_total'),
    comments: number(record(record(row.comments).summary).total_count) ?? null,
    shares: number(record(row.shares).count) ?? null,
    saves: null,
    clicks: figure('post_clicks'),
  };
}
