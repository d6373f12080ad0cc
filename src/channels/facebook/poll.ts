import { createHash } from 'node:crypto';
import { idText, type Loose, list, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, PolledPage } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { pageBody, pagesOf } from '../meta/pages.ts';
import { readInstant } from '../meta/read-instant.ts';
import { type PollCursor, readCursor, writeCursor } from './cursor.ts';

/** Posts looked at per run; `settings.poll_posts` changes it. Webhooks tell of comments on older ones. */
const defaultPosts = 25;
/** Posts whose newest comments are read although their count stands still (one removed, one added). */
const alwaysRead = 3;
/** Pages of threads, and of lists beside the feed, read when nothing was read before: what lies behind is history. */
const firstRunPages = 2;
const messagesPerThread = 20;

interface Run {
  account: ChannelAccount;
  cursor: PollCursor;
  postIds: string[];
  signal: AbortSignal;
}

/**
 * Reads what webhooks may have missed: visitors' posts, comments under the newest posts, posts that tag us, reviews and
 * Messenger. A refusal for one of them (a missing permission, reviews switched off) does not keep the others from being read; it is thrown at the end.
 */
export async function* pollFacebook(
  account: ChannelAccount,
  stored: string | null,
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const cursor = readCursor(stored);
  const posts = await readPosts(account, cursor, signal);
  const run: Run = { account, cursor, postIds: posts.flatMap((one) => idText(one.id) ?? []), signal };
  yield* newPosts(run, posts);
  for (const [place, post] of posts.entries()) yield* pollComments(run, post, place);
  let refused: NetworkFailure | undefined;
  for (const part of [pollDirect(run), pollTagged(run), pollRatings(run)]) {
    try {
      yield* part;
    } catch (error) {
      if (!(error instanceof NetworkFailure) || (error.failure !== 'policy' && error.failure !== 'permanent'))
        throw error;
      refused = error;
    }
  }
  if (!cursor.begun) {
    cursor.begun = true;
    yield { bodies: [], cursor: writeCursor(cursor, run.postIds) };
  }
  if (refused) throw refused;
}

/** Our own newest posts, and what stands on the Page besides: visitors' posts back to those that the last run knew. */
async function readPosts(account: ChannelAccount, cursor: PollCursor, signal: AbortSignal): Promise<Loose[]> {
  const wanted = Number(account.settings.poll_posts) || defaultPosts;
  const attachments = 'attachments{type,media_type,media,url,title,subattachments}';
  const count = 'comments.filter(stream).limit(0).summary(total_count)';
  const fields = `id,from,message,story,created_time,permalink_url,${attachments},${count}`;
  const query = { fields, limit: String(wanted) };
  const found = new Map<string, Loose>();
  // Many visitors' posts must not push our own out of sight: that is where most comments are.
  for (const edge of ['published_posts', 'feed']) {
    let read = 0;
    for await (const page of pagesOf(account, `${self(account)}/${edge}`, query, signal)) {
      for (const post of page) found.set(idText(post.id) ?? '', post);
      read += page.length;
      const known = page.some((post) => cursor.posts[idText(post.id) ?? '']);
      // A page may hold fewer than asked for, and none at all.
      if (read >= wanted && (!cursor.begun || known || edge === 'published_posts')) break;
    }
  }
  found.delete('');
  return [...found.values()];
}

/** Posts that stand on the Page for the first time; their comments are then read by their count. */
function* newPosts(run: Run, posts: Loose[]): Generator<PolledPage> {
  const fresh = posts.filter((post) => !run.cursor.posts[idText(post.id) ?? '']);
  for (const post of fresh) run.cursor.posts[idText(post.id) ?? ''] = { count: 0, newest: '' };
  if (fresh.length > 0) yield { bodies: [pageBody('feed', fresh)], cursor: writeCursor(run.cursor, run.postIds) };
}

async function* pollComments(run: Run, post: Loose, place: number): AsyncGenerator<PolledPage> {
  const { account, cursor, signal } = run;
  const id = idText(post.id);
  const seen = cursor.posts[id ?? ''];
  if (id === undefined || seen === undefined) return;
  const count = number(record(record(post.comments).summary).total_count);
  const stands = count === seen.count;
  if (stands && (count === 0 || place >= alwaysRead)) return;
  const attachment = 'attachment{type,media,url,title}';
  const fields = `id,message,from,created_time,parent{id},${attachment},is_hidden,permalink_url`;
  // `stream` puts answers among the comments by their own time, so that the newest ones stand first.
  const query = { filter: 'stream', order: 'reverse_chronological', fields, limit: '50' };
  const where = { id, ...(text(post.permalink_url) ? { permalink_url: post.permalink_url } : {}) };
  const found: Uint8Array[] = [];
  let newest = seen.newest;
  for await (const page of pagesOf(account, `/${encodeURIComponent(id)}/comments`, query, signal)) {
    // Several may bear the same second, and be told one by one; the count says whether that happened.
    const fresh = page.filter((row) => instantOf(row) >= seen.newest);
    const later = fresh.some((row) => instantOf(row) > seen.newest);
    if (later || (fresh.length > 0 && count !== undefined && !stands)) {
      found.push(pageBody('comments', fresh, { post: where }));
    }
    for (const row of fresh) if (instantOf(row) > newest) newest = instantOf(row);
    if (fresh.length < page.length) break;
  }
  cursor.posts[id] = { count: count ?? seen.count, newest };
  if (found.length > 0) yield { bodies: found, cursor: writeCursor(cursor, run.postIds) };
}

async function* pollTagged(run: Run): AsyncGenerator<PolledPage> {
  const attachments = 'attachments{type,media_type,media,url,title}';
  const fields = `id,from,message,created_time,tagged_time,permalink_url,${attachments}`;
  yield* pollList(run, 'tagged', { fields, limit: '25' });
}

async function* pollRatings(run: Run): AsyncGenerator<PolledPage> {
  const fields = 'created_time,recommendation_type,review_text,reviewer,open_graph_story';
  yield* pollList(run, 'ratings', { fields, limit: '25' });
}

async function* pollList(
  run: Run,
  name: 'tagged' | 'ratings',
  query: Record<string, string>,
): AsyncGenerator<PolledPage> {
  const seen = run.cursor.lists[name];
  const rows: Loose[] = [];
  let pages = 0;
  for await (const page of pagesOf(run.account, `${self(run.account)}/${name}`, query, run.signal)) {
    rows.push(...page);
    const known = page.some((row) => instantOf(row) < seen.newest || seen.ids.includes(keyOf(row)));
    if (known || (!run.cursor.begun && ++pages >= firstRunPages)) break;
  }
  const fresh = rows.filter((row) => instantOf(row) >= seen.newest && !seen.ids.includes(keyOf(row)));
  if (fresh.length === 0) return;
  const newest = fresh.reduce((latest, row) => (instantOf(row) > latest ? instantOf(row) : latest), seen.newest);
  const ids = fresh.filter((row) => instantOf(row) === newest).map(keyOf);
  run.cursor.lists[name] = { newest, ids: newest === seen.newest ? [...seen.ids, ...ids] : ids };
  yield { bodies: [pageBody(name, fresh)], cursor: writeCursor(run.cursor, run.postIds) };
}

/** What a row of a list is known by between two runs; a review has no id of its own. */
function keyOf(row: Loose): string {
  return idText(row.id) ?? idText(record(row.open_graph_story).id) ?? idText(record(row.reviewer).id) ?? '';
}

async function* pollDirect(run: Run): AsyncGenerator<PolledPage> {
  const { account, cursor, signal } = run;
  const members = 'id,created_time,from,to,message,attachments,sticker';
  const fields = `id,updated_time,participants,messages.limit(${messagesPerThread}){${members}}`;
  const threads: { updated: string; body: Uint8Array }[] = [];
  const before = cursor.direct;
  let pages = 0;
  const query = { platform: 'messenger', fields, limit: '25' };
  for await (const page of pagesOf(account, `${self(account)}/conversations`, query, signal)) {
    let known = false;
    for (const thread of page) {
      const updated = readInstant(thread.updated_time)?.toISOString() ?? '';
      // Equal instants are read again: two messages may share a second.
      if (updated < before) known = true;
      else {
        if (cursor.begun) await addEarlier(account, thread, before, signal);
        threads.push({ updated, body: pageBody('conversations', [thread]) });
      }
    }
    if (known || (!cursor.begun && ++pages >= firstRunPages)) break;
  }
  const newest = threads.reduce((latest, one) => (one.updated > latest ? one.updated : latest), before);
  const digest = createHash('sha256');
  for (const one of threads) if (one.updated === newest) digest.update(one.body);
  const newestDigest = digest.digest('hex').slice(0, 16);
  if (threads.length === 0 || (newest === before && newestDigest === cursor.directDigest)) return;
  cursor.direct = newest;
  cursor.directDigest = newestDigest;
  yield { bodies: threads.map((one) => one.body), cursor: writeCursor(cursor, run.postIds) };
}

/** Adds what somebody wrote before the newest 20 of a thread, back to where the last run ended. */
async function addEarlier(account: ChannelAccount, thread: Loose, before: string, signal: AbortSignal): Promise<void> {
  const messages = record(thread.messages);
  const next = text(record(messages.paging).next);
  const all = list(messages.data).map(record);
  const oldest = all.at(-1);
  if (next !== undefined && oldest && instantOf(oldest) > before) {
    for await (const page of pagesOf(account, next, {}, signal)) {
      all.push(...page);
      if (page.some((message) => instantOf(message) <= before)) break;
    }
  }
  thread.messages = { data: all };
}

function self(account: ChannelAccount): string {
  return `/${encodeURIComponent(account.externalId)}`;
}

function instantOf(row: Loose): string {
  return readInstant(row.tagged_time ?? row.created_time)?.toISOString() ?? '';
}
