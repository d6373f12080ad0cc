import type { ReplyAbilities, ReplyFacts } from '../domain/network.ts';
import { hasMessages, messageBytes, messageLimit, postBytes, postLimit } from './limits.ts';

/**
 * Says what Bluesky allows: a post is answered under it, a message in its conversation, both for ever. We do not open
 * conversations with people who only posted: many take messages from whom they follow only.
 */
export function decideAbilities(facts: ReplyFacts): ReplyAbilities {
  const closed = { allowed: false, reason: 'not_offered' } as const;
  const { settings, replyTo } = facts;
  if (facts.visibility === 'public') {
    const open = {
      allowed: true,
      maxLength: postLimit(settings),
      unit: 'graphemes',
      maxBytes: postBytes(settings),
    } as const;
    return { public: replyTo === undefined || replyTo.uri ? open : closed, private: closed };
  }
  if (replyTo !== undefined && !replyTo.convo_id) return { public: closed, private: closed };
  const open = {
    allowed: true,
    maxLength: messageLimit(settings),
    unit: 'graphemes',
    maxBytes: messageBytes(settings),
  } as const;
  return { public: closed, private: hasMessages(settings) ? open : { allowed: false, reason: 'not_permitted' } };
}
