import { number, record, text } from '../domain/loose-json.ts';

/** How far the poll has read, kept between runs as one text. */
export interface PollCursor {
  /** A first run was finished: from then on everything is new, also in a list that was empty. */
  begun: boolean;
  /** Per post: how many comments it had, and the instant of the newest one read (ISO). */
  media: Record<string, { count: number; newest: string }>;
  /** Instant of the newest thread read (ISO); empty before the first run. */
  direct: string;
  /** What stood in the threads of that very instant, so that they are handed on again only when something was added. */
  directDigest: string;
}

/** Reads a stored cursor; a broken or absent one means "from the beginning", as the unique keys drop what is known. */
export function readCursor(stored: string | null): PollCursor {
  const cursor: PollCursor = { begun: false, media: {}, direct: '', directDigest: '' };
  let loose: Record<string, unknown> = {};
  try {
    loose = record(JSON.parse(stored ?? '{}'));
  } catch {
    return cursor;
  }
  for (const [id, seen] of Object.entries(record(loose.media))) {
    cursor.media[id] = { count: number(record(seen).count) ?? 0, newest: text(record(seen).newest) ?? '' };
  }
  cursor.direct = text(loose.direct) ?? '';
  cursor.begun = loose.begun === true || cursor.direct !== '';
  cursor.directDigest = text(loose.directDigest) ?? '';
  return cursor;
}

/** The text to store. Posts no longer among the newest are forgotten, so that it does not grow for ever. */
export function writeCursor(cursor: PollCursor, mediaIds: string[]): string {
  const media = Object.fromEntries(mediaIds.flatMap((id) => (cursor.media[id] ? [[id, cursor.media[id]]] : [])));
  return JSON.stringify({ ...cursor, media });
}
