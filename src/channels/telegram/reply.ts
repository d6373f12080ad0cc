import type { FailureReason } from '../domain/failure-words.ts';
import { idText, number, record } from '../domain/loose-json.ts';
import type {
  ChannelAccount,
  FailureClass,
  Outgoing,
  ReplyAbilities,
  ReplyFacts,
  ReplyOutcome,
} from '../domain/network.ts';
import { neverLeft } from '../domain/network-failure.ts';
import { callBot } from './call.ts';
import { readBotError } from './errors.ts';

/** Characters of one message (Bot API, sendMessage), counted as UTF-16 units, which is never fewer than Telegram counts. */
const maxLength = 4_096;

/** A private chat is answered in it, a group in the group; a bot cannot write first to a person who never pressed Start. */
export function decideAbilities(facts: ReplyFacts): ReplyAbilities {
  const open = { allowed: true, maxLength } as const;
  const closed = { allowed: false, reason: 'not_offered' } as const;
  return facts.visibility === 'public' ? { public: open, private: closed } : { public: closed, private: open };
}

/** Sends one plain-text answer, once; there is no idempotency key, so a silence is `unknown`. */
export async function sendReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  signal: AbortSignal,
): Promise<ReplyOutcome> {
  const chatId = outgoing.replyTo.chat_id;
  if (!account.secrets.bot_token) return failed('reauth', 'secret_missing');
  if (!chatId) return failed('permanent', 'not_offered');
  if (outgoing.text.trim() === '') return failed('permanent', 'empty_text');
  if (outgoing.text.length > maxLength) return failed('permanent', 'too_long');
  const messageId = number(outgoing.replyTo.message_id);
  const parameters = {
    chat_id: chatId,
    text: outgoing.text,
    link_preview_options: { is_disabled: true },
    ...(messageId === undefined
      ? {}
      : { reply_parameters: { message_id: messageId, allow_sending_without_reply: true } }),
  };
  let answer: { status: number; body: unknown };
  try {
    answer = await callBot(account, 'sendMessage', parameters, signal);
  } catch (error) {
    return neverLeft(error) ? failed('transient', 'network_down') : unclear();
  }
  const fault = readBotError(answer.status, answer.body);
  if (fault) {
    return fault.freeOfEffect ? failed(fault.failure, fault.reason, fault.retryAfterSeconds) : unclear();
  }
  const sent = record(record(answer.body).result);
  const id = idText(sent.message_id);
  return id === undefined
    ? unclear()
    : { state: 'sent', externalId: `${idText(record(sent.chat).id) ?? chatId}:${id}` };
}

function failed(failure: FailureClass, reason: FailureReason, retryAfterSeconds?: number): ReplyOutcome {
  return { state: 'failed', failure, reason, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

function unclear(): ReplyOutcome {
  const reason: FailureReason = 'no_clear_answer';
  return { state: 'unknown', reason };
}
