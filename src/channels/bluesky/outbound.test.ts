import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BlueskyTrouble } from '../../../simulator/bluesky/errors.ts';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import type { ChannelAccount, Incoming, Outgoing, Usage } from '../domain/network.ts';
import { markText } from './facets.ts';
import { bluesky } from './index.ts';
import { recordKey } from './record-key.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const by = { username: 'warga', name: 'Warga' };

function account(settings: Record<string, string> = {}, secrets: Record<string, string> = {}): ChannelAccount {
  const given = city.bluesky.account();
  return {
    id: 1,
    network: 'bluesky',
    externalId: given.externalId,
    settings: { ...given.settings, timeout_seconds: '1', ...settings },
    secrets: { ...given.secrets, ...secrets },
  };
}

async function pollAll(cursor: string | null = null, own = account()) {
  const items: Incoming[] = [];
  let next = cursor;
  for await (const page of bluesky.poll?.(own, cursor, signal()) ?? []) {
    for (const body of page.bodies) {
      items.push(...(await bluesky.normalise(own, { source: 'poll', receivedAt: new Date(), body })));
    }
    next = page.cursor ?? next;
  }
  return { items, cursor: next };
}

async function said(way: string): Promise<Incoming> {
  const id = await city.bluesky.speak(way, 'lampu mati', by);
  const found = (await pollAll()).items.find((one) => one.externalId === id);
  if (!found) throw new Error('the poll did not find it');
  return found;
}

const outgoing = (item: Incoming, text = 'Siap, kami cek.', key = 'k1'): Outgoing => ({
  key,
  visibility: item.visibility,
  replyTo: item.replyTo,
  text,
  automatic: false,
  lastInboundAt: item.at,
});

const unclear = { state: 'unknown', reason: 'no_clear_answer' };
const endings: [BlueskyTrouble, Record<string, unknown>, number][] = [
  ['rate', { state: 'failed', failure: 'rate', reason: 'rate_limited' }, 0],
  ['taken_down', { state: 'failed', failure: 'policy', reason: 'account_restricted' }, 0],
  ['ok_with_error', { state: 'failed', failure: 'policy', reason: 'account_restricted' }, 0],
  // The repository itself says that nothing stands there.
  ['invalid_request', { state: 'failed', failure: 'permanent', reason: 'bad_request' }, 0],
  ['server_error', unclear, 0],
  ['not_json', unclear, 0],
  ['drop', unclear, 0],
  ['timeout_after_effect', unclear, 1],
  ['drop_after_effect', unclear, 1],
  // And here, that it does.
  ['server_error_after_effect', { state: 'sent' }, 1],
  ['invalid_request_after_effect', { state: 'sent' }, 1],
  ['ok_without_id_after_effect', { state: 'sent' }, 1],
];

test.each(endings)('a public answer that meets %s ends as it must', async (trouble, outcome, arrived) => {
  const item = await said('mention');
  city.bluesky.troubles.add('createRecord', trouble);
  expect(await bluesky.reply(account(), outgoing(item), signal())).toMatchObject(outcome);
  expect(city.sent).toHaveLength(arrived);
});

test.each([
  ['blocked', { state: 'failed', failure: 'permanent', reason: 'blocked_by_person' }, 0],
  ['server_error', unclear, 0],
  ['timeout_after_effect', unclear, 1],
  ['invalid_request_after_effect', unclear, 1],
] as const)('a message that meets %s ends as it must', async (trouble, outcome, arrived) => {
  const item = await said('direct');
  city.bluesky.troubles.add('sendMessage', trouble);
  expect(await bluesky.reply(account(), outgoing(item), signal())).toEqual(outcome);
  expect(city.sent).toHaveLength(arrived);
});

test('the same answer tried again makes no second one, and another answer is another', async () => {
  const item = await said('mention');
  city.bluesky.troubles.add('createRecord', 'timeout_after_effect');
  expect(await bluesky.reply(account(), outgoing(item), signal())).toEqual(unclear);
  expect(await bluesky.find?.(account(), outgoing(item), new Date(), signal())).toBe(city.sent[0]?.id);
  for (let turn = 0; turn < 3; turn++) {
    expect(await bluesky.reply(account(), outgoing(item), signal())).toEqual({
      state: 'sent',
      externalId: city.sent[0]?.id,
    });
  }
  expect(city.sent).toHaveLength(1);
  expect(await bluesky.reply(account(), outgoing(item, 'Siap, kami cek.', 'k2'), signal())).toMatchObject({
    state: 'sent',
  });
  expect(await bluesky.reply(account(), outgoing(item, 'Sudah selesai.'), signal())).toMatchObject({ state: 'sent' });
  expect(city.sent).toHaveLength(3);
});

test('an unclear message is found by its words in its conversation', async () => {
  const item = await said('direct');
  const since = new Date();
  expect(await bluesky.find?.(account(), outgoing(item), since, signal())).toBeUndefined();
  city.bluesky.troubles.add('sendMessage', 'drop_after_effect');
  await bluesky.reply(account(), outgoing(item), signal());
  expect(await bluesky.find?.(account(), outgoing(item), since, signal())).toBe(city.sent[0]?.id);
  const later = new Date(Date.now() + 600_000);
  expect(await bluesky.find?.(account(), outgoing(item), later, signal())).toBeUndefined();
});

test('keys are times of the last years, thirteen letters, and differ with every part of the intent', () => {
  const keys = [recordKey('a', 'b'), recordKey('ab', ''), recordKey('a', 'c'), recordKey('b', 'a')];
  expect(new Set(keys).size).toBe(4);
  expect(recordKey('a', 'b')).toBe(keys[0]);
  for (const key of keys) {
    expect(key).toMatch(/^3[2-7a-z]{12}$/);
    const value = [...key].reduce(
      (sum, letter) => sum * 32n + BigInt('234567abcdefghijklmnopqrstuvwxyz'.indexOf(letter)),
      0n,
    );
    const year = new Date(Number(value >> 10n) / 1_000).getUTCFullYear();
    expect(year).toBeGreaterThanOrEqual(2023);
    expect(year).toBeLessThanOrEqual(2025);
  }
});

test('links, names and tags are marked by bytes of UTF-8, whatever stands before them', () => {
  const text = '🙏 é Cek https://kota.go.id/a, tanya @dinas.test atau tangerang.go.id #Lampu! @tidak.ada #112';
  const marks = markText(text, new Map([['dinas.test', 'did:plc:dinas']]));
  const bytes = Buffer.from(text);
  const cut = marks.map(({ index, features }) => [
    bytes.subarray(index.byteStart, index.byteEnd).toString(),
    features[0],
  ]);
  expect(cut).toEqual([
    ['https://kota.go.id/a', { $type: 'app.bsky.richtext.facet#link', uri: 'https://kota.go.id/a' }],
    ['@dinas.test', { $type: 'app.bsky.richtext.facet#mention', did: 'did:plc:dinas' }],
    ['tangerang.go.id', { $type: 'app.bsky.richtext.facet#link', uri: 'https://tangerang.go.id' }],
    ['#Lampu', { $type: 'app.bsky.richtext.facet#tag', tag: 'Lampu' }],
  ]);
  expect(markText('https://a.id/#bab mail@kota.go.id', new Map()).map((one) => one.index)).toEqual([
    { byteStart: 0, byteEnd: 17 },
  ]);
});

test('an answer stands in its thread with its root, its language and its marks', async () => {
  const post = city.bluesky.post('@kota.latihan.test awal', by);
  const deep = city.bluesky.post('@kota.latihan.test lanjut', by, { answers: post });
  const item = (await pollAll()).items.find((one) => one.externalId === deep.uri);
  if (item) await bluesky.reply(account(), outgoing(item, `Halo @${deep.author.handle}`), signal());
  const written = city.bluesky.world.find(city.sent[0]?.id ?? '');
  expect(written?.record).toMatchObject({
    langs: ['id'],
    reply: { root: { uri: post.uri, cid: post.cid }, parent: { uri: deep.uri, cid: deep.cid } },
    facets: [{ index: { byteStart: 5 }, features: [{ did: deep.author.did }] }],
  });
});

test('an answer is counted in graphemes and bytes before it leaves', async () => {
  const item = await said('mention');
  const family = '👨‍👩‍👧‍👦';
  expect(await bluesky.reply(account(), outgoing(item, 'a'.repeat(301)), signal())).toMatchObject({
    reason: 'too_long',
  });
  expect(await bluesky.reply(account(), outgoing(item, family.repeat(121)), signal())).toMatchObject({
    reason: 'too_long',
  });
  expect(await bluesky.reply(account(), outgoing(item, family.repeat(100)), signal())).toMatchObject({ state: 'sent' });
  expect(await bluesky.reply(account(), outgoing(item, '  '), signal())).toMatchObject({ reason: 'empty_text' });
});

test('a session is opened once and kept; when it ends the call goes through with a new one', async () => {
  const item = await said('mention');
  const opened = city.bluesky.sessions.opened;
  await pollAll();
  expect(city.bluesky.sessions.opened).toBe(opened);
  city.bluesky.expireToken();
  const both = [outgoing(item, 'satu'), outgoing(item, 'dua')];
  const outcomes = await Promise.all(both.map((one) => bluesky.reply(account(), one, signal())));
  expect(outcomes.map((one) => one.state)).toEqual(['sent', 'sent']);
  expect(city.bluesky.sessions.opened - opened).toBeLessThanOrEqual(2);
});

test('renewal stores a session, turns its refresh token over once, and falls back on the app password', async () => {
  const now = new Date();
  expect(bluesky.expiries?.(account())).toEqual([{ what: 'access_token', at: new Date(0), renewable: true }]);
  const first = await bluesky.renew?.(account(), now, signal());
  const opened = city.bluesky.sessions.opened;
  const own = account(first?.settings, first?.secrets);
  expect(bluesky.expiries?.(own)[0]?.at.getTime()).toBeGreaterThan(now.getTime() + 3_600_000);
  await pollAll(null, own);
  const second = await bluesky.renew?.(own, now, signal());
  expect(city.bluesky.sessions.opened).toBe(opened);
  expect(second?.secrets.refresh_token).not.toBe(first?.secrets.refresh_token);
  // The first refresh token was used up: the app password still opens one.
  const third = await bluesky.renew?.(own, now, signal());
  expect(third?.secrets.access_token).toBeTruthy();
  expect(city.bluesky.sessions.opened).toBe(opened + 1);
  city.bluesky.refreshToken();
  await expect(bluesky.renew?.(own, now, signal())).rejects.toMatchObject({ failure: 'reauth' });
});

test('a wrong app password, a second factor and a missing one are told by the check', async () => {
  expect(await bluesky.check(account(), signal())).toEqual({
    ok: true,
    externalId: city.bluesky.world.us.did,
    name: 'kota.latihan.test',
  });
  expect(await bluesky.check(account({}, { app_password: 'salah' }), signal())).toMatchObject({
    ok: false,
    failure: 'reauth',
  });
  expect(await bluesky.check(account({}, { app_password: '' }), signal())).toMatchObject({ reason: 'secret_missing' });
  city.bluesky.sessions.secondFactor = true;
  expect(await bluesky.check(account(), signal())).toMatchObject({ failure: 'reauth', reason: 'app_password_needed' });
});

test('the budget is heard with every answer', async () => {
  const heard: Usage[] = [];
  const item = await said('mention');
  const own = { ...account(), noteUsage: (usage: Usage) => heard.push(usage) };
  await bluesky.reply(own, outgoing(item), signal());
  expect(heard.at(-1)?.share).toBeLessThan(0.1);
  city.bluesky.troubles.add('createRecord', 'rate');
  expect(await bluesky.reply(own, outgoing(item, 'lagi'), signal())).toMatchObject({ failure: 'rate' });
  expect(heard.at(-1)?.share).toBe(1);
  expect(heard.at(-1)?.resetSeconds).toBeGreaterThan(400);
});

test('an app password without the right to messages is told, and the rest is read all the same', async () => {
  city.bluesky.sessions.privileged = false;
  await city.bluesky.speak('mention', 'lampu mati', by);
  const items: Incoming[] = [];
  const read = (async () => {
    for await (const page of bluesky.poll?.(account(), null, signal()) ?? [])
      for (const body of page.bodies)
        items.push(...(await bluesky.normalise(account(), { source: 'poll', receivedAt: new Date(), body })));
  })();
  await expect(read).rejects.toMatchObject({ failure: 'policy', reason: 'permission_missing' });
  expect(items.map((one) => one.kind)).toContain('mention');
  expect((await pollAll(null, account({ direct_messages: 'no' }))).items.map((one) => one.kind)).toContain('mention');
});

test('polling goes on where it stopped, also for a notification that is shown late', async () => {
  await city.bluesky.speak('mention', 'satu', by);
  await city.bluesky.speak('direct', 'dua', by);
  const first = await pollAll();
  expect((await pollAll(first.cursor)).items).toEqual([]);
  const late = city.bluesky.post('@kota.latihan.test telat', by);
  late.at = new Date(Date.now() - 200_000);
  await city.bluesky.speak('direct', 'tiga', by);
  const fresh = (await pollAll(first.cursor)).items.map((one) => one.text);
  expect(fresh).toContain('@kota.latihan.test telat');
  expect(fresh).toContain('tiga');
});

test('a picture is fetched with a limit, and one that is gone is told', async () => {
  city.bluesky.blobs.set('bafkreia', Buffer.alloc(40));
  const get = (ref: string, max: number) => bluesky.download?.(account(), { kind: 'image', ref }, max, signal());
  expect((await get('did:plc:warga/bafkreia', 40))?.byteLength).toBe(40);
  await expect(get('did:plc:warga/bafkreia', 39)).rejects.toMatchObject({ reason: 'media_too_big' });
  await expect(get('did:plc:warga/bafkreib', 40)).rejects.toMatchObject({ reason: 'media_gone' });
  await expect(get('../../x', 40)).rejects.toMatchObject({ reason: 'media_gone' });
});
