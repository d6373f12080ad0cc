import type { Call, Reply } from '../http.ts';
import { problem, type XTrouble } from './problems.ts';
import { includesOf, messageView, personView, postView } from './shapes.ts';
import type { Message, Post, World } from './world.ts';

/** Pages of the practice city are smaller than X's, so that paging happens without hundreds of posts. */
export const pageSize = 10;

/** Answers a GET of the API; undefined for an address it does not have. */
export function answerRead(world: World, call: Call, trouble: XTrouble | undefined): Reply | undefined {
  const path = call.path.replace(/^\/x\/2/, '');
  const newest = (posts: Post[]) => posts.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
  if (path === '/users/me') return { status: 200, json: { data: personView(world.us) } };
  if (path === `/users/${world.us.id}/mentions`) {
    const mine = world.posts.filter((one) => one.author !== world.us && world.names(one, true));
    return postPage(world, call, newest(mine), trouble);
  }
  if (path === `/users/${world.us.id}/tweets`) {
    const bare = call.query.get('exclude')?.includes('replies') ?? false;
    const own = world.posts.filter((one) => one.author === world.us && !(bare && one.answers));
    return postPage(world, call, newest(own), trouble);
  }
  if (path === '/tweets/search/recent') {
    const to = /to:(\w+)/.exec(call.query.get('query') ?? '')?.[1];
    const found = world.posts.filter((one) => one.answers?.author.username === to && one.author !== world.us);
    return postPage(world, call, newest(found), trouble, 'next_token');
  }
  const quoted = /^\/tweets\/(\d+)\/quote_tweets$/.exec(path)?.[1];
  if (quoted) {
    const post = world.find(quoted);
    return postPage(world, call, newest(post ? world.quotesOf(post) : []), trouble);
  }
  if (path === '/tweets') return lookUp(world, (call.query.get('ids') ?? '').split(','), 'ids');
  const one = /^\/tweets\/(\d+)$/.exec(path)?.[1];
  if (one) return lookUp(world, [one], 'id');
  if (path === '/dm_events') return messagePage(call, world.messages, trouble);
  const withPerson = /^\/dm_conversations\/with\/(\d+)\/dm_events$/.exec(path)?.[1];
  if (withPerson) {
    const theirs = world.messages.filter((message) => [message.from.id, message.to.id].includes(withPerson));
    return messagePage(call, theirs, trouble);
  }
  return undefined;
}

function postPage(
  world: World,
  call: Call,
  all: Post[],
  trouble: XTrouble | undefined,
  token = 'pagination_token',
): Reply {
  const since = call.query.get('since_id');
  const from = call.query.get('start_time');
  const asked = all.filter(
    (one) => (since === null || BigInt(one.id) > BigInt(since)) && (from === null || one.at >= new Date(from)),
  );
  const page = cut(call, asked, token, trouble);
  const people = call.query.get('expansions')?.includes('author_id') ? page.items.map((one) => one.author) : [];
  return {
    status: 200,
    json: {
      ...(page.items.length > 0 ? { data: page.items.map((one) => postView(world, one)) } : {}),
      ...(page.items.length > 0
        ? {
            includes: includesOf(
              people,
              page.items.flatMap((one) => one.media),
            ),
          }
        : {}),
      ...(trouble === 'partial_errors' ? { errors: [partial] } : {}),
      meta: {
        result_count: page.items.length,
        ...(page.items[0] ? { newest_id: page.items[0].id, oldest_id: page.items.at(-1)?.id } : {}),
        ...page.more,
      },
    },
  };
}

/** An expansion that could not be filled stands beside what could be read. */
const partial = {
  value: '2079',
  detail: 'Could not find tweet with referenced_tweets.id: [2079].',
  title: 'Not Found Error',
  resource_type: 'tweet',
  parameter: 'referenced_tweets.id',
  resource_id: '2079',
  type: 'https://api.x.com/2/problems/resource-not-found',
};

function messagePage(call: Call, messages: Message[], trouble: XTrouble | undefined): Reply {
  const page = cut(call, messages.toReversed(), 'pagination_token', trouble);
  const people = page.items.map((one) => one.from);
  return {
    status: 200,
    json: {
      ...(page.items.length > 0 ? { data: page.items.map(messageView) } : {}),
      ...(page.items.length > 0
        ? {
            includes: includesOf(
              people,
              page.items.flatMap((one) => one.media),
            ),
          }
        : {}),
      meta: { result_count: page.items.length, ...page.more },
    },
  };
}

function cut<T>(call: Call, all: T[], token: string, trouble: XTrouble | undefined) {
  const at = Number(call.query.get(token)?.replace(/^t/, '') ?? 0);
  if (trouble === 'empty_page_next') return { items: [] as T[], more: { next_token: `t${at}` } };
  const size = Math.min(pageSize, Number(call.query.get('max_results') ?? pageSize));
  return { items: all.slice(at, at + size), more: at + size < all.length ? { next_token: `t${at + size}` } : {} };
}

function lookUp(world: World, ids: string[], parameter: 'id' | 'ids'): Reply {
  const found = ids.flatMap((id) => world.find(id) ?? []);
  const errors = ids
    .filter((id) => !world.find(id))
    .map((id) => ({
      value: id,
      detail: `Could not find tweet with ${parameter}: [${id}].`,
      title: 'Not Found Error',
      resource_type: 'tweet',
      parameter,
      resource_id: id,
      type: 'https://api.x.com/2/problems/resource-not-found',
    }));
  const data = found.map((one) => postView(world, one));
  const people = found.map((one) => one.author);
  return {
    status: 200,
    json: {
      ...(data.length > 0
        ? {
            data: parameter === 'id' ? data[0] : data,
            includes: includesOf(
              people,
              found.flatMap((one) => one.media),
            ),
          }
        : {}),
      ...(errors.length > 0 ? { errors } : {}),
    },
  };
}

/** The answer for an address that X does not have. */
export function nowhere(): Reply {
  return problem(404, 'resource-not-found', 'The requested resource was not found.');
}
