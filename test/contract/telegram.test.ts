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

const bot = (trial: Trial) => trial.city.telegram;
const update = (id: number, text: string) => ({
  update_id: id,
  message: { message_id: id, date: 1_795_000_000, chat: { id: 55, type: 'private' }, from: { id: 55 }, text },
});
const secret = (trial: Trial) => ({ 'x-telegram-bot-api-secret-token': bot(trial).webhookSecret });

contract('telegram', {
  handshake: cannot('Telegram sets a webhook without asking it anything', (network) => {
    expect(network.handshake).toBeUndefined();
  }),
  bad_signature: refusesSignature('forged'),
  absent_signature: refusesSignature('absent'),
  stale_signature: cannot('its secret header signs no time; a replayed update has a known id', (network) => {
    const account = { id: 1, network: 'telegram', externalId: '7', settings: {}, secrets: { webhook_secret: 's' } };
    const request = {
      headers: new Headers({ 'x-telegram-bot-api-secret-token': 's' }),
      body: new Uint8Array(),
      url: new URL('http://localhost/hook/1'),
    };
    const verdicts = ['2020-01-01', '2030-01-01'].map((now) =>
      network.verify?.(account, { ...request, now: new Date(now) }),
    );
    expect(verdicts).toEqual([{ accepted: true }, { accepted: true }]);
  }),
  duplicate: takesOnce(),
  reorder: ordersLateOnes(),
  batch: async (trial) => {
    // A webhook bears one update; a poll brings many at once.
    for (const n of [1, 2, 3]) await bot(trial).message(complaint(n), { username: `warga${n}` });
    await trial.poll();
    expect((await incoming(trial)).map((one) => one.text)).toEqual([complaint(1), complaint(2), complaint(3)]);
  },
  unknown: async (trial) => {
    heard(trial);
    await bot(trial).push({ something_new: { id: 1 } });
    await trial.take();
    expect((await trial.items()).map((one) => one.unsupported)).toEqual(['something_new']);
    expect(await trial.deadLetters()).toEqual([]);
  },
  edit: async (trial) => {
    heard(trial);
    const message = await bot(trial).message(complaint('lama'), { username: 'bu' });
    await bot(trial).edit(message, complaint('baru'));
    await trial.take();
    expect((await incoming(trial)).map((one) => [one.text, one.editedFrom])).toEqual([
      [complaint('baru'), complaint('lama')],
    ]);
  },
  delete: cannot('the Bot API never tells of a deletion', (network) => {
    const account = { id: 1, network: 'telegram', externalId: '7', settings: {}, secrets: {} };
    const body = new TextEncoder().encode(JSON.stringify({ update_id: 1, deleted_message: { message_id: 3 } }));
    expect(network.normalise(account, { source: 'webhook', receivedAt: new Date(), body })).toMatchObject([
      { kind: 'unsupported', unsupported: 'deleted_message' },
    ]);
  }),
  echo: async (trial) => {
    heard(trial);
    const from = { id: Number(bot(trial).account().externalId), is_bot: true };
    await bot(trial).push({ ...update(9, 'Kami bantu ya'), message: { ...update(9, 'Kami bantu ya').message, from } });
    await trial.take();
    expect((await trial.items()).map((one) => [one.direction, one.reportId])).toEqual([['out', null]]);
  },
  token_dead: noticesDeadToken((trial) => {
    bot(trial).token = 'token-lain';
  }),
  token_refreshed: async (trial) => {
    await arrive(trial, complaint());
    bot(trial).token = '7000000001:token-baru';
    await trial.answer('Siap, tim kami turun besok.');
    await trial.reconnect();
    expect((await trial.channel()).state).toBe('connected');
    await trial.answer('Siap, sudah kami catat.');
    expect((await trial.accepted()).map((one) => one.text)).toEqual(['Siap, sudah kami catat.']);
  },
  rate: waitsForBudget((trial) => bot(trial).troubles.add('sendMessage', 'rate')),
  window_closed: cannot('a bot may write for ever to who started it', (network) => {
    const long = new Date('2020-01-01');
    const facts = { visibility: 'private' as const, lastInboundAt: long, firstInboundAt: long, privateRepliesSent: 9 };
    expect(network.abilities({ ...facts, now: new Date() }).private.allowed).toBe(true);
  }),
  timeout_after_effect: sendsOnceWhenUntold(
    (trial) => bot(trial).troubles.add('sendMessage', 'timeout_after_effect'),
    'asked',
  ),
  big_ids: async (trial) => {
    const body = JSON.stringify(update(1, complaint())).replaceAll('"id":55', '"id":9007199254740993123');
    expect(await trial.post(body, secret(trial))).toBe(200);
    await trial.take();
    expect((await incoming(trial)).map((one) => one.externalId)).toEqual(['9007199254740993123:1']);
  },
  expired_media: async (trial) => {
    heard(trial);
    const photo = [{ file_id: 'file-hilang', width: 10, height: 10, file_size: 9 }];
    await bot(trial).message('', { username: 'bu', more: { photo, caption: complaint() } });
    await trial.take();
    for (let turn = 0; turn < 6; turn++) await trial.fetchMedia();
    expect((await incoming(trial))[0]?.attachments).toMatchObject([{ kind: 'image', refused: 'not_available' }]);
  },
});
