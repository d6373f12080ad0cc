import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readTikTok } from './call.ts';
import { noteOwnName, ownName } from './own-name.ts';
import { readComment } from './read-comment.ts';

/**
 * Asks who wrote a comment and whether it was us; throws `NetworkFailure`. When the budget is full, or listing was not
 * granted, or the comment is gone, it is taken as the webhook told it, ours by our name if that is known. An answer of an
 * unknown writer that the list does not show (yet) is tried again: it may be our own, which must never become a report.
 */
export async function completeItem(account: ChannelAccount, item: Incoming, signal: AbortSignal): Promise<Incoming> {
  const { fetch: ids, ...known } = item;
  if (ids === undefined) return item;
  if (ids.mention_comment_id !== undefined) return completeMention(account, known, ids.mention_comment_id, signal);
  const id = ids.comment_id ?? '';
  const us = () => ownName(account);
  try {
    const found = await findComment(account, ids.video_id ?? '', id, signal);
    if (found) {
      if (found.owner === true) noteOwnName(account, idText(found.unique_identifier));
      const whole = readComment(account, { text: item.text, ...found }, { videoId: ids.video_id, receivedAt: item.at });
      return item.account === undefined ? whole : { ...whole, account: item.account };
    }
    if (us() === undefined && item.answers) throw new NetworkFailure('transient', 'service_down');
  } catch (error) {
    if (!(error instanceof NetworkFailure)) throw error;
    const refused = error.failure === 'policy' || error.failure === 'permanent';
    const full = error.failure === 'rate' && us() !== undefined;
    if (!refused && !full) throw error;
  }
  // Gone again already, or not ours to see: what the webhook said is all there is.
  if (item.text === '') throw new NetworkFailure('permanent', 'target_gone');
  return item.author.externalId === us() ? { ...known, kind: 'echo' } : known;
}

async function findComment(
  account: ChannelAccount,
  videoId: string,
  id: string,
  signal: AbortSignal,
): Promise<Loose | undefined> {
  const query = {
    business_id: account.externalId,
    video_id: videoId,
    comment_ids: JSON.stringify([id]),
    include_replies: 'true',
  };
  const { data } = await readTikTok(account, { method: 'GET', path: '/business/comment/list/', query }, signal);
  const comments = list(data.comments).map(record);
  const all = comments.flatMap((one) => [one, ...list(one.reply_list).map(record)]);
  return all.find((one) => idText(one.comment_id) === id);
}

/** The webhook of a mention in a comment bears no text; it can be asked for during 48 hours. */
async function completeMention(account: ChannelAccount, known: Incoming, id: string, signal: AbortSignal) {
  const query = { business_id: account.externalId, comment_id: id };
  const { data } = await readTikTok(account, { method: 'GET', path: '/business/mention/comment/get/', query }, signal);
  const comment = record(data.comment ?? list(data.comments)[0] ?? data);
  const handle = text(comment.username);
  const name = text(comment.display_name);
  return {
    ...known,
    text: text(comment.text) ?? text(comment.comment_text) ?? known.text,
    author: {
      ...known.author,
      ...(handle === undefined ? {} : { handle }),
      ...(name === undefined ? {} : { name }),
    },
  };
}
