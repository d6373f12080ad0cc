import { keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, list, parseBody, record, text } from '../domain/loose-json.ts';
import { type ChannelAccount, type Incoming, type RawEvent, UnreadableEvent } from '../domain/network.ts';
import { readActivity } from './read-activity.ts';
import { readDirect } from './read-direct.ts';
import { readGone } from './read-gone.ts';
import { isOldActivity, readOld, readOldActivity } from './read-old-activity.ts';
import { isOldPost } from './read-old-post.ts';
import { readSurroundings } from './read-people.ts';
import { readPost } from './read-post.ts';

/** Says what a webhook or an answer of the API means, by its shape. */
export function normaliseX(account: ChannelAccount, event: RawEvent): Incoming[] {
  const parsed = parseBody(event.body);
  if (Array.isArray(parsed)) {
    if (parsed.length === 0) throw new UnreadableEvent('an empty body');
    return parsed.flatMap((one) => readBody(account, record(one), event.receivedAt));
  }
  return readBody(account, record(parsed), event.receivedAt);
}

function readBody(account: ChannelAccount, body: Loose, receivedAt: Date): Incoming[] {
  if (Object.keys(body).length === 0) throw new UnreadableEvent('an empty body');
  // Quotes are listed under the post they quote, which the list itself does not name.
  if (body.polled === 'quotes') return readList(account, record(body.answer), receivedAt, 'quote');
  const events = (Array.isArray(body.data) ? body.data : [body.data ?? body]).map(record);
  if (events.some((one) => 'event_type' in one && ('payload' in one || 'filter' in one))) {
    return events.flatMap((one) => readEvent(account, one, body, receivedAt));
  }
  if (isOldActivity(body)) {
    const addressed = idText(body.for_user_id);
    const owner = ownerOf(account, addressed);
    return forAccount(account, addressed, readOldActivity(owner, body, receivedAt));
  }
  if (isOldPost(body)) return readOld(account, body, receivedAt);
  if ('data' in body || 'meta' in body || 'errors' in body) return readList(account, body, receivedAt);
  if (Array.isArray(body.events)) {
    return body.events.map((one) => readDirect(account, record(one), readSurroundings(body), receivedAt));
  }
  if ('text' in body && 'id' in body) return readList(account, { data: body }, receivedAt);
  return [keepUnknown('body', body, receivedAt)];
}

/** Reads one event of the X Activity API; one address of an app serves several accounts. */
function readEvent(account: ChannelAccount, event: Loose, body: Loose, receivedAt: Date): Incoming[] {
  const addressed = idText(record(event.filter).user_id);
  const owner = ownerOf(account, addressed);
  const items = readActivity(owner, event, readSurroundings(body, event, record(event.payload)), receivedAt);
  return forAccount(account, addressed, items);
}

/** Reads a list (or a single look-up) of posts or direct messages, as the API answered it. */
function readList(account: ChannelAccount, body: Loose, receivedAt: Date, concerns?: 'quote'): Incoming[] {
  const items = (Array.isArray(body.data) ? body.data : body.data === undefined ? [] : [body.data]).map(record);
  const around = readSurroundings(body);
  const owner = account.externalId === '' ? { ...account, externalId: commonPerson(items) } : account;
  const gone = list(body.errors)
    .map(record)
    .flatMap((error) => readGone(error, receivedAt));
  if (items.length === 0 && gone.length === 0 && !('meta' in body) && !('data' in body)) {
    throw new UnreadableEvent('an error of the API, not an event');
  }
  return [
    ...items.flatMap((one) => {
      const direct =
        'dm_conversation_id' in one ||
        'sender_id' in one ||
        /^(MessageCreate|Participants)/.test(text(one.event_type) ?? '');
      if (direct) return [readDirect(owner, one, around, receivedAt)];
      if (isOldPost(one)) return readOld(account, one, receivedAt);
      // A list of people or webhooks says nothing that a resident said.
      if (!('text' in one)) return 'username' in one || 'url' in one ? [] : [keepUnknown('item', one, receivedAt)];
      return readPost(account, one, { receivedAt, around, concerns });
    }),
    ...gone,
  ];
}

/** Who takes part in every conversation of a list (several are needed): that can only be us. */
function commonPerson(messages: Loose[]): string {
  const rooms = new Set(messages.flatMap((one) => idText(one.dm_conversation_id) ?? []));
  const pairs = [...rooms].map((room) => room.split('-'));
  const common = pairs[0]?.filter((one) => pairs.every((pair) => pair.includes(one))) ?? [];
  return pairs.length > 1 && common.length === 1 ? (common[0] ?? '') : '';
}

/** The account that an event is for: another of ours than the one whose address it came to has echoes of its own. */
function ownerOf(account: ChannelAccount, addressed: string | undefined): ChannelAccount {
  if (addressed === undefined || addressed === account.externalId) return account;
  const { username: _ours, ...settings } = account.settings;
  return { ...account, externalId: addressed, settings };
}

function forAccount(account: ChannelAccount, addressed: string | undefined, items: Incoming[]): Incoming[] {
  if (addressed === undefined || account.externalId === '' || addressed === account.externalId) return items;
  return items.map((item) => ({ ...item, account: addressed }));
}
