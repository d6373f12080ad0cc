import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { App } from '#src/app.ts';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import type { PracticeAccount } from '../../../simulator/side.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { forecastExpiries } from '../domain/expiry-forecast.ts';
import { renewSubscriptions } from '../jobs/renew-subscriptions.ts';
import { networkNamed } from '../networks.ts';
import { addWebhooks } from '../routes/webhooks.ts';
import { findChannel, forgetChannels, readChannel } from '../store/accounts.ts';
import { type Connected, connectChannel } from './connect-channel.ts';
import { subscribeChannel } from './subscribe-channel.ts';

let world: World;
let app: App;
let coordinator: StaffActor;
let mimin: StaffActor;
let server: Server;
let sim: Simulator;
let clock = new Date('2026-11-24T03:00:00Z');
/** Where the product can be reached, as its operator would set it. */
let reachable: string | undefined;

beforeAll(async () => {
  world = await aWorld({ now: () => clock });
  const config = Object.create(world.app.config, { publicUrl: { get: () => reachable } }) as App['config'];
  app = { ...world.app, config };
  coordinator = await aStaff(app, world.operator, 'coordinator');
  mimin = await aStaff(app, world.operator, 'mimin', 'DPUPR');
  const hono = new Hono<{ Bindings: object }>();
  addWebhooks(app, hono);
  server = createServer(getRequestListener(hono.fetch));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await world?.drop();
});
beforeEach(async () => {
  sim = await startSimulator({ now: () => clock });
  reachable = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await sim.stop();
  await app.pool.query('delete from raw_events');
  await app.pool.query('delete from official_accounts');
  await app.pool.query(`delete from channels where network not in ('web', 'counter')`);
  forgetChannels(app);
});

type Name = 'telegram' | 'facebook' | 'instagram' | 'whatsapp' | 'youtube' | 'tiktok' | 'x' | 'google_business';

/** Connects a practice account as a coordinator would: the secrets that we make ourselves are made here. */
async function connect(network: Name, more: Partial<PracticeAccount> = {}): Promise<Connected> {
  const account = sim[network].account();
  const { verify_token: _, webhook_secret: __, hub_secret: ___, push_token: ____, ...secrets } = account.secrets;
  const done = await connectChannel(app, coordinator, {
    network,
    agencyId: null,
    externalId: account.externalId,
    settings: { ...account.settings, ...more.settings },
    secrets: { ...secrets, ...more.secrets },
  });
  if (!done.ok) throw new Error(`${done.reason} ${done.failure}`);
  return done.connected;
}
const settingsOf = async ({ channelId }: Connected) => (await readChannel(app, channelId))?.settings ?? {};
const hookOf = ({ channelId }: Connected) => `${reachable}/hook/${channelId}`;
async function arrived(): Promise<string> {
  const { rows } = await app.pool.query<{ body: Buffer }>('select body from raw_events order by id');
  return rows.map((row) => row.body.toString('utf8')).join('\n');
}

test('a bot that is connected by webhook is called at once, with our secret, and also told what waited', async () => {
  await sim.telegram.message('Lampu jalan mati', { username: 'ani' });
  const bot = await connect('telegram', { settings: { mode: 'webhook' } });
  expect(bot.subscription).toEqual({ state: 'calls' });
  expect(sim.telegram.webhook.habits.callback).toBe(hookOf(bot));
  await expect.poll(() => arrived()).toContain('Lampu jalan mati');
  await sim.telegram.message('Air mati', { username: 'budi' });
  expect(await arrived()).toContain('Air mati');
  expect(await settingsOf(bot)).toMatchObject({ subscribed_to: hookOf(bot), subscribed_at: clock.toISOString() });
});

test('a bot that is polled from now on no longer calls anybody, or polling would be refused', async () => {
  const bot = await connect('telegram', { settings: { mode: 'webhook' } });
  const polled = await connect('telegram', { settings: { mode: 'poll' } });
  expect(polled).toMatchObject({ channelId: bot.channelId, subscription: { state: 'polled' } });
  expect(sim.telegram.webhook.habits.callback).toBeUndefined();
  expect(await settingsOf(bot)).not.toHaveProperty('subscribed_to');
});

test('a network that refuses our address leaves the account connected, and the button asks once more', async () => {
  sim.telegram.troubles.add('setWebhook', 'bad_webhook');
  const bot = await connect('telegram', { settings: { mode: 'webhook' } });
  expect(bot.subscription).toEqual({ state: 'failed', reason: 'address_refused' });
  expect(await findChannel(app, bot.channelId)).toMatchObject({
    state: 'connected',
    settings: { subscribe_failed: 'address_refused' },
  });
  // Only a person can change that: no job tries it again and again.
  clock = new Date(clock.getTime() + 86_400_000);
  expect(await renewSubscriptions(app)).toBe(0);
  await expect(subscribeChannel(app, mimin, { channelId: bot.channelId })).rejects.toThrow(NotAllowed);
  const again = await subscribeChannel(app, coordinator, { channelId: bot.channelId });
  expect(again).toMatchObject({ ok: true, subscription: { state: 'calls' } });
  expect(await settingsOf(bot)).not.toHaveProperty('subscribe_failed');
  const { rows } = await app.pool.query(`select 1 from audit_events where detail ->> 'did' = 'channel_subscribed'`);
  expect(rows).toHaveLength(1);
});

test('a network that is in trouble is asked again by itself, by one process, when its time has come', async () => {
  sim.telegram.troubles.add('setWebhook', 'server_error');
  const bot = await connect('telegram', { settings: { mode: 'webhook' } });
  expect(bot.subscription).toEqual({ state: 'failed', reason: 'service_down' });
  expect(await renewSubscriptions(app)).toBe(0);
  clock = new Date(clock.getTime() + 10 * 60_000);
  const asked = await Promise.all([renewSubscriptions(app), renewSubscriptions(app), renewSubscriptions(app)]);
  expect(asked.reduce((sum, n) => sum + n, 0)).toBe(1);
  expect(sim.telegram.webhook.habits.callback).toBe(hookOf(bot));
  expect(await renewSubscriptions(app)).toBe(0);
});

test('without a public address it is said what is missing, and asked for as soon as there is one, and again when it moves', async () => {
  const there = reachable;
  reachable = undefined;
  const bot = await connect('telegram', { settings: { mode: 'webhook' } });
  expect(bot.subscription).toEqual({ state: 'failed', reason: 'address_missing' });
  expect(await renewSubscriptions(app)).toBe(0);
  reachable = there;
  expect(await renewSubscriptions(app)).toBe(1);
  expect(sim.telegram.webhook.habits.callback).toBe(hookOf(bot));
  reachable = there?.replace('127.0.0.1', 'localhost');
  expect(await renewSubscriptions(app)).toBe(1);
  expect(sim.telegram.webhook.habits.callback).toBe(hookOf(bot));
});

test('a Page tells our app what we read, and keeps telling what another channel of it asked for', async () => {
  sim.facebook.subscriptions.accounts.set(sim.facebook.world.pageId, ['leadgen']);
  const page = await connect('facebook', { settings: { client_id: sim.facebook.consent.clientId } });
  expect(page.subscription).toEqual({ state: 'calls' });
  const told = sim.facebook.subscriptions.accounts.get(sim.facebook.world.pageId);
  expect(told).toEqual(expect.arrayContaining(['leadgen', 'feed', 'mention', 'messages', 'ratings']));
  // The app itself calls us: Meta asked our address and got its challenge back.
  expect(sim.facebook.subscriptions.app).toMatchObject([{ object: 'page', callback_url: hookOf(page) }]);
  await sim.facebook.comment('Sampah menumpuk', 'Warga B');
  expect(await arrived()).toContain('Sampah menumpuk');
});

test('an app whose number is not known is told by hand, and its Page is switched on all the same', async () => {
  const page = await connect('facebook');
  expect(page).toMatchObject({ subscription: { state: 'by_hand' }, webhook: { secret: expect.any(String) } });
  expect(sim.facebook.subscriptions.accounts.get(sim.facebook.world.pageId)).toContain('feed');
  expect(sim.facebook.subscriptions.app).toEqual([]);
});

test('an app that calls another system is not taken from it', async () => {
  const other = { object: 'page', callback_url: 'https://lama.example/fb', fields: ['feed'] };
  sim.facebook.subscriptions.app.push(other);
  const page = await connect('facebook', { settings: { client_id: sim.facebook.consent.clientId } });
  expect(page.subscription).toEqual({ state: 'failed', reason: 'address_taken' });
  expect(sim.facebook.subscriptions.app).toEqual([other]);
});

test('when our own address moves, the app follows, also after a first try that failed', async () => {
  const page = await connect('facebook', { settings: { client_id: sim.facebook.consent.clientId } });
  reachable = reachable?.replace('127.0.0.1', 'localhost');
  sim.facebook.troubles.add('subscribed_apps', 'server_error');
  expect(await renewSubscriptions(app)).toBe(1);
  expect(await settingsOf(page)).toMatchObject({ subscribe_failed: 'service_down' });
  clock = new Date(clock.getTime() + 10 * 60_000);
  expect(await renewSubscriptions(app)).toBe(1);
  expect(sim.facebook.subscriptions.app).toMatchObject([{ callback_url: hookOf(page) }]);
  expect(await settingsOf(page)).not.toHaveProperty('subscribe_failed');
});

test('an app that calls us already under another account stays as it is', async () => {
  const fields =
    'feed,mention,ratings,messages,message_echoes,message_edits,message_reactions,messaging_postbacks,standby';
  const ours = { object: 'page', callback_url: `${reachable}/hook/1`, fields: fields.split(',') };
  sim.facebook.subscriptions.app.push(ours);
  const page = await connect('facebook', { settings: { client_id: sim.facebook.consent.clientId } });
  expect(page.subscription).toEqual({ state: 'calls' });
  expect(sim.facebook.subscriptions.app).toEqual([ours]);
});

test('a right that is missing at Meta is told in its words and not tried again without a person', async () => {
  sim.facebook.troubles.add('subscribed_apps', 'permission', 2);
  const page = await connect('facebook');
  expect(page.subscription).toEqual({ state: 'failed', reason: 'permission_missing' });
  clock = new Date(clock.getTime() + 86_400_000);
  expect(await renewSubscriptions(app)).toBe(0);
});

test('an Instagram account of its own login tells the app itself; the address stays a thing of the dashboard', async () => {
  const account = await connect('instagram');
  expect(account.subscription).toEqual({ state: 'by_hand' });
  expect(sim.instagram.subscriptions.accounts.get(sim.instagram.world.accountId)).toEqual(
    expect.arrayContaining(['comments', 'mentions', 'messages']),
  );
});

test('an Instagram account with Facebook’s login is told of by its Page, and the app calls us', async () => {
  const settings = { login: 'facebook', client_id: sim.instagram.consent.clientId };
  const account = await connect('instagram', { settings });
  expect(account.subscription).toEqual({ state: 'calls' });
  expect(sim.instagram.subscriptions.accounts.get('me')).toContain('messages');
  expect(sim.instagram.subscriptions.app).toMatchObject([{ object: 'instagram', callback_url: hookOf(account) }]);
});

test('a WhatsApp number is told to an address of its own, by the business account that the token itself names', async () => {
  const number = await connect('whatsapp', { settings: { client_id: sim.whatsapp.login.clientId } });
  expect(number.subscription).toEqual({ state: 'calls' });
  expect(sim.whatsapp.subscriptions.override).toBe(hookOf(number));
  expect((await settingsOf(number)).waba_id).toBe(sim.whatsapp.numbers.wabaId);
  await sim.whatsapp.say('Jalan rusak', { username: 'citra' });
  expect(await arrived()).toContain('Jalan rusak');
});

test('a WhatsApp number comes to us although its app calls another system for all others', async () => {
  const object = 'whatsapp_business_account';
  const other = { object, callback_url: 'https://lama.example/wa', fields: ['messages'] };
  sim.whatsapp.subscriptions.app.push(other);
  const number = await connect('whatsapp', { settings: { client_id: sim.whatsapp.login.clientId } });
  expect(number.subscription).toEqual({ state: 'calls' });
  expect(sim.whatsapp.subscriptions.override).toBe(hookOf(number));
  expect(sim.whatsapp.subscriptions.app).toEqual([other]);
});

test('the hub tells of our videos until the lease ends, so it is asked anew at half of it, once', async () => {
  const channel = await connect('youtube', { settings: { video_feed: 'yes' } });
  expect(channel.subscription).toEqual({ state: 'calls' });
  expect(sim.youtube.hub.agreed).toMatchObject({ callback: hookOf(channel), leaseSeconds: 432_000 });
  const end = new Date(clock.getTime() + 5 * 86_400_000);
  expect((await settingsOf(channel)).subscription_expires_at).toBe(end.toISOString());
  const forecast = forecastExpiries(
    await findChannel(app, channel.channelId).then((one) => (one ? [one] : [])),
    networkNamed,
    clock,
  );
  expect(forecast.find((line) => line.what === 'subscription')).toMatchObject({ acts: 'product', daysLeft: 5 });
  await sim.youtube.tellVideo(sim.youtube.world.videos[0]?.id ?? '');
  expect(await arrived()).toContain('yt:video:');
  clock = new Date(clock.getTime() + 2.4 * 86_400_000);
  expect(await renewSubscriptions(app)).toBe(0);
  clock = new Date(clock.getTime() + 0.2 * 86_400_000);
  expect(await renewSubscriptions(app)).toBe(1);
  expect(sim.youtube.hub.asked).toBe(2);
  expect(Date.parse((await settingsOf(channel)).subscription_expires_at ?? '')).toBe(clock.getTime() + 5 * 86_400_000);
});

test('a hub that is away before the end is asked again, what was agreed stands, and people see its end come near', async () => {
  const channel = await connect('youtube', { settings: { video_feed: 'yes' } });
  const { subscription_expires_at: end } = await settingsOf(channel);
  sim.youtube.hub.troubles.push(503);
  clock = new Date(clock.getTime() + 4.5 * 86_400_000);
  expect(await renewSubscriptions(app)).toBe(1);
  expect(await settingsOf(channel)).toMatchObject({ subscribe_failed: 'service_down', subscription_expires_at: end });
  const account = await readChannel(app, channel.channelId);
  const [line] = forecastExpiries(account ? [account] : [], networkNamed, clock).filter(
    (one) => one.what === 'subscription',
  );
  expect(line).toMatchObject({ acts: 'connect', stage: 1 });
  clock = new Date(clock.getTime() + 10 * 60_000);
  expect(await renewSubscriptions(app)).toBe(1);
  expect(await settingsOf(channel)).not.toHaveProperty('subscribe_failed');
});

test('a channel that no longer wants the notices of its videos forgets that it had them', async () => {
  const channel = await connect('youtube', { settings: { video_feed: 'yes' } });
  const without = await connect('youtube', { settings: { video_feed: 'no' } });
  expect(without.subscription).toEqual({ state: 'polled' });
  expect(await settingsOf(channel)).not.toHaveProperty('subscription_expires_at');
});

test('X calls our address with its challenge before it agrees, and each kind of event is asked for once', async () => {
  const { consumerKey } = sim.x.webhooks;
  const account = await connect('x', { settings: { consumer_key: consumerKey } });
  expect(account.subscription).toEqual({ state: 'calls' });
  expect(sim.x.webhooks.addresses).toMatchObject([{ url: hookOf(account), valid: true }]);
  const kinds = sim.x.webhooks.subscriptions.map((one) => one.event_type);
  expect(kinds).toEqual(expect.arrayContaining(['post.mention.create', 'post.reply.create', 'dm.received']));
  await sim.x.post(`@${sim.x.world.us.username} banjir`, { username: 'warga_e' });
  expect(await arrived()).toContain('banjir');
  // X gave the address up; asking again validates it and makes nothing twice.
  for (const address of sim.x.webhooks.addresses) address.valid = false;
  await subscribeChannel(app, coordinator, { channelId: account.channelId });
  expect(sim.x.webhooks.addresses).toMatchObject([{ valid: true }]);
  expect(sim.x.webhooks.subscriptions).toHaveLength(kinds.length);
});

test('X without the key of its app, and Google without a topic, are told by hand', async () => {
  expect((await connect('x')).subscription).toEqual({ state: 'by_hand' });
  expect(sim.x.webhooks.addresses).toEqual([]);
  expect((await connect('google_business')).subscription).toEqual({ state: 'by_hand' });
  expect(sim.google_business.topic).toBeUndefined();
});

test('Google is told the topic that our pushes come from', async () => {
  const topic = 'projects/kota-latihan/topics/ulasan';
  expect((await connect('google_business', { settings: { pubsub_topic: topic } })).subscription.state).toBe('by_hand');
  expect(sim.google_business.topic).toBe(topic);
});

test('TikTok’s app is given our address for every kind of event that was granted', async () => {
  const account = await connect('tiktok', { settings: { mentions: 'off' } });
  expect(account.subscription).toEqual({ state: 'calls' });
  expect([...sim.tiktok.registered]).toEqual([
    ['COMMENT', hookOf(account)],
    ['DIRECT_MESSAGE', hookOf(account)],
  ]);
  await sim.tiktok.comment('Kapan diperbaiki?', { username: 'warga_d' });
  expect(await arrived()).toContain('Kapan diperbaiki?');
});
