import { list, number, record, text } from '../domain/loose-json.ts';

/** A post that is looked up again for a while, to learn that it was deleted. */
interface Watched {
  id: string;
  /** Milliseconds since 1970 at which it was written. */
  at: number;
}

/** How far the poll has read, kept between runs as one text. Ids are compared as numbers; empty before the first run. */
export interface PollCursor {
  mentions: string;
  replies: string;
  own: string;
  direct: string;
  /** How many quotes each of our newest posts had. */
  quotes: Record<string, number>;
  watched: Watched[];
  /** When the watched posts were last looked up, in milliseconds. */
  watchedAt: number;
  /** Our own name, asked once. */
  username: string;
}

/** Reads a stored cursor; a broken or absent one means "from the beginning", as the unique keys drop what is known. */
export function readCursor(stored: string | null): PollCursor {
  let loose: Record<string, unknown> = {};
  try {
    loose = record(JSON.parse(stored ?? '{}'));
  } catch {
    // Read again from the beginning.
  }
  const watched = list(loose.watched).map(record);
  return {
    mentions: text(loose.mentions) ?? '',
    replies: text(loose.replies) ?? '',
    own: text(loose.own) ?? '',
    direct: text(loose.direct) ?? '',
    quotes: Object.fromEntries(Object.entries(record(loose.quotes)).map(([id, count]) => [id, number(count) ?? 0])),
    watched: watched.flatMap((one) => (text(one.id) ? [{ id: text(one.id) ?? '', at: number(one.at) ?? 0 }] : [])),
    watchedAt: number(loose.watchedAt) ?? 0,
    username: text(loose.username) ?? '',
  };
}

/** The text to store. */
export function writeCursor(cursor: PollCursor): string {
  return JSON.stringify(cursor);
}

/** Whether an id is newer than another; X's ids grow with time and have up to 19 digits. */
export function isNewer(id: string, than: string): boolean {
  if (than === '') return true;
  return /^\d+$/.test(id) && /^\d+$/.test(than) ? BigInt(id) > BigInt(than) : id > than;
}
