import type { ChannelAccount } from '../domain/network.ts';
import type { PostFigures } from '../domain/publish.ts';
import { readInsights } from '../meta/insights.ts';

/** Groups that one kind of media has together: a story has no likes, comments or saves (platform-apis, section 2.4). */
const groups = [
  ['views', 'reach', 'shares'],
  ['likes', 'comments', 'saved'],
];

/** Figures of one of our media; Meta gives none within its lag of up to two days and below a few viewers. */
export async function measurePost(account: ChannelAccount, postId: string, signal: AbortSignal): Promise<PostFigures> {
  const all = await Promise.all(groups.map((group) => readInsights(account, postId, group, signal)));
  const figure = (name: string) => all.map((one) => one.get(name)).find((value) => value !== undefined) ?? null;
  return {
    views: figure('views'),
    reach: figure('reach'),
    likes: figure('likes'),
    comments: figure('comments'),
    shares: figure('shares'),
    saves: figure('saved'),
    clicks: null,
  };
}
