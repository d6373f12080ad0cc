import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { readCall } from '../../../simulator/http.ts';
import { type Gateway, gateways } from '../../../simulator/sms/calls.ts';
import type { ChannelAccount, Incoming, Outgoing } from '../domain/network.ts';
import { sms } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const bu = { username: 'bu.ratna', name: 'Bu Ratna' };
const signal = () => AbortSignal.timeout(20_000);

function through(gateway: Gateway, settings: Record<string, string> = {}): ChannelAccount {
  city.sms.gateway = gateway;
  const given = city.sms.account();
  return { id: 1, network: 'sms', ...given, settings: { ...given.settings, timeout_seconds: '1', ...settings } };
}

function answer(more: Partial<Outgoing> = {}): Outgoing {
  return {
    key: 'jawaban-7',
    visibility: 'private',
    replyTo: { to: '+628110000001' },
    text: 'Sudah kami teruskan.',
    automatic: false,
    lastInboundAt: new Date(),
    ...more,
  };
}

const send = (account: ChannelAccount, more: Partial<Outgoing> = {}) => sms.reply(account, answer(more), signal());

test.each(gateways)(
  '%s takes an answer once, and its secrets are checked without sending anything',
  async (gateway) => {
    const account = through(gateway);
    expect(await sms.check(account, signal())).toMatchObject({ ok: true, externalId: city.sms.number });
    expect(city.sent).toEqual([]);
    const outcome = await send(account);
    expect(outcome).toMatchObject({ state: 'sent' });
    expect(city.sent.map((one) => [one.to, one.text])).toEqual([['+628110000001', 'Sudah kami teruskan.']]);
  },
);

test.each(gateways)('%s: a log-in that it does not know ends nothing but asks for a person', async (gateway) => {
  const given = through(gateway);
  const wrong = { ...given, secrets: { ...given.secrets, auth_token: 'x', api_key: 'x', password: 'x' } };
  expect(await send(wrong)).toMatchObject({ state: 'failed', failure: 'reauth' });
  // A gateway without a call that proves the secrets cannot tell before the first answer; Vonage tells by its balance.
  if (gateway !== 'generic') expect(await sms.check(wrong, signal())).toMatchObject({ ok: false, failure: 'reauth' });
});

test.each(gateways)(
  '%s: after it hung, answered in a broken way or with an unlisted refusal, nobody says "failed"',
  async (gateway) => {
    const account = through(gateway);
    for (const trouble of ['drop_after_effect', 'server_error_after_effect', 'server_error', 'unlisted'] as const) {
      city.sms.troubles.add('send', trouble);
      expect(await send(account)).toEqual({ state: 'unknown', reason: 'no_clear_answer' });
    }
  },
);

test('each refusal is of its class: too many at once, no credit, a wrong number, a person who stopped', async () => {
  const table: [Gateway, 'rate' | 'no_credit' | 'wrong_number' | 'stopped', object][] = [
    ['twilio', 'rate', { failure: 'rate', retryAfterSeconds: 7 }],
    ['twilio', 'wrong_number', { failure: 'permanent', reason: 'number_wrong' }],
    ['twilio', 'stopped', { failure: 'policy', reason: 'person_stopped' }],
    ['infobip', 'rate', { failure: 'rate', retryAfterSeconds: 30 }],
    ['infobip', 'no_credit', { failure: 'policy', reason: 'no_credit' }],
    ['infobip', 'wrong_number', { failure: 'permanent', reason: 'number_wrong' }],
    ['infobip', 'stopped', { failure: 'policy', reason: 'person_stopped' }],
    ['vonage', 'rate', { failure: 'rate' }],
    ['vonage', 'no_credit', { failure: 'policy', reason: 'no_credit' }],
    ['vonage', 'wrong_number', { failure: 'permanent', reason: 'number_wrong' }],
    ['kannel', 'rate', { failure: 'transient', reason: 'service_down' }],
    ['kannel', 'wrong_number', { failure: 'permanent', reason: 'bad_request' }],
    ['generic', 'rate', { failure: 'rate', retryAfterSeconds: 9 }],
  ];
  for (const [gateway, trouble, expected] of table) {
    const account = through(gateway);
    city.sms.troubles.add('send', trouble);
    expect([gateway, trouble, await send(account)]).toEqual([
      gateway,
      trouble,
      { state: 'failed', ...anyReason(expected) },
    ]);
  }
  expect(city.sent).toEqual([]);
});

function anyReason(expected: object) {
  return {
    reason: expect.any(String),
    ...('failure' in expected && expected.failure === 'rate' ? { retryAfterSeconds: expect.any(Number) } : {}),
    ...expected,
  };
}

test('the same answer has the same reference, so that a gateway can be asked for it', async () => {
  const account = through('infobip');
  city.sms.troubles.add('send', 'timeout_after_effect');
  expect(await send(account)).toMatchObject({ state: 'unknown' });
  const found = await sms.find?.(account, answer(), new Date(Date.now() - 60_000), signal());
  expect(found).toBe(city.sent[0]?.id);
  expect(await sms.find?.(account, answer({ key: 'lain' }), new Date(0), signal())).toBeUndefined();
});

test('Twilio has no reference of ours: what was sent is found by receiver, words and time', async () => {
  const account = through('twilio');
  const since = new Date(Date.now() - 1_000);
  await send(account, { text: 'yang lain' });
  city.sms.troubles.add('send', 'drop_after_effect');
  await send(account);
  expect(await sms.find?.(account, answer(), since, signal())).toBe(city.sent[1]?.id);
  expect(await sms.find?.(account, answer({ text: 'tidak pernah' }), since, signal())).toBeUndefined();
  expect(await sms.find?.(account, answer(), new Date(Date.now() + 60_000), signal())).toBeUndefined();
});

test('a text beyond the parts that are paid for, an empty one, and one for a name are not sent', async () => {
  const account = through('twilio', { max_parts: '2' });
  expect(await send(account, { text: 'a'.repeat(306) })).toMatchObject({ state: 'sent' });
  expect(await send(account, { text: 'a'.repeat(307) })).toMatchObject({ state: 'failed', reason: 'too_long' });
  expect(await send(account, { text: '😀'.repeat(68) })).toMatchObject({ state: 'failed', reason: 'too_long' });
  expect(await send(account, { text: ' ' })).toMatchObject({ state: 'failed', reason: 'empty_text' });
  expect(await send(account, { replyTo: {} })).toMatchObject({ state: 'failed', reason: 'not_offered' });
  expect(await send(account, { visibility: 'public' })).toMatchObject({ state: 'failed', reason: 'not_offered' });
  expect(city.sent).toHaveLength(1);
});

test('somebody who wrote STOP is not written to, also by an answer that waited', async () => {
  const stopped = { to: '+628110000001', stopped: 'yes' };
  expect(await send(through('twilio'), { replyTo: stopped })).toMatchObject({
    failure: 'policy',
    reason: 'person_stopped',
  });
  const facts = {
    visibility: 'private' as const,
    lastInboundAt: new Date(),
    firstInboundAt: new Date(),
    privateRepliesSent: 0,
  };
  const ability = (replyTo: Record<string, string>) => sms.abilities({ ...facts, now: new Date(), replyTo }).private;
  expect(ability(stopped)).toEqual({ allowed: false, reason: 'person_stopped' });
  expect(ability({})).toEqual({ allowed: false, reason: 'not_offered' });
  expect(ability({ to: '+628110000001' })).toEqual({ allowed: true, unit: 'sms', maxLength: 4 * 153 });
});

/** Lets the gateway call an address of ours while `act` runs; answers what our check says of each call, and what it says. */
async function hear(gateway: Gateway, signature: 'good' | 'forged' | 'absent' | 'stale', act: () => Promise<unknown>) {
  const verdicts: unknown[] = [];
  const items: Incoming[] = [];
  const account = through(gateway);
  const server = createServer((request, response) => {
    readCall(request).then(async (call) => {
      const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
      const body = new Uint8Array(call.method === 'GET' ? Buffer.from(url.search.slice(1)) : call.body);
      const headers = new Headers(request.headers as Record<string, string>);
      verdicts.push(sms.verify?.(account, { headers, body, url, now: new Date() }));
      items.push(...(await sms.normalise(account, { source: 'webhook', receivedAt: new Date(), body })));
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { habits } = city.sms.webhook;
  habits.callback = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook/3`;
  habits.signature = signature;
  await act();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return { verdicts, items };
}

test.each(gateways)('%s: a call that proves itself is taken, a forged or bare one is not', async (gateway) => {
  const speak = () => city.sms.text('lampu & jalan = mati 😡', bu);
  const good = await hear(gateway, 'good', speak);
  expect(good.verdicts).toEqual([{ accepted: true }]);
  expect(good.items.map((one) => one.text)).toEqual(['lampu & jalan = mati 😡']);
  const refused = (reason: string) => [{ accepted: false, status: 401, reason }];
  expect((await hear(gateway, 'forged', speak)).verdicts).toEqual(refused('bad_signature'));
  expect((await hear(gateway, 'absent', speak)).verdicts).toEqual(refused('missing_signature'));
});

test.each(gateways)(
  '%s: the report of a message that did not arrive names the answer as we know it',
  async (gateway) => {
    const account = through(gateway, { callback_url: 'https://kota.example/hook/3?x=1' });
    const outcome = await send(account);
    const { items } = await hear(gateway, 'good', () => city.sms.report(false));
    expect(items.map((one) => one.unsupported)).toEqual(['bounce_failed']);
    expect(items[0]?.answers).toContain('externalId' in outcome ? outcome.externalId : '');
  },
);

async function pollAll(account: ChannelAccount, cursor: string | null) {
  const items: Incoming[] = [];
  let next = cursor;
  for await (const page of sms.poll?.(account, cursor, signal()) ?? []) {
    for (const body of page.bodies)
      items.push(...(await sms.normalise(account, { source: 'poll', receivedAt: new Date(), body })));
    next = page.cursor;
  }
  return { items, next };
}

test('what Twilio could not deliver is found in its list, page by page, each once', async () => {
  const account = through('twilio');
  for (let i = 0; i < 130; i++) await city.sms.text(`pesan ${i}`, bu);
  const first = await pollAll(account, null);
  expect(new Set(first.items.map((one) => one.externalId)).size).toBe(130);
  expect((await pollAll(account, first.next)).items).toEqual([]);
  await city.sms.text('yang baru', bu);
  expect((await pollAll(account, first.next)).items.map((one) => one.text)).toEqual(['yang baru']);
});

test('a message of ours that did not arrive is told by the list too', async () => {
  const account = through('twilio');
  const outcome = await send(account);
  const first = await pollAll(account, null);
  expect(first.items.map((one) => one.kind)).toEqual(['echo']);
  await city.sms.report(false);
  const second = await pollAll(account, first.next);
  expect(second.items.map((one) => [one.kind, one.unsupported, one.answers?.[0]])).toEqual([
    ['echo', undefined, undefined],
    ['automatic', 'bounce_failed', 'externalId' in outcome ? outcome.externalId : ''],
  ]);
});

test('gateways that keep no list are not asked for one', async () => {
  for (const gateway of ['infobip', 'vonage', 'kannel', 'generic'] as const) {
    expect(await pollAll(through(gateway), null)).toEqual({ items: [], next: null });
  }
});

test('a picture is fetched with our secret only from the gateway itself', async () => {
  const elsewhere = { kind: 'image' as const, url: 'https://orang-lain.example/a.jpg' };
  await expect(sms.download?.(through('twilio'), elsewhere, 1_000, signal())).rejects.toMatchObject({
    reason: 'media_gone',
  });
});
