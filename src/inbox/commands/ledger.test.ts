import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { seeded } from '../../../simulator/record.ts';
import {
  agencyId,
  aKey,
  answersOf,
  aReport,
  ledgerOf,
  praise,
  reportOf,
  residentWrote,
  saidTo,
} from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { type Clocks, nextDueAt } from '../domain/clock-state.ts';
import { getCityState } from '../store/city.ts';
import { takeNextAnswer } from '../store/outbox.ts';
import { answerReport } from './answer-report.ts';
import { closeReport } from './close-report.ts';
import { correctTriage } from './correct-triage.ts';
import { handOnReport } from './hand-on-report.ts';
import { hideReport } from './hide-report.ts';
import { noteReport } from './note-report.ts';
import { recordOutcome } from './record-outcome.ts';
import { reopenReport } from './reopen-report.ts';
import { resolveReport } from './resolve-report.ts';
import { settleAnswer } from './settle-answer.ts';

let world: World;
let coordinator: StaffActor;
let mimins: StaffActor[];
let agencies: number[];
let now = new Date('2026-11-24T03:00:00Z');
beforeAll(async () => {
  world = await aWorld({ now: () => now });
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
  mimins = [
    await aStaff(world.app, world.operator, 'mimin', 'DISHUB'),
    await aStaff(world.app, world.operator, 'mimin', 'DLH'),
  ];
  agencies = [await agencyId(world, 'DISHUB'), await agencyId(world, 'DLH'), await agencyId(world, 'DPUPR')];
});
afterAll(() => world?.drop());

type Random = <T>(choices: readonly T[]) => T;

/** One thing that somebody does to a report; most are refused now and then, and that changes nothing. */
const deeds: Record<string, (reportId: number, pick: Random) => Promise<unknown>> = {
  residentWrites: (id, pick) => residentWrote(world.app, id, pick([saidTo.DISHUB, 'belum selesai min', praise, 'ok'])),
  answers: (reportId, pick) =>
    answerReport(world.app, pick([coordinator, ...mimins]), {
      reportId,
      visibility: 'private',
      text: 'Jawaban kami.',
      key: aKey(),
      asks: pick([true, false, false]),
    }),
  sends: (_id, pick) => sendOne(pick),
  sendsAgain: (_id, pick) => sendOne(pick),
  settles: async (id, pick) => {
    const open = (await answersOf(world.app, id)).filter((row) => row.state === 'unknown' || row.state === 'failed');
    if (open.length > 0)
      await settleAnswer(world.app, coordinator, {
        outboxId: pick(open).id,
        as: pick(['arrived', 'resend']),
        key: aKey(),
      });
  },
  resolves: (reportId, pick) =>
    resolveReport(world.app, pick([coordinator, ...mimins]), { reportId, explanation: 'Selesai.' }),
  closes: (reportId, pick) =>
    closeReport(world.app, coordinator, { reportId, as: pick(['no_answer_needed', 'outside']), reason: 'Sebab.' }),
  reopens: (reportId) => reopenReport(world.app, coordinator, { reportId, reason: 'Belum.' }),
  handsOn: (reportId, pick) =>
    handOnReport(world.app, pick([coordinator, ...mimins]), {
      reportId,
      toAgencyId: pick([null, ...agencies]),
      reason: 'Bukan kami.',
    }),
  corrects: (reportId, pick) =>
    correctTriage(world.app, coordinator, {
      reportId,
      kind: pick(['complaint', 'question', 'praise'] as const),
      urgency: pick(['emergency', 'medium', 'low'] as const),
    }),
  notes: (reportId) => noteReport(world.app, coordinator, { reportId, text: 'Catatan.' }),
  hides: (reportId, pick) =>
    pick([true, false, false, false])
      ? hideReport(world.app, coordinator, { reportId, reason: 'Ganda.' })
      : Promise.resolve(),
};

/** A sender takes the next answer, and the network answers as it likes. */
async function sendOne(pick: Random): Promise<void> {
  const { app } = world;
  const channel = await app.db.selectFrom('channels').select('id').where('external_id', '=', 'web').executeTakeFirst();
  const row = await app.db.transaction().execute((tx) => takeNextAnswer(tx, channel?.id ?? 0, now));
  if (!row) return;
  const outcome = pick([
    { state: 'sent', externalId: `web:${row.key}` },
    { state: 'sent', externalId: `web:${row.key}` },
    { state: 'unknown', reason: 'no_clear_answer' },
    { state: 'failed', failure: 'permanent', reason: 'target_gone' },
    { state: 'failed', failure: 'transient', reason: 'network_down', retryAfterSeconds: 60 },
  ] as const);
  const city = await getCityState(app);
  await app.db.transaction().execute((tx) => recordOutcome(app, tx, city, row, outcome));
}

/** Does something; what the policy forbids is forbidden, anything else that throws is a defect. */
async function attempt(deed: string, reportId: number, pick: Random): Promise<void> {
  try {
    await deeds[deed]?.(reportId, pick);
  } catch (error) {
    if (!(error instanceof NotAllowed)) throw error;
  }
}

/** What the ledger alone says of a report. */
async function retell(reportId: number) {
  const told = { status: 'open', agency: null as number | null, answeredAt: null as Date | null, hidden: false };
  let endedAt: Date | null = null;
  for (const event of await ledgerOf(world.app, reportId)) {
    const detail = event.detail as { automatic?: boolean };
    const ended = told.status === 'resolved' || told.status === 'closed';
    if (event.type === 'received') told.agency = event.agency_id;
    if (event.type === 'handed_on') told.agency = event.to_agency_id;
    if (event.type === 'asked_resident') told.status = 'waiting';
    if (event.type === 'reopened' || (event.type === 'resident_wrote' && !ended)) told.status = 'open';
    if (event.type === 'resolved' || event.type === 'closed') told.status = event.type;
    if (event.type === 'resolved' || event.type === 'closed') endedAt = event.at;
    if (event.type === 'reopened') endedAt = null;
    if (event.type === 'answer_sent' && !detail.automatic) told.answeredAt ??= event.at;
    if (event.type === 'hidden') told.hidden = true;
  }
  return { ...told, endedAt };
}

async function countMessages(reportId: number): Promise<number> {
  const rows = await world.app.db
    .selectFrom('messages')
    .select('kind')
    .where('report_id', '=', reportId)
    .where('kind', 'not in', ['answer', 'receipt'])
    .execute();
  return rows.length;
}

async function checkReport(reportId: number): Promise<void> {
  const row = await reportOf(world.app, reportId);
  const told = await retell(reportId);
  expect({
    status: row.status,
    agency: row.agency_id,
    answeredAt: row.first_answered_at,
    hidden: row.hidden_at !== null,
    endedAt: row.resolved_at,
  }).toEqual(told);
  expect(row.message_count).toBe(await countMessages(reportId));
  const clocks = row.clocks as Clocks;
  expect(row.next_due_at?.toISOString() ?? null).toBe(nextDueAt(clocks));
  if (row.status === 'closed') expect(row.next_check_at).toBeNull();
  if (row.status === 'resolved' || row.status === 'closed')
    expect(
      clocks.resolution === null || clocks.resolution.metAt !== null || clocks.resolution.cancelledAt !== null,
    ).toBe(true);
  if (clocks.resolution?.pausedAt) expect(row.status).toBe('waiting');
  // Each answer that arrived stands in the ledger and in the thread exactly once.
  const answers = await answersOf(world.app, reportId);
  const arrived = answers.filter((one) => one.state === 'sent').map((one) => one.id);
  const sentEvents = (await ledgerOf(world.app, reportId)).filter((event) => event.type === 'answer_sent');
  expect(sentEvents.map((event) => (event.detail as { outboxId: number }).outboxId).sort()).toEqual(arrived.sort());
  const thread = await world.app.db
    .selectFrom('messages')
    .select('external_id')
    .where('report_id', '=', reportId)
    .where('direction', '=', 'out')
    .execute();
  expect(thread).toHaveLength(arrived.length);
}

const all: number[] = [];
test.each(Array.from({ length: 40 }, (_, i) => i + 1))(
  'whatever people do to a report (life %i), its row says what the ledger, the thread and the outbox say',
  async (seed) => {
    const random = seeded(seed);
    const pick: Random = (choices) => choices[Math.floor(random() * choices.length)] ?? (choices[0] as never);
    const reportId = await aReport(world.app, {
      text: pick([saidTo.DISHUB, saidTo.DLH, praise]),
      privacy: pick(['open', 'anonymous', 'secret']),
    });
    all.push(reportId);
    const names = Object.keys(deeds);
    for (let step = 0; step < 14; step++) {
      now = new Date(now.getTime() + Math.floor(random() * 90) * 60_000);
      // Now and then three things happen at once.
      const together = random() < 0.2 ? 3 : 1;
      const chosen = Array.from({ length: together }, () => pick(names));
      await Promise.all(chosen.map((deed) => attempt(deed, reportId, pick)));
    }
    await checkReport(reportId);
  },
);

test('afterwards no report is gone, and the agencies’ counts add up to the whole', async () => {
  const { rows } = await world.app.pool.query<{ agency_id: number | null; n: number }>(
    'select agency_id, count(*)::int as n from reports group by agency_id',
  );
  expect(rows.reduce((sum, row) => sum + row.n, 0)).toBe(all.length);
  const fromLedger = await Promise.all(all.map(async (id) => (await retell(id)).agency));
  for (const { agency_id, n } of rows) expect(fromLedger.filter((one) => one === agency_id)).toHaveLength(n);
});

test('nobody can delete a report, not even with SQL that means well', async () => {
  const id = all[0] ?? 0;
  await expect(world.app.pool.query('delete from reports where id = $1', [id])).rejects.toThrow(/foreign key/);
});
