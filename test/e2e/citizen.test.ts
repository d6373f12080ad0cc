import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  openBrowser,
  type PageOptions,
  type TestBrowser,
} from '../support/browser.ts';
import { aPhoto } from '../support/photos.ts';
import { type RunningProduct, startProduct } from '../support/running-product.ts';

let product: RunningProduct;
let browser: TestBrowser;

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const story = 'Lampu jalan di depan SDN Sukasari 4 mati sejak seminggu, anak-anak takut lewat';

async function open(path: string, options: PageOptions = {}): Promise<Page> {
  const page = await browser.openPage(options);
  await page.goto(product.url + path);
  return page;
}

async function chosenPhoto(name: string) {
  const photo = await aPhoto(name, { width: 800, height: 600, takenAt: '2026:11:20 09:30:00' });
  return { name, mimeType: photo.type, buffer: Buffer.from(await photo.arrayBuffer()) };
}

/** Presses a button or link and waits for the page it leads to. */
async function press(page: Page, name: string, role: 'button' | 'link' = 'button'): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.getByRole('main').or(page.getByRole('navigation')).getByRole(role, { name }).click();
  await loaded;
}

const send = (page: Page) => press(page, 'Kirim aduan');
const codeOf = (page: Page) => new URL(page.url()).pathname.split('/')[2] ?? '';

/** What an agency does at the desk, written down as its ledger keeps it; the desk's own journey is another test. */
async function resolve(code: string): Promise<void> {
  await product.app.pool.query(
    `with done as (update reports set status = 'resolved', resolved_at = now() where code = $1 returning id, agency_id)
     insert into report_events (report_id, type, agency_id, detail)
       select id, 'resolved', agency_id, '{"explanation":"Lampu sudah diganti."}' from done`,
    [code],
  );
}

test('a resident without scripts files a report with a photo, keeps its link, follows it, says not fixed, and rates', async () => {
  const page = await open('/', { javaScript: false, width: 360 });
  await page.goto(product.url + (await page.locator('.button-big').getAttribute('href')));
  await page.getByLabel('Apa yang terjadi?').fill(story);
  await page.getByLabel('Di mana?').fill('Jalan Merdeka, dekat warung Bu Tini');
  await page.getByLabel('Kelurahan').selectOption({ label: 'Sukasari' });
  await page.getByLabel('Foto').setInputFiles(await chosenPhoto('lampu.jpg'));
  await send(page);

  expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe('Aduan Anda sudah kami terima');
  const code = codeOf(page);
  const link = await page.locator('.secret-link a').textContent();
  expect(await page.getByText(story).count()).toBe(1);
  const photo = await page.request.get(product.url + (await page.locator('.photos img').getAttribute('src')));
  expect([photo.status(), photo.headers()['content-type']]).toEqual([200, 'image/webp']);

  await resolve(code);
  const later = await open(new URL(link ?? '').pathname, { javaScript: false, width: 360 });
  expect(later.url()).toBe(`${product.url}/lacak/${code}`);
  await later.getByLabel('4, puas').check();
  await press(later, 'Kirim nilai');
  expect(await later.getByText('Pelapor memberi nilai').count()).toBe(1);
  await later.getByLabel('Apa yang belum beres?').fill('Baru semalam, sekarang mati lagi');
  await press(later, 'Katakan belum beres');
  expect(await later.getByText('Pelapor menyatakan belum beres').count()).toBe(1);
  expect(await later.getByText('Baru semalam, sekarang mati lagi').count()).toBe(1);

  const stranger = await open(`/lacak?kode=${code.slice(0, 5).toLowerCase()}%20${code.slice(5)}`, { width: 360 });
  expect(stranger.url()).toBe(`${product.url}/lacak/${code}`);
  expect(await stranger.getByRole('textbox').count()).toBe(0);
  expect(await stranger.locator('.photos').count()).toBe(0);
  expect((await stranger.request.get(photo.url())).status()).toBe(404);
});

test('with scripts the phone gives its position, and what was typed and chosen before stays', async () => {
  const page = await open('/lapor', { width: 360, position: { latitude: -6.178306, longitude: 106.631889 } });
  await page.getByLabel('Apa yang terjadi?').fill(story);
  await page.getByLabel('Foto').setInputFiles(await chosenPhoto('lampu.jpg'));
  await press(page, 'Pakai posisi ponsel saya');
  await page.getByText('Posisi didapat').waitFor();
  expect(await page.getByLabel('Apa yang terjadi?').inputValue()).toBe(story);
  expect(await page.getByLabel('Foto 1').isChecked()).toBe(true);
  await expectNoAxeViolations(page);
  await send(page);
  const { rows } = await product.app.pool.query('select latitude, longitude from reports where code = $1', [
    codeOf(page),
  ]);
  expect(rows).toEqual([{ latitude: -6.178306, longitude: 106.631889 }]);
  expect(await page.locator('.photos img').count()).toBe(1);
});

test('without scripts the position page says so and sends the report all the same', async () => {
  const page = await open('/lapor', { javaScript: false });
  await page.getByLabel('Apa yang terjadi?').fill(story);
  await press(page, 'Pakai posisi ponsel saya');
  expect(await page.getByText('tidak menjalankan skrip').count()).toBe(1);
  await send(page);
  expect(codeOf(page)).toMatch(/^[0-9A-Z]{10}$/);
});

test('a wrong form comes back with what was typed, the message beside the field and a way to it', async () => {
  const page = await open('/lapor', { javaScript: false, width: 360 });
  await page.getByRole('textbox', { name: 'Nama' }).fill('Budi');
  await page.getByLabel('Surel').fill('budi@');
  const loaded = page.waitForEvent('load');
  await page.getByLabel('Surel').press('Enter');
  await loaded;
  expect(new URL(page.url()).pathname).toBe('/lapor');
  expect(await page.getByRole('alert').getByRole('link').count()).toBe(2);
  expect(await page.getByRole('textbox', { name: 'Nama' }).inputValue()).toBe('Budi');
  expect(await page.getByLabel('Surel').getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByLabel('Apa yang terjadi?').getAttribute('aria-describedby')).toContain('text-masalah');
});

test('back and once more is the same report', async () => {
  const page = await open('/lapor', { javaScript: false });
  await page.getByLabel('Apa yang terjadi?').fill(story);
  const key = await page.locator('input[name=key]').inputValue();
  await send(page);
  const code = codeOf(page);
  const again = await page.request.post(`${product.url}/lapor`, { multipart: { key, text: story }, maxRedirects: 0 });
  expect([again.status(), again.headers().location]).toEqual([303, `/lacak/${code}`]);
});

test('twenty posts of one form at once are one report', async () => {
  const form = await (await fetch(`${product.url}/lapor`)).text();
  const key = /name="key" value="([^"]+)"/.exec(form)?.[1] ?? '';
  const post = async () => {
    const body = new FormData();
    body.set('key', key);
    body.set('text', story);
    const answer = await fetch(`${product.url}/lapor`, { method: 'POST', body, redirect: 'manual' });
    return answer.headers.get('location') ?? answer.status;
  };
  const places = new Set(await Promise.all(Array.from({ length: 20 }, post)));
  expect(places.size).toBe(1);
  const code = String([...places][0])
    .split('/')
    .at(-1);
  const { rows } = await product.app.pool.query(
    'select count(*) as messages from messages m join reports r on r.id = m.report_id where r.code = $1',
    [code],
  );
  expect(rows).toEqual([{ messages: 1 }]);
});

test.each([
  [
    'half a form',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nHal',
    400,
  ],
  ['a form without a boundary', 'multipart/form-data', 'text=halo', 400],
  ['JSON', 'application/json', '{"text":"halo"}', 400],
  ['a form with no key', 'application/x-www-form-urlencoded', 'text=halo', 422],
  ['bytes that are no letters', 'application/x-www-form-urlencoded', 'text=%FF%FE%00&key=%00', 422],
])('%s gets an answer in plain words', async (_sentence, type, body, status) => {
  const answer = await fetch(`${product.url}/lapor`, { method: 'POST', body, headers: { 'content-type': type } });
  expect(answer.status).toBe(status);
  expect(await answer.text()).toContain('Aduan belum terkirim');
});

test('the secret link leaves the secret in a cookie of that report alone and goes on without it', async () => {
  const page = await open('/lapor', { javaScript: false });
  await page.getByLabel('Apa yang terjadi?').fill(story);
  await send(page);
  const link = (await page.locator('.secret-link a').getAttribute('href')) ?? '';
  const answer = await fetch(link, { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/lacak/${codeOf(page)}`]);
  expect(answer.headers.get('set-cookie')).toMatch(
    new RegExp(`^kunci=[0-9A-Z]{26}; Path=/lacak/${codeOf(page)}; HttpOnly; SameSite=Lax$`),
  );
  expect((await fetch(`${link.slice(0, -1)}U`, { redirect: 'manual' })).status).toBe(404);
  await press(page, 'Lupakan saya di perangkat ini');
  expect(await page.getByRole('textbox').count()).toBe(0);
});

test('the same facts stand at CODE.json, without who reported', async () => {
  const page = await open('/lapor', { javaScript: false });
  await page.getByLabel('Apa yang terjadi?').fill(`${story}. Hubungi 081234567890`);
  await page.getByRole('textbox', { name: 'Nama' }).fill('Siti Rohmah');
  await send(page);
  const told = await page.request.get(`${product.url}/lacak/${codeOf(page)}.json`);
  expect(await told.json()).toMatchObject({ code: codeOf(page), status: 'open' });
  expect(await told.text()).not.toMatch(/Siti|081234567890/);
  const unknown = await page.request.get(`${product.url}/lacak/0000000000.json`);
  expect([unknown.status(), unknown.headers()['content-type']]).toEqual([404, 'application/problem+json']);
});

test('the whole way stands in English too', async () => {
  const page = await open('/lapor', { javaScript: false });
  await press(page, 'Read this page in English', 'link');
  await page.getByLabel('What happened?').fill('The street light at the market is broken');
  await press(page, 'Send the report');
  expect(await page.getByRole('heading', { name: 'We have your report' }).count()).toBe(1);
});

test.each(['/', '/lapor'])('%s is under 30 KB and ships no script', async (path) => {
  const answer = await fetch(product.url + path);
  const html = await answer.text();
  expect(Buffer.byteLength(html)).toBeLessThan(30_000);
  expect(html).not.toMatch(/<script|modulepreload/);
});

test.each([
  { width: 360, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
  { width: 1440, colorScheme: 'light' },
  { width: 1440, colorScheme: 'dark' },
] as const)('every page is accessible and fits at $width px in $colorScheme', async (look) => {
  const page = await open('/', { ...look, javaScript: false });
  const check = async () => {
    await expectNoAxeViolations(page);
    await expectNoSidewaysScroll(page);
  };
  await check();
  for (const path of ['/lapor', '/lacak', '/lacak/0000000000', '/lapor/posisi']) {
    await page.goto(product.url + path);
    await check();
  }
  await page.goto(`${product.url}/lapor`);
  await page.getByLabel('Surel').fill('salah');
  await page.getByLabel('Foto').setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('x') });
  await send(page);
  await check();
  await page.getByLabel('Surel').fill('');
  await page.getByLabel('Apa yang terjadi?').fill('Ada korban kecelakaan di jalan ini, tolong!');
  await page.getByLabel('Foto').setInputFiles(await chosenPhoto('a.jpg'));
  await send(page);
  expect(await page.getByText('telepon 112 (gratis').count()).toBeGreaterThan(0);
  await check();
  await resolve(codeOf(page));
  await page.reload();
  await press(page, 'Katakan belum beres');
  await check();
});
