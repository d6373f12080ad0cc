import { list, number, record, text } from '../domain/loose-json.ts';

/** How far the poll has read, kept between runs as one text; instants are ISO text, empty before the first run. */
export interface PollCursor {
  /** A first run was finished: from then on everything is new, also in a list that was empty. */
  begun: boolean;
  /** Per post: how many comments it had, and the newest one read. */
  posts: Record<string, { count: number; newest: string }>;
  /** The newest instant read of each list, and the rows that bear it. */
  lists: Record<'tagged' | 'ratings', { newest: string; ids: string[] }>;
  /** Instant of the newest thread read. */
  direct: string;
  /** What stood in the threads of that very instant, so that they are handed on again only when something was added. */
  directDigest: string;
}

/** Reads a stored cursor; a broken or absent one means "from the beginning", as the unique keys drop what is known. */
export function readCursor(stored: string | null): PollCursor {
  let loose: Record<string, unknown> = {};
  try {
    loose = record(JSON.parse(stored ?? '{}'));
  } catch {
    // From the beginning.
  }
  const lists = record(loose.lists);
  const posts: PollCursor['posts'] = {};
  for (const [id, seen] of Object.entries(record(loose.posts))) {
    posts[id] = { count: number(record(seen).count) ?? 0, newest: text(record(seen).newest) ?? '' };
  }
  return {
    begun: loose.begun === true,
    posts,
    lists: { tagged: readSeen(lists.tagged), ratings: readSeen(lists.ratings) },
    direct: text(loose.direct) ?? '',
    directDigest: text(loose.directDigest) ?? '',
  };
}

function readSeen(stored: unknown) {
  const seen = record(stored);
  return { newest: text(seen.newest) ?? '', ids: list(seen.ids).flatMap((id) => text(id) ?? []) };
}

/** The text to store. Posts no longer among the newest are forgotten, so that it does not grow for ever. */
export function writeCursor(cursor: PollCursor, postIds: string[]): string {
  const posts = Object.fromEntries(postIds.flatMap((id) => (cursor.posts[id] ? [[id, cursor.posts[id]]] : [])));
  return JSON.stringify({ ...cursor, posts });
}
