import type { Call, Reply } from '../http.ts';
import { fine, refuse } from './answers.ts';
import type { Comment, Message, Video, World } from './world.ts';

/** Pages of the practice city are smaller than TikTok's, so that paging happens without hundreds of comments. */
const pageSize = 10;

/** Answers a GET below `/business/`. */
export function answerRead(world: World, call: Call, where: string, emptyFirst: boolean): Reply {
  const { query } = call;
  if (query.get('business_id') !== world.openId) return refuse(40_001, 'No permission to operate this account');
  switch (where) {
    case 'get':
      return fine({ username: world.username, display_name: 'Kota Latihan' });
    case 'video/settings':
      return fine({ privacy_level_options: ['PUBLIC_TO_EVERYONE', 'SELF_ONLY'], max_video_post_duration_sec: 600 });
    case 'video/list':
      return listVideos(world, query, emptyFirst);
    case 'comment/list':
      return listComments(world, query, emptyFirst);
    case 'comment/reply/list':
      return paged(
        query,
        'comments',
        world.comments.filter((one) => one.parentId === query.get('comment_id')).map((one) => commentView(world, one)),
        emptyFirst,
      );
    case 'mention/video/list':
      return paged(
        query,
        'videos',
        world.videos.filter((one) => one.by !== undefined).map((one) => mentionView(world, one)),
        emptyFirst,
      );
    case 'mention/comment/get': {
      const found = world.comments.find((one) => one.id === query.get('comment_id'));
      return found ? fine({ comment: commentView(world, found) }) : refuse(40_007, 'The comment does not exist');
    }
    case 'message/conversation/list':
      return listConversations(world, query, emptyFirst);
    case 'message/content/list':
      return listMessages(world, query.get('conversation_id') ?? '');
    case 'publish/status':
      return publishStatus(world, query.get('publish_id') ?? '');
    default:
      return refuse(40_002, 'Param error: no such endpoint');
  }
}

function listVideos(world: World, query: URLSearchParams, emptyFirst: boolean): Reply {
  const wanted = (JSON.parse(query.get('filters') ?? '{}') as { video_ids?: string[] }).video_ids;
  const own = world.videos.filter((one) => one.by === undefined && (wanted === undefined || wanted.includes(one.id)));
  const view = (one: Video) => ({
    item_id: one.id,
    create_time: seconds(one.at),
    caption: one.caption,
    share_url: one.link,
    ...one.figures,
  });
  return paged(query, 'videos', own.map(view), emptyFirst);
}

function listComments(world: World, query: URLSearchParams, emptyFirst: boolean): Reply {
  const asked = query.get('comment_ids');
  const ids = asked === null ? undefined : (JSON.parse(asked) as string[]);
  const found = world.comments
    .filter((one) => one.videoId === query.get('video_id'))
    .filter((one) => (ids ? ids.includes(one.id) : one.parentId === undefined))
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || b.id.localeCompare(a.id));
  const withReplies = (one: Comment) => {
    const replies = world.comments.filter((reply) => reply.parentId === one.id);
    return {
      ...commentView(world, one),
      replies: replies.length,
      ...(query.get('include_replies') === 'true' && replies.length > 0
        ? { reply_list: replies.slice(0, 3).map((reply) => commentView(world, reply)) }
        : {}),
    };
  };
  return paged(query, 'comments', found.map(withReplies), emptyFirst);
}

function commentView(world: World, one: Comment) {
  return {
    comment_id: one.id,
    video_id: one.videoId,
    ...(one.parentId === undefined ? {} : { parent_comment_id: one.parentId }),
    text: one.text,
    create_time: seconds(one.at),
    username: one.by,
    display_name: one.by,
    unique_identifier: world.nameOf(one.by),
    likes: 0,
    owner: one.by === world.username,
    status: one.hidden ? 'HIDDEN' : 'PUBLIC',
  };
}

function mentionView(world: World, one: Video) {
  return {
    item_id: one.id,
    create_time: seconds(one.at),
    caption: one.caption,
    share_url: one.link,
    username: one.by,
    unique_identifier: world.nameOf(one.by ?? ''),
  };
}

function listConversations(world: World, query: URLSearchParams, emptyFirst: boolean): Reply {
  const answered = new Set(world.messages.filter((one) => one.ours).map((one) => one.conversation));
  const wanted = query.get('conversation_type') === 'SINGLE';
  const ids = [...new Set(world.messages.map((one) => one.conversation))].filter((id) => answered.has(id) === wanted);
  const view = (id: string) => ({
    conversation_id: id,
    update_time: world.messages.findLast((one) => one.conversation === id)?.at.getTime(),
  });
  return paged(query, 'conversations', ids.map(view), emptyFirst);
}

function listMessages(world: World, conversation: string): Reply {
  const all = world.messages.filter((one) => one.conversation === conversation);
  const person = all[0]?.person;
  if (person === undefined) return refuse(40_002, 'Param conversation_id is invalid');
  const participants = [
    { role: 'BUSINESS_ACCOUNT', id: world.openId, display_name: 'Kota Latihan' },
    { role: 'PERSONAL_ACCOUNT', id: world.nameOf(person), display_name: person },
  ];
  const messages = all
    .slice(-20)
    .reverse()
    .map((one) => ({ ...envelopeOf(world, one, true), message_type: one.image ? 'IMAGE' : 'TEXT' }));
  return fine({ participants, messages });
}

/** What the webhook and the list of messages have in common; roles are in small letters in one and capitals in the other. */
export function envelopeOf(world: World, one: Message, capitals: boolean) {
  const role = (name: string) => (capitals ? name.toUpperCase() : name);
  const us = { id: world.openId, role: role('business_account') };
  const them = { id: world.nameOf(one.person), role: role('personal_account') };
  return {
    message_id: one.id,
    conversation_id: one.conversation,
    timestamp: one.at.getTime(),
    from_user: one.ours ? us : them,
    to_user: one.ours ? them : us,
    ...(one.quotes === undefined ? {} : { referenced_message_info: { referenced_message_id: one.quotes } }),
    ...(one.image === undefined ? { text: { body: one.text } } : { image: { media_id: one.image } }),
  };
}

function publishStatus(world: World, id: string): Reply {
  const found = world.publications.find((one) => one.id === id);
  if (!found) return refuse(40_007, 'The publication does not exist');
  found.asked++;
  if (found.draft) return fine({ status: 'SEND_TO_USER_INBOX' });
  if (found.fails !== undefined) return fine({ status: 'FAILED', reason: found.fails });
  if (found.asked === 1) return fine({ status: 'PROCESSING_DOWNLOAD' });
  // The id comes some time after the post is out.
  return fine({ status: 'PUBLISH_COMPLETE', ...(found.asked === 2 ? {} : { post_ids: [found.videoId] }) });
}

function paged(query: URLSearchParams, name: string, all: unknown[], emptyFirst: boolean): Reply {
  const start = Number(query.get('cursor') ?? 0);
  if (emptyFirst) return fine({ [name]: [], has_more: true, cursor: start + 1_000_000 });
  const from = start % 1_000_000;
  const size = Math.min(pageSize, Number(query.get('max_count') ?? query.get('limit') ?? pageSize));
  const more = from + size < all.length;
  return fine({ [name]: all.slice(from, from + size), has_more: more, cursor: from + size });
}

/** Times of the API: whole seconds, as text in lists. */
function seconds(at: Date): string {
  return String(Math.floor(at.getTime() / 1_000));
}
