import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { reportDetail, reportPage } from '#src/inbox/routes/api-schema.ts';
import { type ApiWorld, apiWorld } from './api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld();
  for (let i = 0; i < 25; i++) {
    await world.aReport({
      code: `ANTR1AN0${String(i).padStart(2, '0')}`,
      agency: i % 5 === 0 ? 'DLH' : 'DPUPR',
      status: i % 3 === 0 ? 'resolved' : i % 3 === 1 ? 'open' : 'waiting',
      ...(i % 2 === 0 ? { topic: 'jalan', kelurahan: '36.71.01.1001' } : {}),
      // Groups of five at the same instant: the order must not fall apart where times are equal.
      lastMessageAt: `2026-11-2${Math.floor(i / 5)}T03:00:00.123456Z`,
    });
  }
});
afterAll(() => world.end());

const get = (path: string, headers = {}) => world.ask('GET', path, { token: world.tokens.city, headers });
const codes = (json: Record<string, unknown>) => (json.items as { code: string }[]).map((one) => one.code);

/** Walks a list to its end and answers every code in the order met. */
async function walk(path: string): Promise<string[]> {
  const met: string[] = [];
  let cursor: unknown = null;
  do {
    const { json, status } = await get(`${path}${cursor === null ? '' : `&cursor=${cursor}`}`);
    expect(status).toBe(200);
    met.push(...codes(json));
    cursor = json.nextCursor;
  } while (cursor !== null);
  return met;
}

test.for([1, 2, 5, 7, 24, 25, 100])('pages of %i show each report once, newest words first', async (limit) => {
  const met = await walk(`/reports?limit=${limit}`);
  const expected = Array.from({ length: 25 }, (_, i) => `ANTR1AN0${String(24 - i).padStart(2, '0')}`);
  expect(met).toEqual(expected);
});

test.for<[string, (i: number) => boolean]>([
  ['status=resolved', (i) => i % 3 === 0],
  ['status=active', (i) => i % 3 !== 0],
  ['agency=DLH', (i) => i % 5 === 0],
  ['topic=jalan', (i) => i % 2 === 0],
  ['kelurahan=36.71.01.1001&agency=DPUPR&status=open', (i) => i % 2 === 0 && i % 5 !== 0 && i % 3 === 1],
  ['agency=none', () => false],
  ['topic=tidak-ada', () => false],
])('the filter %s is exact over all pages', async ([filter, fits]) => {
  const expected = Array.from({ length: 25 }, (_, i) => 24 - i)
    .filter(fits)
    .map((i) => `ANTR1AN0${String(i).padStart(2, '0')}`);
  expect(await walk(`/reports?${filter}&limit=3`)).toEqual(expected);
});

test.for([
  ['limit=0', 'limit', 'Paling sedikit 1.'],
  ['limit=101', 'limit', 'Paling banyak 100.'],
  ['limit=banyak', 'limit', 'Bentuknya keliru.'],
  ['status=beres', 'status', 'Pilih salah satu: open, waiting, resolved, closed, active, all.'],
  ['cursor=bm90LWEtY3Vyc29y', 'cursor', 'Penanda halaman keliru.'],
  ['pemilik=siti', 'pemilik', 'Tidak dikenal di sini.'],
])('the parameter %s is refused by name', async ([query, parameter, detail]) => {
  const answer = await get(`/reports?${query}`);
  expect(answer).toMatchObject({
    status: 400,
    json: { type: 'urn:mimin:problem:bad_parameter', errors: [{ parameter, detail }] },
  });
});

test('what the API gives is what it says it gives', async () => {
  const page = await get('/reports');
  expect(z.strictObject(reportPage.shape).safeParse(page.json).error).toBeUndefined();
  const one = await get('/reports/ANTR1AN000');
  expect(z.strictObject(reportDetail.shape).safeParse(one.json).error).toBeUndefined();
  expect(one.json).toMatchObject({
    code: 'ANTR1AN000',
    agency: 'DLH',
    topic: 'jalan',
    lastMessageAt: '2026-11-20T03:00:00.123Z',
    trackingUrl: 'https://mimin.example/lacak/ANTR1AN000',
    thread: [{ direction: 'in', text: 'Jalan berlubang di depan pasar.', withdrawn: false }],
  });
});

test('a code is read as people write it', async () => {
  expect((await get('/reports/antr1-an0o0')).json.code).toBe('ANTR1AN000');
});

test('the reporter’s secret link and what is personal in a text are not given out', async () => {
  const secret = 'ABCDEFGH0123456789JKMNPQRS';
  await world.aReport({
    code: 'RAHAS1A000',
    text: `Hubungi 081234567890 atau siti@contoh.id. Pantau: https://mimin.example/lacak/RAHAS1A000/kunci/${secret}`,
  });
  const { text, status } = await get('/reports/RAHAS1A000');
  expect(status).toBe(200);
  expect(text).not.toMatch(new RegExp(`${secret}|081234567890|siti@contoh`));
});

test('the ledger of a report is read in pages, oldest first', async () => {
  const id = await world.aReport({ code: 'BVKV000001' });
  await world.app.pool.query(
    `insert into report_events (report_id, type, agency_id, to_agency_id, detail)
     select $1, 'handed_on', $2, $3, '{"reason": "bukan kami"}' from generate_series(1, 5)`,
    [id, world.agencies.DLH, world.agencies.DPUPR],
  );
  const first = await get('/reports/BVKV000001/events?limit=4');
  const second = await get(`/reports/BVKV000001/events?limit=4&cursor=${first.json.nextCursor}`);
  const items = [...(first.json.items as { id: number }[]), ...(second.json.items as { id: number }[])];
  expect(items).toHaveLength(6);
  expect(second.json.nextCursor).toBeNull();
  expect(items.map((one) => one.id)).toEqual([...items.map((one) => one.id)].sort((a, b) => a - b));
  expect(items.at(-1)).toEqual({
    id: expect.any(Number),
    at: expect.any(String),
    type: 'handed_on',
    agency: 'DLH',
    toAgency: 'DPUPR',
  });
});

test('the city’s lists are complete', async () => {
  expect((await get('/agencies')).json.items).toEqual([
    {
      code: 'DLH',
      name: 'Dinas Lingkungan Hidup',
      shortName: 'DLH',
      kind: 'opd',
      successor: null,
      startsOn: '2000-01-01',
      endsOn: null,
    },
    expect.objectContaining({ code: 'DPUPR' }),
  ]);
  expect((await get('/topics')).json.items).toEqual([
    { code: 'jalan', name: { id: 'Jalan rusak', en: 'Damaged road' }, agency: 'DPUPR' },
  ]);
  expect((await get('/areas')).json.items).toEqual([
    { code: '36.71.01', name: 'Tangerang', level: 'kecamatan', parent: null },
    { code: '36.71.01.1001', name: 'Sukarasa', level: 'kelurahan', parent: '36.71.01' },
  ]);
});

test('a caller who has the newest is told so without the content', async () => {
  const first = await get('/agencies');
  const tag = first.headers.get('etag') ?? '';
  const again = await get('/agencies', { 'if-none-match': tag });
  expect(again).toMatchObject({ status: 304, text: '' });
  expect(first.headers.get('cache-control')).toBe('private, no-cache');
});

test.for([
  ['GET', '/tidak-ada', 404, 'not_found', null],
  ['GET', '/reports/bukan-kode-sama-sekali', 404, 'not_found', null],
  ['GET', '/reports/ZZZZZZZZZZ', 404, 'not_found', null],
  ['DELETE', '/reports/ANTR1AN000', 405, 'wrong_method', 'GET, HEAD'],
  ['PUT', '/reports', 405, 'wrong_method', 'GET, POST, HEAD'],
] as const)('%s %s is a problem a program can read', async ([method, path, status, problem, allow]) => {
  const answer = await world.ask(method, path, { token: world.tokens.city });
  expect(answer).toMatchObject({ status, json: { type: `urn:mimin:problem:${problem}` } });
  expect(answer.headers.get('allow')).toBe(allow);
});
