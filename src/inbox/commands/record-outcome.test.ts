import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '#src/app.ts';
import type { StaffActor } from '#src/people/index.ts';
import { aKey, anInstagramChannel, answersOf, wroteOnInstagram } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { getCityState } from '../store/city.ts';
import { claimKeys } from '../store/ingest-rows.ts';
import { takeNextAnswer } from '../store/outbox.ts';
import { lockReport } from '../store/report-row.ts';
import { answerReport } from './answer-report.ts';
import { recordOutcome } from './record-outcome.ts';

let world: World;
let app: App;
let coordinator: StaffActor;
beforeAll(async () => {
  world = await aWorld();
  app = world.app;
  coordinator = await aStaff(app, world.operator, 'coordinator');
});
afterAll(() => world?.drop());

test('the echo of an answer and the word that it was sent may come at the same instant: neither locks the other out', async () => {
  const channelId = await anInstagramChannel(app);
  const reportId = await wroteOnInstagram(app, channelId, { from: 'warga-gema', under: '1789' });
  await app.db.updateTable('outbox').set({ state: 'cancelled' }).where('report_id', '=', reportId).execute();
  const input = { reportId, visibility: 'public' as const, text: 'Siap, kami cek.', key: aKey(), asks: false };
  if (!(await answerReport(app, coordinator, input)).ok) throw new Error('not queued');
  const row = await app.db.transaction().execute((tx) => takeNextAnswer(tx, channelId, app.now()));
  if (!row) throw new Error('nothing to send');
  const city = await getCityState(app);
  const externalId = 'echo-and-sent';

  let sent: Promise<void> | undefined;
  // What ingest does with the echo: the network's id first, then the report it belongs to.
  await app.db.transaction().execute(async (ingest) => {
    await claimKeys(ingest, [{ channelId, externalId, messageId: 999_999, at: app.now() }]);
    sent = app.db.transaction().execute((tx) => recordOutcome(app, tx, city, row, { state: 'sent', externalId }));
    sent.catch(() => undefined);
    await somebodyWaits();
    await lockReport(ingest, reportId);
  });
  await sent;

  const answers = (await answersOf(app, reportId)).filter((one) => !one.automatic);
  expect(answers.map((one) => one.state)).toEqual(['sent']);
  const { rows } = await app.pool.query(`select from messages where report_id = $1 and kind = 'answer'`, [reportId]);
  expect(rows).toHaveLength(1);
});

async function somebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await app.pool.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
    await setTimeout(20);
  }
}
