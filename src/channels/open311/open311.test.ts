import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import type { ChannelAccount, Incoming, Outgoing, Usage } from '../domain/network.ts';
import { open311 } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
type Format = 'xml' | 'json';
const account = (format: Format = 'xml', settings: Record<string, string> = {}): ChannelAccount => {
  const given = city.open311.account(format);
  return { id: 1, network: 'open311', ...given, settings: { ...given.settings, timeout_seconds: '1', ...settings } };
};

function read(said: string | Uint8Array, as: ChannelAccount = account()): Incoming[] {
  const body = typeof said === 'string' ? new TextEncoder().encode(said) : said;
  const items = open311.normalise(as, { source: 'poll', receivedAt: new Date('2026-11-24T03:00:00Z'), body });
  if (!Array.isArray(items)) throw new Error('expected an answer at once');
  return items;
}

async function pollAll(as: ChannelAccount, cursor: string | null = null) {
  const items: Incoming[] = [];
  let bodies = 0;
  let next = cursor;
  for await (const page of open311.poll?.(as, cursor, signal()) ?? []) {
    bodies += page.bodies.length;
    for (const body of page.bodies) items.push(...read(body, as));
    next = page.cursor ?? next;
  }
  return { items, cursor: next, bodies };
}

const formats: Format[] = ['xml', 'json'];

test.each(formats)('a request is read from %s: words, place, instant with its zone, picture', async (format) => {
  const at = new Date('2026-11-24T02:30:00Z');
  city.open311.request('Lampu <mati> & gelap', {
    requested: at,
    updated: at,
    address: 'Jl. Sudirman 1',
    lat: '-6.178',
    long: '106.631',
    media_url: 'https://foto.example/1.jpg',
    more: { agency_code: 'X' },
  });
  const { items } = await pollAll(account(format, { reading: 'window' }));
  expect(items.filter((item) => item.kind !== 'edit')).toEqual([
    {
      kind: 'comment',
      externalId: '638001',
      conversation: '638001',
      replyTo: { service_request_id: '638001', status: 'open' },
      visibility: 'public',
      author: { externalId: 'request:638001' },
      subject: 'Lampu jalan',
      text: 'Lampu <mati> & gelap',
      attachments: [{ kind: 'image', url: 'https://foto.example/1.jpg' }],
      at,
      given: { via: 'open311', place: 'Jl. Sudirman 1', latitude: -6.178, longitude: 106.631 },
    },
  ]);
});

test.each([
  ['JSON inside a named member', '{"service_requests":[{"service_request_id":"7","description":"a"}]}'],
  ['XML turned into JSON', '{"service_requests":{"request":[{"service_request_id":7,"description":"a"}]}}'],
  ['one request without its list', '{"service_request_id":"7","description":"a","status":"open"}'],
  [
    'an entry alone in XML',
    '<service_requests><request><service_request_id>7</service_request_id><description>a</description></request></service_requests>',
  ],
  ['other names for the same', '[{"service_request_id":"7","detail":"a","lng":"0","lat":"0"}]'],
])('%s is read too, and 0, 0 is no place', (_, said) => {
  expect(read(said)).toMatchObject([{ kind: 'comment', externalId: '7', text: 'a', given: { via: 'open311' } }]);
  expect(read(said)[0]?.given).toEqual({ via: 'open311' });
});

test.each([
  ['seconds', '1795000000', '2026-11-18T11:06:40.000Z'],
  ['milliseconds', '1795000000000', '2026-11-18T11:06:40.000Z'],
  ['a zone', '"2026-11-24T10:00:00+07:00"', '2026-11-24T03:00:00.000Z'],
  ['no zone, then it is UTC', '"2026-11-24T10:00:00"', '2026-11-24T10:00:00.000Z'],
  ['a blank between day and time', '"2026-11-24 10:00:00"', '2026-11-24T10:00:00.000Z'],
  ['rubbish, then when it came', '"kemarin"', '2026-11-24T03:00:00.000Z'],
])('an instant may be given as %s', (_, given, expected) => {
  const [item] = read(`[{"service_request_id":"7","description":"a","requested_datetime":${given}}]`);
  expect(item?.at.toISOString()).toBe(expected);
});

test('a status that moved is told with their words and opens nothing', async () => {
  const request = city.open311.request('lampu mati');
  city.open311.change(request, {
    status: 'closed',
    status_notes: 'Sudah diganti.',
    updated: new Date(Date.now() + 1_000),
  });
  const { items } = await pollAll(account());
  expect(items.map((item) => [item.kind, item.text])).toEqual([
    ['comment', 'lampu mati'],
    ['edit', 'lampu mati'],
    ['automatic', 'Status di server asal: closed. Sudah diganti.'],
  ]);
  expect(items[2]?.answers).toEqual([request.service_request_id]);
});

test('what has not changed since the last look is not journalled again; what changed is', async () => {
  const request = city.open311.request('lampu mati');
  const first = await pollAll(account());
  expect(first.bodies).toBe(1);
  const second = await pollAll(account(), first.cursor);
  expect(second.bodies).toBe(0);
  city.open311.change(request, { status: 'closed' });
  expect((await pollAll(account(), second.cursor)).bodies).toBe(1);
});

test.each([
  ['with paging', {}],
  ['without paging, up to its limit of 1,000', { pages: false }],
])('a server %s is read to its end', async (_, habits) => {
  Object.assign(city.open311.habits, habits);
  for (let i = 0; i < 2_300; i++) {
    city.open311.request(`lampu mati nomor ${i}`, { requested: new Date(Date.now() - i * 60_000) });
  }
  const { items } = await pollAll(account('json'));
  const ids = items.filter((item) => item.kind === 'comment').map((item) => item.externalId);
  expect(new Set(ids).size).toBe(2_300);
});

test('a server without updated_after is read over its window, so that late changes are seen', async () => {
  city.open311.habits.updatedAfter = false;
  const old = city.open311.request('lama', { requested: new Date(Date.now() - 40 * 86_400_000) });
  const as = account('xml', { reading: 'window' });
  const first = await pollAll(as);
  expect(first.items).toEqual([]);
  city.open311.request('baru');
  const second = await pollAll(as, first.cursor);
  city.open311.change(old, { status: 'closed' });
  const { items } = await pollAll(as, second.cursor);
  expect(items.filter((item) => item.kind === 'automatic').map((item) => item.conversation)).toEqual([
    old.service_request_id,
  ]);
});

const answerTo = (id: string, more: Partial<Outgoing> = {}): Outgoing => ({
  key: 'kunci-1',
  visibility: 'public',
  replyTo: { service_request_id: id, status: 'open' },
  text: 'Tim kami ke sana besok.',
  automatic: false,
  lastInboundAt: new Date(),
  ...more,
});

test.each(formats)('an answer is an update there (%s), and comes back as our own words', async (format) => {
  const request = city.open311.request('lampu mati');
  const sent = await open311.reply(account(format), answerTo(request.service_request_id), signal());
  expect(sent).toMatchObject({ state: 'sent', externalId: expect.stringMatching(/^update:\d+$/) });
  expect(Object.fromEntries(city.open311.posted[0] ?? [])).toMatchObject({
    api_key: 'kunci-latihan-311',
    jurisdiction_id: 'tetangga.example',
    update_id: 'kunci-1',
    status: 'open',
  });
  const { items } = await pollAll(account(format));
  expect(items.at(-1)).toMatchObject({
    kind: 'echo',
    externalId: sent.state === 'sent' ? sent.externalId : '',
    answers: [request.service_request_id],
    text: 'Tim kami ke sana besok.',
  });
});

test.each([
  ['rate', { state: 'failed', failure: 'rate', reason: 'rate_limited', retryAfterSeconds: 90 }],
  ['bad_key', { state: 'failed', failure: 'reauth', reason: 'token_expired' }],
  ['bad_request', { state: 'failed', failure: 'permanent', reason: 'bad_request' }],
  ['ok_with_error', { state: 'failed', failure: 'permanent', reason: 'bad_request' }],
  ['plain_400', { state: 'unknown', reason: 'no_clear_answer' }],
  ['server_error', { state: 'unknown', reason: 'no_clear_answer' }],
  ['not_xml', { state: 'unknown', reason: 'no_clear_answer' }],
  ['hang', { state: 'unknown', reason: 'no_clear_answer' }],
] as const)('%s while answering ends as it must', async (trouble, outcome) => {
  const request = city.open311.request('lampu mati');
  city.open311.troubles.add('servicerequestupdates', trouble);
  expect(await open311.reply(account(), answerTo(request.service_request_id), signal())).toEqual(outcome);
});

test.each([
  ['too long', { text: 'a'.repeat(4_001) }, {}, 'too_long'],
  ['empty', { text: ' ' }, {}, 'empty_text'],
  ['private', { visibility: 'private' as const }, {}, 'not_offered'],
  ['to a server without updates', {}, { updates: 'no' }, 'not_offered'],
])('an answer that is %s never leaves', async (_, more, settings, reason) => {
  const outcome = await open311.reply(account('xml', settings), answerTo('1', more), signal());
  expect(outcome).toMatchObject({ state: 'failed', reason });
  expect(city.open311.posted).toEqual([]);
});

test('after an unclear outcome the update is found by its words, and nobody else’s is', async () => {
  const request = city.open311.request('lampu mati');
  const since = new Date();
  city.open311.update(request, 'Kata orang lain.');
  city.open311.troubles.add('servicerequestupdates', 'timeout_after_effect');
  const outgoing = answerTo(request.service_request_id);
  expect(await open311.find?.(account(), outgoing, since, signal())).toBeUndefined();
  city.open311.troubles.add('servicerequestupdates', 'timeout_after_effect');
  expect(await open311.reply(account(), outgoing, signal())).toMatchObject({ state: 'unknown' });
  expect(await open311.find?.(account(), outgoing, since, signal())).toBe(city.sent[0]?.id);
});

test.each(formats)('the server is checked by its discovery and its services (%s)', async (format) => {
  expect(await open311.check(account(format), signal())).toEqual({
    ok: true,
    externalId: city.open311.account().externalId,
    name: 'tetangga.example',
  });
});

test('a server of another standard, another jurisdiction and no address are told apart', async () => {
  city.open311.troubles.add('services', 'not_xml');
  expect(await open311.check(account(), signal())).toEqual({ ok: false, failure: 'transient', reason: 'service_down' });
  const elsewhere = await open311.check(account('xml', { jurisdiction_id: 'lain' }), signal());
  expect(elsewhere).toEqual({ ok: false, failure: 'permanent', reason: 'target_gone' });
  const nowhere = await open311.check(account('xml', { base_url: 'bukan alamat' }), signal());
  expect(nowhere).toEqual({ ok: false, failure: 'permanent', reason: 'settings_missing' });
});

test('the budget that headers tell is heard', async () => {
  const heard: Usage[] = [];
  city.open311.habits.budget = { limit: 120, remaining: 30, reset: 5 };
  const listening = { ...account(), noteUsage: (usage: Usage) => heard.push(usage) };
  await open311.forward?.listServices(listening, signal());
  expect(heard).toEqual([{ share: 0.75, resetSeconds: 5 }]);
});
