import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StaffActor } from '#src/people/index.ts';
import {
  aKey,
  anInstagramChannel,
  answersOf,
  aReport,
  ledgerOf,
  reportOf,
  residentWrote,
  storyOf,
  wroteOnInstagram,
} from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import type { Clocks } from '../domain/clock-state.ts';
import { getCityState } from '../store/city.ts';
import { lockAnswer } from '../store/outbox.ts';
import { reportSecret } from '../store/report-links.ts';
import { answerReport } from './answer-report.ts';
import { hideReport } from './hide-report.ts';
import { joinReports } from './join-reports.ts';
import { rateReport } from './rate-report.ts';
import { recordOutcome } from './record-outcome.ts';
import { reopenReport } from './reopen-report.ts';
import { resolveReport } from './resolve-report.ts';
import { sayNotFixed } from './say-not-fixed.ts';
import { splitReport } from './split-report.ts';

let world: World;
let dishub: StaffActor;
let coordinator: StaffActor;
const opened = new Date('2026-11-24T03:00:00Z');
let now = opened;
beforeAll(async () => {
  world = await aWorld({ now: () => now });
  dishub = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
});
afterAll(() => world?.drop());
beforeEach(() => {
  now = opened;
});

const minutes = (n: number) => new Date(now.getTime() + n * 60_000);
const join = (mainId: number, ...otherIds: number[]) => joinReports(world.app, coordinator, { mainId, otherIds });
const split = (reportId: number, actor = coordinator) =>
  splitReport(world.app, actor, { reportId, reason: 'Ternyata lampu yang lain.' });
const clocksOf = async (id: number) => (await reportOf(world.app, id)).clocks as unknown as Clocks;
const byPeople = async (id: number) => (await answersOf(world.app, id)).filter((row) => !row.automatic);

/** Queues an answer and has every waiting one arrive on its network. */
async function answer(
  reportId: number,
  change: { asks?: boolean; unansweredOnly?: boolean; conversationId?: number } = {},
) {
  const queued = await answerReport(world.app, coordinator, {
    reportId,
    visibility: 'private',
    text: 'Petugas kami berangkat.',
    key: aKey(),
    asks: false,
    ...change,
  });
  if (queued.ok) for (const id of queued.outboxIds) await arrive(id);
  return queued;
}

async function arrive(outboxId: number): Promise<void> {
  const { app } = world;
  await app.db.updateTable('outbox').set({ state: 'sending', tries: 1 }).where('id', '=', outboxId).execute();
  const city = await getCityState(app);
  await app.db.transaction().execute(async (tx) => {
    const row = await lockAnswer(tx, outboxId);
    if (row) await recordOutcome(app, tx, city, row, { state: 'sent', externalId: `terkirim:${outboxId}` });
  });
}

test('a joined report keeps its code and history, counts as closed by joining, and both ledgers say so', async () => {
  const [main, other] = [await aReport(world.app), await aReport(world.app)];
  expect(await join(main, other)).toEqual({ ok: true, mainId: main, joined: [other], again: [], left: [] });
  expect(await reportOf(world.app, other)).toMatchObject({
    status: 'closed',
    closed_as: 'joined',
    main_id: main,
    joined_to: main,
    next_due_at: null,
  });
  expect((await reportOf(world.app, main)).status).toBe('open');
  const said = async (id: number) => (await ledgerOf(world.app, id)).filter((event) => event.type === 'joined');
  expect(await said(other)).toMatchObject([{ staff_id: coordinator.staffId, detail: { as: 'member', mainId: main } }]);
  expect(await said(main)).toMatchObject([{ detail: { as: 'main', reportId: other } }]);
});

test('one answer reaches every joined conversation once, and each report is answered in its own ledger', async () => {
  const reports = [];
  for (let i = 0; i < 5; i++) reports.push(await aReport(world.app));
  const [main = 0, ...others] = reports;
  await join(main, ...others);
  expect(await answer(main)).toMatchObject({ ok: true, outboxIds: { length: 5 } });
  for (const id of reports) {
    expect(await byPeople(id)).toMatchObject([{ state: 'sent' }]);
    expect((await storyOf(world.app, id)).filter((type) => type === 'answer_sent')).toHaveLength(1);
    expect((await reportOf(world.app, id)).first_answered_at).not.toBeNull();
  }
  expect((await clocksOf(main)).first_answer?.metAt).not.toBeNull();
});

test('somebody who wrote twice in one conversation is answered once', async () => {
  const channel = await anInstagramChannel(world.app);
  const main = await wroteOnInstagram(world.app, channel, {
    from: 'budi',
    text: 'lampu jalan mati dpn sdn karawaci 3',
  });
  await world.app.db
    .updateTable('reports')
    .set({ status: 'closed', closed_as: 'no_answer_needed' })
    .where('id', '=', main)
    .execute();
  const again = await wroteOnInstagram(world.app, channel, {
    from: 'budi',
    text: 'sampah menumpuk di cibodas bau sekali',
  });
  await world.app.db.updateTable('reports').set({ status: 'open', closed_as: null }).where('id', '=', main).execute();
  expect(again).not.toBe(main);
  await join(main, again);
  expect(await answer(main)).toMatchObject({ outboxIds: { length: 1 } });
  expect((await clocksOf(main)).first_answer?.metAt).not.toBeNull();
});

test('a joined report is answered, reopened and hidden at its main report and nowhere else', async () => {
  const [main, other] = [await aReport(world.app), await aReport(world.app)];
  await join(main, other);
  expect(await answer(other)).toEqual({ ok: false, reason: 'joined_elsewhere' });
  expect(await reopenReport(world.app, coordinator, { reportId: other, reason: 'x' })).toEqual({
    ok: false,
    reason: 'joined_elsewhere',
  });
  expect(await hideReport(world.app, coordinator, { reportId: main, reason: 'x' })).toEqual({
    ok: false,
    reason: 'has_joined',
  });
});

test('nobody’s promise gets later: the main report keeps the earliest of each, and gives it back at the split', async () => {
  now = opened;
  const early = await aReport(world.app);
  now = minutes(30);
  const late = await aReport(world.app);
  const [before, own] = [await clocksOf(early), await clocksOf(late)];
  await join(late, early);
  const joined = await clocksOf(late);
  expect(joined.first_answer?.dueAt).toBe(before.first_answer?.dueAt);
  expect(joined.resolution?.dueAt).toBe(before.resolution?.dueAt);
  await split(early);
  expect((await clocksOf(late)).first_answer).toEqual(own.first_answer);
  expect((await clocksOf(late)).resolution).toEqual(own.resolution);
  expect(await clocksOf(early)).toEqual(before);
  expect(await reportOf(world.app, early)).toMatchObject({
    status: 'open',
    closed_as: null,
    main_id: null,
    resolved_at: null,
  });
});

test('an earlier main promise stays as it is', async () => {
  const early = await aReport(world.app);
  now = minutes(30);
  const late = await aReport(world.app);
  const before = await clocksOf(early);
  await join(early, late);
  expect(await clocksOf(early)).toEqual(before);
});

test('who is joined to an answered report is still owed an answer by the time they were promised', async () => {
  const main = await aReport(world.app);
  await answer(main);
  now = minutes(5);
  const late = await aReport(world.app);
  const promised = (await clocksOf(late)).first_answer?.dueAt;
  await join(main, late);
  expect((await clocksOf(main)).next_answer).toMatchObject({ dueAt: promised, metAt: null });
  expect(await resolveReport(world.app, coordinator, { reportId: main, explanation: 'Selesai.' })).toEqual({
    ok: false,
    reason: 'not_all_answered',
  });
  // Only the newcomer is told; the first one is not told twice.
  expect(await answer(main, { unansweredOnly: true })).toMatchObject({ outboxIds: { length: 1 } });
  expect(await byPeople(main)).toHaveLength(1);
  expect((await clocksOf(main)).next_answer?.metAt).not.toBeNull();
  expect(await resolveReport(world.app, coordinator, { reportId: main, explanation: 'Selesai.' })).toEqual({
    ok: true,
  });
});

test('an answer to one of two keeps no promise to the other', async () => {
  const [main, other] = [await aReport(world.app), await aReport(world.app)];
  await join(main, other);
  const { conversation_id } = await world.app.db
    .selectFrom('messages')
    .select('conversation_id')
    .where('report_id', '=', main)
    .where('direction', '=', 'in')
    .executeTakeFirstOrThrow();
  await answer(main, { conversationId: conversation_id });
  expect((await clocksOf(main)).first_answer?.metAt).toBeNull();
  await answer(main, { unansweredOnly: true });
  expect((await clocksOf(main)).first_answer?.metAt).not.toBeNull();
});

test('a new message of a joined resident belongs to their report and moves the main one', async () => {
  const [main, other] = [await aReport(world.app), await aReport(world.app)];
  await join(main, other);
  await answer(main);
  now = minutes(20);
  await residentWrote(world.app, other, 'Masih gelap min, lampunya mati.');
  expect((await storyOf(world.app, other)).at(-1)).toBe('resident_wrote');
  expect(await reportOf(world.app, other)).toMatchObject({ status: 'closed', closed_as: 'joined' });
  const next = (await clocksOf(main)).next_answer;
  expect(next).toMatchObject({ startedAt: now.toISOString(), metAt: null });
  expect((await reportOf(world.app, main)).last_message_at).toEqual(now);
  // The newcomer's word waits for an answer after the split too.
  await split(other);
  expect((await clocksOf(other)).next_answer).toMatchObject({ metAt: null, startedAt: now.toISOString() });
  expect((await clocksOf(other)).first_answer?.metAt).not.toBeNull();
});

test('resolving the main report ends the matter for the joined, whose resident may rate it and take it up again', async () => {
  const [main, other] = [await aReport(world.app), await aReport(world.app)];
  await join(main, other);
  const { code } = await reportOf(world.app, other);
  const reporter = { code, secret: reportSecret(world.app, code) };
  expect(await rateReport(world.app, reporter, { rating: 5, comment: null })).toEqual({
    ok: false,
    reason: 'not_ended',
  });
  await answer(main);
  await resolveReport(world.app, coordinator, { reportId: main, explanation: 'Diganti.' });
  expect(await rateReport(world.app, reporter, { rating: 4, comment: null })).toEqual({ ok: true });
  expect([(await reportOf(world.app, other)).rating, (await reportOf(world.app, main)).rating]).toEqual([4, null]);
  expect(await sayNotFixed(world.app, reporter, { text: 'Masih mati.' })).toEqual({ ok: true });
  expect((await reportOf(world.app, main)).status).toBe('open');
  expect((await storyOf(world.app, other)).at(-1)).toBe('not_fixed');
  expect((await storyOf(world.app, main)).at(-1)).toBe('reopened');
});

test('joining twice is one joining, splitting twice is one split', async () => {
  const [main, other] = [await aReport(world.app), await aReport(world.app)];
  await join(main, other);
  expect(await join(main, other)).toMatchObject({ ok: true, joined: [], again: [other] });
  expect((await storyOf(world.app, other)).filter((type) => type === 'joined')).toHaveLength(1);
  expect(await split(other)).toEqual({ ok: true, mainId: main });
  expect(await split(other)).toEqual({ ok: false, reason: 'not_joined' });
  expect((await storyOf(world.app, other)).filter((type) => type === 'split')).toHaveLength(1);
  expect(await join(main, other)).toMatchObject({ joined: [other] });
});

test('two desks that join each other’s report at once make one group and lose nothing', async () => {
  for (let round = 0; round < 4; round++) {
    const [a, b, c] = [await aReport(world.app), await aReport(world.app), await aReport(world.app)];
    const done = await Promise.all([join(a, b), join(b, a), join(b, c), join(c, a)]);
    expect(done.some((one) => one.ok)).toBe(true);
    const rows = await Promise.all([a, b, c].map((id) => reportOf(world.app, id)));
    const mains = rows.filter((row) => row.main_id === null);
    // What is joined is joined to one that stands for itself; nothing goes round in a ring.
    for (const row of rows) if (row.main_id !== null) expect(mains.map((one) => one.id)).toContain(row.main_id);
    expect(mains.length).toBeGreaterThanOrEqual(1);
    for (const row of rows)
      expect((await storyOf(world.app, row.id)).filter((type) => type === 'joined').length).toBeLessThanOrEqual(3);
  }
});

test('joined into a joined report, it belongs to that one’s main, and leaves together with what it is joined to', async () => {
  const [a, b, c] = [await aReport(world.app), await aReport(world.app), await aReport(world.app)];
  await join(c, b);
  expect(await join(b, a)).toMatchObject({ ok: true, mainId: c, joined: [a] });
  expect(await reportOf(world.app, a)).toMatchObject({ main_id: c, joined_to: b });
  expect(await answer(c)).toMatchObject({ outboxIds: { length: 3 } });
  await split(b);
  expect(await reportOf(world.app, b)).toMatchObject({ main_id: null, status: 'open' });
  expect(await reportOf(world.app, a)).toMatchObject({ main_id: b, joined_to: b });
});

test('a main report that is joined itself takes its own along, and gets them back', async () => {
  const [a, b, c] = [await aReport(world.app), await aReport(world.app), await aReport(world.app)];
  await join(b, a);
  expect(await join(c, b)).toMatchObject({ joined: [b] });
  expect(await reportOf(world.app, a)).toMatchObject({ main_id: c, joined_to: b });
  expect(await join(c, a)).toMatchObject({ again: [a] });
  await split(b);
  expect(await reportOf(world.app, a)).toMatchObject({ main_id: b });
});

test('a report joined elsewhere, one that ended, itself, and an ended main are refused by name', async () => {
  const [a, b, c] = [await aReport(world.app), await aReport(world.app), await aReport(world.app)];
  await join(b, a);
  expect(await join(c, a)).toEqual({ ok: false, reason: 'other_joined' });
  expect(await join(c, c)).toEqual({ ok: false, reason: 'same_report' });
  await answer(c);
  await resolveReport(world.app, coordinator, { reportId: c, explanation: 'Selesai.' });
  expect(await join(b, c)).toEqual({ ok: false, reason: 'other_ended' });
  expect(await join(c, b)).toEqual({ ok: false, reason: 'main_ended' });
  const thanks = await aReport(world.app, { text: 'terima kasih mimin, pelayanannya keren banget' });
  expect(await join(thanks, b)).toEqual({ ok: false, reason: 'promises_nothing' });
});

test('of many, what cannot be joined is left and named, and the rest is joined', async () => {
  const [main, fine, foreign] = [
    await aReport(world.app),
    await aReport(world.app),
    await aReport(world.app, { agency: 'DLH' }),
  ];
  expect(await joinReports(world.app, dishub, { mainId: main, otherIds: [fine, foreign, fine] })).toEqual({
    ok: true,
    mainId: main,
    joined: [fine],
    again: [],
    left: [{ id: foreign, reason: 'not_allowed' }],
  });
});

test('the most urgent word sets the urgency of the matter', async () => {
  const main = await aReport(world.app);
  const other = await aReport(world.app);
  await world.app.db.updateTable('reports').set({ urgency: 'emergency' }).where('id', '=', other).execute();
  await join(main, other);
  expect((await reportOf(world.app, main)).urgency).toBe('emergency');
});

test('a running report joined to a waiting one sets it running: nobody waits for what they were not asked', async () => {
  const [main, other] = [await aReport(world.app), await aReport(world.app)];
  await answer(main, { asks: true });
  expect((await reportOf(world.app, main)).status).toBe('waiting');
  await join(main, other);
  expect((await reportOf(world.app, main)).status).toBe('open');
  expect((await clocksOf(main)).resolution?.pausedAt).toBeNull();
});

test('splitting after an answer keeps the answer, and after the resolving leaves work to do', async () => {
  const [main, other] = [await aReport(world.app), await aReport(world.app)];
  await join(main, other);
  await answer(main);
  await resolveReport(world.app, coordinator, { reportId: main, explanation: 'Selesai.' });
  await split(other);
  const row = await reportOf(world.app, other);
  expect(row.status).toBe('open');
  const clocks = await clocksOf(other);
  expect(clocks.first_answer?.metAt).not.toBeNull();
  expect(clocks.resolution).toMatchObject({ metAt: null, cancelledAt: null });
  expect((await reportOf(world.app, main)).status).toBe('resolved');
});
