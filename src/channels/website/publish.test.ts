import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import type { ChannelAccount } from '../domain/network.ts';
import type { Post, PublishStep } from '../domain/publish.ts';
import { website } from './index.ts';
import { htmlOf, slugOf, titleOf } from './post-html.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const site = () => city.website;
const account = (settings: Record<string, string> = {}): ChannelAccount => {
  const given = site().account();
  return { id: 1, network: 'website', ...given, settings: { ...given.settings, timeout_seconds: '1', ...settings } };
};
const file = (kind: 'image' | 'video' | 'document', mime: string, alt: string) => ({
  kind,
  mime,
  alt,
  url: 'https://media/a',
  bytes: new Uint8Array(900),
});
const post: Post = {
  key: 'kiriman-1',
  title: 'Jadwal servis: lampu & jalan',
  text: 'Minggu ini <di> Karawaci\ndan Cipondoh.\n\nTerima kasih 🙏',
  link: 'https://kota.latihan/lampu',
  media: [],
  choices: {},
};
const prepare = (given = post) => website.publish?.prepare(account(), given, signal());
const complete = (handle: Record<string, string>, given = post) =>
  website.publish?.complete(account(), given, handle, signal());

async function publishAll(given: Post): Promise<PublishStep | undefined> {
  const step = await prepare(given);
  return step?.state === 'ready' ? complete(step.handle, given) : step;
}
const made = () => site().world.posts.slice(1);

test('a post is a draft first, then public once, and can be measured', async () => {
  const step = await prepare();
  expect(step).toMatchObject({ state: 'ready' });
  expect([made().map((one) => one.status), city.sent]).toEqual([['draft'], []]);
  const done = await complete(step?.state === 'ready' ? step.handle : {});
  const [only] = made();
  expect(done).toEqual({
    state: 'completed',
    externalId: `post:${only?.id}`,
    permalink: expect.stringContaining('jadwal-servis-lampu-jalan-'),
  });
  expect(only).toMatchObject({
    title: post.title,
    content:
      '<p>Minggu ini &lt;di&gt; Karawaci<br>dan Cipondoh.</p>\n<p>Terima kasih 🙏</p>\n<p><a href="https://kota.latihan/lampu">https://kota.latihan/lampu</a></p>',
  });
  site().comment('bagus', { post: only?.id ?? 0 });
  site().comment('ditahan', { post: only?.id ?? 0, status: 'hold' });
  expect(await website.measure?.(account(), `post:${only?.id}`, signal())).toEqual({
    views: null,
    reach: null,
    likes: null,
    comments: 1,
    shares: null,
    saves: null,
    clicks: null,
  });
});

test('each step may be repeated: one draft, one post, one file', async () => {
  const given = { ...post, media: [file('image', 'image/jpeg', 'Lampu')] };
  const [first, second] = [await prepare(given), await prepare(given)];
  expect(second).toEqual(first);
  const handle = first?.state === 'ready' ? first.handle : {};
  const [done, again] = [await complete(handle, given), await complete(handle, given)];
  expect(again).toEqual(done);
  expect(await prepare(given)).toEqual(done);
  expect(await website.publish?.check(account(), handle, signal())).toEqual(done);
  expect([made().length, site().world.media.length, city.sent.length]).toEqual([1, 1, 1]);
});

test('the first picture is the featured one with its description, other files stand in the post', async () => {
  const media = [
    file('image', 'image/jpeg', 'Tiang lampu baru'),
    file('image', 'image/png', 'Peta "selatan"'),
    file('video', 'video/mp4', ''),
    file('document', 'application/pdf', 'Surat edaran'),
  ];
  await publishAll({ ...post, media });
  const [featured, ...others] = site().world.media;
  expect(featured).toMatchObject({ alt: 'Tiang lampu baru', mime: 'image/jpeg' });
  expect(made()[0]?.featured).toBe(featured?.id);
  const content = made()[0]?.content ?? '';
  expect(content).not.toContain(featured?.name);
  for (const one of others) expect(content).toContain(one.name);
  expect(content).toContain('alt="Peta &quot;selatan&quot;"');
  expect(content).toContain('>Surat edaran</a>');
});

test.each(['timeout_after_effect', 'drop_after_effect', 'server_error_after_effect'] as const)(
  'a publication with %s is found by its slug',
  async (trouble) => {
    const step = await prepare();
    const since = new Date();
    expect(await website.publish?.find?.(account(), post, since, signal())).toBeUndefined();
    site().troubles.add('POST posts', trouble);
    expect(await complete(step?.state === 'ready' ? step.handle : {})).toEqual({
      state: 'unknown',
      reason: 'no_clear_answer',
    });
    expect(await website.publish?.find?.(account(), post, since, signal())).toMatchObject({
      externalId: city.sent[0]?.id,
    });
    expect(city.sent).toHaveLength(1);
  },
);

test('a draft whose answer was lost is found by the next try', async () => {
  site().troubles.add('POST posts', 'drop_after_effect');
  await expect(prepare()).rejects.toMatchObject({ failure: 'transient' });
  expect(await prepare()).toMatchObject({ state: 'ready' });
  expect(made()).toHaveLength(1);
});

test('a role that may not publish leaves a draft and says why', async () => {
  const user = site().world.user(7);
  if (user) user.can = ['edit_posts', 'upload_files'];
  expect(await publishAll(post)).toMatchObject({ state: 'failed', failure: 'policy', reason: 'permission_missing' });
  expect(made().map((one) => one.status)).toEqual(['draft']);
});

test('a draft that somebody threw away is said to be gone', async () => {
  const step = await prepare();
  const handle = step?.state === 'ready' ? step.handle : {};
  const draft = made()[0];
  if (draft) draft.status = 'trash';
  expect(await website.publish?.check(account(), handle, signal())).toMatchObject({
    state: 'failed',
    reason: 'draft_gone',
  });
  site().world.posts.pop();
  expect(await website.publish?.check(account(), handle, signal())).toMatchObject({
    state: 'failed',
    reason: 'draft_gone',
  });
  expect(await complete(handle)).toMatchObject({ state: 'failed', reason: 'draft_gone' });
});

test.each([
  ['nothing', { title: '', text: '' }, 'empty_text'],
  [
    'a file without its bytes',
    { media: [{ kind: 'image' as const, mime: 'image/png', url: 'https://media/a' }] },
    'media_refused',
  ],
  ['too many files', { media: Array.from({ length: 11 }, () => file('image', 'image/png', '')) }, 'media_refused'],
  [
    'too large a file',
    { media: [{ ...file('image', 'image/png', ''), bytes: new Uint8Array(20_000_001) }] },
    'media_too_big',
  ],
])('a post with %s is refused before anything is called', async (_, more, reason) => {
  expect(await prepare({ ...post, ...more })).toMatchObject({ state: 'failed', reason });
  expect(made()).toEqual([]);
});

test('a file the site does not take ends the publication, with nothing out', async () => {
  await expect(prepare({ ...post, media: [file('document', 'application/x-apa', '')] })).rejects.toMatchObject({
    failure: 'permanent',
    reason: 'media_refused',
  });
  expect(city.sent).toEqual([]);
});

test('figures of a post that is gone are no noughts', async () => {
  await expect(website.measure?.(account(), 'post:999999', signal())).rejects.toMatchObject({ reason: 'target_gone' });
});

test('without a title the first line is one, and does not stand there twice', () => {
  const bare = { key: 'k', text: 'Judulnya ini\n\nIsinya ini.', media: [], choices: {} };
  expect([titleOf(bare), htmlOf(bare, [])]).toEqual(['Judulnya ini', '<p>Isinya ini.</p>']);
  const long = { ...bare, text: `${'kata '.repeat(60)}\nlagi` };
  expect(titleOf(long).length).toBeLessThanOrEqual(121);
  expect(htmlOf(long, [])).toContain('kata kata');
});

test('the slug is readable, differs with the key and not with the try', () => {
  expect(slugOf(post)).toMatch(/^jadwal-servis-lampu-jalan-[0-9a-f]{12}$/);
  expect(slugOf(post)).toBe(slugOf({ ...post }));
  expect(slugOf({ ...post, key: 'lain' })).not.toBe(slugOf(post));
  expect(slugOf({ ...post, title: 'ꦱꦸꦒꦼꦁ' })).toMatch(/^[0-9a-f]{12}$/);
});
