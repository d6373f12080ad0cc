import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffActor } from '#src/people/index.ts';
import { aReport, praise, reportOf } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { listQuietReports } from '../store/quiet-reports.ts';
import { closeReports } from './close-reports.ts';

let world: World;
let coordinator: StaffActor;
let mimin: StaffActor;
beforeAll(async () => {
  world = await aWorld();
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
  mimin = await aStaff(world.app, world.operator, 'mimin', 'DLH');
});
afterAll(() => world?.drop());

test('praise is closed by the dozen; a complaint ticked among it is left open, and so is what belongs to others', async () => {
  const praises = [await aReport(world.app, { text: praise }), await aReport(world.app, { text: praise })];
  const complaint = await aReport(world.app);
  const reportIds = [...praises, complaint, 999_999];
  expect((await listQuietReports(world.app, null)).map((one) => one.id).sort()).toEqual([...praises].sort());

  expect(await closeReports(world.app, mimin, { reportIds, reason: 'Tidak perlu jawaban' })).toEqual({
    ok: true,
    closed: 0,
    left: 4,
  });
  const done = await closeReports(world.app, coordinator, {
    reportIds: [...reportIds, praises[0] ?? 0],
    reason: 'Tidak perlu jawaban',
  });
  expect(done).toEqual({ ok: true, closed: 2, left: 2 });
  for (const id of praises) expect((await reportOf(world.app, id)).status).toBe('closed');
  expect((await reportOf(world.app, complaint)).status).toBe('open');
  expect(await listQuietReports(world.app, null)).toEqual([]);
});
