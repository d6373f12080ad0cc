import { list, record, text } from '../domain/loose-json.ts';

/** The newest instant that was read of one list, and what of that very instant is known. */
export interface Mark {
  newest: string;
  ids: string[];
}

/** How far the poll has read, kept between runs as one text: a mark for each list, by our post's id or the list's name. */
export type PollCursor = Record<string, Mark>;

/** Reads a stored cursor; a broken or absent one means "from the beginning", as the unique keys drop what is known. */
export function readCursor(stored: string | null): PollCursor {
  try {
    const marks = Object.entries(record(JSON.parse(stored ?? '{}'))).map(([name, value]) => {
      const mark = record(value);
      const ids = list(mark.ids).flatMap((id) => text(id) ?? []);
      return [name, { newest: text(mark.newest) ?? '', ids }] as const;
    });
    return Object.fromEntries(marks);
  } catch {
    return {};
  }
}

/** The text to store. Posts no longer among the newest are forgotten, so that it does not grow for ever. */
export function writeCursor(cursor: PollCursor, kept: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(Object.entries(cursor).filter(([name]) => kept.includes(name))));
}

/** Whether an item is newer than everything read; two may share a second. */
export function isFresh(mark: Mark | undefined, id: string, at: string): boolean {
  if (mark === undefined || at > mark.newest) return true;
  return at === mark.newest && !mark.ids.includes(id);
}

/** The mark after reading these too. */
export function moveMark(mark: Mark | undefined, read: readonly { id: string; at: string }[]): Mark {
  const newest = read.reduce((latest, one) => (one.at > latest ? one.at : latest), mark?.newest ?? '');
  const before = mark?.newest === newest ? mark.ids : [];
  return { newest, ids: [...before, ...read.filter((one) => one.at === newest).map((one) => one.id)] };
}
