import { list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Outgoing, ReplyOutcome } from '../domain/network.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import { lettersLeft } from '../domain/text-limit.ts';
import { readInstant } from '../meta/read-instant.ts';
import { postCollection, postUri } from './at-uri.ts';
import { callAt, readAt } from './call.ts';
import { createRecord } from './create-record.ts';
import { messageBytes, messageLimit, postBytes, postLimit } from './limits.ts';
import { failed, unclear } from './outcome.ts';
import { recordKey } from './record-key.ts';
import { type AtAnswer, faultOf } from './send.ts';
import { marksOf, readOwnRecord } from './write-post.ts';

/** Sends one answer: a post under a key of our choosing, which may be tried again, or a message, which is tried once. */
export async function sendReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  signal: AbortSignal,
): Promise<ReplyOutcome> {
  if (outgoing.text.trim() === '') return failed('permanent', 'empty_text');
  if (outgoing.visibility === 'private') return sendMessage(account, outgoing, signal);
  const { settings } = account;
  const limit = { maxLength: postLimit(settings), unit: 'graphemes', maxBytes: postBytes(settings) } as const;
  if (lettersLeft([limit], outgoing.text) < 0) return failed('permanent', 'too_long');
  const { uri, cid, root_uri, root_cid } = outgoing.replyTo;
  if (!uri || !cid) return failed('permanent', 'not_offered');
  const facets = await marks(account, outgoing.text, signal);
  const post = {
    $type: postCollection,
    text: outgoing.text,
    createdAt: (outgoing.now ?? new Date()).toISOString(),
    langs: ['id'],
    reply: { root: { uri: root_uri || uri, cid: root_cid || cid }, parent: { uri, cid } },
    ...(facets.length === 0 ? {} : { facets }),
  };
  return createRecord(account, keyOf(account, outgoing), post, signal);
}

/** What cannot be marked is sent plain: an answer matters more than its links. */
async function marks(account: ChannelAccount, said: string, signal: AbortSignal) {
  try {
    return await marksOf(account, said, signal);
  } catch {
    return [];
  }
}

/** Whose words, why, where and which: two different answers never share a key. */
function keyOf(account: ChannelAccount, outgoing: Outgoing): string {
  return recordKey(account.externalId, outgoing.key, outgoing.replyTo.uri ?? '', outgoing.text);
}

async function sendMessage(account: ChannelAccount, outgoing: Outgoing, signal: AbortSignal): Promise<ReplyOutcome> {
  const { settings } = account;
  const limit = { maxLength: messageLimit(settings), unit: 'graphemes', maxBytes: messageBytes(settings) } as const;
  if (lettersLeft([limit], outgoing.text) < 0) return failed('permanent', 'too_long');
  const convoId = outgoing.replyTo.convo_id;
  if (!convoId) return failed('permanent', 'not_offered');
  const facets = await marks(account, outgoing.text, signal);
  const json = { convoId, message: { text: outgoing.text, ...(facets.length === 0 ? {} : { facets }) } };
  let answer: AtAnswer;
  try {
    answer = await callAt(account, { method: 'POST', nsid: 'chat.bsky.convo.sendMessage', json }, signal);
  } catch (error) {
    if (error instanceof NetworkFailure) return failed(error.failure, error.reason, error.retryAfterSeconds);
    return neverLeft(error) ? failed('transient', 'network_down') : unclear();
  }
  const fault = faultOf(account, answer);
  if (fault?.freeOfEffect) return failed(fault.failure, fault.reason, fault.retryAfterSeconds);
  const externalId = text(record(answer.body).id);
  return fault || externalId === undefined ? unclear() : { state: 'sent', externalId };
}

/** The server's clock and ours may differ by this much, in milliseconds. */
const clockSlack = 60_000;

/**
 * Looks whether an answer stands there after all: a post under its own key, a message among the newest of its conversation.
 * Throws `NetworkFailure`.
 */
export async function findReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  since: Date,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (outgoing.visibility === 'public') {
    const key = keyOf(account, outgoing);
    const there = await readOwnRecord(account, key, signal);
    return there?.text === outgoing.text ? postUri(account.externalId, key) : undefined;
  }
  const query: [string, string][] = [
    ['convoId', outgoing.replyTo.convo_id ?? ''],
    ['limit', '50'],
  ];
  const { body } = await readAt(account, { method: 'GET', nsid: 'chat.bsky.convo.getMessages', query }, signal);
  const same = list(record(body).messages)
    .map(record)
    .find(
      (one) =>
        text(record(one.sender).did) === account.externalId &&
        text(one.text)?.trim() === outgoing.text.trim() &&
        (readInstant(one.sentAt)?.getTime() ?? 0) >= since.getTime() - clockSlack,
    );
  return text(same?.id);
}
