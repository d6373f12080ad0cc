import { list, number, record, text } from '../domain/loose-json.ts';

export interface SeenReview {
  /** When it last changed, in milliseconds: the order of the list. */
  at: number;
  /** What of it would be worth reading again. */
  print: string;
  /** There, as Google said when asked by name, but not in its list (a known fault). */
  unlisted: boolean;
}

/** How far the poll has read, kept between runs as one text. */
export interface PollCursor {
  reviews: Record<string, SeenReview>;
  /** When reviews further down were last looked through, in milliseconds; 0 before the first time. */
  deepAt: number;
  /** A look that was cut off: the next one does not stop at what is known. */
  unfinished: boolean;
}

/** Reviews remembered; what is older is not looked at again. */
const mostReviews = 1_000;

/** Reads a stored cursor; a broken or absent one means "from the beginning", as the unique keys drop what is known. */
export function readCursor(stored: string | null): PollCursor {
  let loose: Record<string, unknown> = {};
  try {
    loose = record(JSON.parse(stored ?? '{}'));
  } catch {
    // Read again from the beginning.
  }
  const reviews: PollCursor['reviews'] = {};
  for (const [id, value] of Object.entries(record(loose.reviews))) {
    const [at, print, unlisted] = list(value);
    reviews[id] = { at: number(at) ?? 0, print: text(print) ?? '', unlisted: unlisted === 1 };
  }
  return { reviews, deepAt: number(loose.deepAt) ?? 0, unfinished: loose.unfinished === true };
}

/** The text to store: the newest reviews only, so that it does not grow for ever. */
export function writeCursor(cursor: PollCursor): string {
  const newest = Object.entries(cursor.reviews)
    .sort(([, a], [, b]) => b.at - a.at)
    .slice(0, mostReviews);
  const reviews = newest.map(([id, { at, print, unlisted }]) => [id, [at, print, ...(unlisted ? [1] : [])]]);
  return JSON.stringify({ ...cursor, reviews: Object.fromEntries(reviews) });
}
