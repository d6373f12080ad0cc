import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { aKey, aReport, ledgerOf, reportOf } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import type { Clocks } from '../domain/clock-state.ts';
import { sendAnswers } from '../jobs/send-answers.ts';
import { answerReport } from './answer-report.ts';
import { closeReport } from './close-report.ts';
import { correctTriage } from './correct-triage.ts';
import { noteReport } from './note-report.ts';
import { resolveReport } from './resolve-report.ts';

let world: World;
let dishub: StaffActor;
let dlh: StaffActor;
const opened = new Date('2026-11-24T03:00:00Z');
let now = opened;
beforeAll(async () => {
  world = await aWorld({ now: () => now });
  dishub = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
  dlh = await aStaff(world.app, world.operator, 'mimin', 'DLH');
});
afterAll(() => world?.drop());
beforeEach(() => {
  now = opened;
});

const correct = (reportId: number, change: object) => correctTriage(world.app, dishub, { reportId, ...change });
const clocksOf = async (id: number) => (await reportOf(world.app, id)).clocks as Clocks;
/** The promises that the last correction moved, as the ledger keeps them. */
async function movedBy(id: number): Promise<{ kind: string; oldDueAt: string; newDueAt: string }[]> {
  const event = (await ledgerOf(world.app, id)).at(-1);
  expect(event).toMatchObject({ type: 'triage_corrected', staff_id: dishub.staffId });
  return (event?.detail as { promises?: [] } | undefined)?.promises ?? [];
}
async function answered(reportId: number) {
  const input = { reportId, visibility: 'private' as const, text: 'Siap.', key: aKey(), asks: false };
  await answerReport(world.app, dishub, input);
  await sendAnswers(world.app);
}

test('a complaint that is an emergency after all is promised in 15 minutes from when it was written, on record', async () => {
  const report = await aReport(world.app);
  const before = await clocksOf(report);
  now = new Date(opened.getTime() + 5 * 60_000);
  expect(await correct(report, { urgency: 'emergency' })).toEqual({ ok: true });
  const after = await clocksOf(report);
  expect(after.first_answer?.startedAt).toBe(opened.toISOString());
  expect(after.first_answer?.dueAt).toBe('2026-11-24T03:15:00.000Z');
  const row = await reportOf(world.app, report);
  expect(row.next_due_at?.toISOString()).toBe(after.first_answer?.dueAt);
  expect(await movedBy(report)).toContainEqual(
    expect.objectContaining({
      kind: 'first_answer',
      oldDueAt: before.first_answer?.dueAt,
      newDueAt: after.first_answer?.dueAt,
    }),
  );
});

test('a complaint that is praise promises nothing, and as a complaint again promises what it did', async () => {
  const report = await aReport(world.app);
  const before = await clocksOf(report);
  await correct(report, { kind: 'praise' });
  expect(await reportOf(world.app, report)).toMatchObject({ kind: 'praise', next_due_at: null, next_check_at: null });
  expect(await movedBy(report)).toHaveLength(2);
  await correct(report, { kind: 'complaint' });
  const after = await clocksOf(report);
  expect(after.first_answer?.dueAt).toBe(before.first_answer?.dueAt);
  expect(after.resolution?.dueAt).toBe(before.resolution?.dueAt);
});

test('what was answered stays answered when the kind is corrected', async () => {
  const report = await aReport(world.app);
  now = new Date(opened.getTime() + 10 * 60_000);
  await answered(report);
  const metAt = (await clocksOf(report)).first_answer?.metAt;
  expect(metAt).toBe(now.toISOString());
  await correct(report, { kind: 'question' });
  expect((await clocksOf(report)).first_answer?.metAt).toBe(metAt);
});

test('a report that has ended gets no promise from a correction', async () => {
  const closed = await aReport(world.app);
  await answered(closed);
  await closeReport(world.app, dishub, { reportId: closed, as: 'outside', reason: 'Jalan nasional.' });
  const resolved = await aReport(world.app);
  await answered(resolved);
  await resolveReport(world.app, dishub, { reportId: resolved, explanation: 'Sudah.' });
  for (const report of [closed, resolved]) {
    await correct(report, { urgency: 'emergency', kind: 'question' });
    expect(await reportOf(world.app, report)).toMatchObject({
      next_due_at: null,
      next_check_at: null,
      kind: 'question',
    });
  }
});

test('topic and kelurahan are corrected together with their kecamatan, or taken away', async () => {
  const report = await aReport(world.app);
  const area = await world.app.db
    .selectFrom('areas')
    .select(['code', 'parent_code'])
    .where('level', '=', 'kelurahan')
    .limit(1)
    .executeTakeFirstOrThrow();
  const topic = await world.app.db.selectFrom('topics').select('id').limit(1).executeTakeFirstOrThrow();
  await correct(report, { topicId: topic.id, kelurahanCode: area.code });
  expect(await reportOf(world.app, report)).toMatchObject({
    topic_id: topic.id,
    kelurahan_code: area.code,
    kecamatan_code: area.parent_code,
  });
  await correct(report, { topicId: null, kelurahanCode: null });
  expect(await reportOf(world.app, report)).toMatchObject({
    topic_id: null,
    kelurahan_code: null,
    kecamatan_code: null,
  });
});

test('a topic or place that does not exist is refused and changes nothing', async () => {
  const report = await aReport(world.app);
  const before = await reportOf(world.app, report);
  expect(await correct(report, { topicId: 99_999, urgency: 'low' })).toEqual({ ok: false, reason: 'no_such_topic' });
  expect(await correct(report, { kelurahanCode: '99.99', urgency: 'low' })).toEqual({
    ok: false,
    reason: 'no_such_area',
  });
  expect(await reportOf(world.app, report)).toEqual(before);
});

test.each([
  ['corrects its kind', (id: number) => correct(id, { kind: 'spam' })],
  ['saves its triage as it is', (id: number) => correct(id, {})],
  ['answers it', answered],
])('what a machine may have written is suspect until a person %s', async (_, look) => {
  const report = await aReport(world.app);
  await world.app.db.updateTable('reports').set({ suspect: true }).where('id', '=', report).execute();
  const suspect = async () =>
    (await world.app.db.selectFrom('reports').select('suspect').where('id', '=', report).executeTakeFirstOrThrow())
      .suspect;
  await noteReport(world.app, dishub, { reportId: report, text: 'Mungkin mesin.' });
  expect(await suspect()).toBe(true);
  await look(report);
  expect(await suspect()).toBe(false);
});

test('another agency corrects nothing', async () => {
  const report = await aReport(world.app);
  await expect(correctTriage(world.app, dlh, { reportId: report, kind: 'spam' })).rejects.toThrow(NotAllowed);
});
