import { keepNotice, keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, list, number, parseBody, parseExact, record, text } from '../domain/loose-json.ts';
import { type ChannelAccount, type Incoming, type RawEvent, UnreadableEvent } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { hasMessages } from './limits.ts';
import { readCommentUpdate, readMention, readThread } from './read-comment.ts';
import { readMessage, readParticipants } from './read-direct.ts';

/** Says what a webhook or an answer of the API means, by its shape. */
export function normaliseTikTok(account: ChannelAccount, event: RawEvent): Incoming[] {
  const parsed = parseBody(event.body);
  // One event a body is what TikTok sends; a list of them is read as well.
  const bodies = Array.isArray(parsed) ? parsed.map(record) : [record(parsed)];
  if (bodies.length === 0 || bodies.every((body) => Object.keys(body).length === 0)) {
    throw new UnreadableEvent('an empty body');
  }
  return bodies.flatMap((body) => readBody(account, body, event.receivedAt));
}

function readBody(account: ChannelAccount, body: Loose, receivedAt: Date): Incoming[] {
  if (text(body.event) !== undefined) return readWebhook(account, body, receivedAt);
  const answer = body.polled === undefined ? body : record(body.answer ?? body);
  if ((number(answer.code) ?? 0) !== 0) throw new UnreadableEvent('an error of the API, not an event');
  const data = record(answer.data);
  const place = { videoId: idText(body.video_id), receivedAt, permalink: text(body.share_url) };
  const parent = idText(body.comment_id);
  if (Array.isArray(data.comments) || Array.isArray(data.replies)) {
    return [...list(data.comments), ...list(data.replies)].flatMap((one) =>
      readThread(account, { ...(parent === undefined ? {} : { parent_comment_id: parent }), ...record(one) }, place),
    );
  }
  if (Array.isArray(data.messages)) {
    const participants = readParticipants(data.participants);
    return data.messages.map((one) => readMessage(account, record(one), receivedAt, { participants }));
  }
  if (body.polled === 'mentions') {
    return list(data.videos).map((one) => readMention(record(one), receivedAt));
  }
  // Our own posts and the names of conversations are lists of the API too, and hold nothing that somebody said.
  if (Array.isArray(data.videos) || Array.isArray(data.conversations)) return [];
  return [keepUnknown('body', body, receivedAt)];
}

function readWebhook(account: ChannelAccount, body: Loose, receivedAt: Date): Incoming[] {
  const addressed = idText(body.user_openid);
  const owner = account.externalId === '' ? { ...account, externalId: addressed ?? '' } : account;
  const at = readInstant(body.create_time) ?? receivedAt;
  const items = readContent(owner, text(body.event) ?? '', body, at);
  // One callback serves every account of an app.
  if (addressed === undefined || addressed === owner.externalId) return items;
  return items.map((item) => ({ ...item, account: addressed }));
}

function readContent(account: ChannelAccount, event: string, body: Loose, at: Date): Incoming[] {
  const content = parseContent(body.content);
  if (content === undefined) return [keepUnknown(event, body, at)];
  switch (event) {
    case 'comment.update':
      return [readCommentUpdate(account, content, at)];
    case 'im_receive_msg':
      return [readMessage(account, content, at)];
    case 'im_send_msg':
      return [readMessage(account, content, at, { echo: true })];
    case 'im_receive_msg_eu':
      // It says only that somebody in Europe wrote; the poll reads what, where direct messages were granted.
      return [hasMessages(account.settings) ? keepNotice(event, body, at) : keepUnknown(event, body, at)];
    case 'im_mark_read_msg':
      // Read receipts say nothing about a matter and come by the thousand: nothing is kept of them.
      return [];
    case 'brand.mention.event':
      return [readMention(content, at)];
    case 'im_referral_msg':
    case 'im_auto_message_config_update':
    case 'im_auto_message_audit_update':
    case 'im_receive_high_intent_comment':
    case 'authorization.removed':
    case 'video.upload.failed':
    case 'video.publish.completed':
      return [keepNotice(event, body, at)];
    default:
      return [event.startsWith('post.publish.') ? keepNotice(event, body, at) : keepUnknown(event, body, at)];
  }
}

/** `content` is JSON in a string, with ids as bare 19-digit numbers; an object is read as well. */
function parseContent(content: unknown): Loose | undefined {
  if (content === undefined || content === '') return {};
  if (typeof content !== 'string') return record(content);
  try {
    return record(parseExact(content));
  } catch {
    return undefined;
  }
}
