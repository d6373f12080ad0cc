import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import type { ChannelAccount } from '../domain/network.ts';
import type { Post, PostMedia, PublishStep } from '../domain/publish.ts';
import { bluesky } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const account = (): ChannelAccount => {
  const given = city.bluesky.account();
  return { id: 1, network: 'bluesky', ...given, settings: { ...given.settings, timeout_seconds: '1' } };
};
const post = (more: Partial<Post> = {}): Post => ({
  key: 'p1',
  text: 'Jadwal servis lampu #lampu',
  media: [],
  choices: {},
  ...more,
});
const picture = (size = 10, more: Partial<PostMedia> = {}): PostMedia => ({
  kind: 'image',
  mime: 'image/jpeg',
  url: 'https://kota.go.id/a.jpg',
  bytes: Buffer.alloc(size, 7),
  ...more,
});
const handleOf = (step: PublishStep | undefined) => (step && 'handle' in step ? step.handle : {});
const prepare = (one: Post) => bluesky.publish?.prepare(account(), one, signal());
const complete = (one: Post, step: PublishStep | undefined) =>
  bluesky.publish?.complete(account(), one, handleOf(step), signal());

test('a post with pictures goes out once, described and marked, however often it is tried', async () => {
  const one = post({
    media: [picture(10, { alt: 'Lampu di Jalan Merdeka' }), picture(20)],
    link: 'https://kota.go.id',
  });
  const ready = await prepare(one);
  expect(ready?.state).toBe('ready');
  expect(city.sent).toEqual([]);
  expect(await bluesky.publish?.check(account(), handleOf(ready), signal())).toMatchObject({ state: 'ready' });
  city.bluesky.troubles.add('createRecord', 'timeout_after_effect');
  expect(await complete(one, ready)).toMatchObject({ state: 'unknown' });
  const there = { externalId: city.sent[0]?.id };
  expect(await bluesky.publish?.find?.(account(), one, new Date(), signal())).toMatchObject(there);
  expect(await bluesky.publish?.check(account(), handleOf(ready), signal())).toMatchObject({
    state: 'completed',
    ...there,
  });
  expect(await complete(one, ready)).toMatchObject({ state: 'completed', ...there });
  expect(city.sent).toHaveLength(1);
  expect(city.bluesky.world.find(city.sent[0]?.id ?? '')?.record).toMatchObject({
    text: 'Jadwal servis lampu #lampu\nhttps://kota.go.id',
    facets: [{ features: [{ tag: 'lampu' }] }, { features: [{ uri: 'https://kota.go.id' }] }],
    embed: { $type: 'app.bsky.embed.images', images: [{ alt: 'Lampu di Jalan Merdeka' }, { alt: '' }] },
  });
});

test('without pictures an address is a card, and a film stands alone', async () => {
  const card = post({ link: 'https://kota.go.id/lampu', title: 'Servis lampu' });
  await complete(card, await prepare(card));
  const film = post({ key: 'p2', media: [picture(10, { kind: 'video', mime: 'video/mp4' })] });
  await complete(film, await prepare(film));
  expect(city.sent.map((one) => city.bluesky.world.find(one.id)?.record.embed)).toMatchObject([
    { $type: 'app.bsky.embed.external', external: { uri: 'https://kota.go.id/lampu', title: 'Servis lampu' } },
    { $type: 'app.bsky.embed.video', video: { mimeType: 'video/mp4' } },
  ]);
});

test.each([
  ['too many pictures', { media: Array.from({ length: 5 }, () => picture()) }, 'media_refused'],
  [
    'a film beside a picture',
    { media: [picture(), picture(5, { kind: 'video', mime: 'video/mp4' })] },
    'media_refused',
  ],
  ['a picture too big', { media: [picture(2_000_001)] }, 'media_too_big'],
  [
    'a picture without its bytes',
    { media: [{ kind: 'image', mime: 'image/png', url: 'https://a.id/b.png' }] },
    'media_not_fetched',
  ],
  ['a text too long', { text: 'ꦲ'.repeat(301) }, 'too_long'],
  ['nothing at all', { text: ' ' }, 'empty_text'],
] as const)('%s is refused before anything is made', async (_name, more, reason) => {
  expect(await prepare(post(more as Partial<Post>))).toMatchObject({ state: 'failed', failure: 'permanent', reason });
  expect(city.bluesky.blobs.size).toBeLessThan(2);
});

test('figures are the counters Bluesky shows; views are none', async () => {
  const own = city.bluesky.ownPost();
  city.bluesky.post('bagus', { username: 'a' }, { answers: own });
  expect(await bluesky.measure?.(account(), own.uri, signal())).toEqual({
    views: null,
    reach: null,
    likes: 0,
    comments: 1,
    shares: 0,
    saves: null,
    clicks: null,
  });
  expect(await bluesky.measure?.(account(), `${own.uri}x`, signal())).toMatchObject({ likes: null });
});
