import { contentId, keepNotice, keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import type { Attachment, ChannelAccount, Incoming } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';

/** People of a conversation by their id, as a list of messages names them. */
export type Participants = ReadonlyMap<string, { name?: string }>;

/**
 * Reads a direct message as a webhook tells it (`type` in small letters) or as the API lists it (`message_type` in capitals);
 * the conversation and the message bear the same ids in both.
 */
export function readMessage(
  account: ChannelAccount,
  value: Loose,
  receivedAt: Date,
  known: { echo?: boolean; participants?: Participants } = {},
): Incoming {
  const at = readInstant(value.timestamp) ?? receivedAt;
  const conversation = idText(value.conversation_id);
  const messageId = idText(value.message_id);
  const type = (text(value.type) ?? text(value.message_type) ?? 'other').toLowerCase();
  if (conversation === undefined) return keepUnknown(`message_${type}`, value, at);
  if (type === 'reaction') return readReaction(value, conversation, at);
  if (messageId === undefined) return keepUnknown(`message_${type}`, value, at);
  const from = record(value.from_user);
  const sender = idText(from.id);
  const ours =
    known.echo === true ||
    (text(from.role) ?? '').toLowerCase() === 'business_account' ||
    (sender !== undefined && sender === account.externalId);
  // In a webhook this name is the person's, whoever wrote, and the same as under comments.
  const person = (ours ? undefined : idText(value.unique_identifier)) ?? sender ?? `conversation:${conversation}`;
  const handle = text(value.from) ?? text(value.sender);
  const name = sender === undefined ? undefined : known.participants?.get(sender)?.name;
  const answered = idText(record(value.referenced_message_info).referenced_message_id);
  const said = textOf(type, value);
  const attachments = readAttachments(type, value, conversation, messageId);
  const understood = said !== '' || attachments.length > 0;
  return {
    kind: ours ? 'echo' : understood ? 'message' : 'unsupported',
    externalId: messageId,
    conversation,
    replyTo: { conversation_id: conversation },
    visibility: 'private',
    author: {
      externalId: ours ? account.externalId || person : person,
      ...(handle === undefined || handle === '' ? {} : { handle }),
      ...(name === undefined ? {} : { name }),
    },
    text: said,
    attachments,
    at,
    ...(answered === undefined ? {} : { answers: [answered] }),
    ...(understood ? {} : { unsupported: `message_${type}` }),
  };
}

function textOf(type: string, value: Loose): string {
  if (type !== 'template') return text(record(value.text).body) ?? text(value.text) ?? '';
  const template = record(value.template);
  const cards = template.elements === undefined ? [template] : list(template.elements).map(record);
  return cards
    .flatMap((card) => [text(card.title), ...list(card.buttons).map((one) => buttonText(record(one)))])
    .filter((line) => line !== undefined && line !== '')
    .join('\n');
}

function buttonText(button: Loose): string {
  return `• ${text(button.text) ?? text(button.title) ?? ''}`;
}

function readAttachments(type: string, value: Loose, conversation: string, message: string): Attachment[] {
  const part = record(value[type]);
  const media = idText(part.media_id);
  const url = text(part.url) ?? text(part.embed_url);
  switch (type) {
    case 'image':
    case 'video':
      return media === undefined ? [] : [{ kind: type, ref: writeMediaRef({ conversation, message, media, type }) }];
    case 'sticker':
    case 'emoji':
      return url === undefined ? [] : [{ kind: 'image', name: type, url }];
    case 'share_post':
      return [{ kind: 'unsupported', name: type, ...(url === undefined ? {} : { url }) }];
    default:
      return [];
  }
}

/** What has to be named to download a picture or film of a message. */
export interface MediaRef {
  conversation: string;
  message: string;
  media: string;
  type: 'image' | 'video';
}

function writeMediaRef({ conversation, message, media, type }: MediaRef): string {
  return JSON.stringify([conversation, message, media, type]);
}

/** Reads what `Attachment.ref` keeps; undefined for a broken one. */
export function readMediaRef(ref: string | undefined): MediaRef | undefined {
  let parts: unknown[] = [];
  try {
    parts = list(JSON.parse(ref ?? ''));
  } catch {
    return undefined;
  }
  const [conversation, message, media, type] = parts.map(text);
  if (!conversation || !message || !media || (type !== 'image' && type !== 'video')) return undefined;
  return { conversation, message, media, type };
}

/** A smiley on a message says nothing about a matter; kept beside what it is about. */
function readReaction(value: Loose, conversation: string, at: Date): Incoming {
  const reaction = record(list(value.reaction)[0]);
  const about = idText(reaction.original_msg_id);
  return {
    ...keepNotice('reaction', value, at),
    externalId: idText(value.message_id) ?? contentId('reaction', value),
    conversation,
    replyTo: { conversation_id: conversation },
    text: text(reaction.emoji) ?? '',
    ...(about === undefined ? {} : { answers: [about] }),
  };
}

/** The people of a conversation, by id. */
export function readParticipants(value: unknown): Participants {
  return new Map(
    list(value).flatMap((one) => {
      const id = idText(record(one).id);
      const name = text(record(one).display_name);
      return id === undefined ? [] : [[id, name === undefined ? {} : { name }] as const];
    }),
  );
}
