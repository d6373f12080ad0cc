import { afterEach, beforeEach, expect, test } from 'vitest';
import { letSpeak } from './act.ts';
import { type Simulator, startSimulator } from './city.ts';
import { startReceiver } from './receiver.ts';
import { speak } from './voices.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

function send(path: string, fields: Record<string, string>): Promise<Response> {
  return fetch(`${city.url}${path}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
}

test('a person can be a resident on each network without a script, and is told what happened', async () => {
  const page = await (await fetch(city.url)).text();
  expect(page).not.toContain('<script');
  expect(page.match(/<form /g)).toHaveLength(city.sides.length);
  const done = await send('/warga/instagram', { nama: 'Bu Ratna', cara: 'comment', teks: 'lampu <mati>' });
  expect(done.status).toBe(303);
  await send('/warga/instagram', { nama: 'Budi', cara: 'direct', teks: 'halo' });
  await send('/warga/telegram', { nama: 'Siti', teks: 'air mati' });
  await send('/warga/email', { nama: 'Ani', teks: 'numpuk' });
  expect(city.instagram.world.comments.map((one) => [one.text, one.from.username])).toEqual([
    ['lampu <mati>', 'bu.ratna'],
  ]);
  expect(city.instagram.world.messages).toHaveLength(1);
  expect(city.telegram.updates).toHaveLength(1);
  expect(city.email.mailbox.letters).toHaveLength(1);
  expect((await send('/warga/telegram', { nama: 'Siti', teks: '  ' })).headers.get('location')).toMatch(/kosong/);
  const told = await (await fetch(new URL(done.headers.get('location') ?? '/', city.url))).text();
  expect(told).toContain('Bu Ratna');
});

test('what the city answered stands on the page, harmlessly', async () => {
  city.sent.push({ network: 'telegram', way: 'chat', id: '1', to: '5', text: '<b>Siap</b>\nsegera', at: new Date() });
  expect(await (await fetch(city.url)).text()).toContain('&lt;b&gt;Siap&lt;/b&gt;<br>segera');
});

test('a delivery that is not accepted is made again until it is', async () => {
  let open = false;
  const receiver = await startReceiver(() => (open ? 200 : 503));
  city.instagram.webhook.habits.callback = receiver.url;
  await city.instagram.comment('lampu mati', { username: 'a' });
  open = true;
  await city.instagram.webhook.redeliver();
  await city.instagram.webhook.redeliver();
  await receiver.stop();
  expect(city.instagram.webhook.delivered.map((one) => one.status)).toEqual([503, 200]);
});

test('the Graph API refuses a call without the token, and a private reply a second time', async () => {
  const comment = await city.instagram.comment('x', { username: 'a' });
  const post = (token: string) =>
    fetch(`${city.instagram.account().settings.base_url}/${city.instagram.world.accountId}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ recipient: { comment_id: comment.id }, message: { text: 'halo' } }),
    });
  expect(await (await post('salah')).json()).toMatchObject({ error: { code: 190 } });
  expect((await post(city.instagram.secrets.access_token)).status).toBe(200);
  expect(await (await post(city.instagram.secrets.access_token)).json()).toMatchObject({ error: { code: 10900 } });
  expect(city.sent).toHaveLength(1);
});

test('a hundred voices reach every network', async () => {
  const voices = speak(3);
  for (let i = 0; i < 100; i++) await letSpeak(city, voices.next().value);
  const counts = [
    city.instagram.world.comments.length,
    city.instagram.world.messages.length,
    city.telegram.updates.length,
    city.email.mailbox.letters.length,
  ];
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100);
  expect(Math.min(...counts)).toBeGreaterThan(3);
});
