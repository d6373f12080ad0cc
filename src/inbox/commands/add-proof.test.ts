import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { aPhoto, aScene } from '../../../test/support/photos.ts';
import { aReport, ledgerOf, storyOf } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { listProofs } from '../store/proofs.ts';
import { addProof } from './add-proof.ts';
import { storePhoto } from './store-photo.ts';

let world: World;
let dishub: StaffActor;
let dlh: StaffActor;
let coordinator: StaffActor;
beforeAll(async () => {
  world = await aWorld();
  dishub = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
  dlh = await aStaff(world.app, world.operator, 'mimin', 'DLH');
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
});
afterAll(() => world?.drop());

let seeds = 1_000;
/** A picture that nobody sent before. */
const scene = async (seed = ++seeds) => new Uint8Array(await sharp(aScene(seed)).jpeg({ quality: 92 }).toBuffer());
const add = (actor: StaffActor, reportId: number, bytes: Uint8Array) => addProof(world.app, actor, { reportId, bytes });
const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());

test('a proof is kept as it came, and shown made anew with its hash, time and place', async () => {
  const report = await aReport(world.app);
  const original = await bytesOf(await aPhoto('bukti.jpg', { takenAt: '2020:01:02 09:30:00' }));
  expect(await add(dishub, report, original)).toMatchObject({ ok: true });
  const [proof] = await listProofs(world.app.db, report);
  const sha256 = createHash('sha256').update(original).digest('hex');
  expect(proof).toMatchObject({ sha256, takenAt: '2020-01-02T02:30:00.000Z', latitude: -6.17, longitude: 106.63 });
  const { rows } = await world.app.pool.query('select o.bytes, o.sha256 from proof_originals o where proof_id = $1', [
    proof?.id,
  ]);
  expect(new Uint8Array(rows[0].bytes)).toEqual(original);
  expect(await storyOf(world.app, report)).toContain('proof_added');
});

test('nobody changes or deletes the original of a proof, not even by hand', async () => {
  const report = await aReport(world.app);
  await add(dishub, report, await scene());
  await expect(world.app.pool.query(`update proof_originals set mime = 'x'`)).rejects.toThrow('never changed');
  await expect(world.app.pool.query('delete from proof_originals')).rejects.toThrow('never changed');
});

test('a photo taken before the report is flagged and kept', async () => {
  const report = await aReport(world.app);
  const old = await bytesOf(await aPhoto('lama.png', { width: 70, takenAt: '2019:01:02 09:30:00' }));
  expect(await add(dishub, report, old)).toMatchObject({ ok: true });
  const [proof] = await listProofs(world.app.db, report);
  expect(proof?.flags).toContain('before_report');
  const added = (await ledgerOf(world.app, report)).find((one) => one.type === 'proof_added');
  expect(added?.detail).toMatchObject({ flags: ['before_report'] });
});

test('a photo taken far from the place of the report is flagged and kept', async () => {
  const report = await aReport(world.app);
  await world.app.db
    .updateTable('reports')
    .set({ latitude: -6.2, longitude: 106.63 })
    .where('id', '=', report)
    .execute();
  const far = await bytesOf(await aPhoto('jauh.png', { width: 80, takenAt: '2036:01:02 09:30:00' }));
  expect(await add(dishub, report, far)).toMatchObject({ ok: true });
  const [proof] = await listProofs(world.app.db, report);
  expect(proof).toMatchObject({ flags: ['far_away'], metres: 3336 });
});

test.each([
  ['the same file', async (bytes: Uint8Array) => bytes],
  [
    'the same picture, smaller and saved anew',
    async (bytes: Uint8Array) => new Uint8Array(await sharp(bytes).resize(400).webp({ quality: 60 }).toBuffer()),
  ],
  [
    'the same picture in a mirror',
    async (bytes: Uint8Array) => new Uint8Array(await sharp(bytes).flop().jpeg().toBuffer()),
  ],
])('%s that proved another report is refused, with the case for who may see it', async (_name, disguise) => {
  const picture = await scene();
  const earlier = await aReport(world.app, { agency: 'DLH' });
  expect(await add(dlh, earlier, picture)).toMatchObject({ ok: true });
  const report = await aReport(world.app);
  const reused = await disguise(picture);
  const asMimin = await add(dishub, report, reused);
  expect(asMimin).toMatchObject({ ok: false, reason: 'proof_reused', earlier: { asProof: true, report: null } });
  expect(await add(coordinator, report, reused)).toMatchObject({ ok: false, earlier: { report: { id: earlier } } });
  expect(await listProofs(world.app.db, report)).toEqual([]);
  expect(await storyOf(world.app, report)).toContain('proof_refused');
});

test('another picture is not taken for one that was used', async () => {
  const earlier = await aReport(world.app);
  await add(dishub, earlier, await scene());
  expect(await add(dishub, await aReport(world.app), await scene())).toMatchObject({ ok: true });
});

test('what a resident sent proves nothing, neither in that report nor in another', async () => {
  const picture = await scene();
  const stored = await storePhoto(world.app, picture);
  if (!stored.ok) throw new Error(stored.reason);
  const report = await aReport(world.app, { photoIds: [stored.id] });
  expect(await add(dishub, report, picture)).toMatchObject({ ok: false, reason: 'proof_is_residents' });
  const other = await aReport(world.app);
  expect(await add(dishub, other, picture)).toMatchObject({
    ok: false,
    reason: 'proof_reused',
    earlier: { asProof: false, report: { id: report } },
  });
});

test('the picture of a secret report is refused without a word about that report', async () => {
  const picture = await scene();
  const secret = await aReport(world.app, { agency: 'DLH', privacy: 'secret' });
  await add(dlh, secret, picture);
  const report = await aReport(world.app);
  expect(await add(dishub, report, picture)).toMatchObject({ ok: false, earlier: { report: null } });
  const refused = (await ledgerOf(world.app, report)).find((one) => one.type === 'proof_refused');
  expect(refused?.detail).not.toHaveProperty('earlierReportId');
});

test('the same file sent twice for one ending is one proof', async () => {
  const report = await aReport(world.app);
  const picture = await scene();
  const both = await Promise.all([add(dishub, report, picture), add(dishub, report, picture)]);
  expect(both[0]).toEqual(both[1]);
  expect(await listProofs(world.app.db, report)).toHaveLength(1);
});

test('two who use one picture for two reports in the same moment: one is refused', async () => {
  const picture = await scene();
  const reports = [await aReport(world.app), await aReport(world.app)];
  const both = await Promise.all(reports.map((report) => add(dishub, report, picture)));
  expect(both.filter((one) => one.ok)).toHaveLength(1);
});

test('a sixth photo, a file that is no photo, and another agency are turned away', async () => {
  const report = await aReport(world.app);
  for (let i = 0; i < 5; i++) expect(await add(dishub, report, await scene())).toMatchObject({ ok: true });
  expect(await add(dishub, report, await scene())).toEqual({ ok: false, reason: 'too_many' });
  expect(await add(dishub, report, new TextEncoder().encode('bukan foto'))).toEqual({
    ok: false,
    reason: 'not_a_photo',
  });
  await expect(add(dlh, report, await scene())).rejects.toThrow(NotAllowed);
});
