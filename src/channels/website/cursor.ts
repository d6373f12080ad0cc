import { list, number, record, text } from '../domain/loose-json.ts';

export interface SeenComment {
  /** When it was written, in milliseconds. */
  at: number;
  /** What of it would be worth reading again; `gone` once it is to be seen no more. */
  print: string;
}

/** How far the poll has read, kept between runs as one text. */
export interface PollCursor {
  /** When the newest comment read was written, in milliseconds; 0 before the first run. */
  newest: number;
  comments: Record<string, SeenComment>;
  /** When the last days were looked at again, in milliseconds; 0 before the first time. */
  lookedAt: number;
  /** When the newest post was published (ISO; empty before the first run), and which ones were in that second. */
  post: { ids: string[]; at: string };
  feed: {
    /** What the server gave to ask with next time. */
    etag: string;
    modified: string;
    /** Prints of the entries seen, newest run first. */
    known: string[];
  };
}

/** Comments remembered; with more than this in the days looked back upon, the oldest are not looked at again. */
export const mostComments = 2_000;
/** Entries of a feed remembered: it lists ten or twenty, and old ones may come back. */
const mostEntries = 1_000;

/** Reads a stored cursor; a broken or absent one means "from the beginning", as the unique keys drop what is known. */
export function readCursor(stored: string | null): PollCursor {
  let loose: Record<string, unknown> = {};
  try {
    loose = record(JSON.parse(stored ?? '{}'));
  } catch {
    // Read again from the beginning.
  }
  const comments: PollCursor['comments'] = {};
  for (const [id, value] of Object.entries(record(loose.comments))) {
    const [at, print] = list(value);
    comments[id] = { at: number(at) ?? 0, print: text(print) ?? '' };
  }
  const post = record(loose.post);
  const feed = record(loose.feed);
  return {
    newest: number(loose.newest) ?? 0,
    comments,
    lookedAt: number(loose.lookedAt) ?? 0,
    post: { ids: list(post.ids).filter((one) => typeof one === 'string'), at: text(post.at) ?? '' },
    feed: {
      etag: text(feed.etag) ?? '',
      modified: text(feed.modified) ?? '',
      known: list(feed.known).filter((one) => typeof one === 'string'),
    },
  };
}

/** The text to store: what was written before `from` (milliseconds) is not looked at again and left out. */
export function writeCursor(cursor: PollCursor, from = 0): string {
  const comments = Object.entries(cursor.comments)
    .filter(([, one]) => one.at >= from)
    .sort(([, a], [, b]) => b.at - a.at)
    .slice(0, mostComments)
    .map(([id, { at, print }]) => [id, [at, print]]);
  return JSON.stringify({
    ...cursor,
    comments: Object.fromEntries(comments),
    feed: { ...cursor.feed, known: cursor.feed.known.slice(0, mostEntries) },
  });
}
