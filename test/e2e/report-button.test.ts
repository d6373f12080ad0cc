import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { type RunningProduct, startProduct } from '../support/running-product.ts';

let product: RunningProduct;
let browser: TestBrowser;
let agency: Server;
let agencyUrl = '';
beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
  agency = createServer((request, response) => {
    const inline = request.url === '/sini' ? ' data-tempat="sini" data-teks="Lapor di sini"' : '';
    response.setHeader('content-type', 'text/html');
    // As a careful agency's site allows it: no inline script, no inline style.
    response.setHeader('content-security-policy', `default-src 'self'; script-src ${product.url}`);
    response.end(
      `<!doctype html><html lang="id"><body><h1>Dinas</h1><script src="${product.url}/tombol.js"${inline}></script></body></html>`,
    );
  });
  await new Promise<void>((resolve) => agency.listen(0, '127.0.0.1', resolve));
  // Another host than the product's own, as an agency's site is.
  agencyUrl = `http://dinas.localhost:${(agency.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser?.close();
  agency?.closeAllConnections();
  agency?.close();
  await product?.stop();
});

test('a resident presses the button on an agency’s site, reports, and the desk knows which site that was', async () => {
  const page = await browser.openPage({ width: 360 });
  await page.goto(agencyUrl);
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Lapor ke pemerintah kota' }).click();
  const form = await opened;
  await form.getByLabel('Apa yang terjadi?').fill('Lampu jalan di depan kantor dinas mati');
  await form.locator('button.button[type=submit]').last().click();
  await form.waitForURL(/\/lacak\//);
  const { rows } = await product.app.pool.query<{ permalink: string }>('select permalink from conversations');
  expect(rows).toEqual([{ permalink: 'https://dinas.localhost/' }]);
});

test('the button can stand in the text with words of the site’s own', async () => {
  const page = await browser.openPage();
  await page.goto(`${agencyUrl}/sini`);
  const link = page.getByRole('link', { name: 'Lapor di sini' });
  expect(await link.getAttribute('href')).toBe(`${product.url}/lapor?situs=dinas.localhost`);
  expect(await link.evaluate((element) => getComputedStyle(element).position)).toBe('static');
  expect(await page.context().cookies()).toEqual([]);
});
