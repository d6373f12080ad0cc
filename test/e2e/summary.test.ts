import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNoAxeViolations, expectNoSidewaysScroll } from '../support/browser.ts';
import { writeRandomYear } from '../support/random-year.ts';
import { type RunningDesk, startDesk } from '../support/running-desk.ts';

let desk: RunningDesk;

beforeAll(async () => {
  desk = await startDesk();
  await writeRandomYear(desk.product.world.app, { seed: 3, reports: 500, until: new Date() });
}, 120_000);
afterAll(() => desk?.stop());

test('the mayor reads the year in sentences, and a number opens as many cases as it says', async () => {
  const page = await desk.openAs('walikota', '/desk/ringkasan?rentang=year', { width: 1440 });
  const received = page.locator('.figure-sentences a').first();
  const number = (await received.innerText()).replaceAll('.', '');
  expect(Number(number)).toBeGreaterThan(100);
  await received.click();
  await page.getByText(`${number} aduan diterima`).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Per OPD' }).waitFor();
  // A small number of a table: its whole list fits on one page and can be counted.
  const row = page.locator('table').first().locator('tbody tr').last();
  const small = row.locator('td a').first();
  const cases = Number(await small.innerText());
  await small.click();
  const note = page.getByLabel('Daftar di balik angka');
  await note.waitFor();
  const secret = Number(/(\d+) di antaranya rahasia/.exec(await note.innerText())?.[1] ?? 0);
  expect((await page.locator('.desk-lines > li').count()) + secret).toBe(cases);
});

test.each(['light', 'dark'] as const)('the figures meet no barrier, filled and in %s', async (colorScheme) => {
  for (const width of [360, 1440]) {
    for (const path of ['/desk/ringkasan?rentang=year', '/angka?rentang=year']) {
      const page = await desk.logInAs('walikota', { colorScheme, width });
      await page.goto(desk.product.url + path);
      await page.locator('h1').first().waitFor();
      await expectNoAxeViolations(page);
      await expectNoSidewaysScroll(page);
      await page.context().close();
    }
  }
});

test('everybody reads the figures without scripts, and the page stays small', async () => {
  const response = await fetch(`${desk.product.url}/angka?rentang=year`);
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(html).not.toContain('<script');
  expect(Buffer.byteLength(html)).toBeLessThan(30 * 1024);
});
