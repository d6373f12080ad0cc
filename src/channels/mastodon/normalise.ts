import { keepNotice, keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, list, parseBody, parseExact, record, text } from '../domain/loose-json.ts';
import { type ChannelAccount, type Incoming, type RawEvent, UnreadableEvent } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { readDeletion, readEdit, readStatus } from './read-status.ts';

/**
 * Says what an answer of the API, an event of its stream or one of its objects means, by its shape: notifications, statuses,
 * conversations, alone or in lists, and what the poll found changed.
 */
export function normaliseMastodon(account: ChannelAccount, event: RawEvent): Incoming[] {
  const parsed = parseBody(event.body);
  const bodies = Array.isArray(parsed) ? parsed.map(record) : [record(parsed)];
  // An empty list of notifications is a good answer in which nothing happened.
  if (!Array.isArray(parsed) && Object.keys(record(parsed)).length === 0) throw new UnreadableEvent('an empty body');
  if (Array.isArray(parsed) && bodies.some((body) => Object.keys(body).length === 0)) {
    throw new UnreadableEvent('a list of something else than objects');
  }
  return bodies.flatMap((body) => readBody(account, body, event.receivedAt));
}

function readBody(account: ChannelAccount, body: Loose, receivedAt: Date): Incoming[] {
  switch (body.polled) {
    case 'statuses/edited':
      return list(body.answer).map((one) => readEdit(account, record(one), receivedAt));
    case 'statuses/gone':
      return list(body.ids).flatMap((id) => {
        const known = idText(id);
        return known === undefined ? [] : [readDeletion(known, readInstant(body.at) ?? receivedAt)];
      });
    case 'statuses/own':
      return list(body.answer).flatMap((one) => readOwn(account, record(one), receivedAt));
  }
  if (text(body.event) !== undefined) return readStreamed(account, body, receivedAt);
  if (text(body.type) !== undefined && 'created_at' in body && !('content' in body)) {
    return readNotification(account, body, receivedAt);
  }
  if (text(body.content) !== undefined && 'account' in body) return readOwn(account, body, receivedAt);
  if ('last_status' in body) {
    const last = record(body.last_status);
    return text(last.content) === undefined ? [] : [readStatus(account, last, { receivedAt })];
  }
  if (text(body.error) !== undefined) throw new UnreadableEvent('an error of the API, not an event');
  return [keepUnknown('body', body, receivedAt)];
}

/** A status as such: somebody's, or ours; a post of ours that answers nobody is no conversation. */
function readOwn(account: ChannelAccount, status: Loose, receivedAt: Date): Incoming[] {
  if (record(status.reblog).id !== undefined) return [];
  const item = readStatus(account, status, { receivedAt });
  const speaksToSomebody = (item.answers?.length ?? 0) > 0 || item.visibility === 'private';
  return item.kind === 'echo' && !speaksToSomebody ? [] : [item];
}

function readNotification(asked: ChannelAccount, notification: Loose, receivedAt: Date): Incoming[] {
  const account = asked.externalId === '' ? { ...asked, externalId: onlyNamed(record(notification.status)) } : asked;
  const type = text(notification.type) ?? '';
  const at = readInstant(notification.created_at) ?? receivedAt;
  const status = record(notification.status);
  const known = idText(status.id) !== undefined;
  switch (type) {
    case 'mention':
    case 'quote':
      return [known ? readStatus(account, status, { receivedAt: at }) : keepUnknown(type, notification, at)];
    case 'update':
    case 'quoted_update':
      return [known ? readEdit(account, status, at) : keepUnknown(type, notification, at)];
    case 'follow':
    case 'follow_request':
    case 'favourite':
    case 'reblog':
    case 'poll':
    case 'status':
    case 'severed_relationships':
    case 'moderation_warning':
    case 'admin.sign_up':
    case 'admin.report':
      return [keepNotice(type, notification, at)];
    default:
      return [keepUnknown(type, notification, at)];
  }
}

/** Whose notification it is when nobody said: the only one whom the status names, else nobody. */
function onlyNamed(status: Loose): string {
  const named = list(status.mentions);
  return named.length === 1 ? (idText(record(named[0]).id) ?? '') : '';
}

/** An event of the stream; its payload is JSON in a string, or the bare id of a status that is gone. */
function readStreamed(account: ChannelAccount, body: Loose, receivedAt: Date): Incoming[] {
  const event = text(body.event) ?? '';
  const payload = body.payload ?? body.object;
  if (event === 'delete') {
    const id = idText(payload);
    return [id === undefined ? keepUnknown(event, body, receivedAt) : readDeletion(id, receivedAt)];
  }
  const content = typeof payload === 'string' ? parsePayload(payload) : record(payload);
  if (content === undefined) return [keepUnknown(event, body, receivedAt)];
  switch (event) {
    case 'notification':
      return readNotification(account, content, receivedAt);
    case 'conversation':
      return readBody(account, content, receivedAt);
    case 'update':
    case 'status.created':
      return concernsUs(account, content) ? readOwn(account, content, receivedAt) : [];
    case 'status.update':
    case 'status.updated':
      return concernsUs(account, content) ? [readEdit(account, content, receivedAt)] : [];
    default:
      return [keepUnknown(event, body, receivedAt)];
  }
}

/** The stream of an account shows its whole home; only what is ours, answers us or names us is our matter. */
function concernsUs(account: ChannelAccount, status: Loose): boolean {
  const people = [
    status.in_reply_to_account_id,
    record(status.account).id,
    ...list(status.mentions).map((one) => record(one).id),
  ];
  return account.externalId === '' || people.some((id) => idText(id) === account.externalId);
}

function parsePayload(payload: string): Loose | undefined {
  try {
    return record(parseExact(payload));
  } catch {
    return undefined;
  }
}
