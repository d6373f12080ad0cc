import { idText, type Loose, list, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, PolledPage } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readInstant } from '../meta/read-instant.ts';
import { readX, type XAnswer } from './call.ts';
import { isNewer, type PollCursor, readCursor, writeCursor } from './cursor.ts';
import { messageFields, ownPostFields, postFields } from './fields.ts';
import { hasMessages, ownPosts, watchEvery, watchedFor } from './limits.ts';
import { readGone } from './read-gone.ts';

/** Pages followed in one list; a `next_token` that never ends must not hold the worker. X itself keeps 800 mentions. */
const maxPages = 200;
/** When nothing was read before, what is older than this many days is history and is not paid for. */
const firstRunDays = 7;
/** Posts that one look-up takes. */
const lookUpAtOnce = 100;

/**
 * Reads what webhooks may have missed: mentions, answers under our posts, what was typed in X's app, quotes, direct
 * messages, and which of the newest posts are gone. What one part is refused does not keep the others from being read; it
 * is thrown at the end.
 */
export async function* pollX(
  account: ChannelAccount,
  stored: string | null,
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const cursor = readCursor(stored);
  let refused: NetworkFailure | undefined;
  const parts = [
    pollMentions,
    pollReplies,
    pollOwn,
    pollQuotes,
    ...(hasMessages(account.settings) ? [pollDirect] : []),
    pollGone,
  ];
  for (const part of parts) {
    try {
      yield* part(account, cursor, signal);
    } catch (error) {
      const local = error instanceof NetworkFailure && ['permission_missing', 'rate_limited'].includes(error.reason);
      if (!local) throw error;
      refused = error;
    }
  }
  if (refused) throw refused;
}

type Part = AsyncGenerator<PolledPage>;

async function* pollMentions(account: ChannelAccount, cursor: PollCursor, signal: AbortSignal): Part {
  const path = `${self(account)}/mentions`;
  yield* pollSince(account, cursor, 'mentions', { path, query: { max_results: '100', ...postFields } }, signal);
}

/** Answers under our posts, also those from which the person removed our name; what the search index has of seven days. */
async function* pollReplies(account: ChannelAccount, cursor: PollCursor, signal: AbortSignal): Part {
  if (account.settings.search === 'no') return;
  const name = await ownName(account, cursor, signal);
  const query = { query: `to:${name} -from:${name} -is:retweet`, max_results: '100', ...postFields };
  yield* pollSince(account, cursor, 'replies', { path: '/2/tweets/search/recent', query, token: 'next_token' }, signal);
}

interface SinceList {
  path: string;
  query: Record<string, string>;
  token?: string;
}

/** A list that takes `since_id`, newest first: the cursor moves when its last page was handed on. */
async function* pollSince(
  account: ChannelAccount,
  cursor: PollCursor,
  place: 'mentions' | 'replies' | 'own',
  what: SinceList,
  signal: AbortSignal,
): Part {
  const since = cursor[place];
  let newest = since;
  let next: string | undefined;
  for (let turn = 0; turn < maxPages; turn++) {
    const query = {
      ...what.query,
      ...(since === '' ? {} : { since_id: since }),
      ...(next === undefined ? {} : { [what.token ?? 'pagination_token']: next }),
    };
    const answer = await readSince(account, what.path, query, signal);
    const posts = dataOf(answer);
    for (const post of posts) {
      const id = idText(post.id) ?? '';
      if (isNewer(id, newest)) newest = id;
      watch(account, cursor, post, id);
    }
    if (posts.length > 0) yield { bodies: [bytes(answer.raw)], cursor: null };
    // A page may be empty and still have a next one.
    next = idText(record(record(answer.body).meta).next_token);
    if (next === undefined || (since === '' && isHistory(posts.at(-1)))) break;
  }
  cursor[place] = newest;
  yield { bodies: [], cursor: writeCursor(cursor) };
}

function isHistory(item: Loose | undefined): boolean {
  const at = readInstant(item?.created_at);
  return at !== undefined && Date.now() - at.getTime() > firstRunDays * 24 * 3_600_000;
}

/** The search refuses a `since_id` older than its seven days; then it is asked without. */
async function readSince(account: ChannelAccount, path: string, query: Record<string, string>, signal: AbortSignal) {
  try {
    return await readX(account, { method: 'GET', path, query }, signal);
  } catch (error) {
    const tooOld = error instanceof NetworkFailure && error.reason === 'bad_request' && 'since_id' in query;
    if (!tooOld) throw error;
    const { since_id: _old, ...rest } = query;
    return readX(account, { method: 'GET', path, query: rest }, signal);
  }
}

/** Our own posts since the last time: what was typed in X's app. */
async function* pollOwn(account: ChannelAccount, cursor: PollCursor, signal: AbortSignal): Part {
  const what = { path: `${self(account)}/tweets`, query: { max_results: '100', ...ownPostFields } };
  yield* pollSince(account, cursor, 'own', what, signal);
}

/** Which of our newest posts (answers left out, they would fill the list) were quoted since, and by whom. */
async function* pollQuotes(account: ChannelAccount, cursor: PollCursor, signal: AbortSignal): Part {
  const query = {
    max_results: String(ownPosts(account.settings)),
    exclude: 'replies,retweets',
    'tweet.fields': 'public_metrics',
  };
  const answer = await readX(account, { method: 'GET', path: `${self(account)}/tweets`, query }, signal);
  const counts: Record<string, number> = {};
  for (const post of dataOf(answer)) {
    const id = idText(post.id) ?? '';
    const count = number(record(post.public_metrics).quote_count) ?? 0;
    counts[id] = count;
    const fresh = count - (cursor.quotes[id] ?? 0);
    if (fresh > 0) yield* readQuotes(account, id, fresh, signal);
  }
  cursor.quotes = counts;
  yield { bodies: [], cursor: writeCursor(cursor) };
}

/** The newest quotes of a post, as many as are new; the list takes no `since_id`. */
async function* readQuotes(account: ChannelAccount, id: string, fresh: number, signal: AbortSignal): Part {
  let next: string | undefined;
  for (let turn = 0, seen = 0; turn < maxPages && seen < fresh; turn++) {
    const page = next === undefined ? {} : { pagination_token: next };
    const path = `/2/tweets/${encodeURIComponent(id)}/quote_tweets`;
    const query = { max_results: '100', ...postFields, ...page };
    const answer = await readX(account, { method: 'GET', path, query }, signal);
    seen += dataOf(answer).length;
    // Only here it is known that it is our post which they quote.
    const body = `{"polled":"quotes","of":${JSON.stringify(id)},"answer":${answer.raw}}`;
    if (dataOf(answer).length > 0) yield { bodies: [bytes(body)], cursor: null };
    next = idText(record(record(answer.body).meta).next_token);
    if (next === undefined) return;
  }
}

/** Direct messages of the last 30 days, newest first; the list takes no `since_id`, so pages are read until a known one. */
async function* pollDirect(account: ChannelAccount, cursor: PollCursor, signal: AbortSignal): Part {
  let newest = cursor.direct;
  let next: string | undefined;
  for (let turn = 0; turn < maxPages; turn++) {
    const page = next === undefined ? {} : { pagination_token: next };
    const query = { max_results: '100', event_types: 'MessageCreate', ...messageFields, ...page };
    const answer = await readX(account, { method: 'GET', path: '/2/dm_events', query }, signal);
    const ids = dataOf(answer).flatMap((one) => idText(one.id) ?? []);
    const fresh = ids.filter((id) => isNewer(id, cursor.direct));
    for (const id of fresh) if (isNewer(id, newest)) newest = id;
    if (fresh.length > 0) yield { bodies: [bytes(answer.raw)], cursor: null };
    next = idText(record(record(answer.body).meta).next_token);
    if (next === undefined || fresh.length < ids.length) break;
    if (cursor.direct === '' && isHistory(dataOf(answer).at(-1))) break;
  }
  cursor.direct = newest;
  yield { bodies: [], cursor: writeCursor(cursor) };
}

/** X tells nobody that a resident took a post back: those of the last day are looked up now and then. */
async function* pollGone(account: ChannelAccount, cursor: PollCursor, signal: AbortSignal): Part {
  const now = Date.now();
  cursor.watched = cursor.watched.filter((one) => now - one.at < watchedFor(account.settings)).slice(-lookUpAtOnce);
  if (cursor.watched.length === 0 || now - cursor.watchedAt < watchEvery(account.settings)) return;
  const ids = cursor.watched.map((one) => one.id).join(',');
  const answer = await readX(account, { method: 'GET', path: '/2/tweets', query: { ids } }, signal);
  const errors = list(record(answer.body).errors).map(record);
  const gone = new Set(errors.flatMap((one) => readGone(one, new Date())).map((one) => one.externalId));
  cursor.watched = cursor.watched.filter((one) => !gone.has(one.id));
  cursor.watchedAt = now;
  yield { bodies: gone.size > 0 ? [bytes(answer.raw)] : [], cursor: writeCursor(cursor) };
}

function watch(account: ChannelAccount, cursor: PollCursor, post: Loose, id: string): void {
  const at = readInstant(post.created_at)?.getTime() ?? Date.now();
  const edited = idText(list(post.edit_history_tweet_ids)[0]) !== id && list(post.edit_history_tweet_ids).length > 0;
  const ours = idText(post.author_id) === account.externalId;
  const known = cursor.watched.some((one) => one.id === id);
  if (id !== '' && !edited && !ours && !known && watchedFor(account.settings) > 0) cursor.watched.push({ id, at });
}

async function ownName(account: ChannelAccount, cursor: PollCursor, signal: AbortSignal): Promise<string> {
  const set = account.settings.username?.replace(/^@/, '') || cursor.username;
  if (set) return set;
  const { body } = await readX(account, { method: 'GET', path: '/2/users/me' }, signal);
  const name = text(record(record(body).data).username);
  if (!name) throw new NetworkFailure('transient', 'service_down');
  cursor.username = name;
  return name;
}

const self = (account: ChannelAccount) => `/2/users/${encodeURIComponent(account.externalId)}`;
const dataOf = (answer: XAnswer) => list(record(answer.body).data).map(record);
const bytes = (raw: string) => new TextEncoder().encode(raw);
