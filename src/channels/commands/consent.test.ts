import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { findChannel, forgetChannels, listChannels, putChannel } from '../store/accounts.ts';
import { findOAuthApp, listOAuthApps } from '../store/oauth-apps.ts';
import { beginConsent } from './begin-consent.ts';
import { connectGranted, findChoice } from './connect-granted.ts';
import { finishConsent } from './finish-consent.ts';
import { registerApp } from './register-app.ts';

let world: World;
let rina: StaffActor;
let other: StaffActor;
let mimin: StaffActor;
let sim: Simulator;
let clock = new Date('2026-11-24T03:00:00Z');
const origin = 'https://mimin.example';
const sessionId = 'sesi-rina';

beforeAll(async () => {
  world = await aWorld({ now: () => clock });
  rina = await aStaff(world.app, world.operator, 'coordinator');
  other = await aStaff(world.app, world.operator, 'coordinator');
  mimin = await aStaff(world.app, world.operator, 'mimin', 'DPUPR');
});
afterAll(() => world?.drop());
beforeEach(async () => {
  sim = await startSimulator();
  await registerApp(world.app, rina, {
    network: 'tiktok',
    clientId: sim.tiktok.tokens.clientId,
    clientSecret: sim.tiktok.tokens.appSecret,
    secrets: {},
    settings: { api: 'business', base_url: `${sim.url}/tiktok/open_api/v1.3` },
  });
});
afterEach(async () => {
  await sim.stop();
  await world.app.pool.query('delete from official_accounts');
  await world.app.pool.query('delete from oauth_consents');
  await world.app.pool.query(`delete from channels where network = 'tiktok'`);
  forgetChannels(world.app);
});

/** Begins a consent and lets the network send the browser back; answers what stands in the address. */
async function consented(channelId?: number): Promise<{ state: string; code: string; error: string }> {
  const begun = await beginConsent(world.app, rina, { network: 'tiktok', sessionId, origin, channelId });
  if (!begun.ok) throw new Error(begun.reason);
  const sent = await fetch(begun.url, { redirect: 'manual' });
  const back = new URL(sent.headers.get('location') ?? '');
  expect(back.origin + back.pathname).toBe(`${origin}/desk/kanal/izin/tiktok/kembali/`);
  return { state: back.searchParams.get('state') ?? '', code: back.searchParams.get('code') ?? '', error: '' };
}
const finish = (answer: { state: string; code: string; error: string }, more: object = {}) =>
  finishConsent(world.app, rina, { network: 'tiktok', sessionId, ...answer, ...more });

async function tiktoks() {
  return (await listChannels(world.app)).filter((one) => one.network === 'tiktok');
}
async function kept(): Promise<string> {
  const { rows } = await world.app.pool.query<{ all: string }>(
    `select coalesce(json_agg(c)::text, '') || coalesce((select json_agg(a)::text from oauth_apps a), '') as all from oauth_consents c`,
  );
  return rows[0]?.all ?? '';
}

test('whoever consents chooses among what was granted, and the chosen account is connected with everything its renewal needs', async () => {
  const done = await finish(await consented());
  if (!done.ok) throw new Error(done.reason);
  const choice = await findChoice(world.app, rina, { consentId: done.consentId, sessionId });
  expect(choice?.accounts.map(({ account }) => account.externalId)).toEqual([sim.tiktok.world.openId]);
  const connected = await connectGranted(world.app, rina, {
    consentId: done.consentId,
    sessionId,
    externalIds: [sim.tiktok.world.openId],
    agencyId: null,
  });
  expect(connected).toMatchObject({ ok: true, outcomes: [{ name: sim.tiktok.world.username }] });
  expect(await tiktoks()).toMatchObject([
    {
      state: 'connected',
      externalId: sim.tiktok.world.openId,
      secrets: { access_token: sim.tiktok.tokens.access, refresh_token: sim.tiktok.tokens.refresh },
      settings: { client_id: sim.tiktok.tokens.clientId, api: 'business' },
    },
  ]);
  // Chosen once; a second click finds nothing to choose.
  const again = await connectGranted(world.app, rina, {
    consentId: done.consentId,
    sessionId,
    externalIds: [sim.tiktok.world.openId],
    agencyId: null,
  });
  expect(again).toMatchObject({ reason: 'choice_over' });
});

test('the state and our half of PKCE are of use to nobody who reads the database, and neither is what was granted', async () => {
  const begun = await beginConsent(world.app, rina, { network: 'tiktok', sessionId, origin, channelId: undefined });
  if (!begun.ok) throw new Error(begun.reason);
  const state = new URL(begun.url).searchParams.get('state') ?? '';
  expect(state.length).toBeGreaterThan(40);
  const stored = await kept();
  expect(stored).toContain(createHash('sha256').update(state).digest('hex'));
  for (const secret of [state, sessionId, sim.tiktok.tokens.appSecret]) expect(stored).not.toContain(secret);
  const answer = await consented();
  await finish(answer);
  for (const secret of [answer.state, sim.tiktok.tokens.access]) expect(await kept()).not.toContain(secret);
});

test('a state works once', async () => {
  const answer = await consented();
  expect((await finish(answer)).ok).toBe(true);
  expect(await finish(answer)).toMatchObject({ reason: 'state_used' });
  const twice = await consented();
  const both = await Promise.all([finish(twice), finish(twice)]);
  expect(both.filter((one) => one.ok)).toHaveLength(1);
});

test.each<[string, (answer: { state: string; code: string; error: string }) => Promise<unknown>, string]>([
  ['made up', (answer) => finish({ ...answer, state: 'karangan' }), 'state_unknown'],
  ['missing', (answer) => finish({ ...answer, state: '' }), 'state_unknown'],
  ['of another network', (answer) => finish(answer, { network: 'x' }), 'state_unknown'],
  ['of another session of the same person', (answer) => finish(answer, { sessionId: 'sesi-lain' }), 'state_of_other'],
  [
    'of another person',
    (answer) => finishConsent(world.app, other, { network: 'tiktok', sessionId, ...answer }),
    'state_of_other',
  ],
  [
    'too old',
    (answer) => {
      clock = new Date(clock.getTime() + 16 * 60_000);
      return finish(answer);
    },
    'state_expired',
  ],
  ['right, but consent was denied', (answer) => finish({ ...answer, code: '', error: 'access_denied' }), 'denied'],
  ['right, but the network refused', (answer) => finish({ ...answer, code: '', error: 'invalid_scope' }), 'refused'],
  ['right, but there is no code', (answer) => finish({ ...answer, code: '' }), 'refused'],
  ['right, but the code is not', (answer) => finish({ ...answer, code: 'salah' }), 'exchange_failed'],
])('an answer whose state is %s connects nothing and leaves no token behind', async (_, answerWith, reason) => {
  const before = sim.tiktok.tokens.access;
  expect(await answerWith(await consented())).toMatchObject({ ok: false, reason });
  expect(await tiktoks()).toEqual([]);
  expect(sim.tiktok.tokens.access).toBe(before);
  const { rows } = await world.app.pool.query('select id from oauth_consents');
  const choices = await Promise.all(rows.map((row) => findChoice(world.app, rina, { consentId: row.id, sessionId })));
  expect(choices.filter(Boolean)).toEqual([]);
});

test('a network that is away while the code is traded says so in words', async () => {
  const answer = await consented();
  await sim.stop();
  expect(await finish(answer)).toMatchObject({ reason: 'exchange_failed', failure: 'network_down' });
  sim = await startSimulator();
});

test('a choice is the session’s own and ends', async () => {
  const done = await finish(await consented());
  if (!done.ok) throw new Error(done.reason);
  const { consentId } = done;
  expect(await findChoice(world.app, other, { consentId, sessionId })).toBeUndefined();
  expect(await findChoice(world.app, rina, { consentId, sessionId: 'sesi-lain' })).toBeUndefined();
  clock = new Date(clock.getTime() + 31 * 60_000);
  expect(await findChoice(world.app, rina, { consentId, sessionId })).toBeUndefined();
});

async function connectedBefore(externalId: string): Promise<number> {
  const account = sim.tiktok.account();
  return world.app.db.transaction().execute((tx) =>
    putChannel(world.app, tx, {
      network: 'tiktok',
      ...account,
      externalId,
      settings: { ...account.settings, poll_seconds: '600', token_expires_at: '2026-11-20T00:00:00.000Z' },
      secrets: { ...account.secrets, refresh_token: 'yang-lama' },
      name: 'kota',
      agencyId: null,
    }),
  );
}

test('connecting anew keeps the row, the cursor and the settings, and an empty refresh token leaves the good one', async () => {
  const id = await connectedBefore(sim.tiktok.world.openId);
  await world.app.pool.query(`update channels set cursor = 'sampai-sini', state = 'needs_reauth' where id = $1`, [id]);
  sim.tiktok.tokens.emptyRefresh = true;
  const done = await finish(await consented(id));
  if (!done.ok) throw new Error(done.reason);
  await connectGranted(world.app, rina, {
    consentId: done.consentId,
    sessionId,
    externalIds: [sim.tiktok.world.openId],
    agencyId: 1,
  });
  const channel = await findChannel(world.app, id);
  expect(channel).toMatchObject({ state: 'connected', cursor: 'sampai-sini', agencyId: null });
  expect(channel?.secrets).toMatchObject({ access_token: sim.tiktok.tokens.access, refresh_token: 'yang-lama' });
  expect(channel?.settings.poll_seconds).toBe('600');
  // What was known of the old token's end went with it.
  expect(new Date(channel?.settings.token_expires_at ?? '').getTime()).toBeGreaterThan(clock.getTime());
  expect(await tiktoks()).toHaveLength(1);
});

test('consent for another account than the one connected anew is refused, and nothing is stored', async () => {
  const id = await connectedBefore('akun-lain-sama-sekali');
  expect(await finish(await consented(id))).toMatchObject({ reason: 'other_account' });
  expect((await findChannel(world.app, id))?.secrets.refresh_token).toBe('yang-lama');
  expect(await tiktoks()).toHaveLength(1);
});

test('our own registration keeps its secret when none is typed, but never for another server or another id', async () => {
  const mine = { network: 'tiktok', clientId: sim.tiktok.tokens.clientId, clientSecret: '', secrets: {} };
  const base_url = `${sim.url}/tiktok/open_api/v1.3`;
  expect(await registerApp(world.app, rina, { ...mine, settings: { base_url } })).toEqual({ ok: true });
  expect((await finish(await consented())).ok).toBe(true);
  const moved = { ...mine, settings: { base_url: 'https://pencuri.example' } };
  expect(await registerApp(world.app, rina, moved)).toMatchObject({ reason: 'secrets_needed' });
  expect(await registerApp(world.app, rina, { ...mine, clientId: 'lain', settings: { base_url } })).toMatchObject({
    reason: 'secrets_needed',
  });
  // A further secret of the registration (X signs its calls with one) goes to the consent, never into an account's settings.
  expect(
    await registerApp(world.app, rina, { ...mine, settings: { base_url }, secrets: { consumer_secret: 'tanda' } }),
  ).toEqual({ ok: true });
  expect(await findOAuthApp(world.app, world.app.db, 'tiktok')).toMatchObject({
    settings: { consumer_secret: 'tanda' },
    shared: { base_url },
  });
  expect(JSON.stringify(await listOAuthApps(world.app.db))).not.toContain('tanda');
  expect(JSON.stringify(await listOAuthApps(world.app.db))).not.toContain(sim.tiktok.tokens.appSecret);
});

test('without a registration there is nothing to consent to, and nobody but coordinator and operator may begin', async () => {
  await world.app.pool.query('delete from oauth_apps');
  const input = { network: 'tiktok', sessionId, origin, channelId: undefined };
  expect(await beginConsent(world.app, rina, input)).toMatchObject({ reason: 'no_app' });
  expect(await beginConsent(world.app, rina, { ...input, network: 'web' })).toMatchObject({
    reason: 'no_such_network',
  });
  await expect(beginConsent(world.app, mimin, input)).rejects.toThrow(NotAllowed);
  await expect(
    finish({ state: 'x', code: 'y', error: '' }).then(() =>
      finishConsent(world.app, mimin, { network: 'tiktok', sessionId, state: 'x', code: 'y', error: '' }),
    ),
  ).rejects.toThrow(NotAllowed);
});
