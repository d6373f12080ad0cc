import type { ChannelAccount, Outgoing, ReplyOutcome } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { countText } from '../domain/text-length.ts';
import { failed, sendOnce } from '../meta/send.ts';
import { makeContainer, planPublish, respectQuota, waitUntilReady } from './container.ts';
import { hasTooManyLinks, textLimit } from './limits.ts';

/**
 * Sends one reply in two steps: a container that nobody sees, then the one irreversible call that publishes it. Trouble
 * before that call is certain to have had no effect.
 */
export async function sendReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  signal: AbortSignal,
): Promise<ReplyOutcome> {
  const target = outgoing.replyTo.reply_to_id;
  if (!account.secrets.access_token) return failed('reauth', 'secret_missing');
  if (outgoing.text.trim() === '') return failed('permanent', 'empty_text');
  if (outgoing.visibility === 'private' || !target) return failed('permanent', 'not_offered');
  if (countText(outgoing.text, 'threads') > textLimit(account.settings)) return failed('permanent', 'too_long');
  if (hasTooManyLinks(account.settings, outgoing.text)) return failed('permanent', 'too_many_links');
  let container: string;
  try {
    await respectQuota(account, 'reply_quota', signal);
    const fields = { media_type: 'TEXT', text: outgoing.text, reply_to_id: target };
    container = await makeContainer(account, fields, signal);
    await waitUntilReady(account, container, signal);
  } catch (error) {
    if (error instanceof NetworkFailure) return failed(error.failure, error.reason, error.retryAfterSeconds);
    if (signal.aborted) return failed('transient', 'service_down');
    throw error;
  }
  return sendOnce(account, { call: planPublish(account, container) }, signal);
}
