import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { App } from '#src/app.ts';
import { forgetChannels, pollChannels, putChannel } from '#src/channels/index.ts';
import type { StaffActor } from '#src/people/index.ts';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { aKey, answersOf, ingestAll, saidTo, storyOf } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { answerReport } from '../commands/answer-report.ts';
import { findUnclear } from './find-unclear.ts';
import { sendAnswers, startSending } from './send-answers.ts';

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
  sim = await startSimulator({ now: () => new Date(Date.now() + later) });
  for (const side of [sim.instagram, sim.telegram]) await connect(side.network, side.account());
});
afterEach(async () => {
  await sim.stop();
  await app.pool.query(
    `update channels set state = 'ended', external_id = id || '-' || external_id where network <> 'web'`,
  );
  await app.pool.query(`update outbox set state = 'cancelled' where state in ('queued', 'sending', 'unknown')`);
  forgetChannels(app);
});

async function connect(network: string, account: ReturnType<Simulator['instagram']['account']>) {
  const settings = { ...account.settings, timeout_seconds: '1' };
  await app.db
    .transaction()
    .execute((tx) => putChannel(app, tx, { network, ...account, settings, name: network, agencyId: null }));
}

/** A resident writes; answers the newest report of that network. */
async function wrote(network: 'instagram' | 'telegram'): Promise<number> {
  const username = `warga${Math.random()}`;
  if (network === 'instagram') await sim.instagram.dm(saidTo.DISHUB, { username });
  else await sim.telegram.message(saidTo.DISHUB, { username });
  await pollChannels(app);
  await ingestAll(app);
  const row = await app.db
    .selectFrom('reports')
    .innerJoin('channels', 'channels.id', 'reports.channel_id')
    .select('reports.id')
    .where('channels.network', '=', network)
    .orderBy('reports.id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return row.id;
}
async function answer(reportId: number, text: string) {
  const input = { reportId, visibility: 'private' as const, text, key: aKey(), asks: false };
  expect(await answerReport(app, coordinator, input)).toMatchObject({ ok: true });
}
const statesOf = async (reportId: number) =>
  (await answersOf(app, reportId)).filter((row) => !row.automatic).map((row) => row.state);
const looks = async () =>
  (await app.pool.query<{ looks: number }>(`select looks from outbox where state = 'unknown'`)).rows.map(
    (row) => row.looks,
  );

test('an answer that Instagram took without saying so is found there, and the clock knows that a person answered', async () => {
  const report = await wrote('instagram');
  await sendAnswers(app);
  sim.instagram.echoes = false;
  sim.instagram.troubles.add('messages', 'timeout_after_effect');
  await answer(report, 'Tim kami datang besok pagi.');
  await sendAnswers(app);
  expect(await statesOf(report)).toEqual(['unknown']);
  expect(await findUnclear(app)).toBe(1);
  expect(await statesOf(report)).toEqual(['sent']);
  expect(await storyOf(app, report)).toContain('answer_settled');
  expect(sim.sent.filter((one) => one.text.includes('besok pagi'))).toHaveLength(1);
});

test('what is not there is looked for five times, further and further apart, and stays a person’s to decide', async () => {
  const report = await wrote('instagram');
  await sendAnswers(app);
  sim.instagram.troubles.add('messages', 'server_error');
  await answer(report, 'Tim kami datang lusa.');
  await sendAnswers(app);
  const seen: number[][] = [];
  for (const wait of [0, 0, 30_000, 120_000, 600_000, 3_600_000, 86_400_000]) {
    later += wait;
    expect(await findUnclear(app)).toBe(0);
    seen.push(await looks());
  }
  expect(seen).toEqual([[1], [1], [2], [3], [4], [5], [5]]);
  expect(await statesOf(report)).toEqual(['unknown']);
  expect(sim.sent.filter((one) => one.text.includes('lusa'))).toEqual([]);
});

test('the same words that an earlier answer is known by are not taken for the unclear one', async () => {
  const report = await wrote('instagram');
  await sendAnswers(app);
  await answer(report, 'Sudah kami catat.');
  await sendAnswers(app);
  sim.instagram.troubles.add('messages', 'server_error');
  await answer(report, 'Sudah kami catat.');
  await sendAnswers(app);
  expect(await findUnclear(app)).toBe(0);
  expect(await statesOf(report)).toEqual(['sent', 'unknown']);
});

test('an account that hangs keeps only its own queue waiting', async () => {
  const slow = await wrote('telegram');
  const quick = await wrote('instagram');
  await sendAnswers(app);
  sim.telegram.troubles.add('sendMessage', 'hang', 8);
  for (let n = 1; n <= 8; n++) await answer(slow, `Jawaban lambat ${n}`);
  const sending = startSending(app, async () => true);
  try {
    await answer(quick, 'Jawaban cepat.');
    sending.wake();
    await expect.poll(() => statesOf(quick), { timeout: 15_000 }).toEqual(['sent']);
    expect(await statesOf(slow)).toContain('queued');
  } finally {
    await sending.stop();
  }
});
