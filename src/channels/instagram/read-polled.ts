import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { edgeOf } from '../meta/pages.ts';
import { directItem, readAttachment } from '../meta/read-direct.ts';
import { readInstant } from '../meta/read-instant.ts';
import { mentionedMediaKey, readComment } from './read-comment.ts';

/** What a list is a page of: whose comments, and where our own account is named. */
interface Around {
  media: Loose;
  own: string | undefined;
  receivedAt: Date;
}

/** Lists whose rows may say too little of themselves. */
const kindOfEdge: Record<string, string> = { comments: 'comments', replies: 'comments', tags: 'tags' };

/**
 * Says what an answer of the API means: a page that our poll keeps (`polled`), or the list or object as the API gives it.
 * Items carry the same ids as the webhooks', so that either may come first. Undefined for a shape that is none of these.
 */
export function readPolled(account: ChannelAccount, answer: Loose, receivedAt: Date): Incoming[] | undefined {
  const { node, edge } = edgeOf(answer);
  const media = record(answer.media);
  const around: Around = {
    media: idText(media.id) === undefined && edge === 'comments' && node !== undefined ? { id: node } : media,
    own: account.externalId || (edge === 'conversations' ? node : undefined),
    receivedAt,
  };
  const kind = text(answer.polled) ?? kindOfEdge[edge ?? ''];
  const parent = edge === 'replies' && node !== undefined ? { parent_id: node } : {};
  if (Array.isArray(answer.data)) {
    const rows = answer.data.map((row) => readRow(account, { ...parent, ...record(row) }, kind, around));
    if (rows.length > 0 && rows.every((row) => row === undefined)) return undefined;
    return rows.flatMap((row) => row ?? []);
  }
  if (answer.mentioned_media !== undefined) return readTag(record(answer.mentioned_media), receivedAt);
  return idText(answer.id) === undefined ? undefined : readRow(account, answer, kind, around);
}

function readRow(
  account: ChannelAccount,
  row: Loose,
  kind: string | undefined,
  around: Around,
): Incoming[] | undefined {
  switch (kind ?? kindOfRow(account, row)) {
    case 'comments':
      return readThread(account, row, around);
    case 'messages':
      return readPolledMessage(row, around);
    case 'threads':
      return list(record(row.messages).data).flatMap((message) =>
        readPolledMessage(record(message), { ...around, own: around.own ?? lastOf(row) }),
      );
    case 'tags':
      return readTag(row, around.receivedAt);
    case 'media':
      return list(record(row.comments).data).flatMap((comment) =>
        readThread(account, record(comment), { ...around, media: row }),
      );
    default:
      return undefined;
  }
}

function kindOfRow(account: ChannelAccount, row: Loose): string | undefined {
  if ('messages' in row || 'participants' in row || 'updated_time' in row) return 'threads';
  if ('created_time' in row && ('from' in row || 'message' in row)) return 'messages';
  if ('text' in row || 'parent_id' in row || 'replies' in row) return 'comments';
  if ('caption' in row || 'media_type' in row || 'permalink' in row || 'comments' in row) {
    const username = text(row.username);
    const ours = username !== undefined && username === account.settings.username;
    return ours || 'comments_count' in row || 'comments' in row || username === undefined ? 'media' : 'tags';
  }
  return undefined;
}

/** In a thread whose account is not known, ours is the participant that the API names last. */
function lastOf(thread: Loose): string | undefined {
  return idText(record(list(record(thread.participants).data).at(-1)).id);
}

function readThread(account: ChannelAccount, comment: Loose, { media, receivedAt }: Around): Incoming[] {
  const top = idText(comment.id);
  const replies = list(record(comment.replies).data).map((reply) => ({ ...record(reply), parent_id: top }));
  return [comment, ...replies].map((one: Loose) => {
    const own = record(one.media);
    const where = idText(own.id) === undefined ? media : own;
    const place = { at: readInstant(one.timestamp) ?? receivedAt, permalink: text(where.permalink) };
    return readComment(account, { ...one, media: where }, place);
  });
}

function readPolledMessage(message: Loose, { own, receivedAt }: Around): Incoming[] {
  const mid = idText(message.id);
  const sender = idText(record(message.from).id);
  if (mid === undefined || sender === undefined) return [];
  const echo = sender === own;
  const person = echo ? idText(record(list(record(message.to).data)[0]).id) : sender;
  if (person === undefined) return [];
  const handle = text(record(message.from).username);
  const item = directItem(
    { person, echo, sender, at: readInstant(message.created_time) ?? receivedAt },
    mid,
    text(message.message) ?? '',
  );
  const story = record(message.story);
  const mention = text(record(story.mention).link);
  const answered = text(record(story.reply_to).link);
  return [
    {
      ...item,
      kind: item.kind === 'message' && mention !== undefined ? 'mention' : item.kind,
      author: { ...item.author, ...(handle === undefined ? {} : { handle }) },
      attachments: [
        ...(mention === undefined ? [] : [readAttachment({ type: 'story_mention', payload: { url: mention } })]),
        ...list(record(message.attachments).data).map((each) => readPolledAttachment(record(each))),
      ],
      ...(answered === undefined ? {} : { permalink: answered }),
      ...(message.is_unsupported === true ? { kind: 'unsupported' as const, unsupported: 'message' } : {}),
    },
  ];
}

/** The conversations edge tells the kind by which member is present, unlike the webhook. */
export function readPolledAttachment(attachment: Loose) {
  const mime = text(attachment.mime_type);
  const members = [
    ['image', record(attachment.image_data).url],
    ['video', record(attachment.video_data).url],
    ['audio', record(attachment.audio_data).url],
    [mime?.startsWith('audio/') ? 'audio' : 'file', attachment.file_url],
  ] as const;
  for (const [type, url] of members) if (typeof url === 'string') return readAttachment({ type, payload: { url } });
  return readAttachment({ type: text(attachment.name) ?? 'unsupported_type' });
}

function readTag(media: Loose, receivedAt: Date): Incoming[] {
  const id = idText(media.id);
  if (id === undefined) return [];
  const username = text(media.username);
  const key = mentionedMediaKey(id);
  const permalink = text(media.permalink);
  return [
    {
      kind: 'mention',
      externalId: key,
      conversation: `mention:${key}`,
      replyTo: { mention_media_id: id },
      visibility: 'public',
      author:
        username === undefined ? { externalId: `mention:${key}` } : { externalId: `@${username}`, handle: username },
      text: text(media.caption) ?? '',
      attachments: [],
      at: readInstant(media.timestamp) ?? receivedAt,
      ...(permalink === undefined ? {} : { permalink }),
    },
  ];
}
