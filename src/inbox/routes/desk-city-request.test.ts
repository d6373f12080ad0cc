import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffActor } from '#src/people/index.ts';
import { aReport } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { cellsOfRow } from '../domain/city-table-cells.ts';
import { getCityState } from '../store/city.ts';
import { answerEdit, sayIn } from './desk-city-request.ts';

let world: World;
let coordinator: StaffActor;
beforeAll(async () => {
  world = await aWorld();
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
});
afterAll(() => world?.drop());

/** What trying "blocked drains go to DLH" says to somebody. */
async function tryDrains(actor: StaffActor) {
  const city = await getCityState(world.app);
  const row = city.tables.topics.find((topic) => topic.code === 'drainase');
  if (!row) throw new Error('no such topic');
  const edit = {
    do: 'put' as const,
    table: 'topics' as const,
    key: 'drainase',
    cells: { ...cellsOfRow('topics', row), agency: 'DLH' },
  };
  const desk = { app: world.app, actor, language: 'id' as const, city };
  return answerEdit(desk, { edit, basedOn: city.version, tryOnly: true });
}

test('an edit tried on recent reports names those that would move and keeps nothing; secret ones only to who may see them', async () => {
  const text = 'Drainase di Jalan Imam Bonjol mampet, tiap hujan air masuk rumah warga';
  const open = await aReport(world.app, { text });
  const secret = await aReport(world.app, { text, privacy: 'secret' });
  await aReport(world.app, { text: 'Lampu jalan di Jalan Imam Bonjol mati' });
  const { version } = await getCityState(world.app);
  const idsFor = async (actor: StaffActor) => {
    const answer = await tryDrains(actor);
    if (answer.ok !== 'tried') throw new Error('not tried');
    expect(answer.tried.moved[0]).toMatchObject({ from: 'DPUPR', to: 'DLH' });
    return answer.tried.moved.map((one) => one.id);
  };
  expect(await idsFor(coordinator)).toEqual([secret, open]);
  expect(await idsFor(world.operator)).toEqual([open]);
  expect((await world.app.db.selectFrom('city').select('tables_version').executeTakeFirst())?.tables_version).toBe(
    version,
  );
});

test('of a sentence in both languages the reader gets one half, with the choices that follow it', () => {
  expect(sayIn('tidak ada / missing', 'id')).toBe('tidak ada');
  expect(sayIn('tidak ada / missing', 'en')).toBe('missing');
  expect(sayIn('bukan salah satu pilihan yang ada / not one of the choices: a, b', 'id')).toBe(
    'bukan salah satu pilihan yang ada: a, b',
  );
  expect(sayIn('a sentence alone', 'id')).toBe('a sentence alone');
});
