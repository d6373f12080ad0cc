import { createHash, timingSafeEqual } from 'node:crypto';
import type { ChannelAccount, WebhookRequest, WebhookVerdict } from '../domain/network.ts';

/**
 * Checks the secret header that Telegram repeats on each delivery, in constant time. The body itself is not signed
 * and bears no trusted time; a replayed update is caught by the unique key of its message.
 */
export function verifySecret(account: ChannelAccount, request: WebhookRequest): WebhookVerdict {
  const said = request.headers.get('x-telegram-bot-api-secret-token');
  if (said === null || said === '') return { accepted: false, status: 401, reason: 'missing_signature' };
  const expected = account.secrets.webhook_secret;
  if (!expected || !timingSafeEqual(digest(said), digest(expected))) {
    return { accepted: false, status: 401, reason: 'bad_signature' };
  }
  return { accepted: true };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
