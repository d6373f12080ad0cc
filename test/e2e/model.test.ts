import { afterAll, beforeAll, expect, test } from 'vitest';
import { correctTriage, handOnReport, installShippedModel } from '#src/inbox/index.ts';
import { getCityState } from '#src/inbox/store/city.ts';
import { expectNoAxeViolations, expectNoSidewaysScroll } from '../support/browser.ts';
import { aCorpus, shipModel } from '../support/city-corpus.ts';
import { agencyId } from '../support/reports.ts';
import { type RunningDesk, startDesk } from '../support/running-desk.ts';

let desk: RunningDesk;
const corpus = aCorpus('kota-tangerang');
beforeAll(async () => {
  desk = await startDesk();
  const { app } = desk.product;
  const { tables } = await getCityState(app);
  // Three releases, so that there are two to go back to.
  for (const seed of [12, 6, 0]) {
    shipModel(corpus.folder, tables, seed);
    await installShippedModel(app, corpus.dir);
  }
});
afterAll(async () => {
  corpus.drop();
  await desk?.stop();
});

test('the operator goes back to an earlier version with one click, and the page says which is in use', async () => {
  const page = await desk.openAs('operator', '/desk/model');
  const inUse = page.locator('section[aria-labelledby=dipakai] strong').first();
  const before = await inUse.textContent();
  await page.getByRole('button', { name: 'Pakai lagi versi ini' }).first().click();
  await page.getByRole('status').filter({ hasText: 'dipakai' }).waitFor();
  expect(await inUse.textContent()).not.toBe(before);
  await page.context().close();
});

test('a page that was opened before another version went live changes nothing and says so', async () => {
  const stale = await desk.openAs('operator', '/desk/model');
  const other = await desk.openAs('operator', '/desk/model');
  await other.getByRole('button', { name: 'Pakai lagi versi ini' }).first().click();
  await other.getByRole('status').filter({ hasText: 'dipakai' }).waitFor();
  await stale.getByRole('button', { name: 'Pakai lagi versi ini' }).last().click();
  await stale.getByRole('alert').filter({ hasText: 'Versi lain dipakai sejak halaman ini dibuka' }).waitFor();
  await stale.context().close();
  await other.context().close();
});

test('what a threshold would do is read before it is saved, by keyboard alone', async () => {
  const page = await desk.openAs('operator', '/desk/model');
  const field = page.getByRole('spinbutton');
  await field.fill('0.3');
  await page.getByText(/Dari 100 aduan, \d+ diteruskan sendiri, \d+ di antaranya benar\./).waitFor();
  await page.getByRole('slider').focus();
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('ArrowRight');
  expect(await field.inputValue()).toBe('0.5');
  await page.getByRole('button', { name: 'Simpan ambang' }).press('Enter');
  await page.getByText('Ambang tersimpan.').waitFor();
  await page.getByText('Ambang sekarang 0,50.').waitFor();
  await page.context().close();
});

test('without scripts the threshold is looked at first and then saved', async () => {
  const page = await desk.openAs('operator', '/desk/model', { javaScript: false });
  await page.getByRole('spinbutton').fill('0.6');
  await page.getByRole('button', { name: 'Lihat dulu' }).click();
  expect(await page.getByRole('spinbutton').inputValue()).toBe('0.6');
  await page.getByText('Ambang sekarang 0,50.').waitFor();
  await page.getByRole('button', { name: 'Simpan ambang' }).click();
  await page.getByText('Ambang sekarang 0,60.').waitFor();
  await page.context().close();
});

test('corrections are listed without anybody’s number, and the operator takes them away as a file', async () => {
  for (let i = 0; i < 3; i += 1) {
    const reportId = await desk.aReport(`jebrol min di ujung gang ${i}, hubungi 0812345678${i}0`);
    await correctTriage(desk.product.app, desk.people.rina, { reportId, kind: 'question' });
    await handOnReport(desk.product.app, desk.people.rina, {
      reportId,
      toAgencyId: await agencyId(desk.product.world, 'DISHUB'),
      reason: 'Milik mereka.',
    });
  }
  const page = await desk.openAs('operator', '/desk/model/koreksi');
  await page.getByText('jebrol min di ujung gang 2').first().waitFor();
  expect(await page.locator('main').textContent()).not.toContain('08123456782');
  const csv = await fetch(`${desk.product.url}/desk/model/koreksi.csv`, {
    headers: { cookie: await desk.cookieOf('operator') },
  });
  expect(csv.headers.get('content-type')).toContain('text/csv');
  const text = await csv.text();
  expect(text.split('\r\n')).toHaveLength(8);
  expect(text).not.toContain('08123456782');
  await page.context().close();
});

test.each(['/desk/model', '/desk/model/koreksi'])('%s with all it can hold meets no barrier', async (path) => {
  for (const [colorScheme, width] of [
    ['light', 1440],
    ['dark', 360],
  ] as const) {
    const page = await desk.openAs('operator', path, { colorScheme, width });
    await expectNoAxeViolations(page);
    await expectNoSidewaysScroll(page);
    await page.context().close();
  }
});

test('the coordinator looks, and finds nothing to press', async () => {
  const page = await desk.openAs('rina', '/desk/model');
  await page.getByRole('heading', { name: 'Ambang keyakinan' }).waitFor();
  expect(await page.locator('main form').count()).toBe(0);
  await page.context().close();
});
