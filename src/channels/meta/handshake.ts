import { createHash, timingSafeEqual } from 'node:crypto';
import type { ChannelAccount } from '../domain/network.ts';

/** Answers Meta's GET with the bare challenge when mode and our verify token match, else with undefined (403). */
export function answerHandshake(account: ChannelAccount, query: URLSearchParams): string | undefined {
  const expected = account.secrets.verify_token;
  const challenge = query.get('hub.challenge');
  if (!expected || challenge === null || query.get('hub.mode') !== 'subscribe') return undefined;
  // Meta's challenge is a number; anything else would let our address echo text of a stranger's choice.
  if (!/^[\w.-]{1,200}$/.test(challenge)) return undefined;
  return timingSafeEqual(digest(query.get('hub.verify_token') ?? ''), digest(expected)) ? challenge : undefined;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
