import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetChannels, putChannel } from '#src/channels/index.ts';
import { type Simulator, startSimulator } from '../../simulator/city.ts';
import { expectNoAxeViolations, expectNoSidewaysScroll } from '../support/browser.ts';
import { type RunningDesk, startDesk } from '../support/running-desk.ts';

// One flood, many people: what their mimin sees, one yes, one answer that reaches all of them.
let desk: RunningDesk;
let networks: Simulator;

beforeAll(async () => {
  networks = await startSimulator();
  desk = await startDesk();
  const { app, url } = desk.product;
  for (const network of ['instagram', 'telegram', 'email'] as const) {
    const account = networks[network].account();
    const id = await app.db
      .transaction()
      .execute((tx) => putChannel(app, tx, { network, name: `@kota ${network}`, agencyId: null, ...account }));
    // Connected a while ago: a comment of the same second would be history.
    await app.pool.query(`update channels set connected_at = connected_at - interval '1 hour' where id = $1`, [id]);
    if (network === 'instagram') networks.instagram.webhook.habits.callback = `${url}/hook/${id}`;
  }
  forgetChannels(app);
});
afterAll(async () => {
  await desk?.stop();
  await networks?.stop();
});

const comments = [
  'Banjir di perum ciledug indah 1 udah sepaha orang dewasa, tolong perahu karet',
  'min ciledug indah banjir lagi nih, air masuk rumah dari subuh',
  'Ciledug Indah kebanjiran parah pak wali, warga butuh evakuasi',
  'BANJIR CILEDUG INDAH!!! tolong dibantu',
  'Pak, Ciledug Indah banjir dari jam 3 pagi, lansia blm dievakuasi',
  'mohon bantuan makanan utk korban banjir ciledug indah',
];
const chat = 'banjir di komplek ciledug indah blm surut, pompanya mati';
const letter = 'Banjir di Ciledug Indah sudah dua hari, mohon bantuan perahu dan makanan untuk warga.';
const other = 'lampu jalan mati dpn sdn karawaci 3 udh seminggu';
const answer = 'Perahu karet dan petugas BPBD sudah menuju Ciledug Indah.';

async function reportsWith(words: string): Promise<number[]> {
  const { rows } = await desk.product.app.pool.query<{ id: number }>(
    `select distinct report_id as id from messages where direction = 'in' and text ilike $1 and report_id is not null order by 1`,
    [`%${words}%`],
  );
  return rows.map((row) => row.id);
}

async function joinedTo(id: number): Promise<number[]> {
  const { rows } = await desk.product.app.pool.query<{ id: number }>(
    'select id from reports where main_id = $1 order by id',
    [id],
  );
  return rows.map((row) => row.id);
}

const banner = (page: Page) => page.getByText(/aduan lain tampaknya hal yang sama/);

test('one flood told by eight people becomes one report with one yes, and one answer reaches each of them once', async () => {
  for (const [i, text] of comments.entries()) await networks.instagram.comment(text, { username: `warga.${i}` });
  await networks.telegram.message(chat, { username: 'warga_chat', firstName: 'Chat' });
  networks.email.send(letter, { from: 'warga.surat@warga.latihan', name: 'Surat', subject: 'Banjir Ciledug Indah' });
  await networks.instagram.comment(other, { username: 'warga.lampu' });
  await expect.poll(() => reportsWith('ciledug indah'), { timeout: 30_000 }).toHaveLength(8);
  await expect.poll(() => reportsWith('karawaci'), { timeout: 30_000 }).toHaveLength(1);
  await expect
    .poll(
      async () =>
        (await desk.product.app.pool.query<{ n: number }>('select count(*)::int as n from same_matter_queue')).rows[0]
          ?.n,
      { timeout: 30_000 },
    )
    .toBe(0);
  const [main = 0, ...members] = await reportsWith('ciledug indah');

  const page = await desk.openAs('rina', `/desk/aduan/${main}`);
  await banner(page).waitFor();
  await page.getByRole('link', { name: 'Lihat dan gabungkan' }).click();
  const dialog = page.locator('dialog[open]');
  await dialog.waitFor();
  // The lamp is not among them, and nothing was joined by itself.
  expect(await dialog.getByRole('checkbox').count()).toBe(7);
  expect(await dialog.getByText('karawaci').count()).toBe(0);
  expect(await joinedTo(main)).toEqual([]);
  await expectNoAxeViolations(page);
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  await dialog.getByRole('button', { name: 'Gabungkan yang dipilih' }).click();
  await page.getByText('7 aduan digabungkan. Satu jawaban sampai ke semuanya.').waitFor();
  expect(await joinedTo(main)).toEqual(members);
  expect(await banner(page).count()).toBe(0);

  await page.locator('#tulis').fill(answer);
  await page.locator('input[name=visibility][value=public]').check();
  await page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await page.getByText('Jawaban masuk kotak keluar.').waitFor();
  const sent = () =>
    networks.sent.filter((one) => one.text.includes('Perahu karet')).map((one) => `${one.network} ${one.way}`);
  await expect.poll(() => sent().length, { timeout: 30_000 }).toBe(8);
  expect(sent().filter((one) => one === 'instagram comment_reply')).toHaveLength(6);
  expect(sent().filter((one) => one.startsWith('telegram'))).toHaveLength(1);
  expect(sent().filter((one) => one.startsWith('email'))).toHaveLength(1);

  // One of them follows it by their own code, and reads the answer there and nobody else's words.
  const { rows } = await desk.product.app.pool.query<{ id: number; code: string; text: string }>(
    `select r.id, r.code, m.text from reports r join messages m on m.report_id = r.id and m.direction = 'in' where r.id = any($1::bigint[]) order by r.id`,
    [[main, ...members]],
  );
  const [first, one] = [rows.find((row) => row.id === main), rows.find((row) => row.id === members[0])];
  const tracking = await desk.logInAs('rina', { javaScript: false, width: 360 });
  await tracking.goto(`${desk.product.url}/lacak/${one?.code}`);
  await tracking.getByText('Digabungkan dengan aduan lain tentang hal yang sama.').waitFor();
  await tracking.getByText(answer).waitFor();
  expect(await tracking.getByText(one?.text ?? '').count()).toBe(1);
  expect(await tracking.getByText(first?.text ?? '').count()).toBe(0);
}, 120_000);

test('by keyboard two reports are joined by their code and split again, on a phone in the dark too', async () => {
  const [main, member] = [await desk.aReport(), await desk.aReport()];
  const { rows } = await desk.product.app.pool.query<{ code: string }>('select code from reports where id = $1', [
    member,
  ]);
  const page = await desk.openAs('sari', `/desk/aduan/${main}?aksi=join`, { width: 360, colorScheme: 'dark' });
  await expectNoAxeViolations(page);
  await expectNoSidewaysScroll(page);
  for (const box of await page.locator('dialog[open]').getByRole('checkbox').all()) await box.uncheck();
  await page.getByLabel('Atau tulis kode aduan lain').focus();
  await page.keyboard.type('salah');
  await page.keyboard.press('Enter');
  await page.getByText('Tidak ada aduan dengan kode itu').waitFor();
  await page.getByLabel('Atau tulis kode aduan lain').fill(rows[0]?.code ?? '');
  await page.keyboard.press('Enter');
  await expect.poll(() => joinedTo(main)).toEqual([member]);

  await page.goto(`${desk.product.url}/desk/aduan/${member}`);
  await page.getByText('Aduan ini digabungkan dengan aduan lain.').waitFor();
  expect(await page.getByRole('button', { name: 'Kirim jawaban' }).count()).toBe(0);
  await expectNoAxeViolations(page);
  await expectNoSidewaysScroll(page);
  await page.goto(`${desk.product.url}/desk/aduan/${member}?aksi=split`);
  await page.locator('dialog[open]').getByLabel('Alasan').fill('Saluran yang lain.');
  await page.locator('dialog[open]').getByRole('button', { name: 'Pisahkan' }).click();
  await expect.poll(() => joinedTo(main)).toEqual([]);
  await page.getByText('Dipisahkan dari gabungan').waitFor();
});

test('saying "not the same" takes the suggestion away for good', async () => {
  const text = 'pohon tumbang nutup jalan di jl veteran dpn kantor pos';
  const [first, second] = [await desk.aReport(text), await desk.aReport(`${text} min`)];
  const page = await desk.openAs('rina', `/desk/aduan/${second}`);
  await expect
    .poll(
      async () =>
        (
          await desk.product.app.pool.query('select from same_matter_pairs where report_id = $1 and other_id = $2', [
            second,
            first,
          ])
        ).rows.length,
      { timeout: 20_000 },
    )
    .toBe(1);
  await page.reload();
  const facts = page.locator('.desk-facts');
  await facts.getByRole('heading', { name: 'Mungkin hal yang sama' }).waitFor();
  await facts
    .getByText(/tempat sama/)
    .first()
    .waitFor();
  await facts.getByRole('button', { name: /Bukan/ }).first().click();
  await expect.poll(() => facts.getByRole('heading', { name: 'Mungkin hal yang sama' }).count()).toBe(0);
  const { rows } = await desk.product.app.pool.query<{ decided_as: string }>(
    'select decided_as from same_matter_pairs where report_id = $1 and other_id = $2',
    [second, first],
  );
  expect(rows[0]?.decided_as).toBe('different');
});
