import { idText, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import type { Post, PostMedia, PublishPort, PublishStep } from '../domain/publish.ts';
import { countText } from '../domain/text-length.ts';
import { readLink } from '../meta/read-link.ts';
import { failed, sendOnce } from '../meta/send.ts';
import { makeContainer, planPublish, readContainer, respectQuota } from './container.ts';
import { findOwn } from './find.ts';
import { hasTooManyLinks, textLimit } from './limits.ts';

/** Threads asks to wait about 30 seconds for a picture or a film. */
const askAgain = 30;
const skewMs = 60_000;
/** Pieces of a carousel (platform-apis, section 5). */
const pieces = { least: 2, most: 20 };

/** Publishes text, pictures, films and carousels by containers. */
export const threadsPublish: PublishPort = { prepare, check, complete, find };

async function prepare(account: ChannelAccount, post: Post, signal: AbortSignal): Promise<PublishStep> {
  if (!account.secrets.access_token) return failed('reauth', 'secret_missing');
  if (post.media.some((one) => one.kind === 'document')) return failed('permanent', 'media_refused');
  if (post.media.length > pieces.most) return failed('permanent', 'media_refused');
  if (post.media.length === 0 && post.text.trim() === '') return failed('permanent', 'empty_text');
  if (countText(post.text, 'threads') > textLimit(account.settings)) return failed('permanent', 'too_long');
  if (hasTooManyLinks(account.settings, `${post.text} ${post.link ?? ''}`))
    return failed('permanent', 'too_many_links');
  return orFailure(async () => {
    await respectQuota(account, 'quota', signal);
    const handle = { ...wordsOf(post), since: new Date(Date.now() - skewMs).toISOString() };
    const [only] = post.media;
    if (post.media.length < pieces.least) {
      const media = only ? mediaOf(only) : { media_type: 'TEXT', ...(post.link ? { link_attachment: post.link } : {}) };
      const container = await makeContainer(account, { ...wordsOf(post), ...media }, signal);
      return { state: 'pending', handle: { ...handle, container }, afterSeconds: only ? askAgain : 1 };
    }
    const children: string[] = [];
    for (const media of post.media) {
      children.push(await makeContainer(account, { ...mediaOf(media), is_carousel_item: 'true' }, signal));
    }
    // The carousel is made when each of its pieces is ready.
    return { state: 'pending', handle: { ...handle, children: children.join(',') }, afterSeconds: askAgain };
  });
}

function wordsOf(post: Post): Record<string, string> {
  const { reply_control, topic_tag } = post.choices;
  return {
    ...(post.text === '' ? {} : { text: post.text }),
    ...(reply_control ? { reply_control } : {}),
    ...(topic_tag ? { topic_tag } : {}),
  };
}

function mediaOf(media: PostMedia): Record<string, string> {
  const alt = media.alt ? { alt_text: media.alt } : {};
  if (media.kind === 'video') return { media_type: 'VIDEO', video_url: media.url, ...alt };
  return { media_type: 'IMAGE', image_url: media.url, ...alt };
}

function check(account: ChannelAccount, handle: Record<string, string>, signal: AbortSignal): Promise<PublishStep> {
  const { children, container, since: _since, ...words } = handle;
  return orFailure(async () => {
    if (container !== undefined) return readState(account, container, handle, signal);
    for (const child of (children ?? '').split(',')) {
      if ((await readContainer(account, child, signal)) === 'IN_PROGRESS') {
        return { state: 'pending', handle, afterSeconds: askAgain };
      }
    }
    const fields = { ...words, media_type: 'CAROUSEL', children: children ?? '' };
    const made = await makeContainer(account, fields, signal);
    return { state: 'pending', handle: { ...handle, container: made }, afterSeconds: 1 };
  });
}

async function readState(
  account: ChannelAccount,
  container: string,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  const state = await readContainer(account, container, signal);
  if (state === 'FINISHED') return { state: 'ready', handle };
  if (state === 'IN_PROGRESS') return { state: 'pending', handle, afterSeconds: askAgain };
  // An earlier call worked although we were not told: never again, whether or not the list shows it yet.
  const found = await findPost(account, handle.text ?? '', new Date(handle.since ?? 0), signal);
  return found ? { state: 'completed', ...found } : { state: 'unknown', reason: 'no_clear_answer' };
}

async function complete(
  account: ChannelAccount,
  _post: Post,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  const { container } = handle;
  if (!container) return failed('permanent', 'bad_request');
  // Reading changes nothing, and tells when an earlier attempt was the one that counted.
  const before = await orFailure(() => readState(account, container, handle, signal));
  if (before.state !== 'ready') return before;
  const outcome = await sendOnce(account, { call: planPublish(account, container) }, signal);
  if (outcome.state !== 'sent') return outcome;
  const { externalId } = outcome;
  return { state: 'completed', externalId, ...(await readLink(account, externalId, 'permalink', signal)) };
}

function find(account: ChannelAccount, post: Post, since: Date, signal: AbortSignal) {
  return findPost(account, post.text, since, signal);
}

async function findPost(account: ChannelAccount, words: string, since: Date, signal: AbortSignal) {
  const row = await findOwn(account, 'threads', words, since, signal);
  const externalId = idText(row?.id);
  if (externalId === undefined) return undefined;
  const permalink = text(record(row).permalink);
  return { externalId, ...(permalink === undefined ? {} : { permalink }) };
}

/** What the network answered before anything was published is a certain failure. */
async function orFailure(act: () => Promise<PublishStep>): Promise<PublishStep> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof NetworkFailure) return failed(error.failure, error.reason, error.retryAfterSeconds);
    if (neverLeft(error)) return failed('transient', 'network_down');
    throw error;
  }
}
