import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import {
  arrive,
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

const profile = (trial: Trial) => trial.city.threads;
const shake = (trial: Trial, token: string) =>
  fetch(`${trial.hookUrl}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${token}`);

contract('threads', {
  handshake: async (trial) => {
    const good = await shake(trial, profile(trial).secrets.verify_token);
    expect([good.status, await good.text()]).toEqual([200, '1158201444']);
    expect((await shake(trial, 'tebakan')).status).toBe(403);
  },
  bad_signature: refusesSignature('forged'),
  absent_signature: refusesSignature('absent'),
  stale_signature: cannot('Meta signs no time; a replayed body bears known ids', (network) => {
    const body = Buffer.from('{"topic":"moderate","values":[]}');
    const signed = createHmac('sha256', 's').update(body).digest('hex');
    const account = { id: 1, network: 'threads', externalId: '7', settings: {}, secrets: { app_secret: 's' } };
    const verdicts = ['2020-01-01', '2030-01-01'].map((now) =>
      network.verify?.(account, {
        headers: new Headers({ 'x-hub-signature-256': `sha256=${signed}` }),
        body,
        now: new Date(now),
        url: new URL('http://localhost/hook/1'),
      }),
    );
    expect(verdicts).toEqual([{ accepted: true }, { accepted: true }]);
  }),
  duplicate: async (trial) => {
    await takesOnce()(trial);
    await profile(trial).mention(`@${profile(trial).world.username} ${complaint('sebut')}`, 'warga.lain');
    await trial.take();
    const before = await trial.items();
    await trial.poll();
    expect(await trial.items()).toEqual(before);
    expect((await incoming(trial)).map((one) => one.kind)).toEqual(['comment', 'mention']);
    // With every webhook lost, the next poll finds what was said.
    heard(trial).habits.dropPercent = 100;
    await profile(trial).reply(complaint('hilang'), 'warga.ketiga');
    await trial.take();
    expect(await incoming(trial)).toHaveLength(2);
    await trial.poll();
    expect((await incoming(trial)).map((one) => one.text)).toContain(complaint('hilang'));
  },
  reorder: ordersLateOnes(),
  batch: async (trial) => {
    heard(trial);
    profile(trial).body.batch = true;
    for (const n of [1, 2, 3]) await profile(trial).reply(complaint(n), `warga${n}`);
    await profile(trial).sendBatch();
    await trial.take();
    expect(profile(trial).webhook.delivered).toHaveLength(1);
    const items = await incoming(trial);
    expect(items.map((one) => one.text).sort()).toEqual([complaint(1), complaint(2), complaint(3)]);
    expect(new Set(items.map((one) => one.reportId)).size).toBe(3);
  },
  unknown: async (trial) => {
    heard(trial);
    await profile(trial).tellChange('polls_of_tomorrow', { id: '1', question: 'apa' });
    await trial.take();
    expect((await trial.items()).map((one) => one.unsupported)).toEqual(['polls_of_tomorrow']);
    expect(await trial.deadLetters()).toEqual([]);
  },
  edit: cannot('no webhook tells of an edit, and a list shows a known id again', async (network) => {
    const account = { id: 1, network: 'threads', externalId: '7', settings: {}, secrets: {} };
    const row = { id: '5', username: 'warga', text: 'kata baru', is_reply: true, root_post: { id: '1' } };
    const body = new TextEncoder().encode(JSON.stringify({ data: [row] }));
    const items = await network.normalise(account, { source: 'poll', receivedAt: new Date(), body });
    expect(items.map((one) => [one.kind, one.externalId])).toEqual([['comment', '5']]);
  }),
  delete: async (trial) => {
    await arrive(trial, complaint());
    const sent = await trial.answer('Siap, tim kami turun besok.');
    const { world } = profile(trial);
    const ours = world.find(sent.externalId ?? '');
    const post = world.posts()[1];
    if (!ours || !post) throw new Error('nothing to delete');
    await profile(trial).remove(ours);
    // A post of our own that is deleted is nothing anybody waits for.
    await profile(trial).remove(post);
    await trial.take();
    const withdrawn = (await trial.items()).filter((one) => one.withdrawnAt !== null);
    expect(withdrawn.map((one) => [one.direction, one.text])).toEqual([['out', 'Siap, tim kami turun besok.']]);
    expect(await trial.deadLetters()).toEqual([]);
  },
  echo: async (trial) => {
    const id = await arrive(trial, complaint());
    await trial.answer('Siap, tim kami turun besok.');
    await new Promise((resolve) => setTimeout(resolve, 50));
    trial.later(2_000);
    await profile(trial).typeInApp('Petugas sudah di lokasi.', id);
    await profile(trial).tellPublished(profile(trial).world.add({ text: 'Libur besok', username: 'kota.latihan' }));
    await trial.take();
    await trial.poll();
    const own = (await trial.items()).filter((one) => one.direction === 'out' && one.kind !== 'receipt');
    expect(own.map((one) => one.text)).toEqual(['Siap, tim kami turun besok.', 'Petugas sudah di lokasi.']);
    const thread = (await incoming(trial)).find((one) => one.externalId === id);
    expect(own.map((one) => [one.conversation, one.reportId])).toEqual(
      own.map(() => [thread?.conversation, thread?.reportId]),
    );
    expect(await trial.deadLetters()).toEqual([]);
  },
  token_dead: noticesDeadToken((trial) => profile(trial).expireToken()),
  token_refreshed: async (trial) => {
    await arrive(trial, complaint());
    const account = { id: 1, network: 'threads', ...profile(trial).account() };
    const renewed = await trial.network.renew?.(account, new Date(), AbortSignal.timeout(5_000));
    expect(Date.parse(renewed?.settings.token_expires_at ?? '')).toBeGreaterThan(Date.now() + 59 * 24 * 3_600_000);
    // The old token died with the renewal; the new one works.
    await trial.answer('Siap, tim kami turun besok.');
    expect((await trial.channel()).state).toBe('needs_reauth');
    await trial.reconnect({ secrets: { ...account.secrets, ...renewed?.secrets } });
    await trial.answer('Siap, sudah kami catat.');
    expect((await trial.accepted()).map((one) => one.text)).toEqual(['Siap, sudah kami catat.']);
  },
  rate: async (trial) => {
    await waitsForBudget((one) => one.city.threads.troubles.add('threads_publish', 'rate'))(trial);
    // The day's quota of replies holds an answer before anything is made.
    profile(trial).quotas.replies = 1_000;
    const held = await trial.answer('Kabar berikutnya menyusul.');
    expect([held.state, held.failure, held.reason]).toEqual(['queued', 'rate', 'quota_used_up']);
  },
  window_closed: cannot('a reply in public is possible at any time, and there are no messages', (network) => {
    const long = new Date('2020-01-01');
    const facts = { visibility: 'public' as const, lastInboundAt: long, firstInboundAt: long, privateRepliesSent: 9 };
    const abilities = network.abilities({ ...facts, now: new Date() });
    expect([abilities.public.allowed, 'until' in abilities.public]).toEqual([true, false]);
    expect(abilities.private).toEqual({ allowed: false, reason: 'not_offered' });
  }),
  timeout_after_effect: async (trial) => {
    profile(trial).echoes = false;
    const cause = (one: Trial) => one.city.threads.troubles.add('threads_publish', 'timeout_after_effect');
    await sendsOnceWhenUntold(cause, 'found')(trial);
  },
  big_ids: async (trial) => {
    heard(trial);
    profile(trial).world.bigIds = true;
    profile(trial).body.bareNumbers = true;
    const { id } = await profile(trial).reply(complaint(), 'warga.c');
    expect(id).toMatch(/^\d{19}$/);
    expect(profile(trial).webhook.delivered[0]?.body).toContain(`"id":${id}`);
    await trial.take();
    expect((await incoming(trial)).map((one) => one.externalId)).toEqual([id]);
    await trial.answer('Siap.');
    expect((await trial.accepted()).map((one) => one.to)).toEqual([id]);
  },
  expired_media: async (trial) => {
    heard(trial);
    const url = profile(trial).addFile('lubang.jpg', Buffer.from('x'), 'image/jpeg');
    await profile(trial).reply(complaint(), 'warga.c', { mediaType: 'IMAGE', mediaUrl: url });
    profile(trial).files.clear();
    await trial.take();
    for (let turn = 0; turn < 6; turn++) await trial.fetchMedia();
    expect((await incoming(trial))[0]?.attachments).toMatchObject([{ kind: 'image', refused: 'not_available' }]);
  },
});
