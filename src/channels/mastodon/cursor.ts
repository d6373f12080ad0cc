import { list, record, text } from '../domain/loose-json.ts';

/** How far the poll has read, kept between runs as one text. */
export interface PollCursor {
  /** Newest notification read; empty before the first run. */
  notification: string;
  /** Newest status of our own seen; empty before the first run, `0` when there was none. */
  own: string;
  /** Posts to us that are looked at again, newest first, each with when it was edited last (ISO, or empty). */
  watched: { id: string; edited: string }[];
}

/** Reads a stored cursor; a broken or absent one means "from the beginning", as the unique keys drop what is known. */
export function readCursor(stored: string | null): PollCursor {
  let loose: Record<string, unknown> = {};
  try {
    loose = record(JSON.parse(stored ?? '{}'));
  } catch {
    // Read again from the beginning.
  }
  return {
    notification: text(loose.notification) ?? '',
    own: text(loose.own) ?? '',
    watched: list(loose.watched).flatMap((one) => {
      const id = text(record(one).id);
      return id === undefined ? [] : [{ id, edited: text(record(one).edited) ?? '' }];
    }),
  };
}

/** The text to store. */
export function writeCursor(cursor: PollCursor): string {
  return JSON.stringify(cursor);
}
