import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ChannelAccount, WebhookRequest, WebhookVerdict } from '../domain/network.ts';
import { signatureWindow } from './limits.ts';

/**
 * Checks `Tiktok-Signature: t=<seconds>,s=<hex>` (HMAC-SHA256 with the app secret over the time, a dot and the raw bytes)
 * in constant time, and that its time is near: an older delivery, though well signed, is a replay.
 */
export function verifySignature(account: ChannelAccount, request: WebhookRequest): WebhookVerdict {
  const header = request.headers.get('tiktok-signature');
  if (header === null || header === '') return { accepted: false, status: 401, reason: 'missing_signature' };
  const parts = new Map(header.split(',').map((part) => splitOnce(part.trim())));
  const time = /^\d{1,12}$/.exec(parts.get('t') ?? '')?.[0];
  const claimed = /^[0-9a-f]{64}$/.exec(parts.get('s') ?? '')?.[0];
  const secret = account.secrets.app_secret;
  if (time === undefined || claimed === undefined || !secret) {
    return { accepted: false, status: 401, reason: 'bad_signature' };
  }
  const real = createHmac('sha256', secret).update(`${time}.`).update(request.body).digest();
  if (!timingSafeEqual(real, Buffer.from(claimed, 'hex'))) {
    return { accepted: false, status: 401, reason: 'bad_signature' };
  }
  const age = Math.abs(request.now.getTime() - Number(time) * 1_000);
  return age > signatureWindow(account.settings)
    ? { accepted: false, status: 401, reason: 'stale' }
    : { accepted: true };
}

function splitOnce(part: string): [string, string] {
  const at = part.indexOf('=');
  return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
}
