import { keepNotice, keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, list, number, record, text } from '../domain/loose-json.ts';
import type { Attachment, ChannelAccount, Incoming } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { readMedia } from './read-media.ts';
import type { Surroundings } from './read-people.ts';
import { unescapeText } from './read-text.ts';

/** Reads a direct message as the API lists it, or as events and the older list bring it (`message_create`). */
export function readDirect(account: ChannelAccount, event: Loose, around: Surroundings, receivedAt: Date): Incoming {
  const old = 'message_create' in event;
  const type = text(event.event_type) ?? text(event.type) ?? '';
  const at = readInstant(event.created_at) ?? readInstant(event.created_timestamp) ?? receivedAt;
  // Somebody joined or left a group: nothing was said.
  if (!old && type !== '' && !/^message_?create$/i.test(type)) {
    const known = /^participants_?(join|leave)$/i.test(type);
    return known ? keepNotice(type, event, at) : keepUnknown(type, event, at);
  }
  const message = record(event.message_create);
  const data = record(message.message_data);
  const id = idText(event.id);
  const sender = idText(old ? message.sender_id : event.sender_id);
  if (id === undefined || sender === undefined) return keepUnknown('direct_message', event, at);
  const ours = sender === account.externalId;
  const recipient = idText(record(message.target).recipient_id);
  const room = idText(event.dm_conversation_id);
  const pair = old ? pairOf(sender, recipient) : pairOf(...(room?.split('-') ?? []));
  const other = pair?.find((one) => one !== (ours ? sender : account.externalId)) ?? (ours ? undefined : sender);
  const said = text(old ? data.text : event.text) ?? '';
  const attachments = old ? oldAttachments(data) : presentAttachments(event, around);
  const quoted = list(event.referenced_tweets ?? event.referenced_posts).flatMap((one) => idText(record(one).id) ?? []);
  const [post] = quoted;
  return {
    kind: ours ? 'echo' : said === '' && attachments.length === 0 ? 'unsupported' : 'message',
    externalId: id,
    conversation: pair?.join('-') ?? room ?? sender,
    // In a group the answer goes to the group.
    replyTo: pair || room === undefined ? { participant_id: other ?? sender } : { dm_conversation_id: room },
    visibility: 'private',
    author: around.people.get(sender) ?? { externalId: sender },
    text: unescapeText(withoutMediaAddress(said, data)),
    attachments,
    at,
    ...(post === undefined ? {} : { permalink: `https://x.com/i/status/${post}` }),
    ...(!ours && said === '' && attachments.length === 0 ? { unsupported: 'direct_message' } : {}),
  };
}

/**
 * An encrypted message (XChat) came: it cannot be read without keys that stay in X's own apps, so it is kept and shown for a
 * person to open there.
 */
export function readEncrypted(account: ChannelAccount, type: string, payload: Loose, receivedAt: Date): Incoming {
  const at = readInstant(payload.created_at_msec) ?? receivedAt;
  const sender = idText(payload.sender_id);
  if (type !== 'chat.received') return keepNotice(type, payload, at);
  if (sender === undefined || sender === account.externalId) return keepUnknown(type, payload, at);
  const pair = pairOf(...(text(payload.conversation_id)?.split(':') ?? []));
  return {
    ...keepUnknown(type, payload, at),
    ...(idText(payload.id) === undefined ? {} : { externalId: `chat:${idText(payload.id)}` }),
    conversation: `chat:${pair?.join('-') ?? sender}`,
    author: { externalId: sender },
    permalink: 'https://x.com/messages',
  };
}

/** The two people of a conversation, in the same order wherever they are named; undefined for a group. */
function pairOf(...people: (string | undefined)[]): [string, string] | undefined {
  const [a, b, more] = people;
  if (!a || !b || more !== undefined || !/^\d+$/.test(a) || !/^\d+$/.test(b)) return undefined;
  return BigInt(a) < BigInt(b) ? [a, b] : [b, a];
}

function presentAttachments(event: Loose, around: Surroundings): Attachment[] {
  const keys = list(record(event.attachments).media_keys).flatMap((one) => idText(one) ?? []);
  return keys.map((key) => {
    const media = around.media.get(key);
    return media ? readMedia(media) : { kind: 'unsupported', name: key };
  });
}

function oldAttachments(data: Loose): Attachment[] {
  const attachment = record(data.attachment);
  if (!('type' in attachment)) return [];
  if (attachment.type === 'media') return [readMedia(record(attachment.media))];
  const point = record(record(record(attachment.location).shared_coordinate).coordinates);
  const [longitude, latitude] = list(point.coordinates).map(number);
  if (latitude !== undefined && longitude !== undefined) return [{ kind: 'location', latitude, longitude }];
  return [{ kind: 'unsupported', name: text(attachment.type) ?? 'attachment' }];
}

/** A picture's own short address at the end of the text is not something that somebody wrote. */
function withoutMediaAddress(said: string, data: Loose): string {
  const short = text(record(record(data.attachment).media).url);
  return short && said.endsWith(short) ? said.slice(0, -short.length).trimEnd() : said;
}
