import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { readOAuthAppForm } from '../domain/oauth-app-form.ts';
import { findOAuthApp } from '../store/oauth-apps.ts';
import { registerApp } from './register-app.ts';

let world: World;
let rina: Awaited<ReturnType<typeof aStaff>>;
let city: Simulator;
beforeAll(async () => {
  world = await aWorld();
  rina = await aStaff(world.app, world.operator, 'coordinator');
  city = await startSimulator();
});
afterAll(async () => {
  await city.stop();
  await world.drop();
});

const origin = 'https://mimin.kota.latihan';

test('a Mastodon server registers us by itself, for our own address only', async () => {
  const settings = { base_url: `${city.url}/mastodon` };
  const read = readOAuthAppForm('mastodon', (name) => (name === 'base_url' ? settings.base_url : ''), false);
  if (!read.ok) throw new Error(read.field);
  expect(await registerApp(world.app, rina, { network: 'mastodon', origin, ...read.input })).toMatchObject({
    ok: true,
  });
  const kept = await findOAuthApp(world.app, world.app.db, 'mastodon');
  expect(kept).toMatchObject({ clientId: expect.stringMatching(/^app-/), settings });
  expect(kept?.clientSecret).not.toBe('');
});

test('a server that is not there registers nobody, and what was registered stays', async () => {
  const before = await findOAuthApp(world.app, world.app.db, 'mastodon');
  const wrong = { clientId: '', clientSecret: '', secrets: {}, settings: { base_url: `${city.url}/nobody` } };
  const refused = await registerApp(world.app, rina, { network: 'mastodon', origin, ...wrong });
  expect(refused).toMatchObject({ ok: false, reason: 'not_registered', failure: 'target_gone' });
  expect(await findOAuthApp(world.app, world.app.db, 'mastodon')).toEqual(before);
});

test('every other network wants the number of its app', async () => {
  expect(readOAuthAppForm('tiktok', () => '', false)).toEqual({ ok: false, field: 'client_id' });
  const empty = { clientId: '', clientSecret: '', secrets: {}, settings: {} };
  const refused = await registerApp(world.app, rina, { network: 'tiktok', origin, ...empty });
  expect(refused).toMatchObject({ ok: false, reason: 'no_such_network' });
});
