import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import {
  arrive,
  bu,
  closesWindow,
  complaint,
  heard,
  incoming,
  noticesDeadToken,
  ordersLateOnes,
  refusesSignature,
  takesOnce,
  waitsForBudget,
} from './common-cells.ts';
import { cannot, contract } from './contract.ts';
import type { Trial } from './trial.ts';

const phone = (trial: Trial) => trial.city.whatsapp;
const day = 24 * 3_600_000;
const shake = (trial: Trial, token: string) =>
  fetch(`${trial.hookUrl}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${token}`);
const answers = async (trial: Trial) => (await trial.outbox()).filter((one) => !one.automatic);

contract('whatsapp', {
  handshake: async (trial) => {
    const good = await shake(trial, phone(trial).secrets.verify_token);
    expect([good.status, await good.text()]).toEqual([200, '1158201444']);
    expect((await shake(trial, 'tebakan')).status).toBe(403);
  },
  bad_signature: refusesSignature('forged'),
  absent_signature: refusesSignature('absent'),
  stale_signature: cannot('Meta signs no time; a replayed body bears known ids', (network) => {
    const body = Buffer.from('{"object":"whatsapp_business_account","entry":[]}');
    const signed = createHmac('sha256', 's').update(body).digest('hex');
    const account = { id: 1, network: 'whatsapp', externalId: '7', settings: {}, secrets: { app_secret: 's' } };
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
  duplicate: takesOnce(),
  reorder: ordersLateOnes(),
  batch: async (trial) => {
    heard(trial);
    phone(trial).body.batch = true;
    for (const n of [1, 2, 3]) await phone(trial).say(complaint(n), { username: `warga${n}` });
    await phone(trial).sendBatch();
    await trial.take();
    expect(phone(trial).webhook.delivered).toHaveLength(1);
    const items = await incoming(trial);
    expect(items.map((one) => one.text).sort()).toEqual([complaint(1), complaint(2), complaint(3)]);
    expect(new Set(items.map((one) => one.reportId)).size).toBe(3);
  },
  unknown: async (trial) => {
    heard(trial);
    await phone(trial).say('', { ...bu, more: { type: 'hologram', hologram: { id: '1' } } });
    await phone(trial).tellValue({ something_new: [1] }, 'field_of_tomorrow');
    await trial.take();
    expect((await trial.items()).map((one) => one.unsupported).sort()).toEqual(['field_of_tomorrow', 'hologram']);
    expect(await trial.deadLetters()).toEqual([]);
  },
  edit: async (trial) => {
    heard(trial);
    const { id } = await phone(trial).say(complaint('lama'), bu);
    await phone(trial).edit(id, complaint('baru'), bu);
    await trial.take();
    const items = await incoming(trial);
    expect(items.map((one) => [one.text, one.editedFrom])).toEqual([[complaint('baru'), complaint('lama')]]);
  },
  delete: async (trial) => {
    heard(trial);
    const { id } = await phone(trial).say(complaint(), bu);
    await phone(trial).revoke(id, bu);
    await trial.take();
    const [item, ...others] = await incoming(trial);
    expect([item?.text, item?.withdrawnAt !== null, others]).toEqual([complaint(), true, []]);
  },
  echo: async (trial) => {
    await arrive(trial, complaint());
    await trial.answer('Siap, tim kami turun besok.');
    trial.later(2_000);
    // The app on the city's telephone knows the resident by number only; the thread is keyed by their own id.
    await phone(trial).typeInApp('Petugas sudah di lokasi.', bu);
    await trial.take();
    const own = (await trial.items()).filter((one) => one.direction === 'out' && one.kind !== 'receipt');
    expect(own.map((one) => one.text)).toEqual(['Siap, tim kami turun besok.', 'Petugas sudah di lokasi.']);
    const threads = new Set((await trial.items()).map((one) => [one.conversation, one.reportId].join(' ')));
    expect(threads.size).toBe(1);
  },
  token_dead: noticesDeadToken((trial) => phone(trial).expireToken()),
  token_refreshed: async (trial) => {
    await arrive(trial, complaint());
    phone(trial).refreshToken();
    await trial.answer('Siap, tim kami turun besok.');
    expect((await trial.channel()).state).toBe('needs_reauth');
    await trial.reconnect();
    expect((await trial.channel()).state).toBe('connected');
    await trial.answer('Siap, sudah kami catat.');
    expect((await trial.accepted()).map((one) => one.text)).toEqual(['Siap, sudah kami catat.']);
  },
  rate: async (trial) => {
    await waitsForBudget((one) => one.city.whatsapp.troubles.add('messages', 'rate'))(trial);
    // Two letters to one person within six seconds wait six seconds, not a quarter of an hour.
    phone(trial).refusals.push(131_056);
    const held = await trial.answer('Kabar berikutnya menyusul.');
    expect([held.state, held.failure]).toEqual(['queued', 'rate']);
    expect((held.notBefore?.getTime() ?? 0) - trial.app.now().getTime()).toBeLessThanOrEqual(6_000);
  },
  window_closed: async (trial) => {
    await trial.reconnect({ settings: { templates: '' } });
    await closesWindow(day)(trial);
    // With an approved template the same answer may leave, as the template's words on one line.
    await trial.reconnect();
    await trial.answer('Lampu sudah diganti.\nTerima kasih.');
    expect((await trial.accepted()).map((one) => [one.tag, one.text])).toEqual([
      ['kabar_laporan', 'Lampu sudah diganti. / Terima kasih.'],
    ]);
  },
  timeout_after_effect: async (trial) => {
    await arrive(trial, complaint());
    // The receipt and what WhatsApp says of it are out of the way.
    await trial.send();
    phone(trial).echoes = false;
    phone(trial).troubles.add('messages', 'timeout_after_effect');
    const first = await trial.answer('Siap, tim kami turun besok.');
    expect(first.state).toBe('unknown');
    trial.later(5 * 60_000);
    await trial.send();
    expect(await trial.accepted()).toHaveLength(1);
    // WhatsApp has no list of what was sent, but its statuses repeat our key: they settle it without a person.
    const { key } = await trial.app.db
      .selectFrom('outbox')
      .select('key')
      .where('channel_id', '=', trial.channelId)
      .where('automatic', '=', false)
      .executeTakeFirstOrThrow();
    const person = phone(trial).numbers.person(bu.username);
    const id = (await trial.accepted())[0]?.id ?? '';
    const message = { id, phone: person.phone, userId: person.userId, callbackData: `mimin:${key}` };
    await phone(trial).tellStatus(message, 'delivered');
    await phone(trial).tellStatus(message, 'sent');
    await trial.take();
    await trial.send();
    expect((await answers(trial)).map((one) => [one.state, one.externalId])).toEqual([['sent', id]]);
    expect(await trial.accepted()).toHaveLength(1);
    expect((await trial.items()).filter((one) => one.text.startsWith('Siap'))).toHaveLength(1);
  },
  big_ids: async (trial) => {
    heard(trial);
    const value = {
      metadata: { phone_number_id: phone(trial).numbers.phoneNumberId },
      contacts: [{ profile: { name: 'Bu Ratna' }, user_id: 'ID.9007199254740993123' }],
      messages: [
        {
          from_user_id: 'ID.9007199254740993123',
          id: 'BARE',
          timestamp: '1795000000',
          type: 'text',
          text: { body: complaint() },
        },
      ],
    };
    const entry = [{ id: '1', changes: [{ field: 'messages', value }] }];
    const body = JSON.stringify({ object: 'whatsapp_business_account', entry }).replace(
      '"BARE"',
      '9007199254740993125',
    );
    await phone(trial).rawBody(body);
    await trial.take();
    expect((await incoming(trial)).map((one) => [one.externalId, one.conversation])).toEqual([
      ['9007199254740993125', 'ID.9007199254740993123'],
    ]);
  },
  expired_media: async (trial) => {
    heard(trial);
    const { mediaId } = await phone(trial).sayPicture(complaint(), bu, Buffer.from('x'));
    phone(trial).numbers.media.delete(mediaId);
    await trial.take();
    for (let turn = 0; turn < 6; turn++) await trial.fetchMedia();
    expect((await incoming(trial))[0]?.attachments).toMatchObject([{ kind: 'image', refused: 'not_available' }]);
  },
});
