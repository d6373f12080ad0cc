import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { aReport } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { lookAtIdentity } from './look-at-identity.ts';

let world: World;
let staff: Record<'dishub' | 'head' | 'dlh' | 'coordinator' | 'leader', StaffActor>;
beforeAll(async () => {
  world = await aWorld();
  const { app, operator } = world;
  staff = {
    dishub: await aStaff(app, operator, 'mimin', 'DISHUB'),
    head: await aStaff(app, operator, 'head', 'DISHUB'),
    dlh: await aStaff(app, operator, 'mimin', 'DLH'),
    coordinator: await aStaff(app, operator, 'coordinator'),
    leader: await aStaff(app, operator, 'leader'),
  };
});
afterAll(() => world?.drop());

const look = (actor: StaffActor, reportId: number) =>
  lookAtIdentity(world.app, actor, { reportId, reason: 'Menelepon pelapor.' });
const looksAt = (reportId: number) =>
  world.app.db
    .selectFrom('identity_looks')
    .select(['staff_id', 'reason'])
    .where('report_id', '=', reportId)
    .orderBy('id')
    .execute();

test('each look at who wrote leaves a row with who looked and why', async () => {
  const report = await aReport(world.app, { name: 'Budi' });
  expect(await look(staff.dishub, report)).toMatchObject({
    ok: true,
    identities: [{ network: 'web', name: 'Budi', email: 'siti@warga.example', phone: '081299990000' }],
  });
  await look(staff.coordinator, report);
  expect(await looksAt(report)).toEqual([
    { staff_id: staff.dishub.staffId, reason: 'Menelepon pelapor.' },
    { staff_id: staff.coordinator.staffId, reason: 'Menelepon pelapor.' },
  ]);
});

test.each(['dishub', 'head', 'coordinator', 'leader'] as const)(
  'of an anonymous report not even %s learns who wrote',
  async (who) => {
    const report = await aReport(world.app, { privacy: 'anonymous' });
    await expect(look(staff[who], report)).rejects.toThrow(NotAllowed);
    expect(await looksAt(report)).toEqual([]);
  },
);

test.each(['dlh', 'leader'] as const)('%s does not learn who wrote to the transport agency', async (who) => {
  for (const privacy of ['open', 'secret'] as const) {
    const report = await aReport(world.app, { agency: 'DISHUB', privacy });
    await expect(look(staff[who], report)).rejects.toThrow(NotAllowed);
    expect(await looksAt(report)).toEqual([]);
  }
});

test('of a secret report its agency and the coordinator learn who wrote', async () => {
  const report = await aReport(world.app, { agency: 'DISHUB', privacy: 'secret' });
  await look(staff.dishub, report);
  await look(staff.coordinator, report);
  expect(await looksAt(report)).toHaveLength(2);
});
