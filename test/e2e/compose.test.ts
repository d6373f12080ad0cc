import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerReport, saveReply } from '#src/inbox/index.ts';
import { expectNoAxeViolations, expectNoSidewaysScroll } from '../support/browser.ts';
import { aKey } from '../support/reports.ts';
import { type RunningDesk, startDesk } from '../support/running-desk.ts';

let desk: RunningDesk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

test('a draft goes on on another device, a colleague sees whose it is but not a word of it, and sending it ends it', async () => {
  const id = await desk.aReport();
  const here = await desk.openAs('sari', `/desk/aduan/${id}`);
  await here.getByLabel('Teks jawaban').fill('Petugas membersihkan drainase besok pagi');
  await here.getByText('Draf tersimpan.').waitFor();

  const colleague = await desk.openAs('dewi', `/desk/aduan/${id}`);
  await colleague.getByText('Sari Wulandari').first().waitFor();
  expect(await colleague.content()).not.toContain('Petugas membersihkan');

  const there = await desk.openAs('sari', `/desk/aduan/${id}`, { width: 360 });
  const field = there.getByLabel('Teks jawaban');
  await expect.poll(() => field.inputValue()).toBe('Petugas membersihkan drainase besok pagi');
  await there.getByRole('button', { name: 'Kirim jawaban' }).click();
  await there.getByText('Jawaban masuk kotak keluar.').waitFor();
  await there.reload();
  await expect.poll(() => field.inputValue()).toBe('');
  for (const page of [here, colleague, there]) await page.context().close();
});

test('what is typed while the line is down stays in the browser and reaches the server when it is back', async () => {
  const id = await desk.aReport();
  const page = await desk.openAs('sari', `/desk/aduan/${id}`);
  await page.route('**/desk/draf/**', (route) => route.abort());
  await page.getByLabel('Teks jawaban').fill('Tertulis tanpa jaringan, drainase besok');
  await page.getByText('Server belum terjangkau').waitFor();
  await page.unroute('**/desk/draf/**');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await page.getByText('Draf tersimpan.').waitFor();
  await page.context().close();
});

test('a draft that a colleague was quicker than is not sent: the newer answer is shown, and merging keeps both', async () => {
  const id = await desk.aReport();
  const page = await desk.openAs('sari', `/desk/aduan/${id}`);
  const field = page.getByLabel('Teks jawaban');
  await field.fill('Drainase kami bersihkan besok');
  const answer = {
    reportId: id,
    visibility: 'private' as const,
    text: 'Sudah kami jadwalkan.',
    asks: false,
    key: aKey(),
  };
  expect(await answerReport(desk.product.app, desk.people.dewi, answer)).toMatchObject({ ok: true });
  const newer = page.getByRole('region', { name: 'Sudah ada jawaban yang lebih baru' });
  await newer.getByText('Sudah kami jadwalkan.').waitFor();
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await page.getByText('Rekan Anda baru saja menjawab').first().waitFor();
  expect(await field.inputValue()).toBe('Drainase kami bersihkan besok');
  await newer.getByRole('button', { name: 'Gabungkan' }).click();
  await newer.waitFor({ state: 'detached' });
  expect(await field.inputValue()).toContain('Sudah kami jadwalkan.');
  await page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await page.getByText('Jawaban masuk kotak keluar.').waitFor();
  await page.context().close();
});

test('a saved reply for the topic is put in by Alt+1, and hints follow what is written', async () => {
  const id = await desk.aReport();
  const { app } = desk.product;
  const { topic_id: topicId, agency_id: agencyId } = await app.db
    .selectFrom('reports')
    .select(['topic_id', 'agency_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const text = 'Drainase akan segera ditindaklanjuti oleh instansi terkait.';
  await saveReply(app, desk.people.sari, { agencyId, topicId, title: 'Drainase', text });
  const page = await desk.openAs('sari', `/desk/aduan/${id}`, { width: 360, colorScheme: 'dark' });
  const field = page.getByLabel('Teks jawaban');
  await field.focus();
  await page.keyboard.press('Alt+1');
  await expect.poll(() => field.inputValue()).toBe(text);
  await page.getByText('janji tanpa tanggal').waitFor();
  await page.getByText('“ditindaklanjuti” bahasa kantor').waitFor();
  await expectNoAxeViolations(page);
  await expectNoSidewaysScroll(page);
  await field.fill('Drainase kami bersihkan besok pukul 09.00.');
  await page.getByText('Tidak ada saran.').waitFor();
  await page.context().close();
});
