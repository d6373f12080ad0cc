import type { FailureReason } from '../domain/failure-words.ts';
import { number, record, text } from '../domain/loose-json.ts';
import type { FailureClass, Usage } from '../domain/network.ts';

/** What one refusal of a server means, and whether it is known to have had no effect. */
export interface MastodonError {
  failure: FailureClass;
  reason: FailureReason;
  freeOfEffect: boolean;
  retryAfterSeconds?: number;
}

/** Reads an answer by its HTTP status, as Mastodon has no finer codes; undefined when it is a good one. */
export function readMastodonError(
  answer: { status: number; headers: Headers; body: unknown },
  now: Date,
  waitSeconds: number,
): MastodonError | undefined {
  const { status, headers, body } = answer;
  const said = [text(record(body).error), text(record(body).error_description)].filter(Boolean).join(' ');
  if (status < 400) {
    // A page of a proxy or of maintenance is no answer of the API.
    if (body === undefined) return { failure: 'transient', reason: 'no_clear_answer', freeOfEffect: false };
    return undefined;
  }
  // A code of consent that is used up, or an app that the server has forgotten.
  if (status === 400 && /invalid_grant|invalid_client/.test(said)) {
    return { failure: 'reauth', reason: 'token_expired', freeOfEffect: true };
  }
  switch (status) {
    case 401:
      return { failure: 'reauth', reason: 'token_expired', freeOfEffect: true };
    case 403:
      if (/scope|authorized/i.test(said))
        return { failure: 'policy', reason: 'permission_missing', freeOfEffect: true };
      return { failure: 'policy', reason: 'account_restricted', freeOfEffect: true };
    case 404:
    case 410:
      return { failure: 'permanent', reason: 'target_gone', freeOfEffect: true };
    case 422:
      if (/limit of \d+ exceeded|too long/i.test(said)) {
        return { failure: 'permanent', reason: 'too_long', freeOfEffect: true };
      }
      return { failure: 'permanent', reason: 'bad_request', freeOfEffect: true };
    case 429:
      return {
        failure: 'rate',
        reason: 'rate_limited',
        freeOfEffect: true,
        retryAfterSeconds: readUsage(headers, now)?.resetSeconds ?? waitSeconds,
      };
    default:
      return { failure: status >= 500 ? 'transient' : 'permanent', reason: 'no_clear_answer', freeOfEffect: false };
  }
}

/** How much of the budget is used, by `X-RateLimit-Limit`, `-Remaining` and `-Reset` (an ISO time). */
export function readUsage(headers: Headers, now: Date): Usage | undefined {
  const limit = number(headers.get('x-ratelimit-limit') ?? undefined);
  const remaining = number(headers.get('x-ratelimit-remaining') ?? undefined);
  if (limit === undefined || remaining === undefined || limit <= 0) return undefined;
  const reset = new Date(headers.get('x-ratelimit-reset') ?? '').getTime();
  const share = 1 - remaining / limit;
  if (Number.isNaN(reset)) return { share };
  return { share, resetSeconds: Math.max(1, Math.ceil((reset - now.getTime()) / 1_000)) };
}
