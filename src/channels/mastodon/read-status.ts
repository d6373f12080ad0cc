import { keepUnknown } from '../domain/kept-unknown.ts';
import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import type { Attachment, ChannelAccount, Incoming } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { plainName, readHtml, withoutNames } from './read-html.ts';

/** What reading a status depends on besides itself. */
export interface StatusPlace {
  receivedAt: Date;
  /** First post of the thread, where it was asked for. */
  root?: string | undefined;
}

/**
 * Reads a status that names us, answers us or is our own. A direct one is a private message; one for followers only is
 * private too, as not everybody may read it.
 */
export function readStatus(account: ChannelAccount, status: Loose, place: StatusPlace): Incoming {
  const id = idText(status.id);
  const author = record(status.account);
  const authorId = idText(author.id);
  if (id === undefined || authorId === undefined) return keepUnknown('status', status, place.receivedAt);
  const ours = authorId === account.externalId;
  const shown = text(status.visibility) ?? 'public';
  const open = shown === 'public' || shown === 'unlisted';
  const parent = idText(status.in_reply_to_id);
  const toUs = idText(status.in_reply_to_account_id) === account.externalId;
  const other = ours ? otherThan(account, status) : { id: authorId, acct: text(author.acct) };
  const thread = place.root ?? parent ?? id;
  const handle = text(author.acct);
  const name = plainName(text(author.display_name));
  const link = text(status.url) ?? text(status.uri);
  const words = wordsOf(status);
  return {
    kind: ours ? 'echo' : open ? (toUs ? 'comment' : 'mention') : 'message',
    externalId: id,
    conversation: open ? `${other?.id ?? authorId}:${thread}` : `direct:${other?.id ?? authorId}`,
    replyTo: {
      status_id: id,
      acct: other?.acct ?? handle ?? '',
      visibility: open ? shown : 'direct',
      // Whoever answers us sees our words elsewhere; the language helps those who translate.
      ...(text(status.language) ? { language: text(status.language) ?? '' } : {}),
    },
    visibility: open ? 'public' : 'private',
    author: {
      externalId: authorId,
      ...(handle === undefined ? {} : { handle }),
      ...(name === undefined ? {} : { name }),
    },
    text: ours ? withoutNames(words) : words,
    attachments: list(status.media_attachments).map((one) => readMedia(record(one))),
    at: readInstant(status.created_at) ?? place.receivedAt,
    ...(link === undefined ? {} : { permalink: link }),
    ...(open && parent !== undefined ? { post: thread } : {}),
    ...(parent === undefined ? {} : { answers: [parent] }),
    // The thread's first post tells what belongs together; a status knows only the one before it.
    ...(open && parent !== undefined && place.root === undefined ? { fetch: { status_id: id, parent } } : {}),
  };
}

/** An edit of a status, with what it says now. */
export function readEdit(account: ChannelAccount, status: Loose, receivedAt: Date): Incoming {
  const { fetch: _root, ...item } = readStatus(account, status, { receivedAt });
  if (item.kind === 'unsupported') return item;
  return { ...item, kind: 'edit', at: readInstant(status.edited_at) ?? receivedAt };
}

/** A status that is gone: all that is left of it is its id. */
export function readDeletion(id: string, at: Date): Incoming {
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
  };
}

/** What it says: a warning before the content stands first, as people must open it to read on. */
function wordsOf(status: Loose): string {
  const warning = text(status.spoiler_text)?.trim() ?? '';
  const votes = list(record(status.poll).options).map((one) => `• ${text(record(one).title) ?? ''}`);
  return [warning, readHtml(text(status.content) ?? ''), votes.join('\n')].filter((part) => part !== '').join('\n\n');
}

/** To whom one of our own statuses speaks: whom it answers, else the first person it names. */
function otherThan(account: ChannelAccount, status: Loose): { id: string; acct: string | undefined } | undefined {
  const named = list(status.mentions)
    .map(record)
    .flatMap((one) => {
      const id = idText(one.id);
      return id === undefined || id === account.externalId ? [] : [{ id, acct: text(one.acct) }];
    });
  const answered = idText(status.in_reply_to_account_id);
  const found = named.find((one) => one.id === answered) ?? named[0];
  if (found || answered === undefined || answered === account.externalId) return found;
  return { id: answered, acct: undefined };
}

const mediaKinds: Record<string, Attachment['kind']> = {
  image: 'image',
  gifv: 'video',
  video: 'video',
  audio: 'audio',
};

/** A file of a status; its description is for who cannot see it, and tells the mimin too. */
function readMedia(media: Loose): Attachment {
  const type = text(media.type) ?? 'unknown';
  const kind = Object.hasOwn(mediaKinds, type) ? mediaKinds[type] : undefined;
  const url = text(media.url) ?? text(media.remote_url);
  const said = text(media.description);
  const name = kind === undefined ? (said ?? type) : said;
  return {
    kind: kind ?? 'unsupported',
    ...(name === undefined ? {} : { name }),
    ...(url === undefined ? {} : { url }),
  };
}
