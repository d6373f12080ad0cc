import type { FailureReason } from '../domain/failure-words.ts';
import type { FailureClass, ReplyOutcome } from '../domain/network.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import type { Caller } from './base.ts';
import { callGoogle, faultOf, type GoogleAnswer, type GoogleCall } from './call.ts';

/** How a call ended that was not answered well. */
export type NotSent = Exclude<ReplyOutcome, { state: 'sent' }>;

/**
 * Makes an irreversible call, once. `failed` only for what is known to be free of effect or never left; every other error
 * and every silence is `unknown`.
 */
export async function sendOnce(
  caller: Caller,
  call: GoogleCall,
  signal: AbortSignal,
): Promise<{ answer: GoogleAnswer } | { ended: NotSent }> {
  let answer: GoogleAnswer;
  try {
    answer = await callGoogle(caller, call, signal);
  } catch (error) {
    // Without a token nothing was called.
    if (error instanceof NetworkFailure) return { ended: asNotSent(error) };
    return { ended: neverLeft(error) ? failed('transient', 'network_down') : unclear() };
  }
  const fault = faultOf(caller, answer);
  if (!fault) return { answer };
  return { ended: fault.freeOfEffect ? failed(fault.failure, fault.reason, fault.retryAfterSeconds) : unclear() };
}

/** A fault that came before anything was sent, as an outcome. */
export function asNotSent(error: NetworkFailure): NotSent {
  return failed(error.failure, error.reason, error.retryAfterSeconds);
}

/** An outcome that is certain: nothing was sent. */
export function failed(
  failure: FailureClass,
  reason: FailureReason,
  retryAfterSeconds?: number,
): Extract<ReplyOutcome, { state: 'failed' }> {
  return { state: 'failed', failure, reason, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

/** An outcome that only a look at the network can settle. */
export function unclear(): Extract<ReplyOutcome, { state: 'unknown' }> {
  const reason: FailureReason = 'no_clear_answer';
  return { state: 'unknown', reason };
}

/** A text as it is compared with what stands on the network, which trims and joins spaces. */
export function tidyWords(said: string): string {
  return said.normalize('NFC').replace(/\s+/g, ' ').trim();
}
