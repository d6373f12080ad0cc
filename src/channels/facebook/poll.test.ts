import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { hearWebhooks } from '../../../simulator/receiver.ts';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { facebook } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const pageId = '102030405060708';
const account = (more: Partial<ChannelAccount> = {}): ChannelAccount => {
  const given = city.facebook.account();
  return { id: 1, network: 'facebook', ...given, settings: { ...given.settings, timeout_seconds: '1' }, ...more };
};

function read(body: unknown, of = account()): Incoming[] {
  const bytes = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
  const items = facebook.normalise(of, { source: 'webhook', receivedAt: new Date(), body: bytes });
  if (!Array.isArray(items)) throw new Error('expected an answer at once');
  return items;
}

async function hear(act: () => Promise<unknown>): Promise<Incoming[]> {
  const items: Incoming[] = [];
  await hearWebhooks(
    city.facebook.webhook,
    (headers, body) => {
      const request = { headers, body, now: new Date(), url: new URL('http://localhost/hook/1') };
      if (!facebook.verify?.(account(), request).accepted) return 401;
      items.push(...read(body));
      return 200;
    },
    act,
  );
  return items;
}

async function pollAll(cursor: string | null = null) {
  const items: Incoming[] = [];
  const bodies: Uint8Array[] = [];
  let next = cursor;
  for await (const page of facebook.poll?.(account(), cursor, signal()) ?? []) {
    bodies.push(...page.bodies);
    for (const body of page.bodies) items.push(...read(body));
    next = page.cursor;
  }
  return { items, bodies, cursor: next };
}

test('webhook and poll tell the same items in the same threads, and a poll again tells nothing', async () => {
  const heard = await hear(async () => {
    const top = await city.facebook.comment('lampu mati', 'Bu Ratna', { photo: 'https://x.test/a.jpg' });
    await city.facebook.comment('di sini juga', 'Pak Budi', { under: top.id });
    const own = await city.facebook.post('got mampet', 'Pak Joko');
    await city.facebook.comment('setuju', 'Bu Ani', { under: own.id });
    await city.facebook.mention('jalan rusak @Pemkot Latihan', 'Bu Sri');
    await city.facebook.review('antre lama', 'Pak Tono');
    await city.facebook.direct('air mati', 'Bu Ratna');
    city.facebook.world.addComment(top.id, 'siap', city.facebook.world.page);
  });
  const { items, cursor } = await pollAll();
  const found = new Map(items.map((item) => [item.externalId, item]));
  for (const item of heard) {
    const { kind, conversation, replyTo, visibility, text, attachments, at } = item;
    const whole = Math.floor(at.getTime() / 1_000) * 1_000;
    const polled = found.get(item.externalId);
    expect(polled).toMatchObject({ kind, conversation, replyTo, visibility, text, attachments });
    expect(Math.floor((polled?.at.getTime() ?? 0) / 1_000) * 1_000).toBe(whole);
    if (!item.fetch) expect(polled?.author.externalId).toBe(item.author.externalId);
  }
  expect(found.size).toBe(heard.length + 3);
  expect([...found.values()].filter((item) => item.kind === 'echo')).toHaveLength(3);
  expect((await pollAll(cursor)).items).toEqual([]);
});

test.each(['/feed', '/tagged', '/ratings', '/conversations'])(
  'an answer of %s is read as the API gives it, whosever Page it is',
  async (edge) => {
    for (let i = 0; i < 12; i++) {
      await city.facebook.post(`got mampet ${i}`, `Warga ${i}`);
      await city.facebook.mention(`jalan rusak ${i}`, `Warga ${i}`);
      await city.facebook.review(`antre ${i}`, `Warga ${i}`);
      await city.facebook.direct(`air mati ${i}`, `Warga ${i}`);
    }
    const { settings, secrets } = city.facebook.account();
    const response = await fetch(`${settings.base_url}/${pageId}${edge}`, {
      headers: { authorization: `Bearer ${secrets.access_token}` },
    });
    const body: unknown = await response.json();
    const items = read(body, account({ externalId: '' }));
    expect(items.length).toBeGreaterThanOrEqual(10);
    expect(new Set(items.map((item) => item.externalId)).size).toBe(items.length);
    for (const item of items) expect(['comment', 'mention', 'message']).toContain(item.kind);
    // Without the addresses of other pages the rows alone say what they are.
    const { paging: _left, ...rows } = body as { paging: unknown };
    expect(read(rows)).toEqual(items);
  },
);

test('an empty page with a next one does not end the reading, and our token goes to no other host', async () => {
  for (let i = 0; i < 15; i++)
    await city.facebook.comment(`ramai ${i}`, `Warga ${i}`, { at: new Date(Date.now() - (60 - i) * 1_000) });
  const { cursor } = await pollAll();
  await city.facebook.comment('yang baru', 'Bu Sri');
  // The newest one known is told again: others may bear its second.
  city.facebook.troubles.add('comments', 'empty_page_next');
  expect((await pollAll(cursor)).items.map((item) => item.text)).toEqual(['yang baru', 'ramai 14']);
  city.facebook.nextBase = 'http://127.0.0.1:9';
  await expect(pollAll()).rejects.toMatchObject({ failure: 'permanent', reason: 'bad_request' });
});

test('a refusal of reviews does not keep the rest from being read', async () => {
  await city.facebook.comment('tetap terbaca', 'Bu Sri');
  await city.facebook.direct('pesan juga', 'Bu Sri');
  city.facebook.troubles.add('ratings', 'permission');
  const items: Incoming[] = [];
  const reading = (async () => {
    for await (const page of facebook.poll?.(account(), null, signal()) ?? []) {
      for (const body of page.bodies) items.push(...read(body));
    }
  })();
  await expect(reading).rejects.toMatchObject({ failure: 'policy', reason: 'permission_missing' });
  expect(items.map((item) => item.text)).toEqual(expect.arrayContaining(['tetap terbaca', 'pesan juga']));
});

test('sixty visitors’ posts whose webhooks were lost are found, and comments on our own post behind them', async () => {
  const { cursor } = await pollAll();
  for (let i = 0; i < 60; i++) await city.facebook.post(`got mampet ${i}`, `Warga ${i}`);
  for (let i = 0; i < 60; i++) await city.facebook.mention(`jalan rusak ${i}`, `Warga ${i}`);
  for (let i = 0; i < 60; i++) await city.facebook.direct(`air mati ${i}`, `Warga ${i}`);
  for (let i = 0; i < 60; i++) await city.facebook.direct(`banjir ${i}`, 'Bu Sri');
  await city.facebook.comment('lampu mati', 'Bu Sri');
  const { items } = await pollAll(cursor);
  expect(items.filter((item) => item.kind === 'mention')).toHaveLength(60);
  expect(items.filter((item) => item.kind === 'message')).toHaveLength(120);
  expect(items.filter((item) => item.text.startsWith('got mampet'))).toHaveLength(60);
  expect(items.map((item) => item.text)).toContain('lampu mati');
});

test('two comments of the same second that are told one by one are both found', async () => {
  const at = new Date('2026-11-24T03:00:00Z');
  await city.facebook.comment('pertama', 'Bu Sri', { at });
  const { cursor } = await pollAll();
  await city.facebook.comment('kedua', 'Bu Ani', { at });
  expect((await pollAll(cursor)).items.map((item) => item.text)).toContain('kedua');
});

test('a list of answers under a comment names the post by the front of its ids, and the comment by its own address', () => {
  const paging = { next: 'https://graph.facebook.com/v26.0/900_901/comments?after=x' };
  const row = { id: '900_905', message: 'di sini juga', from: { id: '555' }, created_time: '2026-11-24T03:00:00+0000' };
  expect(read({ data: [row], paging }, account({ externalId: '' }))).toMatchObject([
    { conversation: '555:900', replyTo: { comment_id: '900_901', own_comment_id: '900_905' }, answers: ['900_901'] },
  ]);
});
