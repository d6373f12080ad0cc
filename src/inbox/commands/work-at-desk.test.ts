import { afterAll, beforeAll, expect, test } from 'vitest';
import { openListener } from '#src/db/listen.ts';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { agencyId, aKey, aReport, ledgerOf, reportOf } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { reportsChangedChannel } from '../events.ts';
import { listPresence } from '../store/presence.ts';
import { listSavedReplies } from '../store/saved-replies.ts';
import { markPresence } from './mark-presence.ts';
import { noteReport } from './note-report.ts';
import { endReply, saveReply } from './save-reply.ts';

let world: World;
let ani: StaffActor;
let budi: StaffActor;
let dlh: StaffActor;
let coordinator: StaffActor;
let leader: StaffActor;
beforeAll(async () => {
  world = await aWorld();
  const { app, operator } = world;
  ani = await aStaff(app, operator, 'mimin', 'DISHUB');
  budi = await aStaff(app, operator, 'mimin', 'DISHUB');
  dlh = await aStaff(app, operator, 'mimin', 'DLH');
  coordinator = await aStaff(app, operator, 'coordinator');
  leader = await aStaff(app, operator, 'leader');
});
afterAll(() => world?.drop());

test('a colleague is seen with a report open, and seen writing, but not by themselves', async () => {
  const reportId = await aReport(world.app);
  await markPresence(world.app, ani, { reportId, writing: false });
  expect(await listPresence(world.app.db, reportId, budi.staffId)).toMatchObject([{ name: ani.name, writing: false }]);
  await markPresence(world.app, ani, { reportId, writing: true });
  expect(await listPresence(world.app.db, reportId, budi.staffId)).toMatchObject([{ writing: true }]);
  expect(await listPresence(world.app.db, reportId, ani.staffId)).toEqual([]);
});

test('somebody who was not seen for a minute is gone, and stops writing sooner', async () => {
  const reportId = await aReport(world.app);
  await markPresence(world.app, ani, { reportId, writing: true });
  await world.app.pool.query(`update presence set seen_at = now() - interval '35 seconds'`);
  expect(await listPresence(world.app.db, reportId, budi.staffId)).toMatchObject([{ writing: false }]);
  await world.app.pool.query(`update presence set seen_at = now() - interval '61 seconds'`);
  expect(await listPresence(world.app.db, reportId, budi.staffId)).toEqual([]);
});

test('colleagues are told when somebody comes or begins to write, not at each heartbeat', async () => {
  const reportId = await aReport(world.app);
  const listener = await openListener(world.app.directUrl, world.app.log);
  let told = 0;
  listener.on(reportsChangedChannel, ({ payload }) => {
    if (payload.includes(`"id":${reportId},`)) told++;
  });
  await listener.ready();
  await markPresence(world.app, ani, { reportId, writing: false });
  await markPresence(world.app, ani, { reportId, writing: false });
  await markPresence(world.app, ani, { reportId, writing: false });
  await markPresence(world.app, ani, { reportId, writing: true });
  await expect.poll(() => told).toBe(2);
  await listener.close();
});

test('nobody is present at a report they may not see', async () => {
  const secret = await aReport(world.app, { privacy: 'secret' });
  await expect(markPresence(world.app, dlh, { reportId: secret, writing: false })).rejects.toThrow(NotAllowed);
  await expect(markPresence(world.app, leader, { reportId: secret, writing: false })).rejects.toThrow(NotAllowed);
  await expect(markPresence(world.app, ani, { reportId: 999_999, writing: false })).rejects.toThrow(NotAllowed);
});

test('a note is in the ledger under its writer’s name and changes nothing else', async () => {
  const reportId = await aReport(world.app);
  const before = await reportOf(world.app, reportId);
  const note = { reportId, text: 'Mohon diprioritaskan.', key: aKey() };
  expect(await noteReport(world.app, leader, note)).toEqual({ ok: true, again: false });
  // A double click.
  expect(await noteReport(world.app, leader, note)).toEqual({ ok: true, again: true });
  expect((await ledgerOf(world.app, reportId)).filter((event) => event.type === 'noted')).toHaveLength(1);
  expect((await ledgerOf(world.app, reportId)).at(-1)).toMatchObject({
    type: 'noted',
    staff_id: leader.staffId,
  });
  expect(await reportOf(world.app, reportId)).toEqual({ ...before, version: before.version + 1 });
  await expect(noteReport(world.app, dlh, { reportId, text: 'x' })).rejects.toThrow(NotAllowed);
});

test('a saved reply of an agency is offered to that agency, one of the city to everybody', async () => {
  const dishub = await agencyId(world, 'DISHUB');
  const reply = { topicId: null, text: 'Laporan {kode} kami teruskan.' };
  const own = await saveReply(world.app, ani, { ...reply, agencyId: dishub, title: 'Diteruskan' });
  await saveReply(world.app, coordinator, { ...reply, agencyId: null, title: 'Salam' });
  const titles = async (agency: number) => (await listSavedReplies(world.app.db, agency, 'id')).map((one) => one.title);
  expect(await titles(dishub)).toEqual(['Diteruskan', 'Salam']);
  expect(await titles(await agencyId(world, 'DLH'))).toEqual(['Salam']);
  await endReply(world.app, budi, { id: own.id });
  expect(await titles(dishub)).toEqual(['Salam']);
});

test('a mimin saves nothing for another agency or for the whole city, and ends nothing of theirs', async () => {
  const reply = { topicId: null, title: 'Judul', text: 'Isi' };
  await expect(saveReply(world.app, dlh, { ...reply, agencyId: await agencyId(world, 'DISHUB') })).rejects.toThrow(
    NotAllowed,
  );
  await expect(saveReply(world.app, dlh, { ...reply, agencyId: null })).rejects.toThrow(NotAllowed);
  await expect(saveReply(world.app, leader, { ...reply, agencyId: null })).rejects.toThrow(NotAllowed);
  const { id } = await saveReply(world.app, coordinator, { ...reply, agencyId: null });
  await expect(endReply(world.app, dlh, { id })).rejects.toThrow(NotAllowed);
  await expect(endReply(world.app, dlh, { id: 999_999 })).rejects.toThrow(NotAllowed);
});
