import { afterAll, beforeAll, test } from 'vitest';
import { expectNoAxeViolations, expectNoSidewaysScroll } from '../support/browser.ts';
import { type Person, type RunningDesk, startDesk } from '../support/running-desk.ts';

let desk: RunningDesk;

beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

const pages: [Person, string][] = [
  ['rina', '/desk'],
  ['rina', '/desk?status=waiting'],
  ['rina', '/desk?q=drainase'],
  ['rina', '/desk?q=tidakadakatabegini'],
  ['rina', '/desk/aduan/:id'],
  ['rina', '/desk/aduan/:id?lihat=fakta'],
  ['rina', '/desk/aduan/:id?aksi=hand_on'],
  ['sari', '/desk/aduan/:id?aksi=correct'],
  ['sari', '/desk/aduan/:id?aksi=join'],
  ['sari', '/desk/aduan/:id?aksi=resolve'],
  ['rina', '/desk/persetujuan'],
  ['rina', '/desk/kejadian'],
  ['sari', '/desk/kejadian'],
  ['operator', '/desk/ringkasan?rentang=year'],
  ['rina', '/desk?angka=received_2026-01-01_2026-12-31'],
  ['rina', '/desk/loket'],
  ['rina', '/desk/teruskan/:id/sp4n-lapor'],
  ['sari', '/desk/teruskan/:id/laksa'],
  ['rina', '/desk/meja-lain'],
  ['rina', '/desk/balasan'],
  ['rina', '/desk/kotak-keluar'],
  ['rina', '/desk/tanpa-jawaban'],
  ['operator', '/desk/kanal'],
  ['sari', '/desk/tombol'],
  ['operator', '/desk/kanal/masa-berlaku'],
  ['operator', '/desk/kanal/izin/tiktok'],
  ['operator', '/desk/kanal/izin/x?gagal=denied'],
  ['operator', '/desk/kanal/izin/tiktok/pilih/1'],
  ['rina', '/desk/akun'],
  ['rina', '/desk/akun?jejaring=instagram&diam=30'],
  ['rina', '/desk/akun/baru'],
  ['rina', '/desk/akun/impor'],
  ['rina', '/desk/akun/serah-terima'],
  ['operator', '/desk/surat-mati'],
  ['sari', '/desk/pemberitahuan'],
  ['rina', '/desk/kota'],
  ['rina', '/desk/kota/coba'],
  ['sari', '/desk/pemberitahuan/atur'],
  ['rina', '/desk/kota/kalender'],
  ['rina', '/desk/kota/kalender?opd=DISHUB'],
  ['rina', '/desk/kota/janji'],
  ['sari', '/desk/kota/janji'],
  ['rina', '/desk/kota/janji/kota-60-menit'],
  ['rina', '/desk/kota/topik'],
  ['sari', '/desk/kota/pihak-luar'],
  ['rina', '/desk/kota/topik/baris?kode=jalan-rusak'],
  ['rina', '/desk/kota/opd/baris?kode=DISHUB'],
  ['sari', '/desk/kota/jalan/baris?kode=Jalan%20Daan%20Mogot'],
  ['operator', '/desk/model'],
  ['operator', '/desk/model/koreksi'],
];
test.each(pages)(
  '%s meets no barrier on %s: axe wide in light and narrow in dark, and no sideways scroll',
  async (person, path) => {
    const id = await desk.aReport();
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 360],
    ] as const) {
      const page = await desk.openAs(person, path.replace(':id', String(id)), { colorScheme, width });
      await expectNoAxeViolations(page);
      await expectNoSidewaysScroll(page);
      await page.context().close();
    }
  },
);

test('pages in error meet no barrier either', async () => {
  const id = await desk.aReport();
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await desk.openAs('rina', `/desk/aduan/${id}`, { colorScheme, width: 360 });
    await page.getByRole('button', { name: 'Kirim jawaban' }).click();
    await page.getByText('Isi teksnya dulu.').waitFor();
    // Half under the head of the page a button looks too small to axe; what is scrolled away is no barrier.
    await page.evaluate(() => window.scrollTo(0, 0));
    await expectNoAxeViolations(page);
    await page.goto(`${desk.product.url}/desk/loket`);
    await page.getByLabel('Apa yang disampaikan warga?').fill('Jalan rusak');
    await page.getByLabel('Surel').fill('salah@');
    await page.locator('form.desk-form').evaluate((form) => form.setAttribute('novalidate', ''));
    await page.getByRole('button', { name: 'Catat aduan' }).click();
    await page.getByText('Alamat surel ini belum benar.').waitFor();
    await expectNoAxeViolations(page);
    await page.goto(`${desk.product.url}/desk/aduan/999999999`);
    await page.getByText('Aduan ini tidak ada').waitFor();
    await expectNoAxeViolations(page);
  }
});
