import { contentId, keepNotice, keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, list, number, record, text } from '../domain/loose-json.ts';
import type { Attachment, Incoming } from '../domain/network.ts';
import { readInstant } from './read-instant.ts';

/** Meta's made-up people of the dashboard's "Test" button. */
const testSender = '12334';
const testRecipient = '23245';

/**
 * Reads one element of `messaging[]` or `standby[]` of Instagram or Messenger: a direct message, its edit, deletion or
 * echo, or a notice. `own` is the id of our account there.
 */
export function readDirect(own: string | undefined, one: Loose, fallback: Date): Incoming[] {
  const sender = idText(record(one.sender).id);
  const recipient = idText(record(one.recipient).id);
  const at = readInstant(one.timestamp) ?? fallback;
  if (sender === testSender && recipient === testRecipient) return [keepNotice('test', one, at)];
  // Receipts are known, say nothing about a matter, and come by the thousand: nothing is kept of them.
  if ('read' in one || 'delivery' in one) return [];
  if (sender === undefined) return [keepUnknown('messaging', one, at)];
  const message = record(one.message);
  const echo = message.is_echo === true || sender === own;
  const person = echo ? recipient : sender;
  if (person === undefined) return [keepUnknown('messaging', one, at)];
  const base: Base = { person, echo, sender, at };
  if ('message' in one) return [readMessage(one, message, base)];
  if ('message_edit' in one) return [readEdit(record(one.message_edit), one, base)];
  if ('postback' in one) return [readPostback(record(one.postback), one, base)];
  if ('reaction' in one) return [readReaction(record(one.reaction), one, at)];
  if ('referral' in one || 'optin' in one) return [keepNotice('referral', one, at)];
  const unsent = deletionMembers.find((name) => name in one);
  if (unsent) return [readDeletion(record(one[unsent]), one, base)];
  const handover = handoverMembers.find((name) => name in one);
  if (handover) return [keepNotice(handover, one, at)];
  return [keepUnknown(Object.keys(one).find((key) => !envelope.has(key)) ?? 'messaging', one, at)];
}

/** How products and versions call "taken back by who wrote it", besides `message.is_deleted`. */
const deletionMembers = ['message_deletion', 'message_delete', 'message_unsend', 'unsend'];
/** Who holds the thread, and what the network thinks of us: nothing a resident said. */
const handoverMembers = [
  'pass_thread_control',
  'take_thread_control',
  'request_thread_control',
  'app_roles',
  'account_linking',
  'policy_enforcement',
];
const envelope = new Set(['sender', 'recipient', 'timestamp']);

interface Base {
  person: string;
  echo: boolean;
  sender: string;
  at: Date;
}

function readMessage(one: Loose, message: Loose, base: Base): Incoming {
  const mid = idText(message.mid);
  if (mid === undefined) return keepUnknown('message', one, base.at);
  const replyTo = record(message.reply_to);
  const story = text(record(replyTo.story).url);
  const answered = idText(replyTo.mid);
  const attachments = list(message.attachments).map((each) => readAttachment(record(each)));
  const storyMention = attachments.some((each) => each.kind === 'story_mention');
  const item = directItem(base, mid, text(message.text) ?? '');
  return {
    ...item,
    kind: kindOf(message, base.echo, storyMention),
    attachments,
    ...(story === undefined ? {} : { permalink: story }),
    ...(answered === undefined ? {} : { answers: [answered] }),
    ...(message.is_unsupported === true ? { unsupported: 'message' } : {}),
  };
}

function kindOf(message: Loose, echo: boolean, storyMention: boolean): Incoming['kind'] {
  if (message.is_deleted === true) return 'delete';
  if (echo) return 'echo';
  if (message.is_unsupported === true) return 'unsupported';
  return storyMention ? 'mention' : 'message';
}

function readEdit(edit: Loose, one: Loose, base: Base): Incoming {
  const mid = idText(edit.mid);
  if (mid === undefined) return keepUnknown('message_edit', one, base.at);
  return { ...directItem(base, mid, text(edit.text) ?? ''), kind: 'edit' };
}

function readDeletion(gone: Loose, one: Loose, base: Base): Incoming {
  const mid = idText(gone.mid) ?? idText(gone.message_id);
  if (mid === undefined) return keepUnknown('message_deletion', one, base.at);
  return { ...directItem(base, mid, ''), kind: 'delete' };
}

function readPostback(postback: Loose, one: Loose, base: Base): Incoming {
  const id = idText(postback.mid) ?? contentId('postback', one);
  return directItem(base, id, text(postback.title) ?? text(postback.payload) ?? '');
}

function readReaction(reaction: Loose, one: Loose, at: Date): Incoming {
  const mid = idText(reaction.mid);
  return {
    ...keepNotice('reaction', one, at),
    text: text(reaction.emoji) ?? text(reaction.reaction) ?? '',
    ...(mid === undefined ? {} : { answers: [mid] }),
  };
}

/** A private item of the thread with one person, who is known by the id the network gives us for them. */
export function directItem(base: Base, externalId: string, said: string): Incoming {
  return {
    kind: base.echo ? 'echo' : 'message',
    externalId,
    conversation: base.person,
    replyTo: { person_id: base.person },
    visibility: 'private',
    author: { externalId: base.sender },
    text: said,
    attachments: [],
    at: base.at,
  };
}

const plainKinds: Record<string, Attachment['kind']> = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  file: 'file',
  story_mention: 'story_mention',
};

/** A story is shown for a day, and its file is served as long (platform-apis, section 2.1). */
const storySeconds = 86_400;

/** Reads one attachment; shared posts and kinds we do not know keep their name and address for a person to open. */
export function readAttachment(attachment: Loose): Attachment {
  const type = text(attachment.type) ?? 'unsupported_type';
  const payload = record(attachment.payload);
  const url = text(payload.url) ?? text(attachment.url);
  const place = record(payload.coordinates);
  const latitude = number(place.lat);
  const longitude = number(place.long);
  if (type === 'location' && latitude !== undefined && longitude !== undefined) {
    return { kind: 'location', latitude, longitude };
  }
  const kind = Object.hasOwn(plainKinds, type) ? plainKinds[type] : undefined;
  return {
    kind: kind ?? 'unsupported',
    ...(kind === 'story_mention' ? { keptSeconds: storySeconds } : {}),
    ...(kind === undefined ? { name: text(payload.title) ?? text(attachment.title) ?? type } : {}),
    ...(url === undefined ? {} : { url }),
  };
}
