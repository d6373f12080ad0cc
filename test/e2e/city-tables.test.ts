import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningDesk, startDesk } from '../support/running-desk.ts';

let desk: RunningDesk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

const topic = '/desk/kota/topik/baris?kode=drainase';

test('a phrase that cannot be read is named at its field, and what was typed is still there', async () => {
  const page = await desk.openAs('rina', topic);
  await page.getByLabel('Kata penanda').fill('got mampet:3:4');
  await page.getByLabel('Nama (Indonesia)').fill('Saluran air');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await page.getByRole('alert').getByText('bobot adalah angka').waitFor();
  expect(await page.getByLabel('Kata penanda').inputValue()).toBe('got mampet:3:4');
  expect(await page.getByLabel('Nama (Indonesia)').inputValue()).toBe('Saluran air');
});

test('two coordinators change one topic: the second is told, keeps the text, and decides', async () => {
  const [first, second] = [await desk.openAs('rina', topic), await desk.openAs('operator', topic)];
  await first.getByLabel('Nama (Indonesia)').fill('Got dan drainase');
  await first.getByRole('button', { name: 'Simpan' }).click();
  await first.getByText('Tersimpan.').waitFor();
  await second.getByLabel('Nama (Indonesia)').fill('Selokan');
  await second.getByRole('button', { name: 'Simpan' }).click();
  await second.getByText('Orang lain mengubah baris ini').waitFor();
  await second.getByText('Got dan drainase').first().waitFor();
  expect(await second.getByLabel('Nama (Indonesia)').inputValue()).toBe('Selokan');
  await second.getByRole('button', { name: 'Simpan' }).click();
  await second.getByText('Tersimpan.').waitFor();
  await second.getByRole('link', { name: 'Selokan' }).waitFor();
});

test('before it is saved, an edit shows which recent reports would go elsewhere; nothing is kept', async () => {
  const id = await desk.aReport();
  const page = await desk.openAs('rina', topic);
  await page.getByLabel('OPD', { exact: true }).selectOption('DLH');
  await page.getByRole('button', { name: 'Coba dulu pada 200 aduan terakhir' }).first().click();
  await page.getByText(/\d+ dari \d+ aduan terakhir akan pergi ke tempat lain/).waitFor();
  expect(await page.locator(`a[href="/desk/aduan/${id}"]`).count()).toBe(1);
  await page.reload();
  expect(await page.getByLabel('OPD', { exact: true }).inputValue()).toBe('DPUPR');
});

test('a downloaded table comes back changed: first the changes, then one press; the earlier version returns by another', async () => {
  const page = await desk.openAs('rina', '/desk/kota/jalan');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Unduh CSV' }).click(),
  ]);
  const csv = readFileSync(await download.path(), 'utf8');
  const changed = csv.replace(/^Jalan Daan Mogot,national/m, 'Jalan Daan Mogot,city');
  expect(changed).not.toBe(csv);
  await page.getByText('Unggah CSV').click();
  await page
    .getByLabel('Berkas CSV')
    .setInputFiles({ name: 'jalan.csv', mimeType: 'text/csv', buffer: Buffer.from(changed) });
  await page.getByRole('button', { name: 'Lihat perubahannya' }).click();
  await page.getByText('dari “national” menjadi “city”').waitFor();
  await page.getByRole('button', { name: 'Terapkan perubahan ini' }).click();
  await page.getByText('Tersimpan.').waitFor();
  await page.goto(`${desk.product.url}/desk/kota`);
  await page
    .getByRole('button', { name: /^Kembali ke versi ini/ })
    .first()
    .click();
  await page.getByText('Tersimpan.').waitFor();
  await page.getByText(/, kembali ke versi \d+/).waitFor();
});

test('a file that is no table is refused line by line', async () => {
  const page = await desk.openAs('rina', '/desk/kota/jalan');
  await page.getByText('Unggah CSV').click();
  await page
    .getByLabel('Berkas CSV')
    .setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('name,owner,aliases\nJalan A,raja,\n') });
  await page.getByRole('button', { name: 'Lihat perubahannya' }).click();
  await page.getByText('jalan.csv baris 2').waitFor();
  await page.getByText('bukan salah satu pilihan yang ada').waitFor();
});

test('a text is tried without scripts, with its reasons, and leaves no trace', async () => {
  const before = await desk.product.app.pool.query('select count(*)::int as n from raw_events');
  const page = await desk.openAs('sari', '/desk/kota/coba', { javaScript: false });
  await page.getByLabel('Teks', { exact: true }).fill('Listrik PLN di Cibodas mati, hubungi 081234567890');
  await page.getByRole('button', { name: 'Lihat' }).click();
  expect(new URL(page.url()).search).toBe('');
  await page.getByText('Urusan ini menjadi wewenang PLN').waitFor();
  expect(await page.locator('mark[data-label*="pihak luar"]').first().textContent()).toContain('PLN');
  await page.getByText('hubungi [telepon]').waitFor();
  const after = await desk.product.app.pool.query('select count(*)::int as n from raw_events');
  expect(after.rows).toEqual(before.rows);
});

test('the reasons stand in the thread, and who does not want them switches them off for good', async () => {
  const id = await desk.aReport();
  const page = await desk.openAs('sari', `/desk/aduan/${id}`);
  await page.locator('mark[data-label*="topik"]').first().waitFor();
  await page.getByLabel('Tampilkan alasan').uncheck();
  expect(await page.locator('.desk-item mark').count()).toBe(0);
  await page.reload();
  await page.locator('.desk-scheme').waitFor({ state: 'attached' });
  await page.getByLabel('Tampilkan alasan').waitFor();
  await expect.poll(() => page.locator('.desk-item mark').count()).toBe(0);
});

test('a matter of another body is answered with its address by one press', async () => {
  const id = await desk.aReport('Listrik PLN di rumah saya di Cibodas mati dari semalam, token tidak bisa masuk');
  const page = await desk.openAs('rina', `/desk/aduan/${id}`);
  await page.getByRole('button', { name: 'Jawaban siap pakai: PLN' }).click();
  await expect.poll(() => page.getByLabel('Teks jawaban').inputValue()).toContain('wewenang PLN');
});
