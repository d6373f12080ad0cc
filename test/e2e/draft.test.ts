import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type PracticeDraftEndpoint, startDraftEndpoint } from '../../simulator/draft-endpoint.ts';
import { expectNoAxeViolations, expectNoSidewaysScroll } from '../support/browser.ts';
import { type RunningDesk, startDesk } from '../support/running-desk.ts';

let desk: RunningDesk;
let endpoint: PracticeDraftEndpoint;
beforeAll(async () => {
  endpoint = await startDraftEndpoint({ slowMs: 1_500 });
  desk = await startDesk({ env: { DRAFT_URL: endpoint.url, DRAFT_MODEL: 'uji', DRAFT_SECONDS: '3' } });
});
afterAll(async () => {
  await desk?.stop();
  await endpoint?.stop();
});
beforeEach(() => {
  endpoint.habit = 'answers';
  endpoint.received.length = 0;
});

const proposed = 'Terima kasih laporannya. Kami teruskan ke petugas untuk diperiksa.';
const field = (page: Page) => page.locator('#tulis');
const send = (page: Page) => page.getByRole('button', { name: 'Kirim jawaban' });
const ask = (page: Page) => page.getByRole('button', { name: 'Usulkan jawaban' });
const box = (page: Page) => page.getByRole('region', { name: 'Usulan jawaban dari mesin' });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function answersOf(reportId: number) {
  const { rows } = await desk.product.app.pool.query<{ text: string; proposal: string | null }>(
    'select text, proposal from outbox where report_id = $1 and staff_id is not null order by id',
    [reportId],
  );
  return rows;
}

test('a mimin has an answer proposed, changes it and sends it once, by keyboard; the thread says how it began', async () => {
  const id = await desk.aReport();
  const page = await desk.openAs('sari', `/desk/aduan/${id}`);
  await ask(page).focus();
  await page.keyboard.press('Enter');
  await box(page).getByText(proposed).waitFor();
  await box(page).getByText('Usulan mesin, belum dikirim. Periksa dulu.').waitFor();
  expect(await field(page).inputValue()).toBe('');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await field(page).inputValue()).toBe(proposed);
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Salam, Sari.');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Jawaban masuk kotak keluar.').waitFor();
  await page.locator('.desk-item-out').getByText('Berawal dari usulan mesin').waitFor();
  expect(await answersOf(id)).toEqual([{ text: `${proposed} Salam, Sari.`, proposal: 'edited' }]);
  expect(await box(page).count()).toBe(0);
});

test('an unchanged proposal asks once more, survives a reload as one, and is then sent once', async () => {
  const id = await desk.aReport();
  const page = await desk.openAs('sari', `/desk/aduan/${id}`);
  await ask(page).click();
  await press(page, 'Pakai');
  await page.reload();
  await expect.poll(() => field(page).inputValue()).toBe(proposed);
  await send(page).click();
  await page.getByText('Ini usulan mesin yang belum Anda ubah.').waitFor();
  expect(await answersOf(id)).toEqual([]);
  await send(page).click();
  await page.getByText('Jawaban masuk kotak keluar.').waitFor();
  expect(await answersOf(id)).toEqual([{ text: proposed, proposal: 'unchanged' }]);
  await page.locator('.desk-item-out').getByText('Usulan mesin, tidak diubah').waitFor();
});

test('what somebody typed is never replaced without their word', async () => {
  const id = await desk.aReport();
  const page = await desk.openAs('sari', `/desk/aduan/${id}`);
  await field(page).fill('Tulisan saya.');
  await ask(page).click();
  await press(page, 'Pakai');
  await page.getByText('Kolom jawaban sudah berisi tulisan Anda.').waitFor();
  expect(await field(page).inputValue()).toBe('Tulisan saya.');
  await press(page, 'Biarkan tulisan saya');
  await press(page, 'Pakai');
  await press(page, 'Taruh di bawahnya');
  expect(await field(page).inputValue()).toBe(`Tulisan saya.\n\n${proposed}`);
  await page.getByRole('button', { name: 'Usulkan jawaban' }).click();
  await press(page, 'Buang');
  expect(await box(page).count()).toBe(0);
  expect(await field(page).inputValue()).toBe(`Tulisan saya.\n\n${proposed}`);
});

test('asking can be cancelled, and the machine is stopped', async () => {
  const id = await desk.aReport();
  const page = await desk.openAs('sari', `/desk/aduan/${id}`);
  endpoint.habit = 'hangs';
  const before = endpoint.givenUp;
  await ask(page).click();
  await expect.poll(() => endpoint.received.length).toBe(1);
  await press(page, 'Batalkan usulan');
  await ask(page).waitFor();
  await expect.poll(() => endpoint.givenUp).toBe(before + 1);
});

test('with the endpoint in trouble the desk says so and works as ever', async () => {
  const id = await desk.aReport();
  const page = await desk.openAs('sari', `/desk/aduan/${id}`);
  const alarm = page.locator('.desk-draft-helper [role=alert]');
  const tries: [PracticeDraftEndpoint['habit'], RegExp][] = [
    ['invents-phone', /menyebut data pribadi/],
    ['html', /tidak terbaca/],
    ['broken', /tidak dapat dihubungi/],
    ['hangs', /terlalu lama/],
    ['answers', /diistirahatkan \d+ detik/],
  ];
  for (const [habit, said] of tries) {
    endpoint.habit = habit;
    await ask(page).click();
    await alarm.getByText(said).waitFor();
  }
  await field(page).fill('Kami cek sendiri.');
  await send(page).click();
  await page.getByText('Jawaban masuk kotak keluar.').waitFor();
  expect(await answersOf(id)).toEqual([{ text: 'Kami cek sendiri.', proposal: null }]);
  expect(await box(page).count()).toBe(0);
});

test('nobody is offered it who may not answer, for a secret report, or without scripts', async () => {
  const [open, secret] = [await desk.aReport(), await desk.aReport(undefined, { privacy: 'secret' })];
  const leader = await desk.openAs('walikota', `/desk/aduan/${open}`);
  const ofSecret = await desk.openAs('sari', `/desk/aduan/${secret}`);
  await send(ofSecret).waitFor();
  const plain = await desk.openAs('sari', `/desk/aduan/${open}`, { javaScript: false });
  for (const page of [leader, ofSecret, plain]) expect(await ask(page).count()).toBe(0);
});

const clockRested = 61_000;
for (const [width, colorScheme] of [
  [360, 'light'],
  [1440, 'dark'],
] as const) {
  test(`the proposal can be read and reached at ${width} pixels, ${colorScheme}`, async () => {
    // The rest that an earlier test caused is over.
    const { app } = desk.product;
    const later = new Date(Date.now() + clockRested);
    const before = app.now;
    app.now = () => later;
    const id = await desk.aReport();
    const page = await desk.openAs('dewi', `/desk/aduan/${id}`, { width, colorScheme });
    await field(page).fill('Tulisan saya.');
    await ask(page).click();
    await press(page, 'Pakai');
    await box(page).scrollIntoViewIfNeeded();
    await expectNoSidewaysScroll(page);
    await expectNoAxeViolations(page);
    app.now = before;
  });
}
