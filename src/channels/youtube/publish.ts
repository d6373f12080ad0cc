import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import type { Post, PublishPort, PublishStep } from '../domain/publish.ts';
import { countText } from '../domain/text-length.ts';
import { pagesOf } from '../google/pages.ts';
import { failed, tidyWords, unclear } from '../google/send.ts';
import { readInstant } from '../meta/read-instant.ts';
import { dataCall, readYouTube, writeYouTube } from './call.ts';
import { descriptionBytes, tagsLimit, titleLimit } from './limits.ts';
import { loadFilm, uploadFilm } from './upload.ts';

/** Seconds until YouTube is asked again how far it is with a film. */
const askAgain = 60;
const clockSlack = 60_000;
/** News and politics; `choices.category_id` names another. */
const usualCategory = '25';

/** Films are uploaded for ourselves only; the one step that anybody sees is to make them public. */
export const youtubePublish: PublishPort = { prepare, check, complete, find };

async function prepare(account: ChannelAccount, post: Post, signal: AbortSignal): Promise<PublishStep> {
  const [media] = post.media;
  if (media?.kind !== 'video' || post.media.length !== 1) return failed('permanent', 'media_refused');
  const title = (post.title ?? '').trim();
  if (title === '') return failed('permanent', 'bad_request');
  if (title.length > titleLimit(account.settings)) return failed('permanent', 'too_long');
  if (countText(post.text, 'bytes') > descriptionBytes(account.settings)) return failed('permanent', 'too_long');
  const tags = tagsOf(post);
  if (tags.join(',').length > tagsLimit(account.settings)) return failed('permanent', 'too_long');
  // YouTube takes neither of them.
  if (/[<>]/.test(title + post.text)) return failed('permanent', 'bad_request');
  const resource = {
    snippet: {
      title,
      description: post.text,
      categoryId: post.choices.category_id ?? usualCategory,
      ...(tags.length === 0 ? {} : { tags }),
    },
    status: statusOf(post.choices, 'private'),
  };
  try {
    const film = await loadFilm(account, media, signal);
    const id = await uploadFilm(account, film, resource, signal);
    return { state: 'pending', handle: { video_id: id, privacy: wantedPrivacy(post.choices) }, afterSeconds: askAgain };
  } catch (error) {
    if (error instanceof NetworkFailure) return failed(error.failure, error.reason, error.retryAfterSeconds);
    throw error;
  }
}

function wantedPrivacy(choices: Record<string, string>): string {
  return choices.privacy === 'unlisted' || choices.privacy === 'private' ? choices.privacy : 'public';
}

function tagsOf(post: Post): string[] {
  return (post.choices.tags ?? '')
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);
}

/** Everything that can be set of a video's status: what an update leaves out, YouTube takes back. */
function statusOf(choices: Record<string, string>, privacyStatus: string) {
  return {
    privacyStatus,
    embeddable: true,
    license: 'youtube',
    publicStatsViewable: true,
    selfDeclaredMadeForKids: choices.made_for_kids === 'yes',
    containsSyntheticMedia: choices.synthetic_media === 'yes',
  };
}

/** Asks how far YouTube is with the film. */
async function check(
  account: ChannelAccount,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  const id = handle.video_id;
  if (!id) return unclear();
  const { body } = await readYouTube(account, dataCall('videos', { part: 'status', id }), signal);
  const video = record(list(body.items)[0]);
  if (Object.keys(video).length === 0) return failed('permanent', 'target_gone');
  const status = record(video.status);
  switch (text(status.uploadStatus)) {
    case 'processed':
      return text(status.privacyStatus) === handle.privacy ? completed(id) : { state: 'ready', handle };
    case 'failed':
    case 'rejected':
      return failed('permanent', 'media_refused');
    case 'deleted':
      return failed('permanent', 'target_gone');
    default:
      return { state: 'pending', handle, afterSeconds: askAgain };
  }
}

function completed(id: string): PublishStep {
  return {
    state: 'completed',
    externalId: id,
    permalink: `https://www.youtube.com/watch?v=${encodeURIComponent(id)}`,
  };
}

/** Makes the film public (50 units). A project that YouTube has not audited may not: its films stay private. */
async function complete(
  account: ChannelAccount,
  post: Post,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  const id = handle.video_id;
  if (!id) return unclear();
  const wanted = handle.privacy ?? 'public';
  const sent = await writeYouTube(
    account,
    {
      host: 'data',
      method: 'PUT',
      path: '/youtube/v3/videos',
      query: { part: 'id,status' },
      json: { id, status: statusOf(post.choices, wanted) },
    },
    signal,
  );
  if ('ended' in sent) return sent.ended;
  const now = text(record(record(sent.body).status).privacyStatus);
  if (now === undefined) return unclear();
  return now === wanted ? completed(id) : failed('policy', 'stays_private');
}

/** The film with this title among our newest uploads since then, if it is public. */
async function find(
  account: ChannelAccount,
  post: Post,
  since: Date,
  signal: AbortSignal,
): Promise<{ externalId: string; permalink?: string } | undefined> {
  const query = { part: 'contentDetails', id: account.externalId };
  const { body } = await readYouTube(account, dataCall('channels', query), signal);
  const details = record(record(list(body.items)[0]).contentDetails);
  const uploads = idText(record(details.relatedPlaylists).uploads);
  if (uploads === undefined) return undefined;
  const call = dataCall('playlistItems', { part: 'snippet,status', playlistId: uploads, maxResults: '50' });
  const wanted = tidyWords(post.title ?? '');
  for await (const page of pagesOf(account, call, 1, signal, readYouTube)) {
    const item = list(page.body.items)
      .map(record)
      .find((one) => isThis(one, wanted, wantedPrivacy(post.choices), since));
    const id = idText(record(record(record(item).snippet).resourceId).videoId);
    if (id !== undefined) {
      return { externalId: id, permalink: `https://www.youtube.com/watch?v=${encodeURIComponent(id)}` };
    }
  }
  return undefined;
}

function isThis(item: Loose, title: string, privacy: string, since: Date): boolean {
  const snippet = record(item.snippet);
  const at = readInstant(snippet.publishedAt)?.getTime() ?? 0;
  return (
    tidyWords(text(snippet.title) ?? '') === title &&
    text(record(item.status).privacyStatus) === privacy &&
    // Uploaded before it was made public: a day back.
    at >= since.getTime() - 86_400_000 - clockSlack
  );
}
