import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import type { ChannelAccount } from '../domain/network.ts';
import type { Post, PublishStep } from '../domain/publish.ts';
import { mastodon } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const unclear = { state: 'unknown', reason: 'no_clear_answer' };
const account = (settings: Record<string, string> = {}): ChannelAccount => {
  const given = city.mastodon.account();
  return { id: 1, network: 'mastodon', ...given, settings: { ...given.settings, timeout_seconds: '1', ...settings } };
};

const picture = {
  kind: 'image' as const,
  mime: 'image/jpeg',
  url: 'https://media/a.jpg',
  alt: 'Lampu baru',
  bytes: new Uint8Array(900),
};
const post: Post = {
  key: 'kiriman-1',
  text: 'Jadwal servis\nlampu 💡',
  link: 'https://kota.latihan/lampu',
  media: [picture],
  choices: {},
};

async function publishAll(given: Post, settings = {}): Promise<PublishStep[]> {
  const steps: PublishStep[] = [];
  let step = await mastodon.publish?.prepare(account(settings), given, signal());
  while (step?.state === 'pending' && steps.length < 9) {
    steps.push(step);
    step = await mastodon.publish?.check(account(settings), step.handle, signal());
  }
  if (step?.state === 'ready') {
    steps.push(step);
    step = await mastodon.publish?.complete(account(settings), given, step.handle, signal());
  }
  return step ? [...steps, step] : steps;
}

test('a post waits until its pictures are ready, is out once, and can be measured', async () => {
  const steps = await publishAll(post);
  expect(steps.map((step) => step.state)).toEqual(['pending', 'ready', 'completed']);
  const [only, ...more] = city.sent;
  expect(more).toEqual([]);
  expect(only).toMatchObject({ way: 'post', text: 'Jadwal servis\nlampu 💡\n\nhttps://kota.latihan/lampu' });
  expect(steps.at(-1)).toMatchObject({ externalId: only?.id, permalink: expect.stringContaining('https://') });
  const status = city.mastodon.world.statuses.find((one) => one.id === only?.id);
  if (status) status.figures = { likes: 3, comments: 0, shares: 2 };
  expect(await mastodon.measure?.(account(), only?.id ?? '', signal())).toMatchObject({
    likes: 3,
    comments: 0,
    shares: 2,
    views: null,
  });
});

test('a publication whose answer was lost is found, and a repeated one is the same', async () => {
  const since = new Date();
  city.mastodon.troubles.add('POST statuses', 'timeout_after_effect');
  expect((await publishAll({ ...post, media: [] })).at(-1)).toEqual(unclear);
  const found = await mastodon.publish?.find?.(account(), post, since, signal());
  expect(found?.externalId).toBe(city.sent[0]?.id);
  expect((await publishAll({ ...post, media: [] })).at(-1)).toMatchObject({
    state: 'completed',
    externalId: found?.externalId,
  });
  expect(city.sent).toHaveLength(1);
});

test.each([
  ['nothing', { text: '', link: '', media: [] }, {}, 'empty_text'],
  ['a long text', { text: 'a'.repeat(600) }, {}, 'too_long'],
  ['five pictures', { media: [picture, picture, picture, picture, picture] }, {}, 'media_refused'],
  [
    'a picture that is only an address',
    { media: [{ kind: 'image' as const, mime: 'image/jpeg', url: 'https://a' }] },
    {},
    'media_refused',
  ],
  ['a picture larger than the server takes', {}, { image_bytes: '100' }, 'media_too_big'],
])('%s is refused before anybody sees it', async (_what, more, settings, reason) => {
  expect(await publishAll({ ...post, ...more }, settings)).toMatchObject([{ state: 'failed', reason }]);
  expect(city.sent).toEqual([]);
});
