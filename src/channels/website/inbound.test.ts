import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import type { ChannelAccount, Incoming, Usage } from '../domain/network.ts';
import { website } from './index.ts';

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
const nobody: ChannelAccount = { id: 0, network: 'website', externalId: '', settings: {}, secrets: {} };

function read(body: unknown, as = nobody): Incoming[] {
  const bytes = body instanceof Uint8Array ? body : new TextEncoder().encode(JSON.stringify(body));
  const items = website.normalise(as, { source: 'poll', receivedAt: new Date('2026-11-24T03:00:00Z'), body: bytes });
  if (!Array.isArray(items)) throw new Error('expected an answer at once');
  return items;
}

async function poll(cursor: string | null = null, as = account()) {
  const items: Incoming[] = [];
  let next = cursor;
  let bodies = 0;
  for await (const page of website.poll?.(as, cursor, signal()) ?? []) {
    for (const body of page.bodies) items.push(...read(body, as));
    bodies += page.bodies.length;
    next = page.cursor ?? next;
  }
  return { items, cursor: next, bodies, comments: items.filter((item) => item.externalId !== firstPost()) };
}
const firstPost = () => `post:${site().world.posts[0]?.id}`;

const comment = {
  id: 812,
  post: 31,
  parent: 0,
  author: 0,
  author_name: 'Pak Budi',
  author_url: '',
  date: '2026-11-24T09:30:00',
  date_gmt: '2026-11-24T02:30:00',
  content: { rendered: '<p>Lampu di Jl. Merdeka mati<br />\nsudah &#8220;seminggu&#8221;</p>\n' },
  link: 'https://dishub.kota.latihan/lampu/#comment-812',
  status: 'approved',
  type: 'comment',
  author_avatar_urls: { 24: `https://secure.gravatar.com/avatar/${'ab'.repeat(32)}?s=24` },
};

test('a list of comments is read as the API gives it: who, what, when, where and under which post', () => {
  expect(read([comment])).toEqual([
    {
      kind: 'comment',
      externalId: '812',
      conversation: `guest:${'ab'.repeat(32)}:31`,
      replyTo: { comment_id: '812', post_id: '31' },
      visibility: 'public',
      author: { externalId: `guest:${'ab'.repeat(32)}`, name: 'Pak Budi' },
      text: 'Lampu di Jl. Merdeka mati\nsudah “seminggu”',
      attachments: [],
      at: new Date('2026-11-24T02:30:00Z'),
      permalink: 'https://dishub.kota.latihan/lampu/#comment-812',
      post: '31',
    },
  ]);
});

test('a guest is the same person whether or not we may see the e-mail address', () => {
  site().comment('lampu mati', { email: 'Ratna@Warga.latihan'.toLowerCase() });
  return Promise.all([poll(), poll(null, account({ moderates: 'no' }))]).then(([seen, unseen]) => {
    const [as, without] = [seen.comments[0], unseen.comments[0]];
    expect(as?.author.email).toBe('ratna@warga.latihan');
    expect(without?.author.email).toBeUndefined();
    expect(without?.conversation).toBe(as?.conversation);
  });
});

test('people without an address are told apart by name and thread, users by their number', () => {
  const { author_avatar_urls: _none, ...bare } = comment;
  const people = read([
    bare,
    { ...bare, id: 813, author_name: 'Bu Sri' },
    { ...bare, id: 814, parent: 812 },
    { ...bare, id: 815, author: 44 },
  ]).map((item) => item.author.externalId);
  expect(people).toEqual(['name:812:Pak Budi', 'name:813:Bu Sri', 'name:812:Pak Budi', 'user:44']);
});

test.each([
  [
    'what was typed stands above what the site made of it',
    { raw: 'a < b & "c"\n\nhttps://x.id/y' },
    'a < b & "c"\n\nhttps://x.id/y',
  ],
  ['marked-up raw words', { raw: 'a &lt;b&gt; <strong>c</strong>' }, 'a <b> c'],
  ['a link keeps its address', { rendered: '<p><a href="https://x.id/a">ini</a></p>' }, 'ini (https://x.id/a)'],
  [
    'emoji pictures are letters',
    { rendered: '<p>ya <img class="emoji" alt="🙏" src="https://s.w.org/1.svg"></p>' },
    'ya 🙏',
  ],
  ['another script', { rendered: '<p>ꦱꦸꦒꦼꦁ مرحبا 👷🏽‍♀️</p>' }, 'ꦱꦸꦒꦼꦁ مرحبا 👷🏽‍♀️'],
])('%s', (_, content, text) => {
  expect(read([{ ...comment, content }])[0]?.text).toBe(text);
});

test.each([
  ['GMT without a zone', { date_gmt: '2026-11-24T02:30:00' }, '2026-11-24T02:30:00.000Z'],
  ['with a zone', { date_gmt: '2026-11-24T09:30:00+07:00' }, '2026-11-24T02:30:00.000Z'],
  ['with a blank', { date_gmt: '2026-11-24 02:30:00' }, '2026-11-24T02:30:00.000Z'],
  ['in seconds', { date_gmt: 1_795_487_400 }, '2026-11-24T02:30:00.000Z'],
  ['the site’s own time, of Jakarta when nobody says', { date_gmt: undefined }, '2026-11-24T02:30:00.000Z'],
  ['none at all: when it was received', { date_gmt: undefined, date: undefined }, '2026-11-24T03:00:00.000Z'],
])('a time is read %s', (_, given, at) => {
  expect(read([{ ...comment, ...given }])[0]?.at.toISOString()).toBe(at);
});

test('the site’s own time is counted by how far the site is from GMT', () => {
  const as = { ...nobody, settings: { gmt_offset: '9.5' } };
  expect(read([{ ...comment, date_gmt: '' }], as)[0]?.at.toISOString()).toBe('2026-11-24T00:00:00.000Z');
});

test('words of the one we log in as, of users named in the settings and of the post’s writer are our own', () => {
  const by = (author: number, more = {}) => ({ ...comment, id: 900 + author, author, parent: 812, ...more });
  const as = { ...nobody, externalId: 'dishub.latihan', settings: { user_id: '7', staff_ids: ' 9, 12' } };
  const embedded = { _embedded: { up: [{ id: 31, author: 5 }] } };
  const items = read([by(7), by(9), by(12), by(5, embedded), by(44, embedded)], as);
  expect(items.map((item) => item.kind)).toEqual(['echo', 'echo', 'echo', 'echo', 'comment']);
  expect(items[0]).toMatchObject({ answers: ['812'], author: { externalId: 'dishub.latihan' } });
});

test('what is in the bin or the spam is withdrawn, and our own words count once they are to be seen', () => {
  const as = { ...nobody, settings: { user_id: '7' } };
  const items = read(
    [
      { ...comment, status: 'trash' },
      { ...comment, id: 2, status: 'spam' },
      { ...comment, id: 3, status: 'hold' },
      { ...comment, id: 4, author: 7, status: 'hold' },
    ],
    as,
  );
  expect(items.map((item) => [item.kind, item.externalId])).toEqual([
    ['delete', '812'],
    ['delete', '2'],
    ['comment', '3'],
  ]);
});

test('links from elsewhere and editors’ notes are notices; a kind nobody knows is kept; other lists say nothing', () => {
  const kinds = read([
    { ...comment, type: 'pingback' },
    { ...comment, id: 2, type: 'note' },
    { ...comment, id: 3, type: 'something_new' },
    { ...comment, id: 4, type: '' },
    { hello: 'x' },
  ]).map((item) => [item.kind, item.unsupported]);
  expect(kinds).toEqual([
    ['automatic', 'pingback'],
    ['automatic', 'note'],
    ['unsupported', 'something_new'],
    ['comment', undefined],
    ['unsupported', 'body'],
  ]);
  expect(read([])).toEqual([]);
  expect(read([{ id: 4, mime_type: 'image/jpeg', title: { rendered: 'x' }, slug: 'x', type: 'attachment' }])).toEqual(
    [],
  );
  expect(read([{ id: 4, taxonomy: 'category', name: 'x' }])).toEqual([]);
});

test('a wrapped answer, one comment alone, and the answer to a deletion are read too', () => {
  expect(read({ body: [comment], status: 200, headers: {} }).map((item) => item.externalId)).toEqual(['812']);
  expect(read(comment).map((item) => item.externalId)).toEqual(['812']);
  expect(read({ deleted: true, previous: comment })).toMatchObject([{ kind: 'delete', externalId: '812' }]);
});

test('an error, an empty body, a page and half a feed are no events', () => {
  const bytes = (said: string) => new TextEncoder().encode(said);
  expect(() => read({ code: 'rest_no_route', message: 'x', data: { status: 404 } })).toThrow('an error');
  expect(() => read({})).toThrow('empty');
  expect(() => read(bytes('<!doctype html><html></html>'))).toThrow('no feed');
  expect(() => read(bytes('<rss><channel>'))).toThrow('no feed');
  expect(() => read(bytes('halo'))).toThrow('not JSON');
});

test('a post of ours is an echo under a number of its own, a draft is nothing', () => {
  const post = {
    id: 812,
    date_gmt: '2026-11-24T01:00:00',
    slug: 'a',
    status: 'publish',
    type: 'post',
    link: 'https://d.id/a/',
    title: { rendered: 'Lampu &#8211; jadwal' },
    excerpt: { rendered: '<p>Besok.</p>' },
  };
  expect(read([post, { ...post, id: 813, status: 'draft' }])).toMatchObject([
    {
      kind: 'echo',
      externalId: 'post:812',
      text: 'Lampu – jadwal\n\nBesok.',
      author: { externalId: 'd.id' },
      permalink: 'https://d.id/a/',
    },
  ]);
});

test('pictures in a comment are attachments, smileys are not', () => {
  const content = {
    rendered:
      '<p>ini <img src="https://d.id/a.jpg?x=1&amp;y=2" /> <img class="emoji" alt="🙏" src="https://s.w.org/1.svg"></p>',
  };
  expect(read([{ ...comment, content }])[0]?.attachments).toEqual([
    { kind: 'image', url: 'https://d.id/a.jpg?x=1&y=2' },
  ]);
});

test('comments come page by page, held ones too, each once; nothing new journals nothing', async () => {
  for (let n = 0; n < 23; n++) site().comment(`lampu ${n}`, { status: n === 5 ? 'hold' : 'approved' });
  const first = await poll();
  expect(first.comments.map((item) => item.text)).toEqual(Array.from({ length: 23 }, (_, n) => `lampu ${n}`));
  const second = await poll(first.cursor);
  expect(second.bodies).toBe(0);
  site().comment('yang baru');
  expect((await poll(second.cursor)).items.map((item) => item.text)).toEqual(['yang baru']);
});

test('an empty page with more behind it is followed', async () => {
  for (let n = 0; n < 12; n++) site().comment(`lampu ${n}`);
  site().troubles.add('GET comments', 'empty_page_next');
  // The first page is empty; what stands on the others still comes, and the next poll brings the rest.
  const first = await poll();
  expect(first.comments.map((item) => item.text)).toEqual(['lampu 10', 'lampu 11']);
  const second = await poll(first.cursor);
  expect(second.comments).toHaveLength(10);
});

test('a comment that was changed, binned, marked as spam or deleted is told of once', async () => {
  const [edited, binned, spam, deleted, stays] = ['a', 'b', 'c', 'd', 'e'].map((text) => site().comment(text));
  if (!edited || !binned || !spam || !deleted || !stays) throw new Error('no comments');
  const first = await poll();
  edited.text = 'a, diperbaiki';
  binned.status = 'trash';
  spam.status = 'spam';
  site().world.comments.splice(site().world.comments.indexOf(deleted), 1);
  const second = await poll(first.cursor);
  expect(second.items.map((item) => [item.kind, item.externalId, item.text])).toEqual([
    ['edit', String(edited.id), 'a, diperbaiki'],
    ['delete', String(binned.id), ''],
    ['delete', String(spam.id), ''],
    ['delete', String(deleted.id), ''],
  ]);
  expect((await poll(second.cursor)).items).toEqual([]);
});

test('a site with many comments is looked back upon from time to time only', async () => {
  const began = Date.now() - 3 * 3_600_000;
  const comments = Array.from({ length: 201 }, (_, n) =>
    site().comment(`lampu ${n}`, { at: new Date(began + n * 10_000) }),
  );
  const first = await poll();
  const second = await poll(first.cursor);
  if (comments[0]) comments[0].text = 'diperbaiki';
  expect((await poll(second.cursor)).items).toEqual([]);
  const later = JSON.stringify({ ...JSON.parse(second.cursor ?? '{}'), lookedAt: Date.now() - 31 * 60_000 });
  expect((await poll(later)).items.map((item) => item.text)).toEqual(['diperbaiki']);
});

test('a site that was silent for weeks is not read again and again', async () => {
  const old = site().comment('bulan lalu', { at: new Date(Date.now() - 20 * 86_400_000) });
  const first = await poll();
  expect(first.comments.map((item) => item.externalId)).toEqual([String(old.id)]);
  const second = await poll(first.cursor);
  expect(second.bodies).toBe(0);
  expect((await poll(second.cursor)).bodies).toBe(0);
});

test('a role that may not moderate reads what everybody sees, and a late approval is found', async () => {
  const user = site().world.user(7);
  if (user) user.can = ['publish_posts'];
  const held = site().comment('ditahan dulu', { status: 'hold' });
  site().comment('langsung tampil');
  const first = await poll();
  expect(first.comments.map((item) => item.text)).toEqual(['langsung tampil']);
  held.status = 'approved';
  expect((await poll(first.cursor)).items.map((item) => item.text)).toEqual(['ditahan dulu']);
});

test('of our posts the newest is told when a site is connected, later each new one', async () => {
  const first = await poll();
  expect(first.items.map((item) => [item.kind, item.externalId])).toEqual([['echo', firstPost()]]);
  site().world.addPost({ title: 'Baru' });
  site().world.addPost({ title: 'Belum', status: 'draft' });
  const second = await poll(first.cursor);
  expect(second.items.map((item) => item.text)).toEqual(['Baru']);
  expect((await poll(second.cursor)).bodies).toBe(0);
});

test('neither the writer’s network address nor their browser is taken', async () => {
  site().comment('lampu mati');
  let said = '';
  for await (const page of website.poll?.(account(), null, signal()) ?? []) {
    for (const body of page.bodies) said += new TextDecoder().decode(body);
  }
  expect(said).toContain('lampu mati');
  expect(said).not.toContain('203.0.113.9');
});

test.each([
  ['rate', { failure: 'rate', reason: 'rate_limited', retryAfterSeconds: 90 }],
  ['token_expired', { failure: 'reauth', reason: 'token_expired' }],
  ['firewall', { failure: 'policy', reason: 'site_firewall' }],
  ['server_error', { failure: 'transient', reason: 'service_down' }],
  ['maintenance', { failure: 'transient', reason: 'service_down', retryAfterSeconds: 600 }],
  ['not_json', { failure: 'transient', reason: 'service_down' }],
  ['moved', { failure: 'permanent', reason: 'address_moved' }],
  ['drop', { failure: 'transient', reason: 'service_down' }],
  ['hang', { failure: 'transient', reason: 'service_down' }],
] as const)('polling while the site shows %s fails as it should', async (trouble, failure) => {
  site().troubles.add('GET comments', trouble);
  await expect(poll()).rejects.toMatchObject(failure);
});

test('a full budget is noted with its time', async () => {
  const noted: Usage[] = [];
  site().troubles.add('GET comments', 'rate');
  await expect(poll(null, { ...account(), noteUsage: (usage) => noted.push(usage) })).rejects.toThrow();
  expect(noted).toEqual([{ share: 1, resetSeconds: 90 }]);
});

test('the check names the site, the user’s number and what they may do', async () => {
  const { user_id: _id, ...settings } = account().settings;
  const as = { ...account(), externalId: '', settings };
  expect(await website.check(as, signal())).toEqual({
    ok: true,
    externalId: account().externalId,
    name: account().externalId,
    settings: { rest: 'path', user_id: '7', moderates: 'yes', gmt_offset: '7' },
  });
  site().habits.byQuery = true;
  expect(await website.check(as, signal())).toMatchObject({ ok: true, settings: { rest: 'query' } });
  site().comment('lewat rest_route');
  expect((await poll(null, account({ rest: 'query' }))).comments).toHaveLength(1);
});

test('the check says what is wrong', async () => {
  const check = (as: ChannelAccount) => website.check(as, signal());
  site().habits.dropsPassword = true;
  expect(await check(account())).toMatchObject({ failure: 'reauth', reason: 'basic_auth_dropped' });
  site().habits.dropsPassword = false;
  expect(await check({ ...account(), secrets: { app_password: 'salah' } })).toMatchObject({
    failure: 'reauth',
    reason: 'token_expired',
  });
  expect(await check({ ...account(), secrets: {} })).toMatchObject({ failure: 'reauth', reason: 'secret_missing' });
  expect(await check(account({ base_url: '' }))).toMatchObject({ failure: 'permanent', reason: 'settings_missing' });
  expect(await check(account({ base_url: `${account().settings.base_url}/bukan` }))).toMatchObject({
    reason: 'site_without_api',
  });
  expect(await check(account({ base_url: 'http://127.0.0.1:64999' }))).toMatchObject({
    failure: 'transient',
    reason: 'network_down',
  });
});
