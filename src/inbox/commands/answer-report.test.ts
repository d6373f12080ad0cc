import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import {
  aKey,
  anInstagramChannel,
  answersOf,
  aReport,
  reportOf,
  storyOf,
  wroteOnInstagram,
} from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import type { AnswerReport } from '../schema.ts';
import { answerReport } from './answer-report.ts';

let world: World;
let dishub: StaffActor;
let dlh: StaffActor;
let coordinator: StaffActor;
let leader: StaffActor;
const opened = new Date('2026-11-24T03:00:00Z');
let now = opened;
beforeAll(async () => {
  world = await aWorld({ now: () => now });
  dishub = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
  dlh = await aStaff(world.app, world.operator, 'mimin', 'DLH');
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
  leader = await aStaff(world.app, world.operator, 'leader');
});
afterAll(() => world?.drop());
beforeEach(() => {
  now = opened;
});

const anAnswer = (reportId: number, change: Partial<AnswerReport> = {}): AnswerReport => ({
  reportId,
  visibility: 'private',
  text: 'Petugas kami datang besok pagi.',
  key: aKey(),
  asks: false,
  ...change,
});
const byPeople = async (reportId: number) => (await answersOf(world.app, reportId)).filter((row) => !row.automatic);
const answer = (actor: StaffActor, reportId: number, change: Partial<AnswerReport> = {}) =>
  answerReport(world.app, actor, anAnswer(reportId, change));

test('a double click is one answer, and says so', async () => {
  const report = await aReport(world.app);
  const input = anAnswer(report);
  const first = await answerReport(world.app, dishub, input);
  const second = await answerReport(world.app, dishub, input);
  expect(first).toMatchObject({ ok: true, again: false });
  expect(second).toEqual({ ...first, again: true });
  expect(await byPeople(report)).toHaveLength(1);
});

test('twenty clicks at once with one key are one answer', async () => {
  const report = await aReport(world.app);
  const input = anAnswer(report);
  const done = await Promise.all(Array.from({ length: 20 }, () => answerReport(world.app, dishub, input)));
  expect(done.filter((one) => one.ok && !one.again)).toHaveLength(1);
  expect(new Set(done.map((one) => (one.ok ? one.outboxIds.join() : one.reason))).size).toBe(1);
  expect(await byPeople(report)).toHaveLength(1);
  expect((await storyOf(world.app, report)).filter((type) => type === 'answer_queued')).toHaveLength(1);
});

test('two mimins who write at the same time with two keys are two answers only when the second saw the first', async () => {
  const report = await aReport(world.app);
  const seenVersion = (await reportOf(world.app, report)).version;
  const both = await Promise.all([
    answer(dishub, report, { seenVersion, text: 'jawaban satu' }),
    answer(coordinator, report, { seenVersion, text: 'jawaban dua' }),
  ]);
  expect(both.map((one) => (one.ok ? 'sent' : one.reason)).sort()).toEqual(['newer_answer', 'sent']);
  expect(await byPeople(report)).toHaveLength(1);
  const fresh = (await reportOf(world.app, report)).version;
  expect(await answer(coordinator, report, { seenVersion: fresh })).toMatchObject({ ok: true });
});

test('a key that begins like another key is another answer', async () => {
  const report = await aReport(world.app);
  const key = aKey();
  await answer(dishub, report, { key });
  expect(await answer(dishub, report, { key: `${key}0` })).toMatchObject({ ok: true, again: false });
  expect(await byPeople(report)).toHaveLength(2);
});

test('a key used for one report cannot pass for an answer to another', async () => {
  const [first, second] = [await aReport(world.app), await aReport(world.app)];
  const key = aKey();
  await answer(dishub, first, { key });
  const done = await answer(dishub, second, { key });
  expect(done).toMatchObject({ ok: true, again: false });
  expect(await byPeople(second)).toHaveLength(1);
});

const refusals: [string, (channel: number) => Promise<number>, Partial<AnswerReport>, string, number][] = [
  [
    'a direct message after 24 hours',
    (channel) => wroteOnInstagram(world.app, channel, { from: '5501' }),
    {},
    'window_closed',
    24,
  ],
  [
    'a comment privately after seven days',
    async (channel) => {
      const report = await wroteOnInstagram(world.app, channel, { from: '5502', under: '17901' });
      await world.app.db.updateTable('outbox').set({ state: 'failed' }).where('report_id', '=', report).execute();
      return report;
    },
    {},
    'window_closed',
    7 * 24,
  ],
  [
    'a direct message in public',
    (channel) => wroteOnInstagram(world.app, channel, { from: '5503' }),
    { visibility: 'public' },
    'not_offered',
    0,
  ],
  [
    'a comment with more than a comment holds',
    (channel) => wroteOnInstagram(world.app, channel, { from: '5504', under: '17902' }),
    { visibility: 'public', text: 'a'.repeat(301) },
    'too_long',
    0,
  ],
  [
    'a direct message of 400 letters that take 1,200 bytes',
    (channel) => wroteOnInstagram(world.app, channel, { from: '5505' }),
    { text: '…'.repeat(400) },
    'too_long',
    0,
  ],
  ['a form entry in public', () => aReport(world.app), { visibility: 'public' }, 'not_offered', 0],
];
test.each(refusals)('%s is refused by its name', async (_what, make, change, reason, hoursLater) => {
  const report = await make(await anInstagramChannel(world.app));
  expect(report).toBeGreaterThan(0);
  now = new Date(opened.getTime() + hoursLater * 3_600_000);
  expect(await answer(coordinator, report, change)).toEqual({ ok: false, reason });
  expect(await byPeople(report)).toHaveLength(0);
});

test('a comment is answered privately once: the receipt that went to the person was that once', async () => {
  const channel = await anInstagramChannel(world.app);
  const report = await wroteOnInstagram(world.app, channel, { from: '5506', under: '17903' });
  expect(await answersOf(world.app, report)).toMatchObject([{ automatic: true, visibility: 'private' }]);
  expect(await answer(coordinator, report)).toEqual({ ok: false, reason: 'already_replied_privately' });
  expect(await answer(coordinator, report, { visibility: 'public' })).toMatchObject({ ok: true });
});

test('a private word to a comment that surely failed leaves the way open, for one more', async () => {
  const channel = await anInstagramChannel(world.app);
  const report = await wroteOnInstagram(world.app, channel, { from: '5511', under: '17904' });
  await world.app.db.updateTable('outbox').set({ state: 'failed' }).where('report_id', '=', report).execute();
  expect(await answer(coordinator, report)).toMatchObject({ ok: true });
  expect(await answer(coordinator, report)).toEqual({ ok: false, reason: 'already_replied_privately' });
});

test('an account that may answer as a human agent has seven days for a direct message', async () => {
  const channel = await anInstagramChannel(world.app, { settings: { human_agent: 'on' } });
  const report = await wroteOnInstagram(world.app, channel, { from: '5512' });
  now = new Date(opened.getTime() + 6 * 24 * 3_600_000);
  expect(await answer(coordinator, report)).toMatchObject({ ok: true });
});

test('a further answer to a report that waits for the resident leaves it waiting, as its clock does', async () => {
  const report = await aReport(world.app);
  await world.app.db.updateTable('reports').set({ status: 'waiting' }).where('id', '=', report).execute();
  await answer(dishub, report);
  expect((await reportOf(world.app, report)).status).toBe('waiting');
});

test('a mimin of another agency cannot answer, nor a leader, nor anybody a report that does not exist', async () => {
  const report = await aReport(world.app, { agency: 'DISHUB' });
  await expect(answer(dlh, report)).rejects.toThrow(NotAllowed);
  await expect(answer(leader, report)).rejects.toThrow(NotAllowed);
  await expect(answer(world.operator, report)).rejects.toThrow(NotAllowed);
  await expect(answer(coordinator, 9_999_999)).rejects.toThrow(NotAllowed);
  expect(await byPeople(report)).toHaveLength(0);
});

test('a secret report is answered by its agency and the coordinator alone', async () => {
  const report = await aReport(world.app, { agency: 'DISHUB', privacy: 'secret' });
  await expect(answer(dlh, report)).rejects.toThrow(NotAllowed);
  await expect(answer(leader, report)).rejects.toThrow(NotAllowed);
  expect(await answer(dishub, report)).toMatchObject({ ok: true });
  expect(await answer(coordinator, report)).toMatchObject({ ok: true });
});

test('an anonymous report is answered as any other, and keeps no name to answer', async () => {
  const report = await aReport(world.app, { privacy: 'anonymous' });
  expect(await answer(dishub, report)).toMatchObject({ ok: true });
  const { rows } = await world.app.pool.query(
    `select i.name, i.email, i.phone from identities i join conversations c on c.identity_id = i.id where c.report_id = $1`,
    [report],
  );
  expect(rows).toEqual([{ name: null, email: null, phone: null }]);
});

/** Lets a second conversation's words belong to a report, as joining does. */
async function join(second: number, into: number): Promise<void> {
  await world.app.pool.query('update messages set report_id = $2 where report_id = $1', [second, into]);
  await world.app.pool.query('update conversations set report_id = $2 where report_id = $1', [second, into]);
}

test('an answer to a report of two conversations goes to both, or to the one that was named', async () => {
  const channel = await anInstagramChannel(world.app);
  const report = await wroteOnInstagram(world.app, channel, { from: '5507' });
  await join(await wroteOnInstagram(world.app, channel, { from: '5508' }), report);
  const both = await answer(coordinator, report);
  expect(both).toMatchObject({ ok: true });
  const conversations = (await byPeople(report)).map((row) => row.conversation_id);
  expect(new Set(conversations).size).toBe(2);
  const one = await answer(coordinator, report, { conversationId: conversations[0] });
  expect(one.ok && one.outboxIds).toHaveLength(1);
});

test('one conversation whose window has closed does not keep the other from its answer', async () => {
  const channel = await anInstagramChannel(world.app);
  const early = new Date(opened.getTime() - 30 * 3_600_000);
  const report = await wroteOnInstagram(world.app, channel, { from: '5509', at: early });
  await join(await wroteOnInstagram(world.app, channel, { from: '5510' }), report);
  const done = await answer(coordinator, report);
  expect(done.ok && done.outboxIds).toHaveLength(1);
});

test('a conversation of another report cannot be slipped in', async () => {
  const [mine, other] = [await aReport(world.app), await aReport(world.app)];
  const { rows } = await world.app.pool.query<{ id: number }>('select id from conversations where report_id = $1', [
    other,
  ]);
  expect(await answer(coordinator, mine, { conversationId: rows[0]?.id })).toEqual({
    ok: false,
    reason: 'nothing_to_answer',
  });
});
