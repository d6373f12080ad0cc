import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { aKey, answersOf, aReport, reportOf } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { purgeExpired } from '../jobs/purge-expired.ts';
import { findDraft, listDrafters } from '../store/answer-drafts.ts';
import { answerReport } from './answer-report.ts';
import { keepDraft } from './keep-draft.ts';
import { noteReport } from './note-report.ts';

let world: World;
let ani: StaffActor;
let budi: StaffActor;
let dlh: StaffActor;
let leader: StaffActor;
beforeAll(async () => {
  world = await aWorld();
  const { app, operator } = world;
  ani = await aStaff(app, operator, 'mimin', 'DISHUB');
  budi = await aStaff(app, operator, 'mimin', 'DISHUB');
  dlh = await aStaff(app, operator, 'mimin', 'DLH');
  leader = await aStaff(app, operator, 'leader');
});
afterAll(() => world?.drop());

const aDraft = (reportId: number, more: object = {}) => ({
  reportId,
  mode: 'answer' as const,
  text: 'Petugas kami menuju lokasi',
  choices: { visibility: 'public' as const },
  seenVersion: 1,
  revision: 0,
  key: aKey(),
  ...more,
});
const draftOf = (reportId: number, by: StaffActor) => findDraft(world.app.db, reportId, by.staffId);

test('a draft comes back on another device, to its writer alone; colleagues read only whose it is', async () => {
  const reportId = await aReport(world.app);
  expect(await keepDraft(world.app, ani, aDraft(reportId))).toEqual({ ok: true, revision: 1 });
  expect(await draftOf(reportId, ani)).toMatchObject({ text: 'Petugas kami menuju lokasi', revision: 1 });
  expect(await draftOf(reportId, budi)).toBeUndefined();
  expect(await listDrafters(world.app.db, reportId, budi.staffId)).toEqual([ani.name]);
  expect(await listDrafters(world.app.db, reportId, ani.staffId)).toEqual([]);
});

test('a slower device never writes over a newer text', async () => {
  const reportId = await aReport(world.app);
  await keepDraft(world.app, ani, aDraft(reportId, { text: 'satu' }));
  await keepDraft(world.app, ani, aDraft(reportId, { text: 'dua', revision: 1 }));
  const slow = await keepDraft(world.app, ani, aDraft(reportId, { text: 'satu lagi', revision: 1 }));
  expect(slow).toEqual({ ok: false, reason: 'newer_draft' });
  expect(await draftOf(reportId, ani)).toMatchObject({ text: 'dua', revision: 2 });
});

test('of two devices that begin at once one is told of the other', async () => {
  const reportId = await aReport(world.app);
  const both = await Promise.all([
    keepDraft(world.app, ani, aDraft(reportId, { text: 'telepon' })),
    keepDraft(world.app, ani, aDraft(reportId, { text: 'laptop' })),
  ]);
  expect(both.map((one) => one.ok).sort()).toEqual([false, true]);
});

test('a sent answer leaves no draft, and one that arrives late is not kept again', async () => {
  const reportId = await aReport(world.app);
  const draft = aDraft(reportId);
  await keepDraft(world.app, ani, draft);
  const { version } = await reportOf(world.app, reportId);
  const input = { reportId, visibility: 'private' as const, text: draft.text, key: draft.key, asks: false };
  expect(await answerReport(world.app, ani, { ...input, seenVersion: version })).toMatchObject({ ok: true });
  expect(await draftOf(reportId, ani)).toBeUndefined();
  expect(await keepDraft(world.app, ani, draft)).toEqual({ ok: false, reason: 'sent' });
  expect(await draftOf(reportId, ani)).toBeUndefined();
});

test('a note that is saved leaves the draft of an answer alone', async () => {
  const reportId = await aReport(world.app);
  await keepDraft(world.app, ani, aDraft(reportId));
  await noteReport(world.app, ani, { reportId, text: 'Sudah ditelepon.', key: aKey() });
  expect(await draftOf(reportId, ani)).toBeDefined();
});

test('a draft begun before a colleague’s answer is refused with it, and goes when its writer has seen that answer', async () => {
  const reportId = await aReport(world.app);
  const { version } = await reportOf(world.app, reportId);
  await keepDraft(world.app, ani, aDraft(reportId, { seenVersion: version }));
  const answer = { reportId, visibility: 'private' as const, text: 'Siap.', asks: false };
  await answerReport(world.app, budi, { ...answer, key: aKey(), seenVersion: version });
  const kept = await draftOf(reportId, ani);
  const stale = { ...answer, text: kept?.text ?? '', key: aKey(), seenVersion: kept?.seenVersion };
  expect(await answerReport(world.app, ani, stale)).toEqual({ ok: false, reason: 'newer_answer' });
  expect(await draftOf(reportId, ani)).toBeDefined();
  const { version: now } = await reportOf(world.app, reportId);
  expect(await answerReport(world.app, ani, { ...stale, seenVersion: now })).toMatchObject({ ok: true });
  expect(await answersOf(world.app, reportId)).toHaveLength(2);
});

test('an emptied draft is forgotten', async () => {
  const reportId = await aReport(world.app);
  await keepDraft(world.app, ani, aDraft(reportId));
  expect(await keepDraft(world.app, ani, aDraft(reportId, { text: ' \n', revision: 1 }))).toEqual({
    ok: true,
    revision: 0,
  });
  expect(await listDrafters(world.app.db, reportId, budi.staffId)).toEqual([]);
});

test('who may not answer keeps no draft of an answer', async () => {
  const reportId = await aReport(world.app);
  await expect(keepDraft(world.app, dlh, aDraft(reportId))).rejects.toThrow(NotAllowed);
  await expect(keepDraft(world.app, leader, aDraft(reportId))).rejects.toThrow(NotAllowed);
  await expect(keepDraft(world.app, ani, aDraft(999_999))).rejects.toThrow(NotAllowed);
});

test('a draft that nobody came back to for two months is forgotten', async () => {
  const reportId = await aReport(world.app);
  await keepDraft(world.app, ani, aDraft(reportId));
  const age = (days: number) =>
    world.app.pool.query(`update answer_drafts set saved_at = now() - make_interval(days => $2) where report_id = $1`, [
      reportId,
      days,
    ]);
  await age(59);
  await purgeExpired(world.app);
  expect(await draftOf(reportId, ani)).toBeDefined();
  await age(61);
  await purgeExpired(world.app);
  expect(await draftOf(reportId, ani)).toBeUndefined();
});
