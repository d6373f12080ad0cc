import { createHash, timingSafeEqual, verify } from 'node:crypto';
import { type Loose, number, parseExact, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, WebhookRequest, WebhookVerdict } from '../domain/network.ts';
import { fetchKeys, keyOf } from './keys.ts';

/** Google's clock and ours may differ by this much, in seconds. */
const skew = 300;
const issuers = new Set(['https://accounts.google.com', 'accounts.google.com']);

/** Fetches the key that a push is signed with, where this process does not know it yet. */
export async function fetchPushKeys(account: ChannelAccount, headers: Headers, signal: AbortSignal): Promise<void> {
  const kid = text(readToken(headers)?.header.kid);
  if (account.settings.push_account && kid !== undefined) await fetchKeys(account, kid, signal);
}

/**
 * Checks that a push comes from our own subscription. With `push_account` it must bear Google's signed token (OIDC) of that
 * service account, made out to our address; without, our secret must stand in the address (`?token=`). Neither signs the
 * body: a notice only names a review, which is then asked for, so a made-up one shows nothing that is not there.
 */
export function verifyPush(account: ChannelAccount, request: WebhookRequest): WebhookVerdict {
  return account.settings.push_account ? verifyToken(account, request) : verifyAddress(account, request);
}

function verifyAddress(account: ChannelAccount, request: WebhookRequest): WebhookVerdict {
  const said = request.url.searchParams.get('token');
  if (said === null || said === '') return { accepted: false, status: 401, reason: 'missing_signature' };
  const expected = account.secrets.push_token;
  if (!expected || !timingSafeEqual(digest(said), digest(expected))) return bad;
  return { accepted: true };
}

const bad = { accepted: false, status: 401, reason: 'bad_signature' } as const;

function verifyToken(account: ChannelAccount, request: WebhookRequest): WebhookVerdict {
  if (!request.headers.get('authorization')) return { accepted: false, status: 401, reason: 'missing_signature' };
  const token = readToken(request.headers);
  const key = token && keyOf(account, text(token.header.kid) ?? '');
  // Only the one method that Google signs with: a token that chooses its own is no token.
  if (!token || !key || token.header.alg !== 'RS256') return bad;
  if (!verify('RSA-SHA256', Buffer.from(token.signed), key, token.signature)) return bad;
  const { claims } = token;
  const wanted = account.settings.push_audience || withoutQuery(request.url);
  const ours =
    issuers.has(text(claims.iss) ?? '') &&
    text(claims.aud) === wanted &&
    text(claims.email) === account.settings.push_account &&
    claims.email_verified === true;
  if (!ours) return bad;
  const now = request.now.getTime() / 1_000;
  const ends = number(claims.exp) ?? 0;
  const begins = number(claims.iat) ?? Number.POSITIVE_INFINITY;
  if (now > ends + skew || now < begins - skew) return { accepted: false, status: 401, reason: 'stale' };
  return { accepted: true };
}

interface PushToken {
  header: Loose;
  claims: Loose;
  signed: string;
  signature: Buffer;
}

function readToken(headers: Headers): PushToken | undefined {
  const [, header, claims, signature] =
    /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/i.exec((headers.get('authorization') ?? '').trim()) ?? [];
  if (header === undefined || claims === undefined || signature === undefined) return undefined;
  try {
    return {
      header: readPart(header),
      claims: readPart(claims),
      signed: `${header}.${claims}`,
      signature: Buffer.from(signature, 'base64url'),
    };
  } catch {
    return undefined;
  }
}

function readPart(part: string): Loose {
  return record(parseExact(Buffer.from(part, 'base64url').toString('utf8')));
}

function withoutQuery(url: URL): string {
  return url.origin + url.pathname;
}

function digest(said: string): Buffer {
  return createHash('sha256').update(said).digest();
}
