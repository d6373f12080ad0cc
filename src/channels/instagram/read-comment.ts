import { keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Incoming } from '../domain/network.ts';

/** What stands around a comment and not in it. */
export interface CommentPlace {
  at: Date;
  entryId?: string | undefined;
  live?: boolean;
  permalink?: string | undefined;
}

/**
 * Reads a comment on our media. Replies hang under the top-level comment, so that one is kept as the place to answer;
 * a private reply goes to the person's own comment.
 */
export function readComment(account: ChannelAccount, value: Loose, place: CommentPlace): Incoming {
  const id = idText(value.id) ?? idText(value.comment_id);
  if (id === undefined) return keepUnknown('comments', value, place.at);
  const from = record(value.from);
  const username = text(from.username) ?? text(value.username);
  const person = idText(from.id) ?? (username === undefined ? undefined : `@${username}`);
  const mediaId = idText(record(value.media).id);
  const parent = idText(value.parent_id);
  const ours = isOurs(account, from, username, place.entryId);
  const author = {
    externalId: person ?? `comment:${id}`,
    ...(username === undefined ? {} : { handle: username }),
  };
  return {
    kind: ours ? 'echo' : 'comment',
    externalId: id,
    conversation: `${author.externalId}:${mediaId ?? id}`,
    replyTo: {
      comment_id: parent ?? id,
      own_comment_id: id,
      ...(mediaId === undefined ? {} : { media_id: mediaId }),
      ...(place.live ? { live: '1' } : {}),
    },
    visibility: 'public',
    author,
    text: text(value.text) ?? '',
    attachments: [],
    at: place.at,
    ...(place.permalink === undefined ? {} : { permalink: place.permalink }),
    ...(mediaId === undefined ? {} : { post: mediaId }),
    ...(parent === undefined ? {} : { answers: [parent] }),
    // Old subscriptions send only id and text; who wrote where is asked for.
    ...(person === undefined || mediaId === undefined ? { fetch: { comment_id: id } } : {}),
  };
}

/** Reads a mention in a comment or a caption; the webhook names only ids, the text is fetched afterwards. */
export function readMention(value: Loose, at: Date): Incoming {
  const mediaId = idText(value.media_id);
  const commentId = idText(value.comment_id);
  if (mediaId === undefined) return keepUnknown('mentions', value, at);
  const ids = { mention_media_id: mediaId, ...(commentId === undefined ? {} : { mention_comment_id: commentId }) };
  const externalId = commentId ?? mentionedMediaKey(mediaId);
  return {
    kind: 'mention',
    externalId,
    conversation: `mention:${externalId}`,
    replyTo: ids,
    visibility: 'public',
    author: { externalId: `mention:${externalId}` },
    text: '',
    attachments: [],
    at,
    fetch: ids,
  };
}

/** The key of a post that names us in its caption or tags us; webhook and poll must agree on it. */
export function mentionedMediaKey(mediaId: string): string {
  return `media:${mediaId}`;
}

function isOurs(
  account: ChannelAccount,
  from: Loose,
  username: string | undefined,
  entryId: string | undefined,
): boolean {
  const id = idText(from.id);
  if (id !== undefined && (id === account.externalId || id === entryId)) return true;
  return username !== undefined && username.toLowerCase() === account.settings.username?.toLowerCase();
}
