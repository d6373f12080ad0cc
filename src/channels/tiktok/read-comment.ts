import { keepNotice, keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { ownName } from './own-name.ts';

/** What stands around a comment and not in it. */
export interface CommentPlace {
  videoId: string | undefined;
  receivedAt: Date;
  permalink?: string | undefined;
}

/** Ids of comments and videos that mean none. */
function realId(value: unknown): string | undefined {
  const id = idText(value);
  return id === '0' ? undefined : id;
}

/**
 * Reads a comment as the API lists it or as a webhook tells it. Answers stand under the top-level comment, so that one is
 * kept as the place to answer.
 */
export function readComment(account: ChannelAccount, value: Loose, place: CommentPlace): Incoming {
  const id = realId(value.comment_id);
  if (id === undefined) return keepUnknown('comment', value, place.receivedAt);
  const video = realId(value.video_id) ?? place.videoId;
  const parent = realId(value.parent_comment_id);
  const name = idText(value.unique_identifier) ?? idText(value.user_id);
  const handle = text(value.username);
  const shown = text(value.display_name);
  const ours = value.owner === true || (name !== undefined && name === ownName(account));
  const image = text(value.image_url);
  const author = name ?? (handle === undefined ? `comment:${id}` : `@${handle}`);
  return {
    kind: ours ? 'echo' : 'comment',
    externalId: id,
    conversation: `${author}:${video ?? parent ?? id}`,
    replyTo: {
      comment_id: parent ?? id,
      own_comment_id: id,
      ...(video === undefined ? {} : { video_id: video }),
    },
    visibility: 'public',
    author: {
      externalId: author,
      ...(handle === undefined ? {} : { handle }),
      ...(shown === undefined ? {} : { name: shown }),
    },
    text: text(value.text) ?? '',
    attachments: image === undefined ? [] : [{ kind: 'image', url: image }],
    at: readInstant(value.create_time) ?? readInstant(value.timestamp) ?? place.receivedAt,
    ...(place.permalink === undefined ? {} : { permalink: place.permalink }),
    ...(video === undefined ? {} : { post: video }),
    ...(parent === undefined ? {} : { answers: [parent] }),
  };
}

/** Reads a comment of a list with the first answers under it. */
export function readThread(account: ChannelAccount, value: Loose, place: CommentPlace): Incoming[] {
  const top = idText(value.comment_id);
  const video = realId(value.video_id) ?? place.videoId;
  const replies = list(value.reply_list).map(record);
  return [value, ...replies.map((one): Loose => ({ ...one, parent_comment_id: one.parent_comment_id ?? top }))].map(
    (one) => readComment(account, one, { ...place, videoId: video }),
  );
}

/**
 * Reads `comment.update`. It names nobody but by a number and does not say whether we wrote it ourselves, so a new comment
 * is asked for before it is taken in. Comments on TikTok cannot be edited.
 */
export function readCommentUpdate(account: ChannelAccount, content: Loose, receivedAt: Date): Incoming {
  const item = readComment(account, content, { videoId: undefined, receivedAt });
  const action = text(content.comment_action);
  const id = realId(content.comment_id);
  if (id === undefined || item.kind === 'unsupported') return keepUnknown('comment.update', content, receivedAt);
  switch (action) {
    case 'insert':
      return { ...item, fetch: { comment_id: id, ...(item.post === undefined ? {} : { video_id: item.post }) } };
    case 'delete':
      return { ...item, kind: 'delete' };
    case 'set_to_hidden':
    case 'set_to_friends_only':
    case 'set_to_public':
      return {
        ...item,
        kind: 'automatic',
        externalId: `${id}:${action}:${item.at.getTime()}`,
        answers: [id],
        unsupported: action,
      };
    default:
      return keepUnknown(`comment.${action ?? 'update'}`, content, receivedAt);
  }
}

/** Reads a mention of our account in the caption of somebody's video or in a comment under one; hours late by design. */
export function readMention(content: Loose, receivedAt: Date): Incoming {
  const video = realId(content.video_id) ?? realId(content.item_id);
  if (video === undefined) return keepUnknown('brand.mention.event', content, receivedAt);
  const comment = realId(content.comment_id);
  const change = text(content.type_of_event);
  if (change !== undefined && change !== 'CREATE' && change !== 'EDIT') {
    return keepNotice(`brand.mention.${change.toLowerCase()}`, content, receivedAt);
  }
  const externalId = comment ?? `video:${video}`;
  const name = idText(content.unique_identifier);
  const handle = text(content.username);
  const shown = text(content.display_name);
  const author = name ?? (handle === undefined ? `mention:${externalId}` : `@${handle}`);
  const link = text(content.share_url);
  const said = text(content.comment_text) ?? text(content.text);
  const caption = text(content.video_caption) ?? text(content.caption) ?? '';
  return {
    kind: change === 'EDIT' ? 'edit' : 'mention',
    externalId,
    conversation: `mention:${externalId}`,
    replyTo: {
      video_id: video,
      ...(comment === undefined ? { mention_video_id: video } : { comment_id: comment, own_comment_id: comment }),
    },
    visibility: 'public',
    author: {
      externalId: author,
      ...(handle === undefined ? {} : { handle }),
      ...(shown === undefined ? {} : { name: shown }),
    },
    text: comment === undefined ? caption : (said ?? caption),
    attachments: [],
    at:
      (comment === undefined ? readInstant(content.video_create_time ?? content.create_time) : undefined) ?? receivedAt,
    ...(link === undefined ? {} : { permalink: link }),
    post: video,
    ...(comment !== undefined && said === undefined ? { fetch: { mention_comment_id: comment, video_id: video } } : {}),
  };
}
