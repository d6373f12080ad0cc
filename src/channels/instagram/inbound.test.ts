import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { hearWebhooks } from '../../../simulator/receiver.ts';
import type { ChannelAccount, Incoming, Outgoing } from '../domain/network.ts';
import { instagram } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const account = (settings: Record<string, string> = {}): ChannelAccount => {
  const given = city.instagram.account();
  return { id: 1, network: 'instagram', ...given, settings: { ...given.settings, timeout_seconds: '1', ...settings } };
};

function read(body: Uint8Array, source: 'webhook' | 'poll'): Incoming[] {
  const items = instagram.normalise(account(), { source, receivedAt: new Date(), body });
  if (!Array.isArray(items)) throw new Error('expected an answer at once');
  return items;
}

/** Everything the webhooks told while `act` went on, after checking each signature. */
async function hear(act: () => Promise<unknown>): Promise<Incoming[]> {
  const items: Incoming[] = [];
  await hearWebhooks(
    city.instagram.webhook,
    (headers, body) => {
      const verdict = instagram.verify?.(account(), {
        headers,
        body,
        now: new Date(),
        url: new URL('http://localhost/hook/1'),
      });
      if (!verdict?.accepted) return 401;
      items.push(...read(body, 'webhook'));
      return 200;
    },
    act,
  );
  return items;
}

async function pollAll(cursor: string | null = null, settings: Record<string, string> = {}) {
  const items: Incoming[] = [];
  let next = cursor;
  for await (const page of instagram.poll?.(account(settings), cursor, signal()) ?? []) {
    for (const body of page.bodies) items.push(...read(body, 'poll'));
    next = page.cursor;
  }
  return { items, cursor: next };
}

function first(items: Incoming[]): Incoming {
  const [item] = items;
  if (!item) throw new Error('nothing came');
  return item;
}

function answerTo(item: Incoming, more: Partial<Outgoing> = {}): Outgoing {
  const given = { key: 'k', visibility: item.visibility, replyTo: item.replyTo, automatic: false };
  return { ...given, text: 'Terima kasih, sedang dicek.', lastInboundAt: new Date(), ...more };
}
test.each([
  ['the right token is answered with the challenge', { 'hub.verify_token': 'jabat-tangan-latihan' }, '1158201444'],
  ['a wrong token gets nothing', { 'hub.verify_token': 'tebakan' }, undefined],
  ['no token gets nothing', {}, undefined],
  ['another mode gets nothing', { 'hub.mode': 'hapus', 'hub.verify_token': 'jabat-tangan-latihan' }, undefined],
  [
    'a challenge with markup gets nothing',
    { 'hub.challenge': '<b>', 'hub.verify_token': 'jabat-tangan-latihan' },
    undefined,
  ],
] as const)('handshake: %s', (_name, given, expected) => {
  const query = new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', ...given });
  expect(instagram.handshake?.(account(), query)).toBe(expected);
});

test('the signature of another account, of changed bytes, and with an unset secret are refused', async () => {
  const { createHmac } = await import('node:crypto');
  const body = Buffer.from('{"object":"instagram","entry":[]}');
  const sign = (secret: string, bytes: Buffer) =>
    new Headers({ 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}` });
  const verify = (headers: Headers, secrets = account().secrets) =>
    instagram.verify?.(
      { ...account(), secrets },
      { headers, body, now: new Date(), url: new URL('http://localhost/hook/1') },
    );
  expect(verify(sign('aplikasi-latihan', body))).toEqual({ accepted: true });
  const bad = { accepted: false, status: 401, reason: 'bad_signature' };
  expect(verify(sign('rahasia kota lain', body))).toEqual(bad);
  expect(verify(sign('aplikasi-latihan', Buffer.from('{}')))).toEqual(bad);
  expect(verify(sign('', body), {})).toEqual(bad);
  expect(verify(new Headers({ 'x-hub-signature-256': 'sha1=00' }))).toEqual(bad);
  expect(verify(new Headers())).toEqual({ ...bad, reason: 'missing_signature' });
});

test.each(['changes', 'flat'] as const)('a comment and its answer are read from the %s shape', async (shape) => {
  city.instagram.body.shape = shape;
  city.instagram.body.unknownFields = true;
  const items = await hear(async () => {
    const top = await city.instagram.comment('Lampu jalan mati 😡', { username: 'warga.a' });
    await city.instagram.comment('di sini jg', { username: 'warga.b', parentId: top.id });
  });
  const [top, answer] = items;
  expect(top).toMatchObject({
    kind: 'comment',
    visibility: 'public',
    text: 'Lampu jalan mati 😡',
    author: { handle: 'warga.a' },
  });
  expect(top?.replyTo.comment_id).toBe(top?.externalId);
  // An answer is answered under the top-level comment; a private reply goes to the person's own.
  expect(answer?.replyTo).toMatchObject({ comment_id: top?.externalId, own_comment_id: answer?.externalId });
  expect(answer?.answers).toEqual([top?.externalId]);
  expect(answer?.conversation).not.toBe(top?.conversation);
});

test('ids of 19 digits stay exact, also as bare numbers, and can be answered', async () => {
  city.instagram.world.bigIds = true;
  city.instagram.body.bareNumbers = true;
  city.instagram.world.addMedia('Foto');
  let made = { id: '', mediaId: '' };
  const items = await hear(async () => {
    made = await city.instagram.comment('jalan bolong', { username: 'warga.c' });
  });
  expect(made.id).toMatch(/^\d{19}$/);
  expect(first(items)).toMatchObject({ externalId: made.id, replyTo: { media_id: made.mediaId } });
  expect(first(items).author.externalId).toBe(city.instagram.world.personId('warga.c'));
  expect(await instagram.reply(account(), answerTo(first(items)), signal())).toMatchObject({ state: 'sent' });
});

test('several entries in one body are each an item', async () => {
  city.instagram.body.batch = true;
  const items = await hear(async () => {
    await city.instagram.comment('satu', { username: 'a' });
    await city.instagram.dm('dua', { username: 'b' });
    await city.instagram.raw({
      entryId: '17841499999999999',
      change: { field: 'comments', value: { id: '9', text: 'akun lain' } },
    });
    await city.instagram.sendBatch();
  });
  expect(city.instagram.webhook.delivered).toHaveLength(1);
  expect(items.map((item) => [item.text, item.account])).toEqual([
    ['satu', undefined],
    ['dua', undefined],
    ['akun lain', '17841499999999999'],
  ]);
});

const person = (message: Record<string, unknown>) => ({
  direct: { sender: { id: '5510' }, recipient: { id: '17841400000000001' }, timestamp: 1_795_000_000_100, ...message },
});

test.each([
  [
    'a reply to a story',
    person({
      message: { mid: 'm1', text: 'air kapan nyala', reply_to: { story: { id: '1', url: 'https://x.test/s' } } },
    }),
    { kind: 'message', permalink: 'https://x.test/s' },
  ],
  [
    'a story that mentions us',
    person({ message: { mid: 'm2', attachments: [{ type: 'story_mention', payload: { url: 'https://x.test/m' } }] } }),
    { kind: 'mention', visibility: 'private', attachments: [{ kind: 'story_mention', url: 'https://x.test/m' }] },
  ],
  [
    'a reply to one of our messages',
    person({ message: { mid: 'm3', text: 'ok', reply_to: { mid: 'm0' } } }),
    { kind: 'message', answers: ['m0'] },
  ],
  [
    'a picture without words',
    person({ message: { mid: 'm4', attachments: [{ type: 'image', payload: { url: 'https://x.test/p' } }] } }),
    { kind: 'message', text: '', attachments: [{ kind: 'image' }] },
  ],
  [
    'a shared reel',
    person({
      message: { mid: 'm5', attachments: [{ type: 'ig_reel', payload: { url: 'https://x.test/r', title: 'Banjir' } }] },
    }),
    { kind: 'message', attachments: [{ kind: 'unsupported', name: 'Banjir', url: 'https://x.test/r' }] },
  ],
  ['a deletion', person({ message: { mid: 'm1', is_deleted: true } }), { kind: 'delete', externalId: 'm1' }],
  [
    'an edit',
    person({ message_edit: { mid: 'm1', text: 'air kapan nyala ya', num_edit: 1 } }),
    { kind: 'edit', externalId: 'm1', text: 'air kapan nyala ya' },
  ],
  [
    'something Instagram cannot show',
    person({ message: { mid: 'm6', is_unsupported: true } }),
    { kind: 'unsupported', externalId: 'm6', unsupported: 'message' },
  ],
  [
    'a reaction',
    person({ reaction: { mid: 'm0', action: 'react', reaction: 'love', emoji: '❤' } }),
    { kind: 'automatic', text: '❤', answers: ['m0'] },
  ],
  [
    'a pressed button',
    person({ postback: { mid: 'm7', title: 'Lapor', payload: 'LAPOR' } }),
    { kind: 'message', text: 'Lapor' },
  ],
  [
    'our own message, typed in the app',
    {
      direct: {
        sender: { id: '17841400000000001' },
        recipient: { id: '5510' },
        timestamp: 1_795_000_000_100,
        message: { mid: 'm8', text: 'siap', is_echo: true },
      },
    },
    { kind: 'echo', conversation: '5510' },
  ],
  ['a kind from next year', person({ hologram: { size: 7 } }), { kind: 'unsupported', unsupported: 'hologram' }],
  [
    'a field from next year',
    { change: { field: 'thought_waves', value: {} } },
    { kind: 'unsupported', unsupported: 'thought_waves' },
  ],
  ['a comment without an id', { change: { field: 'comments', value: { text: '?' } } }, { kind: 'unsupported' }],
  [
    'a direct message as a change',
    { change: { field: 'messages', value: person({ message: { mid: 'm9', text: 'halo' } }).direct } },
    { kind: 'message', text: 'halo', conversation: '5510' },
  ],
  [
    'a thread that another app holds',
    { standby: person({ message: { mid: 'm10', text: 'lewat iklan' } }).direct },
    { kind: 'message', text: 'lewat iklan' },
  ],
  [
    'the test button, as a message',
    {
      entryId: '0',
      direct: {
        sender: { id: '12334' },
        recipient: { id: '23245' },
        timestamp: 1_527_459_824,
        message: { mid: 'test', text: 'random_text' },
      },
    },
    { kind: 'automatic', unsupported: 'test' },
  ],
  [
    'the test button, as a comment',
    {
      entryId: '0',
      change: {
        field: 'comments',
        value: {
          id: '17865799348089039',
          text: 'This is an example.',
          from: { id: '232323232', username: 'test' },
          media: { id: '123123123' },
        },
      },
    },
    { kind: 'automatic', unsupported: 'test' },
  ],
])('%s is read for what it is', async (_name, event, expected) => {
  const items = await hear(() => city.instagram.raw(event));
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject(expected);
});

test('read receipts are nothing, and an unknown item is the same item when it comes again', async () => {
  const unknown = { change: { field: 'thought_waves', value: { n: 1 } } };
  const items = await hear(async () => {
    await city.instagram.raw(person({ read: { mid: 'm1' } }));
    await city.instagram.raw(unknown);
    await city.instagram.raw(unknown);
  });
  expect(items).toHaveLength(2);
  expect(new Set(items.map((item) => item.externalId)).size).toBe(1);
});

test('our own comment is an echo, in the webhook and in the poll', async () => {
  const items = await hear(async () => {
    const comment = await city.instagram.comment('tolong min', { username: 'a' });
    await instagram.reply(
      account(),
      answerTo(
        first(
          read(
            Buffer.from(JSON.stringify({ polled: 'comments', media: { id: comment.mediaId }, data: [comment] })),
            'poll',
          ),
        ),
      ),
      signal(),
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
  expect(items.map((item) => item.kind)).toEqual(['comment', 'echo']);
  const polled = await pollAll();
  expect(polled.items.map((item) => [item.kind, item.externalId])).toEqual(
    items.map((item) => [item.kind, item.externalId]),
  );
});

test('a mention comes without text and author and is completed by asking; a version that hides the author is put up with', async () => {
  const items = await hear(async () => {
    await city.instagram.mention('@kota.latihan sampah numpuk di sini', { username: 'a' });
    await city.instagram.mention('taman kota kotor @kota.latihan', { username: 'b', caption: true });
  });
  const done = await Promise.all(items.map((item) => instagram.complete?.(account(), item, signal())));
  expect(items.map((item) => item.text)).toEqual(['', '']);
  expect(done.map((item) => item?.text)).toEqual([
    '@kota.latihan sampah numpuk di sini',
    'taman kota kotor @kota.latihan',
  ]);
  expect(done.every((item) => item?.fetch === undefined)).toBe(true);
  expect(done[1]?.author).toEqual({ externalId: '@b', handle: 'b' });
  for (const item of items)
    expect(await instagram.reply(account(), answerTo(item), signal())).toMatchObject({ state: 'sent' });
  expect(city.sent.map((one) => one.way)).toEqual(['mention_reply', 'mention_reply']);
});

test('an old subscription that tells only id and text is completed by asking', async () => {
  const comment = await city.instagram.comment('got mampet', { username: 'warga.d' });
  const [bare] = await hear(() =>
    city.instagram.raw({ change: { field: 'comments', value: { id: comment.id, text: comment.text } } }),
  );
  const done = bare && (await instagram.complete?.(account(), bare, signal()));
  expect(done).toMatchObject({
    externalId: comment.id,
    text: 'got mampet',
    author: { handle: 'warga.d' },
    replyTo: { media_id: comment.mediaId },
  });
});

test('media is fetched with a limit; an expired address and a foreign host are told as gone', async () => {
  const url = city.instagram.addFile('foto.jpg', Buffer.alloc(5_000, 7), 'image/jpeg');
  const fetchIt = (address: string, max: number) =>
    instagram.download?.(account(), { kind: 'image', url: address }, max, signal());
  expect((await fetchIt(url, 5_000))?.byteLength).toBe(5_000);
  await expect(fetchIt(url, 4_999)).rejects.toMatchObject({ reason: 'media_too_big' });
  city.instagram.files.clear();
  await expect(fetchIt(url, 5_000)).rejects.toMatchObject({ failure: 'permanent', reason: 'media_gone' });
  await expect(fetchIt('http://169.254.169.254/latest', 5_000)).rejects.toMatchObject({ reason: 'media_gone' });
  await expect(fetchIt('https://cdninstagram.com.example.test/x', 5_000)).rejects.toMatchObject({
    reason: 'media_gone',
  });
});
