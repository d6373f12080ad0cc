import { idText, type Loose, list, record } from '../domain/loose-json.ts';
import type { ChannelAccount, PolledPage } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { pagesOf } from '../google/pages.ts';
import { dataCall, readYouTube } from './call.ts';
import { type PollCursor, readCursor, type ThreadState, writeCursor } from './cursor.ts';
import { deepMinutes, deepPages } from './limits.ts';
import { askGone, hasMoreReplies, printOf, readReplies, repliesOf, threadsBody, threadTime } from './read-threads.ts';
import { noteSharer, restoreUnits, usedUnits } from './units.ts';

/** More than this many at once, and most of what is known, is YouTube's trouble and not so many people taking their words back. */
const believable = 10;

/**
 * Reads the threads of the whole channel, newest first, until a page holds nothing new. There is no `since`, and a new
 * answer does not move an old thread, so from time to time some pages further down are looked through as well. What is
 * missing where it should stand is asked for by name before it counts as deleted. Then the comments held for review.
 */
export async function* pollYouTube(
  account: ChannelAccount,
  stored: string | null,
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const cursor = readCursor(stored);
  const now = new Date();
  restoreUnits(account, cursor.units, now);
  noteSharer(account);
  const deep = cursor.unfinished || now.getTime() - cursor.deepAt >= deepMinutes(account.settings) * 60_000;
  const pages = deepPages(account.settings);
  cursor.unfinished = deep;
  yield* pollPublished(account, cursor, { pages, all: deep }, signal);
  const held = deep ? ['heldForReview', 'likelySpam'] : ['heldForReview'];
  let refused: NetworkFailure | undefined;
  for (const moderation of held) {
    try {
      yield* pollHeld(account, cursor, moderation, signal);
    } catch (error) {
      // Only an owner sees these; that must not keep the rest from being read.
      if (!(error instanceof NetworkFailure) || error.reason !== 'permission_missing') throw error;
      refused = error;
    }
  }
  cursor.unfinished = false;
  if (deep) cursor.deepAt = now.getTime();
  cursor.units = usedUnits(account, new Date());
  yield { bodies: [], cursor: writeCursor(cursor) };
  if (refused) throw refused;
}

async function* pollPublished(
  account: ChannelAccount,
  cursor: PollCursor,
  { pages, all }: { pages: number; all: boolean },
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const before = new Map(Object.entries(cursor.threads));
  const seen = new Set<string>();
  const missing: string[] = [];
  let oldest = Number.POSITIVE_INFINITY;
  for await (const { body, last } of pagesOf(account, listCall(account), pages, signal, readYouTube)) {
    const threads = list(body.items).map(record);
    for (const thread of threads) {
      seen.add(idText(thread.id) ?? '');
      oldest = Math.min(oldest, threadTime(thread));
    }
    const changed = changedThreads(threads, cursor, 'published');
    const bodies = changed.length > 0 ? [threadsBody(changed, undefined)] : [];
    for (const thread of changed) {
      const read = await readAllReplies(account, thread, signal);
      bodies.push(...read.bodies);
      missing.push(...noteThread(cursor, thread, 'published', read.ids));
    }
    if (bodies.length > 0) yield { bodies, cursor: writeCursor(cursor) };
    if (last) oldest = Number.NEGATIVE_INFINITY;
    if (!all && threads.length > 0 && changed.length === 0) break;
  }
  // What should stand among those that were read, and does not.
  for (const [id, thread] of before) {
    if (thread.state === 'published' && thread.at > oldest && !seen.has(id)) missing.push(id);
  }
  yield* pollGone(account, cursor, missing, before.size, signal);
}

async function* pollGone(
  account: ChannelAccount,
  cursor: PollCursor,
  missing: string[],
  known: number,
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  if (missing.length === 0 || (missing.length > believable && missing.length > known / 2)) return;
  const gone = new Set(await askGone(account, missing, signal));
  for (const id of missing) {
    const thread = cursor.threads[id];
    if (gone.has(id)) delete cursor.threads[id];
    else if (thread) thread.state = 'unlisted';
  }
  if (gone.size === 0) return;
  const said = { polled: 'gone', at: new Date().toISOString(), comments: [...gone].map((id) => ({ id })) };
  yield { bodies: [new TextEncoder().encode(JSON.stringify(said))], cursor: writeCursor(cursor) };
}

async function* pollHeld(
  account: ChannelAccount,
  cursor: PollCursor,
  moderation: string,
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const call = listCall(account, moderation);
  for await (const { body } of pagesOf(account, call, deepPages(account.settings), signal, readYouTube)) {
    const threads = list(body.items).map(record);
    const changed = changedThreads(threads, cursor, 'held');
    for (const thread of changed) noteThread(cursor, thread, 'held', []);
    if (changed.length > 0) yield { bodies: [threadsBody(changed, moderation)], cursor: writeCursor(cursor) };
    if (threads.length > 0 && changed.length === 0) break;
  }
}

function listCall(account: ChannelAccount, moderationStatus?: string) {
  return dataCall('commentThreads', {
    part: 'id,snippet,replies',
    allThreadsRelatedToChannelId: account.externalId,
    order: 'time',
    maxResults: '100',
    textFormat: 'plainText',
    ...(moderationStatus === undefined ? {} : { moderationStatus }),
  });
}

function changedThreads(threads: Loose[], cursor: PollCursor, state: ThreadState): Loose[] {
  return threads.filter((thread) => cursor.threads[idText(thread.id) ?? '']?.print !== printOf(thread, state));
}

/** The list bears five answers of each thread at most. */
async function readAllReplies(account: ChannelAccount, thread: Loose, signal: AbortSignal) {
  if (hasMoreReplies(thread)) return readReplies(account, thread, signal);
  return { bodies: [], ids: repliesOf(thread).flatMap((one) => idText(one.id) ?? []) };
}

/** Notes a thread as read; answers the ids of answers that stood there before and do not now. */
function noteThread(cursor: PollCursor, thread: Loose, state: ThreadState, replyIds: string[]): string[] {
  const id = idText(thread.id);
  if (id === undefined) return [];
  const marks = replyIds.map((one) => markOf(id, one));
  const missing = (cursor.threads[id]?.replies ?? []).filter((one) => !marks.includes(one));
  const print = printOf(thread, state);
  // A busy thread is remembered by its newest answers.
  cursor.threads[id] = { at: threadTime(thread), print, state, replies: marks.slice(-mostMarks) };
  return missing.map((mark) => (mark.startsWith('.') ? id + mark : mark));
}
const mostMarks = 50;

/** The id of an answer without that of its thread, which it repeats. */
function markOf(threadId: string, replyId: string): string {
  return replyId.startsWith(`${threadId}.`) ? replyId.slice(threadId.length) : replyId;
}
