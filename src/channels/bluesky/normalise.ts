import { keepNotice, keepUnknown } from '../domain/kept-unknown.ts';
import { type Loose, list, number, parseBody, record, text } from '../domain/loose-json.ts';
import { type ChannelAccount, type Incoming, type RawEvent, UnreadableEvent } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { postCollection } from './at-uri.ts';
import { readLogLine, readMessage, readPeople } from './read-chat.ts';
import { deletion, readPost } from './read-post.ts';

/** Says what an answer of the API (or an event of the network's public stream) means, by its shape. */
export function normaliseBluesky(account: ChannelAccount, event: RawEvent): Incoming[] {
  const parsed = parseBody(event.body);
  const bodies = Array.isArray(parsed) ? parsed.map(record) : [record(parsed)];
  if (bodies.length === 0 || bodies.every((body) => Object.keys(body).length === 0)) {
    throw new UnreadableEvent('an empty body');
  }
  return bodies.flatMap((body) => readBody(account, body, event.receivedAt));
}

function readBody(account: ChannelAccount, body: Loose, receivedAt: Date): Incoming[] {
  if (body.polled === 'gone')
    return list(body.uris).flatMap((uri) => (text(uri) ? [deletion(text(uri) ?? '', receivedAt)] : []));
  const answer = body.polled === undefined ? body : record(body.answer);
  if (text(answer.error) !== undefined && Object.keys(answer).length <= 2) {
    throw new UnreadableEvent('an error of the API, not an event');
  }
  const convo = record(body.convo);
  const people = readPeople(body.profiles, convo.members, answer.profiles, answer.relatedProfiles);
  const place = { receivedAt, convo: text(convo.id) ?? text(answer.convoId), people };
  if (Array.isArray(answer.notifications)) {
    return answer.notifications.flatMap((one) => readNotification(account, record(one), receivedAt));
  }
  if (Array.isArray(answer.logs)) return answer.logs.flatMap((one) => readLogLine(account, record(one), place));
  if (Array.isArray(answer.messages)) return answer.messages.map((one) => readMessage(account, record(one), place));
  if (Array.isArray(answer.convos)) return answer.convos.flatMap((one) => readConvo(account, record(one), receivedAt));
  if (Array.isArray(answer.feed)) return answer.feed.flatMap((one) => readFeedItem(account, record(one), receivedAt));
  if (Array.isArray(answer.posts)) return answer.posts.map((one) => readPost(account, record(one), { receivedAt }));
  if (Array.isArray(answer.records)) return answer.records.map((one) => readPost(account, record(one), { receivedAt }));
  if ('thread' in answer) return readThread(account, record(answer.thread), receivedAt);
  if ('commit' in answer && text(answer.did) !== undefined) return readCommit(account, answer, receivedAt);
  if (text(answer.kind) === 'identity' || text(answer.kind) === 'account') return [];
  if ('reason' in answer && 'record' in answer) return readNotification(account, answer, receivedAt);
  if (text(answer.uri) !== undefined && ('record' in answer || 'value' in answer))
    return [readPost(account, answer, { receivedAt })];
  if ((text(answer.$type) ?? '').includes('#log')) return readLogLine(account, answer, place);
  if ('sender' in answer && 'sentAt' in answer) return [readMessage(account, answer, place)];
  return [keepUnknown('body', body, receivedAt)];
}

/** Likes, follows and reposts say nothing about a matter; a kind nobody here knows is kept. */
const noticed = new Set([
  'like',
  'repost',
  'follow',
  'starterpack-joined',
  'verified',
  'unverified',
  'like-via-repost',
  'repost-via-repost',
  'contact-match',
]);

function readNotification(account: ChannelAccount, one: Loose, receivedAt: Date): Incoming[] {
  const reason = text(one.reason) ?? 'notification';
  const at = readInstant(one.indexedAt) ?? receivedAt;
  if (reason === 'mention' || reason === 'reply' || reason === 'quote' || reason === 'subscribed-post') {
    return [readPost(account, one, { receivedAt, reason })];
  }
  return [noticed.has(reason) ? keepNotice(reason, one, at) : keepUnknown(reason, one, at)];
}

/** A conversation in a list shows its last message. */
function readConvo(account: ChannelAccount, convo: Loose, receivedAt: Date): Incoming[] {
  const message = record(convo.lastMessage);
  if (!('id' in message)) return [];
  return [readMessage(account, message, { receivedAt, convo: text(convo.id), people: readPeople(convo.members) })];
}

/** What we only reposted is somebody else's and was not said to us. */
function readFeedItem(account: ChannelAccount, item: Loose, receivedAt: Date): Incoming[] {
  return 'reason' in item ? [] : [readPost(account, record(item.post), { receivedAt })];
}

function readThread(account: ChannelAccount, thread: Loose, receivedAt: Date): Incoming[] {
  if (!('post' in thread)) return [];
  const below = list(thread.replies).flatMap((one) => readThread(account, record(one), receivedAt));
  return [readPost(account, record(thread.post), { receivedAt }), ...below];
}

/** An event of the public stream (Jetstream): a record was created, changed or deleted. */
function readCommit(account: ChannelAccount, event: Loose, receivedAt: Date): Incoming[] {
  const commit = record(event.commit);
  const collection = text(commit.collection) ?? '';
  const uri = `at://${text(event.did) ?? ''}/${collection}/${text(commit.rkey) ?? ''}`;
  const micros = number(event.time_us);
  const at = micros === undefined ? receivedAt : new Date(micros / 1_000);
  if (collection !== postCollection) return [keepNotice(collection || 'commit', event, at)];
  const operation = text(commit.operation);
  if (operation === 'delete') return [deletion(uri, at)];
  const item = readPost(account, { uri, cid: commit.cid, record: commit.record }, { receivedAt: at });
  return operation === 'update' && item.kind !== 'unsupported' ? [{ ...item, kind: 'edit' }] : [item];
}
