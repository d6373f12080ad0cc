import { record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readX } from './call.ts';
import { postFields } from './fields.ts';
import { readSurroundings } from './read-people.ts';
import { readPost } from './read-post.ts';

/** Asks who wrote a post and in which thread it stands; what is gone again stays as the event told it. Throws `NetworkFailure`. */
export async function completeItem(account: ChannelAccount, item: Incoming, signal: AbortSignal): Promise<Incoming> {
  const { fetch: ids, ...known } = item;
  if (ids?.tweet_id === undefined) return item;
  try {
    const path = `/2/tweets/${encodeURIComponent(ids.tweet_id)}`;
    const { body } = await readX(account, { method: 'GET', path, query: postFields }, signal);
    const post = record(record(body).data);
    if (text(post.text) === undefined) return known;
    const place = { receivedAt: item.at, around: readSurroundings(record(body)) };
    const found = readPost(account, post, place).find((one) => one.kind === item.kind || one.kind !== 'edit');
    if (found === undefined) return known;
    const { fetch: _asked, ...whole } = found;
    const summoned = whole.replyTo.summoned ?? known.replyTo.summoned;
    return {
      ...known,
      ...whole,
      kind: item.kind === 'edit' ? 'edit' : whole.kind,
      replyTo: { ...whole.replyTo, ...(summoned ? { summoned } : {}) },
    };
  } catch (error) {
    const refused = error instanceof NetworkFailure && (error.failure === 'permanent' || error.failure === 'policy');
    if (refused && item.text !== '') return known;
    throw error;
  }
}
