import { afterAll, beforeAll, expect, test } from 'vitest';
import { recountClocks } from '#src/inbox/index.ts';
import { type RunningDesk, startDesk } from '../support/running-desk.ts';

let desk: RunningDesk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

test('without scripts the coordinator tries a new holiday, sees which due times move, keeps it, and everybody reads who and why', async () => {
  await desk.aReport();
  const page = await desk.openAs('rina', '/desk/kota/kalender', { javaScript: false });
  const days = page.getByLabel('Hari libur', { exact: true });
  const now = new Date();
  const soon = Array.from({ length: 9 }, (_, i) => new Date(now.getTime() + (i + 2) * 86_400_000))
    .map((day) => day.toISOString().slice(0, 10))
    .find((day) => ![0, 6].includes(new Date(day).getUTCDay()));
  await days.fill(`${soon} | Pemilihan | hari raya | SK 7`);
  await page.getByRole('button', { name: 'Coba dulu' }).click();
  await page.getByText('jenisnya: nasional, cuti bersama, atau daerah').first().waitFor();
  await days.fill(`${soon} | Pemilihan | daerah | SK Wali Kota 7`);
  await page.getByRole('button', { name: 'Coba dulu' }).click();
  await page.getByRole('heading', { name: /tenggat akan berubah/ }).waitFor();
  await page.getByRole('button', { name: 'Simpan versi baru' }).click();
  await page.getByText('Tulis alasannya').first().waitFor();
  await page.getByLabel('Alasan perubahan').fill('Pemilihan kepala daerah');
  await page.getByRole('button', { name: 'Simpan versi baru' }).click();
  await page.getByText('Versi baru berlaku').waitFor();
  const mimin = await desk.openAs('sari', '/desk/kota/kalender');
  await mimin.getByText('Pemilihan kepala daerah').waitFor();
  await mimin.getByText('SK Wali Kota 7').first().waitFor();
  expect(await mimin.getByRole('button', { name: 'Simpan versi baru' }).count()).toBe(0);
  expect(await recountClocks(desk.product.app)).toBe(0);
});

test('a promise of an agency is added, and the ready-made set of SP4N is tried before it replaces all', async () => {
  const page = await desk.openAs('rina', '/desk/kota/janji/baru');
  await page.getByLabel('Kode').fill('dpupr-cepat');
  await page.getByLabel('Nama (Indonesia)').fill('DPUPR lebih cepat');
  await page.getByText('OPD: tidak dibedakan').click();
  await page.getByRole('checkbox', { name: 'DPUPR' }).check();
  await page.getByLabel('Dasar angkanya').fill('Arahan kepala dinas');
  await page.getByLabel('Alasan perubahan').fill('Percepatan');
  await page.getByRole('button', { name: 'Simpan versi baru' }).click();
  await page.getByText('Versi baru berlaku').waitFor();
  await page.getByRole('heading', { name: 'DPUPR lebih cepat' }).waitFor();
  await page.getByLabel('Susunan').selectOption('sp4n');
  await page.getByRole('button', { name: 'Coba dulu' }).click();
  await page.getByRole('heading', { name: /dari \d+ aduan terbuka/ }).waitFor();
  await page.getByRole('heading', { name: 'DPUPR lebih cepat' }).waitFor();
});
