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

const server = (trial: Trial) => trial.city.open311;
const noWebhook = 'GeoReport v2 never calls anybody; everything is fetched';
const soon = () => new Date(Date.now() + 1_000);

contract('open311', {
  handshake: cannot(noWebhook, (network) => {
    expect([network.handshake, network.verify]).toEqual([undefined, undefined]);
  }),
  bad_signature: cannot(noWebhook, (network) => {
    expect(network.verify).toBeUndefined();
  }),
  absent_signature: cannot(noWebhook, (network) => {
    expect([network.verify, network.hookByGet]).toEqual([undefined, undefined]);
  }),
  stale_signature: cannot(noWebhook, (network) => {
    expect([network.verify, typeof network.poll]).toEqual([undefined, 'function']);
  }),
  duplicate: takesOnce(),
  reorder: async (trial) => {
    // A server lists the newest first; what was said first stands first.
    const [second, first] = [new Date(), new Date(Date.now() - 60_000)];
    server(trial).request(complaint('akhir'), { requested: second, updated: second });
    server(trial).request(complaint('awal'), { requested: first, updated: first });
    await trial.poll();
    expect((await incoming(trial)).map((one) => one.text)).toEqual([complaint('awal'), complaint('akhir')]);
  },
  batch: async (trial) => {
    for (const n of [1, 2, 3]) server(trial).request(complaint(n));
    await trial.poll();
    const items = await incoming(trial);
    expect(items.map((one) => one.text).sort()).toEqual([complaint(1), complaint(2), complaint(3)]);
    expect(new Set(items.map((one) => one.reportId)).size).toBe(3);
  },
  unknown: async (trial) => {
    server(trial).request(complaint(), { service_request_id: '', more: { something_new: 'x' } });
    await trial.poll();
    expect((await trial.items()).map((one) => one.unsupported)).toEqual(['entry']);
    expect(await trial.deadLetters()).toEqual([]);
  },
  edit: async (trial) => {
    const request = server(trial).request(complaint('lama'));
    await trial.poll();
    server(trial).change(request, { description: complaint('baru'), updated: soon() });
    await trial.poll();
    const [item] = (await incoming(trial)).filter((one) => one.kind === 'comment');
    expect([item?.text, item?.editedFrom]).toEqual([complaint('baru'), complaint('lama')]);
  },
  delete: cannot('a request that is taken away is simply no longer listed', async (network) => {
    const account = { id: 1, network: 'open311', externalId: 'x', settings: {}, secrets: {} };
    const items = await network.normalise(account, {
      source: 'poll',
      receivedAt: new Date(),
      body: new TextEncoder().encode('[{"service_request_id":"7","status":"closed","description":""}]'),
    });
    expect(items.map((one) => one.kind)).not.toContain('delete');
    expect(items.map((one) => one.conversation)).toContain('7');
  }),
  echo: async (trial) => {
    const id = await arrive(trial, complaint());
    const request = server(trial).requests.find((one) => one.service_request_id === id);
    if (!request) throw new Error('no request');
    await trial.answer('Siap, tim kami turun besok.');
    server(trial).update(request, 'Ditulis petugas di aplikasi mereka.');
    await trial.poll();
    const own = (await trial.items()).filter((one) => one.direction === 'out' && one.text.startsWith('Siap'));
    expect(own).toHaveLength(1);
    const typed = (await trial.items()).filter((one) => one.text.startsWith('Ditulis petugas'));
    expect(typed.map((one) => [one.direction, one.conversation])).toEqual([['out', id]]);
    expect(new Set((await incoming(trial)).map((one) => one.reportId)).size).toBe(1);
  },
  token_dead: noticesDeadToken((trial) => {
    server(trial).apiKey = 'kunci-lain';
  }),
  token_refreshed: async (trial) => {
    await arrive(trial, complaint());
    server(trial).apiKey = 'kunci-baru';
    await trial.answer('Siap, tim kami turun besok.');
    expect((await trial.channel()).state).toBe('needs_reauth');
    await trial.reconnect();
    expect((await trial.channel()).state).toBe('connected');
    await trial.answer('Siap, sudah kami catat.');
    expect((await trial.accepted()).map((one) => one.text)).toEqual(['Siap, sudah kami catat.']);
  },
  rate: waitsForBudget((trial) => server(trial).troubles.add('servicerequestupdates', 'rate')),
  window_closed: cannot('words to a request may be added at any time', (network) => {
    const long = new Date('2020-01-01');
    const facts = { visibility: 'public' as const, lastInboundAt: long, firstInboundAt: long, privateRepliesSent: 9 };
    const abilities = network.abilities({ ...facts, now: new Date(), settings: { updates: 'yes' } });
    expect([abilities.public.allowed, 'until' in abilities.public]).toEqual([true, false]);
  }),
  timeout_after_effect: sendsOnceWhenUntold(
    (trial) => server(trial).troubles.add('servicerequestupdates', 'timeout_after_effect'),
    'found',
  ),
  big_ids: async (trial) => {
    server(trial).habits.bareNumbers = true;
    await trial.reconnect({ settings: { ...server(trial).account('json').settings } });
    server(trial).request(complaint(), { service_request_id: '9007199254740993123' });
    await trial.poll();
    expect((await incoming(trial)).map((one) => [one.externalId, one.conversation])).toEqual([
      ['9007199254740993123', '9007199254740993123'],
    ]);
  },
  expired_media: async (trial) => {
    const url = server(trial).addFile('lubang.jpg', Buffer.from('x'));
    server(trial).files.clear();
    server(trial).request(complaint(), { media_url: url });
    await trial.poll();
    for (let turn = 0; turn < 6; turn++) await trial.fetchMedia();
    expect((await incoming(trial))[0]?.attachments).toMatchObject([{ kind: 'image', refused: 'not_available' }]);
  },
});
