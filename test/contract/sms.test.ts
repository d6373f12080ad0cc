import { expect } from 'vitest';
import type { ChannelAccount } from '#src/channels/domain/network.ts';
import type { Gateway } from '../../simulator/sms/calls.ts';
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

const phones = (trial: Trial) => trial.city.sms;

/** Rents the number from another gateway. */
async function through(trial: Trial, gateway: Gateway): Promise<void> {
  phones(trial).gateway = gateway;
  await trial.reconnect();
}

const account = (gateway: string, settings: Record<string, string> = {}): ChannelAccount => {
  const given = { gateway, number: '1708', base_url: 'http://localhost', ...settings };
  return { id: 1, network: 'sms', externalId: '1708', settings: given, secrets: {} };
};
const read = (fields: Record<string, string>) => ({
  source: 'webhook' as const,
  receivedAt: new Date(),
  body: new TextEncoder().encode(new URLSearchParams(fields).toString()),
});

contract('sms', {
  handshake: cannot('no gateway asks an address anything before it calls it', (network) => {
    expect(network.handshake).toBeUndefined();
  }),
  bad_signature: refusesSignature('forged'),
  absent_signature: refusesSignature('absent'),
  stale_signature: async (trial) => {
    // Of the gateways only Vonage signs a time.
    await through(trial, 'vonage');
    await refusesSignature('stale')(trial);
  },
  duplicate: takesOnce(),
  reorder: async (trial) => {
    // Twilio's call bears no time, so what it brings stands as it came; the others say when it was written.
    await through(trial, 'vonage');
    await ordersLateOnes()(trial);
  },
  batch: async (trial) => {
    await through(trial, 'infobip');
    heard(trial);
    const results = [1, 2, 3].map((n) => ({
      messageId: `m${n}`,
      from: `62811000000${n}`,
      to: '628110001708',
      text: complaint(n),
      receivedAt: `2026-11-20T01:00:0${n}.000+0000`,
    }));
    await phones(trial).call({ results, messageCount: 3, pendingMessageCount: 0 });
    await trial.take();
    expect((await incoming(trial)).map((one) => one.conversation)).toEqual([
      '+628110000001',
      '+628110000002',
      '+628110000003',
    ]);
  },
  unknown: async (trial) => {
    await through(trial, 'infobip');
    heard(trial);
    await phones(trial).call({ results: [{ messageId: 'm1', channel: 'HOLOGRAM', from: '628110000001' }] });
    await trial.take();
    expect((await trial.items()).map((one) => [one.kind, one.unsupported])).toEqual([['unsupported', 'HOLOGRAM']]);
    expect(await trial.deadLetters()).toEqual([]);
  },
  edit: cannot('a text message cannot be changed once sent', async (network) => {
    const changed = read({ MessageSid: 'SM1', From: '+62811', To: '+62812', Body: 'baru', SmsStatus: 'received' });
    const kinds = (await network.normalise(account('twilio'), changed)).map((one) => one.kind);
    expect(kinds).toEqual(['message']);
  }),
  delete: cannot('a text message cannot be taken back; only ours have states', async (network) => {
    const gone = read({ MessageSid: 'SM1', From: '+62811', To: '+62812', MessageStatus: 'canceled' });
    expect(await network.normalise(account('twilio'), gone)).toEqual([]);
  }),
  echo: async (trial) => {
    await arrive(trial, complaint());
    await trial.answer('Siap, tim kami turun besok.');
    trial.later(5_000);
    const [asked] = await incoming(trial);
    phones(trial).console('Sudah kami perbaiki ya Bu', asked?.conversation ?? '');
    await trial.poll();
    await trial.poll();
    const own = (await trial.items()).filter((one) => one.direction === 'out' && one.kind !== 'receipt');
    expect(own.map((one) => [one.kind, one.text, one.reportId])).toEqual([
      ['answer', 'Siap, tim kami turun besok.', asked?.reportId],
      ['echo', 'Sudah kami perbaiki ya Bu', asked?.reportId],
    ]);
  },
  token_dead: noticesDeadToken((trial) => {
    phones(trial).secrets.authToken = 'token-lain';
  }),
  token_refreshed: async (trial) => {
    await arrive(trial, complaint());
    phones(trial).secrets.authToken = 'token-baru';
    await trial.answer('Siap, tim kami turun besok.');
    await trial.reconnect();
    expect((await trial.channel()).state).toBe('connected');
    await trial.answer('Siap, sudah kami catat.');
    expect((await trial.accepted()).map((one) => one.text)).toEqual(['Siap, sudah kami catat.']);
  },
  rate: waitsForBudget((trial) => phones(trial).troubles.add('send', 'rate')),
  window_closed: async (trial) => {
    // There is no window of time; who writes STOP closes it, and opens it with any other word.
    await arrive(trial, complaint());
    await phones(trial).text('Berhenti', bu);
    await trial.take();
    expect(await trial.queue('Maaf baru sempat menjawab.', { visibility: 'private' })).toBe('person_stopped');
    expect(await trial.accepted()).toEqual([]);
    await phones(trial).text('eh maaf lanjut pak', bu);
    await trial.take();
    expect((await trial.answer('Baik, kami lanjutkan.')).state).toBe('sent');
  },
  timeout_after_effect: sendsOnceWhenUntold(
    (trial) => phones(trial).troubles.add('send', 'timeout_after_effect'),
    'found',
  ),
  big_ids: async (trial) => {
    await through(trial, 'generic');
    const body = `{"id":9007199254740993123,"from":"0811000001","text":"${complaint()}"}`;
    const secret = { 'x-webhook-secret': phones(trial).secrets.webhookSecret };
    expect(await trial.post(body, secret)).toBe(200);
    await trial.take();
    expect((await incoming(trial)).map((one) => one.externalId)).toEqual(['9007199254740993123']);
  },
  expired_media: async (trial) => {
    heard(trial);
    const url = `${phones(trial).account().settings.base_url}/media/hilang`;
    await phones(trial).text(complaint(), bu, { media: [{ url, mime: 'image/jpeg' }] });
    await trial.take();
    for (let turn = 0; turn < 6; turn++) await trial.fetchMedia();
    expect((await incoming(trial))[0]?.attachments).toMatchObject([{ kind: 'image', refused: 'not_available' }]);
  },
});
