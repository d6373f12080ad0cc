import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ChannelAccount, WebhookRequest, WebhookVerdict } from '../domain/network.ts';

/**
 * Answers X's challenge (CRC): asked when the address is registered, when it is validated anew, and about hourly. The
 * answer is the very signature of what was asked, so nothing that could be an event's body is ever signed here.
 */
export function answerChallenge(account: ChannelAccount, query: URLSearchParams): { json: unknown } | undefined {
  const token = query.get('crc_token');
  const secret = account.secrets.consumer_secret;
  if (!secret || token === null || !/^[\w+/=.-]{1,256}$/.test(token)) return undefined;
  return { json: { response_token: `sha256=${sign(secret, token).toString('base64')}` } };
}

/**
 * Checks `x-twitter-webhooks-signature` (HMAC-SHA256 with the consumer secret, base64) on the raw bytes, in constant time.
 * X signs no time and may repeat lost events days later, so an old body is not stale; its items have known ids.
 */
export function verifySignature(account: ChannelAccount, request: WebhookRequest): WebhookVerdict {
  const header = request.headers.get('x-twitter-webhooks-signature');
  if (header === null || header === '') return { accepted: false, status: 401, reason: 'missing_signature' };
  const secret = account.secrets.consumer_secret;
  const claimed = Buffer.from(/^sha256=([\w+/-]{43}=?)$/.exec(header)?.[1] ?? '', 'base64');
  if (!secret || claimed.length !== 32 || !timingSafeEqual(sign(secret, request.body), claimed)) {
    return { accepted: false, status: 401, reason: 'bad_signature' };
  }
  return { accepted: true };
}

function sign(secret: string, what: string | Uint8Array): Buffer {
  return createHmac('sha256', secret).update(what).digest();
}
