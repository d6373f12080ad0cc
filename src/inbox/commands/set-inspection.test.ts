import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import {
  anInstagramChannel,
  answersOf,
  aReport,
  ledgerOf,
  reportOf,
  wroteOnInstagram,
} from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import type { Clocks } from '../domain/clock-state.ts';
import { findCitizenFacts } from '../store/citizen-report.ts';
import { setInspection } from './set-inspection.ts';

let world: World;
let mimin: StaffActor;
let other: StaffActor;
beforeAll(async () => {
  world = await aWorld({ now: () => new Date('2026-11-24T03:00:00Z') });
  mimin = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
  other = await aStaff(world.app, world.operator, 'mimin', 'DLH');
});
afterAll(() => world?.drop());
const set = (reportId: number, inspection: boolean, actor = mimin) =>
  setInspection(world.app, actor, { reportId, inspection, reason: 'Perlu dicek inspektorat.' });
const resolutionOf = async (id: number) => ((await reportOf(world.app, id)).clocks as unknown as Clocks).resolution;

test('a matter that needs an inspection has sixty working days; the promise before stays in the ledger and the resident is told where they wrote', async () => {
  const channel = await anInstagramChannel(world.app);
  const report = await wroteOnInstagram(world.app, channel, { from: 'siti' });
  const before = await resolutionOf(report);
  expect(await set(report, true)).toEqual({ ok: true, told: 1 });
  const after = await resolutionOf(report);
  expect(after).toMatchObject({ target: { workingDays: 60 }, policyId: 'kota-60-menit-pemeriksaan' });
  expect((await ledgerOf(world.app, report)).at(-1)).toMatchObject({
    type: 'inspection_set',
    staff_id: mimin.staffId,
    detail: {
      inspection: true,
      reason: 'Perlu dicek inspektorat.',
      promises: [{ kind: 'resolution', oldDueAt: before?.dueAt, newDueAt: after?.dueAt }],
    },
  });
  const message = (await answersOf(world.app, report)).at(-1);
  expect(message).toMatchObject({ automatic: true, visibility: 'private', state: 'queued' });
  expect(message?.text).toContain('memerlukan pemeriksaan');
  // The reason is for the desk; the resident gets the time.
  expect(message?.text).not.toContain('inspektorat');
  const { code } = await reportOf(world.app, report);
  expect((await findCitizenFacts(world.app, code))?.events.map((event) => event.type)).toContain('inspection_set');
});

test('twice is once, and back again brings the shorter promise back', async () => {
  const report = await aReport(world.app);
  await set(report, true);
  expect(await set(report, true)).toEqual({ ok: false, reason: 'same_inspection' });
  await set(report, false);
  expect(await resolutionOf(report)).toMatchObject({ target: { workingDays: 14 } });
});

test('another agency does not decide it, and of what has ended nobody does', async () => {
  const report = await aReport(world.app);
  await expect(set(report, true, other)).rejects.toThrow(NotAllowed);
  await world.app.db.updateTable('reports').set({ status: 'resolved' }).where('id', '=', report).execute();
  expect(await set(report, true)).toEqual({ ok: false, reason: 'already_ended' });
});
