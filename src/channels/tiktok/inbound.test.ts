import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { hearWebhooks } from '../../../simulator/receiver.ts';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { tiktok } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const account = (settings: Record<string, string> = {}): ChannelAccount => {
  const given = city.tiktok.account();
  return { id: 1, network: 'tiktok', ...given, settings: { ...given.settings, timeout_seconds: '1', ...settings } };
};

function read(body: Uint8Array | string, source: 'webhook' | 'poll' = 'webhook', as = account()): Incoming[] {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const items = tiktok.normalise(as, { source, receivedAt: new Date(), body: bytes });
  if (!Array.isArray(items)) throw new Error('expected an answer at once');
  return items;
}

/** Everything the webhooks told while `act` went on, after checking each signature; names are asked for. */
async function hear(act: () => Promise<unknown>): Promise<Incoming[]> {
  const items: Incoming[] = [];
  await hearWebhooks(
    city.tiktok.webhook,
    async (headers, body) => {
      const url = new URL('http://localhost/hook/1');
      const verdict = tiktok.verify?.(account(), { headers, body, now: new Date(), url });
      if (!verdict?.accepted) return 401;
      for (const item of read(body)) items.push((await tiktok.complete?.(account(), item, signal())) ?? item);
      return 200;
    },
    act,
  );
  return items;
}

async function pollAll(cursor: string | null = null, settings: Record<string, string> = {}) {
  const items: Incoming[] = [];
  let next = cursor;
  for await (const page of tiktok.poll?.(account(settings), cursor, signal()) ?? []) {
    for (const body of page.bodies) items.push(...read(body, 'poll'));
    next = page.cursor;
  }
  return { items, cursor: next };
}

test('a webhook names nobody, so who wrote the comment is asked for, and our own is an echo', async () => {
  const [item] = await hear(() => city.tiktok.comment('Lampu jalan mati 😡', { username: 'bu.ratna' }));
  expect(item).toMatchObject({
    kind: 'comment',
    visibility: 'public',
    text: 'Lampu jalan mati 😡',
    author: { externalId: 'uid-bu.ratna', handle: 'bu.ratna' },
  });
  const [own] = await hear(() =>
    city.tiktok.comment('Kami cek ya', { username: 'kota.latihan', parentId: item?.externalId ?? '' }),
  );
  expect(own).toMatchObject({ kind: 'echo', text: 'Kami cek ya', answers: [item?.externalId] });
});

test('a comment without its text in the webhook has it afterwards', async () => {
  city.tiktok.withText = false;
  const [item] = await hear(() => city.tiktok.comment('air mati', { username: 'a' }));
  expect(item?.text).toBe('air mati');
});

test('ids of 19 digits, written as bare numbers, stay exact', async () => {
  const content =
    '{"comment_id":7300000000000000001,"video_id":7200000000000000003,"parent_comment_id":7300000000000000009,"comment_type":"reply","comment_action":"insert","unique_identifier":"u1","timestamp":1795000000,"text":"Kapan?"}';
  const body = JSON.stringify({
    client_key: 'app',
    event: 'comment.update',
    create_time: 1_795_000_000,
    user_openid: account().externalId,
    content,
  });
  expect(read(body)).toMatchObject([
    {
      externalId: '7300000000000000001',
      post: '7200000000000000003',
      conversation: 'u1:7200000000000000003',
      replyTo: { comment_id: '7300000000000000009', video_id: '7200000000000000003' },
      answers: ['7300000000000000009'],
      at: new Date(1_795_000_000_000),
    },
  ]);
});

test('the same person is the same under comments and in messages', async () => {
  const items = await hear(async () => {
    await city.tiktok.comment('komentar', { username: 'bu.ratna' });
    await city.tiktok.dm('pesan', { username: 'bu.ratna' });
  });
  expect(new Set(items.map((item) => item.author.externalId)).size).toBe(1);
});

test('a deleted comment is withdrawn, a hidden one is a notice in its thread', async () => {
  const comment = await city.tiktok.comment('salah ketik', { username: 'a' });
  const items = await hear(async () => {
    await city.tiktok.changeComment(comment, 'set_to_hidden');
    await city.tiktok.changeComment(comment, 'delete');
  });
  expect(items).toMatchObject([
    {
      kind: 'automatic',
      unsupported: 'set_to_hidden',
      answers: [comment.id],
      conversation: `uid-a:${comment.videoId}`,
    },
    { kind: 'delete', externalId: comment.id },
  ]);
});

test('what a mimin typed in the app is an echo in the conversation, with what it answers', async () => {
  const message = await city.tiktok.dm('halo', { username: 'a' });
  const [echo] = await hear(() => city.tiktok.ownMessage('Halo juga', 'a', message.id));
  expect(echo).toMatchObject({
    kind: 'echo',
    conversation: message.conversation,
    answers: [message.id],
    author: { externalId: account().externalId },
  });
});

test.each([
  [
    'sticker',
    { sticker: { url: 'https://p16.tiktokcdn.com/s.webp' } },
    { kind: 'message', attachments: [{ kind: 'image' }] },
  ],
  [
    'share_post',
    { share_post: { video_id: '7', embed_url: 'https://www.tiktok.com/player/v1/7' } },
    { kind: 'message', attachments: [{ kind: 'unsupported', name: 'share_post' }] },
  ],
  ['video', { video: { media_id: 'm1' } }, { kind: 'message', attachments: [{ kind: 'video' }] }],
  [
    'reaction',
    { reaction: [{ operation: 'ADD', type: 'EMOJI', emoji: '👍', original_msg_id: 'm0' }] },
    { kind: 'automatic', text: '👍', answers: ['m0'] },
  ],
  [
    'template',
    { template: { type: 'qa_button_card', elements: [{ title: 'Perlu apa?', buttons: [{ text: 'KTP' }] }] } },
    { kind: 'message', text: 'Perlu apa?\n• KTP' },
  ],
  ['hologram', { hologram: {} }, { kind: 'unsupported', unsupported: 'message_hologram' }],
])('a direct message of type %s is kept for what it is', async (type, part, expected) => {
  const message = {
    conversation_id: 'c1',
    message_id: 'm1',
    timestamp: 1_795_000_000_123,
    type,
    from: 'bu',
    unique_identifier: 'u1',
    from_user: { id: 'x1', role: 'personal_account' },
  };
  const [item] = await hear(() => city.tiktok.tell('im_receive_msg', { ...message, ...part }));
  expect(item).toMatchObject({ conversation: 'c1', ...expected });
});

test.each([
  ['im_mark_read_msg', []],
  ['im_receive_msg_eu', ['automatic']],
  ['im_referral_msg', ['automatic']],
  ['post.publish.complete', ['automatic']],
  ['authorization.removed', ['automatic']],
  ['im_something_new', ['unsupported']],
])('%s is taken for what it is and never crashes', async (event, kinds) => {
  const items = await hear(() => city.tiktok.tell(event, { timestamp: 1 }));
  expect(items.map((item) => item.kind)).toEqual(kinds);
});

test('what came for another account of the same app says whose it is', async () => {
  const [item] = await hear(() => city.tiktok.tell('im_something_new', {}, '_000lain'));
  expect(item?.account).toBe('_000lain');
});

test('an account of no name is the one that the body names', () => {
  const body = city.tiktok.bodyOf('im_send_msg', {
    conversation_id: 'c',
    message_id: 'm',
    type: 'text',
    text: { body: 'ya' },
  });
  expect(read(body, 'webhook', { ...account(), externalId: '' })).toMatchObject([
    { kind: 'echo', author: { externalId: account().externalId } },
  ]);
});

test('the answers of the lists are read as the API gives them', async () => {
  const comment = {
    comment_id: '71',
    video_id: '9',
    text: 'lubang',
    create_time: '1795000000',
    unique_identifier: 'u1',
    username: 'bu',
    owner: false,
    reply_list: [{ comment_id: '72', video_id: '9', text: 'siap', owner: true, create_time: 1_795_000_100 }],
  };
  const list = (data: object) => JSON.stringify({ code: 0, message: 'OK', request_id: 'r', data });
  expect(read(list({ comments: [comment], has_more: false }))).toMatchObject([
    { kind: 'comment', externalId: '71', conversation: 'u1:9', at: new Date(1_795_000_000_000) },
    { kind: 'echo', externalId: '72', answers: ['71'] },
  ]);
  expect(read(list({ videos: [{ item_id: '9' }] }))).toEqual([]);
  const unknown = JSON.stringify({ something: 'else' });
  expect(read(unknown)).toMatchObject([{ kind: 'unsupported', unsupported: 'body' }]);
  expect(read(unknown)[0]?.externalId).toBe(read(unknown)[0]?.externalId);
  for (const bad of ['{}', '[]', '{"code":40100,"message":"slow"}']) {
    expect(() => read(bad)).toThrow(expect.objectContaining({ name: 'UnreadableEvent' }));
  }
});

test('the poll finds what webhooks lost, under the same ids, and nothing twice', async () => {
  city.tiktok.webhook.habits.dropPercent = 30;
  const heard = await hear(async () => {
    for (let i = 0; i < 24; i++) {
      const top = await city.tiktok.comment(`lubang ${i}`, { username: `w${i}` });
      if (i % 6 === 0)
        for (let n = 0; n < 5; n++) await city.tiktok.comment(`iya ${i}${n}`, { username: `x${n}`, parentId: top.id });
      if (i % 4 === 0) await city.tiktok.dm(`pesan ${i}`, { username: `y${i}` });
      if (i % 8 === 0) await city.tiktok.mention(`@kota ${i}`, { username: `z${i}` });
    }
  });
  expect(city.tiktok.webhook.dropped.length).toBeGreaterThan(5);
  const polled = await pollAll();
  const found = new Map(polled.items.map((item) => [item.externalId, item]));
  const { comments, messages, videos } = city.tiktok.world;
  expect(found.size).toBe(comments.length + messages.length + videos.filter((one) => one.by).length);
  for (const item of heard) {
    expect(found.get(item.externalId)).toMatchObject({
      conversation: item.conversation,
      replyTo: item.replyTo,
      kind: item.kind,
      author: { externalId: item.author.externalId },
    });
  }
  expect((await pollAll(polled.cursor)).items).toEqual([]);
});

test('a late answer under a comment that was read is found, also the fourth one', async () => {
  const top = await city.tiktok.comment('mati', { username: 'a' });
  for (let i = 0; i < 3; i++) await city.tiktok.comment(`iya ${i}`, { username: `b${i}`, parentId: top.id });
  const { cursor } = await pollAll();
  const late = await city.tiktok.comment('masih mati lho', { username: 'c', parentId: top.id });
  expect((await pollAll(cursor)).items.map((item) => item.externalId)).toContain(late.id);
});

test('an empty page with a next cursor does not end the reading', async () => {
  await city.tiktok.comment('di halaman kedua', { username: 'a' });
  city.tiktok.troubles.add('comment/list', 'empty_page_next', 2);
  expect((await pollAll()).items.map((item) => item.text)).toEqual(['di halaman kedua']);
});

test('a missing permission for messages does not keep comments from being read', async () => {
  await city.tiktok.comment('tetap terbaca', { username: 'a' });
  city.tiktok.troubles.add('message/conversation/list', 'permission');
  const items: Incoming[] = [];
  const reading = (async () => {
    for await (const page of tiktok.poll?.(account(), null, signal()) ?? []) {
      for (const body of page.bodies) items.push(...read(body, 'poll'));
    }
  })();
  await expect(reading).rejects.toMatchObject({ failure: 'policy', reason: 'permission_missing' });
  expect(items.map((item) => item.text)).toEqual(['tetap terbaca']);
});

test('without the grants neither messages nor mentions are asked for', async () => {
  await city.tiktok.dm('pesan', { username: 'a' });
  await city.tiktok.mention('@kota', { username: 'b' });
  const { items } = await pollAll(null, { direct_messages: 'off', mentions: 'off' });
  expect(items).toEqual([]);
});

test('a full budget while asking who wrote keeps the comment, once we know that it is not ours', async () => {
  const comment = await city.tiktok.comment('banjir', { username: 'a' });
  const body = city.tiktok.bodyOf('comment.update', {
    comment_id: comment.id,
    video_id: comment.videoId,
    comment_action: 'insert',
    unique_identifier: 'uid-a',
    text: 'banjir',
  });
  const item = read(body)[0];
  if (!item) throw new Error('nothing came');
  city.tiktok.troubles.add('comment/list', 'rate', 2);
  const stranger = { ...account(), externalId: city.tiktok.world.openId };
  const known = { ...stranger, settings: { ...stranger.settings, unique_identifier: 'uid-kota-latihan' } };
  expect(await tiktok.complete?.(known, item, signal())).toMatchObject({ kind: 'comment', text: 'banjir' });
  const nobody = { ...stranger, externalId: 'never-heard-of' };
  await expect(tiktok.complete?.(nobody, item, signal())).rejects.toMatchObject({ failure: 'rate' });
});

test('our own answer that the list does not show yet is never taken for a resident’s', async () => {
  const as = { ...account(), externalId: 'restarted-process' };
  const content = {
    comment_id: '7300000000000000555',
    video_id: '1',
    parent_comment_id: '7300000000000000111',
    comment_action: 'insert',
    unique_identifier: 'uid-kota-latihan',
    text: 'kami cek',
  };
  const [item] = read(city.tiktok.bodyOf('comment.update', content), 'webhook', {
    ...as,
    externalId: account().externalId,
    settings: as.settings,
  });
  if (!item) throw new Error('nothing came');
  const unseen = { ...item, kind: 'comment' as const };
  city.tiktok.troubles.add('comment/list', 'not_there', 2);
  await expect(tiktok.complete?.(as, unseen, signal())).rejects.toMatchObject({ failure: 'transient' });
  const named = { ...as, settings: { ...as.settings, unique_identifier: 'uid-kota-latihan' } };
  expect(await tiktok.complete?.(named, unseen, signal())).toMatchObject({ kind: 'echo', text: 'kami cek' });
});

test('a mention shown late, behind many newer ones, is found', async () => {
  for (let n = 0; n < 25; n++) await city.tiktok.mention(`@kota ${n}`, { username: `w${n}` });
  const { videos } = city.tiktok.world;
  const hidden = videos.splice(20, 1)[0];
  if (!hidden) throw new Error('no video');
  const { items, cursor } = await pollAll();
  expect(items).toHaveLength(24);
  videos.splice(20, 0, hidden);
  expect((await pollAll(cursor)).items.map((item) => item.externalId)).toContain(`video:${hidden.id}`);
});
