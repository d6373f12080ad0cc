import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
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
