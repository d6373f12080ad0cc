import { keepNotice, keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, list, record } from '../domain/loose-json.ts';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { readDirect } from './read-direct.ts';
import { deletion } from './read-gone.ts';
import { asPresentPost } from './read-old-post.ts';
import { readSurroundings } from './read-people.ts';
import { readPost } from './read-post.ts';

const oldMembers = [
  'tweet_create_events',
  'tweet_delete_events',
  'direct_message_events',
  'direct_message_indicate_typing_events',
  'direct_message_mark_read_events',
  'favorite_events',
  'follow_events',
  'unfollow_events',
  'block_events',
  'unblock_events',
  'mute_events',
  'unmute_events',
  'user_event',
];

/** Whether a body is one of the older Account Activity API. */
export function isOldActivity(body: Loose): boolean {
  return 'for_user_id' in body || oldMembers.some((name) => name in body);
}

/** Reads a body of the older Account Activity API, which holds lists of events by their kind. */
export function readOldActivity(owner: ChannelAccount, body: Loose, receivedAt: Date): Incoming[] {
  return Object.entries(body).flatMap(([name, value]) => readOldEvents(owner, name, value, body, receivedAt));
}

function readOldEvents(owner: ChannelAccount, name: string, value: unknown, body: Loose, receivedAt: Date): Incoming[] {
  switch (name) {
    case 'for_user_id':
    case 'users':
    case 'apps':
    case 'user_has_blocked':
    case 'source':
    case 'target':
    // Who is typing and who has read says nothing about a matter and comes by the thousand.
    case 'direct_message_indicate_typing_events':
    case 'direct_message_mark_read_events':
      return [];
    case 'tweet_create_events':
      return list(value).flatMap((one) => readOld(owner, record(one), receivedAt));
    case 'direct_message_events':
      return list(value).map((one) => readDirect(owner, record(one), readSurroundings(body), receivedAt));
    case 'tweet_delete_events':
      return list(value)
        .map(record)
        .map((one) => {
          const status = record(one.status);
          const id = idText(status.id);
          const at = readInstant(one.timestamp_ms) ?? receivedAt;
          return id === undefined ? keepUnknown(name, one, at) : deletion(id, idText(status.user_id) ?? 'unknown', at);
        });
    default:
      return oldMembers.includes(name)
        ? (Array.isArray(value) ? value : [value]).map((one) =>
            keepNotice(name.replace(/_events?$/, ''), one, receivedAt),
          )
        : [keepUnknown(name, value, receivedAt)];
  }
}

/** Reads a post in the older form. */
export function readOld(account: ChannelAccount, old: Loose, receivedAt: Date): Incoming[] {
  const { post, user } = asPresentPost(old);
  return readPost(account, post, { receivedAt, around: readSurroundings({ includes: { users: [user] } }) });
}
