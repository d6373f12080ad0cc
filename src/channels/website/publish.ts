import { idText, list, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import type { Post, PostMedia, PublishPort, PublishStep } from '../domain/publish.ts';
import { readSite, sendOnce } from './call.ts';
import { mediaBytes, mediaLimit } from './limits.ts';
import { failed, unclear } from './outcomes.ts';
import { htmlOf, slugOf, titleOf, type UploadedFile } from './post-html.ts';
import { postKey } from './read-post.ts';
import { kindOf } from './site.ts';

/** States in which a post of an intent may stand; in any of them it is that post and not to be made again. */
const anyState = 'publish,future,draft,pending,private';

/** Posts on a WordPress site: a draft that nobody sees is written first, and made public by one more step. */
export const websitePublish: PublishPort = { prepare, check, complete, find };

/** Writes the draft with its files, or finds the one an earlier try wrote, by the slug made of the intent's key. */
async function prepare(account: ChannelAccount, post: Post, signal: AbortSignal): Promise<PublishStep> {
  if (kindOf(account.settings) === 'feed') return failed('permanent', 'not_offered');
  if (titleOf(post) === '') return failed('permanent', 'empty_text');
  if (post.media.length > mediaLimit(account.settings)) return failed('permanent', 'media_refused');
  for (const file of post.media) {
    if (!file.bytes) return failed('permanent', 'media_refused');
    if (file.bytes.byteLength > mediaBytes(account.settings)) return failed('permanent', 'media_too_big');
  }
  const standing = await findPost(account, post, anyState, signal);
  if (standing && standing.status !== 'draft') return stepOf(standing);
  const files: UploadedFile[] = [];
  for (const [place, file] of post.media.entries()) {
    const sent = await upload(account, file, `${slugOf(post)}-${place + 1}`, signal);
    if ('state' in sent) return sent;
    files.push(sent);
  }
  const first = files[0]?.kind === 'image' ? files[0] : undefined;
  const categories = numbersIn(post.choices.categories);
  const tags = numbersIn(post.choices.tags);
  const json = {
    status: 'draft',
    slug: slugOf(post),
    title: titleOf(post),
    content: htmlOf(
      post,
      files.filter((file) => file !== first),
    ),
    ...(first ? { featured_media: first.id } : {}),
    ...(post.choices.excerpt ? { excerpt: post.choices.excerpt } : {}),
    ...(categories.length > 0 ? { categories } : {}),
    ...(tags.length > 0 ? { tags } : {}),
    ...(post.choices.comments ? { comment_status: post.choices.comments === 'closed' ? 'closed' : 'open' } : {}),
  };
  const path = standing ? `/wp/v2/posts/${standing.id}` : '/wp/v2/posts';
  // Seen by nobody yet: a lost answer is no harm, the next try finds the draft.
  const { body } = await readSite(account, { method: 'POST', path, json }, signal);
  const made = readStanding(record(body));
  return made ? stepOf(made) : failed('transient', 'service_down');
}

async function check(
  account: ChannelAccount,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  const path = `/wp/v2/posts/${encodeURIComponent(handle.post ?? '')}`;
  try {
    const { body } = await readSite(account, { method: 'GET', path, query: { context: 'edit' } }, signal);
    const standing = readStanding(record(body));
    return standing ? stepOf(standing) : failed('transient', 'service_down');
  } catch (error) {
    if (!(error instanceof NetworkFailure) || error.reason !== 'target_gone') throw error;
    return failed('permanent', 'draft_gone');
  }
}

/** Makes the draft public. Harmless when repeated: a public post stays public. */
async function complete(
  account: ChannelAccount,
  _post: Post,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  if (!handle.post) return failed('permanent', 'draft_gone');
  const path = `/wp/v2/posts/${encodeURIComponent(handle.post)}`;
  const sent = await sendOnce(account, { method: 'POST', path, json: { status: 'publish' } }, signal);
  if ('ended' in sent) {
    return sent.ended.state === 'failed' && sent.ended.reason === 'target_gone'
      ? failed('permanent', 'draft_gone')
      : sent.ended;
  }
  const standing = readStanding(record(sent.answer.body));
  return standing?.status === 'publish' ? stepOf(standing) : unclear();
}

/** The public post of this intent; the slug names it, so no words have to be compared. */
async function find(
  account: ChannelAccount,
  post: Post,
  _since: Date,
  signal: AbortSignal,
): Promise<{ externalId: string; permalink?: string } | undefined> {
  const standing = await findPost(account, post, 'publish', signal);
  if (!standing) return undefined;
  return { externalId: postKey(standing.id), ...(standing.link ? { permalink: standing.link } : {}) };
}

interface StandingPost {
  id: string;
  status: string;
  link: string | undefined;
}

async function findPost(
  account: ChannelAccount,
  post: Post,
  status: string,
  signal: AbortSignal,
): Promise<StandingPost | undefined> {
  const query = { slug: slugOf(post), status, context: 'edit', _fields: 'id,status,link' };
  const { body } = await readSite(account, { method: 'GET', path: '/wp/v2/posts', query }, signal);
  return readStanding(record(list(body)[0]));
}

function readStanding(post: Record<string, unknown>): StandingPost | undefined {
  const id = idText(post.id);
  const status = text(post.status);
  return id === undefined || status === undefined ? undefined : { id, status, link: text(post.link) };
}

function stepOf(standing: StandingPost): PublishStep {
  if (standing.status === 'publish') {
    const externalId = postKey(standing.id);
    return { state: 'completed', externalId, ...(standing.link ? { permalink: standing.link } : {}) };
  }
  if (standing.status === 'trash') return failed('permanent', 'draft_gone');
  return { state: 'ready', handle: { post: standing.id } };
}

/** Uploads a file under a name of its own, or finds it there from an earlier try. */
async function upload(
  account: ChannelAccount,
  file: PostMedia,
  name: string,
  signal: AbortSignal,
): Promise<UploadedFile | Extract<PublishStep, { state: 'failed' }>> {
  const { kind, mime, alt = '' } = file;
  const asked = {
    method: 'GET',
    path: '/wp/v2/media',
    query: { slug: name, context: 'edit', _fields: 'id,source_url' },
  } as const;
  const before = record(list((await readSite(account, asked, signal)).body)[0]);
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(file.bytes ?? [])], { type: mime }), `${name}.${endingOf(mime)}`);
  form.set('title', name);
  form.set('alt_text', alt);
  const made =
    idText(before.id) === undefined
      ? record((await readSite(account, { method: 'POST', path: '/wp/v2/media', form }, signal)).body)
      : before;
  const id = idText(made.id);
  const url = text(made.source_url);
  return id === undefined || url === undefined ? failed('transient', 'service_down') : { id, url, kind, mime, alt };
}

/** A site judges a file by the ending of its name. */
function endingOf(mime: string): string {
  const endings: Record<string, string> = {
    'image/jpeg': 'jpg',
    'image/svg+xml': 'svg',
    'video/quicktime': 'mov',
    'application/msword': 'doc',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  };
  return endings[mime] ?? mime.split('/')[1]?.replace(/[^a-z0-9].*$/, '') ?? 'bin';
}

function numbersIn(said: string | undefined): number[] {
  return (said ?? '').split(',').flatMap((one) => {
    const found = number(one.trim());
    return found !== undefined && Number.isInteger(found) && found > 0 ? [found] : [];
  });
}
