import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { aReport, reportOf } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { cachedPage } from '../routes/cached-page.ts';
import { incidentsOf, shownIncidents } from '../routes/incident-load.ts';
import { forgetCityState, getCityState } from '../store/city.ts';
import { findDeskReport } from '../store/desk-report.ts';
import { findIncident, listIncidentChanges, listIncidentReports, listPastIncidents } from '../store/incidents.ts';
import { reportSecret } from '../store/report-links.ts';
import { changeIncident } from './change-incident.ts';
import { declareIncident } from './declare-incident.ts';
import { joinIncident } from './join-incident.ts';
import { leaveMatter } from './leave-matter.ts';

const start = new Date('2026-11-24T02:00:00Z');
const hours = (n: number) => new Date(start.getTime() + n * 3_600_000);
let now = start;
let world: World;
let coordinator: StaffActor;
let mimin: StaffActor;
let other: StaffActor;
let topicId: number;
beforeAll(async () => {
  world = await aWorld({ now: () => now });
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
  mimin = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
  other = await aStaff(world.app, world.operator, 'mimin', 'DLH');
  topicId = (await getCityState(world.app)).topicIds.get('penerangan-jalan') ?? 0;
});
afterAll(() => world?.drop());

const wanted = (more: object = {}) => ({
  textId: 'Listrik padam di seluruh kota sejak pagi.',
  answer: 'PLN sedang memperbaiki gardunya.',
  topicId,
  area: null,
  until: new Date(now.getTime() + 6 * 3_600_000),
  ...more,
});

async function declared(more: object = {}): Promise<number> {
  const done = await declareIncident(world.app, coordinator, wanted(more));
  if (!done.ok) throw new Error(done.reason);
  return done.id;
}
/** Puts all incidents far into the past: the tests go back in time, where those that were ended would be on again. */
async function endAll(): Promise<void> {
  await world.app.db
    .updateTable('incidents')
    .set({ from_at: new Date(0), until_at: new Date(1) })
    .execute();
  forgetCityState(world.app);
}
beforeEach(async () => {
  now = start;
  await endAll();
});
async function codeOf(id: number): Promise<string> {
  return (await reportOf(world.app, id)).code;
}

test('only a coordinator declares, and moves, and ends', async () => {
  await expect(declareIncident(world.app, mimin, wanted())).rejects.toThrow(NotAllowed);
  const id = await declared();
  await expect(changeIncident(world.app, mimin, { do: 'end', incidentId: id })).rejects.toThrow(NotAllowed);
});

test.each([
  ['an end before the beginning', () => ({ from: hours(9), until: hours(8) }), 'bad_time'],
  ['an end that is past', () => ({ from: hours(-5), until: hours(-1) }), 'over_already'],
  ['forty days', () => ({ until: hours(40 * 24) }), 'too_long'],
  ['neither topic nor area', () => ({ topicId: null }), 'about_nothing'],
  ['a topic that is none', () => ({ topicId: 999_999 }), 'no_such_topic'],
  ['an area that is none', () => ({ area: '99.99' }), 'no_such_area'],
  ['a main report that is none', () => ({ mainCode: 'ABCDEFGH01' }), 'no_such_code'],
])('%s is refused by name', async (_sentence, more, reason) => {
  expect(await declareIncident(world.app, coordinator, wanted(more()))).toEqual({ ok: false, reason });
});

test('a front page that is kept as bytes tells an incident from its declaration to its end, and not a moment longer', async () => {
  const app = world.app;
  const render = async () =>
    shownIncidents(await getCityState(app), now)
      .map((one) => one.text.id)
      .join() || 'tenang';
  const page = async () => (await cachedPage(app, '/uji', 'id', false, render))?.toString();
  expect(await page()).toBe('tenang');
  const id = await declared();
  expect(await page()).toContain('Listrik padam');
  now = hours(6);
  expect(await page()).toBe('tenang');
  expect((await listPastIncidents(app.db, now)).map((one) => one.id)).toContain(id);
  now = start;
});

test('an incident that is moved, given its main report and ended keeps what it was', async () => {
  const main = await aReport(world.app);
  const id = await declared();
  await changeIncident(world.app, coordinator, { do: 'until', incidentId: id, until: hours(12) });
  await changeIncident(world.app, coordinator, { do: 'main', incidentId: id, code: await codeOf(main) });
  now = hours(1);
  expect(await changeIncident(world.app, coordinator, { do: 'end', incidentId: id })).toEqual({ ok: true });
  expect(await changeIncident(world.app, coordinator, { do: 'end', incidentId: id })).toEqual({
    ok: false,
    reason: 'over_already',
  });
  const changes = await listIncidentChanges(world.app.db, id);
  expect(changes.map((one) => one.type)).toEqual(['declared', 'until_moved', 'main_set', 'ended']);
  expect(changes[1]?.detail).toEqual({ from: hours(6).toISOString(), to: hours(12).toISOString() });
});

test('a sixth incident is refused: the front page is for residents', async () => {
  for (let i = 0; i < 5; i++) await declared();
  expect(await declareIncident(world.app, coordinator, wanted())).toEqual({ ok: false, reason: 'too_many' });
});

test('what comes in meanwhile is suggested with the ready answer, and joined on one press', async () => {
  const main = await aReport(world.app);
  const id = await declared({ mainCode: await codeOf(main) });
  now = hours(1);
  const [fits, elsewhere] = [await aReport(world.app), await aReport(world.app, { agency: 'DLH' })] as const;
  const desk = { app: world.app, actor: mimin, language: 'id' as const, city: await getCityState(world.app) };
  const found = await findDeskReport(world.app, fits, 'id');
  if (!found) throw new Error('no report');
  expect(await incidentsOf(desk, found)).toMatchObject([
    { id, answer: 'PLN sedang memperbaiki gardunya.', mayJoin: true },
  ]);
  const incident = await findIncident(world.app.db, id);
  if (!incident) throw new Error('no incident');
  const listed = (await listIncidentReports(world.app.db, incident)).map((one) => one.id);
  expect(listed).toContain(fits);
  expect(listed).not.toContain(elsewhere);
  expect(listed).not.toContain(main);
  expect(await joinIncident(world.app, mimin, { incidentId: id, reportIds: [fits] })).toMatchObject({ ok: true });
  expect((await reportOf(world.app, fits)).main_id).toBe(main);
});

test('a mimin of another agency joins nothing to it', async () => {
  const main = await aReport(world.app);
  const id = await declared({ mainCode: await codeOf(main) });
  const fits = await aReport(world.app);
  await expect(joinIncident(world.app, other, { incidentId: id, reportIds: [fits] })).rejects.toThrow(NotAllowed);
  expect((await reportOf(world.app, fits)).main_id).toBeNull();
});

test('whoever left the matter of an incident is not suggested for it again', async () => {
  const main = await aReport(world.app);
  const id = await declared({ mainCode: await codeOf(main) });
  now = hours(1);
  const member = await aReport(world.app);
  await joinIncident(world.app, coordinator, { incidentId: id, reportIds: [member] });
  const code = await codeOf(member);
  await leaveMatter(world.app, { code, secret: reportSecret(world.app, code) }, { text: 'Punya saya lain.' });
  const incident = await findIncident(world.app.db, id);
  if (!incident) throw new Error('no incident');
  expect((await listIncidentReports(world.app.db, incident)).map((one) => one.id)).not.toContain(member);
});

test('a secret report never answers for an incident', async () => {
  const secret = await aReport(world.app, { privacy: 'secret' });
  expect(await declareIncident(world.app, coordinator, wanted({ mainCode: await codeOf(secret) }))).toEqual({
    ok: false,
    reason: 'no_such_code',
  });
});
