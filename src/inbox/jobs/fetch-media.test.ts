import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { App } from '#src/app.ts';
import { forgetChannels, pollChannels, putChannel } from '#src/channels/index.ts';
import { openListener } from '#src/db/listen.ts';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { aPhoto } from '../../../test/support/photos.ts';
import { ingestAll, reportOf, saidTo } from '../../../test/support/reports.ts';
import { aWorld, type World } from '../../../test/support/world.ts';
import { reportsChangedChannel } from '../events.ts';
import { fetchMedia } from './fetch-media.ts';

let world: World;
let app: App;
let sim: Simulator;
beforeAll(async () => {
  world = await aWorld();
  app = world.app;
});
afterAll(() => world?.drop());
beforeEach(async () => {
  sim = await startSimulator();
  await app.db
    .transaction()
    .execute((tx) =>
      putChannel(app, tx, { network: 'instagram', ...sim.instagram.account(), name: 'kota', agencyId: null }),
    );
});
afterEach(async () => {
  await sim.stop();
  await app.pool.query(`update channels set state = 'ended', external_id = id || external_id`);
  await app.pool.query('delete from media_queue');
  forgetChannels(app);
});

/** A resident sends pictures; answers the message's id once the product has it. */
async function sent(...urls: string[]): Promise<number> {
  const attachments = urls.map((url) => ({ type: 'image', payload: { url } }));
  await sim.instagram.dm(saidTo.DISHUB, { username: 'ani', attachments });
  await pollChannels(app);
  await ingestAll(app);
  const row = await app.db.selectFrom('messages').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
  return row.id;
}
async function attachmentsOf(message: number) {
  const row = await app.db
    .selectFrom('messages')
    .select('attachments')
    .where('id', '=', message)
    .executeTakeFirstOrThrow();
  return row.attachments as { mediaId?: number; refused?: string }[];
}
const bytesOf = async (name: string) => Buffer.from(await (await aPhoto(name)).arrayBuffer());
const waiting = async () => (await app.db.selectFrom('media_queue').selectAll().execute()).length;

test('a picture of a message is fetched once and shown from here, although its address dies', async () => {
  const message = await sent(sim.instagram.addFile('a.jpg', await bytesOf('a.jpg'), 'image/jpeg'));
  expect(await attachmentsOf(message)).toEqual([{ kind: 'image' }]);
  await fetchMedia(app);
  sim.instagram.files.clear();
  const [attachment] = await attachmentsOf(message);
  const media = await app.db
    .selectFrom('media')
    .select('mime')
    .where('id', '=', attachment?.mediaId ?? 0)
    .executeTakeFirst();
  expect(media?.mime).toBe('image/webp');
  expect(await waiting()).toBe(0);
  expect(await fetchMedia(app)).toBe(0);
});

test('a film and a voice are kept by what they are, whatever they were called; a program is not', async () => {
  const film = Buffer.from(
    `\0\0\0\x18ftypmp42\0\0\0\0\xa9xyz\0\x12\x15\xc7-06.1783+106.6319/${'x'.repeat(200)}`,
    'latin1',
  );
  const voice = Buffer.from(`OggS\0\x02${'\0'.repeat(22)}OpusHead`, 'latin1');
  const message = await sent(
    sim.instagram.addFile('a.jpg', film, 'image/jpeg'),
    sim.instagram.addFile('b.ogg', voice, 'audio/ogg'),
    sim.instagram.addFile('c.mp4', Buffer.from('MZ this is a program'), 'video/mp4'),
  );
  await fetchMedia(app);
  const [first, second, third] = await attachmentsOf(message);
  expect(first).toMatchObject({ kind: 'video', mime: 'video/mp4', size: film.length });
  expect(second).toMatchObject({ kind: 'audio', mime: 'audio/ogg' });
  expect(third).toEqual({ kind: 'image', refused: 'not_a_photo' });
  const kept = await app.db
    .selectFrom('media')
    .select('bytes')
    .where('id', '=', first?.mediaId ?? 0)
    .executeTakeFirstOrThrow();
  expect(kept.bytes.toString('latin1')).not.toContain('06.1783');
  expect(kept.bytes).toHaveLength(film.length);
});

test('two pictures of one message each stand in their own place, whichever worker fetched them', async () => {
  const first = sim.instagram.addFile('a.jpg', await bytesOf('a.jpg'), 'image/jpeg');
  const second = sim.instagram.addFile('b.txt', Buffer.from('bukan foto'), 'text/plain');
  const message = await sent(first, second);
  const counts = await Promise.all([fetchMedia(app), fetchMedia(app)]);
  expect(counts[0] + counts[1]).toBe(2);
  expect(await attachmentsOf(message)).toEqual([
    { kind: 'image', mediaId: expect.any(Number), mime: 'image/webp', size: expect.any(Number) },
    { kind: 'image', refused: 'not_a_photo' },
  ]);
});

test('a picture that cannot be had is tried five times, and then the thread says so', async () => {
  const message = await sent(`${sim.url}/media/tidak-ada.jpg`);
  for (let turn = 1; turn <= 4; turn++) {
    expect(await fetchMedia(app)).toBe(1);
    expect(await fetchMedia(app)).toBe(0);
    expect(await attachmentsOf(message)).toEqual([{ kind: 'image' }]);
    await app.pool.query('update media_queue set not_before = null');
  }
  await fetchMedia(app);
  expect(await attachmentsOf(message)).toEqual([{ kind: 'image', refused: 'not_available' }]);
  expect(await waiting()).toBe(0);
});

test('what vanishes soon is fetched before what came earlier and stays, and a story that is gone holds nobody up', async () => {
  const photo = await bytesOf('c.jpg');
  const earlier = Array.from({ length: 11 }, (_, i) => sim.instagram.addFile(`${i}.jpg`, photo, 'image/jpeg'));
  await sent(...earlier);
  const story = (name: string) =>
    sim.instagram.dm('', {
      username: name,
      attachments: [
        { type: 'story_mention', payload: { url: sim.instagram.addFile(`${name}.jpg`, photo, 'image/jpeg') } },
      ],
    });
  for (const name of ['budi', 'citra']) await story(name);
  await pollChannels(app);
  await ingestAll(app);
  const queue = () =>
    app.db
      .selectFrom('media_queue')
      .select(['message_id as id', 'gone_at as goneAt', 'tries'])
      .orderBy('message_id')
      .execute();
  const [gone, alive] = (await queue()).filter((one) => one.goneAt !== null);
  const left = (alive?.goneAt?.getTime() ?? 0) - Date.now();
  expect(left).toBeGreaterThan(23 * 3_600_000);
  expect(left).toBeLessThanOrEqual(24 * 3_600_000);
  await app.pool.query(`update media_queue set gone_at = now() - interval '1 hour' where message_id = $1`, [gone?.id]);
  expect(await fetchMedia(app)).toBe(10);
  const waits = (await queue()).map((one) => one.id);
  expect(waits).not.toContain(alive?.id);
  expect(waits).toContain(gone?.id);
  expect(await attachmentsOf(alive?.id ?? 0)).toMatchObject([{ kind: 'image', mime: 'image/webp' }]);
});

test('an open desk is told that a picture has come', async () => {
  const message = await sent(sim.instagram.addFile('c.jpg', await bytesOf('c.jpg'), 'image/jpeg'));
  const { rows } = await app.pool.query<{ id: number; version: number }>(
    'select r.id, r.version from reports r join messages m on m.report_id = r.id where m.id = $1',
    [message],
  );
  const before = rows[0];
  const listener = await openListener(app.directUrl, app.log);
  const told: string[] = [];
  listener.on(reportsChangedChannel, ({ payload }) => told.push(payload));
  await listener.ready();
  await fetchMedia(app);
  await expect.poll(() => told.join()).toContain(`"id":${before?.id},`);
  await listener.close();
  expect((await reportOf(app, before?.id ?? 0)).version).toBe((before?.version ?? 0) + 1);
});
