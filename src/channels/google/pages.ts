import { text } from '../domain/loose-json.ts';
import type { Caller } from './base.ts';
import { type GoogleCall, readGoogle } from './call.ts';

/** Reads the pages of a list until Google names no next one; an empty page may still have one. Throws `NetworkFailure`. */
export async function* pagesOf(
  caller: Caller,
  call: GoogleCall & { query: Record<string, string> },
  maxPages: number,
  signal: AbortSignal,
  read: typeof readGoogle = readGoogle,
): AsyncGenerator<{ body: Record<string, unknown>; raw: string; last: boolean }> {
  let pageToken: string | undefined;
  for (let turn = 0; turn < maxPages; turn++) {
    const query = { ...call.query, ...(pageToken === undefined ? {} : { pageToken }) };
    const { body, raw } = await read(caller, { ...call, query }, signal);
    const next = text(body.nextPageToken);
    const last = !next || next === pageToken;
    yield { body, raw, last };
    if (last) return;
    pageToken = next;
  }
}
