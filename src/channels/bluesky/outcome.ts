import type { FailureReason } from '../domain/failure-words.ts';
import type { FailureClass } from '../domain/network.ts';

/** An outcome that is certain: nothing was sent. */
export function failed(failure: FailureClass, reason: FailureReason, retryAfterSeconds?: number) {
  return {
    state: 'failed' as const,
    failure,
    reason,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
}

/** An outcome that nobody knows: a person looks, after the product did. */
export function unclear() {
  return { state: 'unknown' as const, reason: 'no_clear_answer' satisfies FailureReason };
}
