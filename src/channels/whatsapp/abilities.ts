import type { ReplyAbilities, ReplyFacts } from '../domain/network.ts';
import { openUntil } from '../meta/windows.ts';
import { freeWindow, templateLimit, templatesOf, textLimit } from './limits.ts';

/** Says what WhatsApp allows now: free words within 24 hours of the person's last message, afterwards only approved templates. */
export function decideAbilities(facts: ReplyFacts): ReplyAbilities {
  return { public: { allowed: false, reason: 'not_offered' }, private: decidePrivate(facts) };
}

function decidePrivate(facts: ReplyFacts): ReplyAbilities['private'] {
  if (facts.replyTo && !facts.replyTo.to && !facts.replyTo.user_id) return { allowed: false, reason: 'not_offered' };
  const until = openUntil(facts, freeWindow);
  if (until) return { allowed: true, until, maxLength: textLimit(facts.settings), unit: 'characters' };
  const templates = templatesOf(facts.settings);
  if (templates.length === 0) return { allowed: false, reason: 'window_closed' };
  return { allowed: true, maxLength: templateLimit(facts.settings), unit: 'characters', templates };
}
