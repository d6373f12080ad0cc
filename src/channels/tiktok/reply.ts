import type { FailureReason } from '../domain/failure-words.ts';
import { idText, record } from '../domain/loose-json.ts';
import type { ChannelAccount, FailureClass, Outgoing, ReplyOutcome } from '../domain/network.ts';
import { neverLeft } from '../domain/network-failure.ts';
import { callTikTok, faultOf, type TikTokAnswer, type TikTokCall } from './call.ts';
import { commentLimit, hasMessages, isLoginKit, messageLimit, messageWindow } from './limits.ts';
import { noteOwnName } from './own-name.ts';

type Plan = { call: TikTokCall } | { refused: ReplyOutcome };

/** Sends one answer, once. TikTok has no key against doubles, so every silence and every unlisted code is `unknown`. */
export async function sendReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  signal: AbortSignal,
): Promise<ReplyOutcome> {
  if (isLoginKit(account)) return failed('permanent', 'not_offered');
  if (!account.secrets.access_token) return failed('reauth', 'secret_missing');
  if (outgoing.text.trim() === '') return failed('permanent', 'empty_text');
  const plan = outgoing.visibility === 'public' ? planComment(account, outgoing) : planMessage(account, outgoing);
  if ('refused' in plan) return plan.refused;
  let answer: TikTokAnswer;
  try {
    answer = await callTikTok(account, plan.call, signal);
  } catch (error) {
    return neverLeft(error) ? failed('transient', 'network_down') : unclear();
  }
  const fault = faultOf(account, answer);
  if (fault) return fault.freeOfEffect ? failed(fault.failure, fault.reason, fault.retryAfterSeconds) : unclear();
  const data = record(record(answer.body).data);
  if (outgoing.visibility === 'public') noteOwnName(account, idText(data.unique_identifier));
  const id = idText(data.comment_id) ?? idText(record(data.message).message_id) ?? idText(data.message_id);
  return id === undefined ? unclear() : { state: 'sent', externalId: id };
}

function planComment(account: ChannelAccount, { replyTo, text }: Outgoing): Plan {
  if ([...text].length > commentLimit(account.settings)) return { refused: failed('permanent', 'too_long') };
  const { comment_id, video_id } = replyTo;
  if (!comment_id || !video_id) return { refused: failed('permanent', 'not_offered') };
  const json = { business_id: account.externalId, video_id, comment_id, text };
  return { call: { method: 'POST', path: '/business/comment/reply/create/', json } };
}

function planMessage(account: ChannelAccount, outgoing: Outgoing): Plan {
  if ([...outgoing.text].length > messageLimit(account.settings)) return { refused: failed('permanent', 'too_long') };
  const conversation = outgoing.replyTo.conversation_id;
  if (!conversation) return { refused: failed('permanent', 'not_offered') };
  if (!hasMessages(account.settings)) return { refused: failed('policy', 'permission_missing') };
  const age = (outgoing.now ?? new Date()).getTime() - outgoing.lastInboundAt.getTime();
  if (age >= messageWindow(account.settings)) return { refused: failed('policy', 'window_closed') };
  const json = {
    business_id: account.externalId,
    recipient_type: 'CONVERSATION',
    recipient: conversation,
    message_type: 'TEXT',
    text: { body: outgoing.text },
  };
  return { call: { method: 'POST', path: '/business/message/send/', json } };
}

function failed(failure: FailureClass, reason: FailureReason, retryAfterSeconds?: number): ReplyOutcome {
  return { state: 'failed', failure, reason, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

function unclear(): ReplyOutcome {
  const reason: FailureReason = 'no_clear_answer';
  return { state: 'unknown', reason };
}
