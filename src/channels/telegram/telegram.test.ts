import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { hearWebhooks } from '../../../simulator/receiver.ts';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { telegram } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const account = (mode: 'poll' | 'webhook' = 'poll'): ChannelAccount => {
  const given = city.telegram.account(mode);
  return { id: 1, network: 'telegram', ...given, settings: { ...given.settings, timeout_seconds: '1' } };
};

async function read(body: Uint8Array): Promise<Incoming[]> {
  return telegram.normalise(account(), { source: 'poll', receivedAt: new Date(), body });
}

async function pollAll(cursor: string | null = null) {
  const items: Incoming[] = [];
  let next = cursor;
  for await (const page of telegram.poll?.(account(), cursor, signal()) ?? []) {
    for (const body of page.bodies) items.push(...(await read(body)));
    next = page.cursor;
  }
  return { items, cursor: next };
}

async function only(push: () => Promise<unknown>): Promise<Incoming> {
  await push();
  const { items } = await pollAll();
  const [item] = items;
  if (!item || items.length !== 1) throw new Error(`${items.length} items instead of one`);
  return item;
}

const photo = [
  { file_id: 'kecil', width: 90, height: 60 },
  { file_id: 'besar', width: 1280, height: 853 },
  { file_id: 'sedang', width: 320, height: 213 },
];

test.each([
  ['words', 'lampu mati', {}, { kind: 'message', text: 'lampu mati', visibility: 'private' }],
  [
    'photo sizes',
    '',
    { photo, caption: 'jalan rusak' },
    { kind: 'message', text: 'jalan rusak', attachments: [{ kind: 'image', ref: 'besar' }] },
  ],
  [
    'a voice note',
    '',
    { voice: { file_id: 'v1', mime_type: 'audio/ogg' } },
    { kind: 'message', attachments: [{ kind: 'audio', ref: 'v1', mime: 'audio/ogg' }] },
  ],
  [
    'a picture sent as a file',
    '',
    { document: { file_id: 'd1', mime_type: 'image/png', file_name: 'bukti.png' } },
    { attachments: [{ kind: 'image', ref: 'd1', name: 'bukti.png' }] },
  ],
  ['a video', '', { video: { file_id: 'w1' } }, { attachments: [{ kind: 'video', ref: 'w1' }] }],
  [
    'an animation, which also comes as a document',
    '',
    { animation: { file_id: 'a1' }, document: { file_id: 'a1' } },
    { attachments: [{ kind: 'video', ref: 'a1' }] },
  ],
  [
    'a place',
    '',
    { location: { latitude: -6.17, longitude: 106.64 } },
    { kind: 'message', attachments: [{ kind: 'location', latitude: -6.17, longitude: 106.64 }] },
  ],
  [
    'a venue',
    '',
    {
      venue: { title: 'Pasar Lama', address: 'Jl Kisamaun', location: { latitude: -6.17, longitude: 106.63 } },
      location: { latitude: 0, longitude: 0 },
    },
    { attachments: [{ kind: 'location', latitude: -6.17, name: 'Pasar Lama, Jl Kisamaun' }] },
  ],
  [
    "somebody else's contact",
    '',
    { contact: { phone_number: '+62811', first_name: 'Pak RT', user_id: 1 } },
    { text: 'Kontak: Pak RT +62811' },
  ],
  ['the start button', '/start lapor', {}, { kind: 'automatic' }],
  ['the start button alone', '/start', {}, { kind: 'automatic' }],
  ['words after a command', '/start lampu jalan mati min', {}, { kind: 'message' }],
  ['a poll, which nobody here knows', '', { poll: { id: '1' } }, { kind: 'unsupported', unsupported: 'poll' }],
  ['a group that moved', '', { migrate_to_chat_id: -1001 }, { kind: 'automatic', unsupported: 'migrate_to_chat_id' }],
] as const)('%s are read for what they are', async (_name, text, more, expected) => {
  const item = await only(() => city.telegram.message(text, { username: 'ratna', firstName: 'Ratna', more }));
  expect(item).toMatchObject(expected);
});

test("a shared contact of one's own is the author's phone number", async () => {
  const written = await city.telegram.message('x', { username: 'ratna' });
  const own = (written.from as { id: number }).id;
  await pollAll();
  const contact = { phone_number: '+628129', first_name: 'Ratna', user_id: own };
  await city.telegram.message('', { username: 'ratna', more: { contact } });
  const { items } = await pollAll('900000002');
  expect(items[0]?.author.phone).toBe('+628129');
});

test('an edit names the message it changes', async () => {
  const message = await city.telegram.message('lampu mti', { username: 'a' });
  await city.telegram.edit(message, 'lampu mati');
  const { items } = await pollAll();
  expect(items.map((item) => [item.kind, item.externalId, item.text])).toEqual([
    ['message', items[0]?.externalId, 'lampu mti'],
    ['edit', items[0]?.externalId, 'lampu mati'],
  ]);
});

test('comments in the discussion group are public, one conversation for each person and thread, and the root is ours', async () => {
  const group = { id: -1_001_234_567_890, thread: 40 };
  await city.telegram.message('Info layanan', {
    firstName: 'Kanal',
    group,
    more: { is_automatic_forward: true, sender_chat: { id: -1_009, title: 'Kota' } },
  });
  await city.telegram.message('lampunya kpn', { username: 'a', group });
  await city.telegram.message('iya nih', { username: 'b', group });
  await city.telegram.message('masih mati', { username: 'a', group });
  const { items } = await pollAll();
  const [root, one, two, three] = items;
  expect(items.map((item) => item.kind)).toEqual(['echo', 'comment', 'comment', 'comment']);
  expect(root?.visibility).toBe('public');
  expect(one?.conversation).toBe(three?.conversation);
  expect(one?.conversation).not.toBe(two?.conversation);
  expect(one?.permalink).toMatch(/^https:\/\/t\.me\/c\/1234567890\/\d+$/);
  const sent =
    one &&
    (await telegram.reply(
      account(),
      { key: 'k', visibility: 'public', replyTo: one.replyTo, text: 'Segera', automatic: false, lastInboundAt: one.at },
      signal(),
    ));
  expect(sent).toMatchObject({ state: 'sent', externalId: expect.stringMatching(/^-1001234567890:\d+$/) });
});

test('somebody who blocks the bot is told, and cannot be answered', async () => {
  const written = await only(() => city.telegram.message('halo', { username: 'a' }));
  await city.telegram.block({ username: 'a' });
  const { items } = await pollAll('900000002');
  expect(items).toMatchObject([{ kind: 'automatic', unsupported: 'blocked', conversation: written.conversation }]);
  const outgoing = {
    key: 'k',
    visibility: 'private',
    replyTo: written.replyTo,
    text: 'x',
    automatic: false,
    lastInboundAt: written.at,
  } as const;
  expect(await telegram.reply(account(), outgoing, signal())).toEqual({
    state: 'failed',
    failure: 'permanent',
    reason: 'blocked_by_person',
  });
});

test('an update of a kind from next year is kept and named', async () => {
  expect(await only(() => city.telegram.push({ hologram_message: { id: 1 } }))).toMatchObject({
    kind: 'unsupported',
    unsupported: 'hologram_message',
  });
});

test('ids beyond 2^53 stay exact', async () => {
  const body =
    '{"update_id":1,"message":{"message_id":9007199254740993,"date":1,"chat":{"id":-9007199254740995,"type":"group"},"from":{"id":9007199254740997},"text":"a"}}';
  expect(await read(Buffer.from(body))).toMatchObject([
    { externalId: '-9007199254740995:9007199254740993', author: { externalId: '9007199254740997' } },
  ]);
});

test('updates are confirmed only when the caller comes back after keeping the page', async () => {
  for (let i = 0; i < 120; i++) await city.telegram.message(`pesan ${i}`, { username: `w${i}` });
  const pages = telegram.poll?.(account(), null, signal())[Symbol.asyncIterator]();
  const page = await pages?.next();
  expect(page?.value?.bodies).toHaveLength(100);
  // The process dies here: nothing was confirmed, and the next run gets the same hundred again.
  expect(city.telegram.updates).toHaveLength(120);
  const { items, cursor } = await pollAll();
  expect(items).toHaveLength(120);
  expect(new Set(items.map((item) => item.externalId)).size).toBe(120);
  expect((await pollAll(cursor)).items).toEqual([]);
  expect(city.telegram.updates).toHaveLength(0);
});

test('with a webhook nothing is polled, and two ways at once are told as such', async () => {
  const webhook = await fetch(`${city.url}/telegram/bot${city.telegram.token}/setWebhook`, {
    method: 'POST',
    body: 'url=http://127.0.0.1:1/x',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(webhook.status).toBe(200);
  const pages = telegram.poll?.(account('webhook'), null, signal())[Symbol.asyncIterator]();
  expect((await pages?.next())?.done).toBe(true);
  const conflict = telegram.poll?.(account('poll'), null, signal())[Symbol.asyncIterator]();
  await expect(conflict?.next()).rejects.toMatchObject({ failure: 'permanent', reason: 'two_readers' });
});

test('a webhook and the poll read the same message under the same id', async () => {
  const heard: Incoming[] = [];
  await hearWebhooks(
    city.telegram.webhook,
    async (headers, body) => {
      if (
        !telegram.verify?.(account('webhook'), {
          headers,
          body,
          now: new Date(),
          url: new URL('http://localhost/hook/1'),
        }).accepted
      )
        return 401;
      heard.push(...(await read(body)));
      return 200;
    },
    async () => {
      const message = await city.telegram.message('sama', { username: 'a' });
      city.telegram.webhook.habits.callback = undefined;
      await city.telegram.push({ message });
    },
  );
  expect(heard.map((item) => item.externalId)).toEqual((await pollAll()).items.map((item) => item.externalId));
  expect(heard).toHaveLength(1);
});

test('a file is fetched by its id with a limit; one that is gone is told', async () => {
  const ref = city.telegram.addFile('bukti.jpg', Buffer.alloc(3_000, 1));
  const fetchIt = (id: string, max: number) =>
    telegram.download?.(account(), { kind: 'image', ref: id }, max, signal());
  expect((await fetchIt(ref, 3_000))?.byteLength).toBe(3_000);
  await expect(fetchIt(ref, 2_999)).rejects.toMatchObject({ reason: 'media_too_big' });
  city.telegram.files.clear();
  await expect(fetchIt(ref, 3_000)).rejects.toMatchObject({ reason: 'media_gone' });
});
