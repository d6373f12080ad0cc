import { expect, test } from 'vitest';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { sms } from './index.ts';
import { readParty } from './number.ts';
import { asksToStop } from './stop-words.ts';

const receivedAt = new Date('2026-11-20T03:00:00Z');
const nobody: ChannelAccount = { id: 0, network: 'sms', externalId: '', settings: {}, secrets: {} };
const through = (gateway: string, settings: Record<string, string> = {}) => ({
  ...nobody,
  settings: { gateway, ...settings },
});

async function read(body: string | object, account = nobody): Promise<Incoming[]> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return sms.normalise(account, { source: 'webhook', receivedAt, body: new TextEncoder().encode(text) });
}

test('a number is the same however a gateway writes it', () => {
  for (const written of [
    '081234567890',
    '6281234567890',
    '+6281234567890',
    '006281234567890',
    '81234567890',
    '0812-3456-7890',
    '+62 812 3456 7890',
    'tel:+6281234567890',
    '+081234567890',
  ]) {
    expect(readParty(written)).toEqual({ id: '+6281234567890', kind: 'telephone' });
  }
  expect(readParty('0215551234')).toEqual({ id: '+62215551234', kind: 'telephone' });
  expect(readParty('14155550100')).toEqual({ id: '+14155550100', kind: 'telephone' });
  expect(readParty('1708')).toEqual({ id: '1708', kind: 'short_code' });
  expect(readParty('TELKOMSEL')).toEqual({ id: 'TELKOMSEL', kind: 'name' });
  expect(readParty(' ')).toBeUndefined();
});

test('the word that stops counts alone, not within a sentence', () => {
  for (const word of ['STOP', 'Berhenti.', ' stop ', 'UNREG', 'stop all']) expect(asksToStop(word)).toBe(true);
  for (const said of ['tolong stop truk sampah', 'bus berhenti di mana?', 'stopkontak', ''])
    expect(asksToStop(said)).toBe(false);
});

const shapes: [string, string | object, Partial<Incoming>][] = [
  [
    'a form of Twilio',
    'MessageSid=SM1&From=%2B6281234567890&To=%2B6281100&Body=lampu+mati+%F0%9F%98%A1&NumMedia=0&SmsStatus=received',
    { externalId: 'SM1', text: 'lampu mati 😡', at: receivedAt },
  ],
  [
    "Twilio's list",
    {
      messages: [
        {
          sid: 'SM1',
          direction: 'inbound',
          from: '+6281234567890',
          to: '+6281100',
          body: 'lampu mati',
          num_media: '0',
          date_sent: 'Fri, 20 Nov 2026 01:00:00 +0000',
          status: 'received',
        },
      ],
    },
    { externalId: 'SM1', text: 'lampu mati', at: new Date('2026-11-20T01:00:00Z') },
  ],
  [
    'JSON of Infobip',
    {
      results: [
        {
          messageId: '817',
          from: '6281234567890',
          to: '628110',
          text: 'KOTA lampu mati',
          cleanText: 'lampu mati',
          keyword: 'KOTA',
          receivedAt: '2026-11-20T08:00:00.000+0700',
          smsCount: 1,
        },
      ],
    },
    { externalId: '817', text: 'KOTA lampu mati', at: new Date('2026-11-20T01:00:00Z') },
  ],
  [
    'a query of Vonage',
    'msisdn=6281234567890&to=628110&messageId=0A0000&text=lampu+mati&type=text&keyword=LAMPU&message-timestamp=2026-11-20+01%3A00%3A00',
    { externalId: '0A0000', text: 'lampu mati', at: new Date('2026-11-20T01:00:00Z') },
  ],
  [
    'an address that Kannel calls, as it stands in a log',
    'GET /hook/3?sender=%2B6281234567890&message=lampu+mati&to=1708&ts=1795136400&id=77 HTTP/1.1',
    { externalId: '77', text: 'lampu mati', at: new Date('2026-11-20T01:00:00Z') },
  ],
  [
    'a list of Bandwidth',
    [
      {
        type: 'message-received',
        time: '2026-11-20T01:00:05Z',
        to: '+6281100',
        message: {
          id: 'b1',
          from: '+6281234567890',
          to: ['+6281100'],
          text: 'lampu mati',
          time: '2026-11-20T01:00:00Z',
          segmentCount: 1,
        },
      },
    ],
    { externalId: 'b1', text: 'lampu mati', at: new Date('2026-11-20T01:00:00Z') },
  ],
  [
    'JSON of a gateway nobody here knows',
    { msg_id: 12, sender_number: '0812-3456-7890', content: 'lampu mati', datetime: '2026-11-20 01:00:00' },
    { externalId: '12', text: 'lampu mati', at: new Date('2026-11-20T01:00:00Z') },
  ],
];

test.each(shapes)('%s is read by its shape, whatever the settings say', async (_name, body, expected) => {
  for (const account of [nobody, through('twilio'), through('kannel'), through('infobip')]) {
    expect(await read(body, account)).toEqual([
      expect.objectContaining({
        kind: 'message',
        conversation: '+6281234567890',
        replyTo: { to: '+6281234567890' },
        author: { externalId: '+6281234567890', phone: '+6281234567890' },
        visibility: 'private',
        ...expected,
      }),
    ]);
  }
});

const failures: [string, string | object, string][] = [
  ['Twilio', 'MessageSid=SM9&MessageStatus=undelivered&ErrorCode=30003&To=%2B62811&From=%2B62812', 'SM9'],
  [
    'Infobip',
    {
      results: [
        {
          messageId: 'r9',
          to: '62811',
          doneAt: '2026-11-20T01:00:00.000+0000',
          status: { groupId: 4, name: 'EXPIRED_EXPIRED' },
        },
      ],
    },
    'r9',
  ],
  [
    'Vonage',
    'msisdn=62811&to=62812&messageId=0B&status=rejected&err-code=99&client-ref=r9&message-timestamp=2026-11-20+01:00:00',
    'r9',
  ],
  ['Kannel', 'ref=r9&dlr=16', 'r9'],
  ['another gateway', { reference: 'r9', id: 5, status: 'UNDELIVERED' }, 'r9'],
  [
    'Bandwidth',
    [{ type: 'message-failed', errorCode: 4720, message: { id: 'r9', text: 'x', from: '1', to: ['2'] } }],
    'r9',
  ],
];

test.each(failures)(
  '%s: a message that did not arrive is told like a letter that came back',
  async (_name, body, ref) => {
    const [item, ...more] = await read(body);
    expect(more).toEqual([]);
    expect(item).toMatchObject({ kind: 'automatic', unsupported: 'bounce_failed' });
    expect(item?.answers).toContain(ref);
  },
);

test('that a message arrived, or is on its way, changes nothing', async () => {
  expect(await read('MessageSid=SM9&MessageStatus=delivered')).toEqual([]);
  expect(await read('ref=r9&dlr=8')).toEqual([]);
  expect(await read({ results: [{ messageId: 'r9', status: { groupId: 1 } }] })).toEqual([]);
});

test('a report that repeats our reference says that the answer is there, or why it is not', async () => {
  expect(await read('ref=mimin-jawaban:7&dlr=8')).toMatchObject([
    { kind: 'echo', externalId: 'mimin-jawaban:7', told: { key: 'jawaban:7' } },
  ]);
  expect(await read('ref=mimin-jawaban:7&dlr=2')).toMatchObject([
    { unsupported: 'bounce_failed', told: { key: 'jawaban:7', reason: 'not_delivered' } },
  ]);
});

test('STOP opens nothing and closes the way back; the next words open it again', async () => {
  const [stop] = await read('MessageSid=SM2&From=%2B6281234567890&Body=BERHENTI');
  expect(stop).toMatchObject({
    kind: 'automatic',
    unsupported: 'stop',
    replyTo: { to: '+6281234567890', stopped: 'yes' },
  });
  const [byGateway] = await read('MessageSid=SM3&From=%2B6281234567890&Body=QUIT&OptOutType=STOP');
  expect(byGateway?.replyTo).toHaveProperty('stopped');
  const [next] = await read('MessageSid=SM4&From=%2B6281234567890&Body=lanjut');
  expect(next?.replyTo).toEqual({ to: '+6281234567890' });
});

test('a registered name can be read and not answered', async () => {
  const [item] = await read('sender=TELKOMSEL&message=Promo&id=1');
  expect(item).toMatchObject({
    kind: 'message',
    conversation: 'TELKOMSEL',
    replyTo: {},
    author: { name: 'TELKOMSEL' },
  });
});

test('without an id of the gateway the same call twice is the same message, and another is another', async () => {
  const call = 'sender=0811&message=lampu+mati&ts=1795136400';
  const ids = await Promise.all([call, call, `${call}0`].map(async (one) => (await read(one))[0]?.externalId));
  expect(ids[0]).toBe(ids[1]);
  expect(ids[2]).not.toBe(ids[0]);
});

test('bytes of an older alphabet are read, and pieces say to what they belong', async () => {
  expect((await read('sender=0811&message=caf%E9&id=1'))[0]?.text).toBe('café');
  const piece =
    'msisdn=62811000001&to=62812&messageId=p2&text=mati&concat=true&concat-ref=7&concat-total=2&concat-part=2';
  expect((await read(piece))[0]?.part).toEqual({ of: '+62811000001:7:2', number: 2, total: 2 });
});

test('the settings name fields that nobody guesses, also inside others', async () => {
  const account = through('generic', { in_from: 'data.asal', in_text: 'data.isi', in_id: 'nomor' });
  const [item] = await read({ nomor: 'a1', data: { asal: '0811000001', isi: 'halo' } }, account);
  expect(item).toMatchObject({ externalId: 'a1', conversation: '+62811000001', text: 'halo' });
});

test('names of fields are known in other spellings, in Indonesian, and one level down', async () => {
  for (const body of [
    { Pengirim: '0811000001', Pesan: 'lampu mati', Waktu: '2026-11-20 01:00:00', id: 4 },
    { 'Message-ID': '4', From: '62811000001', Body: 'lampu mati', status: 1 },
    { event: 'sms', data: { message_uuid: '4', from: '62811000001', text: 'lampu mati' } },
  ]) {
    expect(await read(body)).toMatchObject([{ kind: 'message', externalId: '4', conversation: '+62811000001' }]);
  }
});

test('what is JSON but of no known shape is kept once; what is nothing at all cannot be read', async () => {
  const [one] = await read({ apa: 'ini' });
  const [again] = await read({ apa: 'ini' });
  expect(one).toMatchObject({ kind: 'unsupported', externalId: again?.externalId });
  await expect(read('')).rejects.toThrow('neither JSON nor a form');
  await expect(read('{rusak')).rejects.toThrow('not JSON');
});

test('what is answered to a call is never text that a gateway would send on', () => {
  const answers = ['twilio', 'infobip', 'vonage', 'kannel', 'generic'].map(
    (one) => sms.hookAnswer?.(through(one)).body,
  );
  expect(answers).toEqual(['<?xml version="1.0" encoding="UTF-8"?><Response/>', '{}', '', '', '']);
});
