import { expect, test } from 'vitest';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { bluesky } from './index.ts';

const account: ChannelAccount = { id: 1, network: 'bluesky', externalId: 'did:plc:kami', settings: {}, secrets: {} };
const receivedAt = new Date('2026-11-24T03:00:05Z');

async function read(body: unknown): Promise<Incoming[]> {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return bluesky.normalise(account, { source: 'poll', receivedAt, body: bytes });
}

const uri = 'at://did:plc:warga/app.bsky.feed.post/3kabc';
const root = 'at://did:plc:kami/app.bsky.feed.post/3kroot';
const person = { did: 'did:plc:warga', handle: 'warga.test', displayName: 'Warga' };
const record = {
  $type: 'app.bsky.feed.post',
  text: '@kota lampu mati',
  createdAt: '2026-11-24T03:00:00Z',
  langs: ['id'],
};
const reply = { root: { uri: root, cid: 'bafyroot' }, parent: { uri: root, cid: 'bafyroot' } };
const notification = {
  uri,
  cid: 'bafyabc',
  author: person,
  reason: 'mention',
  record,
  isRead: false,
  indexedAt: '2026-11-24T03:00:02Z',
};

test('a mention is read with its writer, its thread and where an answer goes', async () => {
  expect(await read({ notifications: [notification], cursor: 'c' })).toEqual([
    {
      kind: 'mention',
      externalId: uri,
      conversation: `did:plc:warga:${uri}`,
      replyTo: { uri, cid: 'bafyabc', root_uri: uri, root_cid: 'bafyabc', handle: 'warga.test' },
      visibility: 'public',
      author: { externalId: 'did:plc:warga', handle: 'warga.test', name: 'Warga' },
      text: '@kota lampu mati',
      attachments: [],
      at: new Date('2026-11-24T03:00:00Z'),
      permalink: 'https://bsky.app/profile/warga.test/post/3kabc',
    },
  ]);
});

test('an answer deep in a thread keeps its root and its parent', async () => {
  const deep = { ...record, reply: { root: reply.root, parent: { uri: `${root}9`, cid: 'bafyparent' } } };
  expect(await read({ notifications: [{ ...notification, reason: 'reply', record: deep }] })).toMatchObject([
    {
      kind: 'comment',
      conversation: `did:plc:warga:${root}`,
      replyTo: { uri, cid: 'bafyabc', root_uri: root, root_cid: 'bafyroot' },
      post: root,
      answers: [`${root}9`],
    },
  ]);
});

test('notification, look-up, thread, record and public stream know a post by the same name', async () => {
  const view = { uri, cid: 'bafyabc', author: person, record, indexedAt: '2026-11-24T03:00:02Z' };
  const commit = { operation: 'create', collection: 'app.bsky.feed.post', rkey: '3kabc', cid: 'bafyabc', record };
  const all = await Promise.all([
    read({ notifications: [notification] }),
    read({ posts: [view] }),
    read({ feed: [{ post: view }] }),
    read({ thread: { post: view, replies: [] } }),
    read({ uri, cid: 'bafyabc', value: record }),
    read({ records: [{ uri, cid: 'bafyabc', value: record }] }),
    read({ did: 'did:plc:warga', time_us: 1_795_489_200_000_000, kind: 'commit', commit }),
  ]);
  for (const [item] of all) {
    expect(item).toMatchObject({ externalId: uri, text: record.text, conversation: `did:plc:warga:${uri}` });
    expect(item?.author.externalId).toBe('did:plc:warga');
  }
});

test('the public stream also tells of changes and of what was taken back', async () => {
  const commit = { collection: 'app.bsky.feed.post', rkey: '3kabc' };
  const event = { did: 'did:plc:warga', time_us: 1_795_489_200_000_000, kind: 'commit' };
  const items = await read([
    { ...event, commit: { ...commit, operation: 'update', record: { ...record, text: 'baru' } } },
    { ...event, commit: { ...commit, operation: 'delete' } },
    { ...event, commit: { operation: 'create', collection: 'app.bsky.feed.like', rkey: '3kl' } },
  ]);
  expect(items.map((one) => [one.kind, one.externalId === uri])).toEqual([
    ['edit', true],
    ['delete', true],
    ['automatic', false],
  ]);
});

test('our own posts are echoes in the thread of whom they answer; reposts are nobody’s words to us', async () => {
  const own = { uri: 'at://did:plc:kami/app.bsky.feed.post/3kx', cid: 'b', author: { did: 'did:plc:kami' } };
  const answer = { ...record, reply: { root: { uri, cid: 'c' }, parent: { uri, cid: 'c' } } };
  const feed = [
    { post: { ...own, record: answer, indexedAt: '2026-11-24T03:00:02Z' } },
    { post: notification, reason: { $type: 'app.bsky.feed.defs#reasonRepost' } },
  ];
  expect(await read({ feed })).toMatchObject([{ kind: 'echo', conversation: `did:plc:warga:${uri}`, answers: [uri] }]);
});

test('pictures, a film and what is beside a quote are told; a card and a quote are no files', async () => {
  const image = {
    alt: 'lubang',
    image: { $type: 'blob', ref: { $link: 'bafkreia' }, mimeType: 'image/jpeg', size: 9 },
  };
  const pictures = {
    $type: 'app.bsky.embed.images',
    images: [image, { image: { cid: 'bafkreib', mimeType: 'image/png' } }],
  };
  const quoted = { $type: 'app.bsky.embed.recordWithMedia', record: {}, media: pictures };
  const film = { $type: 'app.bsky.embed.video', video: { ref: { $link: 'bafkreiv' }, mimeType: 'video/mp4' } };
  const files = async (embed: object) =>
    (await read({ posts: [{ ...notification, record: { ...record, embed } }] }))[0]?.attachments;
  const two = [
    { kind: 'image', mime: 'image/jpeg', name: 'lubang', ref: 'did:plc:warga/bafkreia' },
    { kind: 'image', mime: 'image/png', ref: 'did:plc:warga/bafkreib' },
  ];
  expect(await files(pictures)).toEqual(two);
  expect(await files(quoted)).toEqual(two);
  expect(await files(film)).toEqual([{ kind: 'video', mime: 'video/mp4', ref: 'did:plc:warga/bafkreiv' }]);
  expect(await files({ $type: 'app.bsky.embed.external', external: { uri: 'https://a.id' } })).toEqual([]);
  expect(await files({ $type: 'app.bsky.embed.hologram' })).toEqual([
    { kind: 'unsupported', name: 'app.bsky.embed.hologram' },
  ]);
});

test.each([
  ['a date from long ago', '2011-01-01T00:00:00Z', '2026-11-24T03:00:02.000Z'],
  ['a date from the future', '2036-01-01T00:00:00Z', '2026-11-24T03:00:02.000Z'],
  ['no date', undefined, '2026-11-24T03:00:02.000Z'],
  ['a date a little earlier', '2026-11-24T02:59:00Z', '2026-11-24T02:59:00.000Z'],
])('%s that an app wrote is not believed blindly', async (_name, createdAt, at) => {
  const [item] = await read({ notifications: [{ ...notification, record: { ...record, createdAt } }] });
  expect(item?.at.toISOString()).toBe(at);
});

const message = {
  id: '3kmsg',
  rev: '3kr',
  text: 'air mati',
  sender: { did: 'did:plc:warga' },
  sentAt: '2026-11-24T03:00:00Z',
};
const line = (type: string, said: object = message) => ({
  $type: `chat.bsky.convo.defs#${type}`,
  rev: '3kr',
  convoId: '3kconvo',
  message: said,
});

test('a message is the same from the log, from its conversation and from the list of conversations', async () => {
  const members = [{ did: 'did:plc:kami', handle: 'kota.test' }, person];
  const all = await Promise.all([
    read({ polled: 'chat_log', profiles: [person], answer: { logs: [line('logCreateMessage')], cursor: '3kr' } }),
    read({ polled: 'chat_messages', convo: { id: '3kconvo', members }, answer: { messages: [message] } }),
    read({ convos: [{ id: '3kconvo', members, lastMessage: message }] }),
  ]);
  for (const items of all) expect(items).toEqual(all[0]);
  expect(all[0]).toMatchObject([
    {
      kind: 'message',
      externalId: '3kmsg',
      conversation: '3kconvo',
      replyTo: { convo_id: '3kconvo' },
      author: { handle: 'warga.test' },
    },
  ]);
});

test('lines of the log are told apart, and an unknown one is kept', async () => {
  const kinds = async (...lines: object[]) => (await read({ logs: lines })).map((one) => [one.kind, one.unsupported]);
  const own = { ...message, sender: { did: 'did:plc:kami' } };
  const deleted = { ...message, $type: 'chat.bsky.convo.defs#deletedMessageView', text: undefined };
  expect(
    await kinds(line('logCreateMessage', own), line('logDeleteMessage', deleted), line('logDeleteMessage')),
  ).toEqual([
    ['echo', undefined],
    ['delete', undefined],
    ['delete', undefined],
  ]);
  expect(await kinds(line('logReadMessage'), line('logBeginConvo'), line('logMuteConvo'))).toEqual([]);
  expect(await kinds(line('logAddReaction'), line('logHologram'))).toEqual([
    ['automatic', 'reaction'],
    ['unsupported', 'logHologram'],
  ]);
});

test('likes are notices, an unknown reason is kept, a list of what is gone takes back', async () => {
  const like = { ...notification, reason: 'like', uri: 'at://did:plc:warga/app.bsky.feed.like/3k' };
  const items = await read({ notifications: [like, { ...notification, reason: 'hologram' }] });
  expect(items.map((one) => [one.kind, one.unsupported])).toEqual([
    ['automatic', 'like'],
    ['unsupported', 'hologram'],
  ]);
  expect(await read({ polled: 'gone', uris: [uri] })).toMatchObject([{ kind: 'delete', externalId: uri }]);
});

test('a body that is nothing, or an error of the API, is a dead letter; an unknown one is kept once', async () => {
  for (const body of ['', '{', '[]', '{}', '{"error":"ExpiredToken","message":"x"}']) {
    await expect(read(body), body).rejects.toMatchObject({ name: 'UnreadableEvent' });
  }
  const [a] = await read({ something: 'else' });
  const [b] = await read({ something: 'else' });
  expect([a?.kind, a?.externalId]).toEqual(['unsupported', b?.externalId]);
});
