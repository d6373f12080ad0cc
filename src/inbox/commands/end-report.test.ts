import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { aKey, answersOf, aReport, ledgerOf, praise, reportOf, storyOf } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import type { Clocks } from '../domain/clock-state.ts';
import { sendAnswers } from '../jobs/send-answers.ts';
import { getCityState } from '../store/city.ts';
import { answerReport } from './answer-report.ts';
import { closeReport } from './close-report.ts';
import { hideReport } from './hide-report.ts';
import { lookUpReport } from './look-up-report.ts';
import { reopenReport } from './reopen-report.ts';
import { resolveReport } from './resolve-report.ts';

let world: World;
let dishub: StaffActor;
let dlh: StaffActor;
let coordinator: StaffActor;
beforeAll(async () => {
  world = await aWorld();
  dishub = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
  dlh = await aStaff(world.app, world.operator, 'mimin', 'DLH');
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
});
afterAll(() => world?.drop());

async function answered(reportId: number): Promise<void> {
  const input = { reportId, visibility: 'private' as const, text: 'Sudah diperbaiki.', key: aKey(), asks: false };
  const done = await answerReport(world.app, dishub, input);
  if (!done.ok) throw new Error(done.reason);
}
const resolve = (actor: StaffActor, reportId: number) =>
  resolveReport(world.app, actor, { reportId, explanation: 'Lampu diganti.' });
const close = (actor: StaffActor, reportId: number, as: 'no_answer_needed' | 'outside') =>
  closeReport(world.app, actor, { reportId, as, reason: 'Ucapan terima kasih.' });
const reopen = (actor: StaffActor, reportId: number) =>
  reopenReport(world.app, actor, { reportId, reason: 'Belum selesai.' });
const clocksOf = async (id: number) => (await reportOf(world.app, id)).clocks as Clocks;

test('nobody resolves a report whose resident has had no answer from a person; the receipt is none', async () => {
  const report = await aReport(world.app);
  await world.app.pool.query(
    `insert into outbox (key, report_id, conversation_id, channel_id, automatic, visibility, text, state)
     select 'receipt:' || report_id, report_id, id, channel_id, true, 'private', 'kode', 'sent' from conversations where report_id = $1`,
    [report],
  );
  expect(await resolve(dishub, report)).toEqual({ ok: false, reason: 'not_answered' });
  expect((await reportOf(world.app, report)).status).toBe('open');
});

test.each(['failed', 'unknown', 'cancelled'] as const)(
  'an answer that is %s does not let a report be resolved',
  async (state) => {
    const report = await aReport(world.app);
    await answered(report);
    await world.app.db.updateTable('outbox').set({ state }).where('report_id', '=', report).execute();
    expect(await resolve(dishub, report)).toEqual({ ok: false, reason: 'not_answered' });
  },
);

test('a resolved report says why, has its promise kept, and is resolved once', async () => {
  const report = await aReport(world.app);
  await answered(report);
  await sendAnswers(world.app);
  expect(await resolve(dishub, report)).toEqual({ ok: true });
  expect(await resolve(dishub, report)).toEqual({ ok: false, reason: 'already_ended' });
  const row = await reportOf(world.app, report);
  expect(row).toMatchObject({ status: 'resolved', next_due_at: null, next_check_at: null });
  expect((await clocksOf(report)).resolution?.metAt).toBe(row.resolved_at?.toISOString());
  expect((await ledgerOf(world.app, report)).at(-1)).toMatchObject({
    type: 'resolved',
    detail: { explanation: 'Lampu diganti.' },
  });
});

test('a resolved report that is taken up again promises an answer and a solution anew', async () => {
  const report = await aReport(world.app);
  await answered(report);
  await sendAnswers(world.app);
  await resolve(dishub, report);
  const before = await clocksOf(report);
  expect(await reopen(dishub, report)).toEqual({ ok: true });
  expect(await reopen(dishub, report)).toEqual({ ok: false, reason: 'not_ended' });
  const row = await reportOf(world.app, report);
  expect(row).toMatchObject({ status: 'open', resolved_at: null, closed_as: null });
  const after = await clocksOf(report);
  expect(after.first_answer).toEqual(before.first_answer);
  expect(after.resolution).toMatchObject({ metAt: null });
  expect(after.next_answer).toMatchObject({ metAt: null });
  expect(row.next_due_at).toBeInstanceOf(Date);
});

test('praise is closed without an answer and never had a clock', async () => {
  const report = await aReport(world.app, { text: praise });
  expect(await reportOf(world.app, report)).toMatchObject({ kind: 'praise', next_due_at: null });
  expect(await close(coordinator, report, 'no_answer_needed')).toEqual({ ok: true });
  expect(await close(coordinator, report, 'no_answer_needed')).toEqual({ ok: false, reason: 'already_ended' });
  expect(await reportOf(world.app, report)).toMatchObject({ status: 'closed', closed_as: 'no_answer_needed' });
});

test('a complaint cannot be closed as needing no answer', async () => {
  const report = await aReport(world.app);
  expect(await close(dishub, report, 'no_answer_needed')).toEqual({ ok: false, reason: 'needs_answer' });
  await answered(report);
  expect(await close(dishub, report, 'no_answer_needed')).toEqual({ ok: false, reason: 'needs_answer' });
  expect((await reportOf(world.app, report)).status).toBe('open');
});

test('a matter outside the city’s power is closed once the resident was told where to go', async () => {
  const report = await aReport(world.app);
  expect(await close(dishub, report, 'outside')).toEqual({ ok: false, reason: 'not_answered' });
  await answered(report);
  expect(await close(dishub, report, 'outside')).toEqual({ ok: true });
  const row = await reportOf(world.app, report);
  expect(row).toMatchObject({ status: 'closed', closed_as: 'outside', next_due_at: null });
  expect((await ledgerOf(world.app, report)).at(-1)).toMatchObject({ type: 'closed', detail: { as: 'outside' } });
});

test('who closes a matter as outside names the body; the tracking page then gives its name and address', async () => {
  const report = await aReport(world.app, { text: 'Lampu jalan di Jalan Imam Bonjol mati' });
  await answered(report);
  const input = { reportId: report, as: 'outside' as const, reason: 'Bukan kewenangan kota.' };
  expect(await closeReport(world.app, dishub, { ...input, owner: 'TIADA' })).toEqual({
    ok: false,
    reason: 'no_such_body',
  });
  expect(await closeReport(world.app, dishub, { ...input, owner: 'PLN' })).toEqual({ ok: true });
  const { code } = await reportOf(world.app, report);
  const shown = await lookUpReport(world.app, { code, secret: undefined, address: '::1' });
  const { tables } = await getCityState(world.app);
  const body = tables.outside.find((one) => one.code === 'PLN');
  expect(shown.state === 'found' && shown.view.outside).toEqual({ name: body?.name, contact: body?.contact });
});

test('an answer on its way when a report was closed still leaves and does not open it again', async () => {
  const report = await aReport(world.app);
  await answered(report);
  await close(dishub, report, 'outside');
  await sendAnswers(world.app);
  expect(await answersOf(world.app, report)).toMatchObject([{ state: 'sent' }]);
  expect((await reportOf(world.app, report)).status).toBe('closed');
});

test('an answer that asks, sent before but arriving after the report was resolved, does not make it wait', async () => {
  const report = await aReport(world.app);
  const input = { reportId: report, visibility: 'private' as const, text: 'Masih mati?', key: aKey(), asks: true };
  await answerReport(world.app, dishub, input);
  await resolve(dishub, report);
  await sendAnswers(world.app);
  expect((await reportOf(world.app, report)).status).toBe('resolved');
  expect(await storyOf(world.app, report)).not.toContain('asked_resident');
});

test('another agency ends nothing', async () => {
  const report = await aReport(world.app);
  await answered(report);
  await expect(resolve(dlh, report)).rejects.toThrow(NotAllowed);
  await expect(close(dlh, report, 'outside')).rejects.toThrow(NotAllowed);
  await resolve(dishub, report);
  await expect(reopen(dlh, report)).rejects.toThrow(NotAllowed);
});

test('a hidden report is out of the lists with its reason on record, and is still there', async () => {
  const report = await aReport(world.app);
  const input = { reportId: report, reason: 'Memuat data pribadi orang lain.' };
  await expect(hideReport(world.app, dishub, input)).rejects.toThrow(NotAllowed);
  expect(await hideReport(world.app, coordinator, input)).toEqual({ ok: true });
  expect(await reportOf(world.app, report)).toMatchObject({ hidden_reason: input.reason });
  expect((await ledgerOf(world.app, report)).at(-1)).toMatchObject({
    type: 'hidden',
    staff_id: coordinator.staffId,
    detail: { reason: input.reason },
  });
});
