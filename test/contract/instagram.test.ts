import { expect } from 'vitest';
import {
  arrive,
  closesWindow,
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

const insta = (trial: Trial) => trial.city.instagram;
const day = 24 * 3_600_000;
const shake = (trial: Trial, token: string) =>
  fetch(`${trial.hookUrl}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${token}`);

contract('instagram', {
  handshake: async (trial) => {
    const good = await shake(trial, insta(trial).secrets.verify_token);
    expect([good.status, await good.text()]).toEqual([200, '1158201444']);
    const bad = await shake(trial, 'tebakan');
    expect([bad.status, await bad.text()]).not.toContain('1158201444');
    expect(bad.status).toBe(403);
  },
  bad_signature: refusesSignature('forged'),
  absent_signature: refusesSignature('absent'),
  stale_signature: cannot('Meta signs no time; a replayed body bears known ids', async (network) => {
    const { createHmac } = await import('node:crypto');
    const body = Buffer.from('{"object":"instagram","entry":[]}');
    const signed = createHmac('sha256', 's').update(body).digest('hex');
    const account = { id: 1, network: 'instagram', externalId: '7', settings: {}, secrets: { app_secret: 's' } };
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
    await insta(trial).dm(complaint('pesan'), { username: 'bu.sari' });
    await insta(trial).mention(`@kota.latihan ${complaint('sebut')}`, { username: 'pak.joko' });
    await trial.take();
    const before = await trial.items();
    await trial.poll();
    expect(await trial.items()).toEqual(before);
    expect(before.filter((one) => one.direction === 'in').map((one) => one.reportId)).not.toContain(null);
  },
  reorder: ordersLateOnes('direct'),
  batch: async (trial) => {
    heard(trial);
    insta(trial).body.batch = true;
    await insta(trial).comment(complaint(1), { username: 'a' });
    await insta(trial).dm(complaint(2), { username: 'b' });
    await insta(trial).comment(complaint(3), { username: 'c' });
    await insta(trial).sendBatch();
    expect(insta(trial).webhook.delivered).toHaveLength(1);
    await trial.take();
    expect((await incoming(trial)).map((one) => one.text).toSorted()).toEqual([1, 2, 3].map(complaint));
  },
  unknown: async (trial) => {
    heard(trial);
    await insta(trial).raw({ change: { field: 'thought_waves', value: { n: 1 } } });
    await insta(trial).raw({ direct: { sender: { id: '5' }, recipient: { id: '6' }, timestamp: 1, hologram: {} } });
    await trial.take();
    expect((await trial.items()).map((one) => one.unsupported).toSorted()).toEqual(['hologram', 'thought_waves']);
    expect(await trial.deadLetters()).toEqual([]);
  },
  edit: async (trial) => {
    heard(trial);
    const message = await insta(trial).dm(complaint('lama'), { username: 'bu.ratna' });
    await insta(trial).editDm(message, complaint('baru'));
    await trial.take();
    expect((await incoming(trial)).map((one) => [one.text, one.editedFrom])).toEqual([
      [complaint('baru'), complaint('lama')],
    ]);
  },
  delete: async (trial) => {
    heard(trial);
    const message = await insta(trial).dm(complaint(), { username: 'bu.ratna' });
    await insta(trial).deleteDm(message);
    await trial.take();
    const [item] = await incoming(trial);
    expect(item).toMatchObject({ externalId: message.mid, text: complaint() });
    expect(item?.withdrawnAt).not.toBeNull();
  },
  echo: async (trial) => {
    await arrive(trial, complaint(), 'direct');
    await trial.answer('Siap, tim kami turun besok.');
    const [asked] = await incoming(trial);
    // Somebody answers in Instagram's own app.
    await insta(trial).raw({
      direct: {
        sender: { id: insta(trial).world.accountId },
        recipient: { id: asked?.conversation },
        timestamp: trial.app.now().getTime(),
        message: { mid: 'aWd_diketik', text: 'Kami bantu ya, Bu.', is_echo: true },
      },
    });
    await trial.take();
    await trial.poll();
    const out = (await trial.items()).filter((one) => one.direction === 'out');
    expect(out.filter((one) => one.text.includes('turun besok'))).toHaveLength(1);
    expect(out.find((one) => one.externalId === 'aWd_diketik')).toMatchObject({
      conversation: asked?.conversation,
      reportId: asked?.reportId,
    });
    expect(await incoming(trial)).toHaveLength(1);
  },
  token_dead: noticesDeadToken((trial) => insta(trial).expireToken()),
  token_refreshed: async (trial) => {
    await arrive(trial, complaint());
    insta(trial).refreshToken();
    expect(await trial.answer('Siap, tim kami turun besok.')).toMatchObject({ failure: 'reauth' });
    await trial.reconnect();
    expect((await trial.channel()).state).toBe('connected');
    await trial.answer('Siap, sudah kami catat.');
    expect((await trial.accepted()).map((one) => one.text)).toEqual(['Siap, sudah kami catat.']);
  },
  rate: waitsForBudget((trial) => insta(trial).troubles.add('replies', 'rate')),
  window_closed: closesWindow(day + 60_000, 'direct'),
  timeout_after_effect: sendsOnceWhenUntold((trial) => {
    insta(trial).echoes = false;
    insta(trial).troubles.add('replies', 'timeout_after_effect');
  }, 'found'),
  big_ids: async (trial) => {
    heard(trial);
    insta(trial).world.bigIds = true;
    insta(trial).body.bareNumbers = true;
    insta(trial).world.addMedia('Foto');
    const comment = await insta(trial).comment(complaint(), { username: 'bu.ratna' });
    await trial.take();
    expect(comment.id).toMatch(/^\d{19}$/);
    expect(insta(trial).webhook.delivered[0]?.body).toContain(`"id":${comment.id}`);
    expect((await incoming(trial)).map((one) => one.externalId)).toEqual([comment.id]);
    await trial.answer('Siap, tim kami turun besok.');
    expect((await trial.accepted()).map((one) => one.to)).toEqual([comment.id]);
  },
  expired_media: async (trial) => {
    heard(trial);
    const url = insta(trial).addFile('cerita.jpg', Buffer.alloc(20), 'image/jpeg');
    await insta(trial).dm(complaint(), {
      username: 'bu.ratna',
      attachments: [{ type: 'story_mention', payload: { url } }],
    });
    insta(trial).files.clear();
    await trial.take();
    for (let turn = 0; turn < 6; turn++) await trial.fetchMedia();
    expect((await incoming(trial))[0]?.attachments).toMatchObject([
      { kind: 'story_mention', refused: 'not_available' },
    ]);
  },
});
