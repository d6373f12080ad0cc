import { record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import { postCollection } from './at-uri.ts';
import { callAt } from './call.ts';
import { failed, unclear } from './outcome.ts';
import { type AtAnswer, faultOf } from './send.ts';
import { readOwnRecord } from './write-post.ts';

/** How writing one post ended; `sent` with its address. */
export type Written = ReturnType<typeof failed> | ReturnType<typeof unclear> | { state: 'sent'; externalId: string };

/**
 * Writes one post under a key of our choosing. A key holds one post for ever, so the same call again makes no second one;
 * after any refusal the repository itself says whether it stands there.
 */
export async function createRecord(
  account: ChannelAccount,
  key: string,
  post: Record<string, unknown>,
  signal: AbortSignal,
): Promise<Written> {
  const json = { repo: account.externalId, collection: postCollection, rkey: key, record: post };
  let answer: AtAnswer;
  try {
    answer = await callAt(account, { method: 'POST', nsid: 'com.atproto.repo.createRecord', json }, signal);
  } catch (error) {
    if (error instanceof NetworkFailure) return failed(error.failure, error.reason, error.retryAfterSeconds);
    return neverLeft(error) ? failed('transient', 'network_down') : unclear();
  }
  const fault = faultOf(account, answer);
  const uri = text(record(answer.body).uri);
  if (!fault && uri) return { state: 'sent', externalId: uri };
  if (fault?.freeOfEffect) return failed(fault.failure, fault.reason, fault.retryAfterSeconds);
  try {
    const there = await readOwnRecord(account, key, signal);
    if (there) return there.text === post.text ? { state: 'sent', externalId: there.uri } : unclear();
  } catch {
    return unclear();
  }
  // The server itself refused, and its repository holds nothing: nothing was written.
  return fault && answer.status < 500 ? failed(fault.failure, 'bad_request') : unclear();
}
