import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { aScene } from '../../../test/support/photos.ts';
import { agencyId, aKey, aReport, ledgerOf, reportOf, storyOf } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { cellsOfRow } from '../domain/city-table-cells.ts';
import type { Clocks } from '../domain/clock-state.ts';
import { getCityState } from '../store/city.ts';
import { listUnreadNotices } from '../store/desk-notices.ts';
import { listRequests } from '../store/resolve-requests.ts';
import { addProof } from './add-proof.ts';
import { answerReport } from './answer-report.ts';
import { changeCityTables } from './change-city-tables.ts';
import { decideEnding } from './decide-ending.ts';
import { handOnReport } from './hand-on-report.ts';
import { removeProof } from './remove-proof.ts';
import { reopenReport } from './reopen-report.ts';
import { resolveReport } from './resolve-report.ts';

let now = new Date('2026-11-23T02:00:00Z');
let world: World;
let mimin: StaffActor;
let head: StaffActor;
let coordinator: StaffActor;
let otherHead: StaffActor;
beforeAll(async () => {
  world = await aWorld({ now: () => now });
  mimin = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
  head = await aStaff(world.app, world.operator, 'head', 'DISHUB');
  otherHead = await aStaff(world.app, world.operator, 'head', 'DLH');
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
  await topicAsks({ proof: false, approval: true });
});
afterAll(() => world?.drop());

/** Sets what the topic of a dark street lamp asks for. */
async function topicAsks(rule: { proof: boolean; approval: boolean }): Promise<void> {
  const city = await getCityState(world.app);
  const row = city.tables.topics.find((one) => one.code === 'penerangan-jalan');
  if (!row) throw new Error('no such topic');
  const changed = await changeCityTables(world.app, world.operator, {
    edit: {
      do: 'put',
      table: 'topics',
      key: row.code,
      cells: cellsOfRow('topics', { ...row, ...rule }),
    },
    basedOn: city.version,
  });
  if (!changed.ok && changed.reason !== 'nothing_changed') throw new Error(changed.reason);
}

async function anAnswered(): Promise<number> {
  const reportId = await aReport(world.app);
  const input = { reportId, visibility: 'private' as const, text: 'Sudah diperbaiki.', key: aKey(), asks: false };
  const done = await answerReport(world.app, mimin, input);
  if (!done.ok) throw new Error(done.reason);
  return reportId;
}
const resolve = (actor: StaffActor, reportId: number) =>
  resolveReport(world.app, actor, { reportId, explanation: 'Lampu diganti.' });
const decide = (actor: StaffActor, reportId: number, as: 'approved' | 'sent_back', reason?: string) =>
  decideEnding(world.app, actor, { reportId, as, ...(reason === undefined ? {} : { reason }) });
const photo = async (seed: number) => new Uint8Array(await sharp(aScene(seed)).jpeg().toBuffer());

test('a mimin asks, the head is told, and nothing has ended until the head says so', async () => {
  const report = await anAnswered();
  expect(await resolve(mimin, report)).toEqual({ ok: true, asked: true });
  expect((await reportOf(world.app, report)).status).toBe('open');
  expect((await listUnreadNotices(world.app.db, head.staffId)).map((one) => [one.kind, one.reportId])).toContainEqual([
    'resolve_asked',
    report,
  ]);
  expect((await listRequests(world.app.db, head.agencyId, 'id')).map((one) => one.reportId)).toContain(report);
  expect(await resolve(mimin, report)).toEqual({ ok: false, reason: 'approval_waits' });
});

test('the clock counts the resolving at the approval, not at the asking', async () => {
  now = new Date('2026-11-23T02:00:00Z');
  const report = await anAnswered();
  await resolve(mimin, report);
  now = new Date('2026-11-24T03:15:00Z');
  expect(await decide(head, report, 'approved')).toEqual({ ok: true });
  const after = await reportOf(world.app, report);
  expect(after).toMatchObject({ status: 'resolved', resolved_at: now });
  expect((after.clocks as Clocks).resolution?.metAt).toBe(now.toISOString());
  const resolved = (await ledgerOf(world.app, report)).find((one) => one.type === 'resolved');
  expect(resolved).toMatchObject({
    staff_id: head.staffId,
    detail: {
      explanation: 'Lampu diganti.',
      askedBy: mimin.staffId,
      askedAt: '2026-11-23T02:00:00.000Z',
      asDeputy: false,
    },
  });
});

test('the coordinator decides in the place of the head, and the ledger says so', async () => {
  const report = await anAnswered();
  await resolve(mimin, report);
  expect(await decide(coordinator, report, 'approved')).toEqual({ ok: true });
  const resolved = (await ledgerOf(world.app, report)).find((one) => one.type === 'resolved');
  expect(resolved?.detail).toMatchObject({ asDeputy: true });
});

test('where an agency has no head the coordinators are told', async () => {
  await world.app.db.updateTable('staff').set({ ended_at: now }).where('id', '=', head.staffId).execute();
  const report = await anAnswered();
  await resolve(mimin, report);
  await world.app.db.updateTable('staff').set({ ended_at: null }).where('id', '=', head.staffId).execute();
  expect((await listUnreadNotices(world.app.db, coordinator.staffId)).map((one) => one.reportId)).toContain(report);
});

test('sending back takes a reason, tells who asked, and lets him ask again', async () => {
  const report = await anAnswered();
  await resolve(mimin, report);
  expect(await decide(head, report, 'sent_back')).toEqual({ ok: false, reason: 'reason' });
  expect(await decide(head, report, 'sent_back', 'Fotonya gelap.')).toEqual({ ok: true });
  expect((await reportOf(world.app, report)).status).toBe('open');
  const told = (await listUnreadNotices(world.app.db, mimin.staffId)).find((one) => one.reportId === report);
  expect(told).toMatchObject({ kind: 'resolve_sent_back', detail: { reason: 'Fotonya gelap.' } });
  expect(await resolve(mimin, report)).toEqual({ ok: true, asked: true });
});

test('nobody approves what he asked for himself', async () => {
  const report = await anAnswered();
  await resolve(coordinator, report);
  expect(await decide(coordinator, report, 'approved')).toEqual({ ok: false, reason: 'own_request' });
  expect(await decide(head, report, 'approved')).toEqual({ ok: true });
});

test('a head who resolves by himself has given his word', async () => {
  const report = await anAnswered();
  expect(await resolve(head, report)).toEqual({ ok: true });
  expect((await reportOf(world.app, report)).status).toBe('resolved');
});

test('neither a mimin nor the head of another agency decides', async () => {
  const report = await anAnswered();
  await resolve(mimin, report);
  await expect(decide(mimin, report, 'approved')).rejects.toThrow(NotAllowed);
  await expect(decide(otherHead, report, 'approved')).rejects.toThrow(NotAllowed);
});

test('two who decide in the same moment: one decision', async () => {
  const report = await anAnswered();
  await resolve(mimin, report);
  const both = await Promise.all([
    decide(head, report, 'approved'),
    decide(coordinator, report, 'sent_back', 'Belum.'),
  ]);
  expect(both.filter((one) => one.ok)).toHaveLength(1);
  const story = await storyOf(world.app, report);
  expect(story.filter((one) => one === 'resolved' || one === 'resolve_sent_back')).toHaveLength(1);
});

test('a report that is handed on no longer waits for the head it left', async () => {
  const report = await anAnswered();
  await resolve(mimin, report);
  await handOnReport(world.app, coordinator, {
    reportId: report,
    toAgencyId: await agencyId(world, 'DLH'),
    reason: 'Ternyata lampu taman.',
  });
  expect(await decide(coordinator, report, 'approved')).toEqual({ ok: false, reason: 'nothing_asked' });
});

test('where the topic takes proof, no photo means no resolving, and one that was taken away counts for nothing', async () => {
  await topicAsks({ proof: true, approval: false });
  const reportId = await anAnswered();
  expect(await resolve(mimin, reportId)).toEqual({ ok: false, reason: 'proof_needed' });
  const added = await addProof(world.app, mimin, { reportId, bytes: await photo(50_001) });
  if (!added.ok) throw new Error(added.reason);
  expect(await removeProof(world.app, mimin, { reportId, proofId: added.id })).toEqual({ ok: true });
  expect(await resolve(mimin, reportId)).toEqual({ ok: false, reason: 'proof_needed' });
  await addProof(world.app, mimin, { reportId, bytes: await photo(50_002) });
  expect(await resolve(mimin, reportId)).toEqual({ ok: true });
});

test('proof of an earlier ending does not prove the next one', async () => {
  await topicAsks({ proof: true, approval: false });
  const reportId = await anAnswered();
  const bytes = await photo(50_003);
  await addProof(world.app, mimin, { reportId, bytes });
  await resolve(mimin, reportId);
  now = new Date(now.getTime() + 60_000);
  await reopenReport(world.app, mimin, { reportId, reason: 'Mati lagi.' });
  now = new Date(now.getTime() + 60_000);
  const input = { reportId, visibility: 'private' as const, text: 'Diganti lagi.', key: aKey(), asks: false };
  await answerReport(world.app, mimin, input);
  expect(await resolve(mimin, reportId)).toEqual({ ok: false, reason: 'proof_needed' });
  expect(await addProof(world.app, mimin, { reportId, bytes })).toMatchObject({ ok: false, reason: 'proof_reused' });
});
