import { contentId, keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, record, text } from '../domain/loose-json.ts';
import type { Incoming } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { makePerson, type Person, readRecipient, readSender } from './person.ts';
import { readAnswers, readContent } from './read-content.ts';

/** Reads one element of `messages[]`: something a person wrote, changed or took back. */
export function readMessage(message: Loose, contacts: unknown, receivedAt: Date): Incoming {
  const person = readSender(message, contacts);
  return readAny('message', message, person, readInstant(message.timestamp) ?? receivedAt);
}

/** Reads one element of `message_echoes[]`: our own words, typed in WhatsApp's app or on a linked device. */
export function readEcho(message: Loose, contacts: unknown, receivedAt: Date): Incoming {
  const person = readRecipient(message, contacts);
  return readAny('echo', message, person, readInstant(message.timestamp) ?? receivedAt);
}

function readAny(kind: 'message' | 'echo', message: Loose, person: Person | undefined, at: Date): Incoming {
  const id = idText(message.id);
  if (person === undefined || id === undefined) return keepUnknown(text(message.type) ?? 'message', message, at);
  const edit = record(message.edit);
  const edited = idText(edit.original_message_id);
  if (edited !== undefined) {
    const now = readContent(record(edit.message));
    return { ...itemOf(person, edited, now.text, at), kind: 'edit' };
  }
  const revoked = idText(record(message.revoke).original_message_id);
  if (revoked !== undefined) return { ...itemOf(person, revoked, '', at), kind: 'delete' };
  if (message.type === 'system') return readSystem(message, person, at);
  const content = readContent(message);
  const item = itemOf(person, id, content.text, at);
  const ours = kind === 'echo' && content.kind !== 'automatic';
  // Written from an advertisement or a post of ours: a mimin can see what about.
  const source = text(record(message.referral).source_url);
  return {
    ...item,
    kind: ours ? 'echo' : content.kind,
    attachments: content.attachments,
    ...readAnswers(message),
    ...(source === undefined ? {} : { permalink: source }),
    ...(content.unsupported === undefined ? {} : { unsupported: content.unsupported }),
  };
}

/** The number of a person changed: the thread goes on under the new one, unless an id of their own keeps it. */
function readSystem(message: Loose, person: Person, at: Date): Incoming {
  const system = record(message.system);
  const newNumber = idText(system.wa_id) ?? idText(system.new_wa_id);
  const newId = idText(system.user_id);
  const moved = newNumber || newId ? makePerson(newNumber, newId, []) : undefined;
  const now = moved ?? person;
  return {
    ...itemOf(now, idText(message.id) ?? contentId('system', message), text(system.body) ?? '', at),
    kind: 'automatic',
    unsupported: text(system.type) ?? 'system',
    formerly: [...now.formerly, ...(moved ? [person.key, ...person.formerly] : [])].filter((key) => key !== now.key),
  };
}

/** A private item in the thread with this person. */
function itemOf(person: Person, externalId: string, words: string, at: Date): Incoming {
  return {
    kind: 'message',
    externalId,
    conversation: person.key,
    replyTo: person.replyTo,
    visibility: 'private',
    author: person.author,
    text: words,
    attachments: [],
    at,
    ...(person.formerly.length > 0 ? { formerly: person.formerly } : {}),
  };
}

/** Reads `user_id_update`: a person's business-scoped id was replaced, and their thread goes on under the new one. */
export function readIdUpdate(update: Loose, contacts: unknown, receivedAt: Date): Incoming | undefined {
  const ids = record(update.user_id);
  const current = idText(ids.current) ?? idText(update.current);
  const previous = idText(ids.previous) ?? idText(update.previous);
  if (current === undefined || previous === undefined) return undefined;
  const person = makePerson(idText(update.wa_id) ?? idText(update.from), current, contacts);
  if (person === undefined) return undefined;
  return {
    ...itemOf(person, contentId('user_id_update', update), '', readInstant(update.timestamp) ?? receivedAt),
    kind: 'automatic',
    unsupported: 'user_id_update',
    formerly: [previous, ...person.formerly],
  };
}
