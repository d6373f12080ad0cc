import type { FailureReason } from '../domain/failure-words.ts';
import { idText, record } from '../domain/loose-json.ts';
import type { ChannelAccount, FailureClass, Outgoing, ReplyOutcome } from '../domain/network.ts';
import { neverLeft } from '../domain/network-failure.ts';
import { callGraph, type GraphCall } from '../meta/call.ts';
import { readGraphError } from '../meta/errors.ts';
import {
  directMaxBytes,
  directWindow,
  humanAgentWindow,
  mayUseHumanAgent,
  privateReplyWindow,
  publicLimit,
} from './limits.ts';

type Plan = { call: GraphCall } | { refused: ReplyOutcome };

/**
 * Sends one answer, once. A refusal is `failed` only with a code known to be free of effect; Instagram has created
 * comments while answering 400, so every other error and every silence is `unknown`.
 */
export async function sendReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  signal: AbortSignal,
): Promise<ReplyOutcome> {
  if (!account.secrets.access_token) return failed('reauth', 'secret_missing');
  if (outgoing.text.trim() === '') return failed('permanent', 'empty_text');
  const plan = outgoing.visibility === 'public' ? planPublic(account, outgoing) : planPrivate(account, outgoing);
  if ('refused' in plan) return plan.refused;
  try {
    return readOutcome(await callGraph(account, plan.call, signal));
  } catch (error) {
    return neverLeft(error) ? failed('transient', 'network_down') : { state: 'unknown', reason: unclear };
  }
}

const unclear: FailureReason = 'no_clear_answer';

function planPublic(account: ChannelAccount, outgoing: Outgoing): Plan {
  const to = outgoing.replyTo;
  if ([...outgoing.text].length > publicLimit(account.settings)) return { refused: failed('permanent', 'too_long') };
  const message = outgoing.text;
  if (to.comment_id) {
    return { call: { method: 'POST', path: `/${encodeURIComponent(to.comment_id)}/replies`, json: { message } } };
  }
  if (!to.mention_media_id) return { refused: failed('permanent', 'not_offered') };
  const ids = {
    media_id: to.mention_media_id,
    ...(to.mention_comment_id ? { comment_id: to.mention_comment_id } : {}),
  };
  return {
    call: { method: 'POST', path: `/${encodeURIComponent(account.externalId)}/mentions`, json: { ...ids, message } },
  };
}

function planPrivate(account: ChannelAccount, outgoing: Outgoing): Plan {
  if (Buffer.byteLength(outgoing.text) > directMaxBytes) return { refused: failed('permanent', 'too_long') };
  const age = (outgoing.now ?? new Date()).getTime() - outgoing.lastInboundAt.getTime();
  const message = { text: outgoing.text };
  const path = `/${encodeURIComponent(account.externalId)}/messages`;
  const { person_id: person, own_comment_id: comment } = outgoing.replyTo;
  if (person) {
    const tag = tagFor(account, outgoing, age);
    if (tag === undefined) return { refused: failed('policy', 'window_closed') };
    return { call: { method: 'POST', path, json: { recipient: { id: person }, message, ...tag } } };
  }
  if (!comment) return { refused: failed('permanent', 'not_offered') };
  if (age >= privateReplyWindow) return { refused: failed('policy', 'window_closed') };
  return { call: { method: 'POST', path, json: { recipient: { comment_id: comment }, message } } };
}

/** What must stand beside a direct message of this age; undefined when it may not be sent. An automatic one never bears the tag. */
function tagFor(account: ChannelAccount, outgoing: Outgoing, age: number): Record<string, string> | undefined {
  if (age < directWindow) return {};
  if (outgoing.automatic || !mayUseHumanAgent(account.settings) || age >= humanAgentWindow) return undefined;
  return { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };
}

function readOutcome(answer: { status: number; headers: Headers; body: unknown }): ReplyOutcome {
  const fault = readGraphError(answer.status, answer.headers, answer.body);
  if (fault?.freeOfEffect) return failed(fault.failure, fault.reason, fault.retryAfterSeconds);
  if (fault) return { state: 'unknown', reason: unclear };
  const body = record(answer.body);
  const externalId = idText(body.message_id) ?? idText(body.id);
  return externalId === undefined ? { state: 'unknown', reason: unclear } : { state: 'sent', externalId };
}

function failed(failure: FailureClass, reason: FailureReason, retryAfterSeconds?: number): ReplyOutcome {
  return { state: 'failed', failure, reason, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}
