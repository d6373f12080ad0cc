import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '#src/app.ts';
import type { Privacy } from '#src/inbox/schema.ts';
import type { StaffActor } from '#src/people/index.ts';
import { agencyId, aReport } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { handOnReport } from '../commands/hand-on-report.ts';
import { listUnreadNotices } from './desk-notices.ts';

let world: World;
let app: App;
let mimin: StaffActor;
let coordinator: StaffActor;
beforeAll(async () => {
  world = await aWorld();
  app = world.app;
  mimin = await aStaff(app, world.operator, 'mimin', 'DISHUB');
  coordinator = await aStaff(app, world.operator, 'coordinator');
});
afterAll(() => world?.drop());

test.each<[Privacy, boolean]>([
  ['open', true],
  ['secret', false],
])(
  'a warning about a report (%s) that was handed on still names it to who had it before: %s',
  async (privacy, names) => {
    const report = await aReport(app, { agency: 'DISHUB', privacy });
    for (const { staffId } of [mimin, coordinator]) {
      await app.pool.query(
        `insert into notices (staff_id, report_id, kind, detail, at, once_key) values ($1, $2, 'warn', '{}', now(), $3)`,
        [staffId, report, `${report}:x`],
      );
    }
    const idsOf = async (who: StaffActor) => (await listUnreadNotices(app.db, who.staffId)).map((one) => one.reportId);
    expect(await idsOf(mimin)).toContain(report);
    const toAgencyId = await agencyId(world, 'DLH');
    await handOnReport(app, coordinator, { reportId: report, toAgencyId, reason: 'milik DLH' });
    expect((await idsOf(mimin)).includes(report)).toBe(names);
    expect(await idsOf(coordinator)).toContain(report);
  },
);
