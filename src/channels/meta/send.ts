import type { FailureReason } from '../domain/failure-words.ts';
import { idText, list, record } from '../domain/loose-json.ts';
import type { ChannelAccount, FailureClass, ReplyOutcome } from '../domain/network.ts';
import { neverLeft } from '../domain/network-failure.ts';
import { callGraph, type GraphAnswer, type GraphCall } from './call.ts';
import { readGraphError } from './errors.ts';

/** What is to be called, or why nothing is. */
export type SendPlan = { call: GraphCall } | { refused: ReplyOutcome };

const unclear: FailureReason = 'no_clear_answer';

/**
 * Makes an irreversible call, once. A refusal is `failed` only with a code known to be free of effect; Meta has created
 * comments while answering 400, so every other error and every silence is `unknown`.
 */
export async function sendOnce(account: ChannelAccount, plan: SendPlan, signal: AbortSignal): Promise<ReplyOutcome> {
  if ('refused' in plan) return plan.refused;
  try {
    return readOutcome(await callGraph(account, plan.call, signal));
  } catch (error) {
    return neverLeft(error) ? failed('transient', 'network_down') : { state: 'unknown', reason: unclear };
  }
}

function readOutcome(answer: GraphAnswer): ReplyOutcome {
  const fault = readGraphError(answer.status, answer.headers, answer.body);
  if (fault?.freeOfEffect) return failed(fault.failure, fault.reason, fault.retryAfterSeconds);
  if (fault) return { state: 'unknown', reason: unclear };
  const body = record(answer.body);
  // A photo that was published tells its own id and, as `post_id`, that of the post.
  const externalId =
    idText(body.message_id) ?? idText(body.post_id) ?? idText(body.id) ?? idText(record(list(body.messages)[0]).id);
  return externalId === undefined ? { state: 'unknown', reason: unclear } : { state: 'sent', externalId };
}

/** An outcome that is certain: nothing was sent. */
export function failed(
  failure: FailureClass,
  reason: FailureReason,
  retryAfterSeconds?: number,
): ReplyOutcome & { state: 'failed' } {
  return { state: 'failed', failure, reason, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

/** A text as it is compared with what stands on the network, which trims and changes the ends of lines. */
export function sameWords(one: string, other: string): boolean {
  const tidy = (said: string) => said.normalize('NFC').replaceAll('\r\n', '\n').trim();
  return tidy(one) === tidy(other);
}
