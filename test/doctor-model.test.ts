import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { examineModel } from '#src/cli/doctor-model.ts';
import { installShippedModel } from '#src/inbox/index.ts';
import { getCityState } from '#src/inbox/store/city.ts';
import { aCorpus, shipModel } from './support/city-corpus.ts';
import { aWorld, type World } from './support/world.ts';

let world: World;
const corpus = aCorpus('kota-tangerang');
beforeAll(async () => {
  world = await aWorld();
  shipModel(corpus.folder, (await getCityState(world.app)).tables);
});
afterAll(async () => {
  corpus.drop();
  await world?.drop();
});
afterEach(() => world.app.pool.query('delete from model_versions'));

test('the doctor names the model in use and since when', async () => {
  await installShippedModel(world.app, corpus.dir);
  await world.app.pool.query(
    `update model_versions set went_live_at = '2026-11-20T03:00:00Z', card = jsonb_set(card, '{madeAt}', to_jsonb(now()))`,
  );
  const [name, found] = await examineModel(world.app.pool);
  expect(name).toMatch(/^model: versi \/ version \d+, sejak \/ since 2026-11-20$/);
  expect(found).toEqual([]);
});

test('an old card is an advice that still names the model', async () => {
  await installShippedModel(world.app, corpus.dir);
  await world.app.pool.query(`update model_versions set card = jsonb_set(card, '{madeAt}', '"2024-01-31T00:00:00Z"')`);
  const [, found] = await examineModel(world.app.pool);
  expect(found).toMatchObject([{ level: 'advice', en: expect.stringContaining('a card of 2024-01-31') }]);
});

test.each([
  ['changed bytes', `weights = set_byte(weights, 100, 255 - get_byte(weights, 100))`],
  ['bytes cut short', `weights = substring(weights from 1 for 100)`],
])('a model in use with %s is a problem', async (_, change) => {
  await installShippedModel(world.app, corpus.dir);
  await world.app.pool.query(`update model_versions set ${change}`);
  const [, found] = await examineModel(world.app.pool);
  expect(found).toContainEqual(
    expect.objectContaining({ level: 'problem', en: expect.stringContaining('goes by its rules alone') }),
  );
});

test('a release whose model cannot be used is a problem', async () => {
  await world.app.pool.query(
    `insert into model_versions (origin, state, hash, refused_why) values ('shipped', 'refused', 'h', 'damaged')`,
  );
  const [, found] = await examineModel(world.app.pool);
  expect(found).toMatchObject([{ level: 'problem', en: expect.stringContaining('Install the release again') }]);
});
