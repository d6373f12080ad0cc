import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openKysely } from '#src/db/kysely.ts';
import { openPool } from '#src/db/pool.ts';
import { startWeb, type Web } from '#src/server.ts';
import { openLog } from '#src/shared/log.ts';
import { anApp } from './support/world.ts';

let web: Web;
let drop: () => Promise<void>;
const lines: string[] = [];

beforeAll(async () => {
  const place = await anApp();
  drop = place.drop;
  const pool = openPool('postgres://nobody@127.0.0.1:1/nowhere', { max: 1, name: 'test away' });
  const log = openLog({ level: 'info', to: { write: (line) => lines.push(line) } });
  web = await startWeb({ ...place.app, pool, db: openKysely(pool), log });
});
afterAll(async () => {
  await web?.close();
  await drop?.();
});

test.each([
  '/',
  '/lapor',
  '/lacak/ABCDEFGH01',
  '/lacak/ABCDEFGH01.json',
  '/masuk',
  '/desk',
  '/desk.data',
  '/desk/list.json',
  '/desk/ringkasan',
  '/desk/ringkasan.xlsx',
  '/angka',
  '/angka.csv',
  '/angka.json',
  '/desk/pemberitahuan/atur',
  '/desk/model',
  '/desk/model/koreksi',
  '/desk/model/koreksi.csv',
  '/desk/kota',
  '/desk/persetujuan',
  '/desk/kejadian',
  '/desk/kejadian/1',
  '/desk/tombol',
  '/desk/kota/topik',
  '/desk/kota/topik.csv',
  '/desk/kota/coba',
  '/desk/kota/kalender',
  '/desk/kota/janji',
  '/desk/kanal/masa-berlaku',
  '/desk/kanal/izin/tiktok',
  '/desk/kanal/izin/tiktok/kembali/?state=a&code=b',
  '/desk/kanal/izin/tiktok/pilih/1',
  '/desk/akun',
  '/desk/akun/baru',
  '/desk/akun/1',
  '/desk/akun/impor',
  '/desk/akun/serah-terima',
  '/desk/akun.csv',
  '/foto/1',
  '/desk/meja-lain',
  '/desk/kirim/1/1',
  '/desk/teruskan/1/sp4n-lapor',
  '/desk/teruskan/1/laksa.csv',
  '/open311/v2/services.xml',
  '/open311/v2/requests.json',
])('with the database away %s says so, and when to come back', async (path) => {
  const loud = vi.spyOn(console, 'error').mockImplementation(() => {});
  const cookie = 'mimin.session_token=a.b';
  const answer = await fetch(web.url + path, { redirect: 'manual', headers: { cookie } });
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('5');
  expect(await answer.text()).not.toContain('ECONNREFUSED');
  // What fails is told to our own log, which hides what must not be written; nothing prints beside it.
  expect(loud).not.toHaveBeenCalled();
  expect(lines.some((line) => line.includes('ECONNREFUSED') || line.includes('session'))).toBe(true);
  loud.mockRestore();
});

test('an entry sent meanwhile is not acknowledged', async () => {
  const answer = await fetch(`${web.url}/lapor`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: web.url },
    body: new URLSearchParams({ text: 'jalan rusak', key: 'x' }),
  });
  expect(answer.status).toBe(503);
});
