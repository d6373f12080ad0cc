import { Hono } from 'hono';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffActor } from '#src/people/index.ts';
import { aPhoto, aScene } from '../../../test/support/photos.ts';
import { aKey, aReport, reportOf } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { addProof } from '../commands/add-proof.ts';
import { answerReport } from '../commands/answer-report.ts';
import { joinReports } from '../commands/join-reports.ts';
import { lookUpReport } from '../commands/look-up-report.ts';
import { resolveReport } from '../commands/resolve-report.ts';
import { reportSecret } from '../store/report-links.ts';
import { addMedia } from './media.ts';

let world: World;
let mimin: StaffActor;
let site: Hono<{ Bindings: object }>;
beforeAll(async () => {
  world = await aWorld();
  mimin = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
  site = new Hono<{ Bindings: object }>();
  addMedia(world.app, site);
});
afterAll(() => world.drop());

let seed = 90_000;
async function prove(reportId: number, bytes?: Uint8Array): Promise<number> {
  const picture = bytes ?? new Uint8Array(await sharp(aScene(++seed)).jpeg().toBuffer());
  const added = await addProof(world.app, mimin, { reportId, bytes: picture });
  if (!added.ok) throw new Error(added.reason);
  return (
    await world.app.db.selectFrom('proofs').select('media_id').where('id', '=', added.id).executeTakeFirstOrThrow()
  ).media_id;
}

async function finish(reportId: number): Promise<void> {
  const answer = { reportId, visibility: 'private' as const, text: 'Lampu sudah diganti.', key: aKey(), asks: false };
  await answerReport(world.app, mimin, answer);
  const done = await resolveReport(world.app, mimin, { reportId, explanation: 'Lampu diganti.' });
  if (!done.ok) throw new Error(done.reason);
}

async function photosSeen(reportId: number, withSecret: boolean): Promise<number[]> {
  const { code } = await reportOf(world.app, reportId);
  const secret = withSecret ? reportSecret(world.app, code) : undefined;
  const looked = await lookUpReport(world.app, { code, secret, address: 'test' });
  if (looked.state !== 'found') throw new Error(looked.state);
  return looked.view.steps.filter((step) => step.type === 'resolved').flatMap((step) => step.photoIds);
}

async function fetched(reportId: number, media: number, withSecret: boolean) {
  const { code } = await reportOf(world.app, reportId);
  const cookie = withSecret ? `kunci=${reportSecret(world.app, code)}` : '';
  return site.request(`/lacak/${code}/foto/${media}`, { headers: { cookie } });
}

test('the reporter sees the proof without EXIF once the report is resolved, and nobody with the code alone does', async () => {
  const report = await aReport(world.app);
  const photo = await aPhoto('bukti.jpg', { takenAt: '2036:01:02 09:30:00' });
  const media = await prove(report, new Uint8Array(await photo.arrayBuffer()));
  expect((await fetched(report, media, true)).status).toBe(404);
  await finish(report);
  expect(await photosSeen(report, true)).toEqual([media]);
  expect(await photosSeen(report, false)).toEqual([]);
  const seen = await fetched(report, media, true);
  expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/webp']);
  expect((await sharp(Buffer.from(await seen.arrayBuffer())).metadata()).exif).toBeUndefined();
  expect((await fetched(report, media, false)).status).toBe(404);
});

test('who was joined sees the proof of the main report, and a stranger to both does not', async () => {
  const [main, joined, stranger] = [
    await aReport(world.app),
    await aReport(world.app),
    await aReport(world.app),
  ] as const;
  await joinReports(world.app, mimin, { mainId: main, otherIds: [joined] });
  const media = await prove(main);
  await finish(main);
  expect(await photosSeen(joined, true)).toEqual([media]);
  expect((await fetched(joined, media, true)).status).toBe(200);
  expect((await fetched(stranger, media, true)).status).toBe(404);
});
