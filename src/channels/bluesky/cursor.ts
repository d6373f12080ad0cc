import { list, number, record, text } from '../domain/loose-json.ts';

/** How far the poll has read, kept between runs as one text. */
export interface PollCursor {
  /** Instant of the newest notification read (ISO); empty before the first run. */
  seen: string;
  /** Notifications of the last minutes before that instant, by a short name: some are shown late. */
  known: string[];
  /** Instant of our own newest post read. */
  own: string;
  /** Where the log of conversations goes on; empty before the first run. */
  log: string;
  /** Posts that are looked up again for a while, to learn that they were deleted, and when they were written. */
  watched: { uri: string; at: number }[];
  watchedAt: number;
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
    seen: text(loose.seen) ?? '',
    known: list(loose.known).flatMap((one) => text(one) ?? []),
    own: text(loose.own) ?? '',
    log: text(loose.log) ?? '',
    watched: list(loose.watched)
      .map(record)
      .flatMap((one) => (text(one.uri) ? [{ uri: text(one.uri) ?? '', at: number(one.at) ?? 0 }] : [])),
    watchedAt: number(loose.watchedAt) ?? 0,
  };
}

/** The text to store. */
export function writeCursor(cursor: PollCursor): string {
  return JSON.stringify(cursor);
}
