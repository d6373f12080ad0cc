import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { aKey, answersOf, aReport, ledgerOf, reportOf, storyOf } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { sendAnswers } from '../jobs/send-answers.ts';
import { answerReport } from './answer-report.ts';
import { settleAnswer } from './settle-answer.ts';

let world: World;
let dishub: StaffActor;
let dlh: StaffActor;
beforeAll(async () => {
  world = await aWorld();
  dishub = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
  dlh = await aStaff(world.app, world.operator, 'mimin', 'DLH');
});
afterAll(() => world?.drop());

/** A report with one answer by a person that ended in this state. */
async function anAnswer(state: 'unknown' | 'failed' | 'sending' | 'sent' | 'queued') {
  const report = await aReport(world.app);
  const input = { reportId: report, visibility: 'private' as const, text: 'Besok pagi.', key: aKey(), asks: false };
  const done = await answerReport(world.app, dishub, input);
  if (!done.ok) throw new Error(done.reason);
  const outboxId = done.outboxIds[0] ?? 0;
  await world.app.db
    .updateTable('outbox')
    .set({ state, started_at: world.app.now() })
    .where('id', '=', outboxId)
    .execute();
  return { report, outboxId };
}
const settle = (outboxId: number, as: 'arrived' | 'resend', key = aKey()) =>
  settleAnswer(world.app, dishub, { outboxId, as, key });

test('an unknown answer that a person saw on the network has arrived: it stands in the thread and keeps the promise', async () => {
  const { report, outboxId } = await anAnswer('unknown');
  expect(await settle(outboxId, 'arrived')).toEqual({ ok: true });
  expect(await answersOf(world.app, report)).toMatchObject([
    { state: 'sent', settled_as: 'arrived', settled_by: dishub.staffId },
  ]);
  expect((await reportOf(world.app, report)).first_answered_at).toBeInstanceOf(Date);
  const thread = await world.app.db
    .selectFrom('messages')
    .select('kind')
    .where('report_id', '=', report)
    .where('direction', '=', 'out')
    .execute();
  expect(thread).toEqual([{ kind: 'answer' }]);
  expect((await ledgerOf(world.app, report)).at(-1)).toMatchObject({
    type: 'answer_settled',
    detail: { outboxId, as: 'arrived' },
    staff_id: dishub.staffId,
  });
});

test.each(['unknown', 'failed'] as const)('an answer that is %s is sent again as a new intent, once', async (state) => {
  const { report, outboxId } = await anAnswer(state);
  expect(await settle(outboxId, 'resend')).toEqual({ ok: true });
  expect(await answersOf(world.app, report)).toMatchObject([
    { state, settled_as: 'resend' },
    { state: 'queued', text: 'Besok pagi.', automatic: false, staff_id: dishub.staffId },
  ]);
  await sendAnswers(world.app);
  expect((await answersOf(world.app, report)).map((row) => row.state)).toEqual([state, 'sent']);
});

test.each([
  ['arrived', 'arrived'],
  ['arrived', 'resend'],
  ['resend', 'arrived'],
  ['resend', 'resend'],
] as const)('what was settled as %s cannot be settled as %s', async (first, second) => {
  const { report, outboxId } = await anAnswer('unknown');
  await settle(outboxId, first);
  const before = await storyOf(world.app, report);
  expect(await settle(outboxId, second)).toEqual({ ok: false, reason: 'already_settled' });
  expect(await storyOf(world.app, report)).toEqual(before);
});

test('ten people who settle at once settle once', async () => {
  const { report, outboxId } = await anAnswer('unknown');
  const done = await Promise.all(Array.from({ length: 10 }, () => settle(outboxId, 'resend')));
  expect(done.filter((one) => one.ok)).toHaveLength(1);
  expect(await answersOf(world.app, report)).toHaveLength(2);
});

test.each([
  ['queued', 'arrived'],
  ['queued', 'resend'],
  ['sending', 'arrived'],
  ['sending', 'resend'],
  ['sent', 'resend'],
  ['failed', 'arrived'],
] as const)('an answer that is %s is not settled as %s', async (state, as) => {
  const { outboxId } = await anAnswer(state);
  expect(await settle(outboxId, as)).toEqual({ ok: false, reason: 'not_settleable' });
});

test('an answer whose echo was heard is not sent again', async () => {
  const { report, outboxId } = await anAnswer('unknown');
  await world.app.db.updateTable('outbox').set({ external_id: 'terdengar' }).where('id', '=', outboxId).execute();
  expect(await settle(outboxId, 'resend')).toEqual({ ok: false, reason: 'already_settled' });
  expect(await answersOf(world.app, report)).toHaveLength(1);
});

test('another agency settles nothing, and an answer that does not exist is nobody’s', async () => {
  const { outboxId } = await anAnswer('unknown');
  const input = { outboxId, as: 'arrived' as const, key: aKey() };
  await expect(settleAnswer(world.app, dlh, input)).rejects.toThrow(NotAllowed);
  await expect(settleAnswer(world.app, dishub, { ...input, outboxId: 999_999 })).rejects.toThrow(NotAllowed);
});
