import { contentId, keepNotice, keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, list, parseBody, record, text } from '../domain/loose-json.ts';
import { type ChannelAccount, type Incoming, type RawEvent, UnreadableEvent } from '../domain/network.ts';
import { readDirect } from '../meta/read-direct.ts';
import { readInstant } from '../meta/read-instant.ts';
import { readFeed, readMention, readReview } from './read-feed.ts';
import { readPolled } from './read-polled.ts';

/** Says what a webhook body or an answer of the API means, by its shape; an entry may hold many changes and messages. */
export function normaliseFacebook(account: ChannelAccount, event: RawEvent): Incoming[] {
  const parsed = parseBody(event.body);
  const body = record(parsed);
  if (Array.isArray(body.entry)) {
    return body.entry.flatMap((entry) => readEntry(account, record(entry), event.receivedAt));
  }
  const answer = Array.isArray(parsed) && parsed.length > 0 ? { data: parsed } : body;
  const items = readPolled(account, answer, event.receivedAt);
  if (items) return items;
  if (Object.keys(answer).length === 0 || body.error !== undefined) throw new UnreadableEvent('nothing that was said');
  return [keepUnknown('body', parsed, event.receivedAt)];
}

function readEntry(account: ChannelAccount, entry: Loose, receivedAt: Date): Incoming[] {
  const at = readInstant(entry.time) ?? receivedAt;
  const entryId = idText(entry.id);
  const own = account.externalId || entryId;
  const changes = list(entry.changes).map(record);
  if (text(entry.field) !== undefined) changes.push({ field: entry.field, value: entry.value });
  const direct = [...list(entry.messaging), ...list(entry.standby)].map(record);
  const items = [
    // What another Page wrote there is its own, not ours.
    ...changes.flatMap((change) => readChange(entryId ?? own, change, at)),
    ...direct.flatMap((one) => readDirect(entryId ?? own, one, at)),
  ];
  if (changes.length + direct.length === 0) items.push(keepUnknown('entry', entry, at));
  if (entryId === '0') return items.map((item) => asTest(item, entry));
  if (entryId === undefined || entryId === own) return items;
  return items.map((item) => ({ ...item, account: entryId }));
}

const directFields = new Set([
  'messages',
  'message_echoes',
  'message_edits',
  'message_reactions',
  'message_deliveries',
  'message_reads',
  'messaging_postbacks',
  'messaging_referrals',
  'standby',
]);
/** Known, and nothing that a resident said. */
const notices = new Set(['messaging_handovers', 'conversations', 'messaging_optins', 'messaging_policy_enforcement']);

function readChange(own: string | undefined, change: Loose, at: Date): Incoming[] {
  const value = record(change.value);
  const field = text(change.field) ?? 'change';
  if (field === 'feed') return readFeed(own, value, at);
  if (field === 'mention' || field === 'mentions') return [readMention(value, at)];
  if (field === 'ratings') return value.item === 'comment' ? readFeed(own, value, at) : [readRating(value, at)];
  if (directFields.has(field)) return readDirect(own, value, at);
  if (notices.has(field)) return [keepNotice(field, change, at)];
  return [keepUnknown(field, change, at)];
}

function readRating(value: Loose, at: Date): Incoming {
  const item = text(value.item) ?? 'rating';
  if (item === 'rating') return readReview(value, at);
  return item === 'like' || item === 'reaction'
    ? keepNotice(item, value, at)
    : keepUnknown(`ratings ${item}`, value, at);
}

/** The dashboard's "Test" button sends made-up people; it shows that the address works and opens nothing. */
function asTest(item: Incoming, entry: Loose): Incoming {
  return {
    ...keepNotice('test', entry, item.at),
    externalId: contentId('test', [entry, item.externalId]),
    text: item.text,
  };
}
