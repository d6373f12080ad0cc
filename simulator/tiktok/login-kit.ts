import { type Call, fieldsOf, type Reply } from '../http.ts';
import { openAnswer, type TikTokTrouble } from './answers.ts';
import type { World } from './world.ts';
import { publish, type Written } from './writes.ts';

/** Answers a call of the Login Kit's APIs that changes nothing; undefined when there is none of that name. */
export function readOpen(world: World, call: Call, where: string): Reply | undefined {
  switch (where) {
    case 'user/info':
      return openAnswer({ user: { open_id: world.openId, display_name: 'Kota Latihan' } });
    case 'post/publish/creator_info/query':
      return openAnswer({
        creator_username: world.username,
        privacy_level_options: ['PUBLIC_TO_EVERYONE', 'SELF_ONLY'],
        max_video_post_duration_sec: 600,
      });
    case 'post/publish/status/fetch':
      return status(world, String(fieldsOf(call).publish_id ?? ''));
    case 'video/list':
      return openAnswer({ videos: videos(world), cursor: 0, has_more: false });
    case 'video/query': {
      const wanted = (fieldsOf(call).filters as { video_ids?: unknown[] } | undefined)?.video_ids ?? [];
      return openAnswer({ videos: videos(world).filter((one) => wanted.includes(one.id)) });
    }
    default:
      return undefined;
  }
}

/** Publishes by the Content Posting API. */
export function writeOpen(
  world: World,
  call: Call,
  where: string,
  base: string,
  trouble: TikTokTrouble | undefined,
): Written | undefined {
  if (where !== 'post/publish/video/init' && where !== 'post/publish/content/init') return undefined;
  const fields = fieldsOf(call);
  const info = (fields.post_info ?? {}) as { title?: unknown; description?: unknown };
  const source = (fields.source_info ?? {}) as { source?: unknown; video_url?: unknown; photo_images?: unknown[] };
  const upload = source.source === 'FILE_UPLOAD';
  const address = upload ? `${base}/tiktok/upload/` : (source.video_url ?? source.photo_images?.[0]);
  const written = publish(world, String(info.description ?? info.title ?? ''), address, trouble);
  if (!written.done) return { done: false, reply: openAnswer({}, 'invalid_params', 400) };
  const id = world.publications.at(-1)?.id ?? '';
  const data = { publish_id: id, ...(upload ? { upload_url: `${base}/tiktok/upload/${encodeURIComponent(id)}` } : {}) };
  return { ...written, reply: openAnswer(data) };
}

function status(world: World, id: string): Reply {
  const found = world.publications.find((one) => one.id === id);
  if (!found) return openAnswer({}, 'invalid_publish_id', 400);
  found.asked++;
  if (found.fails !== undefined) return openAnswer({ status: 'FAILED', fail_reason: found.fails });
  if (found.draft) return openAnswer({ status: 'SEND_TO_USER_INBOX' });
  if (found.asked === 1) return openAnswer({ status: 'PROCESSING_DOWNLOAD' });
  const out = found.asked === 2 ? {} : { publicaly_available_post_id: [found.videoId] };
  return openAnswer({ status: 'PUBLISH_COMPLETE', ...out });
}

function videos(world: World) {
  return world.videos
    .filter((one) => one.by === undefined)
    .map((one) => ({
      id: one.id,
      create_time: Math.floor(one.at.getTime() / 1_000),
      video_description: one.caption,
      share_url: one.link,
      view_count: one.figures.video_views,
      like_count: one.figures.likes,
      comment_count: one.figures.comments,
      share_count: one.figures.shares,
    }));
}
