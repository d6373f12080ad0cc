import { keepNotice, keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, list, parseBody, parseExact, record, text } from '../domain/loose-json.ts';
import { type ChannelAccount, type Incoming, type RawEvent, UnreadableEvent } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { locationOf, readReviewName } from './names.ts';
import { openReview, readReview } from './read-review.ts';

/** Lists and answers of the APIs that hold nothing somebody wrote to us. */
const ours = [
  'localPosts',
  'locations',
  'accounts',
  'multiDailyMetricTimeSeries',
  'pubsubTopic',
  'topicName',
  'topicType',
];

/** Says what a Pub/Sub message, a list of reviews or a single review means, by its shape. */
export function normaliseGoogleBusiness(account: ChannelAccount, event: RawEvent): Incoming[] {
  const parsed = parseBody(event.body);
  const bodies = Array.isArray(parsed) ? parsed.map(record) : [record(parsed)];
  if (bodies.length === 0 || bodies.every((body) => Object.keys(body).length === 0)) {
    throw new UnreadableEvent('an empty body');
  }
  return bodies.flatMap((body) => readBody(account, body, event.receivedAt));
}

function readBody(account: ChannelAccount, body: Loose, receivedAt: Date): Incoming[] {
  if (body.error !== undefined) throw new UnreadableEvent('an error of the API, not a review');
  if (body.polled === 'gone') return readGone(body, receivedAt);
  if (Array.isArray(body.reviews)) {
    return body.reviews.flatMap((one) => readReview(account, record(one), receivedAt));
  }
  if (Array.isArray(body.locationReviews)) {
    return body.locationReviews.flatMap((one) => {
      const location = locationOf(text(record(one).name) ?? '');
      return readReview(account, record(record(one).review), receivedAt, location || undefined);
    });
  }
  if (Array.isArray(body.receivedMessages)) {
    return body.receivedMessages.flatMap((one) => readPush(account, record(record(one).message), receivedAt));
  }
  if ('message' in body) return readPush(account, record(body.message), receivedAt);
  if ('starRating' in body || 'reviewId' in body) return readReview(account, body, receivedAt);
  if (ours.some((name) => name in body)) return [];
  // The answer to a reply of ours.
  if (text(body.comment) !== undefined && 'updateTime' in body) return [];
  return readNotice(account, body, {}, receivedAt);
}

/** Pub/Sub wraps what it delivers: `data` is JSON in Base64. */
function readPush(account: ChannelAccount, message: Loose, receivedAt: Date): Incoming[] {
  const at = readInstant(message.publishTime) ?? readInstant(message.publish_time) ?? receivedAt;
  const data = text(message.data) ?? '';
  let notice: Loose = {};
  try {
    notice = data === '' ? {} : record(parseExact(Buffer.from(data, 'base64').toString('utf8')));
  } catch {
    return [keepUnknown('notification', message, at)];
  }
  return readNotice(account, notice, record(message.attributes), at);
}

/** A notice names the review and says no word of it, so that the rest is asked for. */
function readNotice(account: ChannelAccount, notice: Loose, attributes: Loose, at: Date): Incoming[] {
  const all = [notice, attributes].flatMap((one) => Object.values(one)).flatMap((one) => text(one) ?? []);
  const named = all.map(readReviewName).find((one) => one !== undefined);
  const type = typeOf(notice) ?? typeOf(attributes) ?? all.find((one) => /^[A-Z]+(_[A-Z]+)+$/.test(one));
  if (named === undefined) {
    return [type === undefined ? keepUnknown('notification', [notice, attributes], at) : noticeOf(type, notice, at)];
  }
  const own = account.externalId || named.location;
  const item: Incoming = {
    ...openReview(named.name, named.id),
    at,
    post: named.location,
    fetch: { review: named.name },
    ...(named.location === own ? {} : { account: named.location }),
  };
  // A changed review may be one that never came.
  return type === 'UPDATED_REVIEW' ? [item, { ...item, kind: 'edit', ifKnown: true }] : [item];
}

function noticeOf(type: string, notice: Loose, at: Date): Incoming {
  return keepNotice(type.toLowerCase(), [type, notice, at.toISOString()], at);
}

function typeOf(from: Loose): string | undefined {
  return text(from.notificationType) ?? text(from.notification_type) ?? text(from.type);
}

/** Reviews that Google, asked by name, does not have any more. */
function readGone(body: Loose, receivedAt: Date): Incoming[] {
  const at = readInstant(body.at) ?? receivedAt;
  return list(body.names).flatMap((one) => {
    const named = readReviewName(idText(one));
    if (named === undefined) return [];
    return [{ ...openReview(named.name, named.id), kind: 'delete' as const, at, ifKnown: true as const }];
  });
}
