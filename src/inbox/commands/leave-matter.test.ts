import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { aKey, aReport, ledgerOf, reportOf } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import type { Clocks } from '../domain/clock-state.ts';
import { listUnreadNotices } from '../store/desk-notices.ts';
import { reportSecret } from '../store/report-links.ts';
import { samePairs } from '../store/same-matter-pairs.ts';
import { answerAsReporter } from './answer-as-reporter.ts';
import { answerReport } from './answer-report.ts';
import { joinReports } from './join-reports.ts';
import { leaveMatter } from './leave-matter.ts';
import { lookUpReport } from './look-up-report.ts';
import { resolveReport } from './resolve-report.ts';

let world: World;
let mimin: StaffActor;
beforeAll(async () => {
  world = await aWorld();
  mimin = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
});
afterAll(() => world.drop());

async function aPair() {
  const main = await aReport(world.app);
  const member = await aReport(world.app);
  const joined = await joinReports(world.app, mimin, { mainId: main, otherIds: [member] });
  if (!joined.ok) throw new Error(joined.reason);
  const { code } = await reportOf(world.app, member);
  return { main, member, reporter: { code, secret: reportSecret(world.app, code) } };
}
const text = 'Punya saya lampu di gang sebelah, bukan yang di jalan besar.';

test('a resident takes his report out: it is open again with its promises, and its mimins are told', async () => {
  const { main, member, reporter } = await aPair();
  expect(await leaveMatter(world.app, reporter, { text })).toEqual({ ok: true });
  const report = await reportOf(world.app, member);
  expect(report).toMatchObject({ status: 'open', main_id: null, closed_as: null });
  expect((report.clocks as Clocks).first_answer?.metAt).toBeNull();
  const told = await listUnreadNotices(world.app.db, mimin.staffId);
  expect(told.map((one) => [one.kind, one.reportId])).toContainEqual(['matter_left', member]);
  const split = (await ledgerOf(world.app, member)).find((one) => one.type === 'split');
  expect(split).toMatchObject({ staff_id: null, detail: { by: 'resident', reason: text, mainId: main } });
});

test('the words of who left stand with his own report, not with the one he left', async () => {
  const { main, reporter } = await aPair();
  await leaveMatter(world.app, reporter, { text });
  const split = (await ledgerOf(world.app, main)).find((one) => one.type === 'split');
  expect(JSON.stringify(split?.detail)).not.toContain('gang sebelah');
  expect(split?.detail).toMatchObject({ by: 'resident' });
});

test('that two are not one matter is kept as what nobody of the staff said', async () => {
  const { main, member, reporter } = await aPair();
  await leaveMatter(world.app, reporter, { text });
  const pair = (await samePairs(world.app)).find((one) => one.reportId === member && one.otherId === main);
  expect(pair).toMatchObject({ decidedAs: 'different', decidedBy: null });
});

test('an answer is owed to who leaves after he had one, and a resolved matter is his no longer', async () => {
  const { main, member, reporter } = await aPair();
  const answer = { reportId: main, visibility: 'private' as const, text: 'Sudah diganti.', key: aKey(), asks: false };
  await answerReport(world.app, mimin, answer);
  await world.app.db
    .updateTable('reports')
    .set({ first_answered_at: world.app.now() })
    .where('id', '=', member)
    .execute();
  await resolveReport(world.app, mimin, { reportId: main, explanation: 'Diganti.' });
  expect(await leaveMatter(world.app, reporter, { text })).toEqual({ ok: true });
  expect((await reportOf(world.app, member)).status).toBe('open');
  expect((await reportOf(world.app, main)).status).toBe('resolved');
});

test('pressed twice he has left once, and what is not joined cannot be left', async () => {
  const { member, reporter } = await aPair();
  const form = new FormData();
  form.set('intent', 'hal-lain');
  form.set('text', text);
  const twice = await Promise.all([
    answerAsReporter(world.app, reporter, form),
    answerAsReporter(world.app, reporter, form),
  ]);
  expect(twice.filter((one) => one.ok)).toHaveLength(1);
  expect(twice).toContainEqual({ ok: false, intent: 'hal-lain', problem: 'not_joined', text });
  expect((await ledgerOf(world.app, member)).filter((one) => one.type === 'split')).toHaveLength(1);
});

test('the page offers it to the reporter of a joined report alone', async () => {
  const { main, reporter } = await aPair();
  const may = async (code: string, secret: string | undefined) => {
    const looked = await lookUpReport(world.app, { code, secret, address: 'test' });
    return looked.state === 'found' && looked.view.may.leave;
  };
  const { code } = await reportOf(world.app, main);
  expect(await may(reporter.code, reporter.secret)).toBe(true);
  expect(await may(reporter.code, undefined)).toBe(false);
  expect(await may(code, reportSecret(world.app, code))).toBe(false);
});

test('with a wrong secret nobody leaves', async () => {
  const { reporter } = await aPair();
  await expect(leaveMatter(world.app, { code: reporter.code, secret: 'A'.repeat(26) }, { text })).rejects.toThrow(
    NotAllowed,
  );
});
