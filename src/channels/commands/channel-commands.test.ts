import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { startSimulator } from '../../../simulator/city.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { connectFormOf, readConnectForm } from '../domain/connect-form.ts';
import { findChannel, listChannels } from '../store/accounts.ts';
import { listChannelHealth } from '../store/channel-health.ts';
import { listDeadLetters, maskBody } from '../store/dead-letters.ts';
import { connectChannel } from './connect-channel.ts';
import { dismissDeadLetter } from './dismiss-dead-letter.ts';
import { pauseChannel } from './pause-channel.ts';
import { retryDeadLetter } from './retry-dead-letter.ts';

let world: World;
let coordinator: StaffActor;
let mimin: StaffActor;
let telegram: Server;
let baseUrl: string;
/** What the network answers to getMe, by bot token. */
const bots = new Map([
  ['good-1', { id: 700001, username: 'kota_bot' }],
  ['good-1-new', { id: 700001, username: 'kota_bot' }],
  ['good-2', { id: 700002, username: 'bot_lain' }],
]);

beforeAll(async () => {
  world = await aWorld();
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
  mimin = await aStaff(world.app, world.operator, 'mimin', 'DPUPR');
  telegram = createServer((request, response) => {
    const bot = bots.get(/\/bot([^/]+)\/getMe/.exec(request.url ?? '')?.[1] ?? '');
    response.writeHead(bot ? 200 : 401, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(bot ? { ok: true, result: bot } : { ok: false, error_code: 401, description: 'Unauthorized' }),
    );
  });
  await new Promise<void>((resolve) => telegram.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(telegram.address() as AddressInfo).port}`;
});
afterAll(async () => {
  telegram?.close();
  await world?.drop();
});

const aBot = (token: string, more: object = {}) => ({
  network: 'telegram',
  externalId: '',
  agencyId: null,
  settings: { mode: 'webhook', base_url: baseUrl },
  secrets: token === '' ? {} : { bot_token: token },
  ...more,
});

test('an account is stored only after its network said that the secrets work', async () => {
  const refused = await connectChannel(world.app, coordinator, aBot('wrong'));
  expect(refused).toMatchObject({ ok: false, reason: 'check_failed', failure: 'token_expired' });
  expect((await listChannels(world.app)).filter((one) => one.network === 'telegram')).toEqual([]);
  const done = await connectChannel(world.app, coordinator, aBot('good-1'));
  if (!done.ok) throw new Error(done.reason);
  const { channelId, name, webhook } = done.connected;
  expect(name).toBe('kota_bot');
  expect(webhook?.path).toBe(`/hook/${channelId}`);
  expect(webhook?.secret?.length).toBeGreaterThan(20);
  const channel = await findChannel(world.app, channelId);
  expect(channel).toMatchObject({
    externalId: '700001',
    state: 'connected',
    secrets: { bot_token: 'good-1', webhook_secret: webhook?.secret },
  });
});

test('connecting anew keeps the secret of the webhook and every secret not typed again', async () => {
  const before = (await listChannels(world.app)).find((one) => one.externalId === '700001');
  const again = await connectChannel(world.app, coordinator, aBot('good-1-new', { channelId: before?.id }));
  expect(again.ok && again.connected.webhook?.secret).toBe(before?.secrets.webhook_secret);
  const kept = await connectChannel(world.app, coordinator, aBot('', { channelId: before?.id }));
  expect(kept.ok && kept.connected.channelId).toBe(before?.id);
  const unnamed = await connectChannel(world.app, coordinator, aBot('good-1'));
  expect(unnamed.ok && unnamed.connected.webhook?.secret).toBe(before?.secrets.webhook_secret);
  expect((await listChannels(world.app)).filter((one) => one.network === 'telegram')).toHaveLength(1);
});

test('secrets of another account do not take over a channel', async () => {
  const before = (await listChannels(world.app)).find((one) => one.externalId === '700001');
  const other = await connectChannel(world.app, coordinator, aBot('good-2', { channelId: before?.id }));
  expect(other).toMatchObject({ ok: false, reason: 'other_account' });
});

test('a kept secret is never sent to a server that was not there when it was typed', async () => {
  const before = (await listChannels(world.app)).find((one) => one.externalId === '700001');
  const asked: string[] = [];
  const spy = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(401).end('{}');
  });
  await new Promise<void>((resolve) => spy.listen(0, '127.0.0.1', resolve));
  const settings = { mode: 'webhook', base_url: `http://127.0.0.1:${(spy.address() as AddressInfo).port}` };
  const lured = await connectChannel(world.app, coordinator, aBot('', { channelId: before?.id, settings }));
  spy.close();
  expect(lured).toMatchObject({ ok: false, reason: 'secrets_needed' });
  expect(asked).toEqual([]);
});

test('a kept secret that need not be given is not sent to another server either', async () => {
  const city = await startSimulator();
  const { settings, secrets } = city.website.account();
  const site = { network: 'website', agencyId: null, externalId: '', settings, secrets };
  const first = await connectChannel(world.app, coordinator, site);
  const channelId = first.ok ? first.connected.channelId : 0;
  const asked: string[] = [];
  const answer = city.website.answer.bind(city.website);
  city.website.answer = (call) => {
    asked.push(call.path);
    return answer(call);
  };
  const elsewhere = { ...settings, base_url: `${settings.base_url}/lain` };
  const lured = await connectChannel(world.app, coordinator, { ...site, channelId, settings: elsewhere, secrets: {} });
  expect(lured).toMatchObject({ ok: false, reason: 'secrets_needed' });
  expect(asked).toEqual([]);
  const kept = await connectChannel(world.app, coordinator, { ...site, channelId, secrets: {} });
  expect(kept).toMatchObject({ ok: true, connected: { channelId, webhook: null } });
  const feed = { ...site, settings: city.website.account('feed').settings, secrets: {} };
  expect(await connectChannel(world.app, coordinator, feed)).toMatchObject({ ok: true });
  await city.stop();
});

test('a channel is paused and goes on; doing it twice says so', async () => {
  const id = (await listChannels(world.app)).find((one) => one.externalId === '700001')?.id ?? 0;
  expect(await pauseChannel(world.app, coordinator, { channelId: id, paused: true })).toEqual({ ok: true });
  expect(await pauseChannel(world.app, coordinator, { channelId: id, paused: true })).toMatchObject({
    reason: 'not_in_that_state',
  });
  expect((await findChannel(world.app, id))?.state).toBe('paused');
  expect((await listChannelHealth(world.app.db)).find((one) => one.id === id)).toMatchObject({
    state: 'paused',
    dead: 0,
    refused: {},
  });
  expect(await pauseChannel(world.app, coordinator, { channelId: id, paused: false })).toEqual({ ok: true });
});

async function aDeadLetter(body: string): Promise<number> {
  const { rows } = await world.app.pool.query<{ id: number }>(
    `insert into raw_events (channel_id, source, body, state, tries, error)
     select id, 'webhook', $1, 'dead', 5, 'UnreadableEvent: rusak' from channels where external_id = '700001' returning id`,
    [Buffer.from(body)],
  );
  return rows[0]?.id ?? 0;
}

test('a dead letter is processed again once, or set aside with its reason on record', async () => {
  const first = await aDeadLetter('{"a":1}');
  const second = await aDeadLetter('{"b":2}');
  expect((await listDeadLetters(world.app.db, undefined)).letters.map((one) => one.id)).toEqual([second, first]);
  expect(await retryDeadLetter(world.app, coordinator, { id: first })).toEqual({ ok: true });
  expect(await retryDeadLetter(world.app, coordinator, { id: first })).toMatchObject({ reason: 'not_dead' });
  expect(await dismissDeadLetter(world.app, coordinator, { id: second, reason: 'Uji coba' })).toEqual({ ok: true });
  const { rows } = await world.app.pool.query(
    'select id, state, tries from raw_events where id = any($1) order by id',
    [[first, second]],
  );
  expect(rows).toEqual([
    { id: first, state: 'new', tries: 0 },
    { id: second, state: 'done', tries: 5 },
  ]);
  const audit = await world.app.pool.query(
    `select detail ->> 'reason' as reason from audit_events where subject = $1`,
    [String(second)],
  );
  expect(audit.rows).toEqual([{ reason: 'Uji coba' }]);
});

test('dead letters page from new to old', async () => {
  const made = [];
  for (let i = 0; i < 25; i++) made.push(await aDeadLetter(`{"n":${i}}`));
  const first = await listDeadLetters(world.app.db, undefined);
  const second = await listDeadLetters(world.app.db, first.next);
  expect([...first.letters, ...second.letters].map((one) => one.id)).toEqual(made.reverse());
  expect(second.next).toBeUndefined();
});

test('nobody but the coordinator and the operator may do any of this', async () => {
  await expect(connectChannel(world.app, mimin, aBot('good-1'))).rejects.toThrow(NotAllowed);
  await expect(pauseChannel(world.app, mimin, { channelId: 1, paused: true })).rejects.toThrow(NotAllowed);
  await expect(retryDeadLetter(world.app, mimin, { id: 1 })).rejects.toThrow(NotAllowed);
  await expect(dismissDeadLetter(world.app, mimin, { id: 1, reason: 'x' })).rejects.toThrow(NotAllowed);
});

test.each([
  ['{"name":"Agus Salim","phone":"081234567890","text":"jalan rusak"}', ['Agus', '081234567890'], 'jalan rusak'],
  [
    'From: Agus <agus@rumah.example>\nSubject: lampu mati\n\nhubungi 0812 3456 7890',
    ['Agus', 'agus@', '3456 7890'],
    'lampu mati',
  ],
])('the body of a dead letter is shown without who wrote it: %s', (body, hidden, shown) => {
  const masked = maskBody(new TextEncoder().encode(body));
  for (const part of hidden) expect(masked).not.toContain(part);
  expect(masked).toContain(shown);
});

test('a form says which field is missing, and asks for no secret again when connecting anew', () => {
  const form = connectFormOf('telegram');
  if (!form) throw new Error('no form');
  const typed = (values: Record<string, string>) => (name: string) => values[name] ?? '';
  expect(readConnectForm(form, typed({}), false)).toEqual({ ok: false, field: 'bot_token' });
  expect(readConnectForm(form, typed({ mode: 'telepathy', bot_token: 'x' }), false)).toEqual({
    ok: false,
    field: 'mode',
  });
  expect(readConnectForm(form, typed({ mode: 'poll' }), true)).toEqual({
    ok: true,
    input: { externalId: '', settings: { mode: 'poll' }, secrets: {} },
  });
});
