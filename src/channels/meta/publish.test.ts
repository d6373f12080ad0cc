import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import type { ChannelAccount, Network } from '../domain/network.ts';
import { noFigures, type Post, type PostMedia, type PublishStep } from '../domain/publish.ts';
import { facebook } from '../facebook/index.ts';
import { instagram } from '../instagram/index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const account = (network: 'facebook' | 'instagram'): ChannelAccount => {
  const given = city[network].account();
  return { id: 1, network, ...given, settings: { ...given.settings, timeout_seconds: '1' } };
};
const image = (n = 1): PostMedia => ({
  kind: 'image',
  mime: 'image/jpeg',
  url: `https://kota.example/${n}.jpg`,
  alt: 'Peta',
});
const film: PostMedia = { kind: 'video', mime: 'video/mp4', url: 'https://kota.example/1.mp4' };
const post = (more: Partial<Post> = {}): Post => ({
  key: 'kiriman-1',
  text: 'Jadwal air bersih pekan ini 💧 #KotaTangerang',
  media: [image()],
  choices: {},
  ...more,
});

/** Prepares and asks until only the irreversible step is left, or it ended otherwise. */
async function ripen(network: Network, of: ChannelAccount, what: Post): Promise<PublishStep> {
  let step = await network.publish?.prepare(of, what, signal());
  for (let turn = 0; step?.state === 'pending' && turn < 12; turn++) {
    step = await network.publish?.check(of, step.handle, signal());
  }
  if (!step) throw new Error('no publishing');
  return step;
}
const handleOf = (step: PublishStep) => ('handle' in step ? step.handle : {});

test.each([
  ['facebook', 'text', facebook, post({ media: [] })],
  ['facebook', 'a link', facebook, post({ media: [], link: 'https://kota.example/air' })],
  ['facebook', 'pictures', facebook, post({ media: [image(1), image(2)] })],
  ['instagram', 'a picture', instagram, post()],
  ['instagram', 'a reel', instagram, post({ media: [film] })],
  ['instagram', 'an album with a film', instagram, post({ media: [image(1), film, image(2)] })],
] as const)('%s publishes %s once, and nobody sees it before', async (name, _what, network, what) => {
  city.instagram.publishing.ripensAfter = 1;
  const ready = await ripen(network, account(name), what);
  expect(ready.state).toBe('ready');
  expect(city.sent).toEqual([]);
  const done = await network.publish?.complete(account(name), what, handleOf(ready), signal());
  expect(done).toMatchObject({ state: 'completed', permalink: expect.stringContaining('https://www.') });
  expect(city.sent).toMatchObject([{ network: name, way: 'post', text: what.text }]);
  // A look after it never says ready again.
  expect(await network.publish?.check(account(name), handleOf(ready), signal())).toMatchObject({
    state: 'completed',
    externalId: city.sent[0]?.id,
  });
});

test.each([
  ['facebook', facebook, 'feed'],
  ['instagram', instagram, 'media_publish'],
] as const)(
  '%s: a post of unclear outcome is found, and looking before another try keeps it single',
  async (name, network, where) => {
    const since = new Date(Date.now() - 2_000);
    const of = account(name);
    const ready = await ripen(network, of, post());
    expect(await network.publish?.find?.(of, post(), since, signal())).toBeUndefined();
    city[name].troubles.add(where, 'timeout_after_effect');
    const outcome = await network.publish?.complete(of, post(), handleOf(ready), signal());
    expect(outcome).toEqual({ state: 'unknown', reason: 'no_clear_answer' });
    expect(await network.publish?.find?.(of, post(), since, signal())).toMatchObject({ externalId: city.sent[0]?.id });
    expect(await network.publish?.check(of, handleOf(ready), signal())).toMatchObject({ state: 'completed' });
    expect(city.sent).toHaveLength(1);
  },
);

test.each([
  ['facebook', 'a film', facebook, post({ media: [film] }), 'not_offered'],
  ['facebook', 'nothing', facebook, post({ media: [], text: ' ' }), 'empty_text'],
  ['instagram', 'words alone', instagram, post({ media: [] }), 'not_offered'],
  ['instagram', 'a PNG', instagram, post({ media: [{ ...image(), mime: 'image/png' }] }), 'media_refused'],
  [
    'instagram',
    'eleven pictures',
    instagram,
    post({ media: Array.from({ length: 11 }, (_, n) => image(n)) }),
    'media_refused',
  ],
  ['instagram', 'a long caption', instagram, post({ text: 'a'.repeat(2_201) }), 'too_long'],
  ['instagram', 'thirty-one hashtags', instagram, post({ text: '#a '.repeat(31) }), 'bad_request'],
  ['instagram', 'an address that is none', instagram, post({ media: [{ ...image(), url: 'x' }] }), 'media_not_fetched'],
] as const)('%s refuses %s before anything is made public', async (name, _what, network, what, reason) => {
  expect(await ripen(network, account(name), what)).toMatchObject({ state: 'failed', failure: 'permanent', reason });
  expect(city.sent).toEqual([]);
});

test('the quota that Instagram tells is obeyed', async () => {
  city.instagram.publishing.quotaUsage = 50;
  expect(await instagram.publish?.prepare(account('instagram'), post(), signal())).toEqual({
    state: 'failed',
    failure: 'rate',
    reason: 'quota_used_up',
    retryAfterSeconds: 86_400,
  });
});

test.each([
  [
    'ERROR',
    'Error: Media upload has failed with error code 2207026',
    { failure: 'permanent', reason: 'media_refused' },
  ],
  ['ERROR', 'Error: 2207051', { failure: 'policy', reason: 'account_restricted' }],
  ['EXPIRED', '', { failure: 'transient', reason: 'media_gone' }],
] as const)('a container that is %s (%s) is told by its class', async (status, detail, expected) => {
  const step = await instagram.publish?.prepare(account('instagram'), post(), signal());
  const handle = step ? handleOf(step) : {};
  const container = city.instagram.publishing.containers.get(handle.container ?? '');
  if (container) Object.assign(container, { status, detail });
  expect(await instagram.publish?.check(account('instagram'), handle, signal())).toMatchObject({
    state: 'failed',
    ...expected,
  });
  expect(await instagram.publish?.complete(account('instagram'), post(), handle, signal())).toMatchObject(expected);
  expect(city.sent).toEqual([]);
});

test('figures are those the networks give; no figure is null and not zero', async () => {
  const media = city.instagram.world.media[0]?.id ?? '';
  expect(await instagram.measure?.(account('instagram'), media, signal())).toEqual({
    views: 820,
    reach: 610,
    likes: 45,
    comments: 7,
    shares: 12,
    saves: 9,
    clicks: null,
  });
  city.instagram.publishing.fewViewers = true;
  expect(await instagram.measure?.(account('instagram'), media, signal())).toEqual(noFigures);
  const page = city.facebook.world.posts[0]?.id ?? '';
  await city.facebook.comment('terima kasih', 'Bu Ani', { under: page });
  expect(await facebook.measure?.(account('facebook'), page, signal())).toEqual({
    views: 1_250,
    reach: 940,
    likes: 25,
    comments: 1,
    shares: null,
    saves: null,
    clicks: 37,
  });
  const quiet = city.facebook.world.addPost('Kiriman sepi');
  expect(await facebook.measure?.(account('facebook'), quiet.id, signal())).toEqual({ ...noFigures, comments: 0 });
  await expect(facebook.measure?.(account('facebook'), '1_1', signal())).rejects.toMatchObject({
    reason: 'target_gone',
  });
});

test('a metric that died costs only its own figure', async () => {
  const page = city.facebook.world.posts[0]?.id ?? '';
  city.facebook.world.deadMetrics.add('post_media_view');
  expect(await facebook.measure?.(account('facebook'), page, signal())).toMatchObject({ views: null, reach: 940 });
});
