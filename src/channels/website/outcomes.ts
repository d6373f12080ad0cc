import type { FailureReason } from '../domain/failure-words.ts';
import type { FailureClass, ReplyOutcome } from '../domain/network.ts';

/** How a call ended that was not answered well. */
export type NotSent = Exclude<ReplyOutcome, { state: 'sent' }>;

/** An outcome that is certain: nothing was sent. */
export function failed(
  failure: FailureClass,
  reason: FailureReason,
  retryAfterSeconds?: number,
): Extract<ReplyOutcome, { state: 'failed' }> {
  return { state: 'failed', failure, reason, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

/** An outcome that only a look at the site can settle. */
export function unclear(): Extract<ReplyOutcome, { state: 'unknown' }> {
  const reason: FailureReason = 'no_clear_answer';
  return { state: 'unknown', reason };
}
