import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StaffActor } from '#src/people/index.ts';
import { aKey, aReport, ledgerOf, reportOf } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { answerReport } from '../commands/answer-report.ts';
import { correctTriage } from '../commands/correct-triage.ts';
import type { Clocks } from '../domain/clock-state.ts';
import { escalateOverdue } from './escalate-overdue.ts';
import { sendAnswers } from './send-answers.ts';

/** A Tuesday; office hours are 07:30 to 12:00 and 13:00 to 16:00, Jakarta time. */
const jakarta = (time: string, day = '24') => new Date(`2026-11-${day}T${time}:00+07:00`);
let world: World;
let now = jakarta('10:00');
let mimins: StaffActor[];
let head: StaffActor;
let coordinator: StaffActor;
let leader: StaffActor;
let stranger: StaffActor;
beforeAll(async () => {
  world = await aWorld({ now: () => now });
  mimins = [
    await aStaff(world.app, world.operator, 'mimin', 'DISHUB'),
    await aStaff(world.app, world.operator, 'mimin', 'DISHUB'),
  ];
  head = await aStaff(world.app, world.operator, 'head', 'DISHUB');
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
  leader = await aStaff(world.app, world.operator, 'leader');
  stranger = await aStaff(world.app, world.operator, 'mimin', 'DLH');
});
afterAll(() => world?.drop());
beforeEach(async () => {
  now = jakarta('10:00');
  // Earlier tests' reports are nobody's business here.
  await world.app.db.updateTable('reports').set({ next_check_at: null }).execute();
});

/** Lets three workers do the job at once, and again. */
async function look(at: Date): Promise<void> {
  now = at;
  await Promise.all([escalateOverdue(world.app), escalateOverdue(world.app), escalateOverdue(world.app)]);
  await escalateOverdue(world.app);
}

/** Who was told what about the clock for the first answer, oldest first. */
async function toldOf(report: number): Promise<[number, string][]> {
  const rows = await world.app.db
    .selectFrom('notices')
    .select(['staff_id', 'kind'])
    .where('report_id', '=', report)
    .orderBy('id')
    .execute();
  return rows.map((row) => [row.staff_id, row.kind]);
}
const steps = async (report: number) =>
  (await ledgerOf(world.app, report))
    .filter((event) => event.type === 'warned' || event.type === 'escalated')
    .map((event) => (event.detail as { step: string; to: string }).to);

test('a first answer promised in 60 minutes warns at 45, is due at 60, and climbs the ladder, each step once', async () => {
  const report = await aReport(world.app);
  await look(jakarta('10:44'));
  expect(await toldOf(report)).toEqual([]);
  await look(jakarta('10:45'));
  expect(await toldOf(report)).toEqual(mimins.map((one) => [one.staffId, 'warn']));
  await look(jakarta('11:00'));
  expect((await toldOf(report)).slice(2)).toEqual(mimins.map((one) => [one.staffId, 'due']));
  // 12:00 is an hour of work later, and the beginning of the break.
  await look(jakarta('13:00'));
  expect((await toldOf(report)).slice(4)).toEqual([[head.staffId, 'overdue']]);
  await look(jakarta('15:59'));
  expect(await toldOf(report)).toHaveLength(5);
  await look(jakarta('07:30', '25'));
  expect((await toldOf(report)).slice(5)).toEqual([[coordinator.staffId, 'overdue']]);
  await look(jakarta('11:00', '26'));
  expect((await toldOf(report)).slice(6)).toEqual([[leader.staffId, 'overdue']]);
  expect(await steps(report)).toEqual(['mimin', 'mimin', 'head', 'coordinator', 'leader']);
  expect((await toldOf(report)).map(([id]) => id)).not.toContain(stranger.staffId);
});

test('nobody is disturbed in the break or at night; what became true meanwhile is told when work begins', async () => {
  const report = await aReport(world.app);
  await look(jakarta('12:30'));
  expect(await toldOf(report)).toEqual([]);
  expect((await reportOf(world.app, report)).next_check_at).toEqual(jakarta('13:00'));
  await look(jakarta('13:00'));
  expect((await toldOf(report)).map(([, kind]) => kind)).toEqual(['due', 'due', 'overdue']);
});

test('an emergency wakes people at night', async () => {
  now = jakarta('20:00');
  const report = await aReport(world.app);
  await correctTriage(world.app, coordinator, { reportId: report, urgency: 'emergency' });
  await look(jakarta('20:14'));
  expect((await toldOf(report)).map(([, kind]) => kind)).toEqual(['warn', 'warn']);
  await look(jakarta('20:15'));
  await look(jakarta('20:20'));
  expect((await toldOf(report)).slice(2)).toEqual([
    ...mimins.map((one) => [one.staffId, 'due']),
    [head.staffId, 'overdue'],
  ]);
});

test('an answer by a person before the clock runs out ends the alarms of that clock', async () => {
  const report = await aReport(world.app);
  const input = { reportId: report, visibility: 'private' as const, text: 'Ya', key: aKey(), asks: false };
  await answerReport(world.app, coordinator, input);
  now = jakarta('10:40');
  await sendAnswers(world.app);
  await look(jakarta('15:00'));
  expect(await toldOf(report)).toEqual([]);
});

test('what no agency holds is the coordinator’s from the first warning on', async () => {
  const report = await aReport(world.app);
  await world.app.db.updateTable('reports').set({ agency_id: null }).where('id', '=', report).execute();
  await look(jakarta('10:45'));
  expect(await toldOf(report)).toEqual([[coordinator.staffId, 'warn']]);
});

test('a leader is not told of a secret report', async () => {
  const report = await aReport(world.app, { privacy: 'secret' });
  await look(jakarta('11:30', '26'));
  const told = (await toldOf(report)).map(([id]) => id);
  expect(told).toContain(coordinator.staffId);
  expect(told).not.toContain(leader.staffId);
});

test('a pause ends at its limit although the resident is silent: the report is open and its solution runs again', async () => {
  const report = await aReport(world.app);
  const input = { reportId: report, visibility: 'private' as const, text: 'Di mana?', key: aKey(), asks: true };
  await answerReport(world.app, coordinator, input);
  await sendAnswers(world.app);
  const waiting = (await reportOf(world.app, report)).clocks as Clocks;
  const limit = new Date(waiting.resolution?.pauseEndsAt ?? 0);
  expect(await reportOf(world.app, report)).toMatchObject({
    status: 'waiting',
    next_due_at: null,
    next_check_at: limit,
  });
  await look(new Date(limit.getTime() - 60_000));
  expect((await reportOf(world.app, report)).status).toBe('waiting');
  await look(limit);
  const row = await reportOf(world.app, report);
  expect(row.status).toBe('open');
  const { resolution } = row.clocks as Clocks;
  expect(resolution).toMatchObject({
    pausedAt: null,
    pauses: [{ from: jakarta('10:00').toISOString(), to: limit.toISOString() }],
  });
  expect(Date.parse(resolution?.dueAt ?? '')).toBeGreaterThan(Date.parse(waiting.resolution?.dueAt ?? ''));
  expect(row.next_due_at?.toISOString()).toBe(resolution?.dueAt);
});

test('a hidden report raises no alarm, and one that cannot be read does not silence the others', async () => {
  const [hidden, broken, good] = [await aReport(world.app), await aReport(world.app), await aReport(world.app)];
  await world.app.db.updateTable('reports').set({ hidden_at: now }).where('id', '=', hidden).execute();
  await world.app.db.updateTable('reports').set({ clocks: '{}' }).where('id', '=', broken).execute();
  await look(jakarta('10:45'));
  expect(await toldOf(hidden)).toEqual([]);
  expect(await toldOf(good)).toHaveLength(2);
});

test('more late reports than one round takes are all told in the end', async () => {
  const report = await aReport(world.app);
  await world.app.pool.query(
    `insert into reports (code, kind, status, urgency, topic_id, agency_id, channel_id, title, triage, clocks, next_due_at, next_check_at, opened_at, last_message_at)
     select 'BANYAK' || n, kind, status, urgency, topic_id, agency_id, channel_id, title, triage, clocks, next_due_at, next_check_at, opened_at, last_message_at
       from reports, generate_series(1, 120) n where id = $1`,
    [report],
  );
  await look(jakarta('10:45'));
  const { rows } = await world.app.pool.query<{ n: number }>(
    `select count(*)::int as n from notices where staff_id = $1 and report_id in (select id from reports where code like 'BANYAK%' or id = $2)`,
    [mimins[0]?.staffId, report],
  );
  expect(rows[0]?.n).toBe(121);
});
