import type { ReplyAbilities, ReplyFacts } from '../domain/network.ts';
import { commentLimit, hasMessages, messageLimit, messageWindow } from './limits.ts';

/**
 * Says what TikTok allows now: a comment is answered under it, for ever and publicly only; a direct message within 48
 * hours of the person's last one, where direct messages were granted. A Login Kit account can answer nothing.
 */
export function decideAbilities(facts: ReplyFacts): ReplyAbilities {
  const closed = { allowed: false, reason: 'not_offered' } as const;
  if (facts.settings?.api === 'login_kit') return { public: closed, private: closed };
  if (facts.visibility === 'public') {
    // A caption that names us can be read, but the API writes comments only under a comment.
    const place = facts.replyTo === undefined || facts.replyTo.comment_id !== undefined;
    return {
      public: place ? { allowed: true, maxLength: commentLimit(facts.settings), unit: 'characters' } : closed,
      private: closed,
    };
  }
  if (!hasMessages(facts.settings)) return { public: closed, private: { allowed: false, reason: 'not_permitted' } };
  const until = new Date(facts.lastInboundAt.getTime() + messageWindow(facts.settings));
  return {
    public: closed,
    private:
      facts.now >= until
        ? { allowed: false, reason: 'window_closed' }
        : { allowed: true, until, maxLength: messageLimit(facts.settings), unit: 'characters' },
  };
}
