import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { hearWebhooks, startReceiver } from '../../../simulator/receiver.ts';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { instagram } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const hour = 3_600_000;
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

test('the poll finds every webhook that was lost, under the same ids, and nothing twice on the next run', async () => {
  city.instagram.webhook.habits.dropPercent = 30;
  const heard = await hear(async () => {
    for (let i = 0; i < 25; i++) {
      const top = await city.instagram.comment(`lubang ${i}`, { username: `w${i}` });
      if (i % 5 === 0) await city.instagram.comment(`iya ${i}`, { username: `x${i}`, parentId: top.id });
      if (i % 3 === 0) await city.instagram.dm(`pesan ${i}`, { username: `y${i}` });
    }
  });
  expect(city.instagram.webhook.dropped.length).toBeGreaterThan(5);
  const polled = await pollAll();
  const found = new Map(polled.items.map((item) => [item.externalId, item]));
  expect(found.size).toBe(city.instagram.world.comments.length + city.instagram.world.messages.length);
  for (const item of heard) {
    expect(found.get(item.externalId)).toMatchObject({
      conversation: item.conversation,
      replyTo: item.replyTo,
      kind: item.kind,
    });
  }
  expect((await pollAll(polled.cursor)).items).toEqual([]);
});

test('a late answer under an old comment far down the pages is found', async () => {
  const old = await city.instagram.comment('komentar pertama', { username: 'a', at: new Date(Date.now() - 48 * hour) });
  for (let i = 0; i < 35; i++)
    await city.instagram.comment(`ramai ${i}`, { username: `b${i}`, at: new Date(Date.now() - hour) });
  const { cursor } = await pollAll();
  await city.instagram.comment('masih mati lho', { username: 'c', parentId: old.id });
  const { items } = await pollAll(cursor);
  expect(items.map((item) => item.text)).toContain('masih mati lho');
});

test('an empty page with a next one does not end the reading', async () => {
  const removed = await city.instagram.comment('dihapus nanti', { username: 'a' });
  const { cursor } = await pollAll();
  // The count stands still, so only the pages themselves can say that something is new.
  city.instagram.world.comments.splice(city.instagram.world.comments.indexOf(removed), 1);
  await city.instagram.comment('di halaman kedua', { username: 'b' });
  city.instagram.troubles.add('comments', 'empty_page_next');
  expect((await pollAll(cursor)).items.map((item) => item.text)).toEqual(['di halaman kedua']);
});

test('our token goes to no other host, whatever the address of the next page says', async () => {
  for (let i = 0; i < 15; i++) await city.instagram.comment(`ramai ${i}`, { username: `w${i}` });
  let calls = 0;
  const stranger = await startReceiver(() => {
    calls++;
    return 200;
  });
  city.instagram.nextBase = new URL(stranger.url).origin;
  await expect(pollAll()).rejects.toMatchObject({ failure: 'permanent', reason: 'bad_request' });
  await stranger.stop();
  expect(calls).toBe(0);
});

test('a missing permission for messages does not keep comments from being read', async () => {
  await city.instagram.comment('tetap terbaca', { username: 'a' });
  city.instagram.troubles.add('conversations', 'permission');
  const items: Incoming[] = [];
  const reading = (async () => {
    for await (const page of instagram.poll?.(account(), null, signal()) ?? []) {
      for (const body of page.bodies) items.push(...read(body, 'poll'));
    }
  })();
  await expect(reading).rejects.toMatchObject({ failure: 'policy', reason: 'permission_missing' });
  expect(items.map((item) => item.text)).toEqual(['tetap terbaca']);
});

test('a token that died is told; with the new one reading goes on where it stood', async () => {
  await city.instagram.comment('sebelum', { username: 'a' });
  const { cursor } = await pollAll();
  const before = account();
  city.instagram.refreshToken();
  await city.instagram.comment('sesudah', { username: 'b' });
  const old = instagram.poll?.(before, cursor, signal());
  await expect(old?.[Symbol.asyncIterator]().next()).rejects.toMatchObject({
    failure: 'reauth',
    reason: 'token_expired',
  });
  // The newest one known is told again: others may bear its second.
  expect((await pollAll(cursor)).items.map((item) => item.text)).toEqual(['sesudah', 'sebelum']);
});

test.each([
  ['comments', (media: string) => `/${media}/comments?fields=id,text,timestamp,username,from`],
  ['tags', () => '/me/tags'],
  ['conversations', () => '/me/conversations?platform=instagram&fields=id,updated_time,messages'],
] as const)(
  'an answer of /%s is read as the API gives it, also without knowing whose account it is',
  async (_name, path) => {
    const media = city.instagram.world.media[0]?.id ?? '';
    for (let i = 0; i < 12; i++) {
      await city.instagram.comment(`lampu ${i}`, { username: `a${i}` });
      await city.instagram.mention(`sampah ${i}`, { username: `b${i}`, caption: true });
      await city.instagram.dm(`air ${i}`, { username: `c${i}` });
    }
    const { settings, secrets } = city.instagram.account();
    const response = await fetch(`${settings.base_url}${path(media)}`, {
      headers: { authorization: `Bearer ${secrets.access_token}` },
    });
    const body = Buffer.from(await response.arrayBuffer());
    const bare = { id: 1, network: 'instagram', externalId: '', settings: {}, secrets: {} };
    const items = await instagram.normalise(bare, { source: 'webhook', receivedAt: new Date(), body });
    const polled = new Map((await pollAll()).items.map((item) => [item.externalId, item]));
    expect(items).toHaveLength(10);
    for (const item of items) {
      expect(item).toMatchObject({
        conversation: polled.get(item.externalId)?.conversation,
        kind: polled.get(item.externalId)?.kind,
      });
    }
  },
);

test('two comments and two tags of the same second that are told one by one are both found, and then no more', async () => {
  const at = new Date('2026-11-24T03:00:00Z');
  const tag = async (text: string) => {
    const { mediaId } = await city.instagram.mention(text, { username: 'a', caption: true });
    const media = city.instagram.world.media.find((one) => one.id === mediaId);
    if (media) media.at = at;
  };
  await city.instagram.comment('pertama', { username: 'a', at });
  await tag('sebut pertama');
  const { cursor } = await pollAll();
  await city.instagram.comment('kedua', { username: 'b', at });
  await tag('sebut kedua');
  const later = await pollAll(cursor);
  expect(later.items.map((item) => item.text)).toEqual(expect.arrayContaining(['kedua', 'sebut kedua']));
  expect((await pollAll(later.cursor)).items).toEqual([]);
});
