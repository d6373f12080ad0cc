import type { FailureReason } from '../domain/failure-words.ts';
import { number, record, text } from '../domain/loose-json.ts';
import type { FailureClass, Usage } from '../domain/network.ts';

/** What one refusal of the AT Protocol means, and whether it is known to have had no effect. */
export interface AtError {
  failure: FailureClass;
  reason: FailureReason;
  freeOfEffect: boolean;
  retryAfterSeconds?: number;
  /** The session ended; the same call with a new one is the same call. */
  sessionEnded?: true;
  /** The name the server gave it. */
  name: string;
}

type Row = [failure: FailureClass, reason: FailureReason];

/** By the name in `error`; all of them say that nothing was done. */
const byName: Record<string, Row> = {
  InvalidToken: ['reauth', 'token_expired'],
  AuthMissing: ['reauth', 'token_expired'],
  AuthenticationRequired: ['reauth', 'token_expired'],
  AuthFactorTokenRequired: ['reauth', 'app_password_needed'],
  AccountTakedown: ['policy', 'account_restricted'],
  AccountSuspended: ['policy', 'account_restricted'],
  AccountDeactivated: ['policy', 'account_restricted'],
  RepoTakendown: ['policy', 'account_restricted'],
  RepoDeactivated: ['policy', 'account_restricted'],
  RecordNotFound: ['permanent', 'target_gone'],
  NotFound: ['permanent', 'target_gone'],
  InvalidConvo: ['permanent', 'target_gone'],
  RecipientNotFound: ['permanent', 'target_gone'],
  ConvoLocked: ['permanent', 'blocked_by_person'],
  MessagesDisabled: ['permanent', 'blocked_by_person'],
  NotFollowedBySender: ['permanent', 'blocked_by_person'],
  BlockedActor: ['permanent', 'blocked_by_person'],
  BlockedByActor: ['permanent', 'blocked_by_person'],
  BlobTooLarge: ['permanent', 'media_too_big'],
  PayloadTooLarge: ['permanent', 'media_too_big'],
  BlobNotFound: ['permanent', 'media_gone'],
};

/** `InvalidRequest` with these words is one of the above. */
const byWords: [RegExp, FailureClass, FailureReason][] = [
  [/disabled incoming messages|does not accept|blocked/i, 'permanent', 'blocked_by_person'],
  [/bad token (scope|method)|(insufficient|missing) scope|privileged/i, 'policy', 'permission_missing'],
  [/could not locate record|convo not found/i, 'permanent', 'target_gone'],
];

/** Reads an answer; undefined when it is a good one. An error may also come with HTTP 200. */
export function readAtError(
  answer: { status: number; headers: Headers; body: unknown },
  now: Date,
  rateWait: number,
): AtError | undefined {
  const body = record(answer.body);
  const name = text(body.error) ?? '';
  if (answer.status < 400 && name === '') return undefined;
  const words = text(body.message) ?? '';
  if (answer.status === 429 || name === 'RateLimitExceeded') {
    const retryAfterSeconds = readUsage(answer.headers, now)?.resetSeconds ?? rateWait;
    return { failure: 'rate', reason: 'rate_limited', freeOfEffect: true, retryAfterSeconds, name };
  }
  if (name === 'ExpiredToken') {
    return { failure: 'reauth', reason: 'token_expired', freeOfEffect: true, sessionEnded: true, name };
  }
  const said = byWords.find(([pattern]) => pattern.test(words));
  if (said && answer.status < 500) return { failure: said[1], reason: said[2], freeOfEffect: true, name };
  const row = Object.hasOwn(byName, name) ? byName[name] : undefined;
  if (row) return { failure: row[0], reason: row[1], freeOfEffect: true, name };
  if (answer.status === 401) return { failure: 'reauth', reason: 'token_expired', freeOfEffect: true, name };
  if (answer.status >= 500) return { failure: 'transient', reason: 'service_down', freeOfEffect: false, name };
  const reason = name === 'InvalidRequest' ? 'bad_request' : 'no_clear_answer';
  return { failure: 'permanent', reason, freeOfEffect: false, name };
}

/** How much of a budget is used, as `ratelimit-limit`, `-remaining` and `-reset` (epoch seconds) tell. */
export function readUsage(headers: Headers, now: Date): Usage | undefined {
  const limit = number(headers.get('ratelimit-limit') ?? undefined);
  const remaining = number(headers.get('ratelimit-remaining') ?? undefined);
  if (limit === undefined || remaining === undefined || limit <= 0) return undefined;
  const reset = number(headers.get('ratelimit-reset') ?? undefined);
  const resetSeconds = reset === undefined ? undefined : Math.max(1, Math.ceil(reset - now.getTime() / 1_000));
  return { share: 1 - remaining / limit, ...(resetSeconds === undefined ? {} : { resetSeconds }) };
}
