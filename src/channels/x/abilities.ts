import type { ReplyAbilities, ReplyFacts } from '../domain/network.ts';
import { answersAnybody, hasMessages, messageLimit, postLimit } from './limits.ts';

/**
 * Says what X allows now. Publicly, for ever: by a self-serve account only who called us (named us in the post or quoted
 * ours), by an Enterprise account anybody. Privately: who wrote to us privately, for ever; writing first to people who
 * only posted is against X's automation rules.
 */
export function decideAbilities(facts: ReplyFacts): ReplyAbilities {
  const refused = { allowed: false, reason: 'not_permitted' } as const;
  const closed = { allowed: false, reason: 'not_offered' } as const;
  if (facts.visibility === 'private') {
    const open = { allowed: true, maxLength: messageLimit(facts.settings), unit: 'characters' } as const;
    // An encrypted message has no place where a program could answer.
    const place = facts.replyTo === undefined || hasPlace(facts.replyTo);
    if (!place) return { public: closed, private: closed };
    return { public: closed, private: hasMessages(facts.settings) ? open : refused };
  }
  if (!isCalled(facts)) return { public: refused, private: refused };
  return {
    public: { allowed: true, maxLength: postLimit(facts.settings), unit: 'x_weighted' },
    private: refused,
  };
}

function hasPlace(replyTo: Record<string, string>): boolean {
  return Boolean(replyTo.participant_id || replyTo.dm_conversation_id);
}

/** X does not document whether the name it puts before an answer by itself counts; `automatic_mention` says what was found. */
function isCalled(facts: ReplyFacts): boolean {
  if (answersAnybody(facts.settings) || facts.replyTo === undefined) return true;
  const { summoned } = facts.replyTo;
  if (summoned === 'automatic') return facts.settings?.automatic_mention !== 'refused';
  return summoned === 'mention' || summoned === 'quote';
}
