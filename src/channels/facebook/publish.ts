import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import type { Post, PublishPort, PublishStep } from '../domain/publish.ts';
import { askGraph, readGraph } from '../meta/call.ts';
import { readInstant } from '../meta/read-instant.ts';
import { readLink } from '../meta/read-link.ts';
import { failed, sameWords, sendOnce } from '../meta/send.ts';
import { postMaxCharacters } from './limits.ts';

/** Clocks of networks run a little apart from ours. */
const skewMs = 60_000;

/** Posts text, a link, or pictures on a Page. */
export const facebookPublish: PublishPort = { prepare, check, complete, find };

/** Loads the pictures up, unpublished: nobody sees them before a post shows them, and Meta drops what is never shown. */
async function prepare(account: ChannelAccount, post: Post, signal: AbortSignal): Promise<PublishStep> {
  if (!account.secrets.access_token) return failed('reauth', 'secret_missing');
  if (post.media.some((one) => one.kind !== 'image')) return failed('permanent', 'not_offered');
  if (post.text.trim() === '' && post.media.length === 0 && !post.link) return failed('permanent', 'empty_text');
  if (post.text.length > postMaxCharacters) return failed('permanent', 'too_long');
  const photos: string[] = [];
  for (const { url, alt } of post.media) {
    const json = { url, published: false, ...(alt ? { alt_text_custom: alt } : {}) };
    const path = `${self(account)}/photos`;
    const id = idText(record(await askGraph(account, { method: 'POST', path, json }, signal)).id);
    if (id === undefined) throw new NetworkFailure('transient', 'service_down');
    photos.push(id);
  }
  // What an earlier attempt of the same intent may have made is looked for from here on.
  const since = new Date(Date.now() - skewMs).toISOString();
  return { state: 'ready', handle: { photos: photos.join(','), text: post.text, since } };
}

/** Nothing has to ripen; what must be known is whether an earlier attempt worked. */
async function check(
  account: ChannelAccount,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  const found = await findPost(account, handle.text ?? '', sinceOf(handle), signal);
  return found ? { state: 'completed', ...found } : { state: 'ready', handle };
}

async function complete(
  account: ChannelAccount,
  post: Post,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  const photos = (handle.photos ?? '').split(',').filter(Boolean);
  const json = {
    message: post.text,
    // A post with pictures takes no link of its own.
    ...(post.link && photos.length === 0 ? { link: post.link } : {}),
    ...(photos.length > 0 ? { attached_media: photos.map((id) => ({ media_fbid: id })) } : {}),
  };
  const call = { method: 'POST', path: `${self(account)}/feed`, json } as const;
  const outcome = await sendOnce(account, { call }, signal);
  if (outcome.state !== 'sent') return outcome;
  return {
    state: 'completed',
    externalId: outcome.externalId,
    ...(await readLink(account, outcome.externalId, 'permalink_url', signal)),
  };
}

function find(account: ChannelAccount, post: Post, since: Date, signal: AbortSignal) {
  return findPost(account, post.text, since, signal);
}

async function findPost(
  account: ChannelAccount,
  words: string,
  since: Date,
  signal: AbortSignal,
): Promise<{ externalId: string; permalink?: string } | undefined> {
  const query = { fields: 'id,from,message,created_time,permalink_url', limit: '25' };
  const rows: Loose[] = list(record(await readGraph(account, `${self(account)}/feed`, query, signal)).data).map(record);
  const ours = rows.find(
    (row) =>
      idText(record(row.from).id) === account.externalId &&
      (readInstant(row.created_time) ?? new Date(0)) >= since &&
      sameWords(text(row.message) ?? '', words),
  );
  const externalId = idText(ours?.id);
  if (externalId === undefined) return undefined;
  const permalink = text(ours?.permalink_url);
  return { externalId, ...(permalink === undefined ? {} : { permalink }) };
}

function sinceOf(handle: Record<string, string>): Date {
  const since = new Date(handle.since ?? '');
  return Number.isNaN(since.getTime()) ? new Date(Date.now() - skewMs) : since;
}

function self(account: ChannelAccount): string {
  return `/${encodeURIComponent(account.externalId)}`;
}
