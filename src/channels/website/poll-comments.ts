import { createHash } from 'node:crypto';
import { idText, type Loose, list, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, PolledPage } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readSite, type SiteAnswer } from './call.ts';
import { type PollCursor, writeCursor } from './cursor.ts';
import { historyDays, lookBackDays } from './limits.ts';
import { commentWords } from './read-comment.ts';
import { readSiteTime } from './read-time.ts';

/** WordPress' own limit of a page. */
const pageSize = 100;
/** Pages followed in one run; a list that never ends must not hold the worker. */
const maxPages = 100;
/** Looked at again: clocks differ, and the list knows whole seconds only. */
const overlapMs = 5 * 60_000;
/** Comments that are no longer listed and asked for by their number in one poll. */
const mostAsked = 20;
/** What of a comment is asked for: neither the writer's network address nor their browser. */
const fields =
  'id,post,parent,author,author_name,author_email,date,date_gmt,content,link,status,type,author_avatar_urls,_links,_embedded';
const gone = 'gone';

/**
 * Reads the comments of the last days from the oldest on, with those held for moderation where we may see them. A comment
 * bears no time of its last change and no list tells of what is gone, so each is compared with what was read before, and
 * one that is missing is asked for by its number.
 */
export async function* pollComments(
  account: ChannelAccount,
  cursor: PollCursor,
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const now = Date.now();
  const days = cursor.newest === 0 ? historyDays(account.settings) : lookBackDays(account.settings);
  const from = Math.min(now - days * 86_400_000, cursor.newest === 0 ? now : cursor.newest - overlapMs);
  const before = Object.entries(cursor.comments);
  const seen = new Set<string>();
  let newest = cursor.newest;
  for await (const { body, raw } of listComments(account, { after: new Date(from).toISOString() }, signal)) {
    const page = list(body).map(record);
    const fresh: Loose[] = [];
    const changed: Loose[] = [];
    for (const comment of page) {
      const id = idText(comment.id);
      if (id === undefined) {
        fresh.push(comment);
        continue;
      }
      seen.add(id);
      const at = readSiteTime(comment.date_gmt, comment.date, account.settings)?.getTime() ?? now;
      const print = printOf(comment);
      const known = cursor.comments[id];
      if (known === undefined) fresh.push(comment);
      else if (known.print !== print) changed.push(comment);
      cursor.comments[id] = { at, print };
      newest = Math.max(newest, at);
    }
    const bodies: Uint8Array[] = [];
    if (fresh.length > 0) bodies.push(encode(fresh.length === page.length ? raw : JSON.stringify(fresh)));
    if (changed.length > 0) {
      bodies.push(encode(JSON.stringify({ polled: 'comments/changed', at: now, answer: changed })));
    }
    if (bodies.length > 0) yield { bodies, cursor: writeCursor(cursor, from) };
  }
  const missing = before.flatMap(([id, one]) =>
    !seen.has(id) && one.at > from && one.print !== gone ? [{ id, at: one.at }] : [],
  );
  const ids = await findGone(account, missing.slice(0, mostAsked), signal);
  for (const id of ids) cursor.comments[id] = { at: cursor.comments[id]?.at ?? now, print: gone };
  // Without any comment the next run begins where this one did not look.
  cursor.newest = newest || now - overlapMs;
  const bodies = ids.length === 0 ? [] : [encode(JSON.stringify({ polled: 'comments/gone', at: now, ids }))];
  yield { bodies, cursor: writeCursor(cursor, from) };
}

/** Lists comments page by page, oldest first: all of them where we may moderate, else those that everybody sees. */
export async function* listComments(
  account: ChannelAccount,
  ask: Record<string, string>,
  signal: AbortSignal,
): AsyncGenerator<SiteAnswer> {
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
    yield answer;
    const length = list(answer.body).length;
    const pages = number(answer.headers.get('x-wp-totalpages') ?? undefined);
    // What we may not see is left out of a page, which may so be empty and have others behind it.
    if (pages === undefined ? length < pageSize : page >= pages) return;
  }
}

/** Of these comments those that are in the bin or the spam, deleted, or hidden from us. */
async function findGone(account: ChannelAccount, missing: { id: string }[], signal: AbortSignal): Promise<string[]> {
  const found: string[] = [];
  for (const { id } of missing) {
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

function encode(said: string): Uint8Array {
  return new TextEncoder().encode(said);
}
