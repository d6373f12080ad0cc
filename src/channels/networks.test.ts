import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../simulator/city.ts';
import { startReceiver } from '../../simulator/receiver.ts';
import { failureWords } from './domain/failure-words.ts';
import type { ChannelAccount, Incoming, Network, Outgoing, ReplyOutcome } from './domain/network.ts';
import { networkNamed, networks } from './networks.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

type Name = 'instagram' | 'telegram' | 'email';
const signal = () => AbortSignal.timeout(20_000);

function named(name: string): Network {
  const network = networkNamed(name);
  if (!network) throw new Error(`no network ${name}`);
  return network;
}

function account(name: Name, settings: Record<string, string> = {}): ChannelAccount {
  const given = city[name].account();
  return { id: 1, network: name, ...given, settings: { ...given.settings, timeout_seconds: '1', ...settings } };
}

/** What the product would do with webhooks: verify, keep the good ones, and count each external id once. */
async function listen(name: 'instagram' | 'telegram') {
  const kept = new Map<string, Incoming>();
  const refused: string[] = [];
  let accepted = 0;
  const receiver = await startReceiver(async (headers, body) => {
    const verdict = named(name).verify?.(account(name), {
      headers,
      body,
      now: new Date(),
      url: new URL('http://localhost/hook/1'),
    });
    if (!verdict?.accepted) {
      refused.push(verdict?.reason ?? 'none');
      return verdict?.status ?? 404;
    }
    accepted++;
    const event = { source: 'webhook' as const, receivedAt: new Date(), body };
    for (const item of await named(name).normalise(account(name), event)) {
      kept.set(`${item.kind === 'edit' || item.kind === 'delete' ? item.kind : ''}${item.externalId}`, item);
    }
    return 200;
  });
  city[name].webhook.habits.callback = receiver.url;
  return { kept, refused, accepted: () => accepted, stop: receiver.stop };
}

async function pollAll(name: Name, cursor: string | null = null, settings: Record<string, string> = {}) {
  const items: Incoming[] = [];
  let next = cursor;
  for await (const page of named(name).poll?.(account(name, settings), cursor, signal()) ?? []) {
    for (const body of page.bodies) {
      items.push(...(await named(name).normalise(account(name), { source: 'poll', receivedAt: new Date(), body })));
    }
    next = page.cursor;
  }
  return { items, cursor: next };
}

/** A resident writes privately, and what the poll makes of it. */
async function residentWrites(name: Name): Promise<Incoming> {
  if (name === 'instagram') await city.instagram.dm('air mati dari pagi', { username: 'ratna' });
  if (name === 'telegram') await city.telegram.message('air mati dari pagi', { username: 'ratna' });
  if (name === 'email') city.email.send('air mati dari pagi', { name: 'Ratna' });
  const { items } = await pollAll(name);
  const item = items.find((one) => one.kind === 'message');
  if (!item) throw new Error('the message was not found');
  return item;
}

function answerTo(item: Incoming, more: Partial<Outgoing> = {}): Outgoing {
  return {
    key: 'jawaban-1',
    visibility: item.visibility,
    replyTo: item.replyTo,
    text: 'Terima kasih, petugas sedang menuju lokasi.',
    automatic: false,
    lastInboundAt: new Date(),
    ...more,
  };
}

test('every network has its own name, and an unknown name has no network', () => {
  const names = networks.map((network) => network.name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.map((name) => networkNamed(name)?.name)).toEqual(names);
  expect(networkNamed('friendster')).toBeUndefined();
});

test.each(['instagram', 'telegram'] as const)(
  '%s: only a delivery signed with our own secret is accepted',
  async (name) => {
    const desk = await listen(name);
    const say = (text: string) =>
      name === 'instagram'
        ? city.instagram.dm(text, { username: 'a' })
        : city.telegram.message(text, { username: 'a' });
    await say('asli');
    city[name].webhook.habits.signature = 'forged';
    await say('palsu');
    city[name].webhook.habits.signature = 'absent';
    await say('tanpa tanda tangan');
    await desk.stop();
    expect([...desk.kept.values()].map((item) => item.text)).toEqual(['asli']);
    expect(desk.refused).toEqual(['bad_signature', 'missing_signature']);
  },
);

test.each(['instagram', 'telegram'] as const)(
  '%s: the same event five times, and events last first, are each one item',
  async (name) => {
    const desk = await listen(name);
    const say = (text: string) =>
      name === 'instagram'
        ? city.instagram.dm(text, { username: 'a' })
        : city.telegram.message(text, { username: 'a' });
    city[name].webhook.habits.copies = 5;
    await say('satu');
    city[name].webhook.habits.copies = 1;
    city[name].webhook.habits.reorder = true;
    await say('dua');
    await say('tiga');
    await city[name].webhook.flush();
    await desk.stop();
    expect(desk.accepted()).toBe(7);
    expect([...desk.kept.values()].map((item) => item.text)).toEqual(['satu', 'tiga', 'dua']);
  },
);

interface Ending {
  network: Name;
  where: string;
  trouble: string;
  outcome: Partial<ReplyOutcome>;
  /** Whether the resident got it, as the practice city knows. */
  arrived: boolean;
}

const unclear = { state: 'unknown', reason: 'no_clear_answer' } as const;
const endings: Ending[] = [
  {
    network: 'instagram',
    where: 'messages',
    trouble: 'token_expired',
    outcome: { state: 'failed', failure: 'reauth', reason: 'token_expired' },
    arrived: false,
  },
  {
    network: 'instagram',
    where: 'messages',
    trouble: 'rate',
    outcome: { state: 'failed', failure: 'rate', reason: 'rate_limited', retryAfterSeconds: 420 },
    arrived: false,
  },
  {
    network: 'instagram',
    where: 'messages',
    trouble: 'window_closed',
    outcome: { state: 'failed', failure: 'policy', reason: 'window_closed' },
    arrived: false,
  },
  {
    network: 'instagram',
    where: 'messages',
    trouble: 'person_gone',
    outcome: { state: 'failed', failure: 'permanent', reason: 'blocked_by_person' },
    arrived: false,
  },
  {
    network: 'instagram',
    where: 'messages',
    trouble: 'blocked_account',
    outcome: { state: 'failed', failure: 'policy', reason: 'account_restricted' },
    arrived: false,
  },
  {
    network: 'instagram',
    where: 'messages',
    trouble: 'permission',
    outcome: { state: 'failed', failure: 'policy', reason: 'permission_missing' },
    arrived: false,
  },
  {
    network: 'instagram',
    where: 'messages',
    trouble: 'ok_with_error',
    outcome: { state: 'failed', failure: 'policy', reason: 'account_restricted' },
    arrived: false,
  },
  { network: 'instagram', where: 'messages', trouble: 'server_error', outcome: unclear, arrived: false },
  { network: 'instagram', where: 'messages', trouble: 'not_json', outcome: unclear, arrived: false },
  { network: 'instagram', where: 'messages', trouble: 'drop', outcome: unclear, arrived: false },
  { network: 'instagram', where: 'messages', trouble: 'timeout_after_effect', outcome: unclear, arrived: true },
  { network: 'instagram', where: 'messages', trouble: 'drop_after_effect', outcome: unclear, arrived: true },
  { network: 'instagram', where: 'messages', trouble: 'bad_request_after_effect', outcome: unclear, arrived: true },
  { network: 'instagram', where: 'messages', trouble: 'server_error_after_effect', outcome: unclear, arrived: true },
  { network: 'instagram', where: 'messages', trouble: 'ok_without_id_after_effect', outcome: unclear, arrived: true },
  {
    network: 'telegram',
    where: 'sendMessage',
    trouble: 'rate',
    outcome: { state: 'failed', failure: 'rate', reason: 'rate_limited', retryAfterSeconds: 5 },
    arrived: false,
  },
  {
    network: 'telegram',
    where: 'sendMessage',
    trouble: 'blocked',
    outcome: { state: 'failed', failure: 'permanent', reason: 'blocked_by_person' },
    arrived: false,
  },
  {
    network: 'telegram',
    where: 'sendMessage',
    trouble: 'chat_not_found',
    outcome: { state: 'failed', failure: 'permanent', reason: 'target_gone' },
    arrived: false,
  },
  { network: 'telegram', where: 'sendMessage', trouble: 'bad_request', outcome: unclear, arrived: false },
  { network: 'telegram', where: 'sendMessage', trouble: 'server_error', outcome: unclear, arrived: false },
  { network: 'telegram', where: 'sendMessage', trouble: 'timeout_after_effect', outcome: unclear, arrived: true },
  { network: 'telegram', where: 'sendMessage', trouble: 'drop_after_effect', outcome: unclear, arrived: true },
  { network: 'telegram', where: 'sendMessage', trouble: 'server_error_after_effect', outcome: unclear, arrived: true },
  {
    network: 'email',
    where: 'auth',
    trouble: 'login',
    outcome: { state: 'failed', failure: 'reauth', reason: 'login_refused' },
    arrived: false,
  },
  {
    network: 'email',
    where: 'connect',
    trouble: 'drop',
    outcome: { state: 'failed', failure: 'transient', reason: 'network_down' },
    arrived: false,
  },
  {
    network: 'email',
    where: 'rcpt',
    trouble: 'drop',
    outcome: { state: 'failed', failure: 'transient', reason: 'network_down' },
    arrived: false,
  },
  {
    network: 'email',
    where: 'rcpt',
    trouble: 'temporary',
    outcome: { state: 'failed', failure: 'transient', reason: 'service_down' },
    arrived: false,
  },
  {
    network: 'email',
    where: 'rcpt',
    trouble: 'unknown_address',
    outcome: { state: 'failed', failure: 'permanent', reason: 'address_unknown' },
    arrived: false,
  },
  {
    network: 'email',
    where: 'data',
    trouble: 'temporary_after_data',
    outcome: { state: 'failed', failure: 'transient', reason: 'service_down' },
    arrived: false,
  },
  {
    network: 'email',
    where: 'data',
    trouble: 'mailbox_full',
    outcome: { state: 'failed', failure: 'permanent', reason: 'mailbox_full' },
    arrived: false,
  },
  {
    network: 'email',
    where: 'data',
    trouble: 'too_big',
    outcome: { state: 'failed', failure: 'permanent', reason: 'too_long' },
    arrived: false,
  },
  {
    network: 'email',
    where: 'data',
    trouble: 'policy',
    outcome: { state: 'failed', failure: 'policy', reason: 'mail_policy' },
    arrived: false,
  },
  { network: 'email', where: 'data', trouble: 'drop_after_data', outcome: unclear, arrived: true },
  { network: 'email', where: 'data', trouble: 'hang_after_data', outcome: unclear, arrived: true },
];

test.each(endings)('$network: an answer that meets $trouble at $where ends as $outcome.state', async (ending) => {
  const item = await residentWrites(ending.network);
  const troubles: { add(where: string, kind: string): void } = city[ending.network].troubles;
  troubles.add(ending.where, ending.trouble);
  const outcome = await named(ending.network).reply(account(ending.network), answerTo(item), signal());
  expect(outcome).toEqual(ending.outcome);
  expect(city.sent).toHaveLength(ending.arrived ? 1 : 0);
  if (outcome.state !== 'sent') expect(failureWords).toHaveProperty(outcome.reason);
});

test.each(['instagram', 'telegram', 'email'] as const)(
  '%s: an answer arrives once, with the words as written',
  async (name) => {
    const item = await residentWrites(name);
    const text = 'Sudah kami teruskan 🙏\nꦱꦸꦒꦼꦁ ꦫꦮꦸꦃ · مرحبا';
    const outcome = await named(name).reply(account(name), answerTo(item, { text }), signal());
    expect(outcome.state).toBe('sent');
    expect(city.sent).toHaveLength(1);
    expect(city.sent[0]?.text.trim()).toBe(text);
    expect(outcome.state === 'sent' && outcome.externalId).toBe(city.sent[0]?.id);
  },
);

test.each(['instagram', 'telegram', 'email'] as const)(
  '%s: when nobody listens at the address the answer has certainly not left',
  async (name) => {
    const item = await residentWrites(name);
    const left = await startReceiver(() => 200);
    await left.stop();
    const closed = account(name, { base_url: left.url, smtp_port: new URL(left.url).port });
    const outcome = await named(name).reply(closed, answerTo(item), signal());
    expect(outcome).toEqual({ state: 'failed', failure: 'transient', reason: 'network_down' });
  },
);

test.each(['instagram', 'telegram', 'email'] as const)(
  '%s: a dead secret is told by the check, by the answer and by the poll as "connect again"',
  async (name) => {
    const item = await residentWrites(name);
    const old = account(name);
    const dead = { ...old, secrets: { ...old.secrets, access_token: '', bot_token: '1:mati', password: 'salah' } };
    if (name === 'instagram') dead.secrets.access_token = 'mati';
    expect(await named(name).check(old, signal())).toMatchObject({ ok: true, externalId: old.externalId });
    expect(await named(name).check(dead, signal())).toMatchObject({ ok: false, failure: 'reauth' });
    expect(await named(name).reply(dead, answerTo(item), signal())).toMatchObject({
      state: 'failed',
      failure: 'reauth',
    });
    const read = (async () => {
      for await (const _ of named(name).poll?.(dead, null, signal()) ?? []) break;
    })();
    await expect(read).rejects.toMatchObject({ name: 'NetworkFailure', failure: 'reauth' });
    expect(city.sent).toHaveLength(0);
  },
);

test.each(['instagram', 'telegram', 'email'] as const)(
  '%s: an empty answer and one too long are refused here',
  async (name) => {
    const item = await residentWrites(name);
    const reply = (text: string) => named(name).reply(account(name), answerTo(item, { text }), signal());
    expect(await reply('  \n ')).toMatchObject({ state: 'failed', reason: 'empty_text' });
    expect(await reply('é'.repeat(20_001))).toMatchObject({ state: 'failed', reason: 'too_long' });
    expect(city.sent).toHaveLength(0);
  },
);

test.each(['instagram', 'telegram'] as const)(
  '%s: a body that is no JSON, or not UTF-8, is a dead letter',
  async (name) => {
    const read = async (body: Uint8Array) =>
      named(name).normalise(account(name), { source: 'webhook', receivedAt: new Date(), body });
    for (const body of [
      Buffer.from('{"entry":['),
      Buffer.from('[]'),
      Buffer.from([0x7b, 0xff, 0x7d]),
      Buffer.alloc(0),
    ]) {
      await expect(read(body)).rejects.toMatchObject({ name: 'UnreadableEvent' });
    }
  },
);
