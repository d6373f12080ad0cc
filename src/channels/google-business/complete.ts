import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readGoogle } from '../google/call.ts';
import { readReviewName } from './names.ts';
import { readReview } from './read-review.ts';

/** Fetches the review that a notice named; throws `NetworkFailure`. One that is gone by then was taken back. */
export async function completeItem(account: ChannelAccount, item: Incoming, signal: AbortSignal): Promise<Incoming> {
  const { fetch: asked, ...known } = item;
  const named = readReviewName(asked?.review);
  if (named === undefined) return item;
  try {
    const path = `/v4/${named.name}`;
    const { body } = await readGoogle(account, { host: 'reviews', method: 'GET', path }, signal);
    const items = readReview(account, { ...body, name: named.name }, item.at);
    const found = items.find((one) => one.kind === item.kind) ?? items[0];
    if (found === undefined) return known;
    const { account: _same, ...whole } = found;
    // Told as changed, with both times the same: what stands there now is the change.
    return {
      ...whole,
      ...(item.kind === 'edit' ? { kind: 'edit', at: item.at, ifKnown: true } : {}),
      ...ofAccount(item),
    };
  } catch (error) {
    if (!(error instanceof NetworkFailure) || error.reason !== 'target_gone') throw error;
    return item.kind === 'edit'
      ? { ...known, kind: 'delete' }
      : { ...known, kind: 'automatic', unsupported: 'review_gone' };
  }
}

function ofAccount(item: Incoming): Pick<Incoming, 'account'> {
  return item.account === undefined ? {} : { account: item.account };
}
