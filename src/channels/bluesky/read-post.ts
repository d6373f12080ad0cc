import { keepUnknown } from '../domain/kept-unknown.ts';
import { type Loose, record, text } from '../domain/loose-json.ts';
import type { Author, ChannelAccount, Incoming } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { postCollection, postLink, readAtUri } from './at-uri.ts';
import { readEmbed } from './read-embed.ts';

export interface PostPlace {
  receivedAt: Date;
  /** Why Bluesky told us of it. */
  reason?: string | undefined;
}

/** Reads a post as notifications, feeds and look-ups show it: `{uri, cid, author, record, indexedAt}`. */
export function readPost(account: ChannelAccount, view: Loose, place: PostPlace): Incoming {
  const said = record(view.record ?? view.value);
  const uri = text(view.uri);
  const parts = readAtUri(uri);
  const at = instantOf(said, view) ?? place.receivedAt;
  if (uri === undefined || parts?.collection !== postCollection)
    return keepUnknown(text(said.$type) ?? 'record', view, at);
  const author = readAuthor(record(view.author), parts.did);
  const ours = author.externalId === account.externalId;
  const reply = record(said.reply);
  const root = record(reply.root);
  const parent = text(record(reply.parent).uri);
  const rootUri = text(root.uri) ?? uri;
  const cid = text(view.cid) ?? '';
  // Our own words stand in the thread of whom they answer.
  const person = ours ? (readAtUri(parent)?.did ?? author.externalId) : author.externalId;
  const permalink = postLink(author.handle ?? author.externalId, uri);
  return {
    kind: ours ? 'echo' : kindOf(account, place.reason, parent),
    externalId: uri,
    conversation: `${person}:${rootUri}`,
    replyTo: {
      uri,
      cid,
      root_uri: rootUri,
      root_cid: rootUri === uri ? cid : (text(root.cid) ?? ''),
      ...(author.handle ? { handle: author.handle } : {}),
    },
    visibility: 'public',
    author,
    text: text(said.text) ?? '',
    attachments: readEmbed(parts.did, record(said.embed)),
    at,
    ...(permalink ? { permalink } : {}),
    ...(rootUri === uri ? {} : { post: rootUri }),
    ...(parent === undefined ? {} : { answers: [parent] }),
  };
}

/** An answer under one of our posts is a comment; naming or quoting us elsewhere is a mention. */
function kindOf(
  account: ChannelAccount,
  reason: string | undefined,
  parent: string | undefined,
): 'comment' | 'mention' {
  if (reason === 'reply') return 'comment';
  return reason === undefined && readAtUri(parent)?.did === account.externalId ? 'comment' : 'mention';
}

/** A person as they stand beside a post or in a conversation. */
export function readAuthor(profile: Loose, did: string): Author {
  const handle = text(profile.handle);
  const name = text(profile.displayName);
  return {
    externalId: text(profile.did) ?? did,
    // The network's own word for a handle that no longer leads to its owner.
    ...(handle && handle !== 'handle.invalid' ? { handle } : {}),
    ...(name ? { name } : {}),
  };
}

const day = 24 * 3_600_000;

/** When it was written: what the writer's app says, unless that is far from when Bluesky saw it. */
function instantOf(said: Loose, view: Loose): Date | undefined {
  const written = readInstant(said.createdAt);
  const seen = readInstant(view.indexedAt);
  if (!written || !seen) return seen ?? written;
  const apart = seen.getTime() - written.getTime();
  return apart >= 0 && apart < day ? written : seen;
}

/** Says that a post was taken back. */
export function deletion(uri: string, at: Date): Incoming {
  const did = readAtUri(uri)?.did ?? 'unknown';
  return {
    kind: 'delete',
    externalId: uri,
    conversation: `${did}:${uri}`,
    replyTo: { uri },
    visibility: 'public',
    author: { externalId: did },
    text: '',
    attachments: [],
    at,
  };
}
