import { keepNotice, keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { readDirect, readEncrypted } from './read-direct.ts';
import { deletion } from './read-gone.ts';
import type { Surroundings } from './read-people.ts';
import { readPost } from './read-post.ts';

/** Events that say something about an account and nothing that a resident said. */
const notices = /^(like|follow|mute|block|profile|spaces|news|oauth|post\.repost)\./;

/** Says what one event of the X Activity API means. */
export function readActivity(
  account: ChannelAccount,
  event: Loose,
  around: Surroundings,
  receivedAt: Date,
): Incoming[] {
  const type = text(event.event_type) ?? 'event';
  const payload = record(event.payload);
  const at = readInstant(payload.created_at) ?? readInstant(payload.timestamp_ms) ?? receivedAt;
  switch (type) {
    case 'post.create':
      return readPost(account, payload, { receivedAt, around });
    case 'post.mention.create':
      return readPost(account, payload, { receivedAt, around, concerns: 'mention' });
    case 'post.reply.create':
      return readPost(account, payload, { receivedAt, around, concerns: 'reply' });
    case 'post.quote.create':
      return readPost(account, payload, { receivedAt, around, concerns: 'quote' });
    case 'post.delete': {
      const id = idText(payload.id) ?? idText(payload.tweet_id);
      return [
        id === undefined ? keepUnknown(type, event, at) : deletion(id, idText(payload.author_id) ?? 'unknown', at),
      ];
    }
    case 'dm.received':
    case 'dm.sent': {
      const events = list(payload.direct_message_events ?? payload.dm_events).map(record);
      const all = events.length > 0 ? events : 'id' in payload ? [payload] : [];
      if (all.length === 0) return [keepUnknown(type, event, at)];
      return all.map((one) => readDirect(account, one, around, receivedAt));
    }
    // Who is typing and who has read says nothing about a matter and comes by the thousand.
    case 'dm.read':
    case 'dm.indicate_typing':
      return [];
    default:
      if (type.startsWith('chat.')) return [readEncrypted(account, type, payload, receivedAt)];
      return [notices.test(type) ? keepNotice(type, event, at) : keepUnknown(type, event, at)];
  }
}
