import { keepNotice, keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import type { Attachment, Incoming } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { isOurs, isUnderOurs, type Own } from './own.ts';

/** What stands around an item and not in it. */
export interface Place {
  own: Own;
  /** When it was told, for items without a time of their own. */
  at: Date;
  /** The post of ours under which the list was asked for. */
  post?: string | undefined;
  /** It came as something that names us. */
  mention?: boolean;
}

/**
 * Reads a reply, a mention or a post as webhooks and lists give it. Authors are known by their handle: Threads names no
 * other id of theirs. Undefined for a post of our own, which is no answer to anybody.
 */
export function readItem(value: Loose, place: Place): Incoming | undefined {
  const id = idText(value.id);
  const { own } = place;
  const at = readInstant(value.timestamp) ?? place.at;
  if (id === undefined) return keepUnknown('media', value, at);
  const username = text(value.username);
  const ours = isOurs(own, value);
  const root = idText(record(value.root_post).id) ?? place.post;
  const parent = idText(record(value.replied_to).id) ?? idText(value.replied_to_id);
  const reply = root !== undefined || parent !== undefined || value.is_reply === true;
  if (ours && !reply) return undefined;
  if (value.media_type === 'REPOST_FACADE') return keepNotice('repost', value, at);
  const author =
    username === undefined ? { externalId: `media:${id}` } : { externalId: `@${username}`, handle: username };
  const underOurs = place.post !== undefined || isUnderOurs(own, value);
  const permalink = text(value.permalink);
  return {
    kind: ours ? 'echo' : place.mention && !underOurs ? 'mention' : 'comment',
    externalId: id,
    conversation: `${author.externalId}:${root ?? id}`,
    replyTo: { reply_to_id: id },
    visibility: 'public',
    author,
    text: text(value.text) ?? '',
    attachments: readMedia(value, id),
    at,
    ...(permalink === undefined ? {} : { permalink }),
    ...(underOurs && root !== undefined ? { post: root } : {}),
    ...(parent === undefined ? {} : { answers: [parent] }),
    // Some permissions tell who and where, but not what.
    ...(username === undefined ? { fetch: { media_id: id } } : {}),
  };
}

const kinds: Record<string, Attachment['kind']> = { IMAGE: 'image', VIDEO: 'video', AUDIO: 'audio' };

/** Webhooks tell only that there is a picture; its address, which dies, is asked for by the id when it is fetched. */
function readMedia(value: Loose, id: string): Attachment[] {
  const children = list(record(value.children).data).map(record);
  if (children.length > 0) return children.flatMap((child) => readMedia(child, idText(child.id) ?? id));
  const type = text(value.media_type) ?? '';
  if (type === 'CAROUSEL_ALBUM') return [{ kind: 'image', ref: id }];
  const url = text(value.media_url);
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (kind) return [{ kind, ref: id, ...(url === undefined ? {} : { url }) }];
  const gif = text(value.gif_url);
  return gif === undefined ? [] : [{ kind: 'unsupported', name: 'GIF', url: gif }];
}

/** Something that was deleted by who wrote it; our own posts are told too, and nobody here waits for those. */
export function readDeletion(value: Loose, place: Place): Incoming {
  const id = idText(value.id);
  const at = readInstant(value.deleted_at) ?? place.at;
  if (id === undefined) return keepUnknown('delete', value, at);
  const username = text(value.username);
  const author =
    username === undefined ? { externalId: `media:${id}` } : { externalId: `@${username}`, handle: username };
  return { ...bare('delete', id, author, at), ifKnown: true };
}

/** Our account published something: a post, or an answer typed in the app, whose words are then asked for. */
export function readPublished(value: Loose, place: Place): Incoming {
  const id = idText(value.id);
  const at = readInstant(value.timestamp) ?? place.at;
  if (id === undefined) return keepUnknown('publish', value, at);
  const whole = value.text === undefined ? undefined : readItem({ ...value, owner: { id: place.own.id } }, place);
  if (whole) return whole;
  const username = text(value.username);
  const author =
    username === undefined ? { externalId: `media:${id}` } : { externalId: `@${username}`, handle: username };
  const permalink = text(value.permalink);
  return {
    ...bare('echo', id, author, at),
    ...(permalink === undefined ? {} : { permalink }),
    fetch: { media_id: id, published: '1' },
  };
}

function bare(kind: 'delete' | 'echo', id: string, author: Incoming['author'], at: Date): Incoming {
  return {
    kind,
    externalId: id,
    conversation: `${author.externalId}:${id}`,
    replyTo: { reply_to_id: id },
    visibility: 'public',
    author,
    text: '',
    attachments: [],
    at,
  };
}
