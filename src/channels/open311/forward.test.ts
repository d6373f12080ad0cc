import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import type { Forwarded } from '../domain/forward.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { forward } from './forward.ts';
import { open311 } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const account = (format: 'xml' | 'json' = 'xml', more: Partial<ChannelAccount> = {}): ChannelAccount => {
  const given = city.open311.account(format);
  return { id: 1, network: 'open311', ...given, settings: { ...given.settings, timeout_seconds: '1' }, ...more };
};
const report = (more: Partial<Forwarded> = {}): Forwarded => ({
  code: '7K2M9QX4TB',
  service: '002',
  text: 'Lubang besar di depan pasar & sekolah',
  place: 'Jl. Merdeka 3',
  latitude: -6.17,
  longitude: 106.64,
  answers: { UKURAN: ['besar'], LAJUR: ['kiri', 'kanan'] },
  ...more,
});

test.each(['xml', 'json'] as const)(
  'services and their questions are read from %s; notes are no questions',
  async (format) => {
    expect(
      (await forward.listServices(account(format), signal())).map((one) => [one.code, one.name, one.group]),
    ).toEqual([
      ['001', 'Lampu jalan', 'Jalan'],
      ['002', 'Jalan berlubang', 'Jalan'],
    ]);
    const questions = await forward.askService(account(format), '002', signal());
    expect(questions.map(({ code, required, several, choices }) => [code, required, several, choices.length])).toEqual([
      ['UKURAN', true, false, 2],
      ['LAJUR', false, true, 2],
    ]);
    expect(await forward.askService(account(format), 'tidak-ada', signal())).toEqual([]);
  },
);

test.each(['xml', 'json'] as const)('a report is handed over with place and attributes (%s)', async (format) => {
  expect(await forward.send(account(format), report(), signal())).toEqual({ state: 'sent', externalId: '638001' });
  const posted = city.open311.posted[0];
  expect(posted?.get('attribute[UKURAN]')).toBe('besar');
  expect(posted?.getAll('attribute[LAJUR][]')).toEqual(['kiri', 'kanan']);
  expect([posted?.get('lat'), posted?.get('long'), posted?.get('address_string')]).toEqual([
    '-6.17',
    '106.64',
    'Jl. Merdeka 3',
  ]);
  expect([posted?.has('email'), posted?.has('first_name'), posted?.has('phone')]).toEqual([false, false, false]);
});

test('who reported goes along only when it is given', async () => {
  await forward.send(account(), report({ reporter: { name: 'Ratna Dewi Sari', email: 'r@warga.example' } }), signal());
  const posted = city.open311.posted[0];
  expect([posted?.get('first_name'), posted?.get('last_name'), posted?.get('email')]).toEqual([
    'Ratna',
    'Dewi Sari',
    'r@warga.example',
  ]);
});

test('what we handed over comes back as our own words, never as a new report; a copied line does not hide a report', async () => {
  await forward.send(account(), report(), signal());
  const mark = city.open311.requests[0]?.description.split('\n').at(-1) ?? '';
  city.open311.request(`lampu mati\n${mark.replace(/-[0-9a-f]+$/, '-000000000000')}`);
  const kinds: string[] = [];
  for await (const page of open311.poll?.(account(), null, signal()) ?? []) {
    for (const body of page.bodies) {
      const items = await open311.normalise(account(), { source: 'poll', receivedAt: new Date(), body });
      kinds.push(...items.filter((item) => item.kind !== 'edit').map((item) => `${item.conversation} ${item.kind}`));
    }
  }
  expect(kinds.sort()).toEqual(['638001 echo', '638002 comment']);
});

test.each(['xml', 'json'] as const)('a token becomes a number later (%s)', async (format) => {
  city.open311.troubles.add('requests', 'later');
  const outcome = await forward.send(account(format), report(), signal());
  expect(outcome).toEqual({ state: 'token', token: 'tkn-638001' });
  expect(await forward.numberOf(account(format), 'tkn-638001', signal())).toBeUndefined();
  city.open311.settleTokens();
  expect(await forward.numberOf(account(format), 'tkn-638001', signal())).toBe('638001');
  expect(await forward.numberOf(account(format), 'tak-dikenal', signal())).toBeUndefined();
});

test('a report that stands there without our being told is found by its code', async () => {
  const since = new Date();
  city.open311.troubles.add('requests', 'timeout_after_effect');
  expect(await forward.send(account(), report(), signal())).toEqual({ state: 'unknown', reason: 'no_clear_answer' });
  expect(await forward.find(account(), '7K2M9QX4TB', since, signal())).toBe('638001');
  expect(await forward.find(account(), 'AAAAAAAAAA', since, signal())).toBeUndefined();
});

test.each([
  ['without a needed attribute', { answers: {} }, { state: 'failed', failure: 'permanent', reason: 'bad_request' }],
  ['of an unknown service', { service: '9' }, { state: 'failed', failure: 'permanent', reason: 'bad_request' }],
  ['that is too long', { text: 'a'.repeat(3_990) }, { state: 'failed', failure: 'permanent', reason: 'too_long' }],
])('a report %s is refused, and nothing stands there', async (_, more, outcome) => {
  expect(await forward.send(account(), report(more), signal())).toEqual(outcome);
  expect(city.open311.requests).toEqual([]);
});

test('a missing key, a dead key and an address where nobody is are told apart', async () => {
  expect(await forward.send(account('xml', { secrets: {} }), report(), signal())).toMatchObject({
    reason: 'secret_missing',
  });
  expect(await forward.send(account('xml', { secrets: { api_key: 'lama' } }), report(), signal())).toMatchObject({
    failure: 'reauth',
  });
  const gone = account();
  await city.stop();
  expect(await forward.send(gone, report(), signal())).toEqual({
    state: 'failed',
    failure: 'transient',
    reason: 'network_down',
  });
});

test('statuses of many are asked for together; one that is gone is left out', async () => {
  const first = city.open311.request('a');
  const second = city.open311.request('b');
  city.open311.change(second, { status: 'closed', status_notes: 'Selesai.' });
  const ids = [first.service_request_id, second.service_request_id, '1'];
  expect(
    (await forward.statuses(account(), ids, signal())).map((one) => [one.externalId, one.status, one.notes]),
  ).toEqual(
    [
      [second.service_request_id, 'closed', 'Selesai.'],
      [first.service_request_id, 'open', ''],
    ].sort(),
  );
});
