import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endStaff } from '#src/people/index.ts';
import { type Simulator, startSimulator } from '../../simulator/city.ts';
import { expectNoAxeViolations, expectNoSidewaysScroll } from '../support/browser.ts';
import { type RunningDesk, startDesk } from '../support/running-desk.ts';

// Connecting an account by consent, the register of all accounts, and what happens when their holder leaves.
let desk: RunningDesk;
let sim: Simulator;

beforeAll(async () => {
  sim = await startSimulator();
  desk = await startDesk();
});
afterAll(async () => {
  await desk?.stop();
  await sim?.stop();
});

async function looksRight(page: Page): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
  await expectNoAxeViolations(page);
  await expectNoSidewaysScroll(page);
}

test('an account is connected by consent in a browser, and the way back works once', async () => {
  const page = await desk.openAs('operator', '/desk/kanal/izin/tiktok');
  await page.getByLabel('Nomor aplikasi (client ID').fill(sim.tiktok.tokens.clientId);
  await page.getByRole('button', { name: 'Simpan aplikasi' }).click();
  await page.getByText('Isi bagian ini.').waitFor();
  await looksRight(page);
  await page.getByLabel('Rahasia aplikasi').fill(sim.tiktok.tokens.appSecret);
  await page.getByText('Setelan lain').click();
  await page.getByLabel('Alamat API').fill(`${sim.url}/tiktok/open_api/v1.3`);
  await page.getByRole('button', { name: 'Simpan aplikasi' }).click();
  await page.getByText('Aplikasi disimpan.').waitFor();
  expect(await page.content()).not.toContain(sim.tiktok.tokens.appSecret);

  const back = page.waitForRequest((request) => request.url().includes('/kembali/'));
  await page.getByRole('button', { name: 'Minta izin' }).click();
  const address = (await back).url();
  await page.waitForURL('**/pilih/*');
  await page.getByText('baru', { exact: true }).waitFor();
  await looksRight(page);
  await page.getByRole('button', { name: 'Sambungkan' }).click();
  await page.getByRole('heading', { name: 'Hasil' }).waitFor();
  await page.getByText('tersambung', { exact: true }).waitFor();
  await looksRight(page);
  await page.getByRole('link', { name: 'Kembali ke kanal' }).click();
  await page.getByRole('heading', { name: `TikTok: ${sim.tiktok.world.username}` }).waitFor();

  await page.goto(address);
  await page.getByText('Izin ini sudah dipakai.').waitFor();
  await page.goto(`${address.split('?')[0]}?error=access_denied&state=karangan`);
  await page.getByText('Jawaban ini tidak kami minta').waitFor();
  await page.goto(`${desk.product.url}/desk/kanal/masa-berlaku`);
  await page.getByText('Token penyegar').waitFor();
  await looksRight(page);
  await page.context().close();
});

test('a list of accounts is looked at first, with what is wrong in it, and then brought in', async () => {
  const file = join(desk.product.app.config.dataDir, 'akun.csv');
  writeFileSync(
    file,
    '\uFEFFjejaring;akun;opd;pemilik;keadaan;postingan terakhir\r\nIG;@dpuprkota;DPUPR;dewi@kota.example;aktif;17/08/2025\r\nFB;https://facebook.com/dpupr;DINAS ENTAH;;;\r\nSitus;dpupr.kota.example;DPUPR;;;\r\n',
  );
  for (const [colorScheme, width] of [
    ['light', 1440],
    ['dark', 360],
  ] as const) {
    const page = await desk.openAs('rina', '/desk/akun/impor', { colorScheme, width });
    await page.getByRole('button', { name: 'Periksa dulu' }).click();
    await page.getByText('Pilih berkas CSV-nya dulu.').waitFor();
    await page.getByLabel('Berkas CSV').setInputFiles(file);
    await page.getByRole('button', { name: 'Periksa dulu' }).click();
    await page.getByText('DINAS ENTAH', { exact: true }).waitFor();
    await looksRight(page);
    if (width === 360) {
      await page.getByText('Tidak ada yang perlu diubah.').waitFor();
    } else {
      await page.getByRole('button', { name: 'Masukkan 2 akun' }).click();
      await page.getByText('2 ditambahkan, 0 diperbarui, 1 baris dilewati.').waitFor();
    }
    await page.goto(`${desk.product.url}/desk/akun`);
    await page.getByRole('link', { name: '@dpuprkota' }).waitFor();
    await looksRight(page);
    await page.context().close();
  }
});

test('an account is added and changed by hand, and a mistake is told beside its field', async () => {
  const page = await desk.openAs('rina', '/desk/akun/baru', { width: 360 });
  await page.getByLabel('Jejaring').selectOption('instagram');
  await page.getByLabel('Akun atau tautannya').fill('https://www.tiktok.com/@dishub');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await page.getByText('Tautan ini milik jejaring lain.').waitFor();
  expect(await page.getByLabel('Akun atau tautannya').inputValue()).toBe('https://www.tiktok.com/@dishub');
  await looksRight(page);
  await page.getByLabel('Akun atau tautannya').fill('@DishubKota');
  await page.getByLabel('Pemilik').fill('joko@kota.example');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await page.getByText('Akun disimpan.').waitFor();
  await page.getByRole('link', { name: '@dishubkota' }).click();
  await page.getByRole('heading', { name: '@dishubkota' }).waitFor();
  expect(await page.getByLabel('Pemilik').inputValue()).toBe('Joko Susilo <joko@kota.example>');
  await looksRight(page);
  await page.context().close();
});

test('the accounts of whoever leaves wait at the coordinator’s until each step is done', async () => {
  const { app, world } = desk.product;
  await endStaff(app, world.operator, { staffId: desk.people.dewi.staffId });
  const page = await desk.openAs('rina', '/desk/pemberitahuan', { colorScheme: 'dark', width: 360 });
  await page.getByText('Akun perlu pemegang baru').waitFor();
  await page.getByRole('link', { name: /Instagram/ }).click();
  await page.getByText('Dewi Lestari (pemilik) sudah tidak bertugas.').waitFor();
  await looksRight(page);
  for (const step of ['Kata sandi akun', 'Orang itu dicabut']) {
    await page.getByRole('button', { name: `Tandai selesai: ${step}` }).click();
    await page.getByRole('button', { name: `Batalkan: ${step}` }).waitFor();
  }
  await page.getByRole('link', { name: 'Catat pemegang baru' }).click();
  await page.getByLabel('Pemilik').fill('Sari Wulandari');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await page.getByText('Akun disimpan.').waitFor();
  await page.goto(`${desk.product.url}/desk/akun/serah-terima`);
  await page.getByText('Tidak ada akun yang menunggu pemegang baru.').waitFor();
  await page.context().close();
});
