import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import type { ChannelAccount, Incoming, Usage } from '../domain/network.ts';
import { mastodon } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const account = (settings: Record<string, string> = {}): ChannelAccount => {
  const given = city.mastodon.account();
  return { id: 1, network: 'mastodon', ...given, settings: { ...given.settings, timeout_seconds: '1', ...settings } };
};

function read(body: Uint8Array | string, as = account()): Incoming[] {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const items = mastodon.normalise(as, { source: 'poll', receivedAt: new Date(), body: bytes });
  if (!Array.isArray(items)) throw new Error('expected an answer at once');
  return items;
}

async function pollAll(cursor: string | null = null, settings: Record<string, string> = {}, as = account(settings)) {
  const items: Incoming[] = [];
  let next = cursor;
  for await (const page of mastodon.poll?.(as, cursor, signal()) ?? []) {
    for (const body of page.bodies) {
      for (const item of read(body)) items.push((await mastodon.complete?.(as, item, signal())) ?? item);
    }
    next = page.cursor ?? next;
  }
  return { items, cursor: next };
}

test('a public mention, an answer under our post and a direct word are told apart', async () => {
  const post = city.mastodon.world.statuses[0];
  city.mastodon.write('lampu mati', 'bu_ratna');
  city.mastodon.write('di sini juga', 'pak@jauh.example', { parentId: post?.id });
  city.mastodon.write('rahasia', 'bu_ratna', { visibility: 'direct' });
  city.mastodon.write('untuk pengikut', 'bu_ratna', { visibility: 'private' });
  const { items } = await pollAll();
  const [direct, followers, answer, mention] = items
    .toSorted((a, b) => a.conversation.localeCompare(b.conversation))
    .reverse();
  expect(items).toHaveLength(4);
  expect(items.map((item) => item.kind).toSorted()).toEqual(['comment', 'mention', 'message', 'message']);
  for (const item of [direct, followers])
    expect(item).toMatchObject({ visibility: 'private', replyTo: { visibility: 'direct' } });
  expect(direct?.conversation).toBe(followers?.conversation);
  const comment = [answer, mention].find((item) => item?.kind === 'comment');
  expect(comment).toMatchObject({ author: { handle: 'pak@jauh.example' }, post: post?.id, answers: [post?.id] });
});

test('the words of a status are plain: paragraphs, whole addresses, names, emoji and signs', async () => {
  city.mastodon.write('lihat https://layanan.kota.latihan/lampu/jalan/mati/sekali/7 ya\n\n1 < 2 & :kota: 🙏', 'bu');
  const { items } = await pollAll();
  expect(items[0]?.text).toBe(
    '@kota_latihan lihat https://layanan.kota.latihan/lampu/jalan/mati/sekali/7 ya\n\n1 < 2 & :kota: 🙏',
  );
});

test('a content warning stands before the content', async () => {
  city.mastodon.write('ada korban', 'bu', { warning: 'Kecelakaan' });
  expect((await pollAll()).items[0]?.text).toBe('Kecelakaan\n\n@kota_latihan ada korban');
});

test('custom emoji are no part of a name', async () => {
  city.mastodon.world.person('bu', 'Bu Ratna :centang_biru:');
  city.mastodon.write('halo', 'bu');
  expect((await pollAll()).items[0]?.author).toMatchObject({ name: 'Bu Ratna', handle: 'bu' });
});

test('who answers our answer stays in the conversation they began', async () => {
  const first = city.mastodon.write('lampu mati', 'bu');
  const answer = city.mastodon.ownStatus('kami cek', first);
  city.mastodon.write('masih mati', 'bu', { parentId: answer.id });
  const { items } = await pollAll();
  expect(items).toHaveLength(2);
  expect(new Set(items.map((item) => item.conversation)).size).toBe(1);
});

test('reading forward leaves no gap, finds nothing twice, and goes through an empty page with a newer one', async () => {
  city.mastodon.write('sebelum', 'bu');
  const { cursor } = await pollAll();
  for (let n = 0; n < 25; n++) city.mastodon.write(`sesudah ${n}`, `warga${n}`);
  city.mastodon.troubles.add('GET notifications', 'empty_page_next');
  const later = await pollAll(cursor);
  expect(new Set(later.items.map((item) => item.externalId)).size).toBe(25);
  expect(later.items).toHaveLength(25);
  expect((await pollAll(later.cursor)).items).toEqual([]);
});

test('the first run reads history backwards over all its pages', async () => {
  for (let n = 0; n < 25; n++) city.mastodon.write(`lama ${n}`, `warga${n}`);
  const first = await pollAll();
  expect(first.items).toHaveLength(25);
  expect((await pollAll(first.cursor)).items).toEqual([]);
});

test('an account without any word yet loses none of the first', async () => {
  const { cursor } = await pollAll();
  for (let n = 0; n < 12; n++) city.mastodon.write(`pertama ${n}`, `warga${n}`);
  expect((await pollAll(cursor)).items).toHaveLength(12);
});

test('what the server holds back because it does not know the writer is read too', async () => {
  city.mastodon.write('dari akun baru', 'baru@jauh.example', {}, true);
  expect((await pollAll()).items.map((item) => item.kind)).toEqual(['mention']);
});

test('an edit and a deletion are seen by looking again, once each', async () => {
  const edited = city.mastodon.write('lampu mati di jl merdeka', 'bu');
  const removed = city.mastodon.write('salah kirim', 'pak');
  const { cursor } = await pollAll();
  city.mastodon.edit(edited, 'lampu mati di jl sudirman');
  city.mastodon.remove(removed);
  const later = await pollAll(cursor);
  expect(later.items).toMatchObject([
    { kind: 'edit', externalId: edited.id, text: '@kota_latihan lampu mati di jl sudirman' },
    { kind: 'delete', externalId: removed.id },
  ]);
  expect((await pollAll(later.cursor)).items).toEqual([]);
});

test('a server without a list of posts by id is asked for each', async () => {
  const removed = city.mastodon.write('salah kirim', 'pak');
  const kept = city.mastodon.write('lubang', 'bu');
  const { cursor } = await pollAll();
  city.mastodon.remove(removed);
  city.mastodon.edit(kept, 'lubang besar');
  city.mastodon.listsById = false;
  const later = await pollAll(cursor);
  expect(later.items.map((item) => [item.kind, item.externalId])).toEqual([
    ['edit', kept.id],
    ['delete', removed.id],
  ]);
});

test('an answer typed on Mastodon’s pages is an echo without the names before it; a post of ours is no conversation', async () => {
  const asked = city.mastodon.write('lampu mati', 'bu');
  const { cursor } = await pollAll();
  city.mastodon.world.add(city.mastodon.world.city, 'Pengumuman libur');
  const answer = city.mastodon.ownStatus('Kami cek ya', asked);
  const { items } = await pollAll(cursor);
  expect(items).toMatchObject([
    {
      kind: 'echo',
      externalId: answer.id,
      text: 'Kami cek ya',
      answers: [asked.id],
      conversation: `${asked.by.id}:${asked.id}`,
    },
  ]);
});

test('the server’s own budget is heard with every call', async () => {
  const told: Usage[] = [];
  city.mastodon.budget = 4;
  await pollAll(null, {}, { ...account(), noteUsage: (usage) => void told.push(usage) });
  expect(told.length).toBeGreaterThan(0);
  expect(told[0]).toMatchObject({ share: 0.25, resetSeconds: expect.any(Number) });
});

const person = { id: '9', username: 'bu', acct: 'bu@jauh.example', display_name: 'Bu' };
const status = {
  id: '113500000000000007',
  created_at: '2026-11-24T01:02:03.000Z',
  visibility: 'public',
  content: '<p>air mati</p>',
  account: person,
  mentions: [],
  in_reply_to_id: null,
};
const notification = { id: '1', type: 'mention', created_at: '2026-11-24T01:02:04.000Z', account: person, status };

test.each([
  ['a list of notifications', [notification], ['mention']],
  ['a single notification', notification, ['mention']],
  [
    'an event of the stream',
    { stream: ['user'], event: 'notification', payload: JSON.stringify(notification) },
    ['mention'],
  ],
  ['a deletion of the stream', { event: 'delete', payload: '113500000000000007' }, ['delete']],
  [
    'an edit of the stream',
    {
      event: 'status.update',
      payload: JSON.stringify({
        ...status,
        edited_at: '2026-11-24T02:00:00Z',
        in_reply_to_account_id: null,
        mentions: [{ id: 'kita' }],
      }),
    },
    ['edit'],
  ],
  ['a status of somebody else at home', { event: 'update', payload: JSON.stringify(status) }, []],
  ['a notification of an edit', { ...notification, type: 'update' }, ['edit']],
  ['a quote', { ...notification, type: 'quote' }, ['mention']],
  ['a favourite', { ...notification, type: 'favourite' }, ['automatic']],
  ['a kind nobody knows', { ...notification, type: 'nod' }, ['unsupported']],
  ['a mention whose status is missing', { ...notification, status: null }, ['unsupported']],
  [
    'a conversation',
    { id: '1', unread: true, accounts: [person], last_status: { ...status, visibility: 'direct' } },
    ['message'],
  ],
  ['a list of statuses', [status], ['mention']],
  ['a quiet moment', [], []],
  ['another body', { hello: 1 }, ['unsupported']],
])('%s is read by its shape', (_name, body, kinds) => {
  const us = { ...account(), externalId: 'kita' };
  const items = read(JSON.stringify(body), us);
  expect(items.map((item) => item.kind)).toEqual(kinds);
  expect(read(JSON.stringify(body), us)).toEqual(items.map((item) => ({ ...item, at: expect.any(Date) })));
});

test('a body that is nothing, an error, or no JSON is a dead letter', () => {
  for (const bad of ['{}', '[1]', '{"error":"The access token is invalid"}', '<html>', '']) {
    expect(() => read(bad)).toThrow(expect.objectContaining({ name: 'UnreadableEvent' }));
  }
});

test('a notification read without an account is of the only one it names', () => {
  const nobody = { ...account(), externalId: '' };
  const toUs = { ...status, in_reply_to_id: '7', in_reply_to_account_id: '77', mentions: [{ id: '77', acct: 'kota' }] };
  expect(read(JSON.stringify([{ ...notification, status: toUs }]), nobody)).toMatchObject([{ kind: 'comment' }]);
  expect(read(JSON.stringify([notification]), nobody)).toMatchObject([{ kind: 'mention' }]);
});
