import { contentId, keepNotice, keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, list, parseBody, record, text } from '../domain/loose-json.ts';
import { type ChannelAccount, type Incoming, type RawEvent, UnreadableEvent } from '../domain/network.ts';
import { readDirect } from '../meta/read-direct.ts';
import { readInstant } from '../meta/read-instant.ts';
import { readComment, readMention } from './read-comment.ts';
import { readPolled } from './read-polled.ts';

/**
 * Says what a webhook body or an answer of the API means, by its shape; one body may hold many entries, and each entry
 * many items.
 */
export function normaliseInstagram(account: ChannelAccount, event: RawEvent): Incoming[] {
  const parsed = parseBody(event.body);
  const body = record(parsed);
  if (Array.isArray(body.entry)) {
    return body.entry.flatMap((entry) => readEntry(account, record(entry), event.receivedAt));
  }
  const items = readPolled(
    account,
    Array.isArray(parsed) && parsed.length > 0 ? { data: parsed } : body,
    event.receivedAt,
  );
  if (items) return items;
  if (Object.keys(body).length === 0 || body.error !== undefined) throw new UnreadableEvent('nothing that was said');
  return [keepUnknown('body', parsed, event.receivedAt)];
}

function readEntry(account: ChannelAccount, entry: Loose, receivedAt: Date): Incoming[] {
  const at = readInstant(entry.time) ?? receivedAt;
  const entryId = idText(entry.id);
  // An account whose id is not known is the one that the entry is about.
  const own = account.externalId || entryId;
  // Two shapes: `changes[]`, and (Instagram Login) field and value directly in the entry.
  const changes = list(entry.changes).map(record);
  if (text(entry.field) !== undefined) changes.push({ field: entry.field, value: entry.value });
  const direct = [...list(entry.messaging), ...list(entry.standby)].map(record);
  const items = [
    ...changes.flatMap((change) => readChange(account, change, entryId, at)),
    ...direct.flatMap((one) => readDirect(own, one, at)),
  ];
  if (changes.length + direct.length === 0) items.push(keepUnknown('entry', entry, at));
  if (entryId === '0') return items.map((item) => asTest(item, entry));
  if (entryId === undefined || entryId === own) return items;
  return items.map((item) => ({ ...item, account: entryId }));
}

function readChange(account: ChannelAccount, change: Loose, entryId: string | undefined, at: Date): Incoming[] {
  const value = record(change.value);
  switch (change.field) {
    case 'comments':
    case 'live_comments':
      return [readComment(account, value, { at, entryId, live: change.field === 'live_comments' })];
    case 'mentions':
      return [readMention(value, at)];
    case 'messages':
    case 'message_reactions':
    case 'messaging_postbacks':
    case 'messaging_referral':
    case 'message_edit':
    case 'messaging_seen':
      return readDirect(account.externalId || entryId, value, at);
    case 'story_insights':
    case 'messaging_handover':
      return [keepNotice(change.field, change, at)];
    default:
      return [keepUnknown(text(change.field) ?? 'change', change, at)];
  }
}

/** The dashboard's "Test" button sends made-up people; it shows that the address works and opens nothing. */
function asTest(item: Incoming, entry: Loose): Incoming {
  // An entry may hold several; each is a notice of its own.
  return {
    ...keepNotice('test', entry, item.at),
    externalId: contentId('test', [entry, item.externalId]),
    text: item.text,
  };
}
