import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drain, type RunningDesk, startDesk } from '../support/running-desk.ts';

let desk: RunningDesk;

beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

async function answersOf(reportId: number): Promise<string[]> {
  const { rows } = await desk.product.app.pool.query<{ text: string }>(
    'select text from outbox where report_id = $1 and staff_id is not null order by id',
    [reportId],
  );
  return rows.map((row) => row.text);
}

const composer = (page: Page) => page.locator('#tulis');
const send = (page: Page) => page.getByRole('button', { name: 'Kirim jawaban' });

test('a mimin finds, opens and answers a report by keyboard alone, and sees it leave', async () => {
  const id = await desk.aReport();
  const page = await desk.openAs('sari', '/desk');
  await page.locator(`[data-report="${id}"]`).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/desk/aduan/${id}*`);
  await page.getByRole('heading', { level: 1, name: drain }).waitFor();
  await page.keyboard.press('r');
  await page.keyboard.type('Tim kami turun besok pagi, hhh jjj.');
  expect(await page.locator('dialog[open]').count()).toBe(0);
  await page.keyboard.press('Control+Enter');
  await page.getByText('Jawaban masuk kotak keluar.').waitFor();
  await page.locator('.desk-item-out', { hasText: 'Tim kami turun' }).getByText('Terkirim').waitFor();
  expect(await answersOf(id)).toEqual(['Tim kami turun besok pagi, hhh jjj.']);
  expect(await composer(page).inputValue()).toBe('');
});

test('a double click sends one answer', async () => {
  const id = await desk.aReport();
  const page = await desk.openAs('sari', `/desk/aduan/${id}`);
  await composer(page).fill('Sudah kami catat.');
  await send(page).dblclick();
  await page.getByText('Jawaban masuk kotak keluar.').waitFor();
  expect(await answersOf(id)).toEqual(['Sudah kami catat.']);
});

test('a lost connection loses no word, and the second try sends the answer once', async () => {
  const id = await desk.aReport();
  const page = await desk.openAs('sari', `/desk/aduan/${id}`);
  let lost = 0;
  await page.route(`**/desk/aduan/${id}.data*`, async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.fallback();
    lost++;
    // The request arrives, its answer does not.
    await route.fetch();
    return route.abort('connectionreset');
  });
  await composer(page).fill('Kami cek dulu ya.');
  await send(page).click();
  await page.getByText(/Sambungan terputus/).waitFor();
  expect(await composer(page).inputValue()).toBe('Kami cek dulu ya.');
  await send(page).click();
  await page.getByText('Jawaban masuk kotak keluar.').waitFor();
  expect([lost, await answersOf(id)]).toEqual([1, ['Kami cek dulu ya.']]);
});

test('what is being written survives a reload', async () => {
  const id = await desk.aReport();
  const page = await desk.openAs('sari', `/desk/aduan/${id}`);
  await composer(page).fill('Setengah jadi');
  await page.reload();
  await expect.poll(() => composer(page).inputValue()).toBe('Setengah jadi');
});

test('two mimins on one report see each other, and that one is writing', async () => {
  const id = await desk.aReport();
  const sari = await desk.openAs('sari', `/desk/aduan/${id}`);
  const dewi = await desk.openAs('dewi', `/desk/aduan/${id}`);
  await sari.getByText('Sedang dilihat oleh Dewi Lestari').waitFor();
  await dewi.getByText('Sedang dilihat oleh Sari Wulandari').waitFor();
  await composer(dewi).fill('Baik Pak');
  await sari.getByText('Dewi Lestari sedang menulis jawaban').waitFor();
  await dewi.goto(`${desk.product.url}/desk`);
  await expect.poll(() => sari.locator('.desk-presence').textContent()).not.toContain('edang ');
});

test('an answer written without having seen a colleague’s is held back, and says why', async () => {
  const id = await desk.aReport();
  const sari = await desk.openAs('sari', `/desk/aduan/${id}`);
  await sari.route('**/desk/live', (route) => route.abort());
  await sari.reload();
  const dewi = await desk.openAs('dewi', `/desk/aduan/${id}`);
  await composer(sari).fill('Jawaban kedua');
  await composer(dewi).fill('Jawaban pertama');
  await send(dewi).click();
  await dewi.getByText('Jawaban masuk kotak keluar.').waitFor();
  await send(sari).click();
  await sari.getByText(/Rekan Anda baru saja menjawab/).waitFor();
  expect(await composer(sari).inputValue()).toBe('Jawaban kedua');
  expect(await answersOf(id)).toEqual(['Jawaban pertama']);
});

test('the coordinator places what triage was unsure of, and it appears on the agency’s open desk without a reload', async () => {
  const joko = await desk.openAs('joko', '/desk');
  const id = await desk.aReport('Mohon bantuannya min, ini bagaimana kelanjutannya di tempat kami');
  await desk.product.app.pool.query('update reports set agency_id = null where id = $1', [id]);
  const rina = await desk.openAs('rina', `/desk/aduan/${id}`);
  await rina.keyboard.press('h');
  const dialog = rina.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Serahkan', exact: true }).click();
  await dialog.getByText('Pilih OPD tujuannya.').waitFor();
  await dialog.getByLabel('Serahkan ke').selectOption({ label: 'Dishub – Dinas Perhubungan' });
  await dialog.getByLabel('Alasan').fill('Soal lampu jalan');
  await dialog.getByRole('button', { name: 'Serahkan', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await rina.getByText('Soal lampu jalan').waitFor();
  await joko.locator(`[data-report="${id}"]`).waitFor();
  await joko.getByText('1 aduan baru').waitFor();
});

test('news come in while somebody writes: text, focus and place stay', async () => {
  const id = await desk.aReport();
  const page = await desk.openAs('sari', `/desk/aduan/${id}`);
  await composer(page).click();
  await page.keyboard.type('Sedang saya ');
  const news = await desk.aReport('Trotoar di Jalan Imam Bonjol ambles, drainase mampet dan jalan berlubang');
  await desk.product.app.pool.query('update reports set agency_id = $1 where id = $2', [
    desk.people.sari.agencyId,
    news,
  ]);
  await desk.product.app.pool.query(`select pg_notify('reports_changed', $1)`, [
    JSON.stringify({ reports: [{ id: news, agencyId: desk.people.sari.agencyId, secret: false }], more: false }),
  ]);
  await page.locator(`[data-report="${news}"]`).waitFor();
  await page.keyboard.type('periksa');
  expect(await composer(page).inputValue()).toBe('Sedang saya periksa');
});

test('resolving asks for an answer first, then shows the report as resolved', async () => {
  const id = await desk.aReport();
  const page = await desk.openAs('sari', `/desk/aduan/${id}`);
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Apa yang sudah dikerjakan?').fill('Saluran sudah dikeruk.');
  await dialog.getByRole('button', { name: 'Selesaikan' }).click();
  await dialog.getByText(/Warga belum mendapat jawaban/).waitFor();
  expect(await dialog.getByLabel('Apa yang sudah dikerjakan?').inputValue()).toBe('Saluran sudah dikeruk.');
  await page.keyboard.press('Escape');
  await composer(page).fill('Saluran sudah kami keruk, Bu.');
  await send(page).click();
  await page.getByText('Jawaban masuk kotak keluar.').waitFor();
  await page.getByRole('link', { name: 'Selesaikan (e)' }).click();
  await dialog.getByLabel('Apa yang sudah dikerjakan?').fill('Saluran sudah dikeruk.');
  await dialog.getByRole('button', { name: 'Selesaikan' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Buka kembali' }).waitFor();
});

test('who the reporter is stays hidden until somebody says why, and each look is on record', async () => {
  const id = await desk.aReport(drain, { name: 'Agus Salim', phone: '0812 3456 7890' });
  const page = await desk.openAs('sari', `/desk/aduan/${id}`);
  expect(await page.content()).not.toContain('Agus Salim');
  await page.getByRole('link', { name: 'Lihat identitas' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Tampilkan identitas' }).click();
  await dialog.getByText('Tulis alasannya.').waitFor();
  await dialog.getByLabel('Alasan').fill('Menelepon untuk memastikan lokasi');
  await dialog.getByRole('button', { name: 'Tampilkan identitas' }).click();
  await dialog.getByText('Agus Salim').waitFor();
  const { rows } = await desk.product.app.pool.query(
    'select staff_id, reason from identity_looks where report_id = $1',
    [id],
  );
  expect(rows).toEqual([{ staff_id: desk.people.sari.staffId, reason: 'Menelepon untuk memastikan lokasi' }]);
});

test('without scripts a mimin answers, notes and hands on; a refusal keeps what was typed', async () => {
  const id = await desk.aReport();
  const page = await desk.openAs('sari', `/desk/aduan/${id}`, { javaScript: false });
  await send(page).click();
  await page.getByText('Isi teksnya dulu.').waitFor();
  await composer(page).fill('Jawaban tanpa skrip.');
  await send(page).click();
  await page.locator('.desk-item-out', { hasText: 'Jawaban tanpa skrip.' }).waitFor();
  expect(await answersOf(id)).toEqual(['Jawaban tanpa skrip.']);
  await page.getByRole('link', { name: 'Serahkan (h)' }).click();
  const dialog = page.locator('dialog');
  await dialog.getByLabel('Alasan').fill('Bukan wewenang kami');
  await dialog.getByRole('button', { name: 'Serahkan', exact: true }).click();
  await dialog.getByText('Pilih OPD tujuannya.').waitFor();
  expect(await dialog.getByLabel('Alasan').inputValue()).toBe('Bukan wewenang kami');
  await dialog.getByLabel('Serahkan ke').selectOption({ label: 'Kembalikan ke koordinator' });
  await dialog.getByRole('button', { name: 'Serahkan', exact: true }).click();
  await page.getByText('Bukan wewenang kami').waitFor();
});

test('the coordinator looks through what a machine may have written; what is spam goes to the page that closes by the dozen', async () => {
  const id = await desk.aReport();
  await desk.product.app.pool.query('update reports set suspect = true where id = $1', [id]);
  const page = await desk.openAs('rina', '/desk');
  await page.getByRole('link', { name: 'Diragukan 1' }).click();
  await page.locator(`[data-report="${id}"]`).click();
  await page.getByRole('link', { name: 'Perbaiki pilahan' }).click();
  await page.getByRole('dialog').getByLabel('Jenis').selectOption('spam');
  await page.getByRole('dialog').getByRole('button', { name: 'Simpan' }).click();
  await page.getByText('Tidak ada aduan yang diragukan.').waitFor();
  await page.goto(`${desk.product.url}/desk/tanpa-jawaban`);
  await page.locator(`[name=reportId][value="${id}"]`).check();
  await page.getByRole('button', { name: 'Tutup yang dicentang' }).click();
  await page
    .getByText(/ ditutup/)
    .first()
    .waitFor();
  await page.goto(`${desk.product.url}/desk?status=closed`);
  await page.locator(`[data-report="${id}"]`).waitFor();
});

test('the counts beside the tabs add up and move with the news', async () => {
  const page = await desk.openAs('rina', '/desk');
  const counts = async () =>
    (await page.locator('.desk-tabs a').allTextContents()).map((text) => Number(/\d+$/.exec(text)?.[0] ?? 0));
  const [active = 0, , , resolved = 0, closed = 0, all] = await counts();
  expect(all).toBe(active + resolved + closed);
  await desk.aReport();
  await expect.poll(async () => (await counts())[0]).toBe(active + 1);
});

test('a list that was asked for earlier and comes later does not take the place of the newer one', async () => {
  const id = await desk.aReport();
  const page = await desk.logInAs('sari');
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let asked = 0;
  await page.route('**/desk/list.json*', async (route) => {
    const answer = await route.fetch();
    if (++asked === 1) await held;
    await route.fulfill({ response: answer });
  });
  await page.goto(`${desk.product.url}/desk`);
  await page.locator(`[data-report="${id}"]`).waitFor();
  await expect.poll(() => asked).toBe(1);
  const later = await desk.aReport();
  await page.locator(`[data-report="${later}"]`).waitFor();
  const stale = page.waitForResponse(/list\.json/);
  release();
  await stale;
  await page.waitForTimeout(300);
  expect(await page.locator(`[data-report="${later}"]`).count()).toBe(1);
});

test('single-key shortcuts can be switched off', async () => {
  await desk.aReport();
  const page = await desk.openAs('sari', '/desk');
  await page.keyboard.press('?');
  await page.getByLabel('Pintasan satu tombol aktif').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  expect(await page.locator('dialog[open]').count()).toBe(0);
  await page.keyboard.press('Control+k');
  await page.getByLabel('Ketik perintah atau kata yang dicari').fill('Loket');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/desk/loket');
});

test('the search finds by word, place and half a code, and says so when nothing fits', async () => {
  const id = await desk.aReport('Tumpukan sampah di depan Pasar Anyar, baunya menyengat');
  const { rows } = await desk.product.app.pool.query<{ code: string }>('select code from reports where id = $1', [id]);
  const page = await desk.openAs('rina', '/desk');
  await expect
    .poll(
      async () =>
        (await desk.product.app.pool.query('select 1 from report_search where report_id = $1', [id])).rows.length,
    )
    .toBe(1);
  for (const q of ['tumpukan pasar', rows[0]?.code.slice(5) ?? '']) {
    await page.keyboard.press('/');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(q);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/desk?q=${encodeURIComponent(q).replaceAll('%20', '+')}`);
    await page.locator(`[data-report="${id}"]`).waitFor();
  }
  await page.goto(`${desk.product.url}/desk?q=tidakadakatabegini`);
  await page.getByText('Tidak ada aduan yang memuat “tidakadakatabegini”.').waitFor();
});

test('a secret report does not exist for those who may not know of it', async () => {
  const id = await desk.aReport(drain, { privacy: 'secret' });
  const leader = await desk.openAs('walikota', `/desk/aduan/${id}`);
  await leader.getByText('Aduan ini tidak ada, atau bukan untuk OPD Anda.').waitFor();
  expect(await leader.locator(`[data-report="${id}"]`).count()).toBe(0);
  const sari = await desk.openAs('sari', `/desk/aduan/${id}`);
  await sari.getByRole('heading', { level: 1, name: drain }).waitFor();
});

test('at the counter a report is written down and its code told', async () => {
  const page = await desk.openAs('sari', '/desk/loket');
  await page.getByLabel('Nomor telepon').fill('bukan nomor');
  await page.getByLabel('Apa yang disampaikan warga?').fill('Ibu melapor: jalan berlubang di depan kelurahan Cikokol');
  await page.getByRole('button', { name: 'Catat aduan' }).click();
  await page.getByText(/Nomor telepon ini belum benar/).waitFor();
  expect(await page.getByLabel('Apa yang disampaikan warga?').inputValue()).toContain('Ibu melapor');
  await page.getByLabel('Nomor telepon').fill('0812 3456 7890');
  await page.getByRole('button', { name: 'Catat aduan' }).click();
  await page.getByText('Sampaikan kode ini kepada warga').waitFor();
  expect(await page.locator('.code').textContent()).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
});

test('a saved reply is made, refused with a wrong field, and inserted with the report’s facts', async () => {
  const page = await desk.openAs('sari', '/desk/balasan');
  await page.getByLabel('Judul').fill('Diteruskan');
  await page.getByLabel('Teks', { exact: true }).fill('Aduan {kod} kami teruskan.');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await page.getByText('Isian tidak dikenal: kod.').waitFor();
  await page.getByLabel('Teks', { exact: true }).fill('Aduan {kode} ditangani {opd}. Salam, {nama_mimin}');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await page.getByText('Balasan tersimpan.').waitFor();
  const id = await desk.aReport();
  await page.goto(`${desk.product.url}/desk/aduan/${id}`);
  await page.getByLabel('Balasan tersimpan', { exact: true }).selectOption({ label: 'Diteruskan' });
  await expect
    .poll(() => composer(page).inputValue())
    .toMatch(/^Aduan [0-9A-Z]{10} ditangani DPUPR. Salam, Sari Wulandari$/);
});

test('the paths beside the pages ask who is there, and refuse what they do not know', async () => {
  const id = await desk.aReport();
  const cookie = await desk.cookieOf('sari');
  const ask = async (path: string, init: RequestInit = {}, headers: Record<string, string> = { cookie }) =>
    (
      await fetch(desk.product.url + path, {
        ...init,
        headers: { ...headers, ...(init.headers as Record<string, string>) },
      })
    ).status;
  expect(await ask('/desk/list.json', {}, {})).toBe(401);
  expect(await ask('/desk/live', {}, {})).toBe(401);
  expect(await ask('/desk/list.json')).toBe(200);
  expect(await ask('/desk/list.json?status=semua')).toBe(400);
  expect(await ask('/desk/list.json?opd=1%27')).toBe(400);
  const present = { method: 'POST', body: '{"writing":false}' };
  expect(await ask(`/desk/hadir/${id}`, present, {})).toBe(401);
  expect(await ask(`/desk/hadir/${id}`, { ...present, headers: { 'sec-fetch-site': 'cross-site' } })).toBe(403);
  expect(await ask(`/desk/hadir/${id}`, { ...present, body: 'x' })).toBe(400);
  expect(await ask('/desk/hadir/999999999', present)).toBe(403);
  expect(await ask(`/desk/hadir/${id}`, present)).toBe(204);
});

test('the first load of the desk brings at most 200 KB of compressed script', async () => {
  const id = await desk.aReport();
  for (const path of ['/desk', `/desk/aduan/${id}`]) {
    const page = await desk.logInAs('sari');
    const sizes: Promise<number>[] = [];
    page.on('response', (response) => {
      if (!response.url().endsWith('.js')) return;
      sizes.push(
        response
          .request()
          .sizes()
          .then(({ responseBodySize }) => responseBodySize),
      );
    });
    await page.goto(desk.product.url + path);
    await page.locator('.desk-scheme').waitFor({ state: 'attached' });
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect([path, bytes > 0, bytes <= 200 * 1024]).toEqual([path, true, true]);
  }
});
