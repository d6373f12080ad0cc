import { createHash } from 'node:crypto';
import { keepNotice, keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { picturesIn, readHtml, readRaw } from './read-html.ts';
import { readSiteTime } from './read-time.ts';
import { ownUsers } from './site.ts';

/** Kinds of comments that no resident writes: links from elsewhere, and remarks of the editors among themselves. */
const notices = new Set(['pingback', 'trackback', 'note']);

/**
 * Reads a comment as the API shows it. What stands in the spam or the bin is withdrawn; words of the city's own users are
 * echoes once they are to be seen; held comments of residents are read like the others, as they may be an aduan.
 */
export function readComment(account: ChannelAccount, comment: Loose, receivedAt: Date): Incoming[] {
  const id = idText(comment.id);
  const type = text(comment.type) || 'comment';
  if (id === undefined) return [keepUnknown('comment', comment, receivedAt)];
  if (notices.has(type)) return [keepNotice(type, [type, id], timeOf(account, comment) ?? receivedAt)];
  if (type !== 'comment' && type !== 'review') {
    return [{ ...keepUnknown(type, [type, id], timeOf(account, comment) ?? receivedAt) }];
  }
  const status = text(comment.status);
  if (status === 'spam' || status === 'trash') return [readGone(id, receivedAt)];
  const ours = isOurs(account, comment);
  if (ours && status === 'hold') return [];
  return [readWords(account, comment, id, ours, receivedAt)];
}

/** A comment that says something else than when it was read first; our own only tell that they are there. */
export function readChanged(account: ChannelAccount, comment: Loose, at: Date): Incoming[] {
  return readComment(account, comment, at).map((item) =>
    item.kind === 'comment' ? { ...item, kind: 'edit', at } : item,
  );
}

/** A comment that is to be seen no more: all that is left of it is its number. */
export function readGone(id: string, at: Date): Incoming {
  return {
    kind: 'delete',
    externalId: id,
    conversation: `gone:${id}`,
    replyTo: {},
    visibility: 'public',
    author: { externalId: 'unknown' },
    text: '',
    attachments: [],
    at,
    ifKnown: true,
  };
}

/** The words of a comment: as they were typed where we may see that, else what the site made of them. */
export function commentWords(comment: Loose): string {
  const content = record(comment.content);
  const raw = text(content.raw);
  return raw === undefined ? readHtml(text(content.rendered) ?? text(comment.content) ?? '') : readRaw(raw);
}

function readWords(account: ChannelAccount, comment: Loose, id: string, ours: boolean, receivedAt: Date): Incoming {
  const post = known(comment.post);
  const parent = known(comment.parent);
  const person = ours ? { externalId: ourName(account, comment) } : readAuthor(comment, parent ?? id);
  const link = text(comment.link);
  const content = record(comment.content);
  const html = text(content.rendered) ?? text(content.raw) ?? '';
  return {
    kind: ours ? 'echo' : 'comment',
    externalId: id,
    conversation: `${person.externalId}:${post ?? parent ?? id}`,
    replyTo: { comment_id: id, ...(post === undefined ? {} : { post_id: post }) },
    visibility: 'public',
    author: person,
    text: commentWords(comment),
    attachments: [...new Set(picturesIn(html))].map((url) => ({ kind: 'image', url })),
    at: timeOf(account, comment) ?? receivedAt,
    ...(link ? { permalink: link } : {}),
    ...(post === undefined ? {} : { post }),
    ...(parent === undefined ? {} : { answers: [parent] }),
  };
}

function timeOf(account: ChannelAccount, comment: Loose): Date | undefined {
  return readSiteTime(comment.date_gmt, comment.date, account.settings);
}

/**
 * Whether a comment speaks for the city: by the user we log in as or one that the operator named, or by whoever wrote the
 * post under which it stands (an agency's posts are written by its staff).
 */
function isOurs(account: ChannelAccount, comment: Loose): boolean {
  const author = known(comment.author);
  if (author === undefined) return false;
  if (ownUsers(account).includes(author)) return true;
  return list(record(comment._embedded).up).some((post) => known(record(post).author) === author);
}

function ourName(account: ChannelAccount, comment: Loose): string {
  return account.externalId || `user:${known(comment.author) ?? ''}`;
}

/**
 * Who wrote. A guest has no number: the hash that stands in the address of their picture is made of their e-mail address
 * and stays the same; whoever gave none is known by name, within the thread alone.
 */
function readAuthor(comment: Loose, thread: string): Incoming['author'] {
  const user = known(comment.author);
  const name = text(comment.author_name)?.trim();
  const email = text(comment.author_email)?.trim().toLowerCase();
  const print = email ? sha256(email) : avatarPrint(comment);
  const guest = print === undefined ? `name:${thread}:${name ?? ''}` : `guest:${print}`;
  return {
    externalId: user === undefined ? guest : `user:${user}`,
    ...(name ? { name: readHtml(name) } : {}),
    ...(email ? { email } : {}),
  };
}

/** SHA-256 of the address since WordPress 6.8, which is what we make of it too; MD5 before. */
function avatarPrint(comment: Loose): string | undefined {
  for (const address of Object.values(record(comment.author_avatar_urls))) {
    const print = /\/avatar\/([0-9a-f]{32,64})(?:[/?]|$)/i.exec(text(address) ?? '')?.[1];
    if (print !== undefined) return print.toLowerCase();
  }
  return undefined;
}

/** A number of WordPress; nought stands for none. */
function known(value: unknown): string | undefined {
  const id = idText(value);
  return id === '0' ? undefined : id;
}

function sha256(said: string): string {
  return createHash('sha256').update(said).digest('hex');
}
