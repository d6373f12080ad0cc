import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { hearWebhooks } from '../../../simulator/receiver.ts';
import type { ChannelAccount, Incoming, Outgoing, Usage } from '../domain/network.ts';
import { countText } from '../domain/text-length.ts';
import { threads } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const account = (settings: Record<string, string> = {}): ChannelAccount => {
  const given = city.threads.account();
  return { id: 1, network: 'threads', ...given, settings: { ...given.settings, timeout_seconds: '1', ...settings } };
};

function read(body: unknown, own = account()): Incoming[] {
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
  const items = threads.normalise(own, { source: 'webhook', receivedAt: new Date(), body: bytes });
  if (!Array.isArray(items)) throw new Error('expected an answer at once');
  return items;
}

async function hear(act: () => Promise<unknown>): Promise<Incoming[]> {
  const items: Incoming[] = [];
  const take = (_headers: Headers, body: Buffer) => {
    items.push(...read(body.toString('utf8')));
    return 200;
  };
  await hearWebhooks(city.threads.webhook, take, act);
  return items;
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

test('a reply is made in two steps; trouble in the first is certain, in the second it is not', async () => {
  const item = first(await hear(() => city.threads.reply('lampu mati', 'a')));
  const send = () => threads.reply(account(), answerTo(item), signal());
  expect(await send()).toMatchObject({ state: 'sent' });
  city.threads.troubles.add('threads', 'hang');
  expect(await send()).toEqual({ state: 'failed', failure: 'transient', reason: 'service_down' });
  city.threads.troubles.add('threads', 'server_error');
  expect(await send()).toMatchObject({ state: 'failed', failure: 'transient' });
  expect(city.sent).toHaveLength(1);
  for (const trouble of ['hang', 'drop', 'server_error', 'not_json', 'bad_request_after_effect'] as const) {
    city.threads.troubles.add('threads_publish', trouble);
    expect(await send()).toEqual({ state: 'unknown', reason: 'no_clear_answer' });
  }
  city.threads.troubles.add('threads_publish', 'ok_with_error');
  expect(await send()).toMatchObject({ state: 'failed', failure: 'policy', reason: 'account_restricted' });
});

test('a container that is not ready in time is not published', async () => {
  const item = first(await hear(() => city.threads.reply('lampu mati', 'a')));
  city.threads.ready = false;
  const outcome = await threads.reply(account({ container_seconds: '1' }), answerTo(item), signal());
  expect(outcome).toMatchObject({ state: 'failed', failure: 'transient' });
  expect(city.sent).toEqual([]);
});

test.each([
  ['a private one', { visibility: 'private' as const }, 'not_offered'],
  ['an empty one', { text: '  ' }, 'empty_text'],
  ['one of 501 letters', { text: 'a'.repeat(501) }, 'too_long'],
  ['one of 126 emoji of four bytes', { text: '😡'.repeat(126) }, 'too_long'],
  ['one with six links', { text: [1, 2, 3, 4, 5, 6].map((n) => `https://a.test/${n}`).join(' ') }, 'too_many_links'],
  ['one to nothing', { replyTo: {} }, 'not_offered'],
])('%s is refused before anything is made', async (_name, more, reason) => {
  const item = first(await hear(() => city.threads.reply('lampu mati', 'a')));
  expect(await threads.reply(account(), answerTo(item, more), signal())).toMatchObject({ state: 'failed', reason });
  expect(city.threads.world.containers).toEqual([]);
});

test('letters count one, emoji their bytes', () => {
  expect(countText('halo é', 'threads')).toBe(6);
  expect(countText('😡', 'threads')).toBe(4);
  expect(countText('👨‍👩‍👧', 'threads')).toBe(18);
});

test('an answer of unclear outcome is found by its words under what it answers', async () => {
  const item = first(await hear(() => city.threads.reply('lampu mati', 'a')));
  const since = new Date(Date.now() - 1_000);
  expect(await threads.find?.(account(), answerTo(item), since, signal())).toBeUndefined();
  city.threads.troubles.add('threads_publish', 'drop_after_effect');
  expect(await threads.reply(account(), answerTo(item), signal())).toMatchObject({ state: 'unknown' });
  expect(await threads.find?.(account(), answerTo(item), since, signal())).toBe(city.sent[0]?.id);
  const other = answerTo(item, { replyTo: { reply_to_id: '1' } });
  expect(await threads.find?.(account(), other, since, signal())).toBeUndefined();
});

test('the quota of replies and the headers are noted', async () => {
  const item = first(await hear(() => city.threads.reply('lampu mati', 'a')));
  const noted: Usage[] = [];
  city.threads.quotas.replies = 900;
  const listening = { ...account(), noteUsage: (usage: Usage) => noted.push(usage) };
  expect(await threads.reply(listening, answerTo(item), signal())).toMatchObject({ state: 'sent' });
  expect(noted).toContainEqual({ share: 0.9, resetSeconds: 3_600 });
});

test('the check names the account and learns when a token that was typed in dies', async () => {
  const checked = await threads.check(account(), signal());
  expect(checked).toMatchObject({ ok: true, externalId: city.threads.world.accountId, name: 'kota.latihan' });
  const settings = checked.ok ? (checked.settings ?? {}) : {};
  expect(settings.username).toBe('kota.latihan');
  const [ends] = threads.expiries?.({ ...account(), settings }) ?? [];
  expect(ends).toMatchObject({ what: 'access_token', renewable: true });
  expect(ends?.at.getTime()).toBeGreaterThan(Date.now() + 49 * 24 * 3_600_000);
  const dead = account();
  city.threads.expireToken();
  expect(await threads.check(dead, signal())).toMatchObject({ ok: false, failure: 'reauth' });
});

test('consent gives a token of sixty days and names the account; the token is made anew', async () => {
  const app = {
    network: 'threads',
    clientId: city.threads.clientId,
    clientSecret: city.threads.secrets.app_secret,
    settings: { base_url: city.threads.account().settings.base_url ?? '' },
  };
  const redirectUri = 'http://localhost/desk/kanal/izin';
  const url = threads.oauth?.authorizeUrl(app, { state: 's1', redirectUri, codeChallenge: 'x' });
  expect(url?.searchParams.get('scope')).toContain('threads_manage_replies');
  const agreed = await fetch(url ?? '', { redirect: 'manual' });
  const back = new URL(agreed.headers.get('location') ?? '');
  expect(back.searchParams.get('state')).toBe('s1');
  const now = new Date('2026-11-24T03:00:00Z');
  const answer = { code: back.searchParams.get('code') ?? '', codeVerifier: 'v', redirectUri };
  const granted = await threads.oauth?.exchange(app, answer, now, signal());
  expect(granted).toMatchObject([
    {
      externalId: city.threads.world.accountId,
      name: 'kota.latihan',
      settings: { username: 'kota.latihan', token_expires_at: '2027-01-23T03:00:00.000Z' },
    },
  ]);
  await expect(threads.oauth?.exchange(app, answer, now, signal())).rejects.toThrow();
  const given = granted?.[0];
  const connected = { id: 1, network: 'threads', ...city.threads.account(), secrets: given?.secrets ?? {} };
  const renewed = await threads.renew?.(connected, now, signal());
  expect(renewed?.secrets.access_token).toBe(city.threads.secrets.access_token);
  expect(renewed?.secrets.access_token).not.toBe(given?.secrets.access_token);
  expect(threads.expiries?.({ ...connected, settings: given?.settings ?? {} })).toMatchObject([
    { what: 'access_token', renewable: true },
  ]);
});

const post = { key: 'k', text: 'Jadwal servis', media: [], choices: {} };
const picture = (n: number) => ({
  kind: 'image' as const,
  mime: 'image/jpeg',
  url: `https://a.test/${n}.jpg`,
  alt: 'x',
});

async function publish(given: Parameters<NonNullable<typeof threads.publish>['prepare']>[1]) {
  const port = threads.publish;
  if (!port) throw new Error('no publishing');
  let step = await port.prepare(account(), given, signal());
  for (let turn = 0; turn < 5 && step.state === 'pending'; turn++)
    step = await port.check(account(), step.handle, signal());
  return { port, step, handle: step.state === 'ready' ? step.handle : {} };
}

test.each([
  ['text', post, 'TEXT_POST'],
  ['a picture', { ...post, media: [picture(1)] }, 'IMAGE'],
  ['a carousel', { ...post, media: [picture(1), picture(2)] }, 'CAROUSEL_ALBUM'],
] as const)('%s is published once, and a second look says so', async (_name, given, kind) => {
  const { port, handle } = await publish({ ...given, media: [...given.media] });
  const asked = { ...given, media: [...given.media] };
  const done = await port.complete(account(), asked, handle, signal());
  expect(done).toMatchObject({ state: 'completed', permalink: expect.stringContaining('threads.net') });
  expect(await port.check(account(), handle, signal())).toMatchObject({ state: 'completed' });
  expect(await port.complete(account(), asked, handle, signal())).toMatchObject({ state: 'completed' });
  expect(city.sent).toHaveLength(1);
  expect(city.threads.world.media[0]?.mediaType).toBe(kind);
});

test('a publication of unclear outcome is found, not made again', async () => {
  const { port, handle } = await publish(post);
  city.threads.troubles.add('threads_publish', 'drop_after_effect');
  expect(await port.complete(account(), post, handle, signal())).toMatchObject({ state: 'unknown' });
  const since = new Date(Date.now() - 5_000);
  const found = await port.find?.(account(), post, since, signal());
  expect(found?.externalId).toBe(city.sent[0]?.id);
  expect(await port.complete(account(), post, handle, signal())).toMatchObject({ externalId: found?.externalId });
  expect(city.sent).toHaveLength(1);
});

test('what Threads would refuse is found before', async () => {
  const prepare = (more: object) => threads.publish?.prepare(account(), { ...post, ...more }, signal());
  expect(await prepare({ text: 'a'.repeat(501) })).toMatchObject({ state: 'failed', reason: 'too_long' });
  expect(await prepare({ text: '' })).toMatchObject({ state: 'failed', reason: 'empty_text' });
  const many = Array.from({ length: 21 }, (_, n) => picture(n));
  expect(await prepare({ media: many })).toMatchObject({ state: 'failed', reason: 'media_refused' });
  city.threads.quotas.posts = 250;
  expect(await prepare({})).toMatchObject({ state: 'failed', failure: 'rate', reason: 'quota_used_up' });
});

test('figures of a post: what Threads does not tell is no figure', async () => {
  await expect(threads.measure?.(account(), '1', signal())).rejects.toThrow('target_gone');
  const id = city.threads.world.posts()[0]?.id ?? '';
  expect(await threads.measure?.(account(), id, signal())).toEqual({
    views: 120,
    reach: null,
    likes: 9,
    comments: 4,
    shares: 6,
    saves: null,
    clicks: null,
  });
});
