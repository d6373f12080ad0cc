import type { FailureReason } from '../domain/failure-words.ts';
import type { FailureClass, ReplyOutcome } from '../domain/network.ts';
import type { SmsAnswer } from './dialect.ts';

/** A refusal that surely had no effect. */
export function failed(failure: FailureClass, reason: FailureReason, retryAfterSeconds?: number): ReplyOutcome {
  return { state: 'failed', failure, reason, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

/** The gateway may have sent it; a person looks. */
export function unclear(): ReplyOutcome {
  const reason: FailureReason = 'no_clear_answer';
  return { state: 'unknown', reason };
}

/** Seconds to wait when a gateway that is too busy names none. */
const defaultWaitSeconds = 30;

/** A full budget, with the wait that `Retry-After` names. */
export function limited(answer: Pick<SmsAnswer, 'headers'>): ReplyOutcome {
  const named = Number(answer.headers.get('retry-after'));
  return failed('rate', 'rate_limited', named > 0 ? Math.ceil(named) : defaultWaitSeconds);
}
