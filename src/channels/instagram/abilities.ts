import type { Ability, ReplyAbilities, ReplyFacts } from '../domain/network.ts';
import { directWindowOf, openUntil, privateReplyWindow } from '../meta/windows.ts';
import { directMaxBytes, publicLimit } from './limits.ts';

/**
 * Says what Instagram allows now: a comment may be answered publicly for ever and privately once within 7 days; a
 * direct message within 24 hours of the person's last one, or 7 days where the Human Agent feature is on.
 */
export function decideAbilities(facts: ReplyFacts): ReplyAbilities {
  if (facts.visibility === 'public') {
    // Only comments on our own posts take a private reply; a mention elsewhere is answered in its place.
    const elsewhere = facts.replyTo !== undefined && !facts.replyTo.own_comment_id;
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
  return { allowed: true, until, maxLength: directMaxBytes, maxBytes: directMaxBytes };
}
