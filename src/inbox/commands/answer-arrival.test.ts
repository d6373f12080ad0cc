import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tx } from '#src/db/kysely.ts';
import type { StaffActor } from '#src/people/index.ts';
import { aKey, answersOf, aReport, ledgerOf, reportOf, storyOf } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { getCityState } from '../store/city.ts';
import { lockAnswer, type OutboxRow } from '../store/outbox.ts';
import { answerReport } from './answer-report.ts';
import { recordArrival, recordOutcome } from './record-outcome.ts';
import { settleAnswer } from './settle-answer.ts';

let world: World;
let dishub: StaffActor;
beforeAll(async () => {
  world = await aWorld();
  dishub = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
});
afterAll(() => world?.drop());

/** An answer in the middle of its call. */
async function beingSent(): Promise<OutboxRow> {
  const reportId = await aReport(world.app);
  const input = { reportId, visibility: 'private' as const, text: 'Siap.', key: aKey(), asks: false };
  const done = await answerReport(world.app, dishub, input);
  const id = done.ok ? (done.outboxIds[0] ?? 0) : 0;
  await world.app.db.updateTable('outbox').set({ state: 'sending', tries: 1 }).where('id', '=', id).execute();
  const row = await inTransaction((tx) => lockAnswer(tx, id));
  if (!row) throw new Error('no answer');
  return row;
}
const inTransaction = <T>(act: (tx: Tx) => Promise<T>) => world.app.db.transaction().execute(act);
const outcome = async (row: OutboxRow, externalId: string) => {
  const city = await getCityState(world.app);
  return inTransaction((tx) => recordOutcome(world.app, tx, city, row, { state: 'sent', externalId }));
};

test('whoever writes down an answer waits for its echo without holding the report, so that the two never wait in a ring', async () => {
  const row = await beingSent();
  const echo = await world.app.pool.connect();
  await echo.query('begin');
  await echo.query(
    'insert into message_keys (channel_id, external_id, message_id, message_at) values ($1, $2, 0, now())',
    [row.channelId, 'gema'],
  );
  const writing = outcome(row, 'gema');
  await expect
    .poll(async () => (await world.app.pool.query('select from pg_locks where not granted')).rows.length)
    .toBe(1);
  await echo.query('select from reports where id = $1 for update nowait', [row.reportId]);
  await echo.query('commit');
  echo.release();
  await writing;
  expect(await answersOf(world.app, row.reportId)).toMatchObject([{ state: 'sent', external_id: 'gema' }]);
});

test('an arrival told twice is written once', async () => {
  const row = await beingSent();
  await Promise.all([outcome(row, 'sekali'), outcome(row, 'sekali')]);
  await outcome(row, 'sekali');
  expect((await storyOf(world.app, row.reportId)).filter((type) => type === 'answer_sent')).toHaveLength(1);
});

test('a person who settles while the outcome is being written gets a plain answer, and the answer arrived once', async () => {
  for (let round = 0; round < 10; round++) {
    const row = await beingSent();
    const settling = settleAnswer(world.app, dishub, { outboxId: row.id, as: 'resend', key: aKey() });
    const [settled] = await Promise.all([settling, outcome(row, `putaran ${round}`)]);
    // Either it is still being sent, or it has just arrived; never a second intent.
    expect(settled).toMatchObject({ ok: false, reason: expect.stringMatching(/^(not_settleable|already_settled)$/) });
    expect(await answersOf(world.app, row.reportId)).toMatchObject([{ state: 'sent' }]);
  }
});

test('the first answer counts from when it arrived; a later one does not move it', async () => {
  const row = await beingSent();
  const city = await getCityState(world.app);
  const at = new Date(Date.now() + 60_000);
  await inTransaction((tx) => recordArrival(world.app, tx, city, row, 'pertama', at));
  expect((await reportOf(world.app, row.reportId)).first_answered_at).toEqual(at);
  const input = { reportId: row.reportId, visibility: 'private' as const, text: 'Lagi.', key: aKey(), asks: false };
  await answerReport(world.app, dishub, input);
  const second = (await answersOf(world.app, row.reportId)).at(-1);
  await world.app.db
    .updateTable('outbox')
    .set({ state: 'sending' })
    .where('id', '=', second?.id ?? 0)
    .execute();
  const sent = await inTransaction((tx) => lockAnswer(tx, second?.id ?? 0));
  if (sent) await outcome(sent, 'kedua');
  expect((await reportOf(world.app, row.reportId)).first_answered_at).toEqual(at);
  expect((await ledgerOf(world.app, row.reportId)).filter((event) => event.type === 'answer_sent')).toHaveLength(2);
});
