import { list, number, record, text } from '../domain/loose-json.ts';

/** What of one video's comments was read. */
export interface SeenVideo {
  /** Instant of the newest comment read, in seconds. */
  newest: number;
  /** Comments of the last minutes before that instant: TikTok shows some late. */
  recent: string[];
  /** How many answers stood under each comment that had any. */
  replies: Record<string, number>;
}

/** How far the poll has read, kept between runs as one text. */
export interface PollCursor {
  videos: Record<string, SeenVideo>;
  /** Instant of the newest conversation read, in milliseconds; 0 before the first run. */
  direct: number;
  /** Conversations that changed at that very instant and were read. */
  directRead: string[];
  /** Videos of others that name us and were read. */
  mentions: string[];
}

/** Reads a stored cursor; a broken or absent one means "from the beginning", as the unique keys drop what is known. */
export function readCursor(stored: string | null): PollCursor {
  let loose: Record<string, unknown> = {};
  try {
    loose = record(JSON.parse(stored ?? '{}'));
  } catch {
    // Read again from the beginning.
  }
  const videos: PollCursor['videos'] = {};
  for (const [id, value] of Object.entries(record(loose.videos))) {
    const seen = record(value);
    const replies = Object.entries(record(seen.replies)).map(([key, count]) => [key, number(count) ?? 0] as const);
    videos[id] = { newest: number(seen.newest) ?? 0, recent: texts(seen.recent), replies: Object.fromEntries(replies) };
  }
  return {
    videos,
    direct: number(loose.direct) ?? 0,
    directRead: texts(loose.directRead),
    mentions: texts(loose.mentions),
  };
}

/** The text to store. Videos no longer among the newest are forgotten, so that it does not grow for ever. */
export function writeCursor(cursor: PollCursor, videoIds: string[]): string {
  const kept = videoIds.flatMap((id) => (cursor.videos[id] ? [[id, cursor.videos[id]] as const] : []));
  return JSON.stringify({ ...cursor, videos: Object.fromEntries(kept) });
}

function texts(value: unknown): string[] {
  return list(value).flatMap((one) => text(one) ?? []);
}
