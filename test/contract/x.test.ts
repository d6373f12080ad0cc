import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import {
  arrive,
  bu,
  complaint,
  heard,
  incoming,
  noticesDeadToken,
  ordersLateOnes,
  refusesSignature,
  sendsOnceWhenUntold,
  takesOnce,
  waitsForBudget,
} from './common-cells.ts';
import { cannot, contract } from './contract.ts';
import type { Trial } from './trial.ts';

const side = (trial: Trial) => trial.city.x;
const signed = (trial: Trial, body: string) => ({
  'x-twitter-webhooks-signature': `sha256=${createHmac('sha256', side(trial).consumerSecret).update(body).digest('base64')}`,
});
/** Looks again whether posts were taken back, in every poll. */
const watchful = { settings: { watch_minutes: '0' } };

contract('x', {
  handshake: async (trial) => {
    heard(trial);
    const token = 'MjY2ZDA3OTk=';
    const answer = createHmac('sha256', side(trial).consumerSecret).update(token).digest('base64');
    expect(await side(trial).challenge(token)).toEqual({ status: 200, body: { response_token: `sha256=${answer}` } });
    // What could be the body of an event is never signed for a stranger.
    expect((await side(trial).challenge('{"data":{}}')).status).toBe(403);
    expect((await side(trial).challenge('')).status).toBe(403);
  },
  bad_signature: refusesSignature('forged'),
  absent_signature: refusesSignature('absent'),
  stale_signature: cannot('X signs no time and repeats lost events days later; a replay has known ids', (network) => {
    const secrets = { consumer_secret: 's' };
    const account = { id: 1, network: 'x', externalId: '7', settings: {}, secrets };
    const body = new TextEncoder().encode('{"data":{}}');
    const signature = createHmac('sha256', 's').update(body).digest('base64');
    const headers = new Headers({ 'x-twitter-webhooks-signature': `sha256=${signature}` });
    const verdicts = ['2020-01-01', '2030-01-01'].map((now) =>
      network.verify?.(account, { headers, body, now: new Date(now), url: new URL('http://localhost/hook/1') }),
    );
    expect(verdicts).toEqual([{ accepted: true }, { accepted: true }]);
  }),
  duplicate: async (trial) => {
    await takesOnce('mention')(trial);
    // An answer under our post is told twice by X: as a mention and as an answer.
    const id = await side(trial).speak('reply', complaint('dua'), bu);
    await trial.take();
    await trial.poll();
    expect((await incoming(trial)).filter((one) => one.externalId === id)).toHaveLength(1);
  },
  reorder: ordersLateOnes('direct'),
  batch: async (trial) => {
    // An event holds one post; a polled page holds many, and there may be several pages.
    for (let n = 0; n < 23; n++) await side(trial).speak('mention', complaint(n), { username: `warga${n}`, name: 'W' });
    side(trial).troubles.add('mentions', 'empty_page_next');
    await trial.poll();
    expect(new Set((await incoming(trial)).map((one) => one.externalId)).size).toBe(23);
  },
  unknown: async (trial) => {
    heard(trial);
    await side(trial).tell('hologram.create', { id: '1' });
    await side(trial).tell('chat.received', {
      id: 'e4',
      sender_id: '99',
      conversation_id: '99:1',
      created_at_msec: '1795000000000',
    });
    await trial.take();
    expect((await trial.items()).map((one) => one.unsupported).toSorted()).toEqual([
      'chat.received',
      'hologram.create',
    ]);
    expect(await trial.deadLetters()).toEqual([]);
  },
  edit: async (trial) => {
    heard(trial);
    const name = side(trial).world.us.username;
    const post = await side(trial).post(`@${name} ${complaint('lama')}`, bu);
    await side(trial).edit(post, `@${name} ${complaint('baru')}`);
    await trial.take();
    await trial.poll();
    expect((await incoming(trial)).map((one) => [one.externalId, one.text, one.editedFrom])).toEqual([
      [post.history[0], `@${name} ${complaint('baru')}`, `@${name} ${complaint('lama')}`],
    ]);
  },
  delete: async (trial) => {
    await trial.reconnect(watchful);
    heard(trial);
    const name = side(trial).world.us.username;
    const post = await side(trial).post(`@${name} ${complaint()}`, bu);
    await trial.take();
    await trial.poll();
    await side(trial).remove(post);
    await trial.poll();
    expect((await incoming(trial)).map((one) => one.withdrawnAt !== null)).toEqual([true]);
    expect(await trial.deadLetters()).toEqual([]);
  },
  echo: async (trial) => {
    heard(trial);
    const name = side(trial).world.us.username;
    const post = await side(trial).post(`@${name} ${complaint()}`, bu);
    await trial.take();
    await trial.answer('Siap & segera, cek https://kota.go.id');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await side(trial).typeInApp('Sudah kami perbaiki ya Bu', post);
    await trial.take();
    await trial.poll();
    const [asked] = await incoming(trial);
    const own = (await trial.items()).filter(
      (one) => one.direction === 'out' && one.reportId !== null && one.kind !== 'receipt',
    );
    expect(own.map((one) => [one.kind, one.text, one.reportId])).toEqual([
      ['answer', 'Siap & segera, cek https://kota.go.id', asked?.reportId],
      ['echo', 'Sudah kami perbaiki ya Bu', asked?.reportId],
    ]);
  },
  token_dead: noticesDeadToken((trial) => side(trial).expireToken(), 'mention'),
  token_refreshed: async (trial) => {
    await arrive(trial, complaint());
    side(trial).expireToken();
    await trial.answer('Siap, tim kami turun besok.');
    const account = { id: 1, network: 'x', ...side(trial).account() };
    const fresh = await trial.network.renew?.(account, new Date(), AbortSignal.timeout(5_000));
    await trial.reconnect({ secrets: { ...account.secrets, ...fresh?.secrets } });
    expect((await trial.channel()).state).toBe('connected');
    await trial.answer('Siap, sudah kami catat.');
    expect((await trial.accepted()).map((one) => one.text)).toEqual(['Siap, sudah kami catat.']);
  },
  rate: waitsForBudget((trial) => side(trial).troubles.add('tweets', 'rate'), 'mention'),
  window_closed: cannot(
    'X closes nothing with time; whom a self-serve account may answer depends on the call',
    (network) => {
      const long = new Date('2020-01-01');
      const facts = { lastInboundAt: long, firstInboundAt: long, privateRepliesSent: 9, now: new Date() };
      expect(network.abilities({ ...facts, visibility: 'private' }).private).toMatchObject({ allowed: true });
      const called = { ...facts, visibility: 'public' as const, replyTo: { tweet_id: '1', summoned: 'mention' } };
      expect(network.abilities(called).public).toMatchObject({ allowed: true });
      expect(network.abilities(called).public).not.toHaveProperty('until');
      expect(network.abilities({ ...called, replyTo: { tweet_id: '1' } }).public).toMatchObject({
        reason: 'not_permitted',
      });
    },
  ),
  timeout_after_effect: sendsOnceWhenUntold(
    (trial) => {
      side(trial).echoes = false;
      side(trial).troubles.add('tweets', 'timeout_after_effect');
    },
    'found',
    'mention',
  ),
  big_ids: async (trial) => {
    side(trial).events.bareNumbers = true;
    heard(trial);
    const post = await side(trial).post(`@${side(trial).world.us.username} ${complaint()}`, bu);
    await side(trial).direct(complaint(2), bu);
    await trial.take();
    const items = await incoming(trial);
    expect(items.map((one) => one.externalId)).toContain(post.id);
    expect(items.every((one) => /^\d{19}$/.test(one.externalId) || one.externalId.length === 19)).toBe(true);
    expect(await trial.post('{"data":1}', signed(trial, '{"data":1}'))).toBe(200);
  },
  expired_media: async (trial) => {
    heard(trial);
    const media = side(trial).addFile('hilang.jpg', Buffer.from('x'));
    side(trial).files.clear();
    await side(trial).post(`@${side(trial).world.us.username} ${complaint()}`, bu, { media: [media] });
    await trial.take();
    for (let turn = 0; turn < 6; turn++) await trial.fetchMedia();
    expect((await incoming(trial))[0]?.attachments).toMatchObject([{ kind: 'image', refused: 'not_available' }]);
  },
});
