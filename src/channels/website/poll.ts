import type { ChannelAccount, PolledPage } from '../domain/network.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { pollComments } from './poll-comments.ts';
import { pollFeed } from './poll-feed.ts';
import { pollPosts } from './poll-posts.ts';
import { kindOf } from './site.ts';

/** Reads what is new on a site: comments and our own posts by WordPress' API, or our own posts by the feed. */
export async function* pollWebsite(
  account: ChannelAccount,
  stored: string | null,
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const cursor = readCursor(stored);
  if (kindOf(account.settings) === 'feed') {
    for await (const bodies of pollFeed(account, cursor, signal)) yield { bodies, cursor: writeCursor(cursor) };
    return;
  }
  yield* pollComments(account, cursor, signal);
  for await (const bodies of pollPosts(account, cursor, signal)) yield { bodies, cursor: writeCursor(cursor) };
}
