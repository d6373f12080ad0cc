import { RouterContextProvider } from 'react-router';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '#src/app.ts';
import { appContext, requestContext } from '#src/context.ts';
import { type CityReader, cityReaderContext, makeSetupLink, type Role, type StaffActor } from '#src/people/index.ts';
import * as account from '#src/people/routes/account.tsx';
import * as audit from '#src/people/routes/desk-audit.tsx';
import * as people from '#src/people/routes/desk-people.tsx';
import * as person from '#src/people/routes/desk-person.tsx';
import * as tokens from '#src/people/routes/desk-tokens.tsx';
import * as logInPage from '#src/people/routes/log-in.tsx';
import * as setUp from '#src/people/routes/set-up.tsx';
import { anEmptyApp, anyone, aRequest, aSmallCity, goodPassword, smallCity, tokenOf } from './people-world.ts';

let app: App;
let operator: StaffActor;
let dlh = 0;
let dishub = 0;
let drop: (() => Promise<void>) | undefined;
const cookies = new Map<Role | 'nobody', string>([['nobody', '']]);
let colleague: StaffActor;

beforeAll(async () => {
  ({ app, operator, drop } = await aSmallCity());
  const agencies = await app.db.selectFrom('agencies').select(['id', 'code']).execute();
  dlh = agencies.find((agency) => agency.code === 'DLH')?.id ?? 0;
  dishub = agencies.find((agency) => agency.code === 'DISHUB')?.id ?? 0;
  colleague = await anyone(app, operator, 'mimin', dlh);
  for (const role of ['mimin', 'coordinator', 'head', 'leader', 'operator'] as const) {
    const who = await anyone(app, operator, role, role === 'mimin' || role === 'head' ? dlh : undefined);
    const answer = await post(logInPage, '/masuk', { email: who.email, password: goodPassword });
    cookies.set(role, answer.headers.getSetCookie()[0]?.split(';')[0] ?? '');
  }
});
afterAll(() => drop?.());

const reader: CityReader = {
  presets: [{ code: 'kota-contoh', name: 'Kota Contoh' }],
  readPreset: async () => smallCity,
  fromParts: () => ({ ok: false, problems: ['topics: kosong'] }),
};
function aContext(of: App): RouterContextProvider {
  const context = new RouterContextProvider();
  context.set(appContext, of);
  context.set(requestContext, { clientAddress: '10.1.1.1', origin: 'http://localhost', language: 'id', nonce: '' });
  context.set(cityReaderContext, reader);
  return context;
}

interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}
// Stands where React Router stands: a page answers a value, a value with a status, or a response; each may be thrown.
async function run(handler: unknown, request: Request, params: Record<string, string>, of: App): Promise<Answer> {
  const call = handler as (args: object) => Promise<unknown>;
  const answer = await call({ request, params, context: aContext(of), url: new URL(request.url) }).catch((thrown) => {
    if (thrown instanceof Error) throw thrown;
    return thrown as unknown;
  });
  if (answer instanceof Response) return { status: answer.status, headers: answer.headers, body: undefined };
  if (typeof answer === 'object' && answer && 'type' in answer && answer.type === 'DataWithResponseInit') {
    const { data, init } = answer as unknown as { data: unknown; init: ResponseInit | null };
    return { status: init?.status ?? 200, headers: new Headers(init?.headers), body: data };
  }
  return { status: 200, headers: new Headers(), body: answer };
}
function get(
  page: { loader: unknown },
  path: string,
  as: Role | 'nobody' = 'nobody',
  params: Record<string, string> = {},
): Promise<Answer> {
  return run(page.loader, aRequest([cookies.get(as) ?? ''].filter(Boolean), path), params, app);
}
function post(
  page: { action: unknown },
  path: string,
  fields: Record<string, string>,
  as: Role | 'nobody' = 'nobody',
  params: Record<string, string> = {},
  of: App = app,
): Promise<Answer> {
  const { headers } = aRequest([cookies.get(as) ?? ''].filter(Boolean), path);
  const request = new Request(`http://localhost${path}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
  });
  return run(page.action, request, params, of);
}

const pages = {
  '/desk/orang': people,
  '/desk/audit': audit,
  '/desk/token': tokens,
  '/akun': account,
};
const table: [keyof typeof pages, Role | 'nobody', number][] = [
  ...(['mimin', 'coordinator', 'head', 'leader', 'operator'] as const).flatMap(
    (role): [keyof typeof pages, Role, number][] => [
      ['/desk/orang', role, 200],
      ['/akun', role, 200],
      ['/desk/audit', role, role === 'coordinator' || role === 'operator' ? 200 : 403],
      ['/desk/token', role, role === 'operator' ? 200 : 403],
    ],
  ),
  ...(Object.keys(pages) as (keyof typeof pages)[]).map((path): [keyof typeof pages, 'nobody', number] => [
    path,
    'nobody',
    303,
  ]),
];
test.each(table)('%s answers a %s with %i', async (path, role, status) => {
  const answer = await get(pages[path], path, role);
  expect(answer.status).toBe(status);
  if (status === 303) expect(answer.headers.get('location')).toBe(`/masuk?ke=${encodeURIComponent(path)}`);
});

test('a background request of a page comes back to the page itself', async () => {
  const answer = await get(people, '/desk/orang.data?opd=3&_routes=x');
  expect(answer.headers.get('location')).toBe(`/masuk?ke=${encodeURIComponent('/desk/orang?opd=3')}`);
});

test('a mimin sees the people of the own agency only, whatever the address asks for', async () => {
  const other = await anyone(app, operator, 'mimin', dishub);
  const { body } = await get(people, `/desk/orang?opd=${dishub}`, 'mimin');
  const seen = (body as { people: { agencyId: number }[] }).people;
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.every((row) => row.agencyId === dlh)).toBe(true);
  const params = { id: String(other.staffId) };
  expect((await get(person, `/desk/orang/${other.staffId}`, 'mimin', params)).status).toBe(403);
  expect((await get(person, `/desk/orang/${other.staffId}`, 'coordinator', params)).status).toBe(200);
});

test.each(['0', '-1', 'abc', '99999999999999999999', '1e3'])(
  'a person with the number %s does not exist',
  async (id) => {
    expect((await get(person, `/desk/orang/${id}`, 'operator', { id })).status).toBe(404);
  },
);

test.each([
  ['mimin', { part: 'reset' }],
  ['mimin', { part: 'end' }],
  ['head', { part: 'role', role: 'head' }],
  ['head', { part: 'transfer', agencyId: '1' }],
  ['leader', { part: 'sessions' }],
] as const)('a %s who forges the form %o gets 403', async (role, fields) => {
  const params = { id: String(colleague.staffId) };
  expect((await post(person, `/desk/orang/${colleague.staffId}`, fields, role, params)).status).toBe(403);
});

test('a forged part or number is refused in words, not with a crash', async () => {
  const params = { id: String(colleague.staffId) };
  const answer = await post(person, '/desk/orang/1', { part: 'kosongkan' }, 'operator', params);
  expect(answer).toMatchObject({ status: 422, body: { problem: { reason: 'invalid' } } });
});

test('a wrong log-in comes back with 422, the e-mail kept and the password gone', async () => {
  const answer = await post(logInPage, '/masuk', { email: 'siapa@kota.example', password: 'bukan-kata-sandinya' });
  expect(answer).toMatchObject({ status: 422, body: { refused: 'wrong', typed: { email: 'siapa@kota.example' } } });
  expect(JSON.stringify(answer.body)).not.toContain('bukan-kata-sandinya');
});

test('too many tries answer 429 and say when to come back', async () => {
  const guess = () => post(logInPage, '/masuk', { email: 'tebak@kota.example', password: 'x' });
  for (let i = 0; i < 5; i++) await guess();
  const answer = await guess();
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('logging in leads back to the page that asked for it, never to another site', async () => {
  const who = await anyone(app, operator, 'leader');
  const enter = (wanted: string) =>
    post(logInPage, `/masuk?ke=${encodeURIComponent(wanted)}`, { email: who.email, password: goodPassword });
  expect((await enter('/desk/orang?opd=3')).headers.get('location')).toBe('/desk/orang?opd=3');
  expect((await enter('//jahat.example')).headers.get('location')).toBe('/desk');
});

test('an invitation form comes back with its problem beside the field and what was typed', async () => {
  const fields = { name: 'Sari', email: 'sari@', role: 'mimin', agencyId: String(dlh) };
  expect(await post(people, '/desk/orang', fields, 'coordinator')).toMatchObject({
    status: 422,
    body: { problems: { email: 'bad_email' }, typed: { name: 'Sari', email: 'sari@' } },
  });
  const made = await post(people, '/desk/orang', { ...fields, email: 'sari@kota.example' }, 'coordinator');
  expect(made).toMatchObject({ status: 200, body: { made: { name: 'Sari', mailed: 'not_set_up' } } });
  expect((made.body as { made: { link: string } }).made.link).toMatch(/^http:\/\/localhost\/undangan\/[\w-]{43}$/);
});

test('a coordinator who forges an operator into the invitation gets 403', async () => {
  const fields = { name: 'X', email: 'x@kota.example', role: 'operator', agencyId: '' };
  expect((await post(people, '/desk/orang', fields, 'coordinator')).status).toBe(403);
});

test('the set-up page names everything wrong at once, then sets the city up', async () => {
  const empty = await anEmptyApp();
  try {
    const token = tokenOf(await makeSetupLink(empty.app, { kind: 'system' }));
    const send = (fields: Record<string, string>, with_ = token) =>
      post(setUp, `/pasang/${with_}`, fields, 'nobody', { token: with_ }, empty.app);
    const wrong = await send({
      cityName: '',
      name: 'Oki',
      email: 'oki',
      password: 'x',
      repeated: 'y',
      preset: 'upload',
    });
    expect(wrong).toMatchObject({
      status: 422,
      body: {
        problems: { cityName: 'empty', email: 'bad_email', files: 'no_file' },
        typed: { name: 'Oki', email: 'oki' },
      },
    });
    const right = {
      cityName: 'Kota',
      name: 'Oki',
      email: 'oki@kota.example',
      password: goodPassword,
      repeated: goodPassword,
    };
    const forged = await send({ ...right, preset: 'kota-contoh' }, 'A'.repeat(43));
    expect(forged).toMatchObject({ status: 422, body: { problems: { form: 'link_unknown' } } });
    const done = await send({ ...right, preset: 'kota-contoh' });
    expect(done.headers.get('location')).toBe('/masuk?kabar=akun');
    const again = await run(setUp.loader, aRequest([], `/pasang/${token}`), { token }, empty.app);
    expect(again).toMatchObject({ status: 404, body: { problem: 'already_set_up' } });
  } finally {
    await empty.drop();
  }
});
