import { expect } from 'vitest';
import type { ChannelAccount } from '#src/channels/domain/network.ts';
import {
  arrive,
  bu,
  complaint,
  incoming,
  noticesDeadToken,
  sendsOnceWhenUntold,
  takesOnce,
  waitsForBudget,
} from './common-cells.ts';
import { cannot, contract } from './contract.ts';
import type { Trial } from './trial.ts';

const side = (trial: Trial) => trial.city.bluesky;
const account: ChannelAccount = { id: 1, network: 'bluesky', externalId: 'did:plc:kami', settings: {}, secrets: {} };
const body = (value: unknown) => ({
  source: 'poll' as const,
  receivedAt: new Date('2026-11-24T03:00:00Z'),
  body: new TextEncoder().encode(JSON.stringify(value)),
});
const uncalled = 'Bluesky calls nobody; everything is polled over TLS with our own session';

contract('bluesky', {
  handshake: cannot(uncalled, (network) => expect(network.handshake).toBeUndefined()),
  bad_signature: cannot(uncalled, (network) => expect(network.verify).toBeUndefined()),
  absent_signature: cannot(uncalled, (network) => expect(network.verify).toBeUndefined()),
  stale_signature: cannot(uncalled, (network) => expect(network.verify).toBeUndefined()),
  duplicate: async (trial) => {
    await takesOnce('mention')(trial);
    await side(trial).speak('direct', complaint('dua'), bu);
    await trial.poll();
    await trial.poll();
    expect((await incoming(trial)).map((one) => one.visibility)).toEqual(['public', 'private']);
  },
  reorder: async (trial) => {
    // Lists are newest first; the thread stands in the order in which things were said.
    const first = side(trial).post(`@${side(trial).world.us.handle} ${complaint('awal')}`, bu);
    trial.later(2_000);
    const second = side(trial).post(complaint('akhir'), bu, { answers: first });
    await trial.poll();
    const items = await incoming(trial);
    expect(items.map((one) => one.externalId)).toEqual([first.uri, second.uri]);
    expect(new Set(items.map((one) => one.conversation)).size).toBe(1);
  },
  batch: async (trial) => {
    for (let n = 0; n < 23; n++) await side(trial).speak('reply', complaint(n), { username: `warga${n}`, name: 'W' });
    for (let n = 0; n < 12; n++) await side(trial).speak('direct', complaint(n), { username: `warga${n}`, name: 'W' });
    side(trial).troubles.add('listNotifications', 'empty_page_next');
    await trial.poll();
    for (let n = 12; n < 24; n++) await side(trial).speak('direct', complaint(n), { username: `warga${n}`, name: 'W' });
    await trial.poll();
    expect(new Set((await incoming(trial)).map((one) => one.externalId)).size).toBe(23 + 24);
  },
  unknown: async (trial) => {
    await side(trial).speak('direct', complaint(), bu);
    await trial.poll();
    const [message] = side(trial).world.messages;
    if (message) side(trial).world.note('logHologram', message);
    await trial.poll();
    expect((await trial.items()).flatMap((one) => one.unsupported ?? [])).toEqual(['logHologram']);
    expect(await trial.deadLetters()).toEqual([]);
  },
  edit: cannot(
    'a post cannot be changed in the app, and no list tells of one that a program changed',
    async (network) => {
      const post = (text: string, cid: string) => ({
        uri: 'at://did:plc:warga/app.bsky.feed.post/3k',
        cid,
        author: { did: 'did:plc:warga' },
        reason: 'mention',
        record: { $type: 'app.bsky.feed.post', text, createdAt: '2026-11-24T03:00:00Z' },
      });
      const items = await network.normalise(account, body({ notifications: [post('baru', 'b'), post('lama', 'a')] }));
      expect(items.map((one) => [one.kind, one.externalId])).toEqual([
        ['mention', 'at://did:plc:warga/app.bsky.feed.post/3k'],
        ['mention', 'at://did:plc:warga/app.bsky.feed.post/3k'],
      ]);
    },
  ),
  delete: async (trial) => {
    await trial.reconnect({ settings: { watch_minutes: '0' } });
    const post = side(trial).post(`@${side(trial).world.us.handle} ${complaint()}`, bu);
    const message = side(trial).direct(complaint(2), bu);
    await trial.poll();
    side(trial).remove(post);
    side(trial).removeMessage(message);
    await trial.poll();
    expect((await incoming(trial)).map((one) => one.withdrawnAt !== null)).toEqual([true, true]);
    expect(await trial.deadLetters()).toEqual([]);
  },
  echo: async (trial) => {
    const post = side(trial).post(`@${side(trial).world.us.handle} ${complaint()}`, bu);
    await trial.poll();
    await trial.answer('Siap, cek https://kota.go.id #lampu');
    trial.later(1_000);
    side(trial).typeInApp('Sudah kami perbaiki ya Bu', post);
    await trial.poll();
    const [asked] = await incoming(trial);
    const own = (await trial.items()).filter(
      (one) => one.direction === 'out' && one.reportId !== null && one.kind !== 'receipt',
    );
    expect(own.map((one) => [one.kind, one.text, one.reportId])).toEqual([
      ['answer', 'Siap, cek https://kota.go.id #lampu', asked?.reportId],
      ['echo', 'Sudah kami perbaiki ya Bu', asked?.reportId],
    ]);
  },
  token_dead: noticesDeadToken((trial) => void side(trial).refreshToken(), 'mention'),
  token_refreshed: async (trial) => {
    await arrive(trial, complaint());
    // A session that ends is opened anew without anybody noticing, and few are opened.
    side(trial).expireToken();
    await trial.answer('Siap, tim kami turun besok.');
    await trial.poll();
    expect(side(trial).sessions.opened).toBe(2);
    side(trial).refreshToken();
    await trial.answer('Masih kami kerjakan.');
    expect((await trial.channel()).state).toBe('needs_reauth');
    await trial.reconnect();
    await trial.answer('Siap, sudah selesai.');
    expect((await trial.accepted()).map((one) => one.text)).toEqual([
      'Siap, tim kami turun besok.',
      'Siap, sudah selesai.',
    ]);
  },
  rate: waitsForBudget((trial) => side(trial).troubles.add('createRecord', 'rate'), 'mention'),
  window_closed: cannot('posts and conversations can be answered for ever', (network) => {
    const long = new Date('2020-01-01');
    const facts = { lastInboundAt: long, firstInboundAt: long, privateRepliesSent: 9, now: new Date() };
    expect(network.abilities({ ...facts, visibility: 'private' }).private).toMatchObject({ allowed: true });
    expect(network.abilities({ ...facts, visibility: 'public' }).public).toMatchObject({ allowed: true });
    expect(network.abilities({ ...facts, visibility: 'public' }).public).not.toHaveProperty('until');
  }),
  timeout_after_effect: async (trial) => {
    await sendsOnceWhenUntold(
      (one) => side(one).troubles.add('createRecord', 'timeout_after_effect'),
      'found',
      'mention',
    )(trial);
    await side(trial).speak('direct', complaint('pesan'), bu);
    await trial.poll();
    side(trial).troubles.add('sendMessage', 'timeout_after_effect');
    await trial.answer('Kami balas di sini.', { visibility: 'private' });
    for (let round = 0; round < 3; round++) {
      trial.later(5 * 60_000);
      await trial.send();
    }
    expect(new Set((await trial.outbox()).map((one) => one.state))).toEqual(new Set(['sent']));
    const texts = (await trial.accepted()).map((one) => one.text);
    expect(texts).toEqual(['Siap, tim kami turun besok.', 'Kami balas di sini.']);
  },
  big_ids: async (trial) => {
    // Ids are text of up to 2,048 letters; a number beyond a double's reach elsewhere harms nothing.
    const post = side(trial).post(`@${side(trial).world.us.handle} ${complaint()}`, bu);
    post.record.revision = 9_007_199_254_740_993n.toString();
    await trial.poll();
    expect((await incoming(trial)).map((one) => one.externalId)).toEqual([post.uri]);
    const line = { $type: 'chat.bsky.convo.defs#logCreateMessage', convoId: '9007199254740993123' };
    const raw = JSON.stringify({ logs: [{ ...line, message: { id: '3k', sender: { did: 'did:plc:w' }, text: 'a' } }] });
    const exact = { ...body({}), body: new TextEncoder().encode(raw) };
    expect(await trial.network.normalise(account, exact)).toMatchObject([{ conversation: '9007199254740993123' }]);
  },
  expired_media: async (trial) => {
    side(trial).post(`@${side(trial).world.us.handle} ${complaint()}`, bu, { images: ['bafkreihilang'] });
    await trial.poll();
    for (let turn = 0; turn < 6; turn++) await trial.fetchMedia();
    expect((await incoming(trial))[0]?.attachments).toMatchObject([{ kind: 'image', refused: 'not_available' }]);
  },
});
