import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import type { Author } from '../domain/network.ts';

/** Who wrote or is written to: the business-scoped id first, the telephone number second (platform-apis, section 4.1). */
export interface Person {
  /** Key of the person and of the thread with them. */
  key: string;
  author: Author;
  /** Where an answer goes: `to` is a number, `user_id` the business-scoped id; a number is preferred where it is known. */
  replyTo: Record<string, string>;
  /** The number under which the thread stood before the person had an id of their own. */
  formerly: string[];
}

/** Reads who wrote a message; somebody with a username may come without any number. Undefined when nobody is named. */
export function readSender(message: Loose, contacts: unknown): Person | undefined {
  return makePerson(idText(message.from), idText(message.from_user_id), contacts);
}

/** Reads to whom our own words went. */
export function readRecipient(message: Loose, contacts: unknown): Person | undefined {
  const userId = idText(message.to_user_id) ?? idText(message.recipient_user_id);
  return makePerson(idText(message.to) ?? idText(message.recipient_id), userId, contacts);
}

/** Makes a person of what is known of them. */
export function makePerson(phone: string | undefined, userId: string | undefined, contacts: unknown) {
  const contact = findContact(phone, userId, list(contacts).map(record));
  const number = phone ?? idText(contact.wa_id);
  const id = userId ?? idText(contact.user_id);
  const key = id ?? number;
  if (key === undefined) return undefined;
  const profile = record(contact.profile);
  const name = text(profile.name);
  const handle = text(profile.username) ?? text(contact.username);
  const person: Person = {
    key,
    author: {
      externalId: key,
      ...(handle ? { handle } : {}),
      ...(name ? { name } : {}),
      ...(number === undefined ? {} : { phone: international(number) }),
    },
    replyTo: { ...(number === undefined ? {} : { to: number }), ...(id === undefined ? {} : { user_id: id }) },
    formerly: id !== undefined && number !== undefined ? [number] : [],
  };
  return person;
}

function findContact(phone: string | undefined, userId: string | undefined, contacts: Loose[]): Loose {
  const byId = contacts.find((one) => userId !== undefined && idText(one.user_id) === userId);
  const byNumber = contacts.find((one) => phone !== undefined && idText(one.wa_id) === phone);
  // A number may be written another way than the id (some countries); the only contact is the one that wrote.
  return byId ?? byNumber ?? (contacts.length === 1 ? contacts[0] : undefined) ?? {};
}

/** A number as people write it; WhatsApp leaves the plus out. */
function international(number: string): string {
  return /^\d+$/.test(number) ? `+${number}` : number;
}
