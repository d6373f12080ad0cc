import type { FailureReason } from '../domain/failure-words.ts';
import { idText, list, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, FailureClass } from '../domain/network.ts';
import { neverLeft } from '../domain/network-failure.ts';
import type { Post, PublishPort, PublishStep } from '../domain/publish.ts';
import { readInstant } from '../meta/read-instant.ts';
import { callTikTok, faultOf, readTikTok, type TikTokAnswer } from './call.ts';
import { readFailReason } from './errors.ts';
import { captionLimit, isLoginKit, photoLimit } from './limits.ts';
import { planBusiness, planLoginKit, uploadVideo } from './publish-call.ts';

/** Seconds until a publication is asked about again: TikTok fetches the file first. */
const askAgain = 30;
/** The id of a post that is out may take three minutes to appear. */
const idComes = 60;
const clockSlack = 60_000;

/** Posts films and pictures that TikTok fetches from an address whose domain it has verified. */
export const tiktokPublish: PublishPort = { prepare, check, complete, find };

/** Nothing is made before the one call; only what TikTok would refuse is found here. */
async function prepare(account: ChannelAccount, post: Post, signal: AbortSignal): Promise<PublishStep> {
  const videos = post.media.filter((one) => one.kind === 'video');
  const photos = post.media.filter((one) => one.kind === 'image');
  const only = videos.length === 1 ? photos.length === 0 : videos.length === 0 && photos.length > 0;
  if (!only || videos.length + photos.length !== post.media.length) return failed('permanent', 'media_refused');
  if (photos.length > photoLimit(account.settings)) return failed('permanent', 'media_refused');
  const isPhotos = photos.length > 0;
  if (post.text.length > captionLimit(account.settings, isPhotos)) return failed('permanent', 'too_long');
  if (!account.secrets.access_token) return failed('reauth', 'secret_missing');
  const settings = isLoginKit(account)
    ? ({ method: 'POST', path: '/post/publish/creator_info/query/', json: {} } as const)
    : ({
        method: 'GET',
        path: '/business/video/settings/',
        query: { business_id: account.externalId },
      } as const);
  const { data } = await readTikTok(account, settings, signal);
  const offered = list(data.privacy_level_options).flatMap((one) => text(one) ?? []);
  // An app that TikTok has not audited may post to ourselves only; nothing is published wider or narrower than chosen.
  const wanted = post.choices.privacy_level ?? 'PUBLIC_TO_EVERYONE';
  if (offered.length > 0 && !offered.includes(wanted)) return failed('policy', 'permission_missing');
  return { state: 'ready', handle: { privacy_level: wanted } };
}

async function complete(
  account: ChannelAccount,
  post: Post,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  const call = isLoginKit(account) ? planLoginKit(post, handle) : planBusiness(account, post, handle);
  let answer: TikTokAnswer;
  try {
    answer = await callTikTok(account, call, signal);
  } catch (error) {
    return neverLeft(error) ? failed('transient', 'network_down') : unclear();
  }
  const fault = faultOf(account, answer);
  if (fault) return fault.freeOfEffect ? failed(fault.failure, fault.reason, fault.retryAfterSeconds) : unclear();
  const data = record(record(answer.body).data);
  const id = idText(data.share_id) ?? idText(data.publish_id);
  if (id === undefined) return unclear();
  const upload = text(data.upload_url);
  // Whether the bytes arrived is asked of the publication itself.
  if (upload !== undefined) await uploadVideo(account, post, upload, signal);
  return { state: 'pending', handle: { ...handle, publish_id: id }, afterSeconds: askAgain };
}

/** Asks how far TikTok is. Without the id that `complete` answered nothing is known; `find` looks. */
async function check(
  account: ChannelAccount,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  const id = handle.publish_id;
  if (!id) return unclear();
  const call = isLoginKit(account)
    ? ({ method: 'POST', path: '/post/publish/status/fetch/', json: { publish_id: id } } as const)
    : ({
        method: 'GET',
        path: '/business/publish/status/',
        query: { business_id: account.externalId, publish_id: id },
      } as const);
  const { data } = await readTikTok(account, call, signal);
  switch (text(data.status)) {
    case 'PUBLISH_COMPLETE': {
      // Their own spelling in the Login Kit.
      const posts = [...list(data.post_ids), ...list(data.publicaly_available_post_id)].flatMap(
        (one) => idText(one) ?? [],
      );
      if (posts[0] !== undefined) return { state: 'completed', externalId: posts[0] };
      // A post for ourselves only never gets a public id.
      if (handle.privacy_level === 'SELF_ONLY') return { state: 'completed', externalId: id };
      return { state: 'pending', handle, afterSeconds: idComes };
    }
    case 'FAILED': {
      const fault = readFailReason(text(data.fail_reason) ?? text(data.reason) ?? '', new Date());
      return failed(fault.failure, fault.reason, fault.retryAfterSeconds);
    }
    case 'SEND_TO_USER_INBOX':
      return failed('policy', 'finish_in_app');
    default:
      return { state: 'pending', handle, afterSeconds: askAgain };
  }
}

/** The post with this text on our account since then; TikTok shows it only once it is public. */
async function find(
  account: ChannelAccount,
  post: Post,
  since: Date,
  signal: AbortSignal,
): Promise<{ externalId: string; permalink?: string } | undefined> {
  const call = isLoginKit(account)
    ? ({
        method: 'POST',
        path: '/video/list/',
        query: { fields: 'id,create_time,video_description,title,share_url' },
        json: { max_count: 20 },
      } as const)
    : ({
        method: 'GET',
        path: '/business/video/list/',
        query: {
          business_id: account.externalId,
          fields: JSON.stringify(['item_id', 'create_time', 'caption', 'share_url']),
          max_count: '20',
        },
      } as const);
  const { data } = await readTikTok(account, call, signal);
  const found = list(data.videos)
    .map(record)
    .find((one) => {
      const words = [one.caption, one.video_description, one.title].map((each) => text(each)?.trim());
      const at = readInstant(number(one.create_time) ?? one.create_time)?.getTime() ?? 0;
      return words.includes(post.text.trim()) && at >= since.getTime() - clockSlack;
    });
  const externalId = idText(found?.item_id) ?? idText(found?.id);
  if (externalId === undefined) return undefined;
  const permalink = text(found?.share_url);
  return { externalId, ...(permalink === undefined ? {} : { permalink }) };
}

function failed(failure: FailureClass, reason: FailureReason, retryAfterSeconds?: number): PublishStep {
  return { state: 'failed', failure, reason, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

function unclear(): PublishStep {
  const reason: FailureReason = 'no_clear_answer';
  return { state: 'unknown', reason };
}
