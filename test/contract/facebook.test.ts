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

const page = (trial: Trial) => trial.city.facebook;
const day = 24 * 3_600_000;
const shake = (trial: Trial, token: string) =>
  fetch(`${trial.hookUrl}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${token}`);

contract('facebook', {
  handshake: async (trial) => {
    const good = await shake(trial, page(trial).secrets.verify_token);
    expect([good.status, await good.text()]).toEqual([200, '1158201444']);
    const bad = await shake(trial, 'tebakan');
    expect([bad.status, await bad.text()]).not.toContain('1158201444');
    expect(bad.status).toBe(403);
  },
  bad_signature: refusesSignature('forged'),
  absent_signature: refusesSignature('absent'),
  stale_signature: cannot('Meta signs no time; a replayed body bears known ids', async (network) => {
    const { createHmac } = await import('node:crypto');
    const body = Buffer.from('{"object":"page","entry":[]}');
    const signed = createHmac('sha256', 's').update(body).digest('hex');
    const account = { id: 1, network: 'facebook', externalId: '7', settings: {}, secrets: { app_secret: 's' } };
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
    await page(trial).direct(complaint('pesan'), 'Bu Sari');
    await page(trial).post(complaint('kiriman'), 'Pak Joko');
    await page(trial).review(complaint('ulasan'), 'Bu Ani');
    await trial.take();
    const before = await trial.items();
    await trial.poll();
    expect(await trial.items()).toEqual(before);
    expect((await incoming(trial)).map((one) => one.reportId)).not.toContain(null);
  },
  reorder: ordersLateOnes('direct'),
  batch: async (trial) => {
    heard(trial);
    page(trial).body.batch = true;
    await page(trial).comment(complaint(1), 'Bu Ratna');
    await page(trial).direct(complaint(2), 'Pak Budi');
    await page(trial).post(complaint(3), 'Pak Joko');
    await page(trial).sendBatch();
    expect(page(trial).webhook.delivered).toHaveLength(1);
    await trial.take();
    expect((await incoming(trial)).map((one) => one.text).toSorted()).toEqual([1, 2, 3].map(complaint));
  },
  unknown: async (trial) => {
    heard(trial);
    await page(trial).raw({ change: { field: 'thought_waves', value: { n: 1 } } });
    await page(trial).raw({ change: { field: 'feed', value: { item: 'hologram', verb: 'add', post_id: '1_2' } } });
    await page(trial).raw({ direct: { sender: { id: '5' }, recipient: { id: '6' }, timestamp: 1, hologram: {} } });
    await trial.take();
    expect((await trial.items()).map((one) => one.unsupported).toSorted()).toEqual([
      'hologram',
      'hologram',
      'thought_waves',
    ]);
    expect(await trial.deadLetters()).toEqual([]);
  },
  edit: async (trial) => {
    heard(trial);
    const comment = await page(trial).comment(complaint('lama'), 'Bu Ratna');
    await page(trial).editComment(comment, complaint('baru'));
    const message = await page(trial).direct(complaint('dulu'), 'Pak Budi');
    await page(trial).editDirect(message, complaint('kini'));
    await trial.take();
    expect((await incoming(trial)).map((one) => [one.text, one.editedFrom])).toEqual([
      [complaint('baru'), complaint('lama')],
      [complaint('kini'), complaint('dulu')],
    ]);
  },
  delete: async (trial) => {
    heard(trial);
    const comment = await page(trial).comment(complaint(), 'Bu Ratna');
    await page(trial).removeComment(comment);
    await trial.take();
    const [item] = await incoming(trial);
    expect(item).toMatchObject({ externalId: comment.id, text: complaint() });
    expect(item?.withdrawnAt).not.toBeNull();
  },
  echo: async (trial) => {
    const id = await arrive(trial, complaint());
    await trial.answer('Siap, tim kami turun besok.');
    // Somebody answers in Facebook's own app.
    const typed = page(trial).world.addComment(id, 'Kami bantu ya, Bu.', page(trial).world.page);
    await trial.poll();
    const out = (await trial.items()).filter((one) => one.direction === 'out');
    expect(out.map((one) => one.text).toSorted()).toEqual(
      expect.arrayContaining(['Kami bantu ya, Bu.', 'Siap, tim kami turun besok.']),
    );
    expect(out.filter((one) => one.text.includes('turun besok'))).toHaveLength(1);
    const [asked] = await incoming(trial);
    expect(out.find((one) => one.externalId === typed?.id)).toMatchObject({
      conversation: asked?.conversation,
      reportId: asked?.reportId,
    });
    expect(await incoming(trial)).toHaveLength(1);
  },
  token_dead: noticesDeadToken((trial) => page(trial).expireToken()),
  token_refreshed: async (trial) => {
    await arrive(trial, complaint());
    page(trial).refreshToken();
    expect(await trial.answer('Siap, tim kami turun besok.')).toMatchObject({ failure: 'reauth' });
    await trial.reconnect();
    expect((await trial.channel()).state).toBe('connected');
    await trial.answer('Siap, sudah kami catat.');
    expect((await trial.accepted()).map((one) => one.text)).toEqual(['Siap, sudah kami catat.']);
  },
  rate: waitsForBudget((trial) => page(trial).troubles.add('comments', 'rate')),
  window_closed: closesWindow(day + 60_000, 'direct'),
  timeout_after_effect: sendsOnceWhenUntold((trial) => {
    page(trial).echoes = false;
    page(trial).troubles.add('comments', 'timeout_after_effect');
  }, 'found'),
  big_ids: async (trial) => {
    heard(trial);
    page(trial).world.bigIds = true;
    page(trial).body.bareNumbers = true;
    const message = await page(trial).direct(complaint(), 'Bu Ratna');
    await trial.take();
    expect(page(trial).webhook.delivered[0]?.body).toMatch(/"id":9007199254\d{9}/);
    expect((await incoming(trial)).map((one) => one.conversation)).toEqual([message.person]);
    await trial.answer('Siap, tim kami turun besok.');
    expect((await trial.accepted()).map((one) => one.to)).toEqual([message.person]);
  },
  expired_media: async (trial) => {
    heard(trial);
    const url = page(trial).addFile('foto.jpg', Buffer.alloc(20), 'image/jpeg');
    await page(trial).comment(complaint(), 'Bu Ratna', { photo: url });
    page(trial).files.clear();
    await trial.take();
    for (let turn = 0; turn < 6; turn++) await trial.fetchMedia();
    expect((await incoming(trial))[0]?.attachments).toMatchObject([{ kind: 'image', refused: 'not_available' }]);
  },
});
