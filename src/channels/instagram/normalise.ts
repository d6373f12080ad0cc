import { idText, type Loose, list, parseBody, record, text } from '../domain/loose-json.ts';
import { type ChannelAccount, type Incoming, type RawEvent, UnreadableEvent } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { keepNotice, keepUnknown } from './kept-unknown.ts';
import { readComment, readMention } from './read-comment.ts';
import { readDirect } from './read-direct.ts';
import { readPolled } from './read-polled.ts';

/** Says what a webhook body or a polled page means; one body may hold many entries, and each entry many items. */
export function normaliseInstagram(account: ChannelAccount, event: RawEvent): Incoming[] {
  const body = record(parseBody(event.body));
  if (event.source === 'poll') return readPolled(account, body, event.receivedAt);
  if (!Array.isArray(body.entry)) throw new UnreadableEvent('no list of entries in the body');
  return body.entry.flatMap((entry) => readEntry(account, record(entry), event.receivedAt));
}

function readEntry(account: ChannelAccount, entry: Loose, receivedAt: Date): Incoming[] {
  const at = readInstant(entry.time) ?? receivedAt;
  const entryId = idText(entry.id);
  // Two shapes: `changes[]`, and (Instagram Login) field and value directly in the entry.
  const changes = list(entry.changes).map(record);
  if (text(entry.field) !== undefined) changes.push({ field: entry.field, value: entry.value });
  const direct = [...list(entry.messaging), ...list(entry.standby)].map(record);
  const items = [
    ...changes.flatMap((change) => readChange(account, change, entryId, at)),
    ...direct.flatMap((one) => readDirect(account, one, at)),
  ];
  if (changes.length + direct.length === 0) items.push(keepUnknown('entry', entry, at));
  if (entryId === '0') return items.map((item) => asTest(item, entry));
  if (entryId === undefined || entryId === account.externalId) return items;
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
      return readDirect(account, value, at);
    case 'story_insights':
    case 'messaging_handover':
      return [keepNotice(change.field, change, at)];
    default:
      return [keepUnknown(text(change.field) ?? 'change', change, at)];
  }
}

/** The dashboard's "Test" button sends made-up people; it shows that the address works and opens nothing. */
function asTest(item: Incoming, entry: Loose): Incoming {
  return { ...keepNotice('test', entry, item.at), text: item.text };
}
