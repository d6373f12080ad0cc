import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { failureWords } from '../domain/failure-words.ts';
import type { ChannelAccount, Incoming, Outgoing } from '../domain/network.ts';
import type { OAuthApp } from '../domain/oauth.ts';
import type { Post } from '../domain/publish.ts';
import { googleBusiness } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const account = (settings: Record<string, string> = {}): ChannelAccount => {
  const given = city.google_business.account();
  const all = { ...given.settings, timeout_seconds: '1', ...settings };
  return { id: 1, network: 'google_business', ...given, settings: all };
};
const failed = (failure: string, reason: string) => ({ state: 'failed', failure, reason });
const unclear = { state: 'unknown', reason: 'no_clear_answer' };

/** A review in the practice city, and an answer to it. */
function reviewed(more: Partial<Outgoing> = {}) {
  const review = city.google_business.world.addReview('Antrenya lama', 'Bu Ratna');
  const outgoing: Outgoing = {
    key: 'k',
    visibility: 'public',
    replyTo: { review: city.google_business.world.nameOf(review) },
    text: 'Mohon maaf, loket kami tambah.',
    automatic: false,
    lastInboundAt: review.at,
    ...more,
  };
  return { review, outgoing };
}

async function echoOf(): Promise<Incoming | undefined> {
  for await (const page of googleBusiness.poll?.(account(), null, signal()) ?? []) {
    for (const body of page.bodies) {
      const items = await googleBusiness.normalise(account(), { source: 'poll', receivedAt: new Date(), body });
      const echo = items.find((one) => one.kind === 'echo');
      if (echo) return echo;
    }
  }
  return undefined;
}

test('an answer is known by the id under which its echo comes', async () => {
  const { outgoing } = reviewed({ text: '  Mohon maaf.\nLoket kami  tambah. ' });
  const sent = await googleBusiness.reply(account(), outgoing, signal());
  expect(sent).toMatchObject({ state: 'sent' });
  expect(sent).toMatchObject({ externalId: (await echoOf())?.externalId });
});

test('the reply of a colleague is never overwritten unseen', async () => {
  const { review, outgoing } = reviewed();
  city.google_business.ownReply(review, 'Sudah dijawab rekan.');
  expect(await googleBusiness.reply(account(), outgoing, signal())).toEqual(failed('permanent', 'already_answered'));
  expect(review.reply?.comment).toBe('Sudah dijawab rekan.');
  // Who takes its words over has read it.
  const longer = { ...outgoing, text: 'Sudah dijawab rekan. Loketnya buka Senin.' };
  expect(await googleBusiness.reply(account(), longer, signal())).toMatchObject({ state: 'sent' });
  expect(review.reply?.comment).toBe(longer.text);
  // The same again is the same reply.
  expect(await googleBusiness.reply(account(), longer, signal())).toMatchObject({ state: 'sent' });
  expect(city.google_business.repliesTaken).toBe(1);
});

test('a reply that Google refused may be written anew', async () => {
  const { review, outgoing } = reviewed();
  city.google_business.ownReply(review, 'Hubungi 0811');
  if (review.reply) review.reply.state = 'REJECTED';
  expect(await googleBusiness.reply(account(), outgoing, signal())).toMatchObject({ state: 'sent' });
});

test.each([
  ['reply', 'rate', { ...failed('rate', 'rate_limited'), retryAfterSeconds: 21 }, 0],
  ['reply', 'quota', failed('rate', 'daily_quota_used'), 0],
  ['reply', 'forbidden', failed('permanent', 'permission_missing'), 0],
  ['reply', 'gone', failed('permanent', 'target_gone'), 0],
  ['reply', 'invalid_argument', failed('permanent', 'bad_request'), 0],
  ['reply', 'ok_with_error', failed('permanent', 'target_gone'), 0],
  ['reply', 'server_error', unclear, 0],
  ['reply', 'bad_request', unclear, 0],
  ['reply', 'not_json', unclear, 0],
  ['reply', 'timeout_after_effect', unclear, 1],
  ['reply', 'ok_without_id_after_effect', unclear, 1],
  ['reviews.get', 'server_error', failed('transient', 'service_down'), 0],
  ['reviews.get', 'gone', failed('permanent', 'target_gone'), 0],
] as const)('an answer whose %s meets %s', async (where, trouble, expected, arrived) => {
  const { outgoing } = reviewed();
  city.google_business.troubles.add(where, trouble);
  const outcome = await googleBusiness.reply(account(), outgoing, signal());
  expect(outcome).toMatchObject(expected);
  expect(city.sent).toHaveLength(arrived);
  if (outcome.state !== 'sent') expect(failureWords).toHaveProperty(outcome.reason);
  const found = await googleBusiness.find?.(account(), outgoing, new Date(), signal());
  expect(found).toBe(arrived ? (await echoOf())?.externalId : undefined);
});

test('4,096 bytes and no more, no receipt, no private word', async () => {
  const { outgoing } = reviewed();
  const reply = (more: Partial<Outgoing>) => googleBusiness.reply(account(), { ...outgoing, ...more }, signal());
  expect(await reply({ text: 'é'.repeat(2_049) })).toEqual(failed('permanent', 'too_long'));
  expect(await reply({ text: ' ' })).toEqual(failed('permanent', 'empty_text'));
  expect(await reply({ automatic: true })).toEqual(failed('permanent', 'not_offered'));
  expect(await reply({ visibility: 'private' })).toEqual(failed('permanent', 'not_offered'));
  expect(await reply({ text: 'é'.repeat(2_048) })).toMatchObject({ state: 'sent' });
  city.google_business.world.verified = false;
  expect(await googleBusiness.reply(account(), reviewed().outgoing, signal())).toEqual(
    failed('permanent', 'permission_missing'),
  );
});

test('the check names the place and its address on the map; without its account nothing can be asked', async () => {
  expect(await googleBusiness.check(account(), signal())).toEqual({
    ok: true,
    externalId: city.google_business.world.location,
    name: 'Puskesmas Latihan',
    settings: { maps_uri: 'https://maps.google.com/maps?cid=4100000000000000001' },
  });
  const bare = { ...account(), externalId: '4100000000000000001' };
  expect(await googleBusiness.check(bare, signal())).toMatchObject({ externalId: city.google_business.world.location });
  const unnamed = account({ account: '' });
  expect(await googleBusiness.check(unnamed, signal())).toMatchObject({ ok: false, reason: 'settings_missing' });
  // A project that Google has not approved has a quota of nought.
  city.google_business.troubles.add('reviews.list', 'rate');
  expect(await googleBusiness.check(account(), signal())).toMatchObject({ ok: false, failure: 'rate' });
});

test('consent lists every place the person manages, each once', async () => {
  const { tokens } = city.google_business;
  const base_url = city.google_business.account().settings.base_url ?? '';
  const app: OAuthApp = {
    network: 'google_business',
    clientId: tokens.clientId,
    clientSecret: tokens.clientSecret,
    settings: { base_url },
  };
  const redirectUri = 'https://mimin.kota.latihan/consent';
  const codeVerifier = 'x'.repeat(50);
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
  const url = googleBusiness.oauth?.authorizeUrl(app, { state: 's', redirectUri, codeChallenge });
  const response = await fetch(url ?? '', { redirect: 'manual' });
  const code = new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const granted = await googleBusiness.oauth?.exchange(app, { code, codeVerifier, redirectUri }, new Date(), signal());
  expect(granted?.map((one) => [one.externalId, one.name, one.settings.account])).toEqual([
    [city.google_business.world.location, 'Puskesmas Latihan, Jalan Latihan 1', city.google_business.world.account],
    [
      city.google_business.world.otherLocation,
      'Kantor Kelurahan Latihan, Jalan Latihan 2',
      city.google_business.world.account,
    ],
  ]);
  expect(granted?.[0]?.secrets.refresh_token).toBe(tokens.refresh);
  expect(
    await googleBusiness.check({ id: 1, network: 'google_business', ...granted?.[0] } as ChannelAccount, signal()),
  ).toMatchObject({ ok: true });
});

const news: Post = {
  key: 'p',
  text: 'Vaksin gratis Sabtu ini',
  link: 'https://kota.latihan/vaksin',
  media: [],
  choices: {},
};

test('news of a place is out once; one that Google looks at first is waited for', async () => {
  const port = googleBusiness.publish;
  expect(await port?.prepare(account(), news, signal())).toEqual({ state: 'ready', handle: {} });
  city.google_business.world.postState = 'PROCESSING';
  const step = await port?.complete(account(), news, {}, signal());
  if (step?.state !== 'pending') throw new Error('not pending');
  expect(await port?.check(account(), step.handle, signal())).toMatchObject({
    state: 'completed',
    externalId: city.sent[0]?.id,
  });
  expect(city.sent.map((one) => one.text)).toEqual([news.text]);
  city.google_business.world.postState = 'REJECTED';
  expect(await port?.complete(account(), { ...news, text: 'lain' }, {}, signal())).toEqual(
    failed('policy', 'post_rejected'),
  );
});

test('an unclear post is looked for', async () => {
  const port = googleBusiness.publish;
  const since = new Date();
  expect(await port?.find?.(account(), news, since, signal())).toBeUndefined();
  city.google_business.troubles.add('localPosts', 'timeout_after_effect');
  expect(await port?.complete(account(), news, {}, signal())).toEqual(unclear);
  expect(await port?.find?.(account(), news, since, signal())).toMatchObject({ externalId: city.sent[0]?.id });
});

test.each([
  ['no words', { text: ' ' }, 'empty_text'],
  ['too many words', { text: 'a'.repeat(1_501) }, 'too_long'],
  ['a film', { media: [{ kind: 'video', mime: 'video/mp4', url: 'https://x.test/a.mp4' }] }, 'media_refused'],
] as const)('%s is found before anything is sent', async (_name, more, reason) => {
  const step = await googleBusiness.publish?.prepare(account(), { ...news, ...(more as Partial<Post>) }, signal());
  expect(step).toEqual(failed('permanent', reason));
});

test('figures are those of the place: days without data do not count as nought, and a single post has none', async () => {
  const { location } = city.google_business.world;
  const nothing = { reach: null, likes: null, comments: null, shares: null, saves: null };
  expect(await googleBusiness.measure?.(account(), location, signal())).toEqual({ ...nothing, views: 42, clicks: 3 });
  const post = `${city.google_business.world.account}/${location}/localPosts/1`;
  expect(await googleBusiness.measure?.(account(), post, signal())).toEqual({ ...nothing, views: null, clicks: null });
});

test('pictures are copied from Google only, with a limit', async () => {
  const url = city.google_business.addFile('antre.jpg', Buffer.alloc(3_000, 1));
  const copy = (address: string, max: number) =>
    googleBusiness.download?.(account(), { kind: 'image', url: address }, max, signal());
  expect((await copy(url, 3_000))?.byteLength).toBe(3_000);
  await expect(copy(url, 2_999)).rejects.toMatchObject({ reason: 'media_too_big' });
  await expect(copy('http://169.254.169.254/x', 9)).rejects.toMatchObject({ reason: 'media_gone' });
  city.google_business.files.clear();
  await expect(copy(url, 3_000)).rejects.toMatchObject({ reason: 'media_gone' });
});
