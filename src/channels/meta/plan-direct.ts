import type { ChannelAccount, Outgoing } from '../domain/network.ts';
import { failed, type SendPlan } from './send.ts';
import { privateReplyWindow, tagFor } from './windows.ts';

/** To whom a private word goes: a person of whom we have a thread, or (once) who wrote a comment or a post. */
export type Recipient = { id: string } | { comment_id: string } | { post_id: string };

/** Plans one direct message or private reply; `more` stands beside an ordinary one (`messaging_type`). */
export function planDirect(
  account: ChannelAccount,
  outgoing: Outgoing,
  recipient: Recipient | undefined,
  more: Record<string, string> = {},
): SendPlan {
  if (recipient === undefined) return { refused: failed('permanent', 'not_offered') };
  const age = (outgoing.now ?? new Date()).getTime() - outgoing.lastInboundAt.getTime();
  const message = { text: outgoing.text };
  const path = `/${encodeURIComponent(account.externalId)}/messages`;
  if ('id' in recipient) {
    const tag = tagFor(account.settings, outgoing.automatic, age);
    if (tag === undefined) return { refused: failed('policy', 'window_closed') };
    return { call: { method: 'POST', path, json: { recipient, message, ...more, ...tag } } };
  }
  if (age >= privateReplyWindow) return { refused: failed('policy', 'window_closed') };
  return { call: { method: 'POST', path, json: { recipient, message, ...more } } };
}
