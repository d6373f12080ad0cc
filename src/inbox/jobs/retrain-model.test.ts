import { readFileSync, writeFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Tx } from '#src/db/kysely.ts';
import type { StaffActor } from '#src/people/index.ts';
import { aCorpus, shipModel } from '../../../test/support/city-corpus.ts';
import { agencyId, aReport } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { askForTraining } from '../commands/ask-for-training.ts';
import { correctTriage } from '../commands/correct-triage.ts';
import { handOnReport } from '../commands/hand-on-report.ts';
import { putModelLive } from '../commands/put-model-live.ts';
import { cityState, forgetCityState, getCityState } from '../store/city.ts';
import { listVersions, lockModels } from '../store/model-versions.ts';
import { claimTraining, listTrainings } from '../store/training-runs.ts';
import { installShippedModel } from './install-shipped-model.ts';
import { retrainModel } from './retrain-model.ts';

let world: World;
let rina: StaffActor;
let corpus: ReturnType<typeof aCorpus>;
beforeAll(async () => {
  world = await aWorld();
  rina = await aStaff(world.app, world.operator, 'coordinator');
  await correctReports(40);
});
afterAll(() => world?.drop());
beforeEach(() => {
  corpus = aCorpus('kota-tangerang');
});
afterEach(async () => {
  corpus.drop();
  const { pool } = world.app;
  await pool.query('delete from training_runs');
  await pool.query('delete from model_versions');
  forgetCityState(world.app);
});

/** People here call a broken bridge "jebrol", which no table knows, and always give it to DPUPR. */
async function correctReports(many: number): Promise<void> {
  const toAgencyId = await agencyId(world, 'DPUPR');
  const topic = await world.app.db
    .selectFrom('topics')
    .select('id')
    .where('code', '=', 'jembatan')
    .executeTakeFirstOrThrow();
  for (let i = 0; i < many; i += 1) {
    const reportId = await aReport(world.app, { text: `jebrol min di ujung gang nomor ${i}, kumaha ieu` });
    await correctTriage(world.app, rina, { reportId, kind: 'complaint', topicId: topic.id });
    await handOnReport(world.app, rina, { reportId, toAgencyId, reason: 'Jembatan.' });
  }
}

const ask = () => askForTraining(world.app, world.operator);
const train = (options = {}) => retrainModel(world.app, { dir: corpus.dir, ...options });
const versions = () => listVersions(world.app.db);
const lastRun = async () => (await listTrainings(world.app.db))[0];
const audited = async (action: string) =>
  (await world.app.db.selectFrom('audit_events').select(['subject', 'staff_id']).where('action', '=', action).execute())
    .length;

test('a model that learned what people correct goes live, and new reports are read by it', async () => {
  const before = await audited('model_live');
  expect(await ask()).toEqual({ ok: true });
  expect(await train()).toBe(1);
  const [live] = await versions();
  expect(live).toMatchObject({ state: 'live', origin: 'retrained', madeBy: 'Oki Operator' });
  expect(live?.compared?.corrections.newBetter).toBeGreaterThanOrEqual(5);
  expect(live?.compared?.corrections.oldBetter).toBe(0);
  expect(live?.card?.sources).toContainEqual({ name: 'koreksi', messages: expect.any(Number) });
  expect(await lastRun()).toMatchObject({ stage: 'ended', outcome: 'live', versionId: live?.id, silent: false });
  expect(await audited('model_live')).toBe(before + 1);
  expect((await getCityState(world.app)).model).toBeDefined();
  const report = await aReport(world.app, { text: 'jebrol min di ujung gang nomor 4711' });
  const { agency_id } = await world.app.db
    .selectFrom('reports')
    .select('agency_id')
    .where('id', '=', report)
    .executeTakeFirstOrThrow();
  expect(agency_id).toBe(await agencyId(world, 'DPUPR'));
});

test('a second training on the same corrections is refused before it begins, and after an equal one nothing changes', async () => {
  await ask();
  await train();
  expect(await ask()).toEqual({ ok: false, reason: 'nothing_new' });
  // Asked for behind the back of the check, it learns the same and is not better.
  await world.app.pool.query('insert into training_runs default values');
  await train();
  const [newest, live] = await versions();
  expect(newest).toMatchObject({ state: 'refused', refusedWhy: 'not_better' });
  expect(newest?.card?.scores.kind.of).toBeGreaterThan(0);
  expect(live).toMatchObject({ state: 'live' });
  const { rows } = await world.app.pool.query('select weights from model_versions where id = $1', [newest?.id]);
  expect(rows).toEqual([{ weights: null }]);
});

test('of the versions nobody uses the oldest are forgotten, never the shipped ones', async () => {
  await world.app.pool.query(
    `insert into model_versions (origin, state, weights, hash, card)
     select case when i = 1 then 'shipped' else 'retrained' end, 'past', 'x', i::text::bytea, '{}' from generate_series(1, 30) i`,
  );
  await ask();
  await train();
  const { rows } = await world.app.pool.query<{ hash: Buffer; state: string }>(
    'select hash, state from model_versions order by id',
  );
  expect(rows.filter((row) => row.state === 'past').map((row) => String(row.hash))).toEqual([
    '1',
    ...Array.from({ length: 20 }, (_, i) => String(i + 11)),
  ]);
  expect(rows.at(-1)?.state).toBe('live');
});

test('only one training is under way, however often and by whomever it is asked for', async () => {
  const asked = await Promise.all([ask(), ask(), askForTraining(world.app, { kind: 'system' })]);
  expect(asked.filter((one) => one.ok)).toHaveLength(1);
  expect(asked).toContainEqual({ ok: false, reason: 'under_way' });
  const claimed = await Promise.all([claimTraining(world.app.db), claimTraining(world.app.db)]);
  expect(claimed.filter(Boolean)).toHaveLength(1);
  expect(await train()).toBe(0);
});

test('a process that died on the way leaves nothing live, and the next one takes the training up', async () => {
  await ask();
  await claimTraining(world.app.db);
  await world.app.pool.query(`update training_runs set seen_at = now() - interval '1 minute'`);
  expect(await lastRun()).toMatchObject({ stage: 'reading', silent: true });
  expect(await versions()).toEqual([]);
  expect(await train()).toBe(1);
  expect(await lastRun()).toMatchObject({ outcome: 'live' });
});

test('a training that killed its process three times is given up', async () => {
  await ask();
  for (let i = 0; i < 3; i += 1) {
    await claimTraining(world.app.db);
    await world.app.pool.query(`update training_runs set seen_at = now() - interval '1 minute'`);
  }
  expect(await train()).toBe(1);
  expect(await lastRun()).toMatchObject({ outcome: 'failed', detail: { why: 'died' } });
  expect(await versions()).toEqual([]);
});

test('a process that stops gives the training back at once', async () => {
  await ask();
  const leaving = new AbortController();
  const training = train({ signal: leaving.signal });
  leaving.abort();
  expect(await training).toBe(0);
  expect(await lastRun()).toMatchObject({ stage: 'waiting', endedAt: null });
  expect(await train()).toBe(1);
});

/** Trains, and does something at the moment when all is compared and nothing is kept yet. */
async function trainAnd(meanwhile: (tx: Tx) => Promise<unknown>): Promise<void> {
  const training = await world.app.db.transaction().execute(async (tx) => {
    await lockModels(tx);
    const begun = train().catch((error: Error) => error);
    await expect.poll(async () => (await lastRun())?.stage, { timeout: 20_000 }).toBe('comparing');
    await meanwhile(tx);
    return [begun];
  });
  await Promise.all(training);
}

test('a training that another process took over keeps nothing', async () => {
  await ask();
  await trainAnd((tx) => sql`update training_runs set tries = tries + 1`.execute(tx));
  expect(await versions()).toEqual([]);
  expect(await lastRun()).toMatchObject({ endedAt: null });
});

test('when another version went live meanwhile, what was proven is proven no longer', async () => {
  await ask();
  await trainAnd((tx) =>
    sql`insert into model_versions (origin, state, weights, hash, card) values ('shipped', 'live', 'x', 'y', '{}')`.execute(
      tx,
    ),
  );
  expect((await versions()).map((one) => one.origin)).toEqual(['shipped']);
  expect(await lastRun()).toMatchObject({ outcome: 'failed', detail: { why: 'live_changed' } });
});

test('without a corpus nothing is trained, and it is said', async () => {
  const bare = aCorpus('kota-tangerang', { learn: false });
  await ask();
  await train({ dir: bare.dir });
  bare.drop();
  expect(await lastRun()).toMatchObject({ outcome: 'failed', detail: { why: 'no_corpus' } });
});

test('with few corrections nothing is trained', async () => {
  const small = await aWorld();
  const reportId = await aReport(small.app);
  await correctTriage(small.app, await aStaff(small.app, small.operator, 'coordinator'), {
    reportId,
    kind: 'question',
  });
  expect(await askForTraining(small.app, small.operator)).toEqual({ ok: false, reason: 'too_few' });
  await small.app.pool.query('insert into training_runs default values');
  expect(await retrainModel(small.app, { dir: corpus.dir })).toBe(1);
  expect((await listTrainings(small.app.db))[0]).toMatchObject({ outcome: 'too_few' });
  expect(await listVersions(small.app.db)).toEqual([]);
  await small.drop();
});

test('the shipped model goes live at once, once, and a newer one after it', async () => {
  const { tables } = await getCityState(world.app);
  const card = shipModel(corpus.folder, tables);
  await installShippedModel(world.app, corpus.dir);
  await installShippedModel(world.app, corpus.dir);
  expect(await versions()).toMatchObject([{ origin: 'shipped', state: 'live', card }]);
  expect((await getCityState(world.app)).model).toBeDefined();
  shipModel(corpus.folder, tables, 6);
  await installShippedModel(world.app, corpus.dir);
  expect((await versions()).map((one) => one.state)).toEqual(['live', 'past']);
});

test('a shipped model does not push aside what this city learned itself, and can be chosen', async () => {
  await ask();
  await train();
  const [own] = await versions();
  shipModel(corpus.folder, (await getCityState(world.app)).tables);
  await installShippedModel(world.app, corpus.dir);
  const [shipped, still] = await versions();
  expect([shipped?.state, still?.state]).toEqual(['candidate', 'live']);
  const choose = (versionId: number, liveId: number | null) =>
    putModelLive(world.app, world.operator, { versionId, liveId });
  expect(await choose(shipped?.id ?? 0, null)).toEqual({ ok: false, reason: 'live_changed' });
  expect(await choose(shipped?.id ?? 0, own?.id ?? 0)).toEqual({ ok: true });
  expect(await choose(shipped?.id ?? 0, own?.id ?? 0)).toEqual({ ok: false, reason: 'already_live' });
  expect(await choose(own?.id ?? 0, own?.id ?? 0)).toEqual({ ok: false, reason: 'live_changed' });
  expect(await choose(own?.id ?? 0, shipped?.id ?? 0)).toEqual({ ok: true });
  expect((await getCityState(world.app)).modelVersion).toBe(own?.id);
  expect(await choose(999_999, own?.id ?? 0)).toEqual({ ok: false, reason: 'no_such_version' });
  // The next start leaves the choice of people alone.
  await installShippedModel(world.app, corpus.dir);
  expect((await versions()).map((one) => one.state)).toEqual(['past', 'live']);
});

test.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
  ['not a model', () => Buffer.from('<html>404</html>')],
  ['empty', () => Buffer.alloc(0)],
])('a shipped model that is %s is refused on record, and triage goes on by its rules', async (_, damage) => {
  shipModel(corpus.folder, (await getCityState(world.app)).tables);
  const file = `${corpus.folder}/model.bin`;
  writeFileSync(file, damage(readFileSync(file)));
  await installShippedModel(world.app, corpus.dir);
  await installShippedModel(world.app, corpus.dir);
  expect(await versions()).toMatchObject([{ state: 'refused', refusedWhy: 'damaged' }]);
  expect((await getCityState(world.app)).model).toBeUndefined();
  expect(await aReport(world.app)).toBeGreaterThan(0);
});

test('a model in use whose bytes rot is told, and residents are still understood by the rules', async () => {
  shipModel(corpus.folder, (await getCityState(world.app)).tables);
  await installShippedModel(world.app, corpus.dir);
  await world.app.pool.query(
    `update model_versions set weights = set_byte(weights, 5000, 7 + get_byte(weights, 5000) % 2)`,
  );
  forgetCityState(world.app);
  const city = await cityState(world.app);
  expect(city?.model).toBeUndefined();
  expect(city?.modelProblem).toBe('the weights were changed after they were written');
  expect(await aReport(world.app)).toBeGreaterThan(0);
});
