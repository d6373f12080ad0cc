import { refuseRpc } from '../google/answers.ts';
import { type Call, fieldsOf, type Reply } from '../http.ts';
import type { SentAnswer } from '../record.ts';
import type { Review, World } from './world.ts';

/** What a call did, if it did anything. */
export interface Done {
  reply: Reply;
  sent?: SentAnswer;
  /** The review that was answered. */
  review?: Review;
}

/** Answers a call of the old host: reviews, replies and local posts. */
export function answerV4(world: World, call: Call, path: string, emptyFirst: boolean): Done {
  const [, location, tail = ''] =
    /^\/v4\/accounts\/[^/]+\/(locations\/[^/]+)(?:\/(.+))?$/.exec(path) ?? ([] as undefined[]);
  if (location === undefined) return { reply: refuseRpc(404, 'NOT_FOUND') };
  if (tail === 'reviews') return { reply: listReviews(world, location, call.query, emptyFirst) };
  const [, id, isReply] = /^reviews\/([^/]+)(\/reply)?$/.exec(tail) ?? [];
  if (id !== undefined) {
    const review = world.reviews.find((one) => one.id === id && one.location === location);
    if (!review) return { reply: refuseRpc(404, 'NOT_FOUND') };
    return isReply ? answerReview(world, review, call) : { reply: { status: 200, json: world.show(review) } };
  }
  const post = /^localPosts(?:\/([^/]+))?$/.exec(tail);
  if (!post) return { reply: refuseRpc(404, 'NOT_FOUND') };
  return call.method === 'POST' ? publish(world, location, call) : { reply: readPosts(world, path, post[1]) };
}

function listReviews(world: World, location: string, query: URLSearchParams, emptyFirst: boolean): Reply {
  if (emptyFirst) return { status: 200, json: { nextPageToken: 'hal-0' } };
  const all = world.reviews
    .filter((one) => one.location === location && !world.leftOut.has(one.id))
    .sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime());
  const from = Number((query.get('pageToken') ?? 'hal-0').slice(4));
  const size = Math.min(50, Number(query.get('pageSize') ?? 50));
  const page = all.slice(from, from + size);
  if (all.length === 0) return { status: 200, json: {} };
  return {
    status: 200,
    json: {
      reviews: page.map((one) => world.show(one)),
      averageRating: all.reduce((sum, one) => sum + one.stars, 0) / all.length,
      totalReviewCount: all.length,
      ...(from + size < all.length ? { nextPageToken: `hal-${from + size}` } : {}),
    },
  };
}

function answerReview(world: World, review: Review, call: Call): Done {
  if (call.method !== 'PUT') return { reply: refuseRpc(404, 'NOT_FOUND') };
  if (!world.verified) return { reply: refuseRpc(400, 'FAILED_PRECONDITION') };
  const comment = String(fieldsOf(call).comment ?? '');
  if (comment === '' || Buffer.byteLength(comment) > 4_096) return { reply: refuseRpc(400, 'INVALID_ARGUMENT') };
  const again = review.reply?.comment === comment;
  review.reply = { comment, at: world.now(), state: world.replyState };
  const sent: SentAnswer = {
    network: 'google_business',
    way: 'review_reply',
    id: `${review.id}:reply`,
    to: review.id,
    text: comment,
    at: review.reply.at,
  };
  return {
    reply: { status: 200, json: { comment, updateTime: review.reply.at.toISOString() } },
    review,
    // The same words again are the same reply.
    ...(again ? {} : { sent }),
  };
}

function publish(world: World, location: string, call: Call): Done {
  const summary = String(fieldsOf(call).summary ?? '');
  if (summary === '' || [...summary].length > 1_500) return { reply: refuseRpc(400, 'INVALID_ARGUMENT') };
  const name = `${world.account}/${location}/localPosts/${world.newId()}`;
  const post = { name, summary, at: world.now(), state: world.postState };
  world.posts.unshift(post);
  return {
    reply: { status: 200, json: shownPost(post) },
    sent: { network: 'google_business', way: 'post', id: name, to: location, text: summary, at: post.at },
  };
}

function readPosts(world: World, path: string, id: string | undefined): Reply {
  if (id === undefined) return { status: 200, json: { localPosts: world.posts.map(shownPost) } };
  const post = world.posts.find((one) => `/v4/${one.name}` === path);
  if (!post) return refuseRpc(404, 'NOT_FOUND');
  if (post.state === 'PROCESSING') post.state = 'LIVE';
  return { status: 200, json: shownPost(post) };
}

function shownPost(post: World['posts'][number]) {
  return {
    name: post.name,
    languageCode: 'id',
    topicType: 'STANDARD',
    summary: post.summary,
    state: post.state,
    createTime: post.at.toISOString(),
    searchUrl: `https://local.google.com/place?id=latihan&use=posts&lpsid=${post.name.split('/').at(-1)}`,
  };
}

/** Answers a call of the newer hosts: accounts, locations, figures. */
export function answerV1(world: World, path: string): Reply {
  if (path === '/v1/accounts') {
    return {
      status: 200,
      json: { accounts: [{ name: world.account, accountName: 'Kota Latihan', type: 'LOCATION_GROUP' }] },
    };
  }
  const locations = [
    { name: world.location, title: 'Puskesmas Latihan', addressLines: ['Jalan Latihan 1'] },
    { name: world.otherLocation, title: 'Kantor Kelurahan Latihan', addressLines: ['Jalan Latihan 2'] },
  ].map(({ name, title, addressLines }) => ({
    name,
    title,
    storefrontAddress: { regionCode: 'ID', addressLines },
    metadata: { mapsUri: `https://maps.google.com/maps?cid=${name.split('/')[1]}` },
  }));
  if (path === `/v1/${world.account}/locations`) return { status: 200, json: { locations } };
  const one = locations.find(({ name }) => path === `/v1/${name}`);
  if (one) return { status: 200, json: one };
  if (path === `/v1/${world.location}:fetchMultiDailyMetricsTimeSeries`) return { status: 200, json: figures() };
  return refuseRpc(404, 'NOT_FOUND');
}

function figures() {
  const series = (dailyMetric: string, values: (string | undefined)[]) => ({
    dailyMetric,
    // A day without a value is one without data.
    timeSeries: {
      datedValues: values.map((value, i) => ({
        date: { year: 2026, month: 11, day: i + 1 },
        ...(value === undefined ? {} : { value }),
      })),
    },
  });
  return {
    multiDailyMetricTimeSeries: [
      {
        dailyMetricTimeSeries: [
          series('BUSINESS_IMPRESSIONS_MOBILE_MAPS', ['40', '2', undefined]),
          series('CALL_CLICKS', ['3', undefined, undefined]),
        ],
      },
    ],
  };
}
