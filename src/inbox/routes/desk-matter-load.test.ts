import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffActor } from '#src/people/index.ts';
import { aReport, reportOf } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { joinReports } from '../commands/join-reports.ts';
import { findSameMatter } from '../jobs/find-same-matter.ts';
import { getCityState } from '../store/city.ts';
import { decidePair, writePairs } from '../store/same-matter-pairs.ts';
import { loadReport } from './desk-report-load.ts';

let world: World;
let dishub: StaffActor;
let dlh: StaffActor;
let coordinator: StaffActor;
let leader: StaffActor;
beforeAll(async () => {
  world = await aWorld();
  dishub = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
  dlh = await aStaff(world.app, world.operator, 'mimin', 'DLH');
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
  leader = await aStaff(world.app, world.operator, 'leader');
});
afterAll(() => world?.drop());

const load = async (actor: StaffActor, id: number) =>
  loadReport({ app: world.app, actor, language: 'id', city: await getCityState(world.app) }, id);
const join = (mainId: number, ...otherIds: number[]) => joinReports(world.app, coordinator, { mainId, otherIds });
const words = 'sampah menumpuk di cibodas, dibuang Pak Kumis';

test('a secret report that is joined is answered with the others, and its words are shown only to those who may see it', async () => {
  const main = await aReport(world.app);
  const open = await aReport(world.app, { agency: 'DLH' });
  const secret = await aReport(world.app, { text: words, privacy: 'secret' });
  expect((await reportOf(world.app, secret)).agency).toBe('DLH');
  await join(main, open, secret);
  const seen = await load(dishub, main);
  expect(seen?.matter).toMatchObject({ joined: [{ id: open, maySplit: true }], unseen: 1 });
  expect(JSON.stringify(seen)).not.toContain('Kumis');
  expect(JSON.stringify(seen)).not.toContain((await reportOf(world.app, secret)).code);
  expect(seen?.conversations).toHaveLength(2);
  const whole = await load(coordinator, main);
  expect(whole?.matter.joined).toHaveLength(2);
  expect(JSON.stringify(whole)).toContain('Kumis');
  // The open one is read with its main report, the secret one is not.
  expect((await load(dishub, open))?.may).toMatchObject({ answer: false, reopen: false, split: true, join: false });
  expect(await load(dishub, secret)).toBeUndefined();
  expect(JSON.stringify(await load(leader, main))).not.toContain('Kumis');
});

test('whose report was joined to another agency’s sees that it is, and of the main report nothing', async () => {
  const [main, member] = [await aReport(world.app), await aReport(world.app, { agency: 'DLH' })];
  await join(main, member);
  const seen = await load(dlh, member);
  expect(seen?.matter.main).toEqual({ id: main, code: null, title: null });
  expect(seen?.may.split).toBe(true);
  expect(await load(dlh, main)).toBeUndefined();
});

test('suggested is only what the reader may join, and to nobody who may not', async () => {
  const text = 'pohon tumbang nutup jalan di jl veteran dpn kantor pos';
  const first = await aReport(world.app, { text });
  const secret = await aReport(world.app, { text, privacy: 'secret' });
  const second = await aReport(world.app, { text });
  await world.app.pool.query(
    `update reports set agency_id = (select id from agencies where code = 'DISHUB') where id = any($1)`,
    [[first, second]],
  );
  await findSameMatter(world.app);
  const suggested = async (actor: StaffActor) =>
    (await load(actor, second))?.matter.suggestions.map((one) => one.id).sort((a, b) => a - b);
  expect(await suggested(dishub)).toEqual([first]);
  expect(await suggested(coordinator)).toEqual([first, secret]);
  expect(await suggested(leader)).toEqual([]);
});

test('what is only like a suggested one is found too, unticked below the mark, and what was called different stays away', async () => {
  const text = 'Banjir di perum ciledug indah sepaha orang dewasa';
  const [a, b, c] = [
    await aReport(world.app, { text }),
    await aReport(world.app, { text: `${text} min` }),
    await aReport(world.app, { text: `min ${text}` }),
  ];
  const at = world.app.now();
  await world.app.pool.query('delete from same_matter_queue');
  await world.app.db.transaction().execute((tx) =>
    writePairs(
      tx,
      [
        { a, b, score: 0.6, reasons: [{ is: 'topic' }] },
        { a: b, b: c, score: 0.95, reasons: [] },
      ],
      at,
    ),
  );
  const seen = async () =>
    (await load(coordinator, a))?.matter.suggestions.map(({ id, band, ticked }) => [id, band, ticked]);
  expect(await seen()).toEqual([
    [c, 'very_likely', true],
    [b, 'doubtful', false],
  ]);
  await world.app.db
    .transaction()
    .execute((tx) => decidePair(tx, a, c, { as: 'different', staffId: coordinator.staffId, at }));
  expect(await seen()).toEqual([[b, 'doubtful', false]]);
});

test('how often suggestions were right is told by band, and too few decisions are called too few', async () => {
  const [a, b] = [await aReport(world.app), await aReport(world.app)];
  const at = world.app.now();
  await world.app.db.transaction().execute(async (tx) => {
    await writePairs(tx, [{ a, b, score: 0.8, reasons: [] }], at);
    await decidePair(tx, b, a, { as: 'different', staffId: coordinator.staffId, at });
  });
  const precision = (await load(coordinator, a))?.matter.precision;
  expect(precision?.likely).toEqual({ right: 0, of: 1 });
});
