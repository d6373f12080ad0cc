import type { Ability, ReplyAbilities, ReplyFacts } from '../domain/network.ts';
import { directWindowOf, openUntil, privateReplyWindow } from '../meta/windows.ts';
import { directMaxCharacters, publicLimit } from './limits.ts';

/**
 * Says what Facebook allows now: a comment or a visitor's post may be answered publicly for ever and privately once within
 * 7 days; a review and a mention elsewhere only publicly; Messenger within 24 hours, or 7 days with the Human Agent feature.
 */
export function decideAbilities(facts: ReplyFacts): ReplyAbilities {
  if (facts.visibility === 'public') {
    const to = facts.replyTo;
    const elsewhere = to !== undefined && !to.own_comment_id && !to.own_post_id;
    return {
      public: { allowed: true, maxLength: publicLimit(facts.settings) },
      private: elsewhere
        ? { allowed: false, reason: 'not_offered' }
        : facts.privateRepliesSent > 0
          ? { allowed: false, reason: 'already_replied_privately' }
          : within(facts, privateReplyWindow),
    };
  }
  return {
    public: { allowed: false, reason: 'not_offered' },
    private: within(facts, directWindowOf(facts.settings)),
  };
}

function within(facts: ReplyFacts, window: number): Ability {
  const until = openUntil(facts, window);
  if (until === undefined) return { allowed: false, reason: 'window_closed' };
  return { allowed: true, until, maxLength: directMaxCharacters };
}
