import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { hearWebhooks } from '../../../simulator/receiver.ts';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { threads } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const account = (settings: Record<string, string> = {}): ChannelAccount => {
  const given = city.threads.account();
  return { id: 1, network: 'threads', ...given, settings: { ...given.settings, timeout_seconds: '1', ...settings } };
};

function read(body: unknown, own = account()): Incoming[] {
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
  const items = threads.normalise(own, { source: 'webhook', receivedAt: new Date(), body: bytes });
  if (!Array.isArray(items)) throw new Error('expected an answer at once');
  return items;
}

async function hear(act: () => Promise<unknown>): Promise<Incoming[]> {
  const items: Incoming[] = [];
  const take = (_headers: Headers, body: Buffer) => {
    items.push(...read(body.toString('utf8')));
    return 200;
  };
  await hearWebhooks(city.threads.webhook, take, act);
  return items;
}

async function pollAll(cursor: string | null = null) {
  const items: Incoming[] = [];
  let next = cursor;
  for await (const page of threads.poll?.(account(), cursor, signal()) ?? []) {
    for (const body of page.bodies) items.push(...read(body.length ? new TextDecoder().decode(body) : ''));
    next = page.cursor;
  }
  return { items, cursor: next };
}

test.each([false, true])(
  'a reply and a mention are read from the envelope of Threads, values as a list: %s',
  async (asList) => {
    city.threads.valuesAsList = asList;
    const items = await hear(async () => {
      const top = await city.threads.reply('lampu mati 😡', 'warga.a');
      await city.threads.reply('di sini juga', 'warga.b', { parentId: top.id });
      await city.threads.mention('@kota.latihan kapan air nyala', 'warga.c');
    });
    const [top, under, mention] = items;
    const post = city.threads.world.posts()[0]?.id ?? '';
    expect(top).toMatchObject({
      kind: 'comment',
      visibility: 'public',
      text: 'lampu mati 😡',
      conversation: `@warga.a:${post}`,
      author: { externalId: '@warga.a', handle: 'warga.a' },
      post,
      answers: [post],
    });
    expect(under).toMatchObject({ conversation: `@warga.b:${post}`, answers: [top?.externalId] });
    expect(mention).toMatchObject({ kind: 'mention', replyTo: { reply_to_id: mention?.externalId } });
    expect(mention?.post).toBeUndefined();
  },
);

test('webhook and poll tell the same of one item, so that either may come first', async () => {
  const heard = await hear(async () => {
    const top = await city.threads.reply('lampu mati', 'warga.a');
    await city.threads.reply('sama', 'warga.b', { parentId: top.id });
    await city.threads.mention('@kota.latihan halo', 'warga.c');
  });
  const { items } = await pollAll();
  const tell = (all: Incoming[]) =>
    all
      .map((one) => [
        one.externalId,
        one.kind,
        one.conversation,
        one.author.externalId,
        one.text,
        one.answers,
        one.post,
      ])
      .sort();
  expect(tell(items)).toEqual(tell(heard));
});

test('the poll goes on where it stopped, follows an empty page, and skips nothing that shares a second', async () => {
  await city.threads.reply('satu', 'a');
  const { items, cursor } = await pollAll();
  expect(items.map((one) => one.text)).toEqual(['satu']);
  expect((await pollAll(cursor)).items).toEqual([]);
  const [before] = city.threads.world.media;
  await city.threads.reply('dua', 'b', before ? { at: before.at } : {});
  for (let n = 0; n < 25; n++) await city.threads.reply(`lagi ${n}`, `w${n}`);
  city.threads.troubles.add('conversation', 'empty_page_next');
  const later = await pollAll(cursor);
  expect(later.items).toHaveLength(26);
  expect(later.items.map((one) => one.text)).toContain('dua');
});

test('what may not be listed keeps nothing else from being read, and is told at the end', async () => {
  await city.threads.reply('satu', 'a');
  city.threads.troubles.add('mentions', 'permission');
  const items: Incoming[] = [];
  const run = async () => {
    for await (const page of threads.poll?.(account(), null, signal()) ?? []) {
      for (const body of page.bodies) items.push(...read(new TextDecoder().decode(body)));
    }
  };
  await expect(run()).rejects.toThrow('permission_missing');
  expect(items.map((one) => one.text)).toEqual(['satu']);
});

const reply = (more: Record<string, unknown> = {}) => ({
  id: '8901',
  username: 'warga_d',
  text: 'Setuju',
  media_type: 'TEXT_POST',
  replied_to: { id: '5678' },
  root_post: { id: '5678', owner_id: '1234', username: 'pemkot' },
  timestamp: '2026-11-24T03:00:00+0000',
  ...more,
});
const envelope = (field: string, value: unknown, more: Record<string, unknown> = {}) => ({
  topic: 'moderate',
  target_id: '5678',
  time: 1_795_000_000,
  values: { field, value },
  ...more,
});
const nobody = (): ChannelAccount => ({ id: 0, network: 'threads', externalId: '', settings: {}, secrets: {} });

test.each([
  ['a reply', envelope('replies', reply()), { kind: 'comment', conversation: '@warga_d:5678', post: '5678' }],
  ['an answer of our own', envelope('replies', reply({ username: 'pemkot' })), { kind: 'echo', answers: ['5678'] }],
  ['a change alone', { field: 'replies', value: reply() }, { kind: 'comment' }],
  ['a list of envelopes', [envelope('replies', reply())], { kind: 'comment' }],
  [
    "the envelope of Meta's other products",
    { object: 'threads', entry: [{ id: '1234', time: 1, changes: [{ field: 'replies', value: reply() }] }] },
    { kind: 'comment', text: 'Setuju' },
  ],
  [
    'a mention without what needs another permission',
    envelope(
      'mentions',
      { id: '9', username: 'w', text: '@pemkot halo', timestamp: 1_795_000_000 },
      { target_id: '1234' },
    ),
    { kind: 'mention', conversation: '@w:9', at: new Date(1_795_000_000_000) },
  ],
  [
    'something deleted',
    envelope('delete', {
      id: '8',
      owner: { owner_id: '1234' },
      username: 'pemkot',
      deleted_at: '2026-11-24T03:00:00+0000',
    }),
    { kind: 'delete', externalId: '8', ifKnown: true },
  ],
  [
    'something we published',
    envelope('publish', { id: '8', username: 'pemkot', media_type: 'TEXT_POST' }),
    { kind: 'echo', externalId: '8', fetch: { media_id: '8', published: '1' } },
  ],
  ['a field of tomorrow', envelope('sparks', { id: '1' }), { kind: 'unsupported', unsupported: 'sparks' }],
  ['a reply without words and author', envelope('replies', { id: '7' }), { kind: 'comment', fetch: { media_id: '7' } }],
  ['a body of no known shape', { halo: 1 }, { kind: 'unsupported', unsupported: 'body' }],
  [
    'a list of replies as the API gives it',
    { data: [{ ...reply(), is_reply: true, is_reply_owned_by_me: false }], paging: { cursors: { after: 'x' } } },
    { kind: 'comment', conversation: '@warga_d:5678' },
  ],
  ['a reply as the API gives it alone', reply({ root_post: { id: '5678' } }), { kind: 'comment' }],
  [
    'a list of mentions as the API gives it',
    {
      data: [
        { id: '3', username: 'w', text: '@pemkot banjir', permalink: 'https://x.test/3', media_type: 'TEXT_POST' },
      ],
    },
    { kind: 'mention', externalId: '3', conversation: '@w:3' },
  ],
] as const)('%s is read without knowing the account', (_name, body, expected) => {
  const items = read(body, nobody());
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject(expected);
});

test('our own posts never become reports, and what is for another account bears its id', () => {
  const { username } = city.threads.world;
  const post = { id: '1', username, text: 'Info', media_type: 'TEXT_POST', permalink: 'https://x.test/1' };
  expect(read({ data: [post, { ...post, text: `@${username} sendiri` }] })).toEqual([]);
  expect(read(envelope('replies', reply()))[0]).toMatchObject({ kind: 'comment', account: '1234' });
  expect(() => read({})).toThrow('nothing that was said');
  expect(() => read({ error: { code: 190 } })).toThrow('nothing that was said');
});

test('pictures are fetched by the id, as webhooks tell no address', async () => {
  const url = city.threads.addFile('lubang.jpg', Buffer.from('gambar'), 'image/jpeg');
  const [item] = await hear(() => city.threads.reply('lihat', 'a', { mediaType: 'IMAGE', mediaUrl: url }));
  const attachment = item?.attachments[0];
  expect(attachment).toEqual({ kind: 'image', ref: item?.externalId });
  if (!attachment) return;
  const got = await threads.download?.(account(), attachment, 100, signal());
  expect(Buffer.from(got ?? []).toString()).toBe('gambar');
  city.threads.files.clear();
  await expect(threads.download?.(account(), attachment, 100, signal())).rejects.toThrow('media_gone');
});
