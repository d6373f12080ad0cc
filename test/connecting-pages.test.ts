import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWeb, type Web } from '#src/server.ts';
import { type Simulator, startSimulator } from '../simulator/city.ts';
import { aStaff, aWorld, testPassword, type World } from './support/world.ts';

let world: World;
let web: Web;
let sim: Simulator;
let cookie = '';

beforeAll(async () => {
  world = await aWorld();
  sim = await startSimulator();
  web = await startWeb(world.app);
  const { email } = await aStaff(world.app, world.operator, 'coordinator');
  const body = new URLSearchParams({ email, password: testPassword });
  const entered = await fetch(`${web.url}/masuk`, {
    method: 'POST',
    body,
    headers: { origin: web.url },
    redirect: 'manual',
  });
  cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
});
afterAll(async () => {
  await web?.close();
  await sim?.stop();
  await world?.drop();
});

const page = async () => (await fetch(`${web.url}/desk/kanal`, { headers: { cookie } })).text();
async function send(form: Record<string, string>): Promise<string> {
  const headers = { cookie, origin: web.url };
  return (await fetch(`${web.url}/desk/kanal`, { method: 'POST', body: new URLSearchParams(form), headers })).text();
}
async function connectBot(mode: 'webhook' | 'poll'): Promise<string> {
  const { settings, secrets } = sim.telegram.account();
  return send({
    intent: 'connect',
    network: 'telegram',
    bot_token: secrets.bot_token ?? '',
    mode,
    base_url: settings.base_url ?? '',
    agencyId: '',
  });
}

test('without a public address the page says what is missing and that nothing comes in, and offers to ask again', async () => {
  const said = await connectBot('webhook');
  expect(said).toContain('tersambung.');
  expect(said).toContain('Alamat publik Mimin belum diatur');
  expect(said).toContain('tidak ada pesan warga yang masuk dari akun ini');
  const later = await page();
  expect(later).toContain('belum disetujui jejaringnya');
  expect(later).toContain('Minta lagi');
});

test('the button says in words how it ended', async () => {
  const { rows } = await world.app.pool.query<{ id: number }>(`select id from channels where network = 'telegram'`);
  const said = await send({ intent: 'subscribe', network: 'telegram', channelId: String(rows[0]?.id) });
  expect(said).toContain('Alamat publik Mimin belum diatur');
});

test('an account that is polled has nothing to register, and the page shows no secret and no button', async () => {
  const said = await connectBot('poll');
  expect(said).toContain('tidak ada yang perlu didaftarkan');
  expect(said).not.toContain('Kunci (hanya ditampilkan sekali ini)');
  expect(await page()).not.toContain('Minta lagi');
});
