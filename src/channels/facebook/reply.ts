import type { ChannelAccount, Outgoing, ReplyOutcome } from '../domain/network.ts';
import { planDirect, type Recipient } from '../meta/plan-direct.ts';
import { failed, type SendPlan, sendOnce } from '../meta/send.ts';
import { directMaxCharacters, publicLimit } from './limits.ts';

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

/** Under what a public answer stands: the top-level comment, the review, the mention, or the visitor's post. */
export function publicTarget(to: Record<string, string>): string | undefined {
  return to.comment_id ?? to.review_id ?? to.mention_id ?? to.own_post_id;
}

function planPublic(account: ChannelAccount, outgoing: Outgoing): SendPlan {
  if (outgoing.text.length > publicLimit(account.settings)) return { refused: failed('permanent', 'too_long') };
  const target = publicTarget(outgoing.replyTo);
  if (!target) return { refused: failed('permanent', 'not_offered') };
  const path = `/${encodeURIComponent(target)}/comments`;
  return { call: { method: 'POST', path, json: { message: outgoing.text } } };
}

function planPrivate(account: ChannelAccount, outgoing: Outgoing): SendPlan {
  if (outgoing.text.length > directMaxCharacters) return { refused: failed('permanent', 'too_long') };
  return planDirect(account, outgoing, recipientOf(outgoing.replyTo), { messaging_type: 'RESPONSE' });
}

function recipientOf(to: Record<string, string>): Recipient | undefined {
  if (to.person_id) return { id: to.person_id };
  if (to.own_comment_id) return { comment_id: to.own_comment_id };
  return to.own_post_id ? { post_id: to.own_post_id } : undefined;
}
