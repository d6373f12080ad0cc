import { createHash } from 'node:crypto';
import { idText, type Loose, list, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { pagesOf } from '../google/pages.ts';
import { readInstant } from '../meta/read-instant.ts';
import { dataCall, readYouTube } from './call.ts';

/** Pages of answers under one comment; a list that never ends must not hold the worker. */
const replyPages = 20;

/** When a thread's top-level comment was written, in seconds. */
export function threadTime(thread: Loose): number {
  const snippet = record(record(record(thread.snippet).topLevelComment).snippet);
  return Math.floor((readInstant(snippet.publishedAt)?.getTime() ?? 0) / 1_000);
}

/** What of a thread would be worth reading again: words, changes, state, answers. Likes change all the time and say nothing. */
export function printOf(thread: Loose, state: string): string {
  const snippet = record(thread.snippet);
  const all = [record(snippet.topLevelComment), ...repliesOf(thread)].map((one) => {
    const { updatedAt, publishedAt, textOriginal, textDisplay } = record(one.snippet);
    return [one.id, updatedAt ?? publishedAt, textOriginal ?? textDisplay];
  });
  const told = JSON.stringify([state, snippet.totalReplyCount, all]);
  return createHash('sha256').update(told).digest('base64url').slice(0, 10);
}

/** The answers that came with a thread. */
export function repliesOf(thread: Loose): Loose[] {
  return list(record(thread.replies).comments).map(record);
}

/** True when the thread bears only some of the answers under it. */
export function hasMoreReplies(thread: Loose): boolean {
  return (number(record(thread.snippet).totalReplyCount) ?? 0) > repliesOf(thread).length;
}

/** All answers under a comment as the API lists them, wrapped with what the list does not say; and their ids. */
export async function readReplies(
  account: ChannelAccount,
  thread: Loose,
  signal: AbortSignal,
): Promise<{ bodies: Uint8Array[]; ids: string[] }> {
  const snippet = record(thread.snippet);
  const parentId = idText(thread.id) ?? '';
  const around = {
    polled: 'comments',
    parentId,
    ...known('channelId', snippet.channelId),
    ...known('videoId', snippet.videoId),
    ...known('postId', snippet.postId),
  };
  const call = dataCall('comments', { part: 'id,snippet', parentId, maxResults: '100', textFormat: 'plainText' });
  const bodies: Uint8Array[] = [];
  const ids: string[] = [];
  for await (const { body, raw } of pagesOf(account, call, replyPages, signal, readYouTube)) {
    const items = list(body.items).map(record);
    if (items.length > 0) bodies.push(wrap(around, raw));
    ids.push(...items.flatMap((one) => idText(one.id) ?? []));
  }
  return { bodies, ids };
}

/** Asks for comments by name; answers those that YouTube does not have any more. Throws `NetworkFailure`. */
export async function askGone(account: ChannelAccount, ids: string[], signal: AbortSignal): Promise<string[]> {
  const there = new Set<string>();
  for (let from = 0; from < ids.length; from += 50) {
    const asked = ids.slice(from, from + 50);
    const call = dataCall('comments', { part: 'id,snippet', id: asked.join(','), maxResults: '100' });
    const { body } = await readYouTube(account, call, signal);
    for (const one of list(body.items)) there.add(idText(record(one).id) ?? '');
  }
  return ids.filter((id) => !there.has(id));
}

/** The answer as it came, with what the call was about and the answer does not say. */
function wrap(around: object, raw: string): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(around).slice(0, -1)},"answer":${raw}}`);
}

/** Threads worth keeping in the journal, in the shape of the list they came from. */
export function threadsBody(threads: Loose[], moderationStatus: string | undefined): Uint8Array {
  const answer = { kind: 'youtube#commentThreadListResponse', items: threads };
  const body = moderationStatus === undefined ? answer : { polled: 'commentThreads', moderationStatus, answer };
  return new TextEncoder().encode(JSON.stringify(body));
}

function known(name: string, value: unknown): Record<string, string> {
  const said = text(value);
  return said === undefined ? {} : { [name]: said };
}
