import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import type { ChannelAccount } from '../domain/network.ts';
import type { Post, PublishStep } from '../domain/publish.ts';
import { tiktok } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const unclear = { state: 'unknown', reason: 'no_clear_answer' };
const failed = (failure: string, reason: string) => ({ state: 'failed', failure, reason });
const account = (settings: Record<string, string> = {}, api: 'business' | 'login_kit' = 'business'): ChannelAccount => {
  const given = city.tiktok.account(api);
  return { id: 1, network: 'tiktok', ...given, settings: { ...given.settings, timeout_seconds: '1', ...settings } };
};

const film: Post = {
  key: 'p',
  text: 'Jadwal servis lampu 💡',
  media: [{ kind: 'video', mime: 'video/mp4', url: 'https://media.kota.latihan/a.mp4' }],
  choices: {},
};
const photos: Post = {
  ...film,
  media: [{ kind: 'image', mime: 'image/jpeg', url: 'https://media.kota.latihan/a.jpg' }],
};

async function publishAll(as: ChannelAccount, post: Post): Promise<PublishStep[]> {
  const steps: PublishStep[] = [];
  let step = await tiktok.publish?.prepare(as, post, signal());
  if (step?.state === 'ready') {
    steps.push(step);
    step = await tiktok.publish?.complete(as, post, step.handle, signal());
  }
  while (step?.state === 'pending' && steps.length < 9) {
    steps.push(step);
    step = await tiktok.publish?.check(as, step.handle, signal());
  }
  return step ? [...steps, step] : steps;
}

const posts: ['business' | 'login_kit', Post][] = [
  ['business', film],
  ['business', photos],
  ['login_kit', film],
  ['login_kit', photos],
  ['login_kit', { ...film, media: [{ kind: 'video', mime: 'video/mp4', url: '', bytes: new Uint8Array(900) }] }],
];

test.each(posts)('%s: a post is out once, and is ready never again after the real step', async (api, post) => {
  const steps = await publishAll(account({}, api), post);
  expect(steps.map((step) => step.state)).toEqual(['ready', 'pending', 'pending', 'pending', 'completed']);
  const [only, ...more] = city.sent;
  expect(more).toEqual([]);
  expect(only).toMatchObject({ way: 'post', text: post.text });
  expect(steps.at(-1)).toMatchObject({ externalId: only?.id });
  expect(city.tiktok.uploads).toEqual(post.media[0]?.bytes ? [900] : []);
});

test.each([
  ['fails_later', failed('transient', 'media_not_fetched')],
  ['left_as_draft', failed('policy', 'finish_in_app')],
] as const)('a publication that %s says so', async (trouble, outcome) => {
  city.tiktok.troubles.add('video/publish', trouble);
  expect((await publishAll(account(), film)).at(-1)).toEqual(outcome);
});

test('a publication whose answer was lost is looked for, not made again', async () => {
  const since = new Date();
  city.tiktok.troubles.add('video/publish', 'timeout_after_effect');
  expect((await publishAll(account(), film)).at(-1)).toEqual(unclear);
  expect(await tiktok.publish?.check(account(), { privacy_level: 'PUBLIC_TO_EVERYONE' }, signal())).toEqual(unclear);
  const found = await tiktok.publish?.find?.(account(), film, since, signal());
  expect(found?.externalId).toBe(city.sent[0]?.id);
  expect(await tiktok.publish?.find?.(account(), { ...film, text: 'lain' }, since, signal())).toBeUndefined();
});

test.each([
  ['two films', { media: [...film.media, ...film.media] }, 'media_refused'],
  ['no file', { media: [] }, 'media_refused'],
  ['a long text', { text: 'a'.repeat(2_201) }, 'too_long'],
  [
    'an audience that the app was not granted',
    { choices: { privacy_level: 'FOLLOWER_OF_CREATOR' } },
    'permission_missing',
  ],
])('%s is refused before anything is sent', async (_what, more, reason) => {
  expect(await publishAll(account(), { ...film, ...more })).toMatchObject([{ state: 'failed', reason }]);
  expect(city.sent).toEqual([]);
});

test('figures that TikTok does not have are none, not zero', async () => {
  const video = city.tiktok.world.newest();
  video.figures = { video_views: 90, likes: 0, comments: 2, shares: 1, favorites: 4, reach: 70 };
  expect(await tiktok.measure?.(account(), video.id, signal())).toEqual({
    views: 90,
    reach: 70,
    likes: 0,
    comments: 2,
    shares: 1,
    saves: 4,
    clicks: null,
  });
  expect(await tiktok.measure?.(account({}, 'login_kit'), video.id, signal())).toMatchObject({
    views: 90,
    reach: null,
  });
  expect(await tiktok.measure?.(account(), '7', signal())).toMatchObject({ views: null, likes: null });
});

test.each(['business', 'login_kit'] as const)('%s: consent, exchange and renewal, each token once', async (api) => {
  const { base_url = '' } = account({}, api).settings;
  const { clientId, appSecret } = city.tiktok.tokens;
  const app = { network: 'tiktok', clientId, clientSecret: appSecret, settings: { base_url, api } };
  const ask = { state: 's1', redirectUri: 'https://mimin.kota.latihan/oauth/', codeChallenge: 'c' };
  const url = tiktok.oauth?.authorizeUrl(app, ask);
  const consent = await fetch(url ?? '', { redirect: 'manual' });
  const back = new URL(consent.headers.get('location') ?? '');
  expect(back.searchParams.get('state')).toBe('s1');
  const code = back.searchParams.get('code') ?? '';
  const now = new Date('2026-11-24T10:00:00Z');
  const trade = () =>
    tiktok.oauth?.exchange(app, { code, codeVerifier: 'v', redirectUri: ask.redirectUri }, now, signal());
  const [granted] = (await trade()) ?? [];
  expect(granted).toMatchObject({
    externalId: city.tiktok.world.openId,
    settings: { api, token_expires_at: '2026-11-25T10:00:00.000Z', refresh_expires_at: '2027-11-24T10:00:00.000Z' },
  });
  await expect(trade()).rejects.toMatchObject({ failure: 'reauth' });
  const connected: ChannelAccount = {
    id: 1,
    network: 'tiktok',
    externalId: '',
    ...granted,
    settings: granted?.settings ?? {},
    secrets: granted?.secrets ?? {},
  };
  const renewed = await tiktok.renew?.(connected, now, signal());
  expect(renewed?.secrets.refresh_token).not.toBe(connected.secrets.refresh_token);
  // The old refresh token stopped working when the new one came.
  await expect(tiktok.renew?.(connected, now, signal())).rejects.toMatchObject({ failure: 'reauth' });
  expect(tiktok.expiries?.(connected)).toMatchObject([
    { what: 'access_token', renewable: true },
    { what: 'refresh_token', renewable: false },
  ]);
});

test('an empty refresh token is left out, so that the good one stays', async () => {
  city.tiktok.tokens.emptyRefresh = true;
  const renewed = await tiktok.renew?.(account(), new Date(), signal());
  expect(renewed?.secrets).not.toHaveProperty('refresh_token');
  expect(renewed?.secrets.access_token).toBe(city.tiktok.tokens.access);
});

test('the check names the account, also when only its token is known', async () => {
  expect(await tiktok.check({ ...account(), externalId: '' }, signal())).toEqual({
    ok: true,
    externalId: city.tiktok.world.openId,
    name: 'kota.latihan',
  });
});
