import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { seeded } from '../../../simulator/record.ts';
import {
  agencyId,
  aKey,
  answersOf,
  aReport,
  ledgerOf,
  reportOf,
  residentWrote,
  saidTo,
} from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { type Clocks, nextDueAt } from '../domain/clock-state.ts';
import { getCityState } from '../store/city.ts';
import { takeNextAnswer } from '../store/outbox.ts';
import { reportSecret } from '../store/report-links.ts';
import { answerReport } from './answer-report.ts';
import { handOnReport } from './hand-on-report.ts';
import { joinReports } from './join-reports.ts';
import { recordOutcome } from './record-outcome.ts';
import { reopenReport } from './reopen-report.ts';
import { resolveReport } from './resolve-report.ts';
import { sayNotFixed } from './say-not-fixed.ts';
import { splitReport } from './split-report.ts';

let world: World;
let coordinator: StaffActor;
let mimin: StaffActor;
let agencies: number[];
let now = new Date('2026-11-24T03:00:00Z');
beforeAll(async () => {
  world = await aWorld({ now: () => now });
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
  mimin = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
  agencies = [await agencyId(world, 'DISHUB'), await agencyId(world, 'DLH')];
});
afterAll(() => world?.drop());

type Random = <T>(choices: readonly T[]) => T;
type Deed = (id: number, pick: Random, all: readonly number[]) => Promise<unknown>;

const deeds: Record<string, Deed> = {
  joins: (mainId, pick, all) =>
    joinReports(world.app, pick([coordinator, coordinator, mimin]), { mainId, otherIds: [pick(all), pick(all)] }),
  joinsAgain: (mainId, pick, all) => joinReports(world.app, coordinator, { mainId, otherIds: [pick(all)] }),
  splits: (reportId) => splitReport(world.app, coordinator, { reportId, reason: 'Hal lain.' }),
  writes: (id, pick) => residentWrote(world.app, id, pick([saidTo.DISHUB, 'belum selesai min', 'ok'])),
  answers: (reportId, pick) =>
    answerReport(world.app, pick([coordinator, mimin]), {
      reportId,
      visibility: 'private',
      text: 'Jawaban kami.',
      key: aKey(),
      asks: pick([true, false, false]),
      unansweredOnly: pick([true, false]),
    }),
  sends: (_id, pick) => sendSome(pick, 1),
  sendsAll: (_id, pick) => sendSome(pick, 4),
  resolves: (reportId) => resolveReport(world.app, coordinator, { reportId, explanation: 'Selesai.' }),
  reopens: (reportId) => reopenReport(world.app, coordinator, { reportId, reason: 'Belum.' }),
  handsOn: (reportId, pick) =>
    handOnReport(world.app, coordinator, { reportId, toAgencyId: pick(agencies), reason: 'Bukan kami.' }),
  saysNotFixed: async (id) => {
    const { code } = await reportOf(world.app, id);
    await sayNotFixed(world.app, { code, secret: reportSecret(world.app, code) }, { text: 'Masih.' });
  },
};

async function sendSome(pick: Random, most: number): Promise<void> {
  const { app } = world;
  const city = await getCityState(app);
  const channel = await app.db.selectFrom('channels').select('id').where('external_id', '=', 'web').executeTakeFirst();
  for (let i = 0; i < most; i++) {
    const row = await app.db.transaction().execute((tx) => takeNextAnswer(tx, channel?.id ?? 0, now));
    if (!row) return;
    const outcome = pick([
      { state: 'sent', externalId: `web:${row.key}` },
      { state: 'sent', externalId: `web:${row.key}` },
      { state: 'failed', failure: 'permanent', reason: 'target_gone' },
    ] as const);
    await app.db.transaction().execute((tx) => recordOutcome(app, tx, city, row, outcome));
  }
}

async function attempt(deed: string, id: number, pick: Random, all: readonly number[]): Promise<void> {
  try {
    await deeds[deed]?.(id, pick, all);
  } catch (error) {
    if (!(error instanceof NotAllowed)) throw error;
  }
}

async function checkReport(id: number): Promise<void> {
  const row = await reportOf(world.app, id);
  const clocks = row.clocks as Clocks;
  const ledger = await ledgerOf(world.app, id);
  const joined = row.main_id !== null;
  // The ledger alone says whether it is joined, and to which report.
  const last = ledger
    .filter(({ type, detail }) => /joined|split/.test(type) && (detail as { as: string }).as === 'member')
    .at(-1);
  expect(last?.type === 'joined').toBe(joined);
  expect([row.closed_as === 'joined', row.joined_state !== null, row.joined_to !== null]).toEqual([
    joined,
    joined,
    joined,
  ]);
  if (row.main_id !== null) {
    expect(row.status).toBe('closed');
    expect((await reportOf(world.app, row.main_id)).main_id).toBeNull();
    expect(row.next_due_at).toBeNull();
  }
  expect(row.next_due_at?.toISOString() ?? null).toBe(nextDueAt(clocks));
  if (clocks.resolution?.pausedAt) expect(row.status).toBe('waiting');
  if (row.status === 'open' || row.status === 'waiting') expect(row.resolved_at).toBeNull();
  const answers = await answersOf(world.app, id);
  const arrived = answers.filter((one) => one.state === 'sent').map((one) => one.id);
  const sent = ledger.filter((event) => event.type === 'answer_sent');
  expect(sent.map((event) => (event.detail as { outboxId: number }).outboxId).sort()).toEqual(arrived.sort());
  const first = sent.find((event) => !(event.detail as { automatic: boolean }).automatic)?.at ?? null;
  expect(row.first_answered_at).toEqual(first);
}

/** Promises that nobody has kept yet, and that run. */
async function dueOf(ids: readonly number[]): Promise<string[]> {
  const due = await Promise.all(ids.map(async (id) => nextDueAt((await reportOf(world.app, id)).clocks as Clocks)));
  return due.filter((one) => one !== null).sort();
}

test.each(Array.from({ length: 30 }, (_, i) => i + 1))(
  'whatever people do to four reports of one matter (life %i), rows and ledgers agree and nothing is lost',
  async (seed) => {
    const random = seeded(seed);
    const pick: Random = (choices) => choices[Math.floor(random() * choices.length)] ?? (choices[0] as never);
    const ids: number[] = [];
    for (let i = 0; i < 4; i++) {
      ids.push(await aReport(world.app, { privacy: pick(['open', 'open', 'anonymous', 'secret']) }));
      now = new Date(now.getTime() + 10 * 60_000);
    }
    const names = Object.keys(deeds);
    for (let step = 0; step < 16; step++) {
      now = new Date(now.getTime() + Math.floor(random() * 60) * 60_000);
      const together = random() < 0.15 ? 3 : 1;
      const chosen = Array.from({ length: together }, () => [pick(names), pick(ids)] as const);
      const before = await dueOf(ids);
      await Promise.all(chosen.map(([deed, id]) => attempt(deed, id, pick, ids)));
      // A joining alone never moves the earliest promise of all to a later time.
      if (together === 1 && chosen[0]?.[0].startsWith('joins')) expect((await dueOf(ids))[0]).toBe(before[0]);
      for (const id of ids) await checkReport(id);
    }
    // Split whole, nothing of another report is left in any.
    for (let round = 0; round < 4; round++)
      for (const id of ids) await splitReport(world.app, coordinator, { reportId: id, reason: 'Hal lain.' });
    for (const id of ids) {
      await checkReport(id);
      const row = await reportOf(world.app, id);
      expect(row.main_id).toBeNull();
      const open = row.status === 'open' || row.status === 'waiting';
      for (const clock of Object.values(row.clocks as Clocks))
        if (open && clock && clock.metAt === null) expect(clock.adopted).toBeUndefined();
    }
  },
);
