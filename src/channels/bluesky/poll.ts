import { createHash } from 'node:crypto';
import { type Loose, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, PolledPage } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readInstant } from '../meta/read-instant.ts';
import { readAt } from './call.ts';
import { type PollCursor, readCursor, writeCursor } from './cursor.ts';
import { hasMessages, watchEvery, watchedFor } from './limits.ts';
import { pollChat } from './poll-chat.ts';
import type { AtAnswer } from './send.ts';

/** Pages followed in one list; a cursor that never ends must not hold the worker. */
const maxPages = 200;
/** When nothing was read before, what is older than this is history, in milliseconds. */
const firstRun = 7 * 86_400_000;
/** How late a notification may appear below newer ones, in milliseconds. */
const lateness = 300_000;
/** Notifications of that time that are remembered, so that they are not handed on again and again. */
const rememberedAtMost = 1_000;
/** Posts that one look-up takes (lexicon app.bsky.feed.getPosts). */
const lookUpAtOnce = 25;
const watchedAtMost = 100;

/**
 * Reads everything: Bluesky never calls. Mentions, answers and quotes from the notifications, what was typed in Bluesky's
 * app from our own feed, conversations from their log, and which of the newest posts are gone. An app password without the
 * right to direct messages does not keep the rest from being read; it is thrown at the end.
 */
export async function* pollBluesky(
  account: ChannelAccount,
  stored: string | null,
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const cursor = readCursor(stored);
  let refused: NetworkFailure | undefined;
  const parts = [pollNotifications, pollOwn, ...(hasMessages(account.settings) ? [pollChat] : []), pollGone];
  for (const part of parts) {
    try {
      yield* part(account, cursor, signal);
    } catch (error) {
      if (!(error instanceof NetworkFailure) || error.reason !== 'permission_missing') throw error;
      refused = error;
    }
  }
  if (refused) throw refused;
}

type Part = AsyncGenerator<PolledPage>;

/** Newest first, by pages; read until everything on a page is known. An empty page may still have a next one. */
async function* pollNotifications(account: ChannelAccount, cursor: PollCursor, signal: AbortSignal): Part {
  const reasons = ['mention', 'reply', 'quote'].map((reason): [string, string] => ['reasons', reason]);
  const from = cursor.seen === '' ? Date.now() - firstRun : Date.parse(cursor.seen) - lateness;
  const known = new Set(cursor.known);
  const read: { uri: string; at: number }[] = [];
  let next: string | undefined;
  for (let turn = 0; turn < maxPages; turn++) {
    const page: [string, string][] = next === undefined ? [] : [['cursor', next]];
    const query: [string, string][] = [['limit', '100'], ...reasons, ...page];
    const call = { method: 'GET', nsid: 'app.bsky.notification.listNotifications', query } as const;
    const answer = await readAt(account, call, signal);
    const all = list(record(answer.body).notifications).map(record);
    const fresh = all.filter((one) => instantOf(one) >= from && !known.has(shortOf(text(one.uri) ?? '')));
    for (const one of fresh) {
      const uri = text(one.uri) ?? '';
      read.push({ uri, at: instantOf(one) });
      watch(account, cursor, uri, instantOf(one));
    }
    if (fresh.length > 0) yield { bodies: [bytes(answer.raw)], cursor: null };
    next = text(record(answer.body).cursor);
    if (next === undefined || (all.length > 0 && fresh.length === 0) || all.some((one) => instantOf(one) < from)) break;
  }
  const newest = read.reduce((latest, one) => Math.max(latest, one.at), Date.parse(cursor.seen) || 0);
  if (newest > 0) cursor.seen = new Date(newest).toISOString();
  const late = read.filter((one) => one.at >= newest - lateness).map((one) => shortOf(one.uri));
  cursor.known = [...late, ...cursor.known].slice(0, rememberedAtMost);
  yield { bodies: [], cursor: writeCursor(cursor) };
}

/** Our own posts since the last time: what was typed in Bluesky's app. */
async function* pollOwn(account: ChannelAccount, cursor: PollCursor, signal: AbortSignal): Part {
  const known = cursor.own === '' ? Date.now() - firstRun : Date.parse(cursor.own);
  let newest = cursor.own === '' ? 0 : known;
  let next: string | undefined;
  for (let turn = 0; turn < maxPages; turn++) {
    const page: [string, string][] = next === undefined ? [] : [['cursor', next]];
    const query: [string, string][] = [
      ['actor', account.externalId],
      ['filter', 'posts_with_replies'],
      ['limit', '100'],
      ...page,
    ];
    const answer = await readAt(account, { method: 'GET', nsid: 'app.bsky.feed.getAuthorFeed', query }, signal);
    const feed = list(record(answer.body).feed).map(record);
    const own = feed.filter((one) => !('reason' in one)).map((one) => instantOf(record(one.post)));
    const fresh = own.filter((at) => at > known);
    newest = Math.max(newest, ...fresh);
    if (fresh.length > 0) yield { bodies: [bytes(answer.raw)], cursor: null };
    next = text(record(answer.body).cursor);
    if (next === undefined || fresh.length < own.length) break;
  }
  if (newest > 0) cursor.own = new Date(newest).toISOString();
  yield { bodies: [], cursor: writeCursor(cursor) };
}

/** Nobody tells that a post was taken back: those of the last day are looked up now and then. */
async function* pollGone(account: ChannelAccount, cursor: PollCursor, signal: AbortSignal): Part {
  const now = Date.now();
  cursor.watched = cursor.watched.filter((one) => now - one.at < watchedFor(account.settings)).slice(-watchedAtMost);
  if (cursor.watched.length === 0 || now - cursor.watchedAt < watchEvery(account.settings)) return;
  const there = new Set<string>();
  for (let place = 0; place < cursor.watched.length; place += lookUpAtOnce) {
    const uris = cursor.watched.slice(place, place + lookUpAtOnce);
    const query = uris.map((one): [string, string] => ['uris', one.uri]);
    const answer = await readAt(account, { method: 'GET', nsid: 'app.bsky.feed.getPosts', query }, signal);
    for (const uri of postsOf(answer)) there.add(uri);
  }
  const gone = cursor.watched.filter((one) => !there.has(one.uri)).map((one) => one.uri);
  cursor.watched = cursor.watched.filter((one) => there.has(one.uri));
  cursor.watchedAt = now;
  const bodies = gone.length > 0 ? [bytes(JSON.stringify({ polled: 'gone', uris: gone }))] : [];
  yield { bodies, cursor: writeCursor(cursor) };
}

function watch(account: ChannelAccount, cursor: PollCursor, uri: string, at: number): void {
  const known = cursor.watched.some((one) => one.uri === uri);
  if (uri !== '' && !known && watchedFor(account.settings) > 0) cursor.watched.push({ uri, at });
}

/** A name short enough to be kept by the thousand. */
const shortOf = (uri: string) => createHash('sha256').update(uri).digest('base64url').slice(0, 16);
const postsOf = (answer: AtAnswer) => list(record(answer.body).posts).flatMap((one) => text(record(one).uri) ?? []);
const instantOf = (one: Loose) => readInstant(one.indexedAt)?.getTime() ?? 0;
const bytes = (raw: string) => new TextEncoder().encode(raw);
