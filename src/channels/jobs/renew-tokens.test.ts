import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { App } from '#src/app.ts';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { aWorld, type World } from '../../../test/support/world.ts';
import { type ChannelNews, onChannelNews } from '../events.ts';
import { findChannel, forgetChannels, putChannel } from '../store/accounts.ts';
import { renewTokens } from './renew-tokens.ts';

let world: World;
let app: App;
let sim: Simulator;
let clock = new Date('2026-11-24T03:00:00Z');
const news: ChannelNews[] = [];
beforeAll(async () => {
  world = await aWorld({ now: () => clock });
  app = world.app;
  onChannelNews(async (_, one) => void news.push(one));
});
afterAll(() => world?.drop());
beforeEach(async () => {
  sim = await startSimulator();
  news.length = 0;
});
afterEach(async () => {
  await sim.stop();
  await app.pool.query('delete from official_accounts');
  await app.pool.query(`delete from channels where network = 'tiktok'`);
  forgetChannels(app);
});

const hours = (n: number) => new Date(clock.getTime() + n * 3_600_000);
async function connect(more: Record<string, string> = {}): Promise<number> {
  const account = sim.tiktok.account();
  const settings = { ...account.settings, token_expires_at: hours(24).toISOString(), ...more };
  return app.db
    .transaction()
    .execute((tx) => putChannel(app, tx, { network: 'tiktok', ...account, settings, name: 'kota', agencyId: null }));
}
async function later(h: number): Promise<void> {
  clock = hours(h);
  forgetChannels(app);
}

test('a token is renewed when half of its life is over, not before and not twice', async () => {
  const id = await connect();
  const before = sim.tiktok.tokens.refresh;
  await later(11);
  expect(await renewTokens(app)).toBe(0);
  await later(1);
  expect(await renewTokens(app)).toBe(1);
  expect(await renewTokens(app)).toBe(0);
  const channel = await findChannel(app, id);
  expect(channel?.secrets).toMatchObject({
    access_token: sim.tiktok.tokens.access,
    refresh_token: sim.tiktok.tokens.refresh,
    app_secret: sim.tiktok.tokens.appSecret,
  });
  expect(sim.tiktok.tokens.refresh).not.toBe(before);
  expect(channel?.settings.token_expires_at).toBe(hours(24).toISOString());
});

test('an empty refresh token leaves the good one in its place', async () => {
  const id = await connect();
  sim.tiktok.tokens.emptyRefresh = true;
  await later(13);
  expect(await renewTokens(app)).toBe(1);
  expect((await findChannel(app, id))?.secrets.refresh_token).toBe('segar-tiktok-1');
});

test('two processes at once spend the refresh token once', async () => {
  const id = await connect();
  await later(13);
  const renewed = await Promise.all([renewTokens(app), renewTokens(app), renewTokens(app)]);
  expect(renewed.reduce((sum, n) => sum + n, 0)).toBe(1);
  expect((await findChannel(app, id))?.state).toBe('connected');
  expect((await findChannel(app, id))?.secrets.refresh_token).toBe(sim.tiktok.tokens.refresh);
});

test('a refresh token that the network no longer takes needs a person: the coordinators are told once and nothing is asked again', async () => {
  const id = await connect();
  sim.tiktok.tokens.refresh = 'ditarik';
  await later(13);
  expect(await renewTokens(app)).toBe(0);
  expect(await findChannel(app, id)).toMatchObject({ state: 'needs_reauth', renewFailures: 1, renewAt: null });
  expect(news).toMatchObject([{ kind: 'channel_reauth', name: 'kota', path: '/desk/kanal' }]);
  await later(13);
  await renewTokens(app);
  expect(news).toHaveLength(1);
});

test('a network that is away is asked again later and later, and after the third time people are told; the account stays connected', async () => {
  const id = await connect();
  await sim.stop();
  await later(13);
  for (const wait of [0, 1 / 60, 2 / 60]) {
    await later(wait);
    await renewTokens(app);
  }
  expect(await findChannel(app, id)).toMatchObject({ state: 'connected', renewFailures: 3 });
  expect((await findChannel(app, id))?.renewAt).toEqual(hours(4 / 60));
  expect(news.map((one) => one.kind)).toEqual(['channel_renewal']);
  sim = await startSimulator();
});

test('a token the network called dead before its time is renewed by itself, unless it was new, and the account goes on', async () => {
  const id = await connect();
  await app.pool.query(`update channels set state = 'needs_reauth', state_reason = 'token_expired' where id = $1`, [
    id,
  ]);
  expect(await renewTokens(app)).toBe(0);
  await later(1);
  expect(await renewTokens(app)).toBe(1);
  expect(await findChannel(app, id)).toMatchObject({ state: 'connected' });
});

test('an account that somebody connected anew while the network was asked keeps the newer tokens', async () => {
  const id = await connect();
  await later(13);
  const renewing = renewTokens(app);
  clock = hours(0.01);
  await app.db.transaction().execute((tx) =>
    putChannel(app, tx, {
      network: 'tiktok',
      ...sim.tiktok.account(),
      secrets: { access_token: 'diketik', refresh_token: 'diketik-segar' },
      name: 'kota',
      agencyId: null,
    }),
  );
  await renewing;
  forgetChannels(app);
  const kept = await findChannel(app, id);
  // Whichever came last by the clock of the database stands; never a mixture.
  expect([kept?.secrets.access_token, kept?.secrets.refresh_token]).toEqual(['diketik', 'diketik-segar']);
});

test('a paused account keeps its tokens alive and stays paused', async () => {
  const id = await connect();
  await app.pool.query(`update channels set state = 'paused' where id = $1`, [id]);
  await later(13);
  expect(await renewTokens(app)).toBe(1);
  expect((await findChannel(app, id))?.state).toBe('paused');
});

test('dead Page tokens are not brought to life by being told anew when they end', async () => {
  const account = sim.facebook.account();
  const id = await app.db
    .transaction()
    .execute((tx) => putChannel(app, tx, { network: 'facebook', ...account, name: 'halaman', agencyId: null }));
  await app.pool.query(`update channels set state = 'needs_reauth' where id = $1`, [id]);
  await later(2);
  expect(await renewTokens(app)).toBe(0);
  expect(await findChannel(app, id)).toMatchObject({ state: 'needs_reauth' });
  expect(news.map((one) => one.kind)).toEqual(['channel_reauth']);
  await app.pool.query('delete from official_accounts');
  await app.pool.query(`delete from channels where network = 'facebook'`);
});

test('a change of settings alone leaves a renewal that is on its way its place', async () => {
  const id = await connect();
  const { secretsAt } = (await findChannel(app, id)) ?? {};
  clock = hours(1);
  const { settings, externalId } = sim.tiktok.account();
  await app.db
    .transaction()
    .execute((tx) =>
      putChannel(app, tx, { network: 'tiktok', externalId, settings, secrets: {}, name: 'kota', agencyId: null }),
    );
  forgetChannels(app);
  expect((await findChannel(app, id))?.secretsAt).toEqual(secretsAt);
});
