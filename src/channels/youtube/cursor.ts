import { list, number, record, text } from '../domain/loose-json.ts';
import type { UsedUnits } from './units.ts';

/** Where a thread stood when it was last read: for all to see, held back, or (asked by name) there but not listed. */
export type ThreadState = 'published' | 'held' | 'unlisted';

export interface SeenThread {
  /** When its top-level comment was written, in seconds: the order of the list. */
  at: number;
  /** What of it would be worth reading again; likes are not. */
  print: string;
  state: ThreadState;
  /** What distinguishes the ids of the answers under it, where all of them were read. */
  replies: string[];
}

/** How far the poll has read, kept between runs as one text. */
export interface PollCursor {
  threads: Record<string, SeenThread>;
  /** When threads further down were last looked through, in milliseconds; 0 before the first time. */
  deepAt: number;
  /** A look that was cut off: the next one does not stop at what is known. */
  unfinished: boolean;
  units?: UsedUnits;
}

/** Threads remembered; what is older is not looked at again. */
const mostThreads = 600;

/** Reads a stored cursor; a broken or absent one means "from the beginning", as the unique keys drop what is known. */
export function readCursor(stored: string | null): PollCursor {
  let loose: Record<string, unknown> = {};
  try {
    loose = record(JSON.parse(stored ?? '{}'));
  } catch {
    // Read again from the beginning.
  }
  const threads: PollCursor['threads'] = {};
  for (const [id, value] of Object.entries(record(loose.threads))) {
    const [at, print, state, replies] = list(value);
    threads[id] = {
      at: number(at) ?? 0,
      print: text(print) ?? '',
      state: state === 'h' ? 'held' : state === 'u' ? 'unlisted' : 'published',
      replies: list(replies).flatMap((one) => text(one) ?? []),
    };
  }
  const units = record(loose.units);
  const day = text(units.day);
  return {
    threads,
    deepAt: number(loose.deepAt) ?? 0,
    unfinished: loose.unfinished === true,
    ...(day === undefined ? {} : { units: { day, used: number(units.used) ?? 0 } }),
  };
}

/** The text to store: the newest threads only, so that it does not grow for ever. */
export function writeCursor(cursor: PollCursor): string {
  const newest = Object.entries(cursor.threads)
    .sort(([, a], [, b]) => b.at - a.at)
    .slice(0, mostThreads);
  const threads = newest.map(([id, { at, print, state, replies }]) => [id, [at, print, state[0], replies]]);
  return JSON.stringify({ ...cursor, threads: Object.fromEntries(threads) });
}
