import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import type { ChannelAccount } from '../domain/network.ts';
import type { Post, PostMedia, PublishStep } from '../domain/publish.ts';
import { x } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const account = (settings: Record<string, string> = {}): ChannelAccount => {
  const given = city.x.account();
  return { id: 1, network: 'x', ...given, settings: { ...given.settings, timeout_seconds: '1', ...settings } };
};
const post = (more: Partial<Post> = {}): Post => ({
  key: 'p1',
  text: 'Jadwal servis lampu',
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

const prepare = (one: Post, settings = {}) => x.publish?.prepare(account(settings), one, signal());
const handleOf = (step: PublishStep | undefined) => (step && 'handle' in step ? step.handle : {});

test('a post with pictures is uploaded in pieces, described, and goes out once', async () => {
  const one = post({
    media: [picture(25, { alt: 'Lampu di Jalan Merdeka' }), picture(10)],
    link: 'https://kota.go.id/lampu',
  });
  const ready = await prepare(one, { upload_piece_bytes: '10' });
  expect(ready?.state).toBe('ready');
  expect(city.sent).toEqual([]);
  const [first] = city.x.uploads.all.values();
  expect(first?.pieces.map((piece) => piece.length)).toEqual([10, 10, 5]);
  expect(Buffer.concat(first?.pieces ?? [])).toEqual(Buffer.alloc(25, 7));
  expect(first?.alt).toBe('Lampu di Jalan Merdeka');
  const done = await x.publish?.complete(account(), one, handleOf(ready), signal());
  expect(done).toMatchObject({ state: 'completed', externalId: city.sent[0]?.id });
  expect(city.sent[0]?.text).toBe('Jadwal servis lampu\nhttps://kota.go.id/lampu');
  // What is out is never ready again.
  expect(await x.publish?.check(account(), handleOf(ready), signal())).toMatchObject({ state: 'completed' });
});

test('a film is waited for', async () => {
  city.x.uploads.slowTurns = 2;
  const one = post({ media: [picture(10, { kind: 'video', mime: 'video/mp4' })] });
  const step = await prepare(one);
  expect(step).toMatchObject({ state: 'pending', afterSeconds: 2 });
  expect(await x.publish?.check(account(), handleOf(step), signal())).toMatchObject({ state: 'pending' });
  expect(await x.publish?.check(account(), handleOf(step), signal())).toMatchObject({ state: 'ready' });
  city.x.uploads.failing = true;
  expect(await x.publish?.check(account(), handleOf(step), signal())).toMatchObject({
    state: 'failed',
    reason: 'media_refused',
  });
});

test.each([
  ['too many pictures', { media: Array.from({ length: 5 }, () => picture()) }, 'media_refused'],
  [
    'a film beside a picture',
    { media: [picture(), picture(5, { kind: 'video', mime: 'video/mp4' })] },
    'media_refused',
  ],
  ['a picture too big', { media: [picture(5_000_001)] }, 'media_too_big'],
  [
    'a picture without its bytes',
    { media: [{ kind: 'image', mime: 'image/png', url: 'https://a.id/b.png' }] },
    'media_not_fetched',
  ],
  ['a text too heavy', { text: 'ꦲ'.repeat(141) }, 'too_long'],
  ['nothing at all', { text: ' ' }, 'empty_text'],
] as const)('%s is refused before anything is made', async (_name, more, reason) => {
  expect(await prepare(post(more as Partial<Post>))).toMatchObject({ state: 'failed', failure: 'permanent', reason });
});

test('an unclear post is found by its words, and a second try meets the first', async () => {
  const one = post();
  const ready = await prepare(one);
  const since = new Date();
  expect(await x.publish?.find?.(account(), one, since, signal())).toBeUndefined();
  city.x.troubles.add('tweets', 'timeout_after_effect');
  expect(await x.publish?.complete(account(), one, handleOf(ready), signal())).toMatchObject({ state: 'unknown' });
  expect(await x.publish?.find?.(account(), one, since, signal())).toMatchObject({ externalId: city.sent[0]?.id });
  expect(await x.publish?.complete(account(), one, handleOf(ready), signal())).toMatchObject({
    state: 'completed',
    externalId: city.sent[0]?.id,
  });
  expect(city.sent).toHaveLength(1);
});

test('a post that X refuses is failed, with the reason', async () => {
  const ready = await prepare(post());
  city.x.troubles.add('tweets', 'no_credits');
  const refused = await x.publish?.complete(account(), post(), handleOf(ready), signal());
  expect(refused).toMatchObject({ state: 'failed', failure: 'policy', reason: 'quota_used_up' });
});

test('figures are those X counts, and what it does not tell is no zero', async () => {
  const own = city.x.ownPost();
  await city.x.post('bagus', { username: 'a' }, { answers: own });
  await city.x.post('lihat', { username: 'b' }, { quotes: own });
  expect(await x.measure?.(account(), own.id, signal())).toEqual({
    views: 12,
    reach: null,
    likes: 0,
    comments: 1,
    shares: 1,
    saves: 0,
    clicks: null,
  });
  city.x.troubles.add(own.id, 'bad_request');
  expect(await x.measure?.(account(), own.id, signal())).toMatchObject({ views: 12 });
});
