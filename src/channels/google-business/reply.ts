import { record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Outgoing, ReplyAbilities, ReplyFacts, ReplyOutcome } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { countText } from '../domain/text-length.ts';
import { readGoogle } from '../google/call.ts';
import { asNotSent, failed, sendOnce, tidyWords, unclear } from '../google/send.ts';
import { replyBytes } from './limits.ts';
import { type ReviewName, readReviewName } from './names.ts';
import { replyId } from './read-review.ts';

/** A review takes one public reply, at any time; Google closed its chat in 2024. */
export function decideAbilities(facts: ReplyFacts): ReplyAbilities {
  const closed = { allowed: false, reason: 'not_offered' } as const;
  if (facts.visibility !== 'public') return { public: closed, private: closed };
  return { public: { allowed: true, maxLength: replyBytes(facts.settings), unit: 'bytes' }, private: closed };
}

/**
 * Writes the one reply of a review. The call overwrites, so what stands there is looked at first: the same words are our own
 * from before, a rejected reply is nobody's, and other words stay unless ours contain them (who wrote those has seen them).
 */
export async function sendReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  signal: AbortSignal,
): Promise<ReplyOutcome> {
  const review = readReviewName(outgoing.replyTo.review);
  if (outgoing.visibility !== 'public' || !review || outgoing.automatic) return failed('permanent', 'not_offered');
  if (outgoing.text.trim() === '') return failed('permanent', 'empty_text');
  if (countText(outgoing.text, 'bytes') > replyBytes(account.settings)) return failed('permanent', 'too_long');
  let standing: Standing | undefined;
  try {
    standing = await readStanding(account, review, signal);
  } catch (error) {
    // Nothing was written yet.
    if (error instanceof NetworkFailure) return asNotSent(error);
    return failed('transient', 'network_down');
  }
  const wanted = tidyWords(outgoing.text);
  if (standing && !standing.rejected) {
    if (standing.words === wanted) return { state: 'sent', externalId: replyId(review.id, outgoing.text) };
    if (!wanted.includes(standing.words)) return failed('permanent', 'already_answered');
  }
  const sent = await sendOnce(
    account,
    { host: 'reviews', method: 'PUT', path: `/v4/${review.name}/reply`, json: { comment: outgoing.text } },
    signal,
  );
  if ('ended' in sent) return sent.ended;
  const stands = text(record(sent.answer.body).comment);
  return stands === undefined ? unclear() : { state: 'sent', externalId: replyId(review.id, outgoing.text) };
}

/** Looks whether our words stand there after all; throws `NetworkFailure`. */
export async function findReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  _since: Date,
  signal: AbortSignal,
): Promise<string | undefined> {
  const review = readReviewName(outgoing.replyTo.review);
  const standing = review && (await readStanding(account, review, signal));
  if (!review || standing?.words !== tidyWords(outgoing.text)) return undefined;
  return replyId(review.id, outgoing.text);
}

interface Standing {
  words: string;
  rejected: boolean;
}

async function readStanding(
  account: ChannelAccount,
  review: ReviewName,
  signal: AbortSignal,
): Promise<Standing | undefined> {
  const path = `/v4/${review.name}`;
  const { body } = await readGoogle(account, { host: 'reviews', method: 'GET', path }, signal);
  const reply = record(body.reviewReply);
  const words = tidyWords(text(reply.comment) ?? '');
  return words === '' ? undefined : { words, rejected: text(reply.reviewReplyState) === 'REJECTED' };
}
