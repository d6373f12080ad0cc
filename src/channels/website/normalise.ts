import { keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, list, parseBody, record, text } from '../domain/loose-json.ts';
import { type ChannelAccount, type Incoming, type RawEvent, UnreadableEvent } from '../domain/network.ts';
import { XmlFault } from '../domain/read-xml.ts';
import { readInstant } from '../meta/read-instant.ts';
import { readChanged, readComment, readGone } from './read-comment.ts';
import { looksLikeXml, readFeed } from './read-feed.ts';
import { aPost, readPost } from './read-post.ts';

/** Members of the API's other lists and objects, which hold nothing somebody wrote to us. */
const others = ['mime_type', 'taxonomy', 'namespaces', 'capabilities', 'avatar_urls'];

/**
 * Says what a body means, by its shape: a feed; a list of comments or posts, or one of them; what the poll found changed or
 * gone; the API's answer to a deletion.
 */
export function normaliseWebsite(account: ChannelAccount, event: RawEvent): Incoming[] {
  if (looksLikeXml(event.body)) return readEntries(account, event);
  const parsed = parseBody(event.body);
  const bodies = Array.isArray(parsed) ? parsed.map(record) : [record(parsed)];
  // An empty list is a good answer in which nothing happened.
  if (bodies.some((body) => Object.keys(body).length === 0)) throw new UnreadableEvent('an empty body');
  return bodies.flatMap((body) => readBody(account, body, event.receivedAt));
}

function readBody(account: ChannelAccount, body: Loose, receivedAt: Date): Incoming[] {
  const at = readInstant(body.at) ?? receivedAt;
  if (body.polled === 'comments/changed') {
    return list(body.answer).flatMap((one) => readChanged(account, record(one), at));
  }
  if (body.polled === 'comments/gone')
    return list(body.ids).flatMap((id) => (idText(id) ? [readGone(idText(id) ?? '', at)] : []));
  // With `_envelope` the answer is wrapped with its status and headers.
  if ('body' in body && 'status' in body && 'headers' in body) {
    const wrapped = Array.isArray(body.body) ? body.body : [body.body];
    return wrapped.flatMap((one) => readBody(account, record(one), receivedAt));
  }
  if (text(body.code) !== undefined && text(body.message) !== undefined && 'data' in body) {
    throw new UnreadableEvent('an error of the API, not an event');
  }
  if (body.deleted === true && 'previous' in body) {
    const id = idText(record(body.previous).id);
    if (id !== undefined && isComment(record(body.previous))) return [readGone(id, receivedAt)];
    return [];
  }
  if (isComment(body)) return readComment(account, body, receivedAt);
  if (
    idText(body.id) !== undefined &&
    'title' in body &&
    ('slug' in body || 'excerpt' in body || body.type === 'post')
  ) {
    const type = text(body.type) ?? 'post';
    return type === 'post' ? readPost(account, body, receivedAt) : [];
  }
  if (others.some((name) => name in body)) return [];
  return [keepUnknown('body', body, receivedAt)];
}

/** Only a comment names the post it stands under; notes and attachments do too, and have neither author's name nor parent. */
function isComment(body: Loose): boolean {
  return (
    idText(body.id) !== undefined &&
    'content' in body &&
    ('author_name' in body || ('post' in body && 'parent' in body))
  );
}

/** A feed tells of our own posts and of nothing else. */
function readEntries(account: ChannelAccount, event: RawEvent): Incoming[] {
  try {
    const feed = readFeed(event.body);
    return feed.entries.map((entry) =>
      aPost(account, {
        externalId: entry.id,
        site: feed.link ?? entry.link,
        text: [entry.title, entry.words].filter((part) => part !== '').join('\n\n'),
        at: entry.at ?? feed.updated ?? event.receivedAt,
        link: entry.link,
      }),
    );
  } catch (error) {
    if (error instanceof XmlFault) throw new UnreadableEvent(`no feed: ${error.message}`);
    throw error;
  }
}
