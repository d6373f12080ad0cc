import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aScene } from '../../../test/support/photos.ts';
import { anInstagramChannel, aReport, praise, wroteOnInstagram } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { joinReports } from '../commands/join-reports.ts';
import { storePhoto } from '../commands/store-photo.ts';
import { findSameMatter } from './find-same-matter.ts';
import { indexSearch } from './index-search.ts';
import { purgeExpired } from './purge-expired.ts';

let world: World;
const opened = new Date('2026-11-24T03:00:00Z');
let now = opened;
beforeAll(async () => {
  world = await aWorld({ now: () => now });
});
afterAll(() => world?.drop());
beforeEach(async () => {
  now = opened;
  // Each test has the open reports that it made itself.
  await world.app.db.updateTable('reports').set({ hidden_at: now }).execute();
  await world.app.pool.query('delete from same_matter_queue');
});

const flood = [
  'Banjir di perum ciledug indah 1 udah sepaha orang dewasa, tolong perahu karet',
  'min ciledug indah banjir lagi nih, air masuk rumah dari subuh',
  'Ciledug Indah kebanjiran parah pak wali, warga butuh evakuasi',
  'BANJIR CILEDUG INDAH!!! tolong dibantu',
];
const lamp = 'lampu jalan mati dpn sdn karawaci 3 udh seminggu';

async function pairsOf(id: number) {
  return world.app.db
    .selectFrom('same_matter_pairs')
    .selectAll()
    .where((eb) => eb.or([eb('report_id', '=', id), eb('other_id', '=', id)]))
    .execute();
}
const partners = async (id: number) =>
  (await pairsOf(id)).map((pair) => (pair.report_id === id ? pair.other_id : pair.report_id)).sort((a, b) => a - b);

test('of one flood told by several each finds the others, with the reasons; a lamp finds nobody', async () => {
  const ids = [];
  for (const text of flood) ids.push(await aReport(world.app, { text }));
  const other = await aReport(world.app, { text: lamp });
  expect(await findSameMatter(world.app)).toBe(5);
  for (const id of ids) expect(await partners(id)).toEqual(ids.filter((one) => one !== id));
  expect(await partners(other)).toEqual([]);
  const [pair] = await pairsOf(ids[0] ?? 0);
  expect(pair).toMatchObject({ decided_as: null, decided_by: null });
  expect(pair?.reasons).toContainEqual({ is: 'topic' });
  // Nothing was joined.
  expect(await world.app.db.selectFrom('reports').select('id').where('main_id', 'is not', null).execute()).toEqual([]);
});

test('looking twice, and by two at once, writes each suggestion once', async () => {
  const ids = [];
  for (const text of flood) ids.push(await aReport(world.app, { text }));
  await Promise.all([findSameMatter(world.app), findSameMatter(world.app)]);
  await world.app.pool.query('insert into same_matter_queue (report_id) select unnest($1::bigint[])', [ids]);
  await findSameMatter(world.app);
  expect(await partners(ids[0] ?? 0)).toEqual(ids.slice(1));
});

test('the acknowledged part of ingest only notes what is to be looked for; praise is not looked for at all', async () => {
  const id = await aReport(world.app, { text: lamp });
  await aReport(world.app, { text: praise });
  const { rows } = await world.app.pool.query<{ report_id: number }>('select report_id from same_matter_queue');
  expect(rows).toEqual([{ report_id: id }]);
  expect(await partners(id)).toEqual([]);
});

test('what ended, was hidden or lies back more than a month is not suggested', async () => {
  const ended = await aReport(world.app, { text: lamp });
  const hidden = await aReport(world.app, { text: lamp });
  await world.app.db.updateTable('reports').set({ status: 'resolved' }).where('id', '=', ended).execute();
  await world.app.db.updateTable('reports').set({ hidden_at: now }).where('id', '=', hidden).execute();
  now = new Date(opened.getTime() - 31 * 86_400_000);
  await aReport(world.app, { text: lamp });
  now = opened;
  const id = await aReport(world.app, { text: lamp });
  await findSameMatter(world.app);
  expect(await partners(id)).toEqual([]);
});

test('what is like a joined report is suggested for its main report', async () => {
  const coordinator = await aStaff(world.app, world.operator, 'coordinator');
  const main = await aReport(world.app, { text: 'lampu merah tugu adipura error, macet panjang' });
  const member = await aReport(world.app, { text: lamp });
  await joinReports(world.app, coordinator, { mainId: main, otherIds: [member] });
  await indexSearch(world.app);
  await world.app.pool.query('delete from same_matter_queue');
  const id = await aReport(world.app, { text: lamp });
  await findSameMatter(world.app);
  expect(await partners(id)).toEqual([main]);
});

test('comments under one post find each other although they say little', async () => {
  const channel = await anInstagramChannel(world.app);
  const first = await wroteOnInstagram(world.app, channel, { from: 'a', under: '77', text: 'banjir min sampai lutut' });
  const second = await wroteOnInstagram(world.app, channel, {
    from: 'b',
    under: '77',
    text: 'di sini juga banjir kak, belum ada bantuan',
  });
  const elsewhere = await wroteOnInstagram(world.app, channel, { from: 'c', under: '78', text: 'banjir min tolong' });
  await findSameMatter(world.app);
  expect(await partners(second)).toEqual([first]);
  expect(await partners(elsewhere)).toEqual([]);
});

test('the same picture sent on in another size finds the report it came with', async () => {
  const whole = await sharp(aScene(5)).png().toBuffer();
  const sentOn = await sharp(whole).resize(300).jpeg({ quality: 50 }).toBuffer();
  const keep = async (bytes: Buffer) => {
    const kept = await storePhoto(world.app, new Uint8Array(bytes));
    return kept.ok ? [kept.id] : [];
  };
  const first = await aReport(world.app, { text: 'sampah numpuk kak', photoIds: await keep(whole) });
  const second = await aReport(world.app, { text: 'ini kok dibiarin aja sampahnya', photoIds: await keep(sentOn) });
  await findSameMatter(world.app);
  const [pair] = await pairsOf(second);
  expect(await partners(second)).toEqual([first]);
  expect(pair?.reasons).toContainEqual({ is: 'picture', exact: false });
});

test('rare words find a report that neither topic, area nor road leads to', async () => {
  const first = await aReport(world.app, { text: 'tiang wifi miring di gg haji zakaria mau roboh menimpa warung' });
  for (let i = 0; i < 3; i++) await aReport(world.app, { text: lamp });
  await indexSearch(world.app);
  await world.app.db
    .updateTable('reports')
    .set({ topic_id: null, kelurahan_code: null, road: null })
    .where('id', '=', first)
    .execute();
  const second = await aReport(world.app, { text: 'tiang wifi gang haji zakaria miring' });
  await findSameMatter(world.app);
  expect(await partners(second)).toEqual([first]);
});

test('a photo in no report, a report without words and one that vanished in between do no harm', async () => {
  const id = await aReport(world.app, { text: '.' });
  await world.app.pool.query('insert into same_matter_queue (report_id) values ($1) on conflict do nothing', [id]);
  expect(await findSameMatter(world.app)).toBe(1);
  expect(await findSameMatter(world.app)).toBe(0);
});

test('suggestions that nobody decided go after 90 days, decided ones stay as examples', async () => {
  const [a, b, c] = [await aReport(world.app), await aReport(world.app), await aReport(world.app)];
  const staff = world.operator.staffId;
  await world.app.pool.query(
    `insert into same_matter_pairs (report_id, other_id, score, at, decided_as, decided_by, decided_at) values
       ($1, $2, 0.8, now() - interval '91 days', null, null, null), ($3, $2, 0.8, now() - interval '91 days', 'same', $4, now())`,
    [b, a, c, staff],
  );
  await purgeExpired(world.app);
  expect(await partners(a)).toEqual([c]);
});
