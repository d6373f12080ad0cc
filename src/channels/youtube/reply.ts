import { idText, record } from '../domain/loose-json.ts';
import type { ChannelAccount, Outgoing, ReplyAbilities, ReplyFacts, ReplyOutcome } from '../domain/network.ts';
import { failed, unclear } from '../google/send.ts';
import { writeYouTube } from './call.ts';
import { commentLimit } from './limits.ts';

/** A comment is answered under it, publicly and for ever; YouTube has no private messages. */
export function decideAbilities(facts: ReplyFacts): ReplyAbilities {
  const closed = { allowed: false, reason: 'not_offered' } as const;
  if (facts.visibility !== 'public') return { public: closed, private: closed };
  const prefix = prefixFor(facts.replyTo);
  return {
    public: {
      allowed: true,
      maxLength: commentLimit(facts.settings),
      unit: 'characters',
      ...(prefix === '' ? {} : { prefix }),
    },
    private: closed,
  };
}

/** Answers stand under the top-level comment; who wrote further down is called by name, or would not be told. */
export function prefixFor(replyTo: Record<string, string> | undefined): string {
  return replyTo?.handle ? `@${replyTo.handle} ` : '';
}

/** Sends one answer, once. YouTube has no key against doubles, so every silence and every unlisted code is `unknown`. */
export async function sendReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  signal: AbortSignal,
): Promise<ReplyOutcome> {
  const parentId = outgoing.replyTo.parent_id;
  if (outgoing.visibility !== 'public' || !parentId) return failed('permanent', 'not_offered');
  if (outgoing.text.trim() === '') return failed('permanent', 'empty_text');
  const textOriginal = prefixFor(outgoing.replyTo) + outgoing.text;
  if ([...textOriginal].length > commentLimit(account.settings)) return failed('permanent', 'too_long');
  const sent = await writeYouTube(
    account,
    {
      host: 'data',
      method: 'POST',
      path: '/youtube/v3/comments',
      query: { part: 'id,snippet' },
      json: { snippet: { parentId, textOriginal } },
    },
    signal,
  );
  if ('ended' in sent) return sent.ended;
  const id = idText(record(sent.body).id);
  return id === undefined ? unclear() : { state: 'sent', externalId: id };
}
