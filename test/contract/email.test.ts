import { expect } from 'vitest';
import { arrive, complaint, incoming, noticesDeadToken, sendsOnceWhenUntold, takesOnce } from './common-cells.ts';
import { cannot, contract } from './contract.ts';
import type { Trial } from './trial.ts';

const post = (trial: Trial) => trial.city.email;
const letter = (head: string[], text: string) => ({
  source: 'poll' as const,
  receivedAt: new Date('2026-11-20T03:00:00Z'),
  body: new TextEncoder().encode(`${head.join('\r\n')}\r\n\r\n${text}\r\n`),
});
const account = { id: 1, network: 'email', externalId: 'lapor@kota.latihan', settings: {}, secrets: {} };
const noCall = (why: string) =>
  cannot(why, (network) => {
    expect([network.verify, network.handshake]).toEqual([undefined, undefined]);
  });

contract('email', {
  handshake: noCall('a mail server never calls; letters are fetched over a line that we open'),
  bad_signature: noCall(
    'nothing is called, so nothing can be forged on the way in; From proves nothing and opens nothing',
  ),
  absent_signature: noCall('nothing is called, so no call can come unsigned'),
  stale_signature: noCall('nothing is called; an old letter bears a known Message-ID'),
  duplicate: async (trial) => {
    await takesOnce()(trial);
    // The same letter again, as when a forwarding address delivers it twice.
    const [first] = post(trial).mailbox.letters;
    post(trial).raw(first?.raw ?? '');
    await trial.poll();
    expect(await incoming(trial)).toHaveLength(1);
  },
  reorder: async (trial) => {
    const ago = (minutes: number) => new Date(trial.app.now().getTime() - minutes * 60_000);
    const dated = (minutes: number) => ({ Date: ago(minutes).toUTCString().replace('GMT', '+0000') });
    const first = 'pertama@warga.latihan';
    post(trial).send(complaint('akhir'), {
      from: 'bu@warga.latihan',
      headers: { ...dated(5), References: `<${first}>` },
    });
    post(trial).send(complaint('awal'), { from: 'bu@warga.latihan', messageId: first, headers: dated(9) });
    await trial.poll();
    const items = await incoming(trial);
    expect(items.map((one) => one.text)).toEqual([complaint('awal'), complaint('akhir')]);
    expect(new Set(items.map((one) => one.reportId)).size).toBe(1);
  },
  batch: async (trial) => {
    for (const n of [1, 2, 3]) post(trial).send(complaint(n), { from: `warga${n}@warga.latihan` });
    await trial.poll();
    expect((await incoming(trial)).map((one) => one.text)).toEqual([complaint(1), complaint(2), complaint(3)]);
  },
  unknown: async (trial) => {
    post(trial).raw(
      'From: bu@warga.latihan\r\nContent-Type: application/x-besok; v=9\r\nMessage-ID: <a@b>\r\n\r\n\x01\x02',
    );
    await trial.poll();
    expect(await trial.deadLetters()).toEqual([]);
    expect((await trial.items()).map((one) => one.externalId)).toEqual(['a@b']);
  },
  edit: cannot('a letter that was sent cannot be changed; a correction is another letter', async (network) => {
    const again = letter(['From: a@b.c', 'Message-ID: <1@b>', 'Supersedes: <0@b>'], 'ralat');
    expect((await network.normalise(account, again)).map((one) => one.kind)).toEqual(['message']);
  }),
  delete: cannot('a letter that was sent cannot be taken back; a recall is only another letter', async (network) => {
    const recall = letter(['From: a@b.c', 'Message-ID: <1@b>', 'Subject: Recall: Laporan'], 'x');
    expect((await network.normalise(account, recall)).map((one) => one.kind)).toEqual(['message']);
  }),
  echo: async (trial) => {
    const id = await arrive(trial, complaint());
    await trial.answer('Siap, tim kami turun besok.');
    const [asked] = await incoming(trial);
    trial.later(60_000);
    post(trial).writeOwn('Sudah kami perbaiki ya Bu', 'bu.ratna@warga.latihan', { 'In-Reply-To': `<${id}>` });
    await trial.poll();
    await trial.poll();
    const own = (await trial.items()).filter((one) => one.direction === 'out' && one.kind !== 'receipt');
    expect(own.map((one) => [one.kind, one.text, one.reportId])).toEqual([
      ['answer', 'Siap, tim kami turun besok.', asked?.reportId],
      ['echo', 'Sudah kami perbaiki ya Bu', asked?.reportId],
    ]);
  },
  token_dead: noticesDeadToken((trial) => {
    post(trial).password = 'kata-sandi-lain';
  }),
  token_refreshed: async (trial) => {
    await trial.reconnect(post(trial).tokenAccount());
    await arrive(trial, complaint());
    const account = { id: trial.channelId, network: 'email', ...post(trial).tokenAccount() };
    const renewed = await trial.network.renew?.(account, trial.app.now(), AbortSignal.timeout(5_000));
    await trial.reconnect({ ...account, secrets: { ...account.secrets, ...renewed?.secrets } });
    expect((await trial.answer('Siap, sudah kami catat.')).state).toBe('sent');
    expect((await trial.accepted()).map((one) => one.text)).toEqual(['Siap, sudah kami catat.']);
  },
  rate: async (trial) => {
    // Mail hosts say "later" with 4xx; the answer waits and leaves once.
    await arrive(trial, complaint());
    post(trial).troubles.add('rcpt', 'temporary');
    const held = await trial.answer('Siap, tim kami turun besok.');
    expect(held).toMatchObject({ state: 'queued', failure: 'transient' });
    trial.later(10 * 60_000);
    await trial.send();
    expect((await trial.accepted()).map((one) => one.text)).toEqual(['Siap, tim kami turun besok.']);
  },
  window_closed: cannot('a letter may be answered after years', (network) => {
    const long = new Date('2020-01-01');
    const facts = { visibility: 'private' as const, lastInboundAt: long, firstInboundAt: long, privateRepliesSent: 9 };
    expect(network.abilities({ ...facts, now: new Date() }).private.allowed).toBe(true);
  }),
  timeout_after_effect: async (trial) => {
    await sendsOnceWhenUntold((one) => post(one).troubles.add('data', 'drop_after_data'), 'found')(trial);
  },
  big_ids: async (trial) => {
    // Ids are text of any length; the mailbox's own numbers have 32 bits.
    const id = `${'9'.repeat(40)}.${'a'.repeat(150)}@warga.latihan`;
    post(trial).send(complaint(), { messageId: id });
    post(trial).mailbox.uidValidity = 4_294_967_295;
    await trial.poll();
    expect((await incoming(trial)).map((one) => one.externalId)).toEqual([id]);
  },
  expired_media: cannot('what is attached lies in the letter itself; nothing is fetched later', async (network) => {
    const head = ['From: a@b.c', 'Message-ID: <1@b>', 'Content-Type: image/png; name=a.png'];
    const [item] = await network.normalise(
      account,
      letter([...head, 'Content-Transfer-Encoding: base64'], 'iVBORw0KGgo='),
    );
    expect(item?.attachments.map((one) => [one.kind, one.bytes !== undefined, one.url])).toEqual([
      ['image', true, undefined],
    ]);
    expect(network.download).toBeUndefined();
  }),
});
