import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { readPolledAttachment } from '../instagram/read-polled.ts';
import { edgeOf } from '../meta/pages.ts';
import { directItem } from '../meta/read-direct.ts';
import { readInstant } from '../meta/read-instant.ts';
import { postOfComment, publicItem, readAuthor } from './public-item.ts';
import { readPolledMedia } from './read-attachments.ts';
import { answeredBy, commentReply, readMention, readReview } from './read-feed.ts';

/** What stands around the rows of an answer: the post they are under, and our own id. */
interface Around {
  post: Loose;
  /** The comment under which all rows stand, when the list is one of answers. */
  parent?: string;
  own: string | undefined;
  receivedAt: Date;
}

type Kind = 'comments' | 'feed' | 'tagged' | 'ratings' | 'conversations' | 'messages';

/** Edges of the Graph API whose rows are of one kind. */
const kindOfEdge: Record<string, Kind> = {
  comments: 'comments',
  feed: 'feed',
  posts: 'feed',
  published_posts: 'feed',
  visitor_posts: 'feed',
  tagged: 'tagged',
  ratings: 'ratings',
  conversations: 'conversations',
  messages: 'messages',
};

/**
 * Says what an answer of the API means: a page that our poll keeps (`polled`), or the list or object as the API gives it.
 * Items carry the same ids as the webhooks', so that either may come first. Undefined for a shape that is none of these.
 */
export function readPolled(account: ChannelAccount, answer: Loose, receivedAt: Date): Incoming[] | undefined {
  const { node, edge } = edgeOf(answer);
  const kind = kindOfEdge[text(answer.polled) ?? edge ?? ''];
  const around: Around = {
    ...placeOf(answer, kind === 'comments' ? node : undefined),
    own: account.externalId || (kind !== undefined && kind !== 'comments' && kind !== 'messages' ? node : undefined),
    receivedAt,
  };
  if (!Array.isArray(answer.data)) {
    return idText(answer.id) === undefined ? undefined : readRow(answer, kind, around);
  }
  const rows = answer.data.map((row) => readRow(record(row), kind, around));
  if (rows.length > 0 && rows.every((row) => row === undefined)) return undefined;
  return rows.flatMap((row) => row ?? []);
}

/** What the rows stand under: the post named beside them, or what the list's own address names: a post, or a comment of one. */
function placeOf(answer: Loose, node: string | undefined): Pick<Around, 'post' | 'parent'> {
  const given = record(answer.post);
  if (idText(given.id) !== undefined || node === undefined) return { post: given };
  const front = postOfComment(idText(record(list(answer.data)[0]).id) ?? '');
  // Comments of one post share the front of their ids.
  return front !== undefined && front === postOfComment(node) ? { post: {}, parent: node } : { post: { id: node } };
}

function readRow(row: Loose, kind: Kind | undefined, around: Around): Incoming[] | undefined {
  switch (kind ?? kindOfRow(row, around.own)) {
    case 'comments':
      return readComments(row, around);
    case 'feed':
      return [...readPost(row, around), ...readBelow(row, around)];
    case 'tagged':
      return idText(row.id) === undefined ? [] : [withMedia(readMention(row, around.receivedAt), row)];
    case 'ratings':
      return [readReview(row, around.receivedAt)];
    case 'conversations':
      return list(record(row.messages).data).flatMap((message) =>
        readMessage(record(message), { ...around, own: around.own ?? lastOf(row) }),
      );
    case 'messages':
      return readMessage(row, around);
    default:
      return undefined;
  }
}

/** The kind of a row by its members, for answers that do not say which list they are a page of. */
function kindOfRow(row: Loose, own: string | undefined): Kind | undefined {
  if ('recommendation_type' in row || 'review_text' in row || 'open_graph_story' in row || 'has_rating' in row) {
    return 'ratings';
  }
  if ('messages' in row || 'participants' in row || 'snippet' in row) return 'conversations';
  const id = idText(row.id);
  if (id === undefined || !('created_time' in row || 'message' in row)) return undefined;
  if ('to' in row && !/^\d+_\d+$/.test(id)) return 'messages';
  if (/^(m_|t_)/.test(id)) return 'messages';
  if ('tagged_time' in row) return 'tagged';
  if ('parent' in row || 'attachment' in row || 'is_hidden' in row || 'comment_count' in row) return 'comments';
  if ('status_type' in row || 'story' in row || 'attachments' in row || 'updated_time' in row || 'comments' in row) {
    return 'feed';
  }
  const front = postOfComment(id);
  // A post's id begins with the Page it stands on, a comment's with its post.
  return front !== undefined && (front === own || front === idText(record(row.from).id)) ? 'feed' : 'comments';
}

/** In a thread whose account is not known, ours is the participant that the API names last. */
function lastOf(thread: Loose): string | undefined {
  return idText(record(list(record(thread.participants).data).at(-1)).id);
}

function readComments(row: Loose, around: Around): Incoming[] {
  const below = list(record(row.comments).data).map((reply): Loose => ({ parent: { id: row.id }, ...record(reply) }));
  return [row, ...below].flatMap((one) => readComment(one, around));
}

function readComment(row: Loose, { post: around, parent: above, own, receivedAt }: Around): Incoming[] {
  const id = idText(row.id);
  if (id === undefined) return [];
  const post = idText(around.id) ?? idText(record(row.object).id) ?? postOfComment(id) ?? id;
  const { known: _known, ...author } = readAuthor(row, `comment:${id}`);
  const ours = own !== undefined && author.externalId === own;
  const parent = idText(record(row.parent).id) ?? above;
  return [
    publicItem({
      kind: ours ? 'echo' : 'comment',
      id,
      author,
      text: text(row.message) ?? '',
      at: readInstant(row.created_time) ?? receivedAt,
      post,
      replyTo: commentReply(id, parent, post),
      attachments: readPolledMedia(row),
      answers: answeredBy(parent, post, ours),
      permalink: text(row.permalink_url) ?? text(around.permalink_url),
    }),
  ];
}

function readPost(row: Loose, { own, receivedAt }: Around): Incoming[] {
  const id = idText(row.id);
  if (id === undefined) return [];
  const { known: _known, ...author } = readAuthor(row, `post:${id}`);
  const page = own ?? postOfComment(id);
  return [
    publicItem({
      kind: author.externalId === page ? 'echo' : 'comment',
      id,
      author,
      text: text(row.message) ?? text(row.story) ?? '',
      at: readInstant(row.created_time) ?? receivedAt,
      post: id,
      replyTo: { post_id: id, own_post_id: id },
      attachments: readPolledMedia(row),
      permalink: text(row.permalink_url),
    }),
  ];
}

/** Comments that came within a post. */
function readBelow(post: Loose, around: Around): Incoming[] {
  return list(record(post.comments).data).flatMap((row) =>
    readComments(record(row), { ...around, own: around.own ?? postOfComment(idText(post.id) ?? ''), post }),
  );
}

/** A polled mention is whole: who wrote it is told here or nowhere. */
function withMedia(item: Incoming, row: Loose): Incoming {
  const { fetch: _asked, ...rest } = item;
  return { ...rest, attachments: readPolledMedia(row) };
}

function readMessage(message: Loose, { own, receivedAt }: Around): Incoming[] {
  const mid = idText(message.id);
  const from = record(message.from);
  const sender = idText(from.id);
  if (mid === undefined || sender === undefined) return [];
  const echo = sender === own;
  const person = echo ? idText(record(list(record(message.to).data)[0]).id) : sender;
  if (person === undefined) return [];
  const at = readInstant(message.created_time) ?? receivedAt;
  const item = directItem({ person, echo, sender, at }, mid, text(message.message) ?? '');
  const name = text(from.name);
  const sticker = text(message.sticker);
  return [
    {
      ...item,
      author: { ...item.author, ...(name === undefined ? {} : { name }) },
      attachments: [
        ...list(record(message.attachments).data).map((each) => readPolledAttachment(record(each))),
        ...(sticker === undefined ? [] : [{ kind: 'image' as const, url: sticker }]),
      ],
    },
  ];
}
