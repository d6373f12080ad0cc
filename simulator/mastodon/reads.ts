import type { Call, Reply } from '../http.ts';
import { notificationView, personView, statusView } from './views.ts';
import type { Notification, Status, World } from './world.ts';

/** Pages of the practice server are smaller than Mastodon's, so that paging happens without hundreds of posts. */
const pageSize = 10;

/** Figures of this server; others have others. */
export const maxCharacters = 500;

/** Answers a GET below the server's address. */
export function answerRead(world: World, call: Call, path: string, base: string, emptyPage: boolean): Reply {
  if (path === '/api/v2/instance') return instance();
  if (path === '/api/v1/accounts/verify_credentials') return { status: 200, json: personView(world.city) };
  if (path === '/api/v1/notifications') return listNotifications(world, call, base, emptyPage);
  if (path === '/api/v1/statuses') {
    const ids = new Set(call.query.getAll('id[]'));
    return { status: 200, json: world.statuses.filter((one) => ids.has(one.id)).map((one) => statusView(world, one)) };
  }
  const [, accountId] = /^\/api\/v1\/accounts\/(\d+)\/statuses$/.exec(path) ?? [];
  if (accountId !== undefined) {
    const own = world.statuses.filter(
      (one) => one.by.id === accountId && (call.query.get('exclude_replies') !== 'true' || one.parentId === undefined),
    );
    return paged(call, base, own, (one: Status) => statusView(world, one), false);
  }
  const [, id, context] = /^\/api\/v1\/statuses\/(\d+)(\/context)?$/.exec(path) ?? [];
  const status = world.statuses.find((one) => one.id === id);
  if (!status) return missing();
  if (context === undefined) return { status: 200, json: statusView(world, status) };
  const ancestors = world.above(status).map((one) => statusView(world, one));
  return { status: 200, json: { ancestors, descendants: [] } };
}

/** What Mastodon says of everything that is not there, or not ours to see. */
export function missing(): Reply {
  return { status: 404, json: { error: 'Record not found' } };
}

function listNotifications(world: World, call: Call, base: string, emptyPage: boolean): Reply {
  const types = call.query.getAll('types[]');
  const filtered = call.query.get('include_filtered') === 'true';
  const wanted = world.notifications.filter(
    (one) => (types.length === 0 || types.includes(one.type)) && (filtered || !one.filtered),
  );
  return paged(call, base, wanted, (one: Notification) => notificationView(world, one), emptyPage);
}

/** A page newest first: with `min_id` the nearest above it, else the newest below `max_id`. */
function paged<T extends { id: string }>(
  call: Call,
  base: string,
  oldestFirst: T[],
  view: (one: T) => unknown,
  emptyPage: boolean,
): Reply {
  const min = call.query.get('min_id');
  const max = call.query.get('max_id');
  const inside = oldestFirst.filter(
    (one) => (min === null || BigInt(one.id) > BigInt(min)) && (max === null || BigInt(one.id) < BigInt(max)),
  );
  const size = Math.min(pageSize, Number(call.query.get('limit') ?? 20));
  const link = (relation: string, name: string, id: string) => {
    const query = new URLSearchParams(call.query);
    for (const key of ['min_id', 'max_id', 'since_id']) query.delete(key);
    query.set(name, id);
    return `<${base}${call.path}?${query}>; rel="${relation}"`;
  };
  if (emptyPage) return { status: 200, json: [], headers: { link: link('prev', 'min_id', min ?? '0') } };
  const page = (min === null ? inside.slice(-size) : inside.slice(0, size)).reverse();
  const [newest, oldest] = [page[0], page.at(-1)];
  const links = newest && oldest ? [link('next', 'max_id', oldest.id), link('prev', 'min_id', newest.id)] : [];
  return { status: 200, json: page.map(view), headers: links.length > 0 ? { link: links.join(', ') } : {} };
}

function instance(): Reply {
  return {
    status: 200,
    json: {
      domain: 'mastodon.latihan',
      title: 'Mastodon Latihan',
      version: '4.6.0',
      configuration: {
        statuses: { max_characters: maxCharacters, max_media_attachments: 4, characters_reserved_per_url: 23 },
        media_attachments: { image_size_limit: 16_777_216, video_size_limit: 103_809_024 },
      },
    },
  };
}
