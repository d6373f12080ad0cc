import type { Call, Reply } from '../http.ts';
import type { DirectMessage } from '../meta/direct.ts';
import { gone, graphError } from '../meta/graph-errors.ts';
import { paged } from '../meta/paged.ts';
import type { PageComment, PagePost, PageWorld, Review } from './page-world.ts';

/** The Graph API writes times with a zone that has no colon. */
function when(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, '+0000');
}

/** Answers a GET of the Graph API below the version. */
export function readPage(world: PageWorld, call: Call, path: string, base: string, emptyFirst: boolean): Reply {
  const [first = '', second] = path.split('/').filter(Boolean);
  const own = first === 'me' || first === world.pageId;
  const page = (rows: unknown[]) => paged(call, base, emptyFirst, rows);
  if (own) {
    switch (second) {
      case undefined:
        return { status: 200, json: { ...world.page, category: 'Government organization' } };
      case 'feed':
        return page(world.posts.filter((one) => !one.tagged).map((one) => postView(world, one)));
      case 'published_posts':
        return page(world.posts.filter((one) => one.from.id === world.pageId).map((one) => postView(world, one)));
      case 'tagged':
        return page(
          world.posts
            .filter((one) => one.tagged)
            .map((one) => ({ ...postView(world, one), from: undefined, tagged_time: when(one.at) })),
        );
      case 'ratings':
        return page(world.reviews.toReversed().map(reviewView));
      case 'conversations':
        return page(threads(world, call.query.get('user_id'), base));
      default:
        return gone();
    }
  }
  if (second === 'comments') {
    const post = world.threadOf(first);
    const comment = world.comments.find((one) => one.id === first);
    if (post === undefined && comment === undefined) return gone();
    const rows = post === undefined ? below(world, first) : world.stream(post);
    // Without `stream` only the comments at the top are told.
    const wanted = call.query.get('filter') === 'stream' ? rows : rows.filter((one) => one.parentId === undefined);
    return page(wanted.map(commentView));
  }
  if (second === 'messages' && first.startsWith('t_')) {
    return page(messagesOf(world, first.slice(2)).map((one) => messageView(world, one)));
  }
  if (second === 'insights') return readInsights(world, first, call.query.get('metric') ?? '');
  const comment = world.comments.find((one) => one.id === first);
  if (comment) return { status: 200, json: commentView(comment) };
  const post = world.posts.find((one) => one.id === first);
  // Who wrote on another wall is not told.
  return post
    ? { status: 200, json: { ...postView(world, post), ...(post.tagged ? { from: undefined } : {}) } }
    : gone();
}

function below(world: PageWorld, commentId: string): PageComment[] {
  return world.comments.filter((one) => one.parentId === commentId).toReversed();
}

function postView(world: PageWorld, one: PagePost) {
  return {
    id: one.id,
    from: one.from,
    message: one.message,
    created_time: when(one.at),
    permalink_url: `https://www.facebook.com/${one.id}`,
    ...(one.photo === undefined
      ? {}
      : { attachments: { data: [{ type: 'photo', media: { image: { src: one.photo } }, url: one.photo }] } }),
    comments: { data: [], summary: { total_count: world.comments.filter((each) => each.postId === one.id).length } },
  };
}

function commentView(one: PageComment) {
  return {
    id: one.id,
    message: one.message,
    from: one.from,
    created_time: when(one.at),
    is_hidden: false,
    permalink_url: `https://www.facebook.com/${one.postId}?comment_id=${one.id.split('_')[1]}`,
    ...(one.parentId === undefined ? {} : { parent: { id: one.parentId } }),
    ...(one.photo === undefined
      ? {}
      : { attachment: { type: 'photo', media: { image: { src: one.photo } }, url: one.photo } }),
  };
}

function reviewView(one: Review) {
  return {
    created_time: when(one.at),
    recommendation_type: one.recommendation.toLowerCase(),
    review_text: one.text,
    reviewer: one.from,
    open_graph_story: { id: one.storyId, type: 'og.reviews' },
  };
}

function threads(world: PageWorld, only: string | null, base: string) {
  return [...new Set(world.messages.map((one) => one.person))]
    .filter((person) => only === null || only === person)
    .map((person) => threadView(world, person, base))
    .toSorted((a, b) => b.updated_time.localeCompare(a.updated_time));
}

/** Newest first, as they are listed. */
function messagesOf(world: PageWorld, person: string): DirectMessage[] {
  return world.messages.filter((one) => one.person === person && !one.deleted).reverse();
}

function personView(world: PageWorld, person: string) {
  return { id: person, name: world.names.get(person) ?? 'Warga', email: `${person}@facebook.com` };
}

const perThread = 20;

function threadView(world: PageWorld, person: string, base: string) {
  const all = messagesOf(world, person);
  const next = `${base}/facebook/v26.0/t_${person}/messages?after=${perThread}`;
  return {
    id: `t_${person}`,
    updated_time: when(world.messages.findLast((one) => one.person === person)?.at ?? new Date(0)),
    participants: { data: [personView(world, person), { ...world.page, email: `${world.pageId}@facebook.com` }] },
    messages: {
      data: all.slice(0, perThread).map((one) => messageView(world, one)),
      ...(all.length > perThread ? { paging: { next } } : {}),
    },
  };
}

function messageView(world: PageWorld, one: DirectMessage) {
  const them = personView(world, one.person);
  const images = one.attachments.filter((each) => each.type === 'image');
  return {
    id: one.mid,
    created_time: when(one.at),
    from: one.ours ? world.page : them,
    to: { data: [one.ours ? them : world.page] },
    message: one.text,
    ...(images.length > 0
      ? {
          attachments: {
            data: images.map((each) => ({ mime_type: 'image/jpeg', image_data: { url: each.payload.url } })),
          },
        }
      : {}),
  };
}

const metrics: Record<string, unknown> = {
  post_media_view: 1_250,
  post_total_media_view_unique: 940,
  post_clicks: 37,
  post_reactions_by_type_total: { like: 21, love: 4 },
};

/** A dead metric fails the whole call; below a few viewers there is no figure. */
function readInsights(world: PageWorld, postId: string, wanted: string): Reply {
  const post = world.posts.find((one) => one.id === postId);
  if (!post) return gone();
  const names = wanted.split(',');
  if (names.some((name) => !(name in metrics) || world.deadMetrics.has(name))) {
    return graphError(400, 100, '(#100) The value must be a valid insights metric');
  }
  if (post.message.includes('sepi')) return { status: 200, json: { data: [] } };
  const data = names.map((name) => ({ name, period: 'lifetime', values: [{ value: metrics[name] }] }));
  return { status: 200, json: { data } };
}
