import type { ChannelAccount, Outgoing, ReplyOutcome } from '../domain/network.ts';
import { planDirect } from '../meta/plan-direct.ts';
import { failed, type SendPlan, sendOnce } from '../meta/send.ts';
import { directMaxBytes, publicLimit } from './limits.ts';

/** Sends one answer, once. */
export async function sendReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  signal: AbortSignal,
): Promise<ReplyOutcome> {
  if (!account.secrets.access_token) return failed('reauth', 'secret_missing');
  if (outgoing.text.trim() === '') return failed('permanent', 'empty_text');
  const plan = outgoing.visibility === 'public' ? planPublic(account, outgoing) : planPrivate(account, outgoing);
  return sendOnce(account, plan, signal);
}

function planPublic(account: ChannelAccount, outgoing: Outgoing): SendPlan {
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

function planPrivate(account: ChannelAccount, outgoing: Outgoing): SendPlan {
  if (Buffer.byteLength(outgoing.text) > directMaxBytes) return { refused: failed('permanent', 'too_long') };
  const { person_id: person, own_comment_id: comment } = outgoing.replyTo;
  return planDirect(account, outgoing, person ? { id: person } : comment ? { comment_id: comment } : undefined);
}
