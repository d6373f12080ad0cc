import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { ChannelAccount, WebhookRequest, WebhookVerdict } from '../domain/network.ts';

/**
 * Answers the hub that asks whether we want the feed of our own videos: only for our channel, and with our word in
 * `hub.verify_token`, or anybody could subscribe our address under a key of theirs.
 */
export function answerHub(account: ChannelAccount, query: URLSearchParams): string | undefined {
  const secret = account.secrets.hub_secret;
  const challenge = query.get('hub.challenge');
  const mode = query.get('hub.mode');
  const topic = query.get('hub.topic') ?? '';
  if (!secret || challenge === null || (mode !== 'subscribe' && mode !== 'unsubscribe')) return undefined;
  if (!/^[\w.-]{1,200}$/.test(challenge)) return undefined;
  const channel = URL.canParse(topic) ? new URL(topic).searchParams.get('channel_id') : null;
  if (channel !== account.externalId) return undefined;
  return timingSafeEqual(digest(query.get('hub.verify_token') ?? ''), digest(secret)) ? challenge : undefined;
}

const lengths = { sha1: 40, sha256: 64 } as const;

/**
 * Checks `X-Hub-Signature: sha1=` (HMAC with `hub.secret` over the raw bytes) in constant time. The hub signs no time; a
 * repeated notice of a video is the same notice.
 */
export function verifyHub(account: ChannelAccount, request: WebhookRequest): WebhookVerdict {
  const header = request.headers.get('x-hub-signature');
  if (header === null || header === '') return { accepted: false, status: 401, reason: 'missing_signature' };
  const [, method, claimed] = /^(sha1|sha256)=([0-9a-f]+)$/.exec(header.trim().toLowerCase()) ?? [];
  const secret = account.secrets.hub_secret;
  const bad = { accepted: false, status: 401, reason: 'bad_signature' } as const;
  if (!secret || claimed === undefined || (method !== 'sha1' && method !== 'sha256')) return bad;
  if (claimed.length !== lengths[method]) return bad;
  const real = createHmac(method, secret).update(request.body).digest();
  return timingSafeEqual(real, Buffer.from(claimed, 'hex')) ? { accepted: true } : bad;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
