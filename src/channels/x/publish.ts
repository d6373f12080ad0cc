import { idText, type Loose, record } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import type { Post, PublishPort, PublishStep } from '../domain/publish.ts';
import { countText } from '../domain/text-length.ts';
import { callX, faultOf, type XAnswer } from './call.ts';
import { firstId, ownPostsSince, wordsOf } from './find.ts';
import { pictures, postLimit } from './limits.ts';
import { failed, unclear } from './outcome.ts';
import { sameWords } from './read-text.ts';
import { askMedia, kindOf, uploadMedia } from './upload.ts';

/** Posts to our own account: files first, then the one call that everybody sees. A post with an address costs more. */
export const xPublish: PublishPort = { prepare, check, complete, find };

async function prepare(account: ChannelAccount, post: Post, signal: AbortSignal): Promise<PublishStep> {
  if (!account.secrets.access_token) return failed('reauth', 'secret_missing');
  const said = wordsFor(post);
  if (said.trim() === '' && post.media.length === 0) return failed('permanent', 'empty_text');
  if (countText(said, 'x_weighted') > postLimit(account.settings)) return failed('permanent', 'too_long');
  if (!fitsTogether(account, post)) return failed('permanent', 'media_refused');
  // What stands in the handle says where to look for the post when the last step is unclear.
  const handle: Record<string, string> = { text: said, since: new Date().toISOString() };
  const ids: string[] = [];
  let wait = 0;
  for (const media of post.media) {
    try {
      const { id, state } = await uploadMedia(account, media, signal);
      if (state.state === 'refused') return failed('permanent', 'media_refused');
      if (state.state === 'working') wait = Math.max(wait, state.afterSeconds);
      ids.push(id);
    } catch (error) {
      if (error instanceof NetworkFailure) return failed(error.failure, error.reason, error.retryAfterSeconds);
      throw error;
    }
  }
  if (ids.length > 0) handle.media_ids = ids.join(',');
  return wait > 0 ? { state: 'pending', handle, afterSeconds: wait } : { state: 'ready', handle };
}

/** Four pictures, or one moving picture, or one film. */
function fitsTogether(account: ChannelAccount, post: Post): boolean {
  if (post.media.some((one) => one.kind === 'document')) return false;
  const alone = post.media.some((one) => kindOf(one) !== 'image');
  return alone ? post.media.length === 1 : post.media.length <= pictures(account.settings);
}

async function check(
  account: ChannelAccount,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  // What is out is never ready again.
  const there = await standing(account, handle.text ?? '', new Date(handle.since ?? ''), signal);
  if (there) return completed(account, there);
  let wait = 0;
  for (const id of idsOf(handle)) {
    const state = await askMedia(account, id, signal);
    if (state.state === 'refused') return failed('permanent', 'media_refused');
    if (state.state === 'working') wait = Math.max(wait, state.afterSeconds);
  }
  return wait > 0 ? { state: 'pending', handle, afterSeconds: wait } : { state: 'ready', handle };
}

async function complete(
  account: ChannelAccount,
  post: Post,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  const media = idsOf(handle);
  const json = { text: wordsFor(post), ...(media.length > 0 ? { media: { media_ids: media } } : {}) };
  let answer: XAnswer;
  try {
    answer = await callX(account, { method: 'POST', path: '/2/tweets', json }, signal);
  } catch (error) {
    return neverLeft(error) ? failed('transient', 'network_down') : unclear();
  }
  const fault = faultOf(account, answer);
  if (fault?.reason === 'duplicate_text') return settleDuplicate(account, post, handle, signal);
  if (fault?.freeOfEffect) return failed(fault.failure, fault.reason, fault.retryAfterSeconds);
  const id = idText(record(record(answer.body).data).id);
  return fault || id === undefined ? unclear() : completed(account, id);
}

/** The same words already stand there: since this very intent was prepared they can only be its own. */
async function settleDuplicate(
  account: ChannelAccount,
  post: Post,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  try {
    const id = await standing(account, wordsFor(post), new Date(handle.since ?? ''), signal);
    return id ? completed(account, id) : failed('permanent', 'duplicate_text');
  } catch {
    return unclear();
  }
}

async function find(account: ChannelAccount, post: Post, since: Date, signal: AbortSignal) {
  const externalId = await standing(account, wordsFor(post), since, signal);
  return externalId === undefined ? undefined : { externalId, permalink: linkTo(account, externalId) };
}

/** Our own post with these words since then that answers nobody; throws `NetworkFailure`. */
async function standing(account: ChannelAccount, said: string, since: Date, signal: AbortSignal) {
  if (Number.isNaN(since.getTime())) return undefined;
  const posts = await ownPostsSince(account, since, signal);
  const same = posts.find((one: Loose) => one.in_reply_to_user_id === undefined && sameWords(wordsOf(one), said));
  return same && firstId(same);
}

function completed(account: ChannelAccount, externalId: string): PublishStep {
  return { state: 'completed', externalId, permalink: linkTo(account, externalId) };
}

function linkTo(account: ChannelAccount, id: string): string {
  return `https://x.com/${account.settings.username?.replace(/^@/, '') || 'i'}/status/${id}`;
}

function wordsFor(post: Post): string {
  return post.link && !post.text.includes(post.link) ? `${post.text}\n${post.link}`.trim() : post.text;
}

function idsOf(handle: Record<string, string>): string[] {
  return (handle.media_ids ?? '').split(',').filter(Boolean);
}
