import { createHash } from 'node:crypto';
import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, PolledPage } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readGoogle } from '../google/call.ts';
import { pagesOf } from '../google/pages.ts';
import { readInstant } from '../meta/read-instant.ts';
import { type PollCursor, readCursor, writeCursor } from './cursor.ts';
import { deepMinutes, deepPages } from './limits.ts';
import { pathOf, readReviewName } from './names.ts';

/** Reviews of one page; Google's own limit. */
const pageSize = '50';
/** Missing reviews asked for by name in one poll. */
const mostAsked = 10;

/**
 * Reads reviews, those changed last first. Page one each time, further pages while they hold something new and from time to
 * time: pages after the first are known to miss reviews (June 2026), so a review that is not listed is not gone. It counts
 * as deleted only when Google, asked for it by name, does not have it.
 */
export async function* pollGoogleBusiness(
  account: ChannelAccount,
  stored: string | null,
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const cursor = readCursor(stored);
  const now = Date.now();
  const deep = cursor.unfinished || now - cursor.deepAt >= deepMinutes(account.settings) * 60_000;
  cursor.unfinished = deep;
  const before = Object.entries(cursor.reviews);
  const seen = new Set<string>();
  let oldest = Number.POSITIVE_INFINITY;
  const call = {
    host: 'reviews',
    method: 'GET',
    path: `/v4/${pathOf(account)}/reviews`,
    query: { pageSize, orderBy: 'updateTime desc' },
  } as const;
  for await (const { body, last } of pagesOf(account, call, deepPages(account.settings), signal)) {
    const reviews = list(body.reviews).map(record);
    const changed = reviews.filter((review) => cursor.reviews[idOf(review)]?.print !== printOf(review));
    for (const review of reviews) {
      seen.add(idOf(review));
      oldest = Math.min(oldest, changedAt(review));
      cursor.reviews[idOf(review)] = { at: changedAt(review), print: printOf(review), unlisted: false };
    }
    if (changed.length > 0) {
      const { reviews: _all, ...around } = body;
      const said = JSON.stringify({ ...around, reviews: changed });
      yield { bodies: [new TextEncoder().encode(said)], cursor: writeCursor(cursor) };
    }
    if (last) oldest = Number.NEGATIVE_INFINITY;
    if (!deep && reviews.length > 0 && changed.length === 0) break;
  }
  const missing = before.flatMap(([id, one]) => (!seen.has(id) && !one.unlisted && one.at > oldest ? [id] : []));
  yield* pollGone(account, cursor, missing.slice(0, mostAsked), signal);
  cursor.unfinished = false;
  if (deep) cursor.deepAt = now;
  yield { bodies: [], cursor: writeCursor(cursor) };
}

async function* pollGone(
  account: ChannelAccount,
  cursor: PollCursor,
  missing: string[],
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const gone: string[] = [];
  for (const id of missing) {
    const name = `${pathOf(account)}/reviews/${id}`;
    try {
      await readGoogle(account, { host: 'reviews', method: 'GET', path: `/v4/${name}` }, signal);
      const known = cursor.reviews[id];
      if (known) known.unlisted = true;
    } catch (error) {
      if (!(error instanceof NetworkFailure) || error.reason !== 'target_gone') throw error;
      gone.push(name);
      delete cursor.reviews[id];
    }
  }
  if (gone.length === 0) return;
  const said = JSON.stringify({ polled: 'gone', at: new Date().toISOString(), names: gone });
  yield { bodies: [new TextEncoder().encode(said)], cursor: writeCursor(cursor) };
}

function idOf(review: Loose): string {
  return idText(review.reviewId) ?? readReviewName(text(review.name))?.id ?? '';
}

function changedAt(review: Loose): number {
  return (readInstant(review.updateTime) ?? readInstant(review.createTime))?.getTime() ?? 0;
}

function printOf(review: Loose): string {
  const { comment, starRating, updateTime } = review;
  const reply = record(review.reviewReply);
  const told = [comment, starRating, updateTime, reply.comment, reply.updateTime, reply.reviewReplyState];
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 10);
}
