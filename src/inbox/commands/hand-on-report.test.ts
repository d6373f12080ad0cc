import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { agencyId, aReport, ledgerOf, reportOf } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import type { Clocks } from '../domain/clock-state.ts';
import { canAnswer, canSeeReport } from '../domain/policy.ts';
import { forgetCityState } from '../store/city.ts';
import { findReportFacts } from '../store/report-facts.ts';
import { handOnReport } from './hand-on-report.ts';

let world: World;
let dishub: StaffActor;
let dlh: StaffActor;
let coordinator: StaffActor;
let agencies: { DISHUB: number; DLH: number; DPUPR: number };
let now = new Date('2026-11-24T03:00:00Z');
beforeAll(async () => {
  world = await aWorld({ now: () => now });
  dishub = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
  dlh = await aStaff(world.app, world.operator, 'mimin', 'DLH');
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
  agencies = {
    DISHUB: await agencyId(world, 'DISHUB'),
    DLH: await agencyId(world, 'DLH'),
    DPUPR: await agencyId(world, 'DPUPR'),
  };
});
afterAll(() => world?.drop());

const handOn = (actor: StaffActor, reportId: number, toAgencyId: number | null) =>
  handOnReport(world.app, actor, { reportId, toAgencyId, reason: 'Bukan wewenang kami.' });
const clocksOf = async (id: number) => (await reportOf(world.app, id)).clocks as Clocks;
const factsOf = async (id: number) => {
  const facts = await findReportFacts(world.app.db, id);
  if (!facts) throw new Error('no such report');
  return facts;
};

test('a report goes to the other agency with the reason, and its promises go on from where they began', async () => {
  now = new Date('2026-11-24T03:00:00Z');
  const report = await aReport(world.app, { agency: 'DISHUB' });
  const before = await clocksOf(report);
  now = new Date('2026-11-24T03:40:00Z');
  expect(await handOn(dishub, report, agencies.DLH)).toEqual({ ok: true, toAgencyId: agencies.DLH });
  expect(await reportOf(world.app, report)).toMatchObject({ agency: 'DLH', earlier_agency_ids: [agencies.DISHUB] });
  const after = await clocksOf(report);
  expect(after.first_answer?.startedAt).toBe(before.first_answer?.startedAt);
  expect(after.first_answer?.dueAt).toBe(before.first_answer?.dueAt);
  expect(after.resolution?.startedAt).toBe(before.resolution?.startedAt);
  expect((await ledgerOf(world.app, report)).at(-1)).toMatchObject({
    type: 'handed_on',
    staff_id: dishub.staffId,
    agency_id: agencies.DISHUB,
    to_agency_id: agencies.DLH,
    detail: { reason: 'Bukan wewenang kami.' },
  });
});

test('who handed a report on may follow it, not act on it; whoever got it may', async () => {
  const report = await aReport(world.app, { agency: 'DISHUB' });
  await handOn(dishub, report, agencies.DLH);
  const facts = await factsOf(report);
  expect(canSeeReport(dishub, facts)).toBe(true);
  expect(canAnswer(dishub, facts)).toBe(false);
  expect(canAnswer(dlh, facts)).toBe(true);
  await expect(handOn(dishub, report, agencies.DISHUB)).rejects.toThrow(NotAllowed);
});

test('a secret report is forgotten by the agency that handed it on', async () => {
  const report = await aReport(world.app, { agency: 'DISHUB', privacy: 'secret' });
  await handOn(dishub, report, agencies.DLH);
  expect(canSeeReport(dishub, await factsOf(report))).toBe(false);
});

test('the second bounce goes to the coordinator with where it was wanted; what they decide no agency hands on again', async () => {
  now = new Date('2026-11-24T03:00:00Z');
  const report = await aReport(world.app, { agency: 'DISHUB' });
  now = new Date('2026-11-24T04:30:00Z');
  await handOn(dishub, report, agencies.DLH);
  now = new Date('2026-11-24T06:30:00Z');
  expect(await handOn(dlh, report, agencies.DISHUB)).toEqual({ ok: true, toAgencyId: null });
  expect((await reportOf(world.app, report)).agency).toBeNull();
  await expect(handOn(dishub, report, agencies.DLH)).rejects.toThrow(NotAllowed);
  const notices = await world.app.db
    .selectFrom('notices')
    .select(['staff_id', 'kind'])
    .where('report_id', '=', report)
    .where('kind', '=', 'bounced')
    .execute();
  expect(notices).toEqual([{ staff_id: coordinator.staffId, kind: 'bounced' }]);
  expect(await handOn(coordinator, report, agencies.DISHUB)).toEqual({ ok: true, toAgencyId: agencies.DISHUB });
  expect(await handOn(dishub, report, agencies.DPUPR)).toEqual({ ok: false, reason: 'coordinator_decided' });
  expect(await handOn(dishub, report, null)).toEqual({ ok: false, reason: 'coordinator_decided' });
  // 10:00 to 11:30, and 11:30 to 13:30 around the break of an hour.
  const hops = (await ledgerOf(world.app, report)).filter((event) => event.type === 'handed_on');
  expect(hops.map(({ detail }) => detail)).toMatchObject([
    { by: 'agency', bounce: 1, heldSince: '2026-11-24T03:00:00.000Z', heldMinutes: 90 },
    { by: 'agency', bounce: 2, heldMinutes: 60, wanted: agencies.DISHUB },
    { by: 'coordinator', heldMinutes: 0, decision: true },
  ]);
});

test('two mimins who hand a report on at once do so once', async () => {
  const report = await aReport(world.app, { agency: 'DISHUB' });
  const done = await Promise.allSettled([handOn(dishub, report, agencies.DLH), handOn(dishub, report, agencies.DPUPR)]);
  expect(done.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await ledgerOf(world.app, report)).filter((event) => event.type === 'handed_on')).toHaveLength(1);
});

test('nobody hands a report to the agency that has it, to none that exists, or to one that has ended', async () => {
  const report = await aReport(world.app, { agency: 'DISHUB' });
  expect(await handOn(dishub, report, agencies.DISHUB)).toEqual({ ok: false, reason: 'same_agency' });
  expect(await handOn(dishub, report, 99_999)).toEqual({ ok: false, reason: 'no_such_agency' });
  const { rows } = await world.app.pool.query<{ id: number }>(
    `insert into agencies (code, name, short_name, kind, ends_on) values ('LAMA', 'Dinas Lama', 'Lama', 'opd', '2020-12-31') returning id`,
  );
  await world.app.pool.query('update city set tables_version = tables_version + 1');
  forgetCityState(world.app);
  expect(await handOn(dishub, report, rows[0]?.id ?? 0)).toEqual({ ok: false, reason: 'no_such_agency' });
  expect((await reportOf(world.app, report)).agency).toBe('DISHUB');
});

test('a report that has ended is handed on by nobody', async () => {
  const report = await aReport(world.app, { agency: 'DISHUB' });
  await world.app.db.updateTable('reports').set({ status: 'resolved' }).where('id', '=', report).execute();
  expect(await handOn(coordinator, report, agencies.DLH)).toEqual({ ok: false, reason: 'already_ended' });
});
