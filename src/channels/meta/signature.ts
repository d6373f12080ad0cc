import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ChannelAccount, WebhookRequest, WebhookVerdict } from '../domain/network.ts';

const signatureShape = /^sha256=([0-9a-f]{64})$/;

/**
 * Checks `X-Hub-Signature-256` (HMAC-SHA256 with the app secret) on the raw bytes, in constant time.
 * Meta signs no time, and documents no age after which its retries stop, so an old body is not refused as stale: a
 * replay carries the ids of items we already have, and the unique keys make it change nothing.
 */
export function verifySignature(account: ChannelAccount, request: WebhookRequest): WebhookVerdict {
  const header = request.headers.get('x-hub-signature-256');
  if (header === null || header === '') return { accepted: false, status: 401, reason: 'missing_signature' };
  const claimed = signatureShape.exec(header)?.[1];
  const secret = account.secrets.app_secret;
  if (claimed === undefined || !secret) return { accepted: false, status: 401, reason: 'bad_signature' };
  const real = createHmac('sha256', secret).update(request.body).digest();
  if (!timingSafeEqual(real, Buffer.from(claimed, 'hex'))) {
    return { accepted: false, status: 401, reason: 'bad_signature' };
  }
  return { accepted: true };
}
