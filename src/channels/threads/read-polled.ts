import { idText, type Loose, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { edgeOf } from '../meta/pages.ts';
import { type Own, ownOf } from './own.ts';
import { readItem } from './read-item.ts';

interface Around {
  own: Own;
  edge: string | undefined;
  post: string | undefined;
  receivedAt: Date;
}

/**
 * Says what an answer of the API means: a page that our poll keeps (`polled`), or the list or object as the API gives it.
 * Items carry the same ids as the webhooks', so that either may come first. Undefined for a shape that is none of these.
 */
export function readPolled(account: ChannelAccount, answer: Loose, receivedAt: Date): Incoming[] | undefined {
  const { node, edge } = edgeOf(answer);
  const told = record(answer.own);
  const kind = text(answer.polled) ?? edge;
  const under =
    kind === 'conversation' || (kind === 'replies' && text(answer.polled) === undefined && node !== undefined);
  const around: Around = {
    own: ownOf(account, { id: idText(told.id), username: text(told.username) }),
    edge: kind,
    post: idText(record(answer.media).id) ?? (under ? node : undefined),
    receivedAt,
  };
  // The replies of an account are listed like those under a post: then the node is the account.
  if (around.post !== undefined && around.post === around.own.id) around.post = undefined;
  if (Array.isArray(answer.data)) {
    const rows = answer.data.map(record);
    if (rows.length > 0 && !rows.some(isMedia)) return undefined;
    return rows.flatMap((row) => readRow(row, around));
  }
  return isMedia(answer) ? readRow(answer, around) : undefined;
}

function isMedia(row: Loose): boolean {
  return (
    idText(row.id) !== undefined &&
    ('media_type' in row || 'permalink' in row || ('username' in row && 'text' in row) || 'text' in row)
  );
}

function readRow(row: Loose, { own, edge, post, receivedAt }: Around): Incoming[] {
  // Our own posts are asked for only to look under them.
  if (edge === 'threads') return [];
  const place = { own, at: receivedAt, post, mention: edge === 'mentions' || isMention(row, own) };
  if (edge === 'mentions' || post !== undefined || isReply(row)) return asList(readItem(row, place));
  // A post that neither answers nor names anybody is one of our own.
  return place.mention ? asList(readItem(row, place)) : [];
}

function asList(item: Incoming | undefined): Incoming[] {
  return item ? [item] : [];
}

function isReply(row: Loose): boolean {
  return (
    row.is_reply === true ||
    row.replied_to !== undefined ||
    row.root_post !== undefined ||
    'is_reply_owned_by_me' in row
  );
}

/** A post of somebody else that names us; where our name is not known, any name will do. */
function isMention(row: Loose, own: Own): boolean {
  const words = (text(row.text) ?? '').toLowerCase();
  const author = text(row.username)?.toLowerCase();
  if (own.username === undefined) return words.includes('@');
  return author !== own.username.toLowerCase() && words.includes(`@${own.username.toLowerCase()}`);
}
