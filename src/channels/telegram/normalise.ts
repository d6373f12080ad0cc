import { createHash } from 'node:crypto';
import { idText, type Loose, number, parseBody, record, text } from '../domain/loose-json.ts';
import { type ChannelAccount, type Incoming, type RawEvent, UnreadableEvent } from '../domain/network.ts';
import { readAttachments } from './read-attachments.ts';

/** Stands before the one-time code with which a member of staff links a chat (64 letters of A-Z, a-z, 0-9, `_` and `-` fit). */
export const staffCodeMark = 'mimin-';
const staffStart = /^\/start(?:@\w+)?\s+mimin-([0-9a-f]{24})$/;

/** Says what one update means; a webhook body and a polled body are the same thing, one update each. */
export function normaliseTelegram(account: ChannelAccount, event: RawEvent): Incoming[] {
  const update = record(parseBody(event.body));
  const updateId = idText(update.update_id);
  if (updateId === undefined) throw new UnreadableEvent('not an update: no update_id');
  if ('message' in update) return [readMessage(account, record(update.message), event.receivedAt)];
  if ('edited_message' in update) {
    const item = readMessage(account, record(update.edited_message), event.receivedAt);
    return [item.kind === 'message' || item.kind === 'comment' ? { ...item, kind: 'edit' } : item];
  }
  if ('channel_post' in update || 'edited_channel_post' in update) {
    const post = record(update.channel_post ?? update.edited_channel_post);
    return [{ ...readMessage(account, post, event.receivedAt), kind: 'echo' }];
  }
  if ('my_chat_member' in update) return [readMembership(record(update.my_chat_member), updateId, event.receivedAt)];
  const what = Object.keys(update).find((key) => key !== 'update_id') ?? 'update';
  return [keep('unsupported', what, updateId, event.receivedAt)];
}

function readMessage(account: ChannelAccount, message: Loose, receivedAt: Date): Incoming {
  const chat = record(message.chat);
  const chatId = idText(chat.id);
  const messageId = idText(message.message_id);
  if (chatId === undefined || messageId === undefined) {
    return keep('unsupported', 'message', contentKey(message), receivedAt);
  }
  const from = record('sender_chat' in message ? message.sender_chat : message.from);
  const author = readAuthor(from, chatId);
  const alone = chat.type === 'private';
  const thread = idText(message.message_thread_id);
  const attachments = readAttachments(message);
  const said = readText(message);
  const answered = idText(record(message.reply_to_message).message_id);
  const phone = ownPhone(message, from);
  const permalink = linkOf(chat, chatId, messageId);
  const linkCode = alone ? staffStart.exec(said)?.[1] : undefined;
  return {
    kind: kindOf(account, message, from, alone, said, attachments.length),
    externalId: `${chatId}:${messageId}`,
    // In a group each person is a conversation of their own, within one thread of comments.
    conversation: alone ? chatId : `${chatId}:${thread ?? 'main'}:${author.externalId}`,
    replyTo: { chat_id: chatId, message_id: messageId },
    visibility: alone ? 'private' : 'public',
    author: { ...author, ...(phone === undefined ? {} : { phone }) },
    text: said,
    attachments,
    at: readTime(message.edit_date) ?? readTime(message.date) ?? receivedAt,
    ...(permalink === undefined ? {} : { permalink }),
    ...(alone || thread === undefined ? {} : { post: `${chatId}:${thread}` }),
    ...(linkCode === undefined ? {} : { linkCode }),
    ...(answered === undefined ? {} : { answers: [`${chatId}:${answered}`] }),
    ...unsupportedOf(message, said, attachments.length),
  };
}

/** Content that is a notice of the chat itself and not somebody's words. */
const notices = [
  'new_chat_members',
  'left_chat_member',
  'new_chat_title',
  'new_chat_photo',
  'delete_chat_photo',
  'group_chat_created',
  'supergroup_chat_created',
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'pinned_message',
  'forum_topic_created',
  'message_auto_delete_timer_changed',
];

function kindOf(
  account: ChannelAccount,
  message: Loose,
  from: Loose,
  alone: boolean,
  said: string,
  files: number,
): Incoming['kind'] {
  // The root of a comment thread is our own channel's post, forwarded by Telegram.
  if (message.is_automatic_forward === true || idText(from.id) === account.externalId) return 'echo';
  if (notices.some((notice) => notice in message)) return 'automatic';
  // Pressing "Start" is how a chat opens; nothing has been said yet.
  if (/^\/start(@\w+)?(\s+[\w-]*)?$/.test(said)) return 'automatic';
  if (said === '' && files === 0) return 'unsupported';
  return alone ? 'message' : 'comment';
}

function unsupportedOf(message: Loose, said: string, files: number): { unsupported?: string } {
  const notice = notices.find((each) => each in message);
  if (notice) return { unsupported: notice };
  if (said !== '' || files > 0) return {};
  const envelope = new Set(['message_id', 'date', 'chat', 'from', 'reply_to_message', 'message_thread_id']);
  return { unsupported: Object.keys(message).find((key) => !envelope.has(key)) ?? 'message' };
}

/** The words of a message: its text, its caption, or a shared contact that is not the sender's own. */
function readText(message: Loose): string {
  const said = text(message.text) ?? text(message.caption) ?? '';
  const contact = record(message.contact);
  const phone = text(contact.phone_number);
  if (phone === undefined) return said;
  const name = [text(contact.first_name), text(contact.last_name)].filter(Boolean).join(' ');
  return [said, `Kontak: ${name} ${phone}`.replace(/ {2,}/g, ' ')].filter(Boolean).join('\n');
}

function ownPhone(message: Loose, from: Loose): string | undefined {
  const contact = record(message.contact);
  const same = idText(contact.user_id) !== undefined && idText(contact.user_id) === idText(from.id);
  return same ? text(contact.phone_number) : undefined;
}

function readAuthor(from: Loose, chatId: string) {
  const handle = text(from.username);
  const name = [text(from.first_name), text(from.last_name)].filter(Boolean).join(' ') || text(from.title);
  return {
    externalId: idText(from.id) ?? chatId,
    ...(handle === undefined ? {} : { handle }),
    ...(name ? { name } : {}),
  };
}

function linkOf(chat: Loose, chatId: string, messageId: string): string | undefined {
  if (chat.type === 'private') return undefined;
  const username = text(chat.username);
  if (username) return `https://t.me/${username}/${messageId}`;
  return chatId.startsWith('-100') ? `https://t.me/c/${chatId.slice(4)}/${messageId}` : undefined;
}

/** Somebody blocked the bot or took it back; it explains why an answer cannot arrive. */
function readMembership(change: Loose, updateId: string, receivedAt: Date): Incoming {
  const chatId = idText(record(change.chat).id) ?? 'unknown';
  const status = text(record(change.new_chat_member).status) ?? 'unknown';
  return {
    ...keep('automatic', status === 'kicked' || status === 'left' ? 'blocked' : 'unblocked', updateId, receivedAt),
    conversation: chatId,
    replyTo: { chat_id: chatId },
    author: readAuthor(record(change.from), chatId),
    at: readTime(change.date) ?? receivedAt,
  };
}

function keep(kind: 'unsupported' | 'automatic', what: string, key: string, at: Date): Incoming {
  return {
    kind,
    externalId: `update:${key}`,
    conversation: `update:${key}`,
    replyTo: {},
    visibility: 'private',
    author: { externalId: 'unknown' },
    text: '',
    attachments: [],
    at,
    unsupported: what,
  };
}

function contentKey(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32);
}

function readTime(value: unknown): Date | undefined {
  const seconds = number(value);
  if (seconds === undefined || seconds <= 0) return undefined;
  const at = new Date(seconds * 1_000);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
