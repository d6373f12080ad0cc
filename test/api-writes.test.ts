import { afterAll, beforeAll, expect, test } from 'vitest';
import { openKysely } from '#src/db/kysely.ts';
import { openPool } from '#src/db/pool.ts';
import { createApi } from '#src/inbox/routes/api-reports.ts';
import { findDoor } from '#src/inbox/store/doors.ts';
import { type ApiWorld, type Asked, apiWorld } from './api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld();
  await world.aReport({ code: 'JA1AN00001', agency: 'DPUPR' });
});
afterAll(() => world.end());

const report = {
  text: 'Lampu jalan di depan SDN 3 mati sejak Senin.',
  place: 'depan SDN 3',
  kelurahanCode: '36.71.01.1001',
};
const post = (path: string, asked: Asked) =>
  world.ask('POST', path, { token: world.tokens.city, key: crypto.randomUUID(), ...asked });
const journal = async () => {
  const { rows } = await world.app.pool.query<{ code: string; body: Buffer; source: string; channel_id: number }>(
    'select reserved_code as code, body, source, channel_id from raw_events order by id',
  );
  return rows.map((row) => ({ ...row, body: JSON.parse(row.body.toString()) as Record<string, unknown> }));
};
const answersOf = async (code: string) => {
  const { rows } = await world.app.pool.query(
    'select o.text from outbox o join reports r on r.id = o.report_id where r.code = $1 order by o.id',
    [code],
  );
  return rows.map((row: { text: string }) => row.text);
};

test('a report by program is journalled before the answer, through the door of the API', async () => {
  const before = (await journal()).length;
  const answer = await post('/reports', {
    body: { ...report, name: 'Budi', phone: '0812-0000-1111', privacy: 'secret' },
  });
  expect(answer.status).toBe(201);
  const { code } = answer.json;
  expect(answer.json).toEqual({
    code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{10}$/),
    trackingUrl: `https://mimin.example/lacak/${code}`,
    reporterUrl: expect.stringMatching(new RegExp(`^https://mimin.example/lacak/${code}/kunci/[0-9A-Z]{26}$`)),
  });
  expect(answer.headers.get('location')).toBe(`/api/v1/reports/${code}`);
  const kept = await journal();
  expect(kept).toHaveLength(before + 1);
  expect(kept.at(-1)).toMatchObject({
    code,
    source: 'api',
    channel_id: await findDoor(world.app, 'api'),
    body: {
      ...report,
      code,
      via: 'api',
      name: 'Budi',
      phone: '0812-0000-1111',
      privacy: 'secret',
      email: null,
      photoIds: [],
    },
  });
});

test('the same report sent twenty times at once is one report and twenty times the same answer', async () => {
  const before = (await journal()).length;
  const key = crypto.randomUUID();
  const answers = await Promise.all(Array.from({ length: 20 }, () => post('/reports', { key, body: report })));
  expect(new Set(answers.map((one) => `${one.status} ${one.text}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(201);
  expect(answers.filter((one) => one.headers.get('idempotent-replayed') === 'true')).toHaveLength(19);
  expect(await journal()).toHaveLength(before + 1);
});

test('the same key with another report is refused and nothing is stored', async () => {
  const key = crypto.randomUUID();
  await post('/reports', { key, body: report });
  const before = (await journal()).length;
  const other = await post('/reports', { key, body: { ...report, text: 'Sampah menumpuk.' } });
  expect(other).toMatchObject({ status: 409, json: { type: 'urn:mimin:problem:key_reused' } });
  expect(await journal()).toHaveLength(before);
});

test('the same key of another token is another report', async () => {
  const key = crypto.randomUUID();
  const [one, two] = [
    await post('/reports', { key, body: report }),
    await post('/reports', { key, body: report, token: world.tokens.dlh }),
  ];
  expect([one.status, two.status]).toEqual([201, 201]);
  expect(one.json.code).not.toBe(two.json.code);
});

test('after a day the key may mean a new report, and the new one is not taken for the old', async () => {
  const key = crypto.randomUUID();
  const first = await post('/reports', { key, body: report });
  await world.app.pool.query(`update idempotency_keys set at = at - interval '24 hours 1 minute' where key = $1`, [
    key,
  ]);
  const second = await post('/reports', { key, body: { ...report, text: 'Banjir lagi.' } });
  expect(second.status).toBe(201);
  expect(second.json.code).not.toBe(first.json.code);
});

test('a request that a dead process left half done is done again as the same report', async () => {
  const key = crypto.randomUUID();
  const first = await post('/reports', { key, body: report });
  await world.app.pool.query(
    `update idempotency_keys set status = null, response = jsonb_build_object('since', now() - interval '61 seconds') where key = $1`,
    [key],
  );
  const again = await post('/reports', { key, body: report });
  expect(again.status).toBe(201);
  expect(again.json).toEqual(first.json);
  const keys = (await journal()).filter((one) => one.code === first.json.code).map((one) => one.body.key);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

test('while the first is still running, the second waits and is then told to come back', async () => {
  const key = crypto.randomUUID();
  await post('/reports', { key, body: report });
  await world.app.pool.query(
    `update idempotency_keys set status = null, response = jsonb_build_object('since', now()) where key = $1`,
    [key],
  );
  const second = await post('/reports', { key, body: report });
  expect(second).toMatchObject({ status: 409, json: { type: 'urn:mimin:problem:still_running' } });
  expect(second.headers.get('retry-after')).toBe('2');
});

test('an answer sent twenty times at once is queued once', async () => {
  const key = crypto.randomUUID();
  const body = { text: 'Hari ini kami tambal.', visibility: 'private' };
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => post('/reports/JA1AN00001/answers', { key, body, token: world.tokens.dpupr })),
  );
  expect(new Set(answers.map((one) => `${one.status} ${one.text}`)).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 201, json: { code: 'JA1AN00001', answers: [{ state: 'queued' }] } });
  expect(await answersOf('JA1AN00001')).toEqual(['Hari ini kami tambal.']);
});

test('an answer that the network does not offer is refused in plain words, and its key is free again', async () => {
  const key = crypto.randomUUID();
  const refused = await post('/reports/JA1AN00001/answers', { key, body: { text: 'Halo.', visibility: 'public' } });
  expect(refused).toMatchObject({
    status: 409,
    json: { type: 'urn:mimin:problem:refused', detail: expect.stringMatching(/visibility/) },
  });
  const mended = await post('/reports/JA1AN00001/answers', { key, body: { text: 'Halo.', visibility: 'private' } });
  expect(mended.status).toBe(201);
});

test('a stored answer of a key does not show the reporter’s secret link in the database', async () => {
  const answer = await post('/reports', { body: report });
  const { rows } = await world.app.pool.query<{ all: string }>(
    'select string_agg(response::text, $1) as all from idempotency_keys',
    [' '],
  );
  expect(rows[0]?.all).not.toContain(String(answer.json.reporterUrl).split('/').at(-1));
});

const utf8 = (text: string) => new Uint8Array(Buffer.from(text));
const refusals: [said: string, asked: Asked, status: number, problem: string, errors?: object[]][] = [
  ['no key', { headers: { 'idempotency-key': '' }, body: report }, 400, 'key_needed'],
  ['a key too short', { key: 'abc', body: report }, 400, 'key_needed'],
  ['half a JSON', { body: '{"text":"halo' }, 400, 'malformed_body'],
  ['no body', { headers: { 'content-type': 'application/json' } }, 400, 'malformed_body'],
  ['JSON nested without end', { body: `{"text":${'['.repeat(50)}${']'.repeat(50)}}` }, 400, 'malformed_body'],
  ['wrong UTF-8', { body: new Uint8Array([...utf8('{"text":"'), 0xff, 0xfe, ...utf8('"}')]) }, 400, 'bad_text'],
  ['half a surrogate pair', { body: '{"text":"halo \\ud83d"}' }, 400, 'bad_text'],
  ['a null character', { body: '{"text":"halo \\u0000"}' }, 400, 'bad_text'],
  ['a null character in a name', { body: '{"te\\u0000xt":"halo"}' }, 400, 'bad_text'],
  [
    'a form',
    { body: 'text=halo', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    415,
    'wrong_type',
  ],
  [
    'JSON in Latin-1',
    { body: '{}', headers: { 'content-type': 'application/json; charset=iso-8859-1' } },
    415,
    'wrong_type',
  ],
  ['a packed body', { body: '{}', headers: { 'content-encoding': 'gzip' } }, 415, 'wrong_type'],
  ['a body of 257 KB', { body: { text: 'x'.repeat(257 * 1024) } }, 413, 'too_large'],
  ['no text', { body: {} }, 422, 'invalid', [{ pointer: '#/text', detail: 'Wajib diisi.' }]],
  [
    'only blanks',
    { body: { text: '   ' } },
    422,
    'invalid',
    [{ pointer: '#/text', detail: 'Paling sedikit 1 huruf.' }],
  ],
  [
    'a text too long',
    { body: { text: 'x'.repeat(10_001) } },
    422,
    'invalid',
    [{ pointer: '#/text', detail: 'Paling banyak 10000 huruf.' }],
  ],
  [
    'a place outside the world',
    { body: { ...report, latitude: 91 } },
    422,
    'invalid',
    [{ pointer: '#/latitude', detail: 'Paling banyak 90.' }],
  ],
  [
    'a number as text',
    { body: { ...report, latitude: '6' } },
    422,
    'invalid',
    [{ pointer: '#/latitude', detail: 'Jenis nilainya keliru.' }],
  ],
  [
    'an unknown field',
    { body: { ...report, 'a/b~c': 1 } },
    422,
    'invalid',
    [{ pointer: '#/a~1b~0c', detail: 'Tidak dikenal di sini.' }],
  ],
  [
    'an unknown kelurahan',
    { body: { ...report, kelurahanCode: '99.99.99.9999' } },
    422,
    'invalid',
    [{ pointer: '#/kelurahanCode', detail: 'Tidak ada kelurahan dengan kode ini.' }],
  ],
  [
    'a wrong choice',
    { body: { ...report, privacy: 'rahasia' } },
    422,
    'invalid',
    [{ pointer: '#/privacy', detail: 'Pilih salah satu: open, anonymous, secret.' }],
  ],
  ['a list', { body: '[]' }, 422, 'invalid', [{ pointer: '#', detail: 'Jenis nilainya keliru.' }]],
];
test.for(refusals)('%s is refused and nothing is stored', async ([, asked, status, problem, errors]) => {
  const before = (await journal()).length;
  const answer = await post('/reports', asked);
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer).toMatchObject({
    status,
    json: { type: `urn:mimin:problem:${problem}`, status, ...(errors ? { errors } : {}) },
  });
  expect(await journal()).toHaveLength(before);
});

test.for([
  ['en', 'en', 'Is required.'],
  ['en-GB;q=0.9, id;q=0.3', 'en', 'Is required.'],
  ['id, en;q=0.8', 'id', 'Wajib diisi.'],
  ['de', 'id', 'Wajib diisi.'],
  ['*;q=x,,;', 'id', 'Wajib diisi.'],
])('a caller who accepts %s reads the error in %s', async ([accepts = '', language, detail]) => {
  const answer = await post('/reports', { body: {}, headers: { 'accept-language': accepts } });
  expect(answer.headers.get('content-language')).toBe(language);
  expect(answer.json.errors).toEqual([{ pointer: '#/text', detail }]);
});

test('with the database away a program is told to come back', async () => {
  const pool = openPool('postgres://nobody@127.0.0.1:1/nowhere', { max: 2, name: 'test away' });
  const api = createApi({ ...world.app, pool, db: openKysely(pool) });
  const answer = await api.request('/reports', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${world.tokens.city}`,
      'idempotency-key': crypto.randomUUID(),
      'content-type': 'application/json',
    },
    body: JSON.stringify(report),
  });
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('5');
  expect(await answer.json()).toMatchObject({ type: 'urn:mimin:problem:busy' });
  await pool.end();
});
