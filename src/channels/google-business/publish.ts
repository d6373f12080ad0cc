import { idText, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import type { Post, PublishPort, PublishStep } from '../domain/publish.ts';
import { readGoogle } from '../google/call.ts';
import { pagesOf } from '../google/pages.ts';
import { failed, sendOnce, tidyWords, unclear } from '../google/send.ts';
import { readInstant } from '../meta/read-instant.ts';
import { postLimit } from './limits.ts';
import { pathOf } from './names.ts';

/** Seconds until a post is asked about again: Google looks at it first. */
const askAgain = 60;
const clockSlack = 60_000;

/** News of a location ("local posts"): words, at most one picture that Google fetches, and one button. No films. */
export const googleBusinessPublish: PublishPort = { prepare, check, complete, find };

/** Nothing is made before the one call; only what Google would refuse is found here. */
async function prepare(account: ChannelAccount, post: Post): Promise<PublishStep> {
  if (post.text.trim() === '') return failed('permanent', 'empty_text');
  if ([...post.text].length > postLimit(account.settings)) return failed('permanent', 'too_long');
  if (post.media.length > 1 || post.media.some((one) => one.kind !== 'image'))
    return failed('permanent', 'media_refused');
  return { state: 'ready', handle: {} };
}

async function complete(
  account: ChannelAccount,
  post: Post,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  const [picture] = post.media;
  const json = {
    languageCode: post.choices.language ?? 'id',
    topicType: 'STANDARD',
    summary: post.text,
    ...(post.link ? { callToAction: { actionType: post.choices.button ?? 'LEARN_MORE', url: post.link } } : {}),
    ...(picture ? { media: [{ mediaFormat: 'PHOTO', sourceUrl: picture.url }] } : {}),
  };
  const path = `/v4/${pathOf(account)}/localPosts`;
  const sent = await sendOnce(account, { host: 'reviews', method: 'POST', path, json }, signal);
  if ('ended' in sent) return sent.ended;
  return stepOf(record(sent.answer.body), handle);
}

async function check(
  account: ChannelAccount,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  const name = handle.post;
  if (!name) return unclear();
  const { body } = await readGoogle(account, { host: 'reviews', method: 'GET', path: `/v4/${name}` }, signal);
  return stepOf(body, handle);
}

function stepOf(post: Record<string, unknown>, handle: Record<string, string>): PublishStep {
  const name = idText(post.name);
  if (name === undefined) return unclear();
  const permalink = text(post.searchUrl);
  switch (text(post.state)) {
    case 'REJECTED':
      return failed('policy', 'post_rejected');
    case 'PROCESSING':
      return { state: 'pending', handle: { ...handle, post: name }, afterSeconds: askAgain };
    default:
      return { state: 'completed', externalId: name, ...(permalink === undefined ? {} : { permalink }) };
  }
}

/** The post with this text at our location since then. */
async function find(
  account: ChannelAccount,
  post: Post,
  since: Date,
  signal: AbortSignal,
): Promise<{ externalId: string; permalink?: string } | undefined> {
  const path = `/v4/${pathOf(account)}/localPosts`;
  const call = { host: 'reviews', method: 'GET', path, query: { pageSize: '100' } } as const;
  for await (const { body } of pagesOf(account, call, 1, signal)) {
    const found = list(body.localPosts)
      .map(record)
      .find((one) => {
        const at = readInstant(one.createTime)?.getTime() ?? 0;
        return tidyWords(text(one.summary) ?? '') === tidyWords(post.text) && at >= since.getTime() - clockSlack;
      });
    const externalId = idText(found?.name);
    const permalink = text(found?.searchUrl);
    if (externalId !== undefined) return { externalId, ...(permalink === undefined ? {} : { permalink }) };
  }
  return undefined;
}
