import { createHash } from 'node:crypto';
import { idText, type Loose, list, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, PolledPage } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readGraph } from '../meta/call.ts';
import { pageBody, pagesOf } from '../meta/pages.ts';
import { readInstant } from '../meta/read-instant.ts';
import { type PollCursor, readCursor, writeCursor } from './cursor.ts';

/** Posts looked at per run; `settings.poll_media` changes it. Webhooks tell of comments on older ones. */
const defaultMedia = 25;
/** Posts whose newest comments are read although their count stands still (one removed, one added). */
const alwaysRead = 3;
/** Pages of threads read when nothing was read before. */
const firstRunPages = 2;
/** Details exist only for the 20 newest messages of a thread. */
const messagesPerThread = 20;

/**
 * Reads what webhooks may have missed: comments on the newest posts, posts that tag us, and direct messages.
 * There is no `since` for comments, so pages are read newest first until one holds nothing new. A missing permission
 * for one of the three does not keep the others from being read; it is thrown at the end.
 */
export async function* pollInstagram(
  account: ChannelAccount,
  stored: string | null,
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const cursor = readCursor(stored);
  const self = `/${encodeURIComponent(account.externalId)}`;
  const limit = String(Number(account.settings.poll_media) || defaultMedia);
  const fields = 'id,permalink,timestamp,comments_count';
  const media = list(record(await readGraph(account, `${self}/media`, { fields, limit }, signal)).data).map(record);
  const ids = [...media.flatMap((one) => idText(one.id) ?? []), tagsKey];
  for (const [place, one] of media.entries()) yield* pollComments(account, cursor, one, place, ids, signal);
  let refused: NetworkFailure | undefined;
  for (const part of [pollTags(account, cursor, ids, signal), pollDirect(account, cursor, ids, signal)]) {
    try {
      yield* part;
    } catch (error) {
      if (!(error instanceof NetworkFailure) || error.reason !== 'permission_missing') throw error;
      refused = error;
    }
  }
  if (!cursor.begun) {
    cursor.begun = true;
    yield { bodies: [], cursor: writeCursor(cursor, ids) };
  }
  if (refused) throw refused;
}

async function* pollComments(
  account: ChannelAccount,
  cursor: PollCursor,
  media: Loose,
  place: number,
  ids: string[],
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const id = idText(media.id);
  if (id === undefined) return;
  const seen = cursor.media[id];
  const count = number(media.comments_count);
  if (seen && count === seen.count && place >= alwaysRead) return;
  if (count === 0 && !seen) return;
  const found: Uint8Array[] = [];
  let newest = seen?.newest ?? '';
  let missing = Math.max(0, (count ?? 0) - (seen?.count ?? 0));
  const fields = 'id,text,timestamp,username,from,parent_id,hidden,replies.limit(50){id,text,timestamp,username,from}';
  for await (const page of pagesOf(account, `/${encodeURIComponent(id)}/comments`, { fields, limit: '50' }, signal)) {
    for (const comment of page) await addLaterReplies(account, comment, signal);
    const before = seen?.newest ?? '';
    // Several may bear the same second, and be told one by one; the count says whether that happened.
    const told = page.filter((comment) => newestOf(comment) >= before);
    const fresh = told.filter((comment) => newestOf(comment) > before);
    missing -= fresh.reduce((sum, comment) => sum + 1 + list(record(comment.replies).data).length, 0);
    for (const comment of fresh) if (newestOf(comment) > newest) newest = newestOf(comment);
    const moved = fresh.length > 0 || (told.length > 0 && count !== undefined && count !== seen?.count);
    if (moved) found.push(pageBody('comments', told, { media }));
    // A page without anything new ends the search, unless the count says that more must be there: a new answer hangs
    // under an old comment, far from the top. An empty page may still have a next one.
    if (page.length > 0 && fresh.length === 0 && missing <= 0) break;
  }
  cursor.media[id] = { count: count ?? 0, newest };
  if (found.length > 0) yield { bodies: found, cursor: writeCursor(cursor, ids) };
}

/** Adds the answers that did not fit into the comment's first page of them; they come oldest first. */
async function addLaterReplies(account: ChannelAccount, comment: Loose, signal: AbortSignal): Promise<void> {
  const replies = record(comment.replies);
  const next = text(record(replies.paging).next);
  if (next === undefined) return;
  const all = [...list(replies.data)];
  for await (const page of pagesOf(account, next, {}, signal)) all.push(...page);
  comment.replies = { data: all };
}

/** The newest instant in a comment and the answers under it, as ISO text that sorts. */
function newestOf(comment: Loose): string {
  const times = [comment, ...list(record(comment.replies).data).map(record)].map(
    (one) => readInstant(one.timestamp)?.toISOString() ?? '',
  );
  return times.reduce((latest, time) => (time > latest ? time : latest), '');
}

async function* pollTags(
  account: ChannelAccount,
  cursor: PollCursor,
  ids: string[],
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const path = `/${encodeURIComponent(account.externalId)}/tags`;
  const query = { fields: 'id,caption,username,timestamp,permalink', limit: '25' };
  const seen = cursor.media[tagsKey] ?? { count: 0, newest: '' };
  const told: Loose[] = [];
  let pages = 0;
  for await (const page of pagesOf(account, path, query, signal)) {
    told.push(...page.filter((media) => newestOf(media) >= seen.newest));
    const known = page.some((media) => newestOf(media) < seen.newest);
    if (known || (!cursor.begun && ++pages >= firstRunPages)) break;
  }
  const newest = told.map(newestOf).reduce((a, b) => (a > b ? a : b), seen.newest);
  // How many bear the newest second tells whether one more came in it.
  const count = told.filter((media) => newestOf(media) === newest).length;
  if (told.length === 0 || (newest === seen.newest && count === seen.count)) return;
  cursor.media[tagsKey] = { count, newest };
  yield { bodies: [pageBody('tags', told)], cursor: writeCursor(cursor, ids) };
}
/** Where the cursor keeps the newest tagged post, beside our own posts. */
const tagsKey = 'tags';

async function* pollDirect(
  account: ChannelAccount,
  cursor: PollCursor,
  ids: string[],
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const query = { platform: 'instagram', fields: 'id,updated_time', limit: '25' };
  const threads: { updated: string; body: Uint8Array }[] = [];
  let pages = 0;
  for await (const page of pagesOf(account, '/me/conversations', query, signal)) {
    let known = false;
    for (const thread of page) {
      const updated = readInstant(thread.updated_time)?.toISOString() ?? '';
      // Equal instants are read again: two messages may share a second.
      if (updated < cursor.direct) known = true;
      else threads.push({ updated, body: await readThread(account, idText(thread.id) ?? '', signal) });
    }
    // What was said before the account was connected is history; the first run takes the newest of it only.
    if (known || (!cursor.begun && ++pages >= firstRunPages)) break;
  }
  const newest = threads.reduce((latest, one) => (one.updated > latest ? one.updated : latest), cursor.direct);
  const digest = createHash('sha256');
  for (const one of threads) if (one.updated === newest) digest.update(one.body);
  const newestDigest = digest.digest('hex').slice(0, 16);
  if (threads.length === 0 || (newest === cursor.direct && newestDigest === cursor.directDigest)) return;
  cursor.direct = newest;
  cursor.directDigest = newestDigest;
  yield { bodies: threads.map((one) => one.body), cursor: writeCursor(cursor, ids) };
}

async function readThread(account: ChannelAccount, id: string, signal: AbortSignal): Promise<Uint8Array> {
  const members = 'id,created_time,from,to,message,attachments,story,is_unsupported';
  const fields = `messages.limit(${messagesPerThread}){${members}}`;
  const thread = record(await readGraph(account, `/${encodeURIComponent(id)}`, { fields }, signal));
  return pageBody('messages', list(record(thread.messages).data).map(record));
}
