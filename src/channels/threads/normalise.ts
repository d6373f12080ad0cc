import { keepNotice, keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, list, parseBody, record, text } from '../domain/loose-json.ts';
import { type ChannelAccount, type Incoming, type RawEvent, UnreadableEvent } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { ownOf } from './own.ts';
import { readDeletion, readItem, readPublished } from './read-item.ts';
import { readPolled } from './read-polled.ts';

/**
 * Says what a webhook body or an answer of the API means, by its shape. Threads has an envelope of its own, without
 * `entry`; `values` is one change in the documentation and a list of them in public use.
 */
export function normaliseThreads(account: ChannelAccount, event: RawEvent): Incoming[] {
  const parsed = parseBody(event.body);
  const { receivedAt } = event;
  if (Array.isArray(parsed) && parsed.length > 0 && parsed.every((one) => isEnvelope(record(one)))) {
    return parsed.flatMap((one) => readEnvelope(account, record(one), receivedAt));
  }
  const body = record(parsed);
  if (isEnvelope(body)) return readEnvelope(account, body, receivedAt);
  if (Array.isArray(body.entry)) return body.entry.flatMap((entry) => readEntry(account, record(entry), receivedAt));
  const listed = Array.isArray(parsed) && parsed.length > 0 ? { data: parsed } : body;
  const items = readPolled(account, listed, receivedAt);
  if (items) return items;
  if (Object.keys(body).length === 0 || body.error !== undefined) throw new UnreadableEvent('nothing that was said');
  return [keepUnknown('body', parsed, receivedAt)];
}

function isEnvelope(body: Loose): boolean {
  return body.values !== undefined || (text(body.field) !== undefined && body.value !== undefined);
}

function readEnvelope(account: ChannelAccount, body: Loose, receivedAt: Date): Incoming[] {
  const at = readInstant(body.time) ?? receivedAt;
  const changes = Array.isArray(body.values) ? body.values : [body.values ?? body];
  const target = idText(body.target_id);
  return changes.flatMap((change) => readChange(account, record(change), target, at));
}

/** The manner of Meta's other products, should Threads ever come in it. */
function readEntry(account: ChannelAccount, entry: Loose, receivedAt: Date): Incoming[] {
  const at = readInstant(entry.time) ?? receivedAt;
  const changes = list(entry.changes).map(record);
  if (text(entry.field) !== undefined) changes.push({ field: entry.field, value: entry.value });
  if (changes.length === 0) return [keepUnknown('entry', entry, at)];
  return changes.flatMap((change) => readChange(account, change, idText(entry.id), at));
}

function readChange(account: ChannelAccount, change: Loose, target: string | undefined, at: Date): Incoming[] {
  const value = record(change.value);
  const root = record(value.root_post);
  const owner = record(value.owner);
  switch (change.field) {
    case 'replies': {
      // Told to who owns the post at the root, or the answer that was answered.
      const own = ownOf(account, { id: idText(root.owner_id), username: text(root.username) });
      return mine(account, idText(root.owner_id), readItem(value, { own, at }) ?? keepNotice('replies', change, at));
    }
    case 'mentions': {
      // The target is the account that is named.
      const own = ownOf(account, { id: target });
      const item = readItem(value, { own, at, mention: true }) ?? keepNotice('mentions', change, at);
      return mine(account, target, item);
    }
    case 'delete': {
      const ownerId = idText(owner.owner_id) ?? idText(owner.id);
      return mine(account, ownerId, readDeletion(value, { own: ownOf(account), at }));
    }
    case 'publish': {
      const own = ownOf(account, { username: text(value.username) });
      return [readPublished(value, { own, at })];
    }
    default:
      return [keepUnknown(text(change.field) ?? 'change', change, at)];
  }
}

/** One app has one address for all its accounts: what is for another one bears that one's id. */
function mine(account: ChannelAccount, whose: string | undefined, item: Incoming): Incoming[] {
  const elsewhere = whose !== undefined && account.externalId !== '' && whose !== account.externalId;
  return [elsewhere ? { ...item, account: whose } : item];
}
