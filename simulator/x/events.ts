import { includesOf, mediaView, messageEvent, personView, postView } from './shapes.ts';
import { type Message, namesBefore, type Person, type Post, type World } from './world.ts';

type Shape = 'activity' | 'account_activity';

/** One event of the X Activity API. */
export function activity(
  world: World,
  type: string,
  payload: Record<string, unknown>,
  includes: Record<string, unknown> = {},
): Record<string, unknown> {
  const uuid = String(BigInt(world.newId()) * -1n);
  const data = {
    event_uuid: uuid,
    filter: { user_id: world.us.id },
    event_type: type,
    tag: 'latihan',
    payload,
    includes,
  };
  return { data };
}

/** The events X sends about one post: one post may be a mention and an answer at once, and comes twice then. */
export function eventsOfPost(world: World, post: Post, shape: Shape): unknown[] {
  if (shape === 'account_activity') {
    return [{ for_user_id: world.us.id, tweet_create_events: [oldPost(world, post)] }];
  }
  const view = { ...postView(world, post), ...(post.answers ? { in_reply_to_tweet_id: post.answers.id } : {}) };
  const includes = { ...includesOf([post.author, world.us], []), media: post.media.map(mediaView) };
  if (post.author === world.us) return [activity(world, 'post.create', view, includes)];
  const types = [
    ...(world.names(post, true) ? ['post.mention.create'] : []),
    ...(post.answers?.author === world.us ? ['post.reply.create'] : []),
    ...(post.quotes?.author === world.us ? ['post.quote.create'] : []),
  ];
  return types.map((type) => activity(world, type, view, includes));
}

/** The event X sends about one direct message. */
export function eventOfMessage(world: World, message: Message, shape: Shape): unknown {
  const events = [messageEvent(message)];
  const both = [message.from, message.to];
  if (shape === 'account_activity') {
    const users = Object.fromEntries(both.map((one) => [one.id, oldPerson(one)]));
    return { for_user_id: world.us.id, direct_message_events: events, users };
  }
  const users = Object.fromEntries(both.map((one) => [one.id, { data: personView(one) }]));
  const type = message.from === world.us ? 'dm.sent' : 'dm.received';
  return activity(world, type, { direct_message_events: events, users });
}

/** A post as the older Account Activity API writes it. */
function oldPost(world: World, post: Post): Record<string, unknown> {
  const { text, entities, display_text_range } = postView(world, post);
  const mentions = (
    (entities as { mentions?: { id: string; username: string; start: number; end: number }[] } | undefined)?.mentions ??
    []
  ).map((one) => ({ id_str: one.id, screen_name: one.username, indices: [one.start, one.end] }));
  return {
    created_at: post.at.toUTCString(),
    id_str: post.id,
    text: (text as string).slice(0, 140),
    truncated: (text as string).length > 140,
    ...((text as string).length > 140 ? { extended_tweet: { full_text: text, display_text_range } } : {}),
    user: oldPerson(post.author),
    in_reply_to_status_id_str: post.answers?.id ?? null,
    in_reply_to_user_id_str: post.answers?.author.id ?? null,
    in_reply_to_screen_name: namesBefore(post)[0]?.slice(1) ?? null,
    entities: { user_mentions: mentions, urls: [], hashtags: [] },
    timestamp_ms: String(post.at.getTime()),
  };
}

function oldPerson(person: Person) {
  return { id: person.id, id_str: person.id, screen_name: person.username, name: person.name };
}
