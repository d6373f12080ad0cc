import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi } from '#src/inbox/routes/api-reports.ts';
import { type ApiScope, apiScopes } from '#src/people/index.ts';
import { type ApiWorld, apiWorld } from './api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld();
  await world.aReport({ code: 'DPR0PEN001', agency: 'DPUPR' });
  await world.aReport({ code: 'DPRSECR001', agency: 'DPUPR', privacy: 'secret' });
  await world.aReport({ code: 'DPRH1DE001', agency: 'DPUPR', hidden: true });
  await world.aReport({ code: 'D1HPEN0001', agency: 'DLH', privacy: 'anonymous' });
  await world.aReport({ code: 'C00RD00001' });
});
afterAll(() => world.end());

type Agency = 'DPUPR' | 'DLH' | null;
interface Row {
  route: string;
  /** The request as sent; absent: the route itself. */
  path?: string;
  body?: unknown;
  /** The scope without which it is refused; null: any token will do. */
  scope: ApiScope | null;
  /** What a token with every scope gets: of the city, of the holding agency, of another agency. */
  city: number;
  own: number;
  other: number;
}

const answer = { text: 'Sudah kami perbaiki, terima kasih.', visibility: 'private' };
const rows: Row[] = [
  { route: 'GET /reports', scope: 'reports:read', city: 200, own: 200, other: 200 },
  { route: 'GET /reports/{code}', path: '/reports/DPR0PEN001', scope: 'reports:read', city: 200, own: 200, other: 404 },
  { route: 'GET /reports/{code}', path: '/reports/DPRSECR001', scope: 'reports:read', city: 404, own: 200, other: 404 },
  { route: 'GET /reports/{code}', path: '/reports/DPRH1DE001', scope: 'reports:read', city: 404, own: 404, other: 404 },
  { route: 'GET /reports/{code}', path: '/reports/C00RD00001', scope: 'reports:read', city: 200, own: 404, other: 404 },
  {
    route: 'GET /reports/{code}/events',
    path: '/reports/DPR0PEN001/events',
    scope: 'reports:read',
    city: 200,
    own: 200,
    other: 404,
  },
  {
    route: 'GET /reports/{code}/events',
    path: '/reports/DPRSECR001/events',
    scope: 'reports:read',
    city: 404,
    own: 200,
    other: 404,
  },
  {
    route: 'POST /reports',
    body: { text: 'Lampu jalan mati.' },
    scope: 'reports:write',
    city: 201,
    own: 201,
    other: 201,
  },
  {
    route: 'POST /reports/{code}/answers',
    path: '/reports/DPR0PEN001/answers',
    body: answer,
    scope: 'answers:write',
    city: 201,
    own: 201,
    other: 404,
  },
  {
    route: 'POST /reports/{code}/answers',
    path: '/reports/DPRSECR001/answers',
    body: answer,
    scope: 'answers:write',
    city: 404,
    own: 201,
    other: 404,
  },
  { route: 'GET /agencies', scope: null, city: 200, own: 200, other: 200 },
  { route: 'GET /topics', scope: null, city: 200, own: 200, other: 200 },
  { route: 'GET /areas', scope: null, city: 200, own: 200, other: 200 },
];
/** Told to anybody: it says how to ask, not what is there. */
const open = ['GET /openapi.json'];

const sendTo = (row: Row, token: string | undefined) => {
  const [method = '', path = ''] = row.route.split(' ');
  const given = row.body === undefined ? {} : { body: row.body, key: crypto.randomUUID() };
  return world.ask(method, row.path ?? path, { token, ...given });
};

test('each route of the API has a row in the table of permissions', () => {
  const registered = createApi(world.app).openAPIRegistry.definitions.flatMap((one) =>
    one.type === 'route' ? [`${one.route.method.toUpperCase()} ${one.route.path}`] : [],
  );
  expect(new Set([...rows.map((row) => row.route), ...open])).toEqual(new Set(registered));
});

test.for(rows)('$route $path: without a valid token it is refused', async (row) => {
  for (const token of [undefined, 'mimin_salah', `mimin_${'A'.repeat(43)}`]) {
    const refused = await sendTo(row, token);
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toMatch(/^Bearer/);
  }
});

test.for(rows)('$route $path: each token sees what is its own', async (row) => {
  const seen = {
    city: (await sendTo(row, world.tokens.city)).status,
    own: (await sendTo(row, world.tokens.dpupr)).status,
    other: (await sendTo(row, world.tokens.dlh)).status,
  };
  expect(seen).toEqual({ city: row.city, own: row.own, other: row.other });
});

test.for(rows)('$route $path: every other scope together does not open it', async (row) => {
  const others = apiScopes.filter((scope) => scope !== row.scope);
  const status = (await sendTo(row, await world.token('DPUPR', others))).status;
  expect(status).toBe(row.scope === null ? row.own : 403);
});

test.for<[Agency, string[]]>([
  [null, ['C00RD00001', 'D1HPEN0001', 'DPR0PEN001']],
  ['DPUPR', ['DPR0PEN001', 'DPRSECR001']],
  ['DLH', ['D1HPEN0001']],
])('the list of a token of %s holds exactly its reports', async ([agency, codes]) => {
  const list = await world.ask('GET', '/reports', { token: await world.token(agency, ['reports:read']) });
  expect((list.json.items as { code: string }[]).map((one) => one.code).sort()).toEqual(codes);
});

test('a filter never widens what a token sees', async () => {
  const list = await world.ask('GET', '/reports?agency=DPUPR', { token: world.tokens.dlh });
  expect(list.json).toEqual({ items: [], nextCursor: null });
});

test('an ended token is refused', async () => {
  const token = await world.token(null, ['reports:read']);
  await world.app.pool.query('update api_tokens set ended_at = now() where id = (select max(id) from api_tokens)');
  expect((await world.ask('GET', '/reports', { token })).status).toBe(401);
});

test('no answer of the API says who reported', async () => {
  for (const path of ['/reports', '/reports/DPR0PEN001', '/reports/DPRSECR001', '/reports/DPR0PEN001/events']) {
    const { status, text } = await world.ask('GET', path, { token: world.tokens.dpupr });
    expect(status).toBe(200);
    expect(text).not.toMatch(/Siti|siti@contoh|081299998888|form:/);
  }
});

test('a token that asks too often is told when to come back, and another token is not held up', async () => {
  const [busy, calm] = [await world.token(null, ['reports:read']), await world.token(null, ['reports:read'])];
  let refused: Awaited<ReturnType<ApiWorld['ask']>> | undefined;
  for (let i = 0; i < 400 && !refused; i++) {
    const one = await world.ask('GET', '/agencies', { token: busy });
    if (one.status !== 200) refused = one;
  }
  expect(refused?.status).toBe(429);
  expect(refused?.headers.get('retry-after')).toBe('1');
  expect((await world.ask('GET', '/agencies', { token: calm })).status).toBe(200);
});
