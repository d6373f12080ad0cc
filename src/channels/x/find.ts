import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Outgoing } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { readX } from './call.ts';
import { messageFields, ownPostFields } from './fields.ts';
import { asWritten, sameWords, unescapeText } from './read-text.ts';

/** X's clock and ours may differ by this much, in milliseconds. */
const clockSlack = 60_000;

/**
 * Looks whether an answer stands there after all: our own post under the one it answers, or our own message to that person,
 * with these words, since the sending began; throws `NetworkFailure`.
 */
export async function findReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  since: Date,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (outgoing.visibility === 'private') return findMessage(account, outgoing, since, signal);
  const target = outgoing.replyTo.tweet_id;
  if (!target) return undefined;
  const posts = await ownPostsSince(account, since, signal);
  const same = posts.find((one) => answers(one, target) && sameWords(wordsOf(one), outgoing.text));
  return same && firstId(same);
}

/** Our own posts since an instant, newest first. Throws `NetworkFailure`. */
export async function ownPostsSince(account: ChannelAccount, since: Date, signal: AbortSignal): Promise<Loose[]> {
  const from = new Date(since.getTime() - clockSlack).toISOString().replace(/\.\d+Z$/, 'Z');
  const path = `/2/users/${encodeURIComponent(account.externalId)}/tweets`;
  const query = { max_results: '100', start_time: from, ...ownPostFields };
  const { body } = await readX(account, { method: 'GET', path, query }, signal);
  return list(record(body).data).map(record);
}

/** The words of one of our posts as we wrote them. */
export function wordsOf(post: Loose): string {
  return asWritten(post, unescapeText(text(record(post.note_tweet).text) ?? text(post.text) ?? ''));
}

/** The id a post keeps through its edits. */
export function firstId(post: Loose): string | undefined {
  return idText(list(post.edit_history_tweet_ids)[0]) ?? idText(post.id);
}

function answers(post: Loose, target: string): boolean {
  const references = list(post.referenced_tweets ?? post.referenced_posts).map(record);
  return references.some((one) => one.type === 'replied_to' && idText(one.id) === target);
}

async function findMessage(account: ChannelAccount, outgoing: Outgoing, since: Date, signal: AbortSignal) {
  const path = `${roomPath(outgoing.replyTo)}/dm_events`;
  const query = { max_results: '50', event_types: 'MessageCreate', ...messageFields };
  const { body } = await readX(account, { method: 'GET', path, query }, signal);
  const same = list(record(body).data)
    .map(record)
    .find(
      (one) =>
        idText(one.sender_id) === account.externalId &&
        (readInstant(one.created_at)?.getTime() ?? 0) >= since.getTime() - clockSlack &&
        sameWords(wordsOf(one), outgoing.text),
    );
  return idText(same?.id);
}

/** Where a private conversation lives: with one person, or by its own id (a group). */
export function roomPath(replyTo: Record<string, string>): string {
  return replyTo.dm_conversation_id
    ? `/2/dm_conversations/${encodeURIComponent(replyTo.dm_conversation_id)}`
    : `/2/dm_conversations/with/${encodeURIComponent(replyTo.participant_id ?? '')}`;
}
