import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StaffActor } from '#src/people/index.ts';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { forecastExpiries } from '../domain/expiry-forecast.ts';
import { renewTokens } from '../jobs/renew-tokens.ts';
import { networkNamed } from '../networks.ts';
import { forgetChannels, listChannels, readChannel } from '../store/accounts.ts';
import { connectChannel } from './connect-channel.ts';

let world: World;
let coordinator: StaffActor;
let sim: Simulator;
let ahead = 0;
const now = () => new Date(Date.now() + ahead);
beforeAll(async () => {
  world = await aWorld({ now });
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
});
afterAll(() => world?.drop());
beforeEach(async () => {
  ahead = 0;
  sim = await startSimulator({ now });
});
afterEach(async () => {
  await sim.stop();
  await world.app.pool.query('delete from official_accounts');
  await world.app.pool.query(`delete from channels where network not in ('web', 'counter')`);
  forgetChannels(world.app);
});

/** Types an account's tokens in by hand, which say nothing of their end. */
async function type(network: 'facebook' | 'instagram' | 'threads' | 'tiktok', more: Record<string, string> = {}) {
  const account = sim[network].account();
  const settings = { ...account.settings, ...more };
  const done = await connectChannel(world.app, coordinator, { ...account, network, settings, agencyId: null });
  if (!done.ok) throw new Error(done.reason);
  return done.connected.channelId;
}
const settingsOf = async (id: number) => (await readChannel(world.app, id))?.settings ?? {};
const daysUntil = (at: string | undefined) => (Date.parse(at ?? '') - now().getTime()) / 86_400_000;

test('of a Page that was connected by hand it is known when the right to read it ends', async () => {
  await type('facebook');
  const [line] = forecastExpiries(await listChannels(world.app), networkNamed, now());
  expect(line).toMatchObject({ what: 'consent', acts: 'connect' });
  expect(line?.daysLeft).toBeGreaterThan(80);
});

test('an Instagram account with Facebook’s login tells it as well', async () => {
  const id = await type('instagram', { login: 'facebook' });
  expect(daysUntil((await settingsOf(id)).consent_expires_at)).toBeGreaterThan(80);
});

test('a token of Instagram that was typed in is made anew once it is a day old, and then its end is known', async () => {
  const id = await type('instagram');
  expect(daysUntil((await settingsOf(id)).token_expires_at)).toBeLessThan(3);
  ahead = 24.5 * 3_600_000;
  expect(await renewTokens(world.app)).toBe(0);
  ahead = 25.5 * 3_600_000;
  expect(await renewTokens(world.app)).toBe(1);
  expect(daysUntil((await settingsOf(id)).token_expires_at)).toBeGreaterThan(59);
  // Connected again with nothing typed, it keeps what is known.
  const { settings } = sim.instagram.account();
  const input = { network: 'instagram', externalId: '', agencyId: null, settings, secrets: {}, channelId: id };
  expect(await connectChannel(world.app, coordinator, input)).toMatchObject({ ok: true });
  expect(daysUntil((await settingsOf(id)).token_expires_at)).toBeGreaterThan(59);
});

test('a token of TikTok that was typed in with its refresh token is made anew at once, one without is left alone', async () => {
  const id = await type('tiktok');
  expect(await renewTokens(world.app)).toBe(1);
  expect(daysUntil((await settingsOf(id)).token_expires_at)).toBeGreaterThan(0.9);
  expect(await renewTokens(world.app)).toBe(0);
  await world.app.pool.query('delete from official_accounts');
  await world.app.pool.query(`delete from channels where id = $1`, [id]);
  forgetChannels(world.app);
  const account = sim.tiktok.account();
  const { refresh_token: _, ...secrets } = account.secrets;
  await connectChannel(world.app, coordinator, { ...account, secrets, network: 'tiktok', agencyId: null });
  expect(await renewTokens(world.app)).toBe(0);
});
