import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, PolledPage } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readGraph } from '../meta/call.ts';
import { pageBody, pagesOf } from '../meta/pages.ts';
import { readInstant } from '../meta/read-instant.ts';
import { isFresh, moveMark, type PollCursor, readCursor, writeCursor } from './cursor.ts';
import { mediaFields } from './fields.ts';
import { positive } from './limits.ts';

/** Posts looked under at each run; `settings.poll_media` changes it. Webhooks tell of replies to older ones. */
const defaultMedia = 10;
/** A run costs a call for each post and three more; the smallest budget is 48,000 a day (4,800 x 10 impressions, section 5). */
const defaultRest = 120;

/** Seconds between two runs. */
export function pollEverySeconds(account: ChannelAccount): number {
  return positive(account.settings.poll_seconds) ?? defaultRest;
}

/**
 * Reads what webhooks may have missed: everything said under our newest posts, who named us, and what we answered
 * elsewhere. A missing permission for one list does not keep the others from being read; it is thrown at the end.
 */
export async function* pollThreads(
  account: ChannelAccount,
  stored: string | null,
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const cursor = readCursor(stored);
  const self = `/${encodeURIComponent(account.externalId)}`;
  const limit = String(positive(account.settings.poll_media) ?? defaultMedia);
  const query = { fields: 'id,permalink,timestamp,username', limit };
  const posts = list(record(await readGraph(account, `${self}/threads`, query, signal)).data).map(record);
  const username = posts.flatMap((one) => text(one.username) ?? [])[0];
  const own = { id: account.externalId, ...(username === undefined ? {} : { username }) };
  const ids = posts.flatMap((one) => idText(one.id) ?? []);
  const kept = [...ids, 'mentions', 'replies'];
  const reads: ListRead[] = [
    ...posts.flatMap((media): ListRead[] => {
      const id = idText(media.id);
      if (id === undefined) return [];
      const path = `/${encodeURIComponent(id)}/conversation`;
      return [{ name: id, polled: 'conversation', path, query: { reverse: 'true' }, more: { media, own } }];
    }),
    ...(['mentions', 'replies'] as const).map((name) => ({
      name,
      polled: name,
      path: `${self}/${name}`,
      query: since(cursor, name),
      more: { own },
    })),
  ];
  let refused: NetworkFailure | undefined;
  for (const read of reads) {
    try {
      yield* pollList(account, cursor, read, kept, signal);
    } catch (error) {
      // One of our posts may be gone meanwhile.
      if (!(error instanceof NetworkFailure) || !passable.has(error.reason)) throw error;
      if (error.reason === 'permission_missing') refused = error;
    }
  }
  if (refused) throw refused;
}
const passable = new Set(['permission_missing', 'target_gone']);

interface ListRead {
  /** Under which the cursor keeps it. */
  name: string;
  polled: 'conversation' | 'mentions' | 'replies';
  path: string;
  query: Record<string, string>;
  more: Record<string, unknown>;
}

async function* pollList(
  account: ChannelAccount,
  cursor: PollCursor,
  { name, polled, path, query, more }: ListRead,
  kept: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const before = cursor[name];
  const bodies: Uint8Array[] = [];
  const read: { id: string; at: string }[] = [];
  for await (const page of pagesOf(account, path, { fields: mediaFields, limit: '50', ...query }, signal)) {
    const fresh = page.filter((row) => isFresh(before, idOf(row), instantOf(row)));
    read.push(...fresh.map((row) => ({ id: idOf(row), at: instantOf(row) })));
    if (fresh.length > 0) bodies.push(pageBody(polled, fresh, more));
    // Newest first: a page with something, all of it known, ends the search. An empty page may still have a next one.
    if (page.length > 0 && fresh.length === 0) break;
  }
  if (bodies.length === 0) return;
  cursor[name] = moveMark(before, read);
  yield { bodies, cursor: writeCursor(cursor, kept) };
}

function since(cursor: PollCursor, name: string): Record<string, string> {
  const newest = Date.parse(cursor[name]?.newest ?? '');
  return Number.isNaN(newest) ? {} : { since: String(Math.floor(newest / 1_000)) };
}

function idOf(row: Loose): string {
  return idText(row.id) ?? '';
}

/** As ISO text that sorts. */
function instantOf(row: Loose): string {
  return readInstant(row.timestamp)?.toISOString() ?? '';
}
