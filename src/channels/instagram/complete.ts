import { idText, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readGraph } from '../meta/call.ts';
import { readInstant } from '../meta/read-instant.ts';
import { readComment } from './read-comment.ts';

/** Fills an item whose text or author stood not in the webhook by asking Instagram; throws `NetworkFailure`. */
export async function completeItem(account: ChannelAccount, item: Incoming, signal: AbortSignal): Promise<Incoming> {
  const ids = item.fetch;
  if (ids === undefined) return item;
  if (ids.comment_id !== undefined) return completeComment(account, item, ids.comment_id, signal);
  const mention = await readMentioned(account, ids, signal);
  const media = ids.mention_comment_id === undefined ? mention : record(mention.media);
  const username = text(mention.username);
  const permalink = text(media.permalink);
  const { fetch: _asked, ...rest } = item;
  return {
    ...rest,
    text: text(mention.text) ?? text(mention.caption) ?? item.text,
    at: readInstant(mention.timestamp) ?? item.at,
    author: username === undefined ? item.author : { externalId: `@${username}`, handle: username },
    ...(permalink === undefined ? {} : { permalink }),
  };
}

async function readMentioned(account: ChannelAccount, ids: Record<string, string>, signal: AbortSignal) {
  const media = ids.mention_media_id ?? '';
  const comment = ids.mention_comment_id;
  const [edge, wanted] =
    comment === undefined
      ? [`mentioned_media.media_id(${media})`, ['caption,media_type,permalink,username,timestamp']]
      : // Not every version of the API tells who wrote the comment; asked first, done without when refused.
        [
          `mentioned_comment.comment_id(${comment})`,
          ['text,timestamp,username,media{id,permalink}', 'text,timestamp,media'],
        ];
  const member = comment === undefined ? 'mentioned_media' : 'mentioned_comment';
  for (const [turn, fields] of wanted.entries()) {
    try {
      const query = { fields: `${edge}{${fields}}` };
      const answer = await readGraph(account, `/${encodeURIComponent(account.externalId)}`, query, signal);
      return record(record(answer)[member]);
    } catch (error) {
      const fieldRefused = error instanceof NetworkFailure && error.reason === 'bad_request';
      if (!fieldRefused || turn === wanted.length - 1) throw error;
    }
  }
  return {};
}

async function completeComment(account: ChannelAccount, item: Incoming, id: string, signal: AbortSignal) {
  const fields = 'id,text,timestamp,username,from,parent_id,media{id,permalink}';
  const comment = record(await readGraph(account, `/${encodeURIComponent(id)}`, { fields }, signal));
  const { fetch: _asked, ...found } = readComment(
    account,
    { ...comment, id, text: text(comment.text) ?? item.text },
    {
      at: readInstant(comment.timestamp) ?? item.at,
      permalink: text(record(comment.media).permalink),
    },
  );
  const media = idText(record(comment.media).id);
  return media === undefined ? { ...item, fetch: { comment_id: id } } : found;
}
