import { refuse } from '../google/answers.ts';
import { type Call, fieldsOf, type Reply } from '../http.ts';
import type { SentAnswer } from '../record.ts';
import { commentOf } from './reads.ts';
import type { World } from './world.ts';

/** What a call did, if it did anything. */
export interface Written {
  reply: Reply;
  sent?: SentAnswer;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const inner = (value: unknown) =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Writes an answer under a top-level comment. */
export function insertComment(world: World, call: Call): Written {
  const snippet = inner(fieldsOf(call).snippet);
  const parentId = text(snippet.parentId);
  const said = text(snippet.textOriginal);
  const parent = world.comments.find((one) => one.id === parentId);
  if (said === '') return { reply: refuse(400, 'commentTextRequired') };
  if ([...said].length > 10_000) return { reply: refuse(400, 'commentTextTooLong') };
  // An answer cannot hang under an answer.
  if (!parent || parent.parentId !== undefined) return { reply: refuse(404, 'parentCommentNotFound') };
  const comment = world.addComment(said, world.title, { parentId });
  return {
    reply: { status: 200, json: commentOf(world, comment, true) },
    sent: {
      network: 'youtube',
      way: 'comment_reply',
      id: comment.id,
      to: parentId,
      text: said,
      at: comment.at,
    },
  };
}

/** Opens an upload; the film itself goes to the address it answers. */
export function openUpload(world: World, call: Call, base: string): Written {
  const resource = fieldsOf(call);
  const size = Number(call.headers['x-upload-content-length'] ?? 0);
  if (call.query.get('uploadType') !== 'resumable' || size === 0) return { reply: refuse(400, 'mediaBodyRequired') };
  const title = text(inner(resource.snippet).title);
  if (title === '' || title.length > 100 || /[<>]/.test(title)) return { reply: refuse(400, 'invalidTitle') };
  const key = `sesi-${world.sessions.size + 1}`;
  world.sessions.set(key, { resource, size, arrived: 0 });
  return { reply: { status: 200, text: '', headers: { location: `${base}/youtube/upload-session/${key}` } } };
}

/** Takes a piece of a film, or tells how much of it has arrived; `cut` loses the second half of a piece. */
export function takeUpload(world: World, key: string, call: Call, cut: boolean): Reply {
  const session = world.sessions.get(key);
  if (!session) return { status: 404, text: 'Not Found' };
  const asked = String(call.headers['content-range'] ?? '').startsWith('bytes */');
  if (!asked) {
    const taken = cut ? Math.floor(call.body.byteLength / 2) : call.body.byteLength;
    session.arrived += taken;
    if (cut) return { status: 503, text: 'Backend Error' };
  }
  if (session.arrived < session.size) {
    const range = session.arrived === 0 ? {} : { range: `bytes=0-${session.arrived - 1}` };
    return { status: 308, text: '', headers: range };
  }
  world.sessions.delete(key);
  const snippet = inner(session.resource.snippet);
  const status = inner(session.resource.status);
  const video = world.addVideo(text(snippet.title), {
    description: text(snippet.description),
    privacy: text(status.privacyStatus) || 'private',
    asked: 0,
  });
  return { status: 201, json: { kind: 'youtube#video', id: video.id, status: { privacyStatus: video.privacy } } };
}

/** Changes who may see a video; a project that was not audited changes nothing. */
export function updateVideo(world: World, call: Call): Written {
  const fields = fieldsOf(call);
  const video = world.videos.find((one) => one.id === fields.id);
  if (!video) return { reply: refuse(404, 'videoNotFound') };
  const wanted = text(inner(fields.status).privacyStatus);
  const changed = world.audited && wanted !== video.privacy;
  if (world.audited) video.privacy = wanted;
  return {
    reply: { status: 200, json: { kind: 'youtube#video', id: video.id, status: { privacyStatus: video.privacy } } },
    ...(changed
      ? {
          sent: {
            network: 'youtube',
            way: 'post',
            id: video.id,
            to: world.channelId,
            text: video.title,
            at: world.now(),
          },
        }
      : {}),
  };
}
