import { idText, type Loose, record, text } from '../domain/loose-json.ts';
import type { Attachment, Author, Incoming } from '../domain/network.ts';

/** Who wrote something public, as far as Facebook tells; nameless ones are known by the item itself. */
export function readAuthor(value: Loose, fallback: string): Author & { known: boolean } {
  const from = record(value.from);
  const reviewer = record(value.reviewer);
  const id = idText(from.id) ?? idText(value.sender_id) ?? idText(value.reviewer_id) ?? idText(reviewer.id);
  const name = text(from.name) ?? text(value.sender_name) ?? text(value.reviewer_name) ?? text(reviewer.name);
  return { externalId: id ?? fallback, ...(name ? { name } : {}), known: id !== undefined };
}

/**
 * The part of a post's id behind the last underscore: the same in `PAGE_POST`, in the prefix of its comments' ids and where
 * only that part is told, so that webhook and poll name one thread alike.
 */
export function postKey(id: string): string {
  return id.split('_').at(-1) ?? id;
}

/** The post under which a comment of this id stands, by the prefix of `POST_COMMENT`. */
export function postOfComment(id: string): string | undefined {
  return /^(.+)_[^_]+$/.exec(id)?.[1];
}

/** Something public on or about our Page. */
export interface Said {
  kind: Incoming['kind'];
  id: string;
  author: Author;
  text: string;
  at: Date;
  /** The post in whose thread it stands; its own id for a post. */
  post: string;
  replyTo: Record<string, string>;
  attachments?: Attachment[];
  answers?: string | undefined;
  permalink?: string | undefined;
  subject?: string | undefined;
}

/** The item that something public becomes: one person under one post is one conversation. */
export function publicItem(said: Said): Incoming {
  const { externalId, handle, name } = said.author;
  return {
    kind: said.kind,
    externalId: said.id,
    conversation: `${externalId}:${postKey(said.post)}`,
    replyTo: said.replyTo,
    visibility: 'public',
    author: { externalId, ...(handle ? { handle } : {}), ...(name ? { name } : {}) },
    ...(said.subject === undefined ? {} : { subject: said.subject }),
    text: said.text,
    attachments: said.attachments ?? [],
    at: said.at,
    ...(said.permalink === undefined ? {} : { permalink: said.permalink }),
    post: postKey(said.post),
    ...(said.answers === undefined ? {} : { answers: [said.answers] }),
  };
}
