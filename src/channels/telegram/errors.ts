import type { FailureReason } from '../domain/failure-words.ts';
import { number, record, text } from '../domain/loose-json.ts';
import type { FailureClass } from '../domain/network.ts';

/** What one refusal of the Bot API means, and whether it is known to have had no effect. */
export interface BotError {
  failure: FailureClass;
  reason: FailureReason;
  freeOfEffect: boolean;
  retryAfterSeconds?: number;
}

/** Refusals by the words Telegram uses; it gives no finer codes. All say that nothing was sent. */
const byDescription: [RegExp, FailureClass, FailureReason][] = [
  [/bad webhook|webhook can be set up only/i, 'permanent', 'address_refused'],
  [
    /bot was blocked|user is deactivated|bot can't initiate|bot was kicked|not a member/i,
    'permanent',
    'blocked_by_person',
  ],
  [
    /chat not found|PEER_ID_INVALID|message to be replied not found|TOPIC_CLOSED|TOPIC_DELETED/i,
    'permanent',
    'target_gone',
  ],
  [/file is too big/i, 'permanent', 'media_too_big'],
  [/wrong file_id|file is temporarily unavailable/i, 'permanent', 'media_gone'],
  [/message is too long/i, 'permanent', 'too_long'],
  [/message text is empty/i, 'permanent', 'empty_text'],
  [/upgraded to a supergroup/i, 'permanent', 'group_moved'],
  [/can't parse entities/i, 'permanent', 'bad_request'],
  [/failed to get HTTP URL content|WEBPAGE_CURL_FAILED|WEBPAGE_MEDIA_EMPTY/i, 'transient', 'media_not_fetched'],
  [/wrong type of the web page content|PHOTO_INVALID|IMAGE_PROCESS_FAILED/i, 'permanent', 'media_refused'],
  [/message caption is too long/i, 'permanent', 'too_long'],
  [/not enough rights|CHAT_WRITE_FORBIDDEN|have no rights|CHAT_ADMIN_REQUIRED/i, 'policy', 'permission_missing'],
  [/need administrator rights/i, 'policy', 'permission_missing'],
];

/** Seconds to wait when a 429 names none. */
const defaultWaitSeconds = 30;

/** Reads an answer of the Bot API; undefined when it is a good one. */
export function readBotError(status: number, body: unknown): BotError | undefined {
  const said = record(body);
  if (said.ok === true) return undefined;
  const code = number(said.error_code) ?? status;
  const description = text(said.description) ?? '';
  if (said.ok !== false) return { failure: 'transient', reason: 'no_clear_answer', freeOfEffect: false };
  if (code === 401 || code === 404) return { failure: 'reauth', reason: 'token_expired', freeOfEffect: true };
  if (code === 409) return { failure: 'permanent', reason: 'two_readers', freeOfEffect: true };
  if (code === 429) {
    const retryAfterSeconds = number(record(said.parameters).retry_after) ?? defaultWaitSeconds;
    return { failure: 'rate', reason: 'rate_limited', freeOfEffect: true, retryAfterSeconds };
  }
  const known = byDescription.find(([words]) => words.test(description));
  if (known && (code === 400 || code === 403)) return { failure: known[1], reason: known[2], freeOfEffect: true };
  if (code === 403) return { failure: 'permanent', reason: 'blocked_by_person', freeOfEffect: true };
  return { failure: code >= 500 ? 'transient' : 'permanent', reason: 'no_clear_answer', freeOfEffect: false };
}
