import type { Call, Reply } from '../http.ts';
import type { DirectMessage } from '../meta/direct.ts';
import { gone, graphError } from '../meta/graph-errors.ts';
import { paged } from '../meta/paged.ts';
import type { Comment, World } from './people.ts';

/** Answers a GET of the Graph API below the version. */
export function answerRead(world: World, call: Call, path: string, base: string, emptyFirst: boolean): Reply {
  const [first = '', second] = path.split('/').filter(Boolean);
  const own = first === 'me' || first === world.accountId;
  if (own && second === undefined) return readAccount(world, call);
  if (own && second === 'media') return paged(call, base, emptyFirst, ownMedia(world));
  if (own && second === 'tags')
    return paged(call, base, emptyFirst, world.media.filter((one) => one.tagged).map(tagView));
  if (own && second === 'conversations') {
    const rows = threads(world, call.query.get('user_id'));
    const whole = call.query.get('fields')?.includes('messages');
    return paged(
      call,
      base,
      emptyFirst,
      whole ? rows.map((one) => ({ ...one, ...threadView(world, one.id.slice(2)) })) : rows,
    );
  }
  if (second === 'replies') {
    if (!world.comments.some((one) => one.id === first)) return gone();
    return paged(
      call,
      base,
      emptyFirst,
      world.repliesTo(first).map((one) => commentView(world, one)),
    );
  }
  if (second === 'comments')
    return paged(
      call,
      base,
      emptyFirst,
      world.topComments(first).map((one) => commentView(world, one)),
    );
  if (second === undefined && first.startsWith('t_')) return { status: 200, json: threadView(world, first.slice(2)) };
  const media = world.media.find((one) => one.id === first && one.by === undefined);
  if (media && second === undefined) {
    const { id, caption, permalink } = media;
    return { status: 200, json: { id, caption, permalink } };
  }
  const comment = world.comments.find((one) => one.id === first);
  if (comment && second === undefined) {
    const media = world.media.find((one) => one.id === comment.mediaId);
    const where = { id: comment.mediaId, ...(media ? { permalink: media.permalink } : {}) };
    return { status: 200, json: { ...commentView(world, comment), media: where } };
  }
  return gone();
}

function readAccount(world: World, call: Call): Reply {
  const fields = call.query.get('fields') ?? '';
  const comment = /mentioned_comment\.comment_id\((\w+)\)\{([^}]*)/.exec(fields);
  if (comment) {
    const found = world.comments.find((one) => one.id === comment[1]);
    if (!found) return gone();
    // The real API does not document `username` here; some versions refuse it.
    if (comment[2]?.includes('username'))
      return graphError(400, 100, '(#100) Tried accessing nonexisting field (username)');
    const said = { id: found.id, text: found.text, timestamp: found.at.toISOString(), media: { id: found.mediaId } };
    return { status: 200, json: { mentioned_comment: said, id: world.accountId } };
  }
  const media = /mentioned_media\.media_id\((\w+)\)/.exec(fields);
  if (media) {
    const found = world.media.find((one) => one.id === media[1]);
    return found ? { status: 200, json: { mentioned_media: tagView(found), id: world.accountId } } : gone();
  }
  return { status: 200, json: { user_id: world.accountId, id: world.accountId, username: world.username } };
}

function ownMedia(world: World) {
  return world.media
    .filter((one) => one.by === undefined)
    .map((one) => ({
      id: one.id,
      caption: one.caption,
      permalink: one.permalink,
      timestamp: one.at.toISOString(),
      comments_count: world.comments.filter((comment) => comment.mediaId === one.id).length,
    }));
}

function tagView(media: World['media'][number]) {
  return {
    id: media.id,
    caption: media.caption,
    media_type: 'IMAGE',
    permalink: media.permalink,
    username: media.by,
    timestamp: media.at.toISOString(),
  };
}

function commentView(world: World, one: Comment): Record<string, unknown> {
  const replies = world.repliesTo(one.id).map((reply) => commentView(world, reply));
  return {
    id: one.id,
    text: one.text,
    timestamp: one.at.toISOString(),
    username: one.from.username,
    from: one.from,
    ...(one.parentId === undefined ? {} : { parent_id: one.parentId }),
    ...(replies.length > 0 ? { replies: { data: replies } } : {}),
  };
}

function threads(world: World, only: string | null) {
  const people = [...new Set(world.messages.map((one) => one.person))].filter((one) => only === null || only === one);
  return people
    .map((person) => ({ id: `t_${person}`, updated: latest(world, person) }))
    .toSorted((a, b) => b.updated.getTime() - a.updated.getTime())
    .map((one) => ({ id: one.id, updated_time: one.updated.toISOString() }));
}

function latest(world: World, person: string): Date {
  return world.messages.findLast((one) => one.person === person)?.at ?? new Date(0);
}

function threadView(world: World, person: string) {
  const data = world.messages
    .filter((one) => one.person === person && !one.deleted)
    .slice(-20)
    .reverse()
    .map((one) => messageView(world, one));
  return { id: `t_${person}`, messages: { data } };
}

function messageView(world: World, one: DirectMessage) {
  const us = { id: world.accountId, username: world.username };
  const them = { id: one.person };
  const images = one.attachments.filter((each) => each.type === 'image');
  const mention = one.attachments.find((each) => each.type === 'story_mention');
  return {
    id: one.mid,
    created_time: one.at.toISOString(),
    from: one.ours ? us : them,
    to: { data: [one.ours ? them : us] },
    message: one.text,
    ...(images.length > 0
      ? { attachments: { data: images.map((each) => ({ image_data: { url: each.payload.url } })) } }
      : {}),
    ...(mention ? { story: { mention: { link: mention.payload.url } } } : {}),
    ...(one.story ? { story: one.story } : {}),
  };
}
