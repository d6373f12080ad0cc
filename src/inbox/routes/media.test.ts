import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { logIn, readVisit } from '#src/people/index.ts';
import { makeFormKey } from '#src/shared/form-key.ts';
import { aPhoto } from '../../../test/support/photos.ts';
import { aStaff, aWorld, testPassword, type World } from '../../../test/support/world.ts';
import { submitReport } from '../commands/submit-report.ts';
import { emptyReport } from '../domain/citizen-form.ts';
import { addMedia } from './media.ts';

let world: World;
let site: Hono<{ Bindings: object }>;
let code: string;
let secret: string;
let photo: number;

beforeAll(async () => {
  world = await aWorld();
  site = new Hono<{ Bindings: object }>();
  addMedia(world.app, site);
  const done = await submitReport(world.app, {
    typed: { ...emptyReport, text: 'Lampu PJU mati di Jalan Merdeka Sukasari', privacy: 'secret' },
    photos: [await aPhoto('a.jpg')],
    tickets: [],
    key: makeFormKey(world.app.keys.link, new Date(Date.now() - 60_000)),
    trap: '',
  });
  if (!done.ok) throw new Error(JSON.stringify(done));
  ({ code, secret } = done);
  const { rows } = await world.app.pool.query<{ id: number }>('select id from media');
  photo = rows[0]?.id ?? 0;
});
afterAll(() => world.drop());

async function cookieOf(role: 'mimin' | 'head', agency: string): Promise<string> {
  const { email } = await aStaff(world.app, world.operator, role, agency);
  const request = new Request('http://localhost/masuk', { method: 'POST' });
  const visit = readVisit(request, '10.0.0.1');
  const entered = await logIn(world.app, { kind: 'resident' }, { email, password: testPassword, visit, request });
  if (!entered.ok) throw new Error(entered.reason);
  return entered.cookies.map((cookie) => cookie.split(';')[0]).join('; ');
}

async function agencyOfReport(): Promise<string> {
  const { rows } = await world.app.pool.query<{ code: string }>(
    'select a.code from reports r join agencies a on a.id = r.agency_id where r.code = $1',
    [code],
  );
  return rows[0]?.code ?? '';
}

test('the reporter sees the photo with the secret, and nobody with the code alone', async () => {
  const seen = await site.request(`/lacak/${code}/foto/${photo}`, { headers: { cookie: `kunci=${secret}` } });
  expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/webp']);
  expect(seen.headers.get('cache-control')).toMatch(/^private/);
  expect(seen.headers.get('content-security-policy')).toContain('sandbox');
  const forged = await site.request(`/lacak/${code}/foto/${photo}`, { headers: { cookie: `kunci=${'A'.repeat(26)}` } });
  expect(forged.status).toBe(404);
});

test('a player reads a recording in parts, and a document is only ever downloaded', async () => {
  const cookie = await cookieOf('mimin', await agencyOfReport());
  await world.app.pool.query(`update media set mime = 'audio/ogg', bytes = '\\x4f676753aabb' where id = $1`, [photo]);
  const part = await site.request(`/foto/${photo}`, { headers: { cookie, range: 'bytes=1-2' } });
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 1-2/6', 'gg']);
  const end = await site.request(`/foto/${photo}`, { headers: { cookie, range: 'bytes=-2' } });
  expect(end.headers.get('content-range')).toBe('bytes 4-5/6');
  const whole = await site.request(`/foto/${photo}`, { headers: { cookie, range: 'bytes=9-12' } });
  expect(whole.status).toBe(200);
  await world.app.pool.query(`update media set mime = 'application/pdf' where id = $1`, [photo]);
  const document = await site.request(`/foto/${photo}`, { headers: { cookie } });
  expect(document.headers.get('content-disposition')).toBe(`attachment; filename="berkas-${photo}.pdf"`);
  await world.app.pool.query(`update media set mime = 'image/webp' where id = $1`, [photo]);
});

test('the secret of one report opens no photo of another', async () => {
  const { rows } = await world.app.pool.query<{ id: number }>(
    `insert into media (mime, bytes, original_sha256) values ('image/webp', '\\x00', '\\x00') returning id`,
  );
  const other = await site.request(`/lacak/${code}/foto/${rows[0]?.id}`, { headers: { cookie: `kunci=${secret}` } });
  expect(other.status).toBe(404);
});

test('of a secret report the handling agency sees the photo; to another agency and to a stranger it does not exist', async () => {
  const own = await agencyOfReport();
  const other = own === 'DINKES' ? 'DLH' : 'DINKES';
  const statusFor = async (cookie?: string) =>
    (await site.request(`/foto/${photo}`, cookie ? { headers: { cookie } } : {})).status;
  expect(await statusFor(await cookieOf('mimin', own))).toBe(200);
  expect(await statusFor(await cookieOf('mimin', other))).toBe(404);
  expect(await statusFor()).toBe(404);
});
