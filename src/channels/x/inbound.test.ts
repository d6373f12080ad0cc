import { expect, test } from 'vitest';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { x } from './index.ts';

const account: ChannelAccount = { id: 1, network: 'x', externalId: '1', settings: {}, secrets: {} };
const receivedAt = new Date('2026-11-24T03:00:05Z');

async function read(body: unknown, own: ChannelAccount = account): Promise<Incoming[]> {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return x.normalise(own, { source: 'webhook', receivedAt, body: bytes });
}

const event = (type: string, payload: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  data: { event_uuid: '-77', event_type: type, filter: { user_id: '1' }, tag: 't', payload, ...more },
});
const mention = {
  id: '2080000000000000007',
  text: '@kota banjir &amp; macet',
  author_id: '22',
  created_at: '2026-11-24T03:00:00.000Z',
  conversation_id: '2080000000000000007',
  edit_history_tweet_ids: ['2080000000000000007'],
  entities: { mentions: [{ start: 0, end: 5, username: 'kota', id: '1' }] },
};
const people = { users: [{ id: '22', username: 'warga_e', name: 'Warga E' }] };

test('a mention is read with its writer, thread, link and unescaped words', async () => {
  expect(await read(event('post.mention.create', mention, { includes: people }))).toEqual([
    {
      kind: 'mention',
      externalId: '2080000000000000007',
      conversation: '22:2080000000000000007',
      replyTo: { tweet_id: '2080000000000000007', username: 'warga_e', summoned: 'mention' },
      visibility: 'public',
      author: { externalId: '22', handle: 'warga_e', name: 'Warga E' },
      text: '@kota banjir & macet',
      attachments: [],
      at: new Date('2026-11-24T03:00:00Z'),
      permalink: 'https://x.com/warga_e/status/2080000000000000007',
    },
  ]);
});

test('the event, the polled page, a look-up and the older form say the same of one post', async () => {
  const old = {
    for_user_id: '1',
    tweet_create_events: [
      {
        id_str: mention.id,
        text: mention.text,
        created_at: 'Tue Nov 24 03:00:00 +0000 2026',
        user: { id_str: '22', screen_name: 'warga_e', name: 'Warga E' },
        entities: { user_mentions: [{ id_str: '1', screen_name: 'kota', indices: [0, 5] }] },
        in_reply_to_status_id_str: null,
      },
    ],
  };
  const all = await Promise.all([
    read(event('post.mention.create', mention, { includes: people })),
    read({ data: [mention], includes: people, meta: { result_count: 1, newest_id: mention.id } }),
    read({ data: mention, includes: people }),
    read({ data: { ...mention }, includes: people, errors: [{ parameter: 'referenced_tweets.id', value: '9' }] }),
    read(old),
    read(event('post.mention.create', mention, { includes: { users: [{ data: people.users[0] }] } })),
  ]);
  for (const items of all) expect(items).toEqual(all[0]);
});

test('the newest names of members are read as well', async () => {
  const { edit_history_tweet_ids: _old, ...rest } = mention;
  const post = {
    ...rest,
    id: '2080000000000000009',
    edit_history_post_ids: ['2080000000000000008', '2080000000000000009'],
    referenced_posts: [{ type: 'replied_to', id: '2070' }],
    conversation_id: '2060',
  };
  const items = await read({ data: [post], meta: {} });
  expect(items.map((one) => [one.kind, one.externalId, one.answers, one.post, one.replyTo.tweet_id])).toEqual([
    ['mention', '2080000000000000008', ['2070'], '2060', '2080000000000000009'],
    ['edit', '2080000000000000008', ['2070'], '2060', '2080000000000000009'],
  ]);
});

test.each([
  [
    'an answer that names us in its words',
    { text: '@kota @b halo @kota', display_text_range: [9, 19], start: 14 },
    'mention',
  ],
  [
    'an answer where X put our name before it',
    { text: '@kota kapan', display_text_range: [6, 11], start: 0 },
    'automatic',
  ],
  ['the same without a told range', { text: '@b @kota kapan', start: 3 }, 'automatic'],
] as const)('%s calls us by %s', async (_name, { start, ...post }, summoned) => {
  const answer = {
    ...mention,
    ...post,
    in_reply_to_user_id: '1',
    referenced_tweets: [{ type: 'replied_to', id: '2070' }],
    entities: { mentions: [{ start, end: start + 5, username: 'kota', id: '1' }] },
  };
  const [item] = await read({ data: [answer], meta: {} });
  expect([item?.kind, item?.replyTo.summoned]).toEqual(['comment', summoned]);
});

test('an answer that does not name us, and a quote, are told apart', async () => {
  const { entities: _names, ...bare } = mention;
  const answer = { ...bare, text: 'kapan?', in_reply_to_tweet_id: '2070', conversation_id: '2070' };
  const [reply] = await read(event('post.reply.create', answer));
  expect([reply?.kind, reply?.replyTo.summoned, reply?.post]).toEqual(['comment', undefined, '2070']);
  const quoting = { ...bare, referenced_tweets: [{ type: 'quoted', id: '2070' }] };
  const [quote] = await read({ polled: 'quotes', of: '2070', answer: { data: [quoting], meta: {} } });
  expect([quote?.kind, quote?.replyTo.summoned]).toEqual(['mention', 'quote']);
});

test('our own words stand under whom they answer, as we wrote them', async () => {
  const own = {
    ...mention,
    id: '2090',
    edit_history_tweet_ids: ['2090'],
    author_id: '1',
    text: '@warga_e Cek https://t.co/aa ya &lt;3 https://t.co/bb',
    in_reply_to_user_id: '22',
    referenced_tweets: [{ type: 'replied_to', id: mention.id }],
    entities: {
      urls: [
        { url: 'https://t.co/aa', expanded_url: 'https://kota.go.id/lapor' },
        { url: 'https://t.co/bb', expanded_url: 'https://x.com/kota/status/2090/photo/1', media_key: '3_1' },
      ],
    },
  };
  expect(await read(event('post.create', own))).toMatchObject([
    {
      kind: 'echo',
      conversation: '22:2080000000000000007',
      answers: [mention.id],
      text: 'Cek https://kota.go.id/lapor ya <3',
    },
  ]);
});

test('a long post is read whole, with its pictures, its best film and its place', async () => {
  const long = {
    ...mention,
    text: '@kota awal…',
    note_tweet: { text: `@kota ${'panjang '.repeat(60)}` },
    attachments: { media_keys: ['3_1', '7_2', '9_9'] },
    geo: { coordinates: { type: 'Point', coordinates: [106.63, -6.17] } },
  };
  const media = [
    { media_key: '3_1', type: 'photo', url: 'https://pbs.twimg.com/media/a.jpg' },
    {
      media_key: '7_2',
      type: 'video',
      preview_image_url: 'https://pbs.twimg.com/b.jpg',
      variants: [
        { content_type: 'application/x-mpegURL', url: 'https://video.twimg.com/b.m3u8' },
        { content_type: 'video/mp4', bit_rate: 1, url: 'https://video.twimg.com/kecil.mp4' },
        { content_type: 'video/mp4', bit_rate: 2, url: 'https://video.twimg.com/besar.mp4' },
      ],
    },
  ];
  const [item] = await read({ data: [long], includes: { media }, meta: {} });
  expect(item?.text).toHaveLength(486);
  expect(item?.attachments).toEqual([
    { kind: 'image', url: 'https://pbs.twimg.com/media/a.jpg' },
    { kind: 'video', mime: 'video/mp4', url: 'https://video.twimg.com/besar.mp4' },
    { kind: 'unsupported', name: '9_9' },
    { kind: 'location', latitude: -6.17, longitude: 106.63 },
  ]);
});

const direct = (sender: string, recipient: string, text: string) => ({
  type: 'message_create',
  id: '2081000000000000001',
  created_timestamp: '1795489200000',
  message_create: { target: { recipient_id: recipient }, sender_id: sender, message_data: { text, entities: {} } },
});

test('a direct message is one item in one conversation, told by an event or by the list', async () => {
  const users = { 22: { data: people.users[0] } };
  const events = [direct('22', '1', 'lampu mati')];
  const listed = {
    id: '2081000000000000001',
    event_type: 'MessageCreate',
    text: 'lampu mati',
    sender_id: '22',
    dm_conversation_id: '22-1',
    created_at: '2026-11-24T03:00:00.000Z',
  };
  const all = await Promise.all([
    read(event('dm.received', { direct_message_events: events, users })),
    read({ data: [listed], includes: people, meta: { result_count: 1 } }),
    read({
      for_user_id: '1',
      direct_message_events: events,
      users: { 22: { id: '22', screen_name: 'warga_e', name: 'Warga E' } },
    }),
    read({ events, users }),
  ]);
  for (const items of all) expect(items).toEqual(all[0]);
  expect(all[0]).toMatchObject([
    {
      kind: 'message',
      conversation: '1-22',
      replyTo: { participant_id: '22' },
      visibility: 'private',
      text: 'lampu mati',
    },
  ]);
  expect(await read(event('dm.sent', { direct_message_events: [direct('1', '22', 'siap')] }))).toMatchObject([
    { kind: 'echo', conversation: '1-22', replyTo: { participant_id: '22' } },
  ]);
});

test('a group is answered in the group, and who joins it says nothing', async () => {
  const group = {
    id: '5',
    sender_id: '22',
    dm_conversation_id: '1500000000000000001',
    created_at: '2026-11-24T03:00:00Z',
  };
  const items = await read({
    data: [
      { ...group, event_type: 'MessageCreate', text: 'halo' },
      { ...group, id: '6', event_type: 'ParticipantsJoin', participant_ids: ['9'] },
    ],
    meta: {},
  });
  expect(items.map((one) => [one.kind, one.replyTo])).toEqual([
    ['message', { dm_conversation_id: '1500000000000000001' }],
    ['automatic', {}],
  ]);
});

test('what was taken back is told by an event, by the older form, and by a look-up that finds nothing', async () => {
  const gone = { type: 'https://api.x.com/2/problems/resource-not-found', resource_type: 'tweet', value: '2080' };
  const all = [
    ...(await read(event('post.delete', { id: '2080', author_id: '22' }))),
    ...(await read({
      for_user_id: '1',
      tweet_delete_events: [{ status: { id: '2080', user_id: '22' }, timestamp_ms: '1795489200000' }],
    })),
    ...(await read({ errors: [{ ...gone, parameter: 'ids' }] })),
  ];
  expect(all.map((one) => [one.kind, one.externalId])).toEqual(Array(3).fill(['delete', '2080']));
  // A quoted post that could not be shown beside a good one was not taken back from us.
  expect(await read({ data: [mention], errors: [{ ...gone, parameter: 'referenced_tweets.id' }] })).toHaveLength(1);
});

test.each([
  [
    'an encrypted message',
    'chat.received',
    { id: 'e4', sender_id: '22', conversation_id: '22:1' },
    'unsupported',
    'chat.received',
  ],
  ['a type from next year', 'hologram.create', { id: '1' }, 'unsupported', 'hologram.create'],
  ['a like', 'like.create', { id: 'a', liked_tweet_id: '3' }, 'automatic', 'like.create'],
  ['the end of our consent', 'oauth.revoke', { user_id: '1' }, 'automatic', 'oauth.revoke'],
  ['a change of a profile', 'profile.update.bio', { before: 'a', after: 'b' }, 'automatic', 'profile.update.bio'],
])('%s is kept as %s', async (_name, type, payload, kind, what) => {
  expect(await read(event(type, payload))).toMatchObject([{ kind, unsupported: what }]);
});

test('somebody typing or reading leaves nothing, a repost is a notice', async () => {
  expect(await read(event('dm.indicate_typing', {}))).toEqual([]);
  expect(await read(event('dm.read', {}))).toEqual([]);
  const repost = { ...mention, referenced_tweets: [{ type: 'retweeted', id: '3' }] };
  expect(await read(event('post.create', repost))).toMatchObject([{ kind: 'automatic', unsupported: 'repost' }]);
});

test('one address serves several accounts, and a replay takes the one the event is for', async () => {
  const other = { data: { ...event('post.mention.create', mention).data, filter: { user_id: '31' } } };
  expect(await read(other)).toMatchObject([{ kind: 'mention', account: '31' }]);
  const theirs = { data: { ...event('post.create', { ...mention, author_id: '31' }).data, filter: { user_id: '31' } } };
  expect(await read(theirs)).toMatchObject([{ kind: 'echo', account: '31' }]);
  const own = { ...account, externalId: '' };
  const echo = { data: { ...event('post.create', { ...mention, author_id: '31' }).data, filter: { user_id: '31' } } };
  expect(await read(echo, own)).toMatchObject([{ kind: 'echo' }]);
});

test('a replayed list of messages names us by being in every conversation', async () => {
  const one = (id: string, sender: string, room: string) => ({
    id,
    text: 'a',
    sender_id: sender,
    dm_conversation_id: room,
  });
  const own = { ...account, externalId: '' };
  const items = await read({ data: [one('1', '22', '1-22'), one('2', '1', '1-22'), one('3', '33', '1-33')] }, own);
  expect(items.map((item) => [item.kind, item.replyTo.participant_id])).toEqual([
    ['message', '22'],
    ['echo', '22'],
    ['message', '33'],
  ]);
});

test('ids of 19 digits as bare numbers stay exact, and a post without its writer is asked for', async () => {
  const raw =
    '{"data":[{"id":9007199254740993123,"text":"@kota a","author_id":9007199254740993124,"conversation_id":9007199254740993123}],"meta":{}}';
  expect(await read(raw)).toMatchObject([
    { externalId: '9007199254740993123', conversation: '9007199254740993124:9007199254740993123' },
  ]);
  expect(await read({ data: [{ id: '7', text: 'halo' }], meta: {} })).toMatchObject([{ fetch: { tweet_id: '7' } }]);
});

test('a body that is nothing, or an error of the API, is a dead letter; an unknown one is kept once', async () => {
  for (const body of ['', '{', '[]', '{}', '{"errors":[{"message":"x"}]}']) {
    await expect(read(body), body).rejects.toMatchObject({ name: 'UnreadableEvent' });
  }
  expect(await read({ meta: { result_count: 0 } })).toEqual([]);
  const [a] = await read({ something: 'else' });
  const [b] = await read({ something: 'else' });
  expect([a?.kind, a?.externalId]).toEqual(['unsupported', b?.externalId]);
});
