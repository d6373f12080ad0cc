import type { ChannelAccount, Outgoing, ReplyOutcome } from '../domain/network.ts';
import type { GraphCall } from '../meta/call.ts';
import { failed, sendOnce } from '../meta/send.ts';
import { freeWindow, templateLimit, templatesOf, textLimit } from './limits.ts';
import { markKey } from './own-key.ts';

/**
 * Sends one answer, once: free words within 24 hours of the person's last message, afterwards inside an approved template.
 * A template that WhatsApp surely refused (paused, not approved) makes room for the next one of the list.
 */
export async function sendReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  signal: AbortSignal,
): Promise<ReplyOutcome> {
  const { to, user_id } = outgoing.replyTo;
  if (!account.secrets.access_token) return failed('reauth', 'secret_missing');
  if (outgoing.text.trim() === '') return failed('permanent', 'empty_text');
  if (outgoing.visibility === 'public' || (!to && !user_id)) return failed('permanent', 'not_offered');
  const age = (outgoing.now ?? new Date()).getTime() - outgoing.lastInboundAt.getTime();
  if (age < freeWindow) {
    if (lettersOf(outgoing.text) > textLimit(account.settings)) return failed('permanent', 'too_long');
    return sendOnce(account, { call: plan(account, outgoing, freeText(outgoing)) }, signal);
  }
  return sendInTemplate(account, outgoing, signal);
}

async function sendInTemplate(account: ChannelAccount, outgoing: Outgoing, signal: AbortSignal): Promise<ReplyOutcome> {
  const words = onOneLine(outgoing.text);
  if (lettersOf(words) > templateLimit(account.settings)) return failed('permanent', 'too_long');
  let outcome: ReplyOutcome = failed('policy', 'window_closed');
  for (const name of templatesOf(account.settings)) {
    outcome = await sendOnce(account, { call: plan(account, outgoing, inTemplate(account, name, words)) }, signal);
    if (outcome.state !== 'failed' || outcome.reason !== 'template_refused') return outcome;
  }
  return outcome;
}

function plan(account: ChannelAccount, outgoing: Outgoing, content: Record<string, unknown>): GraphCall {
  const { to, user_id } = outgoing.replyTo;
  const json = {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    // A number where we have one, so that numbers go on standing in what comes back; else the business-scoped id.
    ...(to ? { to } : { recipient: user_id }),
    ...content,
    biz_opaque_callback_data: markKey(outgoing.key),
  };
  return { method: 'POST', path: `/${encodeURIComponent(account.externalId)}/messages`, json };
}

function freeText(outgoing: Outgoing): Record<string, unknown> {
  return { type: 'text', text: { body: outgoing.text, preview_url: false } };
}

function inTemplate(account: ChannelAccount, name: string, words: string): Record<string, unknown> {
  const code = account.settings.template_language || 'id';
  const parameters = [{ type: 'text', text: words }];
  return { type: 'template', template: { name, language: { code }, components: [{ type: 'body', parameters }] } };
}

/** A template's parameter takes neither ends of lines nor tabs, nor more than four spaces together. */
function onOneLine(words: string): string {
  return words
    .trim()
    .replaceAll(/\s*[\r\n]+\s*/g, ' / ')
    .replaceAll(/\t+| {2,}/g, ' ');
}

function lettersOf(words: string): number {
  return [...words].length;
}
