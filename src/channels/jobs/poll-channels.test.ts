import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { App } from '#src/app.ts';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { anApp } from '../../../test/support/world.ts';
import { forgetChannels, putChannel } from '../store/accounts.ts';
import { pollChannels } from './poll-channels.ts';

let place: Awaited<ReturnType<typeof anApp>>;
let app: App;
let sim: Simulator;
beforeAll(async () => {
  place = await anApp();
  app = place.app;
});
afterAll(() => place?.drop());
beforeEach(async () => {
  sim = await startSimulator();
});
afterEach(async () => {
  await sim.stop();
  await app.pool.query('delete from raw_events');
  await app.pool.query('delete from channels');
  forgetChannels(app);
});

function connect(network: 'instagram' | 'telegram', name: string = network): Promise<number> {
  const account = network === 'instagram' ? sim.instagram.account() : sim.telegram.account();
  const externalId = network === 'instagram' ? account.externalId : name;
  return app.db
    .transaction()
    .execute((tx) => putChannel(app, tx, { network, ...account, externalId, name, agencyId: null }));
}
async function journalled(channelId: number): Promise<string[]> {
  const rows = await app.db
    .selectFrom('raw_events')
    .select('body')
    .where('channel_id', '=', channelId)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.body.toString());
}
const channelOf = (id: number) =>
  app.db.selectFrom('channels').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

test('what residents wrote since the last look is journalled once, and the cursor stands behind it', async () => {
  const channel = await connect('telegram');
  await sim.telegram.message('satu', { username: 'ani' });
  await sim.telegram.message('dua', { username: 'ani' });
  expect(await pollChannels(app)).toBe(2);
  expect(await pollChannels(app)).toBe(0);
  await sim.telegram.message('tiga', { username: 'ani' });
  expect(await pollChannels(app)).toBe(1);
  const texts = (await journalled(channel)).map((body) => JSON.parse(body).message.text);
  expect(texts).toEqual(['satu', 'dua', 'tiga']);
  expect((await channelOf(channel)).polled_at).toBeInstanceOf(Date);
});

test('nothing is confirmed to the network before it is committed here', async () => {
  const channel = await connect('telegram');
  await sim.telegram.message('jangan hilang', { username: 'ani' });
  await app.pool.query('alter table raw_events rename to raw_events_away');
  expect(await pollChannels(app)).toBe(0);
  await app.pool.query('alter table raw_events_away rename to raw_events');
  expect(await channelOf(channel)).toMatchObject({ cursor: null, poll_failures: 1 });
  expect(await pollChannels(app)).toBe(1);
  expect(await channelOf(channel)).toMatchObject({ poll_failures: 0 });
});

test('two workers that look at the same account at once read it once', async () => {
  const channel = await connect('telegram');
  for (let i = 0; i < 20; i++) await sim.telegram.message(`pesan ${i}`, { username: 'ani' });
  const counts = await Promise.all([pollChannels(app), pollChannels(app), pollChannels(app)]);
  expect(counts.reduce((a, b) => a + b)).toBe(20);
  expect(await journalled(channel)).toHaveLength(20);
});

test('an account whose token died asks for a new connection, and does not keep the others from being read', async () => {
  const dead = await connect('instagram');
  const alive = await connect('telegram');
  sim.instagram.expireToken();
  await sim.telegram.message('masih ada', { username: 'ani' });
  expect(await pollChannels(app)).toBe(1);
  expect(await journalled(alive)).toHaveLength(1);
  expect(await channelOf(dead)).toMatchObject({ state: 'needs_reauth', state_reason: 'token_expired' });
});

test('failures are counted until a look succeeds', async () => {
  const channel = await connect('telegram');
  sim.telegram.troubles.add('getUpdates', 'server_error', 2);
  await pollChannels(app);
  await pollChannels(app);
  expect(await channelOf(channel)).toMatchObject({ state: 'connected', poll_failures: 2 });
  await pollChannels(app);
  expect(await channelOf(channel)).toMatchObject({ poll_failures: 0 });
});

test('more accounts than the process has database connections are all looked at', async () => {
  const names = Array.from({ length: 25 }, (_, i) => `bot-${i}`);
  for (const name of names) await connect('telegram', name);
  await sim.telegram.message('ke semua', { username: 'ani' });
  await pollChannels(app);
  const rows = await app.db.selectFrom('channels').select(['polled_at', 'poll_failures']).execute();
  expect(rows).toHaveLength(25);
  expect(rows.every((row) => row.polled_at !== null && row.poll_failures === 0)).toBe(true);
});

test.each(['paused', 'needs_reauth', 'ended'] as const)('an account that is %s is left alone', async (state) => {
  const channel = await connect('telegram');
  await app.db.updateTable('channels').set({ state }).where('id', '=', channel).execute();
  await sim.telegram.message('tunggu', { username: 'ani' });
  expect(await pollChannels(app)).toBe(0);
  expect(sim.telegram.updates).toHaveLength(1);
});
