import { idText, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, PolledPage } from '../domain/network.ts';
import { linkOf, type MastodonCall, readMastodon } from './call.ts';
import { type PollCursor, readCursor, writeCursor } from './cursor.ts';
import { watchedPosts } from './limits.ts';
import { readWatched } from './watch.ts';

/** Pages followed in one list and run; a list that never ends must not hold the worker. */
const maxPages = 50;
/** Pages of history read when nothing was read before. */
const firstRunPages = 25;
const pageSize = '40';
/** What concerns us. `update` tells of edits of posts we passed on; others are found by looking again. */
const types = ['mention', 'quote', 'update', 'quoted_update', 'moderation_warning'];

/**
 * Reads forward without gaps: notifications from the last one read, our own statuses (answers typed in Mastodon itself), and
 * the newest posts to us once more, as nothing tells a client that one was edited or deleted.
 */
export async function* pollMastodon(
  account: ChannelAccount,
  stored: string | null,
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const cursor = readCursor(stored);
  const before = [...cursor.watched];
  if (cursor.notification === '') yield* readHistory(account, cursor, signal);
  else yield* readForward(account, cursor, signal);
  yield* readOwn(account, cursor, signal);
  for await (const bodies of readWatched(account, cursor, before, signal))
    yield { bodies, cursor: writeCursor(cursor) };
}

/** The newest notifications, backwards; the cursor is stored with the last page, so that a break begins anew. */
async function* readHistory(
  account: ChannelAccount,
  cursor: PollCursor,
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  let call: MastodonCall | undefined = notifications([]);
  let newest = '';
  for (let turn = 0; call !== undefined && turn < firstRunPages; turn++) {
    const { body, raw, headers } = await readMastodon(account, call, signal);
    const page = list(body).map(record);
    newest ||= idText(page[0]?.id) ?? '';
    watch(account, cursor, page, false);
    const older = linkOf(headers, 'next');
    call = older === undefined || page.length === 0 ? undefined : { method: 'GET', path: older };
    if (page.length > 0) yield { bodies: [encode(raw)], cursor: null };
  }
  // Without any, the next run goes forward from the very beginning.
  cursor.notification = newest || '0';
  yield { bodies: [], cursor: writeCursor(cursor) };
}

async function* readForward(
  account: ChannelAccount,
  cursor: PollCursor,
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  let call: MastodonCall = notifications([['min_id', cursor.notification]]);
  for (let turn = 0; turn < maxPages; turn++) {
    const { body, raw, headers } = await readMastodon(account, call, signal);
    const page = list(body).map(record);
    const newest = idText(page[0]?.id);
    if (newest !== undefined) {
      cursor.notification = newest;
      watch(account, cursor, page, true);
      yield { bodies: [encode(raw)], cursor: writeCursor(cursor) };
    }
    // A page may be empty because everything in it was left out, and still have a newer one.
    const newer = linkOf(headers, 'prev');
    if (newer === call.path || (newest === undefined && newer === undefined)) return;
    call = newer === undefined ? notifications([['min_id', newest ?? '']]) : { method: 'GET', path: newer };
  }
}

/** What a server may hold back by its own rules (people it does not know yet) is asked for too: it may be an aduan. */
function notifications(more: [string, string][]): MastodonCall {
  const wanted = types.map((type): [string, string] => ['types[]', type]);
  const query: [string, string][] = [...wanted, ['include_filtered', 'true'], ['limit', pageSize], ...more];
  return { method: 'GET', path: '/api/v1/notifications', query };
}

/** Notes which posts to us are to be looked at again; `newer`: this page is newer than what is noted. */
function watch(account: ChannelAccount, cursor: PollCursor, page: Record<string, unknown>[], newer: boolean): void {
  const found = page.flatMap((one) => {
    const status = record(one.status);
    const id = idText(status.id);
    const ours = idText(record(status.account).id) === account.externalId;
    return id === undefined || ours ? [] : [{ id, edited: text(status.edited_at) ?? '' }];
  });
  const all = newer ? [...found, ...cursor.watched] : [...cursor.watched, ...found];
  const seen = new Set<string>();
  cursor.watched = all.filter(({ id }) => !seen.has(id) && seen.add(id)).slice(0, watchedPosts(account.settings));
}

async function* readOwn(account: ChannelAccount, cursor: PollCursor, signal: AbortSignal): AsyncGenerator<PolledPage> {
  const path = `/api/v1/accounts/${encodeURIComponent(account.externalId)}/statuses`;
  if (cursor.own === '') {
    // What we wrote before the account was connected is no answer to anything here.
    const { body } = await readMastodon(account, { method: 'GET', path, query: [['limit', '1']] }, signal);
    cursor.own = idText(record(list(body)[0]).id) ?? '0';
    yield { bodies: [], cursor: writeCursor(cursor) };
    return;
  }
  for (let turn = 0; turn < maxPages; turn++) {
    const query: [string, string][] = [
      ['min_id', cursor.own],
      ['exclude_reblogs', 'true'],
      ['limit', pageSize],
    ];
    const { body, raw } = await readMastodon(account, { method: 'GET', path, query }, signal);
    const newest = idText(record(list(body)[0]).id);
    if (newest === undefined) return;
    cursor.own = newest;
    yield { bodies: [encode(`{"polled":"statuses/own","answer":${raw}}`)], cursor: writeCursor(cursor) };
  }
}

function encode(raw: string): Uint8Array {
  return new TextEncoder().encode(raw);
}
