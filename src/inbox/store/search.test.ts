import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StaffActor } from '#src/people/index.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { indexSearch } from '../jobs/index-search.ts';
import type { DeskFilter, DeskRow } from './desk-list.ts';
import { searchReports } from './search.ts';
import { bucketSize, codeWord } from './search-index.ts';

let world: World;
let coordinator: StaffActor;
let mimin: StaffActor;
let other: StaffActor;
let leader: StaffActor;
let agencies: Map<string, number>;
let conversation: number;

beforeAll(async () => {
  world = await aWorld();
  const { app, operator } = world;
  const { rows } = await app.pool.query<{ id: number; code: string }>('select id, code from agencies');
  agencies = new Map(rows.map((row) => [row.code, row.id]));
  coordinator = await aStaff(app, operator, 'coordinator');
  mimin = await aStaff(app, operator, 'mimin', 'DPUPR');
  other = await aStaff(app, operator, 'mimin', 'DISHUB');
  leader = await aStaff(app, operator, 'leader');
  const made = await app.pool.query<{ id: number }>(
    `with door as (insert into channels (network, name, external_id) values ('web', 'Formulir', 'web-test') returning id),
      who as (insert into identities (channel_id, external_id) select id, 'warga' from door returning id, channel_id)
     insert into conversations (channel_id, external_id, identity_id, visibility, reply_to, first_inbound_at, last_inbound_at)
       select channel_id, 'c', id, 'private', '{}', now(), now() from who returning id`,
  );
  conversation = made.rows[0]?.id ?? 0;
});
afterAll(() => world?.drop());
beforeEach(async () => {
  await world.app.pool.query('delete from messages');
  // The rows of search index and queue go with their report.
  await world.app.pool.query('delete from reports');
});

interface Given {
  id?: number;
  code?: string;
  title?: string;
  text?: string;
  agency?: string | null;
  earlier?: string[];
  privacy?: string;
  kelurahan?: string;
}
let number = 0;

async function aReport(given: Given = {}): Promise<number> {
  number++;
  const { rows } = await world.app.pool.query<{ id: number }>(
    `insert into reports (id, code, kind, urgency, agency_id, channel_id, title, privacy, triage, clocks, opened_at, last_message_at, earlier_agency_ids, kelurahan_code)
     overriding system value
     values (coalesce($1, nextval(pg_get_serial_sequence('reports', 'id'))), $2, 'complaint', 'medium', $3, (select channel_id from conversations where id = $4),
       $5, $6, '{}', '{}', now(), now(), $7, $8) returning id`,
    [
      given.id ?? null,
      given.code ?? `Z${String(number).padStart(9, '0')}`,
      given.agency === null ? null : agencies.get(given.agency ?? 'DPUPR'),
      conversation,
      given.title ?? 'Laporan warga',
      given.privacy ?? 'open',
      (given.earlier ?? []).map((code) => agencies.get(code)),
      given.kelurahan ?? null,
    ],
  );
  const id = rows[0]?.id ?? 0;
  if (given.text) {
    await world.app.pool.query(
      `insert into messages (at, conversation_id, report_id, direction, kind, visibility, external_id, text)
       values (now(), $1, $2, 'in', 'message', 'private', $3, $4)`,
      [conversation, id, `m${number}`, given.text],
    );
  }
  await queue(id);
  return id;
}

async function queue(id: number): Promise<void> {
  await world.app.pool.query('insert into search_queue (report_id) values ($1) on conflict do nothing', [id]);
}

async function find(actor: StaffActor, q: string, more: Partial<DeskFilter> = {}) {
  return JSON.parse(await searchReports(world.app, actor, { status: 'active', q, ...more })) as {
    rows: DeskRow[];
    nextCursor: string | null;
  };
}
const idsOf = async (actor: StaffActor, q: string, more: Partial<DeskFilter> = {}) =>
  (await find(actor, q, more)).rows.map((row) => row.id);

test('a report is found by any word of its title, messages and place, in any of their forms', async () => {
  const { rows } = await world.app.pool.query<{ code: string; name: string }>(
    `select code, name from areas where level = 'kelurahan' and name = 'Cikokol'`,
  );
  const id = await aReport({
    title: 'Lampu mati',
    text: 'Mohon diperbaiki, sudah gelap seminggu',
    kelurahan: rows[0]?.code ?? '',
  });
  await aReport({ title: 'Sampah menumpuk' });
  await indexSearch(world.app);
  for (const q of ['lampu', 'gelap', 'perbaikan', 'PERBAIKI', 'cikokol', 'lampu cikokol', 'lamp', 'mati seminggu']) {
    expect([q, await idsOf(coordinator, q)]).toEqual([q, [id]]);
  }
  expect(await idsOf(coordinator, 'banjir')).toEqual([]);
  expect(await idsOf(coordinator, 'lampu -gelap')).toEqual([]);
});

test.each(['7KQ2MVW9XA', '7kq2m-vw9xa', '7kq2m', 'VW9XA', 'vw9xa', '7KQ2MVW'])(
  'a code is found as people type it: %s',
  async (typed) => {
    const id = await aReport({ code: '7KQ2MVW9XA' });
    await aReport({ code: 'ZZZZZ00000' });
    await indexSearch(world.app);
    expect(await idsOf(coordinator, typed)).toEqual([id]);
  },
);

test('a half of a code may look like a word', async () => {
  const id = await aReport({ code: 'MACET01234' });
  await indexSearch(world.app);
  expect(await idsOf(coordinator, 'macet')).toEqual([id]);
  expect(codeWord('jalanan')).toBeUndefined();
});

test('people find only what they may see, also while the index still remembers another agency', async () => {
  const own = await aReport({ title: 'banjir satu' });
  const foreign = await aReport({ title: 'banjir dua', agency: 'DISHUB' });
  const secret = await aReport({ title: 'banjir tiga', privacy: 'secret' });
  const handed = await aReport({ title: 'banjir empat', agency: 'DISHUB', earlier: ['DPUPR'] });
  const handedSecret = await aReport({ title: 'banjir lima', agency: 'DISHUB', earlier: ['DPUPR'], privacy: 'secret' });
  await indexSearch(world.app);
  expect(await idsOf(coordinator, 'banjir')).toEqual([handedSecret, handed, secret, foreign, own]);
  expect(await idsOf(leader, 'banjir')).toEqual([handed, foreign, own]);
  expect(await idsOf(mimin, 'banjir')).toEqual([handed, secret, own]);
  expect(await idsOf(mimin, 'banjir', { handedOn: true })).toEqual([handed]);
  expect(await idsOf(other, 'banjir')).toEqual([handedSecret, handed, foreign]);
  await world.app.pool.query('update reports set agency_id = $1 where id = $2', [agencies.get('DISHUB'), own]);
  expect(await idsOf(mimin, 'banjir')).toEqual([handed, secret]);
});

test('filters of agency and kelurahan hold in a search', async () => {
  const placed = await aReport({ title: 'pohon tumbang', agency: 'DLH' });
  const nobody = await aReport({ title: 'pohon rubuh', agency: null });
  await indexSearch(world.app);
  expect(await idsOf(coordinator, 'pohon', { agencyId: agencies.get('DLH') ?? 0 })).toEqual([placed]);
  expect(await idsOf(coordinator, 'pohon', { agencyId: 'none' })).toEqual([nobody]);
});

test.each([
  `'`,
  `\\`,
  `:*`,
  `& | !`,
  `foo:*A & bar`,
  `'; drop table reports; --`,
  `"tanda kutip`,
  `<->`,
  `@a1`,
  `#7kq2m`,
  `-`,
  `   `,
  `💧`,
  `${'panjang '.repeat(100)}`,
])('whatever somebody types is only words: %j', async (typed) => {
  await aReport({ title: 'banjir' });
  await indexSearch(world.app);
  expect((await find(leader, typed)).rows).toEqual([]);
});

test('nobody reaches a scope word by typing it', async () => {
  await aReport({ title: 'rahasia', privacy: 'secret' });
  await indexSearch(world.app);
  for (const typed of ['@secret', 'secret', '@a1']) expect(await idsOf(coordinator, typed)).toEqual([]);
});

test('hits at the edges of the buckets are all found, newest first, and pages follow one another', async () => {
  const edges = [1, 2].flatMap((bucket) => [-1, 0, 1].map((step) => bucket * bucketSize + step));
  for (const id of edges) await aReport({ id, title: 'genangan air' });
  const newest = 3 * bucketSize + 700;
  await aReport({ id: newest, title: 'hal lain' });
  await indexSearch(world.app);
  expect(await idsOf(coordinator, 'genangan')).toEqual([...edges].reverse());
  const rest = await find(coordinator, 'genangan', { cursor: String(2 * bucketSize) });
  expect(rest.rows.map((row) => row.id)).toEqual([2 * bucketSize - 1, bucketSize + 1, bucketSize, bucketSize - 1]);
});

test('a word of every third report fills pages without losing one, over buckets and the straight-read window', async () => {
  await world.app.pool.query(
    `insert into reports (id, code, kind, urgency, channel_id, title, triage, clocks, opened_at, last_message_at)
     overriding system value
     select i * 300, 'P' || lpad(i::text, 9, '0'), 'complaint', 'medium', (select channel_id from conversations limit 1),
       case when i % 3 = 0 then 'banjir lagi' else 'lampu' end, '{}', '{}', now(), now() from generate_series(1, 400) i`,
  );
  await world.app.pool.query('insert into search_queue (report_id) select id from reports');
  await indexSearch(world.app);
  const met: number[] = [];
  let cursor: string | null = null;
  do {
    const page: { rows: DeskRow[]; nextCursor: string | null } = await find(
      coordinator,
      'banjir',
      cursor ? { cursor } : {},
    );
    met.push(...page.rows.map((row) => row.id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(met).toEqual(Array.from({ length: 133 }, (_, i) => (133 - i) * 900));
});

test('a changed text is found by its new words only, a hidden report by none', async () => {
  const id = await aReport({ title: 'kucing' });
  await indexSearch(world.app);
  await world.app.pool.query(`update reports set title = 'anjing' where id = $1`, [id]);
  await queue(id);
  await indexSearch(world.app);
  expect([await idsOf(coordinator, 'kucing'), await idsOf(coordinator, 'anjing')]).toEqual([[], [id]]);
  await world.app.pool.query(`update reports set hidden_at = now(), hidden_reason = 'ganda' where id = $1`, [id]);
  expect(await idsOf(coordinator, 'anjing')).toEqual([]);
  await queue(id);
  await indexSearch(world.app);
  const { rows } = await world.app.pool.query('select 1 from report_search where report_id = $1', [id]);
  expect(rows).toEqual([]);
});

test('several indexers share the queue, and one that is being changed waits for the next pass', async () => {
  for (let i = 0; i < 450; i++) await aReport({ title: `antrean ${i}` });
  const busy = await aReport({ title: 'sedang diubah' });
  const client = await world.app.pool.connect();
  try {
    await client.query('begin');
    await client.query('select 1 from reports where id = $1 for update', [busy]);
    const counts = await Promise.all([indexSearch(world.app), indexSearch(world.app), indexSearch(world.app)]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(450);
    expect(await idsOf(coordinator, 'sedang')).toEqual([]);
    await client.query('commit');
  } finally {
    client.release();
  }
  await indexSearch(world.app);
  expect(await idsOf(coordinator, 'sedang')).toEqual([busy]);
});
