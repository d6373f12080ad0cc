import { keepNotice } from '../domain/kept-unknown.ts';
import { record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readGraph } from '../meta/call.ts';
import { mediaFields } from './fields.ts';
import { ownOf } from './own.ts';
import { readItem } from './read-item.ts';

/** Asks for the words of an item of which the webhook told only the id; throws `NetworkFailure`. */
export async function completeItem(account: ChannelAccount, item: Incoming, signal: AbortSignal): Promise<Incoming> {
  const { fetch: asked, ...known } = item;
  const id = asked?.media_id;
  if (id === undefined) return item;
  const published = asked?.published !== undefined;
  try {
    const answer = record(await readGraph(account, `/${encodeURIComponent(id)}`, { fields: mediaFields }, signal));
    const own = ownOf(account, published ? { username: text(answer.username) } : {});
    const value = { ...answer, id, ...(published ? { owner: { id: account.externalId } } : {}) };
    const whole = readItem(value, { own, at: item.at, mention: item.kind === 'mention' });
    // A post of our own is no answer to anybody: it is noted and opens nothing.
    if (whole === undefined) return { ...keepNotice('publish', { id }, item.at), text: text(answer.text) ?? '' };
    const { fetch: _again, ...found } = whole;
    return item.account === undefined ? found : { ...found, account: item.account };
  } catch (error) {
    if (!(error instanceof NetworkFailure) || error.failure !== 'permanent') throw error;
    // Gone again already: what is known of it is kept.
    return published
      ? keepNotice('publish', { id }, item.at)
      : { ...known, kind: 'unsupported', unsupported: error.reason };
  }
}
