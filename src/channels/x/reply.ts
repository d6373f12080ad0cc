import { idText, record } from '../domain/loose-json.ts';
import type { ChannelAccount, Outgoing, ReplyOutcome } from '../domain/network.ts';
import { neverLeft } from '../domain/network-failure.ts';
import { countText } from '../domain/text-length.ts';
import { callX, faultOf, type XAnswer, type XCall } from './call.ts';
import { findReply, roomPath } from './find.ts';
import { messageLimit, postLimit } from './limits.ts';
import { failed, unclear } from './outcome.ts';

/** Sends one answer, once. X has no idempotency key: a silence is `unknown`, and `find` looks for it afterwards. */
export async function sendReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  signal: AbortSignal,
): Promise<ReplyOutcome> {
  if (!account.secrets.access_token) return failed('reauth', 'secret_missing');
  if (outgoing.text.trim() === '') return failed('permanent', 'empty_text');
  const call = outgoing.visibility === 'public' ? planPost(account, outgoing) : planMessage(account, outgoing);
  if ('state' in call) return call;
  let answer: XAnswer;
  try {
    answer = await callX(account, call, signal);
  } catch (error) {
    return neverLeft(error) ? failed('transient', 'network_down') : unclear();
  }
  const fault = faultOf(account, answer);
  if (fault?.reason === 'duplicate_text') return settleDuplicate(account, outgoing, signal);
  if (fault?.freeOfEffect) return failed(fault.failure, fault.reason, fault.retryAfterSeconds);
  const data = record(record(answer.body).data);
  const externalId = idText(data.id) ?? idText(data.dm_event_id);
  return fault || externalId === undefined ? unclear() : { state: 'sent', externalId };
}

function planPost(account: ChannelAccount, outgoing: Outgoing): XCall | ReplyOutcome {
  const target = outgoing.replyTo.tweet_id;
  if (!target) return failed('permanent', 'not_offered');
  if (countText(outgoing.text, 'x_weighted') > postLimit(account.settings)) return failed('permanent', 'too_long');
  // X puts the person's name before it by itself; that is free of length.
  return {
    method: 'POST',
    path: '/2/tweets',
    json: { text: outgoing.text, reply: { in_reply_to_tweet_id: target } },
  };
}

function planMessage(account: ChannelAccount, outgoing: Outgoing): XCall | ReplyOutcome {
  const { participant_id, dm_conversation_id } = outgoing.replyTo;
  if (!participant_id && !dm_conversation_id) return failed('permanent', 'not_offered');
  if (countText(outgoing.text, 'characters') > messageLimit(account.settings)) return failed('permanent', 'too_long');
  return { method: 'POST', path: `${roomPath(outgoing.replyTo)}/messages`, json: { text: outgoing.text } };
}

/** How far back an equal post may lie for X to refuse a second one, in milliseconds. */
const duplicateWindow = 24 * 3_600_000;

/**
 * "Duplicate content" may be the proof that an earlier try of this very answer worked: then what stands there decides, and
 * `find` names it. Only when nothing stands there the refusal is certain.
 */
async function settleDuplicate(
  account: ChannelAccount,
  outgoing: Outgoing,
  signal: AbortSignal,
): Promise<ReplyOutcome> {
  const since = new Date((outgoing.now ?? new Date()).getTime() - duplicateWindow);
  try {
    const there = await findReply(account, outgoing, since, signal);
    return there === undefined ? failed('permanent', 'duplicate_text') : unclear();
  } catch {
    return unclear();
  }
}
