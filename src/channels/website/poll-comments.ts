import { createHash } from 'node:crypto';
import { idText, type Loose, list, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, PolledPage } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readSite, type SiteAnswer } from './call.ts';
import { mostComments, type PollCursor, writeCursor } from './cursor.ts';
import { historyDays, lookBackDays, lookBackMinutes } from './limits.ts';
import { commentWords } from './read-comment.ts';
import { readSiteTime } from './read-time.ts';

/** WordPress' own limit of a page. */
const pageSize = 100;
/** Pages followed in one run; a list that never ends must not hold the worker. */
const maxPages = 100;
const dayMs = 86_400_000;
/** Up to this many remembered comments make one or two pages, which each poll may look at again. */
const fewComments = 200;
/** Looked at again: clocks differ, and the list knows whole seconds only. */
const overlapMs = 5 * 60_000;
/** Comments that are no longer listed and asked for by their number in one poll. */
const mostAsked = 20;
/** What of a comment is asked for: neither the writer's network address nor their browser. */
const fields =
  'id,post,parent,author,author_name,author_email,date,date_gmt,content,link,status,type,author_avatar_urls,_links,_embedded';
const gone = 'gone';

/**
 * Reads new comments, oldest first, with those held for moderation where we may see them, then looks back: a comment bears
 * no time of its last change and no list tells of what is gone or was let through late, so those of the last days are
 * compared with what was read before, and one that is missing is asked for by its number.
 */
export async function* pollComments(
  account: ChannelAccount,
  cursor: PollCursor,
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const now = Date.now();
  const first = cursor.newest === 0;
  const from = first ? now - historyDays(account.settings) * dayMs : cursor.newest - overlapMs;
  const back = lookBackFrom(account, cursor, now);
  const keep = Math.min(back, from);
  for await (const answer of listComments(account, since(from), signal)) {
    const bodies = takePage(account, cursor, answer, now);
    if (bodies.length > 0) yield { bodies, cursor: writeCursor(cursor, keep) };
  }
  cursor.newest ||= now - overlapMs;
  const due = now - cursor.lookedAt >= lookBackMinutes(account.settings) * 60_000;
  if (!first && (due || Object.keys(cursor.comments).length <= fewComments)) {
    yield* lookBack(account, cursor, { now, from: back, keep }, signal);
    cursor.lookedAt = now;
  }
  yield { bodies: [], cursor: writeCursor(cursor, keep) };
}

async function* lookBack(
  account: ChannelAccount,
  cursor: PollCursor,
  { now, from, keep }: { now: number; from: number; keep: number },
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const before = Object.entries(cursor.comments);
  const seen = new Set<string>();
  let whole = false;
  for await (const answer of listComments(account, since(from), signal)) {
    for (const comment of list(answer.body)) seen.add(idText(record(comment).id) ?? '');
    whole = answer.last;
    const bodies = takePage(account, cursor, answer, now);
    if (bodies.length > 0) yield { bodies, cursor: writeCursor(cursor, keep) };
  }
  // Of a list that was cut off nothing can be said to be missing.
  if (!whole) return;
  const missing = before.flatMap(([id, one]) =>
    !seen.has(id) && one.at > from + 1_000 && one.print !== gone ? [id] : [],
  );
  const ids = await findGone(account, missing.slice(0, mostAsked), signal);
  for (const id of ids) cursor.comments[id] = { at: cursor.comments[id]?.at ?? now, print: gone };
  if (ids.length === 0) return;
  yield {
    bodies: [encode(JSON.stringify({ polled: 'comments/gone', at: now, ids }))],
    cursor: writeCursor(cursor, keep),
  };
}

/** Where looking back begins: some days ago, but not before the oldest comment that is remembered when many are. */
function lookBackFrom(account: ChannelAccount, cursor: PollCursor, now: number): number {
  const from = now - lookBackDays(account.settings) * dayMs;
  const times = Object.values(cursor.comments).map((one) => one.at);
  return times.length < mostComments ? from : Math.max(from, Math.min(...times));
}

/** Notes what stands on a page; answers the bodies to journal: comments not read before, and those that changed. */
function takePage(account: ChannelAccount, cursor: PollCursor, { body, raw }: SiteAnswer, now: number): Uint8Array[] {
  const page = list(body).map(record);
  const fresh: Loose[] = [];
  const changed: Loose[] = [];
  for (const comment of page) {
    const id = idText(comment.id);
    if (id === undefined) {
      fresh.push(comment);
      continue;
    }
    const at = readSiteTime(comment.date_gmt, comment.date, account.settings)?.getTime() ?? now;
    const print = printOf(comment);
    const known = cursor.comments[id];
    if (known === undefined) fresh.push(comment);
    else if (known.print !== print) changed.push(comment);
    cursor.comments[id] = { at, print };
    cursor.newest = Math.max(cursor.newest, at);
  }
  const bodies: Uint8Array[] = [];
  if (fresh.length > 0) bodies.push(encode(fresh.length === page.length ? raw : JSON.stringify(fresh)));
  if (changed.length > 0) bodies.push(encode(JSON.stringify({ polled: 'comments/changed', at: now, answer: changed })));
  return bodies;
}

/** Lists comments page by page, oldest first: all of them where we may moderate, else those that everybody sees. */
export async function* listComments(
  account: ChannelAccount,
  ask: Record<string, string>,
  signal: AbortSignal,
): AsyncGenerator<SiteAnswer & { last: boolean }> {
  let moderating = account.settings.moderates !== 'no';
  for (let page = 1; page <= maxPages; page++) {
    const query = {
      ...ask,
      ...(moderating ? { status: 'all', context: 'edit' } : {}),
      orderby: 'date_gmt',
      order: 'asc',
      per_page: String(pageSize),
      page: String(page),
      _fields: fields,
      _embed: 'up',
    };
    let answer: SiteAnswer;
    try {
      answer = await readSite(account, { method: 'GET', path: '/wp/v2/comments', query }, signal);
    } catch (error) {
      if (!moderating || !(error instanceof NetworkFailure) || error.reason !== 'permission_missing') throw error;
      // The user's role is less than it was: what everybody sees is still to be read.
      moderating = false;
      page--;
      continue;
    }
    const pages = number(answer.headers.get('x-wp-totalpages') ?? undefined);
    // What we may not see is left out of a page, which may so be empty and have others behind it.
    const last = pages === undefined ? list(answer.body).length < pageSize : page >= pages;
    yield { ...answer, last };
    if (last) return;
  }
}

/** Of these comments those that are in the bin or the spam, deleted, or hidden from us. */
async function findGone(account: ChannelAccount, missing: string[], signal: AbortSignal): Promise<string[]> {
  const found: string[] = [];
  for (const id of missing) {
    try {
      const path = `/wp/v2/comments/${encodeURIComponent(id)}`;
      const { body } = await readSite(account, { method: 'GET', path, query: { _fields: 'id,status' } }, signal);
      const status = text(record(body).status);
      if (status === 'trash' || status === 'spam') found.push(id);
    } catch (error) {
      if (!(error instanceof NetworkFailure) || error.reason !== 'target_gone') throw error;
      found.push(id);
    }
  }
  return found;
}

function printOf(comment: Loose): string {
  const told = [commentWords(comment), text(comment.status) ?? ''];
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 12);
}

function since(from: number): Record<string, string> {
  return { after: new Date(from).toISOString() };
}

function encode(said: string): Uint8Array {
  return new TextEncoder().encode(said);
}
