import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { pushToken } from '../../../simulator/google-business/push-signer.ts';
import { hearWebhooks } from '../../../simulator/receiver.ts';
import { type ChannelAccount, type Incoming, UnreadableEvent } from '../domain/network.ts';
import { googleBusiness } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const account = (push: 'token' | 'address' = 'token', settings: Record<string, string> = {}): ChannelAccount => {
  const given = city.google_business.account(push);
  const all = { ...given.settings, timeout_seconds: '1', ...settings };
  return { id: 1, network: 'google_business', ...given, settings: all };
};
const nobody: ChannelAccount = { id: 0, network: 'google_business', externalId: '', settings: {}, secrets: {} };
const hook = 'https://mimin.kota.latihan/hook/7';

function read(body: unknown, as: ChannelAccount = nobody): Incoming[] {
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
  const items = googleBusiness.normalise(as, { source: 'webhook', receivedAt: new Date(), body: bytes });
  if (!Array.isArray(items)) throw new Error('expected an answer at once');
  return items;
}

async function pollAll(cursor: string | null = null, as = account()) {
  const items: Incoming[] = [];
  let next = cursor;
  for await (const page of googleBusiness.poll?.(as, cursor, signal()) ?? []) {
    for (const body of page.bodies) items.push(...read(new TextDecoder().decode(body), as));
    next = page.cursor ?? next;
  }
  return { items, cursor: next };
}

async function verify(headers: Record<string, string>, more: { as?: ChannelAccount; url?: string } = {}) {
  const as = more.as ?? account();
  const request = {
    headers: new Headers(headers),
    body: new Uint8Array(),
    now: new Date(),
    url: new URL(more.url ?? hook),
  };
  await googleBusiness.readyToVerify?.(as, request.headers, signal());
  const verdict = googleBusiness.verify?.(as, request);
  return verdict?.accepted === false ? verdict.reason : verdict?.accepted;
}
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const claims = () => ({ audience: hook, email: city.google_business.pushAccount, at: new Date() });

test('only the token of our own service account, made out to our address, is taken', async () => {
  expect(await verify(bearer(pushToken(claims())))).toBe(true);
  expect(await verify(bearer(pushToken(claims())), { url: `${hook}?token=apa-saja` })).toBe(true);
  expect(await verify(bearer(pushToken({ ...claims(), audience: 'https://kota.lain/hook/7' })))).toBe('bad_signature');
  expect(await verify(bearer(pushToken({ ...claims(), email: 'orang@lain.iam.gserviceaccount.com' })))).toBe(
    'bad_signature',
  );
  expect(await verify(bearer(pushToken(claims(), true)))).toBe('bad_signature');
  expect(await verify(bearer(pushToken({ ...claims(), at: new Date(Date.now() - 7_200_000) })))).toBe('stale');
  expect(await verify(bearer(pushToken({ ...claims(), at: new Date(Date.now() + 7_200_000) })))).toBe('stale');
  expect(await verify({})).toBe('missing_signature');
  expect(await verify({}, { url: `${hook}?token=${city.google_business.pushSecret}` })).toBe('missing_signature');
});

test('a token that chooses its own method, lacks a part, or was changed is none', async () => {
  const [header = '', body = '', signature = ''] = pushToken(claims()).split('.');
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const none = part({ alg: 'none', kid: 'kunci-latihan-1' });
  const other = part({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), email: 'x@y.z' });
  for (const token of [
    `${none}.${body}.${signature}`,
    `${header}.${other}.${signature}`,
    `${header}.${body}`,
    'x',
    'a.b.c',
  ]) {
    expect(await verify(bearer(token))).toBe('bad_signature');
  }
});

test('a named audience is the one that counts', async () => {
  const as = account('token', { push_audience: 'mimin-ulasan' });
  expect(await verify(bearer(pushToken({ ...claims(), audience: 'mimin-ulasan' })), { as })).toBe(true);
  expect(await verify(bearer(pushToken(claims())), { as })).toBe('bad_signature');
});

test('without a service account our secret must stand in the address', async () => {
  const as = account('address');
  expect(await verify({}, { as, url: `${hook}?token=${city.google_business.pushSecret}` })).toBe(true);
  expect(await verify({}, { as, url: `${hook}?token=tebakan` })).toBe('bad_signature');
  expect(await verify(bearer(pushToken(claims())), { as })).toBe('missing_signature');
  expect(await verify({}, { as: { ...as, secrets: {} }, url: `${hook}?token=` })).toBe('missing_signature');
});

test("Google's keys are fetched once, and a made-up key does not make us ask for ever", async () => {
  await verify(bearer(pushToken(claims())));
  const header = Buffer.from(JSON.stringify({ alg: 'RS256', kid: 'karangan' })).toString('base64url');
  for (let n = 0; n < 5; n++) expect(await verify(bearer(`${header}.e30.AAAA`))).toBe('bad_signature');
  await verify(bearer(pushToken(claims())));
  expect(city.google_business.keysAsked).toBe(1);
});

const review = {
  name: 'accounts/1/locations/2/reviews/R1',
  reviewId: 'R1',
  reviewer: { displayName: 'Bu Ratna' },
  starRating: 'TWO',
  comment: 'Antrenya lama',
  createTime: '2026-11-20T01:00:00.123456Z',
  updateTime: '2026-11-20T01:00:00.123456Z',
};
const push = (data: unknown, attributes = {}) => ({
  message: {
    data: Buffer.from(JSON.stringify(data)).toString('base64'),
    attributes,
    messageId: '1',
    publishTime: '2026-11-20T02:00:00Z',
  },
  subscription: 'projects/p/subscriptions/s',
});

test.each([
  ['two stars with words', review, 'comment', '★★☆☆☆ (2 dari 5)\nAntrenya lama'],
  ['stars alone', { ...review, comment: undefined }, 'comment', '★★☆☆☆ (2 dari 5, tanpa komentar)'],
  ['words without stars', { ...review, starRating: 'STAR_RATING_UNSPECIFIED' }, 'comment', 'Antrenya lama'],
  ['a number for stars', { ...review, starRating: 5 }, 'comment', '★★★★★ (5 dari 5)\nAntrenya lama'],
])('%s', (_name, body, kind, text) => {
  expect(read(body)).toMatchObject([
    {
      kind,
      externalId: 'R1',
      conversation: 'R1',
      text,
      author: { externalId: 'review:R1', name: 'Bu Ratna' },
      post: 'locations/2',
    },
  ]);
});

test.each([
  ['a list', { reviews: [review], averageRating: 2, totalReviewCount: 1 }, ['comment:R1']],
  ['the lists of several locations', { locationReviews: [{ name: 'accounts/1/locations/2', review }] }, ['comment:R1']],
  ['a changed review', { ...review, updateTime: '2026-11-21T01:00:00Z' }, ['comment:R1', 'edit:R1']],
  ['a push', push({ reviewName: review.name, notificationType: 'NEW_REVIEW' }), ['comment:R1']],
  [
    'a push in the other spelling',
    push({ review_name: review.name, type: 'UPDATED_REVIEW' }),
    ['comment:R1', 'edit:R1'],
  ],
  [
    'a push that names it in its attributes',
    push({}, { reviewName: review.name, notificationType: 'NEW_REVIEW' }),
    ['comment:R1'],
  ],
  ['a notice without its wrapping', { resource: review.name, notificationType: 'NEW_REVIEW' }, ['comment:R1']],
  ['what a pull answers', { receivedMessages: [{ ackId: 'a', ...push({ reviewName: review.name }) }] }, ['comment:R1']],
  ['a notice of something else', push({ notificationType: 'NEW_QUESTION' }), [expect.stringMatching(/^automatic:/)]],
  ['a push that is no JSON', { message: { data: 'bukan-json!' } }, [expect.stringMatching(/^unsupported:/)]],
  ['something new', { hologram: 1 }, [expect.stringMatching(/^unsupported:/)]],
  ['our own posts', { localPosts: [{ name: 'x' }] }, []],
  ['the answer to a reply', { comment: 'Siap', updateTime: '2026-11-20T01:00:00Z' }, []],
])('%s', (_name, body, expected) => {
  expect(read(body).map((one) => `${one.kind}:${one.externalId}`)).toEqual(expected);
});

test.each([['{"reviews":['], ['{}'], ['[]'], [{ error: { code: 404 } }]])('%s is a dead letter', (body) => {
  expect(() => read(body)).toThrow(UnreadableEvent);
});

test('an anonymous reviewer has no name, and each review is a person of its own', () => {
  const item = read({ ...review, reviewer: { displayName: 'Seorang pengguna Google', isAnonymous: true } })[0];
  expect(item?.author).toEqual({ externalId: 'review:R1' });
});

test('a review of another of our places is marked with that place, by push and by list alike', () => {
  const as = { ...nobody, externalId: 'locations/9' };
  expect(read(review, as)[0]?.account).toBe('locations/2');
  expect(read(push({ reviewName: review.name }), as)[0]?.account).toBe('locations/2');
  expect(read(review, { ...as, externalId: 'locations/2' })[0]?.account).toBeUndefined();
});

test('a reply stands in the thread of its review; one that Google refused is told as not shown', () => {
  const reply = { comment: 'Terima kasih', updateTime: '2026-11-20T03:00:00Z' };
  const [, echo] = read({ ...review, reviewReply: { ...reply, reviewReplyState: 'PENDING' } });
  expect(echo).toMatchObject({ kind: 'echo', conversation: 'R1', text: 'Terima kasih', answers: ['R1'] });
  const items = read({
    ...review,
    reviewReply: { ...reply, reviewReplyState: 'REJECTED', policyViolation: 'PHONE_NUMBER' },
  });
  expect(items.map((one) => one.kind)).toEqual(['comment', 'echo', 'automatic']);
  expect(items[2]).toMatchObject({
    unsupported: 'bounce_failed',
    answers: [echo?.externalId],
    told: { failure: 'policy', reason: 'reply_rejected' },
  });
  // A colleague who overwrote it said something else.
  const [, other] = read({ ...review, reviewReply: { ...reply, comment: 'Sudah kami perbaiki' } });
  expect(other?.externalId).not.toBe(echo?.externalId);
});

test('push and poll read the same review as the same item', async () => {
  const heard: Incoming[] = [];
  await hearWebhooks(
    city.google_business.webhook,
    async (_headers, body) => {
      for (const item of read(body.toString(), account())) {
        heard.push((await googleBusiness.complete?.(account(), item, signal())) ?? item);
      }
      return 200;
    },
    () => city.google_business.review('Antrenya lama', { name: 'Bu Ratna', stars: 1 }),
  );
  expect(heard).toEqual((await pollAll()).items);
  expect(heard[0]?.text).toBe('★☆☆☆☆ (1 dari 5)\nAntrenya lama');
});

test('a review that is gone before it was asked for is told, and opens nothing', async () => {
  const gone = push({
    reviewName: `${city.google_business.world.account}/${city.google_business.world.location}/reviews/X`,
    notificationType: 'UPDATED_REVIEW',
  });
  const items = read(gone, account());
  const whole = await Promise.all(items.map((item) => googleBusiness.complete?.(account(), item, signal())));
  expect(whole).toMatchObject([
    { kind: 'automatic', unsupported: 'review_gone' },
    { kind: 'delete', ifKnown: true },
  ]);
  city.google_business.troubles.add('reviews.get', 'server_error');
  await expect(googleBusiness.complete?.(account(), items[0] as Incoming, signal())).rejects.toMatchObject({
    failure: 'transient',
  });
});

test('page one is read each time, further ones while they hold something new; nothing comes twice', async () => {
  for (let n = 0; n < 120; n++) {
    const at = new Date(Date.now() - n * 60_000);
    city.google_business.world.addReview(`ulasan ${n}`, `Warga ${n}`, { at, changedAt: at });
  }
  const first = await pollAll();
  expect(first.items).toHaveLength(120);
  expect((await pollAll(first.cursor)).items).toEqual([]);
  const old = city.google_business.world.reviews[100];
  if (!old) throw new Error('no review');
  city.google_business.ownReply(old, 'Ditulis di Google Maps');
  expect((await pollAll(first.cursor)).items).toEqual([]);
  const deep = JSON.stringify({ ...JSON.parse(first.cursor ?? '{}'), deepAt: 0 });
  expect((await pollAll(deep)).items.map((one) => one.kind)).toEqual(['comment', 'echo']);
});

test('an empty page with a next one is followed, and a place without reviews is no trouble', async () => {
  expect((await pollAll()).items).toEqual([]);
  city.google_business.world.addReview('Antrenya lama', 'Bu Ratna');
  city.google_business.troubles.add('reviews.list', 'empty_page_next');
  expect((await pollAll()).items).toHaveLength(1);
});

test('a review that lists leave out is asked for once, and is not taken for deleted', async () => {
  const hidden = city.google_business.world.addReview('Antrenya lama', 'Bu Ratna');
  const first = await pollAll();
  city.google_business.world.leftOut.add(hidden.id);
  const second = await pollAll(first.cursor);
  expect(second.items).toEqual([]);
  city.google_business.remove(hidden);
  expect((await pollAll(second.cursor)).items).toEqual([]);
});
