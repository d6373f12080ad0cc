import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { App } from '#src/app.ts';
import { forgetChannels, pollChannels, putChannel } from '#src/channels/index.ts';
import type { StaffActor } from '#src/people/index.ts';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { type PushService, startPushService } from '../../../simulator/push/service.ts';
import { aReport, ingestAll } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { makeChatCode } from '../commands/link-staff-chat.ts';
import { setNoticeWays } from '../commands/set-notice-ways.ts';
import { subscribePush } from '../commands/subscribe-push.ts';
import { forgetCityState } from '../store/city.ts';
import { handOverWhenStaffLeave } from '../store/hand-over.ts';
import { getPushKeys } from '../store/push-keys.ts';
import { tellStaff } from './tell-staff.ts';

/** A Tuesday at 10.00 in Tangerang. */
const tuesday = new Date('2026-11-24T10:00:00+07:00');
let at = tuesday;
let world: World;
let app: App;
let sim: Simulator;
let push: PushService;
let sari: StaffActor;
beforeAll(async () => {
  world = await aWorld({ now: () => at });
  app = world.app;
  handOverWhenStaffLeave();
});
afterAll(() => world?.drop());
beforeEach(async () => {
  at = tuesday;
  sim = await startSimulator({ now: () => at });
  push = await startPushService(() => at);
  app.config.pushServices = [push.origin];
  const { settings, externalId } = sim.email.account();
  app.config.smtpUrl = `smtp://${encodeURIComponent(externalId)}:${sim.email.password}@127.0.0.1:${settings.smtp_port}`;
  app.config.mailFrom = 'mimin@kota.example';
  sari = await aStaff(app, world.operator, 'mimin', 'DISHUB', { name: 'Sari', email: `${aKey()}@kota.example` });
  await app.pool.query('delete from notices');
});
afterEach(async () => {
  await Promise.all([sim.stop(), push.stop()]);
  await app.pool.query(
    `update channels set state = 'ended', external_id = id || '-' || external_id where network <> 'web'`,
  );
  forgetChannels(app);
});

const aKey = () => randomBytes(9).toString('hex');
const time = (text: string) => new Date(`${text}+07:00`);

async function aSession(actor: StaffActor): Promise<string> {
  const id = aKey();
  await app.pool.query(
    `insert into session (id, "expiresAt", token, "updatedAt", "userId")
     select $1, $2, $1, $2, user_id from staff where id = $3`,
    [id, new Date(at.getTime() + 7 * 86_400_000), actor.staffId],
  );
  return id;
}

async function subscribe(actor = sari, sessionId?: string) {
  const { publicKey } = await getPushKeys(app);
  const browser = push.subscribe(publicKey);
  const session = sessionId ?? (await aSession(actor));
  const done = await subscribePush(app, actor, { ...browser, sessionId: session, device: 'Firefox' });
  if (!done.ok) throw new Error(done.reason);
  return { browser, session };
}

async function notice(reportId: number | null, kind = 'warn', actor = sari): Promise<number> {
  const { rows } = await app.pool.query<{ id: number }>(
    `insert into notices (staff_id, report_id, kind, detail, at, once_key) values ($1, $2, $3, '{}', $4, $5) returning id`,
    [actor.staffId, reportId, kind, at, aKey()],
  );
  return rows[0]?.id ?? 0;
}

const noLetters = () => setNoticeWays(app, sari, { email: false, quiet: null });
const endsOf = async (way: string) => {
  const { rows } = await app.pool.query(
    'select state, reason, tries::int from notice_deliveries where way = $1 and staff_id = $2 order by id',
    [way, sari.staffId],
  );
  return rows;
};
const letters = () => sim.sent.filter((one) => one.network === 'email');

test('what gathered by the hour of a letter leaves as one letter, and no second one', async () => {
  const report = await aReport(app);
  await notice(report);
  await notice(null, 'channel_silent');
  await tellStaff(app);
  expect(letters()).toEqual([]);
  at = time('2026-11-24T13:00');
  await notice(report, 'overdue');
  await tellStaff(app);
  await tellStaff(app);
  const [letter] = letters();
  expect(letters()).toHaveLength(1);
  expect(letter?.text).toContain('Yth. Sari');
  expect(letter?.text.match(/^- /gm)).toHaveLength(2);
  // What came in that very minute waits for the next.
  expect(await endsOf('email')).toEqual([
    { state: 'sent', reason: null, tries: 1 },
    { state: 'sent', reason: null, tries: 1 },
    { state: 'queued', reason: null, tries: 0 },
  ]);
});

test('who has nothing unread, or wants no letters, gets none', async () => {
  const id = await notice(null, 'channel_silent');
  await tellStaff(app);
  await app.pool.query('update notices set read_at = now() where id = $1', [id]);
  await noLetters();
  await notice(null, 'channel_silent');
  at = time('2026-11-25T07:30');
  await tellStaff(app);
  expect(letters()).toEqual([]);
  expect(await endsOf('email')).toEqual([{ state: 'skipped', reason: null, tries: 0 }]);
});

test('a letter of unclear outcome is not repeated; one that was surely refused is', async () => {
  for (const [trouble, wanted] of [
    ['drop_after_data', 'unknown'],
    ['temporary_after_data', 'queued'],
  ] as const) {
    await app.pool.query('delete from notices');
    await notice(null);
    await tellStaff(app);
    at = time(trouble === 'drop_after_data' ? '2026-11-24T13:00' : '2026-11-25T07:30');
    sim.email.troubles.add('data', trouble);
    await tellStaff(app);
    await tellStaff(app);
    expect(await endsOf('email')).toMatchObject([{ state: wanted, tries: 1 }]);
  }
  at = time('2026-11-25T09:00');
  await tellStaff(app);
  expect(await endsOf('email')).toMatchObject([{ state: 'sent', tries: 2 }]);
});

test('a browser is told at once, in words that only it can read, and once', async () => {
  await noLetters();
  const { browser } = await subscribe();
  const report = await aReport(app);
  const { code, title } = await app.db
    .selectFrom('reports')
    .select(['code', 'title'])
    .where('id', '=', report)
    .executeTakeFirstOrThrow();
  await notice(report);
  await tellStaff(app);
  await tellStaff(app);
  expect(push.messages).toMatchObject([
    { endpoint: browser.endpoint, ttl: '86400', subject: 'mailto:mimin@kota.example' },
  ]);
  expect(push.messages[0]?.body).toMatchObject({
    title: 'Tenggat sudah dekat',
    body: `${code} · ${title}`,
    path: `/desk/aduan/${report}`,
  });
});

test('nothing of a secret report leaves but its code, and to who may not know of it not even that', async () => {
  await noLetters();
  await subscribe();
  const report = await aReport(app, { privacy: 'secret' });
  await notice(report);
  await tellStaff(app);
  await app.pool.query('update reports set agency_id = (select id from agencies where code = $1) where id = $2', [
    'DLH',
    report,
  ]);
  await notice(report);
  await tellStaff(app);
  expect(push.messages[0]?.body.body).toMatch(/^[0-9A-Z]{10} · aduan rahasia$/);
  expect(push.messages[1]?.body).toMatchObject({ body: '', path: '/desk/pemberitahuan' });
});

test('in quiet hours nothing is told but an emergency’s escalation; what gathered comes as one message', async () => {
  await setNoticeWays(app, sari, { email: false, quiet: { from: 20 * 60, until: 6 * 60 } });
  await subscribe();
  const report = await aReport(app);
  at = time('2026-11-24T22:00');
  await notice(report, 'overdue');
  await notice(null, 'channel_silent');
  await tellStaff(app);
  expect(push.messages).toEqual([]);
  await app.db.updateTable('reports').set({ urgency: 'emergency' }).where('id', '=', report).execute();
  await notice(report, 'due');
  await tellStaff(app);
  expect(push.messages.map((one) => one.body.title)).toEqual(['Tenggat terlewat']);
  at = time('2026-11-25T06:00');
  await tellStaff(app);
  expect(push.messages.map((one) => one.body.title)).toEqual(['Tenggat terlewat', '2 pemberitahuan']);
});

test.each(['gone', 'unknown'] as const)('a browser that its push service calls %s is forgotten', async (trouble) => {
  await noLetters();
  await subscribe();
  push.troubles.push(trouble);
  await notice(null);
  await tellStaff(app);
  expect(await endsOf('push')).toEqual([{ state: 'failed', reason: 'target_gone', tries: 1 }]);
  await notice(null);
  await tellStaff(app);
  expect(push.calls).toHaveLength(1);
});

test('a push service that asks for patience is given it; after five refusals the page alone tells', async () => {
  await noLetters();
  await subscribe();
  push.troubles.push('rate', 'busy', 'busy', 'busy', 'busy', 'busy');
  await notice(null);
  await tellStaff(app);
  at = new Date(tuesday.getTime() + 119_000);
  await tellStaff(app);
  expect(push.calls).toHaveLength(1);
  for (let hour = 1; hour < 9; hour++) {
    at = new Date(tuesday.getTime() + hour * 3_600_000);
    await tellStaff(app);
  }
  expect(push.calls).toHaveLength(5);
  expect(await endsOf('push')).toEqual([{ state: 'failed', reason: 'service_down', tries: 5 }]);
});

test('a push of unclear outcome is not repeated, nor one whose sender died in the middle', async () => {
  await noLetters();
  await subscribe();
  push.troubles.push('drop_after_effect');
  await notice(null);
  await tellStaff(app);
  await notice(null);
  await app.pool.query(`update notices set planned_at = now() where planned_at is null`);
  await app.pool.query(
    `insert into notice_deliveries (once_key, notice_id, staff_id, way, target_id, state, not_before, started_at)
     select 'died', max(id), staff_id, 'push', 1, 'sending', $1, $1 from notices where staff_id = $2 group by staff_id`,
    [at, sari.staffId],
  );
  at = new Date(tuesday.getTime() + 3_600_000);
  await tellStaff(app);
  await tellStaff(app);
  expect(push.messages).toHaveLength(1);
  expect(await endsOf('push')).toMatchObject([
    { state: 'unknown', reason: 'no_clear_answer' },
    { state: 'unknown', reason: 'sender_stopped' },
  ]);
});

test('who logged out is not told on that browser, and a browser belongs to whoever logged in there last', async () => {
  await noLetters();
  const { session, browser } = await subscribe();
  await app.pool.query('delete from session where id = $1', [session]);
  await notice(null);
  await tellStaff(app);
  const budi = await aStaff(app, world.operator, 'mimin', 'DISHUB', { name: 'Budi', email: `${aKey()}@kota.example` });
  const again = { ...browser, device: 'Firefox' };
  await subscribePush(app, sari, { ...again, sessionId: await aSession(sari) });
  await notice(null);
  await subscribePush(app, budi, { ...again, sessionId: await aSession(budi) });
  await tellStaff(app);
  expect(push.calls).toEqual([]);
});

test('only push services are written to, whatever address a browser tells', async () => {
  const { browser } = await subscribe();
  const given = { ...browser, sessionId: await aSession(sari), device: 'Firefox' };
  for (const endpoint of ['http://127.0.0.1:1/x', 'https://kota.example/x', 'file:///etc/passwd'])
    expect(await subscribePush(app, sari, { ...given, endpoint })).toEqual({ ok: false, reason: 'unknown_service' });
  const p256dh = Buffer.alloc(65, 4).toString('base64url');
  expect(await subscribePush(app, sari, { ...given, p256dh })).toEqual({ ok: false, reason: 'bad_keys' });
  // Allowed when it was told, not any more when it would be used.
  app.config.pushServices = [];
  await noLetters();
  await notice(null);
  await tellStaff(app);
  expect(push.calls).toEqual([]);
});

test('two workers at once tell everything once', async () => {
  await noLetters();
  await subscribe();
  for (let n = 0; n < 20; n++) await notice(null);
  await Promise.all([tellStaff(app), tellStaff(app), tellStaff(app)]);
  await tellStaff(app);
  const told = push.messages.map((one) => Number(/^\d+/.exec(one.body.title ?? '')?.[0] ?? 1));
  expect(told.reduce((sum, n) => sum + n, 0)).toBe(20);
  expect(await endsOf('push')).toEqual(Array(20).fill({ state: 'sent', reason: null, tries: 1 }));
});

test('a city whose sending is off tells nobody, and later tells what is still unread', async () => {
  await noLetters();
  await subscribe();
  await notice(null);
  await app.pool.query('update city set sending = false');
  forgetCityState(app);
  await tellStaff(app);
  expect(push.messages).toEqual([]);
  await app.pool.query('update city set sending = true');
  forgetCityState(app);
  await tellStaff(app);
  expect(push.messages).toHaveLength(1);
});

async function connectBot(): Promise<void> {
  const account = sim.telegram.account();
  await app.db
    .transaction()
    .execute((tx) => putChannel(app, tx, { network: 'telegram', ...account, name: 'bot_kota', agencyId: null }));
}
const say = async (text: string, username: string) => {
  await sim.telegram.message(text, { username });
  await pollChannels(app);
  await ingestAll(app);
};

test('a chat is linked by a one-time code, once, and then told; nobody else’s message links anything', async () => {
  await noLetters();
  await connectBot();
  const { code } = await makeChatCode(app, sari);
  await say(`/start mimin-${'0'.repeat(24)}`, 'orang_lain');
  await say(`/start mimin-${code}`, 'sari');
  await say(`/start mimin-${code}`, 'pencuri');
  const report = await aReport(app);
  await notice(report);
  await tellStaff(app);
  const said = sim.sent.filter((one) => one.network === 'telegram');
  expect(said).toHaveLength(1);
  expect(said[0]?.text).toContain('2 pemberitahuan');
  expect(said[0]?.text).toContain('tersambung ke akun Mimin Anda');
  expect(
    (
      await app.pool.query('select 1 from reports where channel_id <> (select id from channels where network = $1)', [
        'web',
      ])
    ).rows,
  ).toEqual([]);
});

test('a code that is too old links nothing, and a chat whose person blocks the bot is forgotten', async () => {
  await noLetters();
  await connectBot();
  const old = await makeChatCode(app, sari);
  at = new Date(tuesday.getTime() + 16 * 60_000);
  await say(`/start mimin-${old.code}`, 'sari2');
  expect((await app.pool.query('select 1 from staff_chats where staff_id = $1', [sari.staffId])).rows).toEqual([]);
  const fresh = await makeChatCode(app, sari);
  await say(`/start mimin-${fresh.code}`, 'sari2');
  await sim.telegram.block({ username: 'sari2' });
  await tellStaff(app);
  expect(await endsOf('telegram')).toMatchObject([{ state: 'failed', reason: 'blocked_by_person' }]);
  expect((await app.pool.query('select 1 from staff_chats where staff_id = $1', [sari.staffId])).rows).toEqual([]);
});
