import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import type { ChannelAccount, Incoming, Outgoing } from '../domain/network.ts';
import { email } from './index.ts';
import { threadToken } from './thread-token.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const account = (settings: Record<string, string> = {}): ChannelAccount => {
  const given = city.email.account();
  return { id: 1, network: 'email', ...given, settings: { ...given.settings, timeout_seconds: '2', ...settings } };
};

async function pollAll(cursor: string | null = null, settings: Record<string, string> = {}) {
  const items: Incoming[] = [];
  const pages: number[] = [];
  let next = cursor;
  for await (const page of email.poll?.(account(settings), cursor, signal()) ?? []) {
    if (page.bodies.length > 0) pages.push(page.bodies.length);
    for (const body of page.bodies) {
      items.push(...(await email.normalise(account(), { source: 'poll', receivedAt: new Date(), body })));
    }
    next = page.cursor;
  }
  return { items, cursor: next, pages };
}

function answerTo(item: Incoming | undefined, more: Partial<Outgoing> = {}): Outgoing {
  if (!item) throw new Error('nothing came');
  const given = { key: 'jawaban-7', visibility: 'private', replyTo: item.replyTo, automatic: false } as const;
  return { ...given, text: 'Sudah kami teruskan.', lastInboundAt: item.at, ...more };
}

test('letters are read in pages, each once, and only new ones on the next run', async () => {
  for (let i = 0; i < 45; i++) city.email.send(`surat ${i}`);
  const { items, cursor, pages } = await pollAll();
  expect(pages).toEqual([20, 20, 5]);
  expect(new Set(items.map((item) => item.externalId)).size).toBe(45);
  expect((await pollAll(cursor)).items).toEqual([]);
  city.email.send('yang baru');
  expect((await pollAll(cursor)).items.map((item) => item.text)).toEqual(['yang baru']);
});

test('a letter that comes while the mailbox is open is read at once, without a new log-in', async () => {
  const found: string[] = [];
  setTimeout(() => city.email.send('banjir di gembor'), 300);
  for await (const page of email.poll?.(account({ idle_seconds: '8' }), null, signal()) ?? []) {
    for (const body of page.bodies) {
      const [item] = await email.normalise(account(), { source: 'poll', receivedAt: new Date(), body });
      found.push(item?.text ?? '');
    }
    if (found.length > 0) break;
  }
  expect(found).toEqual(['banjir di gembor']);
});

test('letters older than the connection stay where they are, and later ones are found', async () => {
  city.email.send('tahun lalu', { at: new Date(Date.now() - 300 * 86_400_000) });
  const { items, cursor } = await pollAll();
  expect(items).toEqual([]);
  city.email.send('hari ini');
  expect((await pollAll(cursor)).items.map((item) => item.text)).toEqual(['hari ini']);
});

test('when the server numbers the mailbox anew, letters are read again under the same ids, and none is missed', async () => {
  city.email.send('satu');
  city.email.send('dua');
  const before = await pollAll();
  city.email.send('tiga');
  city.email.mailbox.expunge((letter) => letter.uid === 1);
  city.email.changeUidValidity();
  const after = await pollAll(before.cursor);
  expect(after.items.map((item) => item.text)).toEqual(['dua', 'tiga']);
  expect(after.items[0]?.externalId).toBe(before.items[1]?.externalId);
  expect((await pollAll(after.cursor)).items).toEqual([]);
});

test('a letter larger than the limit is read as far as the limit goes, and says so', async () => {
  city.email.send(`awal ${'panjang '.repeat(2_000)}`);
  const { items } = await pollAll(null, { max_bytes: '3000' });
  expect(items[0]?.text).toMatch(/^awal panjang/);
  expect(items[0]?.text.length).toBeLessThan(3_000);
  expect(items[0]?.attachments).toEqual([{ kind: 'unsupported', name: 'surat terpotong karena terlalu besar' }]);
});

test('an answer hangs in the thread, and the resident who answers it stays in the conversation', async () => {
  city.email.send('lampu mati', { name: 'Ani', subject: 'Lampu', messageId: 'satu@warga.latihan' });
  const asked = await pollAll();
  expect(await email.reply(account({ plus_address: 'on' }), answerTo(asked.items[0]), signal())).toMatchObject({
    state: 'sent',
  });
  const [sent] = city.sent;
  expect(sent?.headers).toMatchObject({
    subject: 'Re: Lampu',
    'in-reply-to': '<satu@warga.latihan>',
    references: '<satu@warga.latihan>',
    'reply-to': `lapor+${threadToken('satu@warga.latihan')}@kota.latihan`,
    'auto-submitted': 'no',
  });
  if (!sent) throw new Error('nothing was sent');
  city.email.send('masih mati', { answerTo: sent });
  const answered = await pollAll(asked.cursor);
  const own = answered.items.find((one) => one.kind === 'echo');
  const again = answered.items.find((one) => one.kind === 'message');
  expect(own?.externalId).toBe(sent.id);
  for (const one of [own, again]) expect(one?.conversation).toBe(asked.items[0]?.conversation);
  expect(again?.answers).toContain(sent.id);
});

test('the Message-ID of an answer comes from its key: the same intent has the same, another another', async () => {
  city.email.send('lampu mati');
  const { items } = await pollAll();
  for (const key of ['a', 'a', 'b']) await email.reply(account(), answerTo(items[0], { key }), signal());
  const [one, again, other] = city.sent.map((sent) => sent.id);
  expect(one).toBe(again);
  expect(other).not.toBe(one);
});

test('an automatic receipt says that it is one, and a header cannot be smuggled in by the subject', async () => {
  city.email.send('lampu mati', { subject: 'Halo' });
  const { items } = await pollAll();
  const outgoing = answerTo(items[0], { automatic: true, subject: 'Diterima\r\nBcc: semua@warga.latihan' });
  expect(await email.reply(account(), outgoing, signal())).toMatchObject({ state: 'sent' });
  expect(city.sent[0]?.headers).toMatchObject({ 'auto-submitted': 'auto-replied', 'x-auto-response-suppress': 'All' });
  expect(city.sent[0]?.headers).not.toHaveProperty('bcc');
  expect(city.sent[0]?.to).toBe('warga@warga.latihan');
});

test('a server that offers no TLS gets no password when TLS is asked for', async () => {
  city.email.send('x');
  const { items } = await pollAll();
  const careful = account({ smtp_security: 'starttls' });
  expect(await email.reply(careful, answerTo(items[0]), signal())).toMatchObject({
    state: 'failed',
    reason: 'secure_connection_failed',
  });
  const unprotected = { ok: false, failure: 'permanent', reason: 'secure_connection_failed' };
  expect(await email.check(careful, signal())).toEqual(unprotected);
  expect(await email.check(account({ imap_security: 'starttls' }), signal())).toEqual(unprotected);
});

test('a mailbox that is not there, and settings that are missing, are told as such', async () => {
  expect(await email.check(account({ mailbox: 'Arsip' }), signal())).toMatchObject({
    ok: false,
    reason: 'settings_missing',
  });
  expect(await email.check(account({ imap_host: '' }), signal())).toMatchObject({
    ok: false,
    reason: 'settings_missing',
  });
  expect(await email.check(account({ smtp_host: '' }), signal())).toMatchObject({
    ok: false,
    reason: 'settings_missing',
  });
});

test('what people of the city wrote in their own mail program is read from the folder of what was sent, once', async () => {
  const first = city.email.send('lampu mati', { name: 'Ani', from: 'ani@warga.latihan' });
  const asked = await pollAll();
  const own = city.email.writeOwn('Sudah kami cek ya', 'ani@warga.latihan', { References: `<${first}>` });
  city.email.sentFolder.append('From: Orang <orang@lain.latihan>\r\nMessage-ID: <x@lain.latihan>\r\n\r\npindahan\r\n');
  const heard = await pollAll(asked.cursor);
  expect(heard.items.map((one) => [one.kind, one.externalId, one.text])).toEqual([['echo', own, 'Sudah kami cek ya']]);
  expect(heard.items[0]?.conversation).toBe(asked.items[0]?.conversation);
  // The next answer still goes to the resident.
  expect(heard.items[0]?.replyTo).toMatchObject({ to: 'ani@warga.latihan' });
  expect((await pollAll(heard.cursor)).items).toEqual([]);
  expect((await pollAll(asked.cursor, { sent_mailbox: 'off' })).items).toEqual([]);
});

test('an absence note that our own mailbox sent is no answer', async () => {
  city.email.writeOwn('Saya cuti', 'ani@warga.latihan', { 'Auto-Submitted': 'auto-replied' });
  expect((await pollAll()).items.map((one) => one.kind)).toEqual(['automatic']);
});

test('the folder of what was sent may be numbered anew too, and nothing in it is missed', async () => {
  city.email.writeOwn('satu', 'ani@warga.latihan');
  const before = await pollAll();
  city.email.writeOwn('dua', 'ani@warga.latihan');
  city.email.sentFolder.renumber();
  expect((await pollAll(before.cursor)).items.map((one) => one.text)).toEqual(['satu', 'dua']);
});

test('after the line broke the letter is looked for in the folder of what was sent', async () => {
  city.email.send('lampu mati');
  const { items } = await pollAll();
  const since = new Date(Date.now() - 60_000);
  city.email.troubles.add('data', 'drop_after_data');
  expect(await email.reply(account(), answerTo(items[0]), signal())).toMatchObject({ state: 'unknown' });
  expect(await email.find?.(account(), answerTo(items[0]), since, signal())).toBe(city.sent[0]?.id);
  expect(await email.find?.(account(), answerTo(items[0], { key: 'lain' }), since, signal())).toBeUndefined();
});

test('a server that keeps no copy, or gives the letter another id, is understood', async () => {
  city.email.send('lampu mati');
  const { items } = await pollAll();
  const since = new Date(Date.now() - 60_000);
  city.email.keepsCopies = false;
  await email.reply(account(), answerTo(items[0]), signal());
  expect(await email.find?.(account(), answerTo(items[0]), since, signal())).toBeUndefined();
  const id = city.sent[0]?.id ?? '';
  city.email.sentFolder.append(
    `From: lapor@kota.latihan\r\nMessage-ID: <lain@server>\r\nX-Mimin-Answer: ${id}\r\n\r\nSiap\r\n`,
  );
  expect(await email.find?.(account(), answerTo(items[0]), since, signal())).toBe(id);
});
