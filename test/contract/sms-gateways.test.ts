import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrive, bu, complaint, incoming } from './common-cells.ts';
import { openTrials, type Trial, type Trials } from './trial.ts';

let trials: Trials;
beforeAll(async () => {
  trials = await openTrials('sms');
});
afterAll(() => trials?.close());

async function withTrial(act: (trial: Trial) => Promise<void>): Promise<void> {
  const trial = await trials.open();
  try {
    await act(trial);
  } finally {
    await trial.close();
  }
}

const journal = async (trial: Trial) => {
  const { rows } = await trial.app.pool.query<{ body: Buffer }>(
    'select body from raw_events where channel_id = $1 order by id',
    [trial.channelId],
  );
  return rows.map((row) => row.body.toString());
};

/** The person's answer as the gateway has it; a receipt may have left behind it. */
const answerOf = (trial: Trial) => trial.city.sms.messages.find((one) => one.text === 'Siap, tim kami turun besok.');

test('Kannel calls by GET with our secret in the address, which no journal keeps, and gets nothing it could send on', () =>
  withTrial(async (trial) => {
    const { sms } = trial.city;
    sms.gateway = 'kannel';
    await trial.reconnect();
    const secret = sms.secrets.webhookSecret;
    const query = `key=${secret}&sender=%2B628110000001&message=lampu+mati&id=5`;
    const response = await fetch(`${trial.hookUrl}?${query}`);
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(await journal(trial)).toEqual(['sender=%2B628110000001&message=lampu+mati&id=5']);
    const refused = await fetch(`${trial.hookUrl}?${query.replace(secret, 'x')}`);
    expect(refused.status).toBe(401);
    await trial.take();
    expect((await incoming(trial)).map((one) => one.text)).toEqual(['lampu mati']);
  }));

test('Twilio gets an empty answer in its own form; of a call by GET the whole address is signed', () =>
  withTrial(async (trial) => {
    const fields = { MessageSid: 'SM9', From: '+628110000001', To: trial.city.sms.number, Body: complaint() };
    const { authToken } = trial.city.sms.secrets;
    const signed = (text: string) => ({
      'x-twilio-signature': createHmac('sha1', authToken).update(text).digest('base64'),
    });
    const url = `${trial.hookUrl}?${new URLSearchParams(fields)}`;
    const response = await fetch(url, { headers: signed(url) });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/xml']);
    expect(await response.text()).toContain('<Response/>');
    expect((await fetch(`${url}!`, { headers: signed(url) })).status).toBe(401);
    await trial.take();
    expect((await incoming(trial)).map((one) => one.text)).toEqual([complaint()]);
  }));

test('a message that did not reach the phone becomes a failed answer, seen by whoever gave it', () =>
  withTrial(async (trial) => {
    await arrive(trial, complaint());
    expect((await trial.answer('Siap, tim kami turun besok.')).state).toBe('sent');
    await trial.city.sms.report(false, answerOf(trial));
    await trial.take();
    const answers = (await trial.outbox()).filter((one) => !one.automatic);
    expect(answers).toMatchObject([{ state: 'failed', failure: 'permanent', reason: 'not_delivered' }]);
  }));

test('a report with our reference settles an answer whose call nobody answered', () =>
  withTrial(async (trial) => {
    const { sms } = trial.city;
    sms.gateway = 'vonage';
    await trial.reconnect();
    await arrive(trial, complaint());
    sms.troubles.add('send', 'drop_after_effect');
    expect((await trial.answer('Siap, tim kami turun besok.')).state).toBe('unknown');
    await sms.report(true, answerOf(trial));
    await trial.take();
    await trial.send();
    const answers = (await trial.outbox()).filter((one) => !one.automatic);
    expect(answers).toMatchObject([{ state: 'sent' }]);
    expect(await trial.accepted()).toHaveLength(1);
  }));

test('somebody who wrote STOP in the same moment as a complaint gets no receipt and no answer', () =>
  withTrial(async (trial) => {
    const { sms } = trial.city;
    trial.callUs();
    await sms.text(complaint(), bu);
    trial.later(1_000);
    await sms.text('STOP', bu);
    await trial.take();
    await trial.send();
    expect(sms.messages.filter((one) => !one.inbound)).toEqual([]);
    expect((await trial.outbox()).map((one) => [one.state, one.reason])).toEqual([['failed', 'person_stopped']]);
  }));

test('a text beyond what may be paid for is refused before it is queued', () =>
  withTrial(async (trial) => {
    await arrive(trial, complaint());
    expect(await trial.queue('a'.repeat(613))).toBe('too_long');
    expect(await trial.queue('😀'.repeat(135))).toBe('too_long');
    expect(await trial.queue('a'.repeat(612))).toBeUndefined();
  }));
