import type { FailureReason } from '../domain/failure-words.ts';
import { list, number, record, text } from '../domain/loose-json.ts';
import type { FailureClass } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { pacificDay } from './pacific-day.ts';

/** What one error of a Google API means, and whether it is known to have had no effect. */
export interface GoogleError {
  failure: FailureClass;
  reason: FailureReason;
  /** True only for codes that say the call was refused (corrections, 10). */
  freeOfEffect: boolean;
  retryAfterSeconds?: number;
}

type Row = [failure: FailureClass, reason: FailureReason, freeOfEffect: boolean];

/** Reasons of YouTube (`errors[].reason`), of `google.rpc.ErrorInfo`, and the words of the token endpoint. */
const reasons: Record<string, Row> = {
  quotaExceeded: ['rate', 'daily_quota_used', true],
  dailyLimitExceeded: ['rate', 'daily_quota_used', true],
  uploadLimitExceeded: ['rate', 'daily_quota_used', true],
  rateLimitExceeded: ['rate', 'rate_limited', true],
  userRateLimitExceeded: ['rate', 'rate_limited', true],
  RATE_LIMIT_EXCEEDED: ['rate', 'rate_limited', true],
  authError: ['reauth', 'token_expired', true],
  invalid_grant: ['reauth', 'token_expired', true],
  invalid_client: ['reauth', 'token_expired', true],
  unauthorized_client: ['reauth', 'token_expired', true],
  ACCESS_TOKEN_EXPIRED: ['reauth', 'token_expired', true],
  forbidden: ['permanent', 'permission_missing', true],
  insufficientPermissions: ['permanent', 'permission_missing', true],
  ACCESS_TOKEN_SCOPE_INSUFFICIENT: ['permanent', 'permission_missing', true],
  accessNotConfigured: ['permanent', 'permission_missing', true],
  SERVICE_DISABLED: ['permanent', 'permission_missing', true],
  youtubeSignupRequired: ['permanent', 'permission_missing', true],
  ineligibleAccount: ['permanent', 'permission_missing', true],
  parentCommentIsPrivate: ['permanent', 'permission_missing', true],
  authenticatedUserAccountSuspended: ['policy', 'account_restricted', true],
  commentsDisabled: ['permanent', 'comments_off', true],
  commentNotFound: ['permanent', 'target_gone', true],
  parentCommentNotFound: ['permanent', 'target_gone', true],
  videoNotFound: ['permanent', 'target_gone', true],
  channelNotFound: ['permanent', 'target_gone', true],
  commentTextTooLong: ['permanent', 'too_long', true],
  commentTextRequired: ['permanent', 'empty_text', true],
  invalidTitle: ['permanent', 'bad_request', true],
  invalidDescription: ['permanent', 'bad_request', true],
  invalidTags: ['permanent', 'bad_request', true],
  operationNotSupported: ['permanent', 'not_offered', true],
  mediaBodyRequired: ['permanent', 'media_refused', true],
  invalidVideoMetadata: ['permanent', 'bad_request', true],
  processingFailure: ['transient', 'service_down', false],
  backendError: ['transient', 'service_down', false],
  internalError: ['transient', 'service_down', false],
};

/** `error.status` of google.rpc. */
const statuses: Record<string, Row> = {
  UNAUTHENTICATED: ['reauth', 'token_expired', true],
  PERMISSION_DENIED: ['permanent', 'permission_missing', true],
  NOT_FOUND: ['permanent', 'target_gone', true],
  RESOURCE_EXHAUSTED: ['rate', 'rate_limited', true],
  FAILED_PRECONDITION: ['permanent', 'permission_missing', true],
  INVALID_ARGUMENT: ['permanent', 'bad_request', true],
  UNAVAILABLE: ['transient', 'service_down', false],
  DEADLINE_EXCEEDED: ['transient', 'service_down', false],
  INTERNAL: ['transient', 'service_down', false],
  ABORTED: ['transient', 'service_down', false],
};

/** Reads an answer of any Google API; undefined when it is a good one. A body with `error` is an error, whatever its status. */
export function readGoogleError(
  answer: { status: number; headers: Headers; body: unknown },
  now: Date,
  waitSeconds: number,
): GoogleError | undefined {
  const { status, headers } = answer;
  const body = record(answer.body);
  if (status < 400 && body.error === undefined) {
    // A page in the place of an answer says nothing about what was done.
    return answer.body === undefined && status !== 204 ? unclearAt(status) : undefined;
  }
  const error = record(body.error);
  const details = list(error.details).map(record);
  const said = [
    text(body.error),
    ...list(error.errors).map((one) => text(record(one).reason)),
    ...details.map((one) => text(one.reason)),
  ].filter((one) => one !== undefined);
  const known = said.find((one) => Object.hasOwn(reasons, one));
  const row = (known === undefined ? undefined : reasons[known]) ?? rowByStatus(status, text(error.status), said);
  const [failure, reason, freeOfEffect] = row;
  if (failure !== 'rate') return { failure, reason, freeOfEffect };
  if (reason === 'daily_quota_used' || /per ?day/i.test(quotaLimit(details) ?? '')) {
    // The day's budget begins anew at midnight Pacific time.
    return { failure, reason: 'daily_quota_used', freeOfEffect, retryAfterSeconds: pacificDay(now).secondsLeft };
  }
  const retryAfterSeconds = retryDelay(details) ?? number(headers.get('retry-after') ?? undefined) ?? waitSeconds;
  return { failure, reason, freeOfEffect, retryAfterSeconds };
}

/** A fault as it is thrown: for a question an unclear answer is only trouble on the other side. */
export function asFailure(fault: GoogleError): NetworkFailure {
  if (fault.reason === 'no_clear_answer') return new NetworkFailure('transient', 'service_down');
  return new NetworkFailure(fault.failure, fault.reason, fault.retryAfterSeconds);
}

function rowByStatus(status: number, word: string | undefined, said: string[]): Row {
  const named = word !== undefined && Object.hasOwn(statuses, word) ? statuses[word] : undefined;
  // YouTube names a reason besides; one that nobody has listed may have had an effect.
  if (named && !(word === 'INVALID_ARGUMENT' && said.length > 0)) return named;
  if (status === 401) return ['reauth', 'token_expired', true];
  if (status === 429) return ['rate', 'rate_limited', true];
  const { failure, reason, freeOfEffect } = unclearAt(status);
  return [failure, reason, freeOfEffect];
}

function unclearAt(status: number): GoogleError {
  const failure = status >= 400 && status < 500 ? 'permanent' : 'transient';
  return { failure, reason: 'no_clear_answer', freeOfEffect: false };
}

function quotaLimit(details: Record<string, unknown>[]): string | undefined {
  return details.map((one) => text(record(one.metadata).quota_limit)).find((one) => one !== undefined);
}

/** `google.rpc.RetryInfo` tells it as `"30s"`. */
function retryDelay(details: Record<string, unknown>[]): number | undefined {
  const told = details.map((one) => /^([\d.]+)s$/.exec(text(one.retryDelay) ?? '')?.[1]).find((one) => one);
  const seconds = number(told);
  return seconds !== undefined && seconds > 0 ? Math.ceil(seconds) : undefined;
}
