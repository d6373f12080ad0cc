import { request } from 'node:http';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { App } from '#src/app.ts';
import type { StaffActor } from '#src/people/index.ts';
import { startWeb, type Web } from '#src/server.ts';
import { aReport, reportOf } from './support/reports.ts';
import { aStaff, aWorld, testPassword, type World } from './support/world.ts';

let world: World;
let app: App;
let web: Web;
let report: number;
const cookies = new Map<string, string>();

beforeAll(async () => {
  world = await aWorld();
  app = world.app;
  web = await startWeb(app);
  const { operator } = world;
  const people: Record<string, StaffActor & { email: string }> = {
    mimin: await aStaff(app, operator, 'mimin', 'DISHUB'),
    coordinator: await aStaff(app, operator, 'coordinator'),
    leader: await aStaff(app, operator, 'leader'),
    operator: { ...operator, email: 'operator@kota.example' },
  };
  for (const [who, { email }] of Object.entries(people)) cookies.set(who, await logIn(email));
  report = await aReport(app, {
    text: 'Lampu jalan mati depan SDN Karawaci 3 sudah seminggu. Hubungi saya di 0812-7777-6543 atau siti.m@warga.example ya.',
  });
});
afterAll(async () => {
  await web?.close();
  await world?.drop();
});

async function logIn(email: string): Promise<string> {
  const answer = await fetch(`${web.url}/masuk`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: web.url },
    body: new URLSearchParams({ email, password: testPassword }),
  });
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
const as = (who: string) => ({ cookie: cookies.get(who) ?? '', origin: web.url });
const get = (path: string, who: string) => fetch(web.url + path, { redirect: 'manual', headers: as(who) });
const post = (path: string, who: string, body: string | Record<string, string>, type?: string) =>
  fetch(web.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...as(who), ...(type ? { 'content-type': type } : {}) },
    body: typeof body === 'string' ? body : new URLSearchParams(body),
  });

test.each([
  '/desk/list.json?opd=99999999999',
  '/desk/list.json?topik=99999999999',
  '/desk/list.json?kelurahan=%00',
  "/desk/list.json?kelurahan=x'",
])('a filter that no list has is refused, not a fault of ours: %s', async (path) => {
  expect((await get(path, 'coordinator')).status).toBe(400);
});

test.each(['/desk/audit?orang=99999999999', '/desk/orang?opd=99999999999', '/desk/audit?sebelum=1e300'])(
  'nobody has this number, and the page says nothing else: %s',
  async (path) => {
    expect((await get(path, 'operator')).status).toBe(200);
  },
);

test.each(['__proto__', 'toString', 'valueOf', 'constructor', 'delete_everything'])(
  'a made-up deed (%s) is refused',
  async (intent) => {
    const answer = await post(`/desk/aduan/${report}`, 'mimin', { intent });
    expect(answer.status).toBe(422);
  },
);

test('a version that no report can have is refused, and nothing is sent', async () => {
  const answer = await post(`/desk/aduan/${report}`, 'mimin', {
    intent: 'answer',
    text: 'Siap',
    visibility: 'private',
    key: 'k'.repeat(20),
    seenVersion: '99999999999',
  });
  expect(answer.status).toBe(422);
});

test.each([
  ['a topic too large to be one', { title: 'a', text: 'b', topicId: '99999999999' }],
  ['a topic the city does not have', { title: 'a', text: 'b', topicId: '999999' }],
  ['an agency the city does not have', { title: 'a', text: 'b', agencyId: '999999' }],
])('a saved reply for %s is refused', async (_, fields) => {
  expect((await post('/desk/balasan', 'coordinator', fields)).status).toBe(422);
});

test('ending a saved reply that cannot be is refused', async () => {
  const answer = await post('/desk/balasan', 'coordinator', { intent: 'end', id: '999999999999999' });
  expect(answer.status).toBe(422);
});

test.each([
  ['/masuk', 'nobody'],
  ['/akun', 'mimin'],
  ['/desk/orang', 'operator'],
  ['/desk/orang/1', 'operator'],
  ['/desk/token', 'operator'],
  ['/desk/loket', 'mimin'],
  ['/desk/balasan', 'mimin'],
  ['/desk/kotak-keluar', 'mimin'],
  ['/desk/pemberitahuan', 'mimin'],
  ['/desk/kanal', 'operator'],
  ['/desk/surat-mati', 'operator'],
])('half a form, or none, sent to %s is called damaged', async (path, who) => {
  expect((await post(path, who, '{}', 'application/json')).status).toBe(400);
  expect((await post(path, who, '--x\r\nConte', 'multipart/form-data; boundary=x')).status).toBe(400);
});

test('a reason with a NUL does not stop the dismissal of a dead letter', async () => {
  const answer = await post('/desk/surat-mati', 'operator', { id: '1', intent: 'dismiss', reason: 'a\0b' });
  expect(answer.status).toBe(422);
});

test.each([
  ['mimin', true],
  ['coordinator', true],
  ['leader', false],
  ['operator', false],
])('the number a resident wrote into the text is there for who works on the report: %s', async (who, sees) => {
  const page = await (await get(`/desk/aduan/${report}`, who)).text();
  expect(page.includes('SDN Karawaci 3')).toBe(true);
  expect(page.includes('0812-7777-6543')).toBe(sees);
  expect(page.includes('siti.m@warga.example')).toBe(sees);
});

test.each(['//elsewhere.example/?bahasa=en', '///elsewhere.example/x?bahasa=id'])(
  'changing the language leads to no other site: %s',
  async (path) => {
    const { hostname, port } = new URL(web.url);
    const location = await new Promise<string | undefined>((resolve, reject) => {
      const asked = request({ hostname, port, path }, (answer) => resolve(answer.headers.location));
      asked.on('error', reject).end();
    });
    expect(new URL(location ?? '', web.url).origin).toBe(new URL(web.url).origin);
  },
);

test('only a form with files may be as long as files are', async () => {
  const long = 'a'.repeat(5_000_000);
  const answer = await post('/lapor', 'nobody', { text: long });
  expect(answer.status).toBe(413);
});

test('an address that leads nowhere is not written into the log', async () => {
  const loud = vi.spyOn(console, 'error').mockImplementation(() => {});
  const told = vi.spyOn(app.log, 'error');
  expect((await get('/lacak/ABCDEFGH01/kunci/ABCDEFGH0123456789ABCDEFGH/x', 'nobody')).status).toBe(404);
  expect(loud).not.toHaveBeenCalled();
  expect(told).not.toHaveBeenCalled();
  loud.mockRestore();
  told.mockRestore();
});

test("who quotes a reporter's own link in a report does not publish its secret", async () => {
  const secret = 'ABCDEFGH0123456789ABCDEFGH';
  const id = await aReport(app, {
    text: `lampu jalan mati dpn sdn karawaci 3, lihat https://kota.example/lacak/ABC/kunci/${secret}`,
  });
  const { code } = await reportOf(app, id);
  for (const path of [`/lacak/${code}`, `/lacak/${code}.json`]) {
    const page = await (await get(path, 'nobody')).text();
    expect([page.includes('karawaci'), page.includes(secret)]).toEqual([true, false]);
  }
});
