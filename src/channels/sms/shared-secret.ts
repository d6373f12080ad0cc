import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { ChannelAccount, WebhookRequest, WebhookVerdict } from '../domain/network.ts';

/**
 * The name under which a gateway that can only be given an address repeats our secret: `…/hook/3?key=SECRET`. The journal
 * keeps such a call without it.
 */
export const secretField = 'key';

/**
 * Checks what a gateway without a signature of its own repeats to us, in constant time: our secret in the address, in a
 * header, or as the password of Basic; or, when `signature_header` names a header, an HMAC-SHA256 of the raw bytes in it,
 * and nothing else.
 */
export function verifyShared(account: ChannelAccount, request: WebhookRequest): WebhookVerdict {
  const secret = account.secrets.webhook_secret;
  const signatureHeader = account.settings.signature_header;
  const said = signatureHeader ? signatureOf(request, signatureHeader) : secretOf(account, request);
  if (said === undefined || said === '') return { accepted: false, status: 401, reason: 'missing_signature' };
  if (!secret) return { accepted: false, status: 401, reason: 'bad_signature' };
  const expected = signatureHeader ? hmacOf(secret, request.body, said) : secret;
  return same(said, expected) ? { accepted: true } : { accepted: false, status: 401, reason: 'bad_signature' };
}

function secretOf(account: ChannelAccount, request: WebhookRequest): string | undefined {
  const inAddress = request.url.searchParams.get(secretField);
  if (inAddress !== null) return inAddress;
  const inHeader = request.headers.get(account.settings.secret_header || 'x-webhook-secret');
  if (inHeader !== null) return inHeader;
  const [way, value = ''] = (request.headers.get('authorization') ?? '').split(/\s+/);
  if (/^bearer$/i.test(way ?? '')) return value;
  if (!/^basic$/i.test(way ?? '')) return undefined;
  const login = Buffer.from(value, 'base64').toString('utf8');
  return login.slice(login.indexOf(':') + 1);
}

function signatureOf(request: WebhookRequest, header: string): string | undefined {
  return request.headers.get(header)?.replace(/^sha256=/i, '');
}

/** In the alphabet in which the other side wrote it: 64 hexadecimal digits, or base64. */
function hmacOf(secret: string, body: Uint8Array, said: string): string {
  const digest = createHmac('sha256', secret).update(body).digest();
  if (!/^[0-9a-f]{64}$/i.test(said)) return digest.toString('base64');
  const hex = digest.toString('hex');
  return said === said.toUpperCase() ? hex.toUpperCase() : hex;
}

/** Compares in constant time, whatever the lengths. */
export function same(said: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(said), digest(expected));
}
