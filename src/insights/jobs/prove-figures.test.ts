import { afterAll, beforeAll, expect, test } from 'vitest';
import { hideReport } from '#src/inbox/commands/hide-report.ts';
import { joinReports } from '#src/inbox/commands/join-reports.ts';
import { recordOutcome } from '#src/inbox/commands/record-outcome.ts';
import { reopenReport } from '#src/inbox/commands/reopen-report.ts';
import { splitReport } from '#src/inbox/commands/split-report.ts';
import {
  answerReport,
  closeReport,
  correctTriage,
  getCityState,
  handOnReport,
  resolveReport,
} from '#src/inbox/index.ts';
import { listUnreadNotices } from '#src/inbox/store/desk-notices.ts';
import { takeNextAnswer } from '#src/inbox/store/outbox.ts';
import type { StaffActor } from '#src/people/index.ts';
import { writeRandomYear } from '../../../test/support/random-year.ts';
import { agencyId, aKey, aReport, praise, residentWrote } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { sayFinding } from '../domain/check-findings.ts';
import { findLastCheck } from '../store/figure-checks.ts';
import { proveFigures } from './prove-figures.ts';

const now = new Date('2026-11-24T03:00:00Z');
let world: World;
let coordinator: StaffActor;

beforeAll(async () => {
  world = await aWorld({ now: () => now });
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
});
afterAll(() => world?.drop());

/** The web door sends what waits, as the sender does. */
async function sendAll(): Promise<void> {
  const { app } = world;
  const { rows } = await app.pool.query<{ id: number }>(`select id from channels where external_id = 'web'`);
  const city = await getCityState(app);
  for (;;) {
    const row = await app.db.transaction().execute((tx) => takeNextAnswer(tx, rows[0]?.id ?? 0, now));
    if (!row) return;
    const outcome = { state: 'sent' as const, externalId: `web:${row.key}` };
    await app.db.transaction().execute((tx) => recordOutcome(app, tx, city, row, outcome));
  }
}

test('whatever people did with their reports, the proof finds nothing', async () => {
  const { app } = world;
  const [a, b, c, d, e] = [
    await aReport(app),
    await aReport(app),
    await aReport(app, { text: praise }),
    await aReport(app),
    await aReport(app),
  ] as const;
  const say = { visibility: 'private', text: 'Jawaban kami.' } as const;
  for (const reportId of [a, b, d])
    await answerReport(app, coordinator, { reportId, ...say, key: aKey(), asks: reportId === b });
  await sendAll();
  await resolveReport(app, coordinator, { reportId: a, explanation: 'Selesai.' });
  await reopenReport(app, coordinator, { reportId: a, reason: 'Belum.' });
  await handOnReport(app, coordinator, { reportId: a, toAgencyId: await agencyId(world, 'DLH'), reason: 'Sampah.' });
  await residentWrote(app, b, 'ini fotonya min');
  await closeReport(app, coordinator, { reportId: c, as: 'no_answer_needed', reason: 'Pujian.' });
  await correctTriage(app, coordinator, { reportId: d, kind: 'question', topicId: null });
  await joinReports(app, coordinator, { mainId: a, otherIds: [d, e] });
  await splitReport(app, coordinator, { reportId: d, reason: 'Lain.' });
  await hideReport(app, coordinator, { reportId: b, reason: 'Ganda.' });
  await writeRandomYear(app, { seed: 11, reports: 400, until: now });
  const check = await proveFigures(app);
  expect(check.findings.map((one) => sayFinding(one, 'en'))).toEqual([]);
  expect(check).toMatchObject({ differences: 0, reports: 405 });
  expect(await listUnreadNotices(app.db, coordinator.staffId)).toEqual([]);
});

const tampered: [what: string, sql: string, said: RegExp][] = [
  [
    'a state',
    `update reports set status = 'resolved' where id = $1`,
    /state is active by the ledger, resolved as kept/,
  ],
  ['an agency', `update reports set agency_id = null where id = $1`, /agency is \d+ by the ledger, nothing as kept/],
  ['a kind', `update reports set kind = 'spam' where id = $1`, /kind is \w+ by the ledger, spam as kept/],
  ['a rating', `update reports set rating = 5 where id = $1`, /rating is nothing by the ledger, 5 as kept/],
  [
    'a hidden report',
    `update reports set hidden_at = now() where id = $1`,
    /hidden is false by the ledger, true as kept/,
  ],
  ['a time', `update reports set opened_at = opened_at - interval '1 day' where id = $1`, /time of receipt/],
  ['an answer', `update reports set first_answered_at = now() where id = $1`, /time of the first answer is nothing/],
  ['a lost ledger', `delete from report_events where report_id = $1`, /"received" is nothing by the ledger, 1 as kept/],
];
test.each(tampered)(
  '%s that somebody changed behind the ledger’s back is found and named',
  async (_what, change, said) => {
    const { app } = world;
    const id = await aReport(app);
    const { code } = await app.db.selectFrom('reports').select('code').where('id', '=', id).executeTakeFirstOrThrow();
    const client = await app.pool.connect();
    try {
      await client.query(change, [id]);
      const check = await proveFigures(app);
      const sentences = check.findings.map((one) => sayFinding(one, 'en'));
      expect(sentences.filter((one) => one.includes(code)).join('\n')).toMatch(said);
      expect(await findLastCheck(app)).toEqual(check);
    } finally {
      client.release();
      // Where one starts, the next must not still find it.
      await app.pool.query('delete from report_search where report_id = $1', [id]);
      await app.pool.query(
        `update reports r set status = 'open', kind = e.detail ->> 'kind', agency_id = e.agency_id, rating = null, hidden_at = null,
      opened_at = e.at, first_answered_at = null from report_events e where e.report_id = r.id and e.type = 'received' and r.id = $1`,
        [id],
      );
    }
  },
);

test('coordinators and operators are told once that the figures do not add up, and again when it is something else', async () => {
  const { app } = world;
  const told = async () =>
    (await listUnreadNotices(app.db, coordinator.staffId)).filter((one) => one.kind === 'figures_off');
  const before = (await told()).length;
  expect(before).toBeGreaterThan(0);
  await proveFigures(app);
  await proveFigures(app);
  const now = (await told()).length;
  await proveFigures(app);
  expect((await told()).length).toBe(now);
  const id = await aReport(app);
  await app.pool.query('update reports set rating = 1 where id = $1', [id]);
  await proveFigures(app);
  expect((await told()).length).toBe(now + 1);
});
