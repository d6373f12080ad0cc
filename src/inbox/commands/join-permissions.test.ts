import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { aReport, reportOf } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { readPrecision, samePairs, writePairs } from '../store/same-matter-pairs.ts';
import { declineMatter } from './decline-matter.ts';
import { joinReports } from './join-reports.ts';
import { lookUpReport } from './look-up-report.ts';
import { splitReport } from './split-report.ts';

let world: World;
let dishub: StaffActor;
let dlh: StaffActor;
let coordinator: StaffActor;
let leader: StaffActor;
const now = new Date('2026-11-24T03:00:00Z');
beforeAll(async () => {
  world = await aWorld({ now: () => now });
  dishub = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
  dlh = await aStaff(world.app, world.operator, 'mimin', 'DLH');
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
  leader = await aStaff(world.app, world.operator, 'leader');
});
afterAll(() => world?.drop());

const join = (mainId: number, ...otherIds: number[]) => joinReports(world.app, coordinator, { mainId, otherIds });
const split = (reportId: number, actor = coordinator) =>
  splitReport(world.app, actor, { reportId, reason: 'Ternyata lampu yang lain.' });

test('joining takes the permission on both: no other agency, no leader, and a secret report only with its own', async () => {
  const [main, other] = [await aReport(world.app), await aReport(world.app)];
  const secret = await aReport(world.app, { privacy: 'secret' });
  await expect(joinReports(world.app, dlh, { mainId: main, otherIds: [other] })).rejects.toThrow(NotAllowed);
  await expect(joinReports(world.app, leader, { mainId: main, otherIds: [other] })).rejects.toThrow(NotAllowed);
  const foreign = await aReport(world.app, { agency: 'DLH' });
  expect(await joinReports(world.app, dlh, { mainId: foreign, otherIds: [secret] })).toEqual({
    ok: false,
    reason: 'not_allowed',
  });
  await expect(joinReports(world.app, dishub, { mainId: 999_999, otherIds: [main] })).rejects.toThrow(NotAllowed);
  expect(await joinReports(world.app, dishub, { mainId: main, otherIds: [other, secret] })).toMatchObject({
    joined: [other, secret],
  });
  await expect(split(other, dlh)).rejects.toThrow(NotAllowed);
  expect(await split(other, dishub)).toMatchObject({ ok: true });
});

test('an agency whose report was joined to another’s may take it out again, and so may that other', async () => {
  for (const actor of [dishub, dlh]) {
    const [main, other] = [await aReport(world.app), await aReport(world.app, { agency: 'DLH' })];
    await join(main, other);
    expect(await split(other, actor)).toEqual({ ok: true, mainId: main });
  }
  const [main, secret] = [await aReport(world.app), await aReport(world.app, { agency: 'DLH', privacy: 'secret' })];
  await join(main, secret);
  await expect(split(secret, dishub)).rejects.toThrow(NotAllowed);
});

test('every yes and no is a labelled example with its author, and only suggestions count for the precision', async () => {
  const before = await readPrecision(world.app.db);
  const [a, b, c, d] = [
    await aReport(world.app),
    await aReport(world.app),
    await aReport(world.app),
    await aReport(world.app),
  ];
  await world.app.db.transaction().execute((tx) =>
    writePairs(
      tx,
      [
        { a, b, score: 0.95, reasons: [] },
        { a, b: c, score: 0.93, reasons: [] },
      ],
      now,
    ),
  );
  await join(a, b, d);
  await declineMatter(world.app, dishub, { reportId: a, otherId: c });
  await declineMatter(world.app, dishub, { reportId: a, otherId: c });
  await expect(declineMatter(world.app, dlh, { reportId: a, otherId: c })).rejects.toThrow(NotAllowed);
  const after = await readPrecision(world.app.db);
  expect([after.very_likely.right - before.very_likely.right, after.very_likely.of - before.very_likely.of]).toEqual([
    1, 2,
  ]);
  const examples = (await samePairs(world.app)).filter((pair) => [b, c, d].includes(pair.reportId));
  expect(examples).toHaveLength(3);
  expect(examples).toContainEqual(
    expect.objectContaining({ reportId: c, otherId: a, decidedAs: 'different', decidedBy: dishub.staffId }),
  );
  expect(examples).toContainEqual(expect.objectContaining({ reportId: d, score: null, decidedAs: 'same' }));
  // Whoever splits it says that the yes was wrong.
  await split(b);
  expect((await readPrecision(world.app.db)).very_likely.right).toBe(before.very_likely.right);
  // What is decided is not suggested anew.
  await world.app.db.transaction().execute((tx) => writePairs(tx, [{ a: c, b: a, score: 0.99, reasons: [] }], now));
  expect((await samePairs(world.app)).find((pair) => pair.reportId === c)?.decidedAs).toBe('different');
});

test('on the page of a joined report stands the main one’s progress and no word of anybody else', async () => {
  const main = await aReport(world.app, { text: 'lampu jalan mati dpn sdn karawaci 3, kata Pak Joko tetangga saya' });
  const other = await aReport(world.app);
  await join(main, other);
  const codeOf = async (id: number) => (await reportOf(world.app, id)).code;
  const look = async (id: number) => {
    const found = await lookUpReport(world.app, { code: await codeOf(id), secret: undefined, address: '::1' });
    return found.state === 'found' ? found.view : undefined;
  };
  const view = await look(other);
  expect(view).toMatchObject({ status: 'open', closedAs: null });
  expect(view?.steps.at(-1)?.type).toBe('joined');
  expect(JSON.stringify(view)).not.toContain('Joko');
  expect(JSON.stringify(view)).not.toContain(await codeOf(main));
  expect((await look(main))?.steps.map((step) => step.type)).not.toContain('joined');
  await split(other);
  expect((await look(other))?.steps.at(-1)?.type).toBe('split');
});
