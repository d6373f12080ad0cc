import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { aReport, ledgerOf, reportOf, storyOf } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { changeClockRules } from '../commands/change-clock-rules.ts';
import type { WorkingCalendar } from '../domain/calendar-schema.ts';
import type { Clocks } from '../domain/clock-state.ts';
import type { SlaPolicies, Target } from '../domain/sla-schema.ts';
import { getCityState } from '../store/city.ts';
import { findCalendarAt } from '../store/clock-versions.ts';
import { escalateOverdue } from './escalate-overdue.ts';
import { recountClocks } from './recount-clocks.ts';

let world: World;
let coordinator: StaffActor;
let mimin: StaffActor;
let now = new Date('2026-11-24T02:00:00Z');
const at = (text: string) => {
  now = new Date(text);
};
beforeAll(async () => {
  world = await aWorld({ now: () => now });
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
  mimin = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
});
afterAll(() => world?.drop());

const clocksOf = async (id: number) => (await reportOf(world.app, id)).clocks as unknown as Clocks;
async function calendarNow(): Promise<WorkingCalendar> {
  const { calendarVersion } = await getCityState(world.app);
  const data = await findCalendarAt(world.app.db, calendarVersion);
  if (!data) throw new Error('no calendar');
  return data;
}
async function changeCalendar(change: (data: WorkingCalendar) => WorkingCalendar, reason = 'Surat edaran baru') {
  const { version, ...data } = change(await calendarNow());
  return changeClockRules(world.app, coordinator, { table: 'calendar', basedOn: version, data, reason });
}
async function changePromise(change: { resolution?: Target; firstAnswer?: Target }, reason = 'Arahan wali kota') {
  const { policies, policiesVersion } = await getCityState(world.app);
  const data: SlaPolicies = policies.map((one) => (one.id === 'kota-60-menit' ? { ...one, ...change } : one));
  return changeClockRules(world.app, coordinator, { table: 'promises', basedOn: policiesVersion, data, reason });
}
async function recountAll() {
  now = new Date(now.getTime() + 11_000);
  let looked = 0;
  for (let n = await recountClocks(world.app); n > 0; n = await recountClocks(world.app)) looked += n;
  return looked;
}

test('a new day off moves what is open and not yet due, and the ledger keeps the promise before', async () => {
  at('2026-11-24T02:00:00Z');
  const report = await aReport(world.app);
  const before = await clocksOf(report);
  const done = await changeCalendar((data) => ({
    ...data,
    daysOff: [...data.daysOff, { date: '2026-12-02', name: 'Pemilihan', kind: 'local', source: 'SK Wali Kota 1/2026' }],
  }));
  expect(done).toMatchObject({
    ok: true,
    changes: [{ about: 'day_off', agency: null, name: '2026-12-02', from: null }],
  });
  await recountAll();
  const after = await clocksOf(report);
  expect(after.first_answer?.dueAt).toBe(before.first_answer?.dueAt);
  expect(Date.parse(after.resolution?.dueAt ?? '')).toBeGreaterThan(Date.parse(before.resolution?.dueAt ?? ''));
  expect((await ledgerOf(world.app, report)).at(-1)).toMatchObject({
    type: 'promises_recounted',
    detail: {
      promises: [{ kind: 'resolution', oldDueAt: before.resolution?.dueAt, newDueAt: after.resolution?.dueAt }],
    },
  });
  const version = await world.app.db
    .selectFrom('working_calendars')
    .select(['reason', 'made_by'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  expect(version).toEqual({ reason: 'Surat edaran baru', made_by: coordinator.staffId });
});

test('a shorter promise never makes late what was in time: it stays as it was made, is named, and alarms nobody', async () => {
  at('2026-11-24T02:00:00Z');
  const old = await aReport(world.app);
  const before = await clocksOf(old);
  // Six working days later, a promise of five would be broken and the one of fourteen is not.
  at('2026-12-03T02:00:00Z');
  const fresh = await aReport(world.app);
  await escalateOverdue(world.app);
  await changePromise({ resolution: { workingDays: 5 } });
  await recountAll();
  expect((await clocksOf(old)).resolution?.dueAt).toBe(before.resolution?.dueAt);
  expect((await clocksOf(fresh)).resolution?.target).toEqual({ workingDays: 5 });
  expect((await ledgerOf(world.app, old)).at(-1)).toMatchObject({
    type: 'promises_recounted',
    detail: { promises: [], stayed: ['resolution'] },
  });
  const told = async () =>
    (await ledgerOf(world.app, old)).filter(
      ({ type, detail }) =>
        (type === 'escalated' || type === 'warned') && (detail as { clock: string }).clock === 'resolution',
    );
  await escalateOverdue(world.app);
  expect(await told()).toEqual([]);
  await changePromise({ resolution: { workingDays: 14 } });
  await recountAll();
});

test('stopped in the middle the recount goes on where it was, and a second process does nothing twice', async () => {
  at('2026-12-07T02:00:00Z');
  const reports = [await aReport(world.app), await aReport(world.app), await aReport(world.app)] as const;
  await changePromise({ resolution: { workingDays: 20 } });
  now = new Date(now.getTime() + 11_000);
  // As if the process had died after the first of them.
  await world.app.db
    .updateTable('clock_recounts')
    .set({ last_report_id: reports[0] })
    .where('ended_at', 'is', null)
    .execute();
  await Promise.all([recountClocks(world.app), recountClocks(world.app)]);
  const stories = await Promise.all(reports.map((id) => storyOf(world.app, id)));
  expect(stories.map((story) => story.filter((type) => type === 'promises_recounted').length)).toEqual([0, 1, 1]);
  const job = await world.app.db
    .selectFrom('clock_recounts')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  expect(job).toMatchObject({ looked: 2, moved: 2 });
  expect(job?.ended_at).not.toBeNull();
});

test('a newer change takes over from a recount under way', async () => {
  await changePromise({ resolution: { workingDays: 15 } });
  await changePromise({ resolution: { workingDays: 14 } });
  const open = await world.app.db.selectFrom('clock_recounts').select('id').where('ended_at', 'is', null).execute();
  expect(open).toHaveLength(1);
  await recountAll();
});

test('without a reason, on an old version, without a change, with a table that cannot be meant, nothing is kept', async () => {
  const { policies, policiesVersion } = await getCityState(world.app);
  const keep = (more: object) =>
    changeClockRules(world.app, coordinator, {
      table: 'promises',
      basedOn: policiesVersion,
      data: policies,
      reason: 'sebab',
      ...more,
    });
  expect(await keep({})).toEqual({ ok: false, reason: 'nothing_changed' });
  expect(await keep({ reason: '  ' })).toEqual({ ok: false, reason: 'no_reason' });
  expect(await keep({ basedOn: policiesVersion - 1 })).toEqual({ ok: false, reason: 'changed_meanwhile' });
  expect(await keep({ data: policies.slice(1) })).toEqual({ ok: false, reason: 'bad_rows' });
  await expect(
    changeClockRules(world.app, mimin, { table: 'promises', basedOn: policiesVersion, data: policies, reason: 'x' }),
  ).rejects.toThrow(NotAllowed);
});
