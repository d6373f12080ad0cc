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

const feed = (value: Record<string, unknown>) => ({
  object: 'page',
  entry: [{ id: pageId, time: 1_795_000_100, changes: [{ field: 'feed', value }] }],
});
const direct = (more: Record<string, unknown>) => ({
  object: 'page',
  entry: [
    {
      id: pageId,
      time: 1_795_000_000_123,
      messaging: [{ sender: { id: '555' }, recipient: { id: pageId }, timestamp: 1_795_000_000_100, ...more }],
    },
  ],
});
const comment = {
  item: 'comment',
  verb: 'add',
  comment_id: '900_901',
  post_id: `${pageId}_900`,
  parent_id: `${pageId}_900`,
  from: { id: '555', name: 'Warga B' },
  created_time: 1_795_000_000,
  message: 'Sampah belum diangkut',
};

test.each([
  [
    'a comment at the top',
    feed(comment),
    {
      kind: 'comment',
      externalId: '900_901',
      conversation: '555:900',
      author: { externalId: '555', name: 'Warga B' },
      replyTo: { comment_id: '900_901', own_comment_id: '900_901' },
      at: new Date(1_795_000_000_000),
    },
  ],
  [
    'an answer under a comment, answered under the top one',
    feed({ ...comment, comment_id: '900_902', parent_id: '900_901' }),
    { kind: 'comment', replyTo: { comment_id: '900_901', own_comment_id: '900_902' }, answers: ['900_901'] },
  ],
  [
    'an older shape with sender_id as a number',
    feed({ ...comment, from: undefined, sender_id: 555, sender_name: 'Warga B' }),
    { kind: 'comment', author: { externalId: '555', name: 'Warga B' } },
  ],
  ['a changed comment', feed({ ...comment, verb: 'edited' }), { kind: 'edit', externalId: '900_901' }],
  ['a removed comment', feed({ ...comment, verb: 'remove' }), { kind: 'delete', externalId: '900_901' }],
  ['a hidden comment', feed({ ...comment, verb: 'hide' }), { kind: 'automatic', unsupported: 'hide' }],
  [
    'our own comment',
    feed({ ...comment, comment_id: '900_903', parent_id: '900_901', from: { id: pageId } }),
    { kind: 'echo', answers: ['900_901'] },
  ],
  [
    "a visitor's post",
    feed({ ...comment, item: 'post', comment_id: undefined, parent_id: undefined }),
    {
      kind: 'comment',
      externalId: `${pageId}_900`,
      conversation: '555:900',
      replyTo: { own_post_id: `${pageId}_900` },
    },
  ],
  [
    'our own post',
    feed({ item: 'status', verb: 'add', post_id: `${pageId}_5`, from: { id: pageId } }),
    { kind: 'echo' },
  ],
  [
    'a change of our own post',
    feed({ item: 'status', verb: 'edited', post_id: `${pageId}_5`, from: { id: pageId } }),
    { kind: 'automatic' },
  ],
  [
    "a visitor's photo",
    feed({ item: 'photo', verb: 'add', post_id: `${pageId}_6`, from: { id: '5' }, link: 'https://x.test/p.jpg' }),
    { kind: 'comment', attachments: [{ kind: 'image', url: 'https://x.test/p.jpg' }] },
  ],
  [
    'a comment without its writer, who is asked for',
    feed({ ...comment, from: undefined }),
    { author: { externalId: 'comment:900_901' }, fetch: { comment_id: '900_901' } },
  ],
  ['an item of next year', feed({ item: 'hologram', verb: 'add' }), { kind: 'unsupported', unsupported: 'hologram' }],
  ['a verb of next year', feed({ ...comment, verb: 'sing' }), { kind: 'unsupported', unsupported: 'comment sing' }],
  [
    'a review',
    {
      entry: [
        {
          id: pageId,
          time: 1,
          changes: [
            {
              field: 'ratings',
              value: {
                item: 'rating',
                verb: 'add',
                open_graph_story_id: 9,
                reviewer_id: 555,
                review_text: 'Antre lama',
              },
            },
          ],
        },
      ],
    },
    { kind: 'comment', externalId: '9', conversation: '555:9', text: 'Antre lama', replyTo: { review_id: '9' } },
  ],
  [
    'a mention without an author',
    {
      entry: [
        {
          id: pageId,
          time: 1,
          changes: [{ field: 'mention', value: { item: 'comment', verb: 'add', post_id: '7_8', comment_id: '8_9' } }],
        },
      ],
    },
    { kind: 'mention', externalId: '8_9', conversation: 'mention:8_9', fetch: { mention_id: '8_9' } },
  ],
  [
    'a message',
    direct({ message: { mid: 'm_1', text: 'Kapan air nyala?' } }),
    { kind: 'message', conversation: '555' },
  ],
  [
    'a pressed button',
    direct({ postback: { mid: 'm_2', title: 'Lapor', payload: 'L' } }),
    { kind: 'message', text: 'Lapor' },
  ],
  [
    'a changed message',
    direct({ message_edit: { mid: 'm_1', text: 'Kapan air nyala ya?', num_edit: 1 } }),
    { kind: 'edit', externalId: 'm_1', text: 'Kapan air nyala ya?' },
  ],
  [
    'a message taken back',
    direct({ message: { mid: 'm_1', is_deleted: true } }),
    { kind: 'delete', externalId: 'm_1' },
  ],
  ['a message unsent', direct({ message_unsend: { mid: 'm_1' } }), { kind: 'delete', externalId: 'm_1' }],
  [
    'a reaction',
    direct({ reaction: { mid: 'm_1', action: 'react', emoji: '❤' } }),
    { kind: 'automatic', answers: ['m_1'] },
  ],
  [
    'a place that was shared',
    direct({
      message: {
        mid: 'm_3',
        attachments: [{ type: 'location', payload: { coordinates: { lat: -6.1, long: 106.6 } } }],
      },
    }),
    { attachments: [{ kind: 'location', latitude: -6.1, longitude: 106.6 }] },
  ],
  [
    'our own message, typed in the app',
    {
      entry: [
        {
          id: pageId,
          messaging: [
            {
              sender: { id: pageId },
              recipient: { id: '555' },
              timestamp: 1,
              message: { mid: 'm_4', is_echo: true, text: 'siap' },
            },
          ],
        },
      ],
    },
    { kind: 'echo', conversation: '555' },
  ],
  [
    'a thread that another app holds',
    {
      entry: [
        {
          id: pageId,
          standby: [{ sender: { id: '555' }, recipient: { id: pageId }, message: { mid: 'm_5', text: 'halo' } }],
        },
      ],
    },
    { kind: 'message', text: 'halo' },
  ],
  [
    "the dashboard's test",
    { entry: [{ id: '0', time: 1, changes: [{ field: 'feed', value: { ...comment, from: { id: '1' } } }] }] },
    { kind: 'automatic', unsupported: 'test' },
  ],
  [
    'something of another Page of the same app',
    { entry: [{ id: '777', changes: [{ field: 'feed', value: { ...comment, from: { id: '777' } } }] }] },
    { kind: 'echo', account: '777' },
  ],
])('%s is read for what it is', (_name, body, expected) => {
  const items = read(body);
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject(expected);
});

test.each([
  ['a like', feed({ item: 'like', verb: 'add', post_id: `${pageId}_900` })],
  ['a reaction to a post', feed({ item: 'reaction', verb: 'add', reaction_type: 'love', post_id: `${pageId}_900` })],
  ['a receipt', direct({ read: { watermark: 1 } })],
  ['a delivery', direct({ delivery: { watermark: 1, mids: ['m_1'] } })],
])('%s says nothing and leaves nothing', (_name, body) => {
  expect(read(body)).toEqual([]);
});

test('an account without an id is the one that the body names', () => {
  const bare = { ...account(), externalId: '' };
  const ours = feed({ ...comment, from: { id: pageId } });
  expect(read(ours, bare)).toMatchObject([{ kind: 'echo' }]);
  expect(read(feed(comment), bare)[0]).not.toHaveProperty('account');
});

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

test('who wrote is asked for where the webhook did not say; what is not told stays under a name of its own', async () => {
  const made = await city.facebook.comment('lampu mati', 'Bu Ratna');
  const [bare] = read(
    feed({ ...comment, comment_id: made.id, post_id: made.postId, parent_id: made.postId, from: undefined }),
  );
  const done = bare && (await facebook.complete?.(account(), bare, signal()));
  expect(done).toMatchObject({ author: { externalId: made.from.id, name: 'Bu Ratna' } });
  expect(done?.conversation).toBe((await pollAll()).items.find((item) => item.externalId === made.id)?.conversation);
  const [gone] = read(feed({ ...comment, from: undefined }));
  const kept = gone && (await facebook.complete?.(account(), gone, signal()));
  expect(kept).toMatchObject({
    kind: 'comment',
    text: 'Sampah belum diangkut',
    author: { externalId: 'comment:900_901' },
  });
  expect(kept?.fetch).toBeUndefined();
});

test('what the headers say of the budget is heard', async () => {
  const heard: unknown[] = [];
  city.facebook.troubles.add('me', 'rate');
  await facebook.check(account({ noteUsage: (usage) => heard.push(usage) }), signal());
  city.facebook.usedPercent = 61;
  await facebook.check(account({ noteUsage: (usage) => heard.push(usage) }), signal());
  expect(heard).toEqual([{ share: 1, resetSeconds: 420 }, { share: 0.61 }]);
});

test('sixty visitors’ posts whose webhooks were lost are found, and comments on our own post behind them', async () => {
  await pollAll();
  const { cursor } = await pollAll();
  for (let i = 0; i < 60; i++) await city.facebook.post(`got mampet ${i}`, `Warga ${i}`);
  await city.facebook.comment('lampu mati', 'Bu Sri');
  const { items } = await pollAll(cursor);
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
