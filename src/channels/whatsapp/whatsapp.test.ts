import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { hearWebhooks } from '../../../simulator/receiver.ts';
import type { ChannelAccount, Incoming, Outgoing } from '../domain/network.ts';
import { whatsapp } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const hour = 3_600_000;
const account = (settings: Record<string, string> = {}): ChannelAccount => {
  const given = city.whatsapp.account();
  return { id: 1, network: 'whatsapp', ...given, settings: { ...given.settings, timeout_seconds: '1', ...settings } };
};

function read(body: unknown, own = account()): Incoming[] {
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
  const items = whatsapp.normalise(own, { source: 'webhook', receivedAt: new Date(), body: bytes });
  if (!Array.isArray(items)) throw new Error('expected an answer at once');
  return items;
}

/** Everything the webhooks told while `act` went on. */
async function hear(act: () => Promise<unknown>): Promise<Incoming[]> {
  const items: Incoming[] = [];
  const take = (_headers: Headers, body: Buffer) => {
    items.push(...read(body.toString('utf8')));
    return 200;
  };
  await hearWebhooks(city.whatsapp.webhook, take, act);
  return items;
}

function first(items: Incoming[]): Incoming {
  const [item] = items;
  if (!item) throw new Error('nothing came');
  return item;
}

function answerTo(item: Incoming, more: Partial<Outgoing> = {}): Outgoing {
  const given = { key: 'k', visibility: item.visibility, replyTo: item.replyTo, automatic: false };
  return { ...given, text: 'Terima kasih, sedang dicek.', lastInboundAt: new Date(), ...more };
}

const metadata = { display_phone_number: '62215550000', phone_number_id: '100000000000881' };
const contacts = [{ profile: { name: 'Bu Sari' }, wa_id: '6281200099' }];
const value = (message: Record<string, unknown>) => ({
  metadata,
  contacts,
  messages: [{ from: '6281200099', id: 'wamid.X', timestamp: '1795000000', ...message }],
});
const body = (message: Record<string, unknown>) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: 'WABA', changes: [{ field: 'messages', value: value(message) }] }],
});

test.each([
  ['text', { type: 'text', text: { body: 'lampu mati' } }, { kind: 'message', text: 'lampu mati', attachments: [] }],
  [
    'a picture with words',
    { type: 'image', image: { id: '77', mime_type: 'image/jpeg', caption: 'di sini' } },
    { text: 'di sini', attachments: [{ kind: 'image', mime: 'image/jpeg', ref: '77' }] },
  ],
  ['a film', { type: 'video', video: { id: 78 } }, { attachments: [{ kind: 'video', ref: '78' }] }],
  [
    'a voice note',
    { type: 'audio', audio: { id: '79', voice: true } },
    { attachments: [{ kind: 'audio', ref: '79' }] },
  ],
  [
    'a document',
    { type: 'document', document: { id: '80', filename: 'surat.pdf' } },
    { attachments: [{ kind: 'file', name: 'surat.pdf', ref: '80' }] },
  ],
  ['a sticker', { type: 'sticker', sticker: { id: '81' } }, { kind: 'message', attachments: [{ kind: 'image' }] }],
  [
    'a place',
    { type: 'location', location: { latitude: -6.17, longitude: 106.63, name: 'Pasar Anyar' } },
    { text: 'Pasar Anyar', attachments: [{ kind: 'location', latitude: -6.17, longitude: 106.63 }] },
  ],
  [
    'a contact card',
    { type: 'contacts', contacts: [{ name: { formatted_name: 'Pak RT' }, phones: [{ phone: '0812000' }] }] },
    { kind: 'message', text: 'Pak RT 0812000' },
  ],
  [
    'a chosen button',
    { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'b', title: 'Ya, sudah' } } },
    { kind: 'message', text: 'Ya, sudah' },
  ],
  [
    'a chosen row of a list',
    { type: 'interactive', interactive: { list_reply: { id: 'l', title: 'Sampah', description: 'tidak diangkut' } } },
    { text: 'Sampah: tidak diangkut' },
  ],
  [
    'a filled form',
    { type: 'interactive', interactive: { nfm_reply: { response_json: '{"flow_token":"x","lokasi":"Karawaci"}' } } },
    { text: 'lokasi: Karawaci' },
  ],
  [
    'a button of a template',
    { type: 'button', button: { text: 'Belum selesai', payload: 'p' } },
    { text: 'Belum selesai' },
  ],
  [
    'an order',
    { type: 'order', order: { text: 'pesan ini', product_items: [{ product_retailer_id: 'A1', quantity: 2 }] } },
    { text: 'pesan ini\n2 × A1' },
  ],
  [
    'an answer to one of ours',
    { type: 'text', text: { body: 'belum' }, context: { from: '62215550000', id: 'wamid.Z' } },
    { answers: ['wamid.Z'] },
  ],
  [
    'a reaction',
    { type: 'reaction', reaction: { message_id: 'wamid.Z', emoji: '👍' } },
    { kind: 'automatic', text: '👍', answers: ['wamid.Z'] },
  ],
  [
    'a reaction taken away, without an emoji',
    { type: 'reaction', reaction: { message_id: 'wamid.Z' } },
    { kind: 'automatic', text: '' },
  ],
  [
    'what WhatsApp cannot show',
    { type: 'unsupported', errors: [{ code: 131_051, title: 'Unsupported', error_data: { details: 'poll' } }] },
    { kind: 'unsupported', externalId: 'wamid.X', text: 'poll' },
  ],
  ['a type of tomorrow', { type: 'hologram', hologram: {} }, { kind: 'unsupported', unsupported: 'hologram' }],
  [
    'an edit',
    {
      id: 'wamid.E',
      type: 'edit',
      edit: { original_message_id: 'wamid.X', message: { type: 'text', text: { body: 'baru' } } },
    },
    { kind: 'edit', externalId: 'wamid.X', text: 'baru' },
  ],
  [
    'a message taken back',
    { id: 'wamid.R', type: 'revoke', revoke: { original_message_id: 'wamid.X' } },
    { kind: 'delete', externalId: 'wamid.X' },
  ],
] as const)('%s is read', (_name, message, expected) => {
  const items = read(body(message));
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ conversation: '6281200099', visibility: 'private', ...expected });
});

test('who wrote is known by the business-scoped id first, and comes without any number when it is hidden', async () => {
  const person = city.whatsapp.numbers.person('warga.c');
  const say = (shown: 'both' | 'number' | 'id') => {
    city.whatsapp.shown = shown;
    return hear(() => city.whatsapp.say('jalan rusak', { username: 'warga.c', name: 'Warga C' }));
  };
  const number = first(await say('number'));
  expect(number).toMatchObject({ conversation: person.phone, replyTo: { to: person.phone } });
  expect(number.author).toEqual({ externalId: person.phone, phone: `+${person.phone}`, name: 'Warga C' });
  const both = first(await say('both'));
  // The thread that stood under the number goes on under the id.
  expect(both).toMatchObject({ conversation: person.userId, formerly: [person.phone] });
  const hidden = first(await say('id'));
  expect(hidden).toMatchObject({ conversation: person.userId, replyTo: { user_id: person.userId } });
  expect(hidden.author).toEqual({ externalId: person.userId, handle: 'warga.c', name: 'Warga C' });
  expect(hidden.replyTo.to).toBeUndefined();
  expect(await whatsapp.reply(account(), answerTo(hidden), signal())).toMatchObject({ state: 'sent' });
  expect(city.sent[0]?.to).toBe(person.phone);
});

test('a changed number and a changed id move the thread', () => {
  const moved = body({ type: 'system', system: { type: 'user_changed_number', wa_id: '6281200100', body: 'pindah' } });
  expect(read(moved)[0]).toMatchObject({ kind: 'automatic', conversation: '6281200100', formerly: ['6281200099'] });
  const update = { user_id: { previous: 'ID.1', current: 'ID.2' }, timestamp: '1795000000' };
  const change = { field: 'user_id_update', value: { metadata, user_id_update: [update] } };
  const [item] = read({ entry: [{ id: 'WABA', changes: [change] }] });
  expect(item).toMatchObject({ kind: 'automatic', conversation: 'ID.2', formerly: ['ID.1'] });
});

const status = (more: Record<string, unknown>) => ({
  entry: [
    {
      id: 'WABA',
      changes: [
        {
          field: 'messages',
          value: {
            metadata,
            statuses: [{ id: 'wamid.B', timestamp: '1795000000', recipient_id: '6281200099', ...more }],
          },
        },
      ],
    },
  ],
});

test.each(['sent', 'delivered', 'read', 'played', 'held'])('%s of a message that is not ours says nothing', (state) => {
  expect(read(status({ status: state, biz_opaque_callback_data: 'ticket-123' }))).toEqual([]);
});

test('a status with our key settles an answer, one that failed is told with its reason', () => {
  const [settled] = read(status({ status: 'read', biz_opaque_callback_data: 'mimin:abc:7' }));
  expect(settled).toMatchObject({ kind: 'echo', externalId: 'wamid.B', told: { key: 'abc:7' } });
  const errors = [{ code: 131_047, title: 'Re-engagement message' }];
  const [failed] = read(status({ status: 'failed', biz_opaque_callback_data: 'mimin:abc:7', errors }));
  expect(failed).toMatchObject({
    kind: 'automatic',
    unsupported: 'bounce_failed',
    answers: ['wamid.B'],
    told: { key: 'abc:7', failure: 'policy', reason: 'window_closed' },
  });
});

test.each([
  ['a notice about a template', { field: 'message_template_status_update', value: { event: 'APPROVED' } }, 'automatic'],
  ['history from before the connection', { field: 'history', value: { metadata, history: [{}] } }, 'automatic'],
  ['an error of the account', { field: 'messages', value: { metadata, errors: [{ code: 130_429 }] } }, 'automatic'],
  ['a field of tomorrow', { field: 'calls_of_tomorrow', value: { metadata, x: 1 } }, 'unsupported'],
] as const)('%s opens no report', (_name, change, kind) => {
  expect(read({ entry: [{ id: 'WABA', changes: [change] }] })).toMatchObject([{ kind }]);
});

test('a change or its value alone is read like a whole body, also for an account that is not known', () => {
  const unknown = { ...account(), externalId: '' };
  const message = { type: 'text', text: { body: 'banjir' } };
  for (const shape of [value(message), { field: 'messages', value: value(message) }, [body(message)]]) {
    expect(read(shape, unknown)).toMatchObject([{ kind: 'message', text: 'banjir', externalId: 'wamid.X' }]);
  }
  expect(read(body(message), unknown)[0]?.account).toBeUndefined();
  expect(read(body(message), { ...account(), externalId: '9' })[0]?.account).toBe(metadata.phone_number_id);
  expect(read({ halo: 1 })).toMatchObject([{ kind: 'unsupported', unsupported: 'body' }]);
  expect(() => read({})).toThrow('nothing that was said');
  expect(() => read('bukan json')).toThrow('not JSON');
});

test.each([
  [130_429, { failure: 'rate', reason: 'rate_limited', retryAfterSeconds: 5 }],
  [131_056, { failure: 'rate', reason: 'rate_limited', retryAfterSeconds: 6 }],
  [131_047, { failure: 'policy', reason: 'window_closed' }],
  [131_026, { failure: 'permanent', reason: 'blocked_by_person' }],
  [131_031, { failure: 'policy', reason: 'account_restricted' }],
  [131_042, { failure: 'policy', reason: 'payment_due' }],
  [131_050, { failure: 'permanent', reason: 'person_stopped' }],
  [133_010, { failure: 'permanent', reason: 'number_not_registered' }],
  [137_000, { failure: 'permanent', reason: 'identity_changed' }],
  [0, { failure: 'reauth', reason: 'token_expired' }],
] as const)('the code %d is a certain refusal', async (code, expected) => {
  const item = first(await hear(() => city.whatsapp.say('halo', { username: 'a' })));
  city.whatsapp.refusals.push(code);
  expect(await whatsapp.reply(account(), answerTo(item), signal())).toEqual({ state: 'failed', ...expected });
  expect(city.sent).toEqual([]);
});

test.each([131_000, 131_016, 135_000, 100, 999_999])('the code %d leaves it unclear', async (code) => {
  const item = first(await hear(() => city.whatsapp.say('halo', { username: 'a' })));
  city.whatsapp.refusals.push(code);
  expect(await whatsapp.reply(account(), answerTo(item), signal())).toMatchObject({ state: 'unknown' });
});

test.each(['hang', 'drop', 'not_json', 'server_error', 'ok_with_error'] as const)(
  '%s is never taken for sent',
  async (trouble) => {
    const item = first(await hear(() => city.whatsapp.say('halo', { username: 'a' })));
    city.whatsapp.troubles.add('messages', trouble);
    const outcome = await whatsapp.reply(account(), answerTo(item), signal());
    expect(outcome.state).toBe(trouble === 'ok_with_error' ? 'failed' : 'unknown');
  },
);

test('a paused template makes room for the next one; without any left nothing is sent', async () => {
  const item = first(await hear(() => city.whatsapp.say('halo', { username: 'a' })));
  const late = answerTo(item, { lastInboundAt: new Date(Date.now() - 25 * hour), text: 'Sudah\n\nselesai' });
  city.whatsapp.numbers.templates.set('pertama', 'paused');
  const both = account({ templates: 'pertama, kabar_laporan' });
  expect(await whatsapp.reply(both, late, signal())).toMatchObject({ state: 'sent' });
  expect(city.sent.map((one) => [one.tag, one.text])).toEqual([['kabar_laporan', 'Sudah / selesai']]);
  const paused = await whatsapp.reply(account({ templates: 'pertama' }), late, signal());
  expect(paused).toMatchObject({ state: 'failed', reason: 'template_refused' });
  const none = await whatsapp.reply(account({ templates: '' }), late, signal());
  expect(none).toMatchObject({ state: 'failed', reason: 'window_closed' });
  expect(city.sent).toHaveLength(1);
});

test('the abilities say what is open, until when, and which templates remain', () => {
  const at = new Date('2026-11-24T03:00:00Z');
  const facts = { visibility: 'private' as const, firstInboundAt: at, lastInboundAt: at, privateRepliesSent: 0 };
  const later = (hours: number) => new Date(at.getTime() + hours * hour);
  const settings = { templates: 'kabar_laporan,lain' };
  expect(whatsapp.abilities({ ...facts, now: later(1), settings })).toEqual({
    public: { allowed: false, reason: 'not_offered' },
    private: { allowed: true, until: later(24), maxLength: 4_096, unit: 'characters' },
  });
  expect(whatsapp.abilities({ ...facts, now: later(24), settings }).private).toEqual({
    allowed: true,
    maxLength: 900,
    unit: 'characters',
    templates: ['kabar_laporan', 'lain'],
  });
  expect(whatsapp.abilities({ ...facts, now: later(24) }).private).toEqual({ allowed: false, reason: 'window_closed' });
});

test('media comes in two calls with our token, which goes to no other host', async () => {
  const bytes = Buffer.from('gambar');
  const item = first(await hear(() => city.whatsapp.sayPicture('lubang', { username: 'a' }, bytes)));
  const [attachment] = item.attachments;
  if (!attachment) throw new Error('no attachment');
  const got = await whatsapp.download?.(account(), attachment, 1_000, signal());
  expect(Buffer.from(got ?? []).toString()).toBe('gambar');
  await expect(whatsapp.download?.(account(), attachment, 3, signal())).rejects.toThrow('media_too_big');
  city.whatsapp.numbers.media.clear();
  await expect(whatsapp.download?.(account(), attachment, 1_000, signal())).rejects.toThrow('media_gone');
});

test('the check names the number, and says when its token is dead or its id missing', async () => {
  const given = city.whatsapp.account();
  // The token of a system user has no end.
  expect(await whatsapp.check(account(), signal())).toEqual({
    ok: true,
    settings: {},
    externalId: given.externalId,
    name: 'Kota Latihan · +62215550000',
  });
  expect(await whatsapp.check({ ...account(), externalId: '' }, signal())).toMatchObject({
    reason: 'settings_missing',
  });
  const dead = account();
  city.whatsapp.expireToken();
  expect(await whatsapp.check(dead, signal())).toMatchObject({ ok: false, failure: 'reauth' });
});

test('what WhatsApp does not offer is not there: no list of messages, no posts', () => {
  expect([whatsapp.poll, whatsapp.find, whatsapp.publish, whatsapp.measure]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('consent gives the token of a system user and names the numbers and whose they are', async () => {
  const { login } = city.whatsapp;
  const given = city.whatsapp.account();
  const app = {
    network: 'whatsapp',
    clientId: login.clientId,
    clientSecret: given.secrets.app_secret ?? '',
    settings: { base_url: given.settings.base_url ?? '', config_id: login.configId },
  };
  const redirectUri = 'http://localhost/desk/kanal/izin';
  const url = whatsapp.oauth?.authorizeUrl(app, { state: 's1', redirectUri, codeChallenge: 'x' });
  expect([url?.searchParams.get('state'), url?.searchParams.get('scope')]).toEqual(['s1', null]);
  const agreed = await fetch(url ?? '', { redirect: 'manual' });
  const code = new URL(agreed.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const answer = { code, codeVerifier: 'v', redirectUri };
  const granted = await whatsapp.oauth?.exchange(app, answer, new Date(), signal());
  expect(granted).toMatchObject([
    { externalId: given.externalId, name: 'Kota Latihan · +62215550000', secrets: { access_token: 'akses-latihan-1' } },
  ]);
  const settings = granted?.[0]?.settings ?? {};
  expect(settings.waba_id).toBe(city.whatsapp.numbers.wabaId);
  expect(whatsapp.expiries?.({ ...account(), settings })).toEqual([]);
  await expect(whatsapp.oauth?.exchange(app, answer, new Date(), signal())).rejects.toThrow();
});

test('without a configuration the rights are asked by name', () => {
  const app = { network: 'whatsapp', clientId: '1', clientSecret: 's', settings: {} };
  const ask = { state: 's1', redirectUri: 'https://kota.example/izin', codeChallenge: 'x' };
  const url = whatsapp.oauth?.authorizeUrl(app, ask);
  expect(url?.host).toBe('www.facebook.com');
  expect(url?.searchParams.get('scope')).toBe('whatsapp_business_management,whatsapp_business_messaging');
});
