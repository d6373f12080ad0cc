import type { ReplyAbilities, ReplyFacts } from '../domain/network.ts';
import { textLimit } from './limits.ts';

/** Says what Threads allows: a public reply at any time; it has no messages by the API at all. */
export function decideAbilities(facts: ReplyFacts): ReplyAbilities {
  const nowhere = facts.replyTo !== undefined && !facts.replyTo.reply_to_id;
  return {
    public: nowhere
      ? { allowed: false, reason: 'not_offered' }
      : { allowed: true, maxLength: textLimit(facts.settings), unit: 'threads' },
    private: { allowed: false, reason: 'not_offered' },
  };
}
