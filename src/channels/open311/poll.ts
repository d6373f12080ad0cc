import { createHash } from 'node:crypto';
import { idText, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, PolledPage } from '../domain/network.ts';
import { askGeo } from './call.ts';
import { type GeoDocument, readInstant } from './read-document.ts';

/** GeoReport v2: at most 90 days or 1,000 requests an answer, whichever is less. */
const mostDays = 90;
const mostRows = 1_000;
/** Requests asked for on a page, where the server pages. */
const pageSize = 100;
/** Looked at again each time: clocks differ, and a server writes down late what happened before. */
const overlapMs = 5 * 60_000;
/** Days read back when a server is connected; older requests are its own history. */
const firstDays = 7;
/** A server that pages for ever is left until the next time. */
const mostPages = 200;

interface Cursor {
  /** The newest change seen among the requests and among the words to them, ISO. */
  requests?: string | undefined;
  updates?: string | undefined;
  /** Fingerprints of the pages read last time: what has not changed is not journalled again. */
  pages: string[];
}

/**
 * Reads what changed since the cursor. With `reading` = `updated_after` (a common extension) only changes are asked for;
 * with `window` the last 90 days are read over and over, which every server can. Servers without paging repeat their first
 * page: then the rest is read backwards by date.
 */
export async function* pollOpen311(
  account: ChannelAccount,
  cursor: string | null,
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const before = readCursor(cursor);
  const next: Cursor = { requests: before.requests, updates: before.updates, pages: [] };
  const now = Date.now();
  const bodies = async function* (kind: 'requests' | 'updates', path: string, ask: Record<string, string>) {
    for await (const page of pagesOf(account, path, ask, signal)) {
      const print = fingerprint(page.document);
      next.pages.push(print);
      const newest = newestChange(page.document);
      const seen = next[kind];
      if (newest !== undefined && (seen === undefined || newest.getTime() > Date.parse(seen))) {
        next[kind] = newest.toISOString();
      }
      if (page.document.entries.length > 0 && !before.pages.includes(print)) yield page.said;
    }
  };
  const since = (seen: string | undefined) =>
    new Date(seen === undefined ? now - firstDays * 86_400_000 : Date.parse(seen) - overlapMs).toISOString();
  const window =
    account.settings.reading === 'window'
      ? { start_date: new Date(now - (before.requests ? mostDays : firstDays) * 86_400_000).toISOString() }
      : { updated_after: since(before.requests) };
  for await (const body of bodies('requests', 'requests', window)) yield pageOf(body);
  if (account.settings.updates === 'yes') {
    const ask = { start_date: since(before.updates) };
    for await (const body of bodies('updates', 'servicerequestupdates', ask)) yield pageOf(body);
  }
  // Everything was read: only now may the next run begin later.
  yield { bodies: [], cursor: JSON.stringify({ ...next, pages: next.pages.slice(0, mostPages) }) };
}

/** A page's body; the cursor stays where it was until all pages are in the journal. */
function pageOf(said: string): PolledPage {
  return { bodies: [new TextEncoder().encode(said)], cursor: null };
}

async function* pagesOf(
  account: ChannelAccount,
  path: string,
  ask: Record<string, string>,
  signal: AbortSignal,
): AsyncGenerator<{ said: string; document: GeoDocument }> {
  const known = new Set<string>();
  let bounds = ask;
  let page = 1;
  for (let turn = 0; turn < mostPages && !signal.aborted; turn++) {
    const query = { ...bounds, page: String(page), page_size: String(pageSize) };
    const answer = await askGeo(account, path, query, signal);
    const keys = answer.document.entries.map(
      (entry) => idText(entry.update_id) ?? idText(entry.service_request_id) ?? '',
    );
    const fresh = keys.filter((key) => !known.has(key));
    if (fresh.length === 0) return;
    for (const key of fresh) known.add(key);
    yield answer;
    if (keys.length > pageSize) {
      // More than we asked for: the server does not page. At its limit the rest lies before the oldest it gave.
      const oldest = keys.length >= mostRows ? oldestRequest(answer.document) : undefined;
      if (oldest === undefined) return;
      bounds = { ...ask, end_date: oldest.toISOString() };
      page = 1;
    } else page++;
  }
}

function fingerprint(document: GeoDocument): string {
  return createHash('sha256').update(JSON.stringify(document.entries)).digest('base64url').slice(0, 22);
}

function newestChange(document: GeoDocument): Date | undefined {
  return edgeOf(document, (entry) => readInstant(entry.updated_datetime) ?? readInstant(entry.requested_datetime), 1);
}

function oldestRequest(document: GeoDocument): Date | undefined {
  return edgeOf(document, (entry) => readInstant(entry.requested_datetime), -1);
}

function edgeOf(
  document: GeoDocument,
  at: (entry: GeoDocument['entries'][number]) => Date | undefined,
  sign: 1 | -1,
): Date | undefined {
  const times = document.entries.flatMap((entry) => at(entry)?.getTime() ?? []);
  return times.length === 0 ? undefined : new Date(sign * Math.max(...times.map((time) => sign * time)));
}

function readCursor(cursor: string | null): Cursor {
  if (cursor === null) return { pages: [] };
  try {
    const kept = record(JSON.parse(cursor));
    return {
      requests: text(kept.requests),
      updates: text(kept.updates),
      pages: list(kept.pages).filter((one) => typeof one === 'string'),
    };
  } catch {
    return { pages: [] };
  }
}
