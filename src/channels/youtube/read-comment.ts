import { keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { plainText } from './plain-text.ts';

/** What stands around a comment and not in it. */
export interface CommentPlace {
  receivedAt: Date;
  channelId?: string | undefined;
  videoId?: string | undefined;
  postId?: string | undefined;
  parentId?: string | undefined;
  /** What was asked for, where the comment itself does not say: `heldForReview`, `likelySpam`. */
  moderation?: string | undefined;
}

/** Reads a thread: its top-level comment, and the answers that came with it. */
export function readThread(account: ChannelAccount, thread: Loose, place: CommentPlace): Incoming[] {
  const snippet = record(thread.snippet);
  const top = record(snippet.topLevelComment);
  const topId = idText(top.id) ?? idText(thread.id);
  const around: CommentPlace = {
    ...place,
    channelId: idText(snippet.channelId) ?? place.channelId,
    videoId: idText(snippet.videoId) ?? place.videoId,
    postId: idText(snippet.postId) ?? place.postId,
  };
  const replies = list(record(thread.replies).comments).map(record);
  const first = Object.keys(top).length === 0 ? [] : readComment(account, { ...top, id: topId }, around);
  if (first.length === 0 && replies.length === 0) return [keepUnknown('thread', thread, place.receivedAt)];
  return [...first, ...replies.flatMap((reply) => readComment(account, reply, { ...around, parentId: topId }))];
}

/**
 * Reads one comment as the API shows it, and its later change as an `edit`. Answers hang under the top-level comment, so
 * that one is the place to answer.
 */
export function readComment(account: ChannelAccount, comment: Loose, place: CommentPlace): Incoming[] {
  const snippet = record(comment.snippet);
  const id = idText(comment.id);
  if (id === undefined) return [keepUnknown('comment', comment, place.receivedAt)];
  const parent = idText(snippet.parentId) ?? parentIn(id) ?? (place.parentId === id ? undefined : place.parentId);
  const video = idText(snippet.videoId) ?? place.videoId;
  const post = idText(snippet.postId) ?? place.postId;
  const channel = idText(snippet.channelId) ?? place.channelId;
  const author = readAuthor(snippet, id);
  // An account whose id is not known is the one on whose channel it stands.
  const own = account.externalId || channel;
  const ours = own !== undefined && author.externalId === own;
  const status = text(snippet.moderationStatus) ?? place.moderation;
  const at = readInstant(snippet.publishedAt) ?? readInstant(snippet.updatedAt) ?? place.receivedAt;
  const under = video ?? post;
  const top = parent ?? id;
  const item: Incoming = {
    kind: ours ? 'echo' : 'comment',
    externalId: id,
    conversation: `${author.externalId}:${under ?? top}`,
    replyTo: {
      parent_id: top,
      own_comment_id: id,
      ...(under === undefined ? {} : { post: under }),
      // Only who wrote the top-level comment is told of an answer; another must be called by name.
      ...(parent !== undefined && author.handle !== undefined ? { handle: author.handle } : {}),
    },
    visibility: 'public',
    author,
    text: text(snippet.textOriginal) ?? plainText(text(snippet.textDisplay) ?? ''),
    attachments: [],
    at,
    ...linkTo(id, video, post),
    ...(under === undefined ? {} : { post: under }),
    ...(parent === undefined ? {} : { answers: [parent] }),
    ...(status === 'likelySpam' ? { given: { suspect: true } } : {}),
    ...(channel !== undefined && own !== undefined && channel !== own ? { account: channel } : {}),
  };
  return [item, ...editOf(item, readInstant(snippet.updatedAt)), ...heldNotice(item, status)];
}

function readAuthor(snippet: Loose, id: string): Incoming['author'] {
  const channel = idText(record(snippet.authorChannelId).value) ?? idText(snippet.authorChannelId);
  const shown = text(snippet.authorDisplayName) ?? '';
  // Since 2023 the display name is the handle.
  const handle = shown.startsWith('@') ? shown.slice(1) : undefined;
  return {
    externalId: channel ?? (shown === '' ? `comment:${id}` : shown),
    ...(handle ? { handle } : {}),
    ...(shown === '' || handle ? {} : { name: shown }),
  };
}

function editOf(item: Incoming, changedAt: Date | undefined): Incoming[] {
  if (item.kind === 'echo' || changedAt === undefined || changedAt <= item.at) return [];
  return [{ ...item, kind: 'edit', at: changedAt, ifKnown: true }];
}

/** Nobody but us sees a comment that YouTube holds back; a mimin must know that before answering publicly. */
function heldNotice(item: Incoming, status: string | undefined): Incoming[] {
  if (item.kind === 'echo' || (status !== 'heldForReview' && status !== 'likelySpam')) return [];
  const why = status === 'heldForReview' ? 'untuk ditinjau' : 'karena diduga spam';
  return [
    {
      ...item,
      kind: 'automatic',
      externalId: `${item.externalId}#${status}`,
      text: `Komentar ini ditahan YouTube ${why}: belum tampil untuk umum. Setujui di YouTube Studio supaya jawaban kita terlihat.`,
      answers: [item.externalId],
    },
  ];
}

function linkTo(id: string, video: string | undefined, post: string | undefined): { permalink?: string } {
  const lc = encodeURIComponent(id);
  if (video !== undefined) {
    return { permalink: `https://www.youtube.com/watch?v=${encodeURIComponent(video)}&lc=${lc}` };
  }
  if (post !== undefined) return { permalink: `https://www.youtube.com/post/${encodeURIComponent(post)}?lc=${lc}` };
  return {};
}

/** The id of an answer begins with that of the comment it stands under. */
function parentIn(id: string): string | undefined {
  const dot = id.indexOf('.');
  return dot > 0 ? id.slice(0, dot) : undefined;
}

/** Reads comments that YouTube, asked by name, does not have any more. */
export function readGone(body: Loose, receivedAt: Date): Incoming[] {
  const at = readInstant(body.at) ?? receivedAt;
  return list(body.comments).flatMap((one) => {
    const id = idText(one) ?? idText(record(one).id);
    if (id === undefined) return [];
    return [
      {
        kind: 'delete',
        externalId: id,
        conversation: id,
        replyTo: {},
        visibility: 'public',
        author: { externalId: `comment:${id}` },
        text: '',
        attachments: [],
        at,
        ifKnown: true,
      },
    ];
  });
}
