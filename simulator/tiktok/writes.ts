import { type Call, fieldsOf, type Reply } from '../http.ts';
import type { SentAnswer } from '../record.ts';
import { fine, refuse, type TikTokTrouble } from './answers.ts';
import type { Comment, Message, Video, World } from './world.ts';

/** What a write did, for the record and for the echo; or why it did nothing. */
export type Written =
  | { done: false; reply: Reply }
  | { done: true; reply: Reply; answer: SentAnswer; comment?: Comment; message?: Message; video?: Video };

const hour = 3_600_000;

/** Carries out a POST below `/business/`. */
export function writeBusiness(world: World, call: Call, where: string, trouble: TikTokTrouble | undefined): Written {
  const fields = fieldsOf(call);
  if (fields.business_id !== world.openId) return no(refuse(40_001, 'No permission to operate this account'));
  switch (where) {
    case 'comment/reply/create':
      return writeComment(world, fields);
    case 'message/send':
      return writeMessage(world, fields);
    case 'video/publish':
      return publish(world, caption(fields), fields.video_url, trouble);
    case 'photo/publish':
      return publish(world, caption(fields), (fields.photo_images as unknown[] | undefined)?.[0], trouble);
    default:
      return no(refuse(40_002, 'Param error: no such endpoint'));
  }
}

function writeComment(world: World, fields: Record<string, unknown>): Written {
  const text = String(fields.text ?? '');
  const parent = world.comments.find((one) => one.id === fields.comment_id && one.videoId === fields.video_id);
  if (!parent) return no(refuse(40_007, 'The comment does not exist'));
  if (text === '') return no(refuse(40_002, 'Param error: text is required'));
  if ([...text].length > 1_200) return no(refuse(40_002, 'Param error: text exceeds the length of 1200 characters'));
  const comment = world.addComment(text, world.username, { parentId: parent.id });
  const data = {
    comment_id: comment.id,
    parent_comment_id: comment.parentId,
    video_id: comment.videoId,
    text,
    unique_identifier: world.ownName,
  };
  return { done: true, reply: fine(data), answer: sent(world, 'comment_reply', comment.id, parent.id, text), comment };
}

function writeMessage(world: World, fields: Record<string, unknown>): Written {
  const conversation = String(fields.recipient ?? '');
  const text = String((fields.text as { body?: unknown } | undefined)?.body ?? '');
  const last = world.lastWord(conversation);
  if (!last) return no(refuse(40_064, 'You may not start a conversation'));
  if (world.now().getTime() - last.getTime() > 48 * hour) {
    return no(refuse(40_064, 'The message is not allowed by the rules of direct messages'));
  }
  const person = world.messages.find((one) => one.conversation === conversation)?.person ?? '';
  const message = world.addMessage(text, person, { ours: true });
  const answer = sent(world, 'direct', message.id, conversation, text);
  return { done: true, reply: fine({ message: { message_id: message.id } }), answer, message };
}

/** Makes a publication; also for the Login Kit. */
export function publish(world: World, text: string, address: unknown, trouble: TikTokTrouble | undefined): Written {
  if (typeof address !== 'string' || !address.startsWith('http')) {
    return no(refuse(40_002, 'Param error: no address of a file'));
  }
  const video = world.addVideo(text);
  const id = `v_pub_url~v2.${video.id}`;
  const fails = trouble === 'fails_later' ? { fails: 'video_pull_failed' } : {};
  world.publications.push({ id, videoId: video.id, asked: 0, draft: trouble === 'left_as_draft', ...fails });
  return {
    done: true,
    reply: fine({ share_id: id }),
    answer: sent(world, 'post', video.id, world.username, text),
    video,
  };
}

function caption(fields: Record<string, unknown>): string {
  return String((fields.post_info as { caption?: unknown } | undefined)?.caption ?? '');
}

function sent(world: World, way: SentAnswer['way'], id: string, to: string, text: string): SentAnswer {
  return { network: 'tiktok', way, id, to, text, at: world.now() };
}

function no(reply: Reply): Written {
  return { done: false, reply };
}
