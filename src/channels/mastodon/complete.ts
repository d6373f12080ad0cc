import { idText, list, record } from '../domain/loose-json.ts';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readMastodon } from './call.ts';

/**
 * Asks for the posts above a status: the first of them is the thread, so that somebody who answers our answer stays in the
 * conversation they began. Throws `NetworkFailure`.
 */
export async function completeItem(account: ChannelAccount, item: Incoming, signal: AbortSignal): Promise<Incoming> {
  const { fetch: ids, ...known } = item;
  if (ids === undefined) return item;
  const root = (await firstAbove(account, ids.status_id ?? '', signal)) ?? ids.parent ?? item.externalId;
  const person = item.conversation.slice(0, item.conversation.lastIndexOf(':'));
  return { ...known, conversation: `${person}:${root}`, post: root };
}

async function firstAbove(account: ChannelAccount, id: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    const path = `/api/v1/statuses/${encodeURIComponent(id)}/context`;
    const { body } = await readMastodon(account, { method: 'GET', path }, signal);
    return idText(record(list(record(body).ancestors)[0]).id);
  } catch (error) {
    // Gone again already, or not ours to see: the post it answers is all that is known of its thread.
    if (error instanceof NetworkFailure && (error.failure === 'permanent' || error.failure === 'policy'))
      return undefined;
    throw error;
  }
}
