import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import { type ChannelAccount, type Incoming, UnreadableEvent } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { mentionedMediaKey, readComment } from './read-comment.ts';
import { directItem, readAttachment } from './read-direct.ts';

/** Says what a polled page means; its items carry the same ids as the webhooks', so that either may come first. */
export function readPolled(account: ChannelAccount, page: Loose, receivedAt: Date): Incoming[] {
  switch (page.polled) {
    case 'comments':
      return list(page.data).flatMap((comment) => readThread(account, record(comment), record(page.media), receivedAt));
    case 'messages':
      return list(page.data).flatMap((message) => readPolledMessage(account, record(message), receivedAt));
    case 'tags':
      return list(page.data).flatMap((media) => readTag(record(media), receivedAt));
    default:
      throw new UnreadableEvent('not a page that our own poll writes');
  }
}

function readThread(account: ChannelAccount, comment: Loose, media: Loose, receivedAt: Date): Incoming[] {
  const top = idText(comment.id);
  const replies = list(record(comment.replies).data).map((reply) => ({ ...record(reply), parent_id: top }));
  return [comment, ...replies].map((one: Loose) =>
    readComment(
      account,
      { ...one, media },
      { at: readInstant(one.timestamp) ?? receivedAt, permalink: text(media.permalink) },
    ),
  );
}

function readPolledMessage(account: ChannelAccount, message: Loose, receivedAt: Date): Incoming[] {
  const mid = idText(message.id);
  const sender = idText(record(message.from).id);
  if (mid === undefined || sender === undefined) return [];
  const echo = sender === account.externalId;
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
        ...(mention === undefined ? [] : [{ kind: 'story_mention' as const, url: mention }]),
        ...list(record(message.attachments).data).map((each) => readPolledAttachment(record(each))),
      ],
      ...(answered === undefined ? {} : { permalink: answered }),
      ...(message.is_unsupported === true ? { kind: 'unsupported' as const, unsupported: 'message' } : {}),
    },
  ];
}

/** The conversations edge tells the kind by which member is present, unlike the webhook. */
function readPolledAttachment(attachment: Loose) {
  const members = [
    ['image', record(attachment.image_data).url],
    ['video', record(attachment.video_data).url],
    ['audio', record(attachment.audio_data).url],
    ['file', attachment.file_url],
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
