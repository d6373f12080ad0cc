import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putChannel } from '#src/channels/index.ts';
import { type Simulator, startSimulator } from '../../simulator/city.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { type RunningProduct, startProduct } from '../support/running-product.ts';
import { aStaff, testPassword } from '../support/world.ts';

// The whole way of one aduan, by each door: a resident on the network, a mimin in a browser, the resident again.
let product: RunningProduct;
let browser: TestBrowser;
let networks: Simulator;
let mimin: Page;

beforeAll(async () => {
  networks = await startSimulator();
  product = await startProduct();
  const { app, world } = product;
  for (const network of ['instagram', 'telegram', 'email'] as const) {
    const account = networks[network].account();
    const id = await app.db
      .transaction()
      .execute((tx) => putChannel(app, tx, { network, name: `@kota ${network}`, agencyId: null, ...account }));
    if (network === 'instagram') networks.instagram.webhook.habits.callback = `${product.url}/hook/${id}`;
  }
  const person = await aStaff(app, world.operator, 'mimin', 'DISHUB');
  browser = await openBrowser();
  mimin = await browser.openPage();
  mimin.setDefaultTimeout(10_000);
  await mimin.goto(`${product.url}/masuk`);
  await mimin.locator('#email').fill(person.email);
  await mimin.locator('#password').fill(testPassword);
  await mimin.locator('form[method=post] button[type=submit]').first().click();
  await mimin.waitForURL('**/desk');
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await networks?.stop();
});

/** Finds the report in the open desk, which nobody reloads, and answers it. */
async function answerAtDesk(words: string, answer: string, visibility: 'public' | 'private'): Promise<void> {
  await mimin.goto(`${product.url}/desk`);
  await mimin.getByText(words, { exact: false }).first().click();
  await mimin.locator('#tulis').fill(answer);
  await mimin.locator(`input[name=visibility][value=${visibility}]`).check();
  await mimin.getByRole('button', { name: 'Kirim jawaban' }).click();
  await mimin.getByText(answer).first().waitFor();
}

const sentTo = (network: string) => networks.sent.filter((one) => one.network === network);

test('an Instagram comment reaches the desk without a reload, is answered in public once, and the receipt went in private', async () => {
  await mimin.goto(`${product.url}/desk`);
  await networks.instagram.comment('lampu jalan depan pasar anyar mati min, gelap bgt', { username: 'warga.satu' });
  await mimin.getByText('lampu jalan depan pasar anyar').first().waitFor({ timeout: 15_000 });
  await answerAtDesk('lampu jalan depan pasar anyar', 'Siap, tim kami meluncur malam ini.', 'public');
  await expect
    .poll(() => sentTo('instagram').map((one) => [one.way, one.text.includes('Siap, tim kami')]), { timeout: 15_000 })
    .toEqual(
      expect.arrayContaining([
        ['private_reply', false],
        ['comment_reply', true],
      ]),
    );
  expect(sentTo('instagram')).toHaveLength(2);
});

test('a Telegram message is answered in its chat, and the resident follows it by the link of the receipt without scripts', async () => {
  await networks.telegram.message('lampu pju jalan cipto mangunkusumo mati sudah 3 hari', {
    username: 'warga_dua',
    firstName: 'Dua',
  });
  await mimin.goto(`${product.url}/desk`);
  await mimin.getByText('lampu pju jalan cipto').first().waitFor({ timeout: 20_000 });
  await answerAtDesk('lampu pju jalan cipto', 'Sudah kami jadwalkan besok pagi.', 'private');
  await expect
    .poll(() => sentTo('telegram').map((one) => one.text.includes('jadwalkan')), { timeout: 15_000 })
    .toContain(true);
  const receipt = sentTo('telegram').find((one) => one.text.includes('/kunci/'));
  const link = /http\S+\/kunci\/\S+/.exec(receipt?.text ?? '')?.[0] ?? '';

  const resident = await browser.openPage({ javaScript: false, width: 360 });
  resident.setDefaultTimeout(10_000);
  // The network has it a moment before our own record says so, and a page without scripts does not fetch it by itself.
  const shown = async () => {
    await resident.goto(link);
    return resident.getByText('Sudah kami jadwalkan besok pagi.').isVisible();
  };
  await expect.poll(shown, { timeout: 10_000 }).toBe(true);
  // Resolved at the desk, rated by the resident, then found not fixed after all.
  await mimin.getByRole('link', { name: 'Selesaikan (e)' }).click();
  const dialog = mimin.getByRole('dialog');
  await dialog.locator('textarea').fill('Lampu diganti.');
  await dialog.getByRole('button', { name: 'Selesaikan' }).click();
  const state = async () =>
    (await product.app.db.selectFrom('reports').select('status').where('title', 'like', '%cipto%').executeTakeFirst())
      ?.status;
  await expect.poll(state).toBe('resolved');
  await resident.reload();
  await resident.locator('input[name=rating][value="4"]').check();
  await resident.locator('button[name=intent][value=nilai]').click();
  await resident.locator('#belum-beres ~ form textarea').fill('Semalam mati lagi');
  await resident.locator('button[name=intent][value=belum-beres]').click();
  await expect.poll(state).toBe('open');
  const { rows } = await product.app.pool.query(`select rating from reports where title like '%cipto%'`);
  expect(rows).toEqual([{ rating: 4 }]);
});

test('an e-mail is answered in its thread, and the reply to that answer stands in the same report', async () => {
  networks.email.send('Selamat siang, lampu penerangan jalan di Gang Melati Cibodas padam seminggu.', {
    from: 'ibu.tiga@warga.latihan',
    name: 'Ibu Tiga',
    subject: 'Lampu gang padam',
  });
  await mimin.goto(`${product.url}/desk`);
  await mimin.getByText('Lampu gang padam').first().waitFor({ timeout: 30_000 });
  await answerAtDesk('Lampu gang padam', 'Terima kasih, Bu. Petugas datang hari Kamis.', 'private');
  const answer = () => sentTo('email').find((one) => one.text.includes('hari Kamis'));
  await expect.poll(answer, { timeout: 15_000 }).toBeTruthy();
  expect(answer()?.headers?.['auto-submitted']).toBe('no');
  const sent = answer();
  if (!sent) throw new Error('no answer was sent');
  networks.email.send('Baik, saya tunggu. Tolong jangan sampai lupa.', {
    from: 'ibu.tiga@warga.latihan',
    answerTo: sent,
  });
  const messages = async () =>
    (
      await product.app.db
        .selectFrom('messages')
        .innerJoin('reports', 'reports.id', 'messages.report_id')
        .select('messages.text')
        .where('reports.title', 'like', 'Lampu gang padam%')
        .where('messages.direction', '=', 'in')
        .execute()
    ).length;
  await expect.poll(messages, { timeout: 30_000 }).toBe(2);
});
