import type { Call, Reply } from '../http.ts';
import { fault } from './answers.ts';
import { commentView, mediumView, postView, userView } from './views.ts';
import type { PracticeComment, User, World } from './world.ts';

/** Pages of the practice site are smaller than WordPress', so that paging happens without hundreds of comments. */
const largestPage = 10;

export interface ReadPlace {
  world: World;
  base: string;
  /** Undefined when nobody is logged in. */
  user: User | undefined;
  /** Says that there are more pages than there are. */
  emptyPage: boolean;
}

/** Answers a GET below the API's root. */
export function answerRead(place: ReadPlace, call: Call, path: string): Reply {
  const { world, base, user } = place;
  const edit = call.query.get('context') === 'edit';
  if (path === '/') {
    return {
      status: 200,
      json: { name: 'Dishub Latihan', url: base, home: base, gmt_offset: 7, namespaces: ['wp/v2'] },
    };
  }
  if (path === '/wp/v2/users/me') {
    return user ? { status: 200, json: userView(base, user) } : fault(401, 'rest_not_logged_in');
  }
  if (path === '/wp/v2/comments') return listComments(place, call, edit);
  if (path === '/wp/v2/posts') return listPosts(place, call, edit);
  if (path === '/wp/v2/media') {
    const found = world.media.filter((one) => one.slug === call.query.get('slug'));
    return { status: 200, json: found.map((one) => mediumView(base, one)) };
  }
  const [, kind, id] = /^\/wp\/v2\/(comments|posts)\/(\d+)$/.exec(path) ?? [];
  if (kind === 'comments') {
    const comment = world.comments.find((one) => String(one.id) === id);
    if (!comment) return fault(404, 'rest_comment_invalid_id');
    if (!maySee(comment, user)) return fault(user ? 403 : 401, 'rest_cannot_read');
    return { status: 200, json: pick(commentView(world, base, comment, edit, false), call) };
  }
  if (kind === 'posts') {
    const post = world.posts.find((one) => String(one.id) === id);
    return post ? { status: 200, json: pick(postView(base, post, edit), call) } : fault(404, 'rest_post_invalid_id');
  }
  return fault(404, 'rest_no_route');
}

function listComments({ world, base, user, emptyPage }: ReadPlace, call: Call, edit: boolean): Reply {
  const wanted = call.query.get('status') ?? 'approve';
  if (edit && !user?.can.includes('moderate_comments')) return fault(user ? 403 : 401, 'rest_forbidden_context');
  if (wanted !== 'approve' && !user?.can.includes('edit_posts')) return fault(user ? 403 : 401, 'rest_forbidden_param');
  const states = wanted === 'all' ? ['approved', 'hold'] : wanted === 'approve' ? ['approved'] : [wanted];
  const after = Date.parse(call.query.get('after') ?? '1970-01-01T00:00:00Z');
  const parent = call.query.get('parent');
  const post = call.query.get('post');
  const found = world.comments
    .filter((one) => states.includes(one.status) && one.type === (call.query.get('type') ?? 'comment'))
    .filter((one) => seconds(one.at) > seconds(new Date(after)))
    .filter((one) => (parent === null || String(one.parent) === parent) && (post === null || String(one.post) === post))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  if (call.query.get('order') !== 'asc') found.reverse();
  const embed = call.query.has('_embed');
  return paged(found, call, emptyPage, (one) =>
    maySee(one, user) ? [pick(commentView(world, base, one, edit, embed), call)] : [],
  );
}

function listPosts({ world, base, user, emptyPage }: ReadPlace, call: Call, edit: boolean): Reply {
  const states = (call.query.get('status') ?? 'publish').split(',');
  if ((edit || states.some((one) => one !== 'publish')) && !user?.can.includes('edit_posts')) {
    return fault(user ? 403 : 401, 'rest_forbidden_status');
  }
  const after = Date.parse(call.query.get('after') ?? '1970-01-01T00:00:00Z');
  const slug = call.query.get('slug');
  const found = world.posts
    .filter((one) => states.includes(one.status) && (slug === null || one.slug === slug))
    .filter((one) => one.at === undefined || seconds(one.at) > seconds(new Date(after)))
    .sort((a, b) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0));
  if (call.query.get('order') !== 'asc') found.reverse();
  return paged(found, call, emptyPage, (one) => [pick(postView(base, one, edit), call)]);
}

function paged<T>(all: T[], call: Call, emptyPage: boolean, view: (one: T) => unknown[]): Reply {
  const size = Math.min(largestPage, Number(call.query.get('per_page') ?? 10));
  const page = Number(call.query.get('page') ?? 1);
  const pages = Math.ceil(all.length / size);
  // What one may not see is left out of a page and still counted.
  if (emptyPage) {
    return {
      status: 200,
      json: [],
      headers: { 'x-wp-total': String(all.length), 'x-wp-totalpages': String(page + 1) },
    };
  }
  return {
    status: 200,
    json: all.slice((page - 1) * size, page * size).flatMap(view),
    headers: { 'x-wp-total': String(all.length), 'x-wp-totalpages': String(pages) },
  };
}

/** What is not shown to everybody is seen by who may moderate. */
function maySee(comment: PracticeComment, user: User | undefined): boolean {
  return comment.status === 'approved' || user?.can.includes('moderate_comments') === true;
}

/** The members asked for by `_fields`. */
function pick(whole: object, call: Call): object {
  const asked = call.query.get('_fields')?.split(',');
  return asked ? Object.fromEntries(Object.entries(whole).filter(([name]) => asked.includes(name))) : whole;
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1_000);
}
