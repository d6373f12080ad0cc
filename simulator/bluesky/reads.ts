import type { Call, Reply } from '../http.ts';
import { type BlueskyTrouble, refuse } from './errors.ts';
import { messageView, postView, profileView, type World } from './world.ts';

/** Pages of the practice city are small, so that paging happens without hundreds of posts. */
const pageSize = 10;

/** Answers a question (GET) by its method; undefined for one it does not have. */
export function answerRead(
  world: World,
  nsid: string,
  call: Call,
  trouble: BlueskyTrouble | undefined,
): Reply | undefined {
  const asked = (name: string) => call.query.get(name) ?? '';
  switch (nsid) {
    case 'app.bsky.notification.listNotifications':
      return listNotifications(world, call, trouble);
    case 'app.bsky.feed.getAuthorFeed': {
      const own = world.posts.filter((one) => one.author.did === asked('actor')).toReversed();
      return { status: 200, json: { feed: own.slice(0, 50).map((one) => ({ post: postView(world, one) })) } };
    }
    case 'app.bsky.feed.getPosts': {
      const uris = call.query.getAll('uris');
      if (uris.length > 25) return refuse(400, 'InvalidRequest', 'uris must not have more than 25 elements');
      return {
        status: 200,
        json: { posts: uris.flatMap((uri) => world.find(uri) ?? []).map((one) => postView(world, one)) },
      };
    }
    case 'app.bsky.actor.getProfiles': {
      const people = call.query.getAll('actors').flatMap((did) => world.byDid(did) ?? []);
      return { status: 200, json: { profiles: people.map(profileView) } };
    }
    case 'com.atproto.identity.resolveHandle': {
      const did = world.people.get(asked('handle'))?.did;
      return did ? { status: 200, json: { did } } : refuse(400, 'InvalidRequest', 'Unable to resolve handle');
    }
    case 'com.atproto.repo.getRecord': {
      const uri = `at://${asked('repo')}/${asked('collection')}/${asked('rkey')}`;
      const post = world.find(uri);
      if (!post) return refuse(400, 'RecordNotFound', `Could not locate record: ${uri}`);
      return { status: 200, json: { uri, cid: post.cid, value: post.record } };
    }
    default:
      return nsid.startsWith('chat.bsky.convo.') ? readChat(world, nsid.split('.').at(-1) ?? '', call) : undefined;
  }
}

function listNotifications(world: World, call: Call, trouble: BlueskyTrouble | undefined): Reply {
  const reasons = call.query.getAll('reasons');
  const all = world.posts
    .filter((one) => one.reason !== undefined && (reasons.length === 0 || reasons.includes(one.reason)))
    .toReversed();
  const at = Number(call.query.get('cursor')?.replace(/^c/, '') ?? 0);
  if (trouble === 'empty_page_next') return { status: 200, json: { notifications: [], cursor: `c${at}` } };
  const page = all.slice(at, at + pageSize);
  const notifications = page.map((one) => ({
    uri: one.uri,
    cid: one.cid,
    author: profileView(one.author),
    reason: one.reason,
    ...(one.reason === 'reply' ? { reasonSubject: (one.record.reply as { parent: { uri: string } }).parent.uri } : {}),
    record: one.record,
    isRead: false,
    indexedAt: one.at.toISOString(),
    labels: [],
  }));
  const more = at + pageSize < all.length ? { cursor: `c${at + pageSize}` } : {};
  return { status: 200, json: { notifications, ...more, priority: false, seenAt: new Date(0).toISOString() } };
}

function readChat(world: World, method: string, call: Call): Reply | undefined {
  const convoId = call.query.get('convoId') ?? '';
  if (method === 'listConvos') {
    const ids = [...new Set(world.messages.map((one) => one.convo))];
    const convos = ids.map((id) => {
      const last = world.messages.findLast((one) => one.convo === id);
      const rev = world.log.findLast((one) => one.line.convoId === id)?.rev ?? '';
      const members = world.membersOf(id).map(profileView);
      return { id, rev, members, muted: false, unreadCount: 0, ...(last ? { lastMessage: messageView(last) } : {}) };
    });
    return { status: 200, json: { convos } };
  }
  if (method === 'getMessages') {
    const messages = world.messages.filter((one) => one.convo === convoId).toReversed();
    return { status: 200, json: { messages: messages.slice(0, 50).map(messageView) } };
  }
  if (method === 'getLog') {
    const from = call.query.get('cursor') ?? '';
    const later = world.log.filter((one) => one.rev > from).slice(0, pageSize);
    return { status: 200, json: { logs: later.map((one) => one.line), cursor: later.at(-1)?.rev ?? from } };
  }
  return undefined;
}
