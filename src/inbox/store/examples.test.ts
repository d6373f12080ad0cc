import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffActor } from '#src/people/index.ts';
import { agencyId, aKey, aReport, praise } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { answerReport } from '../commands/answer-report.ts';
import { closeReport } from '../commands/close-report.ts';
import { closeReports } from '../commands/close-reports.ts';
import { correctTriage } from '../commands/correct-triage.ts';
import { handOnReport } from '../commands/hand-on-report.ts';
import { hideReport } from '../commands/hide-report.ts';
import { reopenReport } from '../commands/reopen-report.ts';
import { sendAnswers } from '../jobs/send-answers.ts';
import { countExamples, listCorrections, listTaught } from './examples.ts';

let world: World;
let dishub: StaffActor;
let rina: StaffActor;
beforeAll(async () => {
  world = await aWorld();
  dishub = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
  rina = await aStaff(world.app, world.operator, 'coordinator');
});
afterAll(() => world?.drop());

const examplesFor = (reportId: number) =>
  world.app.db
    .selectFrom('examples')
    .select(['stated', 'said', 'text', 'staff_id', 'held'])
    .where('report_id', '=', reportId)
    .orderBy('id')
    .execute();
const correct = (reportId: number, change: object, by = dishub) =>
  correctTriage(world.app, by, { reportId, ...change });
async function topicId(code: string): Promise<number> {
  return (await world.app.db.selectFrom('topics').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id;
}

test('a correction is an example: what was stated, what triage had said, by whom', async () => {
  const report = await aReport(world.app);
  const other = await world.app.db.selectFrom('topics').select('code').orderBy('id').limit(1).executeTakeFirstOrThrow();
  await correct(report, { kind: 'question', topicId: await topicId(other.code), urgency: 'low' });
  expect(await examplesFor(report)).toEqual([
    expect.objectContaining({
      stated: { kind: 'question', topic: other.code, urgency: 'low' },
      said: expect.objectContaining({ kind: 'complaint', urgency: expect.any(String), topic: expect.any(String) }),
      staff_id: dishub.staffId,
    }),
  ]);
});

test('fields that the page filled in and nobody changed are not stated', async () => {
  const report = await aReport(world.app);
  const now = await world.app.db
    .selectFrom('reports')
    .select(['topic_id', 'urgency', 'kelurahan_code'])
    .where('id', '=', report)
    .executeTakeFirstOrThrow();
  await correct(report, {
    kind: 'complaint',
    topicId: now.topic_id,
    urgency: now.urgency,
    kelurahanCode: now.kelurahan_code,
  });
  expect((await examplesFor(report)).map((one) => one.stated)).toEqual([{ kind: 'complaint' }]);
});

test('a kelurahan is stated by its name, and "none" is a statement too', async () => {
  const report = await aReport(world.app);
  const area = await world.app.db
    .selectFrom('areas')
    .select(['code', 'name'])
    .where('level', '=', 'kelurahan')
    .limit(1)
    .executeTakeFirstOrThrow();
  await correct(report, { kelurahanCode: area.code });
  await correct(report, { kelurahanCode: null });
  expect((await examplesFor(report)).map((one) => one.stated)).toEqual([{ kelurahan: area.name }, { kelurahan: null }]);
});

test('a later correction by anybody stands, and both keep their author', async () => {
  const report = await aReport(world.app);
  await correct(report, { kind: 'question' });
  await correct(report, { kind: 'complaint' }, rina);
  const page = (await listCorrections(world.app.db, {})).rows.filter((row) => row.reportId === report);
  expect(page.map((row) => [row.author, row.stated, row.superseded])).toEqual([
    [rina.name, { kind: 'complaint' }, []],
    [dishub.name, { kind: 'question' }, ['kind']],
  ]);
});

test('handing on says whose it is; back to the coordinator says nothing', async () => {
  const report = await aReport(world.app);
  await handOnReport(world.app, dishub, {
    reportId: report,
    toAgencyId: await agencyId(world, 'DPUPR'),
    reason: 'Bukan kami.',
  });
  expect((await examplesFor(report)).map((one) => [one.stated, one.said])).toEqual([
    [
      { agency: 'DPUPR', outside: null },
      { agency: 'DISHUB', outside: null },
    ],
  ]);
  await handOnReport(world.app, rina, { reportId: report, toAgencyId: null, reason: 'Pikirkan lagi.' });
  expect(await examplesFor(report)).toHaveLength(1);
});

test('closing as outside names the body where it is known', async () => {
  const report = await aReport(world.app, { text: 'listrik padam dari tadi malam di rumah saya, tolong PLN' });
  await world.app.db
    .updateTable('reports')
    .set({ outside_owner: 'PLN', agency_id: dishub.agencyId })
    .where('id', '=', report)
    .execute();
  await answerReport(world.app, dishub, {
    reportId: report,
    visibility: 'private',
    text: 'Silakan 123.',
    key: aKey(),
    asks: false,
  });
  await sendAnswers(world.app);
  expect(await closeReport(world.app, dishub, { reportId: report, as: 'outside', reason: 'PLN.' })).toEqual({
    ok: true,
  });
  expect((await examplesFor(report)).map((one) => one.stated)).toEqual([{ agency: null, outside: 'PLN' }]);
});

test('praise closed by the dozen confirms its kind; a refused closing and a reopening teach nothing', async () => {
  const thanks = await aReport(world.app, { text: praise });
  const complaint = await aReport(world.app);
  await closeReports(world.app, rina, { reportIds: [thanks, complaint], reason: 'Tidak perlu jawaban' });
  expect((await examplesFor(thanks)).map((one) => one.stated)).toEqual([{ kind: 'praise' }]);
  expect(await examplesFor(complaint)).toEqual([]);
  await reopenReport(world.app, rina, { reportId: thanks, reason: 'Ternyata keluhan.' });
  expect(await examplesFor(thanks)).toHaveLength(1);
});

test('an example keeps nobody’s phone, NIK or name', async () => {
  const report = await aReport(world.app, {
    text: 'lampu jalan mati depan rumah, nama Budi Santoso NIK 3671012304900001 hp 081234567890',
  });
  await correct(report, { kind: 'question' });
  const [example] = await examplesFor(report);
  expect(example?.text).toContain('lampu jalan mati');
  expect(example?.text).not.toMatch(/3671012304900001|081234567890|Budi/);
});

test('what is secret teaches nothing', async () => {
  const report = await aReport(world.app, { privacy: 'secret' });
  await correct(report, { kind: 'question' });
  expect(await examplesFor(report)).toEqual([]);
});

test('a report that is hidden, made secret or withdrawn is taken out of training and off the list', async () => {
  const make = async (i: number) => {
    const report = await aReport(world.app, { text: `lampu jalan padam di RT ${i} cibodas sudah lama` });
    await correct(report, { kind: 'question' });
    return report;
  };
  const [hidden, secret, withdrawn] = [await make(1), await make(2), await make(3)];
  const before = await countExamples(world.app.db);
  await hideReport(world.app, rina, { reportId: hidden, reason: 'Atas permintaan.' });
  await world.app.db.updateTable('reports').set({ privacy: 'secret' }).where('id', '=', secret).execute();
  await world.app.db
    .updateTable('messages')
    .set({ withdrawn_at: new Date() })
    .where('report_id', '=', withdrawn)
    .execute();
  const after = await countExamples(world.app.db);
  expect(after.taught + after.held).toBe(before.taught + before.held - 3);
  const taught = [...(await listTaught(world.app.db, false)), ...(await listTaught(world.app.db, true))];
  for (const gone of [hidden, secret, withdrawn]) {
    expect(taught.some((one) => one.reportId === gone)).toBe(false);
    expect((await listCorrections(world.app.db, {})).rows.some((row) => row.reportId === gone)).toBe(false);
  }
});

test('all examples of one report stay on one side, also when its words changed between', async () => {
  for (let i = 0; i < 8; i += 1) {
    const report = await aReport(world.app, { text: `lampu jalan mati dekat pos ${i}` });
    await correct(report, { kind: 'question' });
    await world.app.db
      .updateTable('messages')
      .set({ text: `kata lain ${i * 31}` })
      .where('report_id', '=', report)
      .execute();
    await correct(report, { kind: 'complaint' });
    const sides = (await examplesFor(report)).map((one) => one.held);
    expect(new Set(sides).size).toBe(1);
  }
});

test('the list is walked by cursor, each correction once', async () => {
  const seen: number[] = [];
  let before: number | undefined;
  do {
    const page = await listCorrections(world.app.db, { before, size: 4 });
    seen.push(...page.rows.map((row) => row.id));
    before = page.next;
  } while (before !== undefined);
  const all = (await listCorrections(world.app.db, { size: 1_000 })).rows.map((row) => row.id);
  expect(seen).toEqual(all);
  expect(all.length).toBeGreaterThan(12);
});
