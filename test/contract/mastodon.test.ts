import { expect } from 'vitest';
import {
  arrive,
  complaint,
  incoming,
  noticesDeadToken,
  sendsOnceWhenUntold,
  takesOnce,
  waitsForBudget,
} from './common-cells.ts';
import { cannot, contract } from './contract.ts';
import type { Trial } from './trial.ts';

const server = (trial: Trial) => trial.city.mastodon;
const noCalls = cannot('a Mastodon server calls only its own administrators; everything is polled', (network) => {
  expect([network.verify, network.handshake, network.hookByGet]).toEqual([undefined, undefined, undefined]);
});

contract('mastodon', {
  handshake: noCalls,
  bad_signature: noCalls,
  absent_signature: noCalls,
  stale_signature: noCalls,
  duplicate: takesOnce(),
  reorder: async (trial) => {
    // What a server lets through later than what followed it stands where it was said.
    const first = server(trial).write(complaint('awal'), 'bu', { visibility: 'direct' });
    server(trial).world.notifications.pop();
    trial.later(2_000);
    const second = server(trial).write(complaint('akhir'), 'bu', { visibility: 'direct' });
    await trial.poll();
    server(trial).world.notify('mention', first.by, first);
    await trial.poll();
    expect((await incoming(trial)).map((one) => one.externalId)).toEqual([first.id, second.id]);
  },
  batch: async (trial) => {
    await trial.poll();
    for (let n = 1; n <= 24; n++) server(trial).write(complaint(n), `warga${n}`);
    await trial.poll();
    const texts = (await incoming(trial)).map((one) => one.text);
    expect(new Set(texts)).toEqual(new Set(Array.from({ length: 24 }, (_, n) => `@kota_latihan ${complaint(n + 1)}`)));
    expect(texts).toHaveLength(24);
  },
  unknown: async (trial) => {
    server(trial).world.notify('quote', server(trial).world.person('bu'), undefined);
    await trial.poll();
    expect((await trial.items()).map((one) => one.unsupported)).toEqual(['quote']);
    expect(await trial.deadLetters()).toEqual([]);
  },
  edit: async (trial) => {
    const status = server(trial).write(complaint('lama'), 'bu');
    await trial.poll();
    server(trial).edit(status, complaint('baru'));
    await trial.poll();
    expect((await incoming(trial)).map((one) => [one.text, one.editedFrom])).toEqual([
      [`@kota_latihan ${complaint('baru')}`, `@kota_latihan ${complaint('lama')}`],
    ]);
  },
  delete: async (trial) => {
    const status = server(trial).write(complaint(), 'bu');
    await trial.poll();
    server(trial).remove(status);
    await trial.poll();
    const [item] = await incoming(trial);
    expect(item).toMatchObject({ externalId: status.id, text: `@kota_latihan ${complaint()}` });
    expect(item?.withdrawnAt).not.toBeNull();
  },
  echo: async (trial) => {
    const asked = await arrive(trial, complaint());
    const answer = await trial.answer('Siap, tim kami turun besok.');
    const parent = server(trial).world.statuses.find((one) => one.id === asked);
    if (!parent) throw new Error('the status is gone');
    server(trial).ownStatus('Sudah kami catat ya.', parent);
    server(trial).world.add(server(trial).world.city, 'Pengumuman: kantor libur hari Senin');
    await trial.poll();
    const all = await trial.items();
    const out = all.filter((one) => one.direction === 'out' && one.kind !== 'receipt');
    expect(new Map(out.map((one) => [one.text, one.kind]))).toEqual(
      new Map([
        ['Siap, tim kami turun besok.', 'answer'],
        ['Sudah kami catat ya.', 'echo'],
      ]),
    );
    expect(out).toHaveLength(2);
    expect(out.map((one) => one.externalId)).toContain(answer.externalId);
    expect(new Set(all.map((one) => one.conversation)).size).toBe(1);
    expect(new Set(all.map((one) => one.reportId)).size).toBe(1);
  },
  token_dead: noticesDeadToken((trial) => server(trial).expireToken()),
  token_refreshed: async (trial) => {
    // Tokens do not end by themselves; a new one comes from a new consent.
    await arrive(trial, complaint());
    server(trial).refreshToken();
    await trial.answer('Siap, tim kami turun besok.');
    expect(await trial.accepted()).toEqual([]);
    await trial.reconnect();
    expect((await trial.channel()).state).toBe('connected');
    await trial.answer('Siap, sudah kami catat.');
    expect((await trial.accepted()).map((one) => one.text)).toEqual([expect.stringContaining('sudah kami catat')]);
  },
  rate: waitsForBudget((trial) => server(trial).troubles.add('POST statuses', 'rate')),
  window_closed: cannot('whoever wrote once may be answered for ever', (network) => {
    const long = new Date('2020-01-01');
    const facts = { lastInboundAt: long, firstInboundAt: long, privateRepliesSent: 9, now: new Date() };
    for (const visibility of ['public', 'private'] as const) {
      expect(network.abilities({ ...facts, visibility }).private.allowed).toBe(true);
    }
  }),
  timeout_after_effect: sendsOnceWhenUntold(
    (trial) => server(trial).troubles.add('POST statuses', 'timeout_after_effect'),
    'found',
  ),
  big_ids: async (trial) => {
    const status = server(trial).write(complaint(), 'bu');
    expect(BigInt(status.id)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
    const answer = { id: 9_007_199_254_740_992, type: 'mention', created_at: status.at.toISOString() };
    const body = JSON.stringify({
      ...answer,
      account: { id: '5', acct: 'bu' },
      status: { id: 'X', content: 'a', account: { id: '5', acct: 'bu' } },
    });
    // As some other servers of this protocol write them: bare numbers.
    const bare = new TextEncoder().encode(body.replace('"X"', '9007199254740993123'));
    const account = { id: trial.channelId, network: 'mastodon', ...trial.side.account() };
    const [item] = await trial.network.normalise(account, { source: 'poll', receivedAt: new Date(), body: bare });
    expect(item?.externalId).toBe('9007199254740993123');
    await trial.poll();
    expect((await incoming(trial)).map((one) => one.externalId)).toEqual([status.id]);
  },
  expired_media: async (trial) => {
    const url = server(trial).addFile('hilang.jpg', Buffer.from('x'));
    server(trial).files.clear();
    server(trial).write(complaint(), 'bu', { media: [{ type: 'image', url, description: null }] });
    await trial.poll();
    for (let turn = 0; turn < 6; turn++) await trial.fetchMedia();
    expect((await incoming(trial))[0]?.attachments).toMatchObject([{ kind: 'image', refused: 'not_available' }]);
  },
});
