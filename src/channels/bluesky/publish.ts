import { type Loose, record } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import type { Post, PostMedia, PublishPort, PublishStep } from '../domain/publish.ts';
import { lettersLeft } from '../domain/text-limit.ts';
import { postCollection, postLink, postUri } from './at-uri.ts';
import { readAt } from './call.ts';
import { createRecord } from './create-record.ts';
import { mediaBytes, pictures, postBytes, postLimit } from './limits.ts';
import { failed } from './outcome.ts';
import { recordKey } from './record-key.ts';
import { marksOf, readOwnRecord } from './write-post.ts';

/** Posts to our own account, under a key of our choosing: the same post tried again makes no second one. */
export const blueskyPublish: PublishPort = { prepare, check, complete, find };

async function prepare(account: ChannelAccount, post: Post, signal: AbortSignal): Promise<PublishStep> {
  const { settings } = account;
  const said = wordsFor(post);
  const limit = { maxLength: postLimit(settings), unit: 'graphemes', maxBytes: postBytes(settings) } as const;
  if (said.trim() === '' && post.media.length === 0) return failed('permanent', 'empty_text');
  if (lettersLeft([limit], said) < 0) return failed('permanent', 'too_long');
  const films = post.media.filter((one) => one.kind === 'video');
  const others = post.media.some((one) => one.kind === 'document');
  const fits = films.length === 0 ? post.media.length <= pictures(settings) : post.media.length === 1;
  if (others || !fits) return failed('permanent', 'media_refused');
  try {
    const blobs = [];
    for (const media of post.media) blobs.push(await upload(account, media, signal));
    return { state: 'ready', handle: { key: keyOf(account, post), blobs: JSON.stringify(blobs) } };
  } catch (error) {
    if (error instanceof NetworkFailure) return failed(error.failure, error.reason, error.retryAfterSeconds);
    throw error;
  }
}

/** Hands one file to our server; what no post names is thrown away there after a while. */
async function upload(account: ChannelAccount, media: PostMedia, signal: AbortSignal): Promise<Loose> {
  const { bytes, mime } = media;
  if (!bytes) throw new NetworkFailure('permanent', 'media_not_fetched');
  const limit = mediaBytes(account.settings, media.kind === 'video' ? 'video' : 'image');
  if (bytes.byteLength > limit) throw new NetworkFailure('permanent', 'media_too_big');
  const call = { method: 'POST', nsid: 'com.atproto.repo.uploadBlob', upload: { mime, bytes } } as const;
  const blob = record(record((await readAt(account, call, signal)).body).blob);
  if (!('ref' in blob)) throw new NetworkFailure('transient', 'service_down');
  return blob;
}

/** The repository says whether the post stands there. */
async function check(
  account: ChannelAccount,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  const there = await readOwnRecord(account, handle.key ?? '', signal);
  return there ? completed(account, there.uri) : { state: 'ready', handle };
}

async function complete(
  account: ChannelAccount,
  post: Post,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  const said = wordsFor(post);
  const facets = await marksOf(account, said, signal).catch(() => []);
  const embed = embedOf(post, JSON.parse(handle.blobs ?? '[]') as Loose[]);
  const content = {
    $type: postCollection,
    text: said,
    createdAt: new Date().toISOString(),
    langs: [post.choices.language || 'id'],
    ...(facets.length === 0 ? {} : { facets }),
    ...(embed === undefined ? {} : { embed }),
  };
  const written = await createRecord(account, handle.key || keyOf(account, post), content, signal);
  return written.state === 'sent' ? completed(account, written.externalId) : written;
}

async function find(account: ChannelAccount, post: Post, _since: Date, signal: AbortSignal) {
  const there = await readOwnRecord(account, keyOf(account, post), signal);
  if (there?.text !== wordsFor(post)) return undefined;
  const permalink = postLink(account.externalId, there.uri);
  return { externalId: postUri(account.externalId, keyOf(account, post)), ...(permalink ? { permalink } : {}) };
}

/** Pictures or a film; without either, an address becomes a card. */
function embedOf(post: Post, blobs: Loose[]): Loose | undefined {
  const [first] = blobs;
  if (post.media[0]?.kind === 'video' && first) {
    return { $type: 'app.bsky.embed.video', video: first, ...(post.media[0].alt ? { alt: post.media[0].alt } : {}) };
  }
  if (first) {
    const images = blobs.map((image, place) => ({ image, alt: post.media[place]?.alt ?? '' }));
    return { $type: 'app.bsky.embed.images', images };
  }
  if (!post.link) return undefined;
  const external = { uri: post.link, title: post.title ?? post.link, description: '' };
  return { $type: 'app.bsky.embed.external', external };
}

/** Beside pictures an address has no card and stands in the text. */
function wordsFor(post: Post): string {
  const bare = post.link && post.media.length > 0 && !post.text.includes(post.link);
  return bare ? `${post.text}\n${post.link}`.trim() : post.text;
}

function keyOf(account: ChannelAccount, post: Post): string {
  return recordKey(account.externalId, 'post', post.key, wordsFor(post));
}

function completed(account: ChannelAccount, externalId: string): PublishStep {
  const permalink = postLink(account.externalId, externalId);
  return { state: 'completed', externalId, ...(permalink ? { permalink } : {}) };
}
