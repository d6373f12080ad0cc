import type { FailureReason } from '../domain/failure-words.ts';
import { idText, list, number, record, text } from '../domain/loose-json.ts';
import { countMastodon } from '../domain/mastodon-length.ts';
import type { ChannelAccount, FailureClass } from '../domain/network.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import {
  noFigures,
  type Post,
  type PostFigures,
  type PostMedia,
  type PublishPort,
  type PublishStep,
} from '../domain/publish.ts';
import { readInstant } from '../meta/read-instant.ts';
import { callMastodon, faultOf, type MastodonAnswer, type MastodonCall, readMastodon, serverOf } from './call.ts';
import { imageLimit, mediaLimit, statusLimit, videoLimit } from './limits.ts';
import { readHtml } from './read-html.ts';
import { idempotencyKey, sameWords } from './reply.ts';

/** Seconds until a file that the server is still working on is asked about again. */
const askAgain = 5;
const clockSlack = 60_000;

/** Posts of words, pictures and films; files are uploaded first and seen by nobody until the status names them. */
export const mastodonPublish: PublishPort = { prepare, check, complete, find };

async function prepare(account: ChannelAccount, post: Post, signal: AbortSignal): Promise<PublishStep> {
  if (!serverOf(account)) return failed('permanent', 'settings_missing');
  if (!account.secrets.access_token) return failed('reauth', 'secret_missing');
  if (wordsOf(post) === '' && post.media.length === 0) return failed('permanent', 'empty_text');
  if (countMastodon(wordsOf(post)) > statusLimit(account.settings)) return failed('permanent', 'too_long');
  if (post.media.length > mediaLimit(account.settings)) return failed('permanent', 'media_refused');
  const ids: string[] = [];
  for (const file of post.media) {
    const sent = await upload(account, file, signal);
    if ('state' in sent) return sent;
    ids.push(sent.id);
  }
  const handle = { media: ids.join(',') };
  return ids.length === 0 ? { state: 'ready', handle } : check(account, handle, signal);
}

/** Asks whether the server has finished with every file: 206 says not yet. */
async function check(
  account: ChannelAccount,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  for (const id of (handle.media ?? '').split(',').filter(Boolean)) {
    const { status } = await readMastodon(account, { method: 'GET', path: `/api/v1/media/${id}` }, signal);
    if (status === 206) return { state: 'pending', handle, afterSeconds: askAgain };
  }
  return { state: 'ready', handle };
}

async function complete(
  account: ChannelAccount,
  post: Post,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  const media = (handle.media ?? '').split(',').filter(Boolean);
  const call: MastodonCall = {
    method: 'POST',
    path: '/api/v1/statuses',
    headers: { 'idempotency-key': idempotencyKey(post.key) },
    json: {
      status: wordsOf(post),
      ...(media.length > 0 ? { media_ids: media } : {}),
      visibility: post.choices.visibility === 'unlisted' ? 'unlisted' : 'public',
      language: account.settings.language || 'id',
      ...(post.choices.content_warning ? { spoiler_text: post.choices.content_warning } : {}),
    },
  };
  let answer: MastodonAnswer;
  try {
    answer = await callMastodon(account, call, signal);
  } catch (error) {
    return neverLeft(error) ? failed('transient', 'network_down') : unclear();
  }
  const fault = faultOf(account, answer);
  if (fault) return fault.freeOfEffect ? failed(fault.failure, fault.reason, fault.retryAfterSeconds) : unclear();
  const id = idText(record(answer.body).id);
  const link = text(record(answer.body).url);
  if (id === undefined) return unclear();
  return { state: 'completed', externalId: id, ...(link === undefined ? {} : { permalink: link }) };
}

async function find(
  account: ChannelAccount,
  post: Post,
  since: Date,
  signal: AbortSignal,
): Promise<{ externalId: string; permalink?: string } | undefined> {
  const path = `/api/v1/accounts/${encodeURIComponent(account.externalId)}/statuses`;
  const query: [string, string][] = [
    ['limit', '40'],
    ['exclude_replies', 'true'],
    ['exclude_reblogs', 'true'],
  ];
  const { body } = await readMastodon(account, { method: 'GET', path, query }, signal);
  const found = list(body)
    .map(record)
    .find(
      (one) =>
        (readInstant(one.created_at)?.getTime() ?? 0) >= since.getTime() - clockSlack &&
        sameWords(readHtml(text(one.content) ?? ''), wordsOf(post)),
    );
  const externalId = idText(found?.id);
  const link = text(found?.url);
  return externalId === undefined ? undefined : { externalId, ...(link === undefined ? {} : { permalink: link }) };
}

/** Counters of one status; throws `NetworkFailure`. Mastodon counts no views, and only what its own server has heard of. */
export async function measurePost(account: ChannelAccount, postId: string, signal: AbortSignal): Promise<PostFigures> {
  const path = `/api/v1/statuses/${encodeURIComponent(postId)}`;
  const status = record((await readMastodon(account, { method: 'GET', path }, signal)).body);
  return {
    ...noFigures,
    likes: number(status.favourites_count) ?? null,
    comments: number(status.replies_count) ?? null,
    shares: number(status.reblogs_count) ?? null,
  };
}

/** The post's words with its link, which Mastodon shows as a card only when it stands in them. */
function wordsOf(post: Post): string {
  const parts = [post.title, post.text, post.link && !post.text.includes(post.link) ? post.link : undefined];
  return parts.filter((part) => part).join('\n\n');
}

async function upload(
  account: ChannelAccount,
  file: PostMedia,
  signal: AbortSignal,
): Promise<{ id: string } | Extract<PublishStep, { state: 'failed' }>> {
  if (!file.bytes || file.kind === 'document') return failed('permanent', 'media_refused');
  const limit = file.kind === 'image' ? imageLimit(account.settings) : videoLimit(account.settings);
  if (file.bytes.byteLength > limit) return failed('permanent', 'media_too_big');
  const form = new FormData();
  form.set(
    'file',
    new Blob([new Uint8Array(file.bytes)], { type: file.mime }),
    `file.${file.mime.split('/')[1] ?? 'bin'}`,
  );
  if (file.alt) form.set('description', file.alt);
  try {
    // 202 while the server works on it; seen by nobody yet, so it may be tried again.
    const { body } = await readMastodon(account, { method: 'POST', path: '/api/v2/media', form }, signal);
    const id = idText(record(body).id);
    return id === undefined ? failed('transient', 'service_down') : { id };
  } catch (error) {
    if (!(error instanceof NetworkFailure) || error.reason !== 'bad_request') throw error;
    return failed('permanent', 'media_refused');
  }
}

function failed(
  failure: FailureClass,
  reason: FailureReason,
  retryAfterSeconds?: number,
): Extract<PublishStep, { state: 'failed' }> {
  return { state: 'failed', failure, reason, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

function unclear(): PublishStep {
  const reason: FailureReason = 'no_clear_answer';
  return { state: 'unknown', reason };
}
