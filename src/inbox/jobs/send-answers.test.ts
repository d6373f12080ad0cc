import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { App } from '#src/app.ts';
import { forgetChannels, journalEvent, pollChannels, putChannel } from '#src/channels/index.ts';
import type { StaffActor } from '#src/people/index.ts';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { hearWebhooks } from '../../../simulator/receiver.ts';
import { aKey, answersOf, ingestAll, ledgerOf, reportOf, saidTo, storyOf } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { answerReport } from '../commands/answer-report.ts';
import type { Clocks } from '../domain/clock-state.ts';
import { forgetCityState } from '../store/city.ts';
import { sendAnswers, settleAbandoned } from './send-answers.ts';

let world: World;
let app: App;
let coordinator: StaffActor;
let sim: Simulator;
let later = 0;
beforeAll(async () => {
  world = await aWorld({ now: () => new Date(Date.now() + later) });
  app = world.app;
  coordinator = await aStaff(app, world.operator, 'coordinator');
});
afterAll(() => world?.drop());
beforeEach(async () => {
  later = 0;
  sim = await startSimulator();
});
afterEach(async () => {
  await sim.stop();
  // The next test has accounts of its own.
  await app.pool.query(
    `update channels set state = 'ended', external_id = id || '-' || external_id where network <> 'web'`,
  );
  forgetChannels(app);
  await app.db.updateTable('outbox').set({ state: 'cancelled' }).where('state', 'in', ['queued', 'sending']).execute();
});

let serial = 0;
/** Connects the simulator's accounts anew; each test has accounts that no other test knows. */
function connect(network: 'instagram' | 'telegram', settings: Record<string, string> = {}): Promise<number> {
  const account = sim[network].account();
  return app.db.transaction().execute((tx) =>
    putChannel(app, tx, {
      network,
      ...account,
      settings: { ...account.settings, ...settings },
      name: network,
      agencyId: null,
    }),
  );
}

/** A resident writes to the bot; the product hears of it by polling. Answers the report. */
async function wroteToBot(channelId: number, username = `warga${++serial}`): Promise<number> {
  await sim.telegram.message(saidTo.DISHUB, { username });
  await pollChannels(app);
  await ingestAll(app);
  return newestReport(channelId);
}

async function newestReport(channelId: number): Promise<number> {
  const row = await app.db
    .selectFrom('reports')
    .select('id')
    .where('channel_id', '=', channelId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return row.id;
}

async function answer(reportId: number, text: string, more: { asks?: boolean; visibility?: 'public' } = {}) {
  const input = { reportId, visibility: 'private' as const, text, key: aKey(), asks: false, ...more };
  const done = await answerReport(app, coordinator, input);
  if (!done.ok) throw new Error(done.reason);
}
const byPeople = async (reportId: number) => (await answersOf(app, reportId)).filter((row) => !row.automatic);
const clocksOf = async (reportId: number) => (await reportOf(app, reportId)).clocks as Clocks;
const sentTexts = () => sim.sent.map((one) => one.text);

test('the receipt tells the code and keeps no promise; the first answer by a person does', async () => {
  const channel = await connect('telegram');
  const report = await wroteToBot(channel);
  await sendAnswers(app);
  const { code, first_answered_at } = await reportOf(app, report);
  expect(sentTexts()).toEqual([expect.stringContaining(code)]);
  expect(first_answered_at).toBeNull();
  expect((await clocksOf(report)).first_answer?.metAt).toBeNull();

  await answer(report, 'Petugas berangkat.');
  await sendAnswers(app);
  const answered = await reportOf(app, report);
  expect(answered.first_answered_at).toBeInstanceOf(Date);
  expect((await clocksOf(report)).first_answer?.metAt).toBe(answered.first_answered_at?.toISOString());
  expect(await byPeople(report)).toMatchObject([{ state: 'sent', tries: 1 }]);

  await sendAnswers(app);
  expect(sim.sent).toHaveLength(2);
});

test('two senders side by side send each of thirty answers once', async () => {
  const channel = await connect('telegram');
  const report = await wroteToBot(channel);
  const texts = Array.from({ length: 30 }, (_, i) => `jawaban ${i}`);
  for (const text of texts) await answer(report, text);
  const counts = await Promise.all([sendAnswers(app), sendAnswers(app), sendAnswers(app)]);
  expect(counts.reduce((a, b) => a + b)).toBe(31);
  expect(
    sentTexts()
      .filter((text) => text.startsWith('jawaban'))
      .sort(),
  ).toEqual(texts.sort());
  expect((await storyOf(app, report)).filter((type) => type === 'answer_sent')).toHaveLength(31);
});

test.each(['drop_after_effect', 'server_error_after_effect'] as const)(
  'after %s nobody knows whether it arrived, and it is never sent again by itself',
  async (trouble) => {
    const channel = await connect('telegram');
    const report = await wroteToBot(channel);
    await sendAnswers(app);
    sim.telegram.troubles.add('sendMessage', trouble);
    await answer(report, 'hanya sekali');
    await sendAnswers(app);
    later = 3 * 3_600_000;
    await sendAnswers(app);
    await settleAbandoned(app);
    await sendAnswers(app);
    expect(sentTexts().filter((text) => text === 'hanya sekali')).toHaveLength(1);
    expect(await byPeople(report)).toMatchObject([{ state: 'unknown', tries: 1 }]);
    expect((await reportOf(app, report)).first_answered_at).toBeNull();
    expect(await storyOf(app, report)).toContain('answer_unknown');
  },
);

test('a dead token fails the answer, asks for a new connection, and holds the account, not the others', async () => {
  const dead = await connect('instagram');
  const alive = await connect('telegram');
  await sim.instagram.dm(saidTo.DISHUB, { username: 'ani' });
  const other = await wroteToBot(alive);
  const report = await newestReport(dead);
  await sendAnswers(app);
  await answer(report, 'satu');
  await answer(report, 'dua');
  await answer(other, 'tiga');
  sim.instagram.expireToken();
  await sendAnswers(app);
  await sendAnswers(app);
  expect(await byPeople(report)).toMatchObject([
    { state: 'failed', failure: 'reauth' },
    { state: 'queued', tries: 0 },
  ]);
  const channel = await app.db.selectFrom('channels').select('state').where('id', '=', dead).executeTakeFirst();
  expect(channel?.state).toBe('needs_reauth');
  expect(sentTexts()).toContain('tiga');
});

test('an answer that met a token which was replaced on its way goes out with the new one, and the account stays connected', async () => {
  const channel = await connect('telegram');
  const report = await wroteToBot(channel);
  await sendAnswers(app);
  await answer(report, 'dengan kunci baru');
  // This process still remembers the old token; another one stores the new one.
  sim.telegram.token = `${sim.telegram.token}-baru`;
  later += 1_000;
  await connect('telegram');
  await sendAnswers(app);
  expect(await byPeople(report)).toMatchObject([{ state: 'queued', failure: 'transient' }]);
  later += 5_000;
  await sendAnswers(app);
  expect(await byPeople(report)).toMatchObject([{ state: 'sent' }]);
  expect(sentTexts().filter((text) => text === 'dengan kunci baru')).toHaveLength(1);
  const row = await app.db.selectFrom('channels').select('state').where('id', '=', channel).executeTakeFirst();
  expect(row?.state).toBe('connected');
});

test('a full rate budget puts the answer back with the time the network named, and holds the whole account', async () => {
  const channel = await connect('telegram');
  const report = await wroteToBot(channel);
  await sendAnswers(app);
  sim.telegram.troubles.add('sendMessage', 'rate');
  await answer(report, 'pertama');
  await sendAnswers(app);
  const [held] = await byPeople(report);
  expect(held).toMatchObject({ state: 'queued', failure: 'rate', tries: 1 });
  const wait = (held?.not_before?.getTime() ?? 0) - Date.now();
  expect(wait).toBeGreaterThan(3_000);
  expect(wait).toBeLessThanOrEqual(5_000);

  await answer(report, 'kedua');
  await sendAnswers(app);
  expect(sim.sent).toHaveLength(1);

  later = 6_000;
  await sendAnswers(app);
  expect(sentTexts().slice(1)).toEqual(['pertama', 'kedua']);
});

test('a network that is down is tried again, at most six times, and then a person decides', async () => {
  const report = await wroteToBot(await connect('telegram'));
  await sim.stop();
  for (let turn = 0; turn < 8; turn++) {
    await sendAnswers(app);
    later += 3_600_000;
  }
  expect(await answersOf(app, report)).toMatchObject([{ state: 'failed', failure: 'transient', tries: 6 }]);
});

test('a sender that was killed between its mark and the call leaves an unknown, not a second sending', async () => {
  const channel = await connect('telegram');
  const report = await wroteToBot(channel);
  await sendAnswers(app);
  await answer(report, 'terputus');
  await app.db
    .updateTable('outbox')
    .set({ state: 'sending', started_at: new Date(Date.now() - 60_000), tries: 1 })
    .where('text', '=', 'terputus')
    .execute();
  await settleAbandoned(app);
  expect(await byPeople(report)).toMatchObject([{ state: 'sending' }]);
  later = 120_000;
  await Promise.all([settleAbandoned(app), settleAbandoned(app), sendAnswers(app)]);
  expect(await byPeople(report)).toMatchObject([{ state: 'unknown', reason: 'sender_stopped' }]);
  expect((await storyOf(app, report)).filter((type) => type === 'answer_unknown')).toHaveLength(1);
  expect(sentTexts()).not.toContain('terputus');
});

test('nothing leaves while sending is off, and all of it leaves once it is on', async () => {
  const channel = await connect('telegram');
  const report = await wroteToBot(channel);
  await app.db.updateTable('city').set({ sending: false }).execute();
  forgetCityState(app);
  await answer(report, 'nanti');
  expect(await sendAnswers(app)).toBe(0);
  expect(sim.sent).toEqual([]);
  await app.db.updateTable('city').set({ sending: true }).execute();
  forgetCityState(app);
  expect(await sendAnswers(app)).toBe(2);
});

test('an answer that asks makes the report wait and its solution stand still, until the resident writes', async () => {
  const channel = await connect('telegram');
  const report = await wroteToBot(channel, 'budi');
  await answer(report, 'Di depan rumah nomor berapa?', { asks: true });
  expect((await reportOf(app, report)).status).toBe('open');
  await sendAnswers(app);
  expect((await reportOf(app, report)).status).toBe('waiting');
  const waiting = await clocksOf(report);
  expect(waiting.first_answer?.metAt).toBeTruthy();
  expect(waiting.resolution?.pausedAt).toBeTruthy();
  expect(await storyOf(app, report)).toContain('asked_resident');

  await sim.telegram.message('nomor 12, lampunya masih mati', { username: 'budi' });
  await pollChannels(app);
  await ingestAll(app);
  expect((await reportOf(app, report)).status).toBe('open');
  const running = await clocksOf(report);
  expect(running.resolution?.pausedAt).toBeNull();
  expect(running.next_answer?.metAt).toBeNull();
});

/** What the network tells by webhook is journalled as the product would, and understood at once. */
function hearing(channelId: number, act: () => Promise<unknown>): Promise<void> {
  const hear = async (_headers: Headers, body: Buffer) => {
    await journalEvent(app, { channelId, source: 'webhook', body });
    await ingestAll(app);
    return 200;
  };
  const before = sim.sent.length;
  return hearWebhooks(sim.instagram.webhook, hear, async () => {
    await act();
    // Echoes leave right behind the network's own answer.
    await expect.poll(() => sim.instagram.webhook.delivered.length).toBe(sim.sent.length - before);
  });
}

const ways = [
  {
    what: 'a direct message',
    visibility: 'private',
    start: () => sim.instagram.dm(saidTo.DISHUB, { username: 'ina' }),
  },
  {
    what: 'a comment',
    visibility: 'public',
    start: () => sim.instagram.comment(saidTo.DISHUB, { username: 'ina' }),
  },
  {
    what: 'a comment under another comment',
    visibility: 'public',
    start: async () => {
      const first = await sim.instagram.comment('mantap', { username: 'tuti' });
      await sim.instagram.comment(saidTo.DISHUB, { username: 'ina', parentId: first.id });
    },
  },
] as const;

test.each(ways)(
  'the echo of an unknown answer to $what settles it: it arrived, once',
  async ({ visibility, start }) => {
    const channel = await connect('instagram');
    await start();
    await pollChannels(app);
    await ingestAll(app);
    const report = await newestReport(channel);
    await sendAnswers(app);
    await answer(report, 'sudah kami terima ya', visibility === 'public' ? { visibility } : {});
    sim.instagram.troubles.add(visibility === 'public' ? 'replies' : 'messages', 'server_error_after_effect');
    await hearing(channel, () => sendAnswers(app));
    await settleAbandoned(app);
    const [row] = await byPeople(report);
    expect(row).toMatchObject({ state: 'sent', external_id: sim.sent.at(-1)?.id, tries: 1 });
    expect((await reportOf(app, report)).first_answered_at).toBeInstanceOf(Date);
    const thread = await app.db
      .selectFrom('messages')
      .select(['kind', 'direction'])
      .where('report_id', '=', report)
      .where('text', '=', 'sudah kami terima ya')
      .execute();
    expect(thread).toEqual([{ kind: 'answer', direction: 'out' }]);
    expect(await storyOf(app, report)).not.toContain('answered_elsewhere');
  },
);

test('an echo that comes while the network is still silent settles the answer when the silence ends', async () => {
  const channel = await connect('instagram', { timeout_seconds: '1' });
  await sim.instagram.dm(saidTo.DISHUB, { username: 'wati' });
  await pollChannels(app);
  await ingestAll(app);
  const report = await newestReport(channel);
  await sendAnswers(app);
  await answer(report, 'ditunggu ya');
  sim.instagram.troubles.add('messages', 'timeout_after_effect');
  await hearing(channel, () => sendAnswers(app));
  expect(await byPeople(report)).toMatchObject([{ state: 'sent', external_id: sim.sent.at(-1)?.id }]);
  expect((await ledgerOf(app, report)).filter((event) => event.type === 'answer_unknown')).toEqual([]);
});

test('the echo of an answer that surely arrived changes nothing', async () => {
  const channel = await connect('instagram');
  await sim.instagram.dm(saidTo.DISHUB, { username: 'rini' });
  await pollChannels(app);
  await ingestAll(app);
  const report = await newestReport(channel);
  await answer(report, 'siap');
  await hearing(channel, () => sendAnswers(app));
  await pollChannels(app);
  await ingestAll(app);
  const outward = await app.db
    .selectFrom('messages')
    .select('kind')
    .where('report_id', '=', report)
    .where('direction', '=', 'out')
    .orderBy('id')
    .execute();
  expect(outward.map((row) => row.kind).sort()).toEqual(['answer', 'receipt']);
  expect(await storyOf(app, report)).not.toContain('answered_elsewhere');
});

test('answers whose echoes come while they are being written down are each there once', async () => {
  const channel = await connect('instagram');
  await sim.instagram.dm(saidTo.DISHUB, { username: 'sari' });
  await pollChannels(app);
  await ingestAll(app);
  const report = await newestReport(channel);
  await sendAnswers(app);
  const texts = Array.from({ length: 15 }, (_, i) => `kabar ${i}`);
  for (const text of texts) await answer(report, text);
  await hearing(channel, () => sendAnswers(app));
  expect((await byPeople(report)).map((row) => row.state)).toEqual(texts.map(() => 'sent'));
  const thread = await app.db
    .selectFrom('messages')
    .select('text')
    .where('report_id', '=', report)
    .where('kind', '=', 'answer')
    .execute();
  expect(thread.map((row) => row.text).sort()).toEqual(texts.sort());
  expect(await storyOf(app, report)).not.toContain('answered_elsewhere');
});

test('what the mimin wrote in the network’s own app is an answer by a person', async () => {
  const channel = await connect('instagram');
  await sim.instagram.dm(saidTo.DISHUB, { username: 'yuni' });
  await pollChannels(app);
  await ingestAll(app);
  const report = await newestReport(channel);
  const person = sim.instagram.world.personId('yuni');
  const typed = { mid: 'dari-aplikasi', person, ours: true, text: 'kami cek ya kak', at: new Date(), attachments: [] };
  sim.instagram.world.messages.push(typed);
  await pollChannels(app);
  await ingestAll(app);
  expect(await storyOf(app, report)).toContain('answered_elsewhere');
  expect((await clocksOf(report)).first_answer?.metAt).toBeTruthy();
});
