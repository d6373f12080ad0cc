import { afterAll, beforeAll, expect, test } from 'vitest';
import { hideReport } from '#src/inbox/commands/hide-report.ts';
import { answerReport, closeReport, handOnReport } from '#src/inbox/index.ts';
import { type Format, type Open311World, open311World } from './open311-world.ts';
import { agencyId, aKey, aReport } from './support/reports.ts';
import { aStaff } from './support/world.ts';

let world: Open311World;
beforeAll(async () => {
  world = await open311World();
});
afterAll(() => world?.drop());

const formats: Format[] = ['xml', 'json'];
const codeOf = async (id: number) => {
  const row = await world.app.db.selectFrom('reports').select('code').where('id', '=', id).executeTakeFirstOrThrow();
  return row.code;
};
const lamp = {
  service_code: 'penerangan-jalan',
  description: 'Lampu di depan <SDN 3> mati & gelap',
  address_string: 'depan SDN Karawaci 3',
};

test.each(formats)('discovery, services and a definition are open to all (%s)', async (format) => {
  const discovery = await world.ask(`discovery.${format}`, {});
  expect(discovery.text).toContain('http://wiki.open311.org/GeoReport_v2');
  expect(discovery.text).toContain('https://mimin.example/open311/v2');
  const services = await world.ask(`services.${format}`, {});
  const light = services.entries.find((one) => one.service_code === 'penerangan-jalan');
  expect(light).toMatchObject({ service_name: 'Penerangan jalan (PJU)', type: 'realtime' });
  expect(String(light?.metadata)).toBe('true');
  const definition = await world.ask(`services/penerangan-jalan.${format}`, {});
  const attributes = definition.entries[0]?.attributes as Record<string, unknown>[];
  expect(attributes.map((one) => one.code)).toEqual(['KELURAHAN', 'PRIVASI']);
  expect(attributes[0]?.values).toHaveLength(104);
});

test('names are told in English to who asks for English', async () => {
  const told = await world.get('services.json', {}, { 'accept-language': 'en' });
  expect(told.entries.find((one) => one.service_code === 'penerangan-jalan')?.service_name).toBe('Street lights');
});

test.each(formats)('a request is taken in, is a report at once, and can be read back (%s)', async (format) => {
  const fields = {
    ...lamp,
    description: `${lamp.description} ${format}`,
    lat: '-6.178',
    long: '106.631',
    first_name: 'Siti',
    last_name: 'Rahasia',
    email: 'siti@contoh.id',
    phone: '081299998888',
    'attribute[KELURAHAN]': '36.71.01.1001',
    'attribute[JUMLAH]': '3 lampu',
  };
  const told = await world.post(`requests.${format}`, fields);
  expect(told.status).toBe(200);
  const id = String(told.entries[0]?.service_request_id);
  expect(told.entries[0]?.service_notice).toBe(`Lacak aduan ini di https://mimin.example/lacak/${id}`);
  const report = await world.app.db
    .selectFrom('reports')
    .leftJoin('topics', 'topics.id', 'reports.topic_id')
    .leftJoin('agencies', 'agencies.id', 'reports.agency_id')
    .select(['topics.code as topic', 'agencies.code as agency', 'kelurahan_code', 'latitude', 'place_text'])
    .where('reports.code', '=', id)
    .executeTakeFirstOrThrow();
  expect(report).toEqual({
    topic: 'penerangan-jalan',
    agency: 'DISHUB',
    kelurahan_code: '36.71.01.1001',
    latitude: -6.178,
    place_text: 'depan SDN Karawaci 3',
  });
  const shown = await world.get(`requests/${id}.${format}`);
  expect(shown.entries).toHaveLength(1);
  expect(shown.entries[0]).toMatchObject({
    service_request_id: id,
    status: 'open',
    status_notes: 'Perlu dikerjakan [open]',
    service_code: 'penerangan-jalan',
    description: `Lampu di depan <SDN 3> mati & gelap ${format}\nJUMLAH: 3 lampu`,
    agency_responsible: 'Dinas Perhubungan',
    requested_datetime: expect.stringMatching(/\+07:00$/),
    updated_datetime: expect.stringMatching(/\+07:00$/),
    expected_datetime: expect.stringMatching(/\+07:00$/),
  });
  expect(Number(shown.entries[0]?.lat)).toBe(-6.178);
  for (const secret of ['Siti', 'siti@contoh.id', '081299998888']) expect(shown.text).not.toContain(secret);
  expect((await world.get(`tokens/${id}.${format}`)).entries).toEqual([{ service_request_id: id, token: id }]);
});

test('the same form again, in the other format too and twenty times at once, is one report; other words are another', async () => {
  const fields = { ...lamp, description: 'Lampu mati sekali saja' };
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => world.post(`requests.${formats[i % 2]}`, fields)),
  );
  expect(new Set(answers.map((one) => `${one.status} ${one.entries[0]?.service_request_id}`)).size).toBe(1);
  const other = await world.post('requests.xml', { ...fields, description: 'Lampu mati yang lain' });
  expect(other.entries[0]?.service_request_id).not.toBe(answers[0]?.entries[0]?.service_request_id);
  const key = { 'idempotency-key': 'kunci-yang-sama' };
  const first = await world.post('requests.xml', fields, key);
  expect(first.entries[0]?.service_request_id).not.toBe(answers[0]?.entries[0]?.service_request_id);
  expect((await world.post('requests.xml', { ...fields, description: 'lain' }, key)).status).toBe(409);
});

test.each([
  ['no service', { description: 'a', address_string: 'b' }, 400, 'service_code'],
  ['an unknown service', { ...lamp, service_code: 'tidak-ada' }, 404, 'service_code'],
  ['no place', { service_code: 'penerangan-jalan', description: 'a' }, 400, 'address_string'],
  ['half a position', { ...lamp, lat: '-6.1' }, 400, 'long'],
  ['a position that is none', { ...lamp, lat: '-96.1', long: '106' }, 400, 'lat'],
  ['words that are too long', { ...lamp, description: 'a'.repeat(4_001) }, 400, 'description'],
  ['an address of mail that is none', { ...lamp, email: 'bukan' }, 400, 'email'],
  ['a kelurahan that is none', { ...lamp, 'attribute[KELURAHAN]': '99' }, 400, 'attribute[KELURAHAN]'],
  ['a picture that is no address', { ...lamp, media_url: 'file:///etc/passwd' }, 400, 'media_url'],
  ['another jurisdiction', { ...lamp, jurisdiction_id: 'kota-lain' }, 404, 'jurisdiction_id'],
] as [string, Record<string, string>, number, string][])(
  '%s is refused in both formats',
  async (_, fields, status, word) => {
    for (const format of formats) {
      const told = await world.post(`requests.${format}`, fields);
      expect([told.status, told.kind]).toEqual([status, 'errors']);
      expect(String(told.entries[0]?.code)).toBe(String(status));
      expect(told.text).toContain(word);
      expect(told.headers.get('content-type')).toContain(format);
    }
  },
);

test('two wrong fields are two errors', async () => {
  const told = await world.post('requests.json', { ...lamp, email: 'bukan', phone: 'x' });
  expect(told.entries).toHaveLength(2);
});

test.each(formats)('a missing, wrong, ended or too small key is refused with 403 (%s)', async (format) => {
  const reader = await world.token(null, ['reports:read']);
  const writer = await world.token(null, ['reports:write']);
  const asked = [
    world.ask(`requests.${format}`, {}),
    world.get(`requests.${format}`, { api_key: 'salah' }),
    world.get(`requests.${format}`, { api_key: writer }),
    world.post(`requests.${format}`, { ...lamp, api_key: '' }),
    world.post(`requests.${format}`, { ...lamp, api_key: reader }),
  ];
  for (const told of await Promise.all(asked)) expect([told.status, told.kind]).toEqual([403, 'errors']);
  expect((await world.ask(`requests.${format}`, { headers: { authorization: `Bearer ${reader}` } })).status).toBe(200);
  expect((await world.get(`tokens/TIDAKADA00.${format}`, { api_key: writer })).status).toBe(404);
});

test.each([
  ['POST', 'services.xml', 405],
  ['DELETE', 'requests.json', 405],
  ['PUT', 'requests/7K2M9QX4TB.xml', 405],
  ['GET', 'nothing.json', 404],
  ['GET', 'requests', 404],
  ['GET', 'requests.csv', 404],
  ['GET', 'services/tidak-ada.xml', 404],
  ['GET', 'services/%ff.xml', 404],
])('%s %s answers %i as an error document', async (method, path, status) => {
  const told = await world.ask(path, { method, ...(method === 'POST' ? { body: new URLSearchParams() } : {}) });
  expect([told.status, told.kind]).toEqual([status, 'errors']);
  if (status === 405) expect(told.headers.get('allow')).toContain('GET');
});

test.each([
  ['JSON', 'application/json', '{}'],
  ['no UTF-8', 'application/x-www-form-urlencoded', new Uint8Array([0x61, 0x3d, 0xff])],
  ['no UTF-8 behind a percent', 'application/x-www-form-urlencoded', 'description=%ff'],
  ['far too much', 'application/x-www-form-urlencoded', `description=${'a'.repeat(300_000)}`],
])('a body that is %s is refused', async (_, type, body) => {
  const told = await world.ask('requests.xml', { method: 'POST', headers: { 'content-type': type }, body });
  expect([told.status, told.kind]).toEqual([400, 'errors']);
});

test('secret, anonymous, hidden, suspect and empty talk never go out, not even by their number', async () => {
  const { app } = world;
  const hidden = await aReport(app, { agency: 'DISHUB' });
  await hideReport(app, await aStaff(app, world.operator, 'coordinator'), { reportId: hidden, reason: 'Ganda.' });
  const suspect = await aReport(app, { agency: 'DISHUB' });
  await app.db.updateTable('reports').set({ suspect: true }).where('id', '=', suspect).execute();
  const ids = [
    await aReport(app, { agency: 'DISHUB', privacy: 'secret' }),
    await aReport(app, { agency: 'DISHUB', privacy: 'anonymous' }),
    await aReport(app, { text: 'halo min apa kabar' }),
    hidden,
    suspect,
  ];
  const open = await codeOf(await aReport(app, { agency: 'DISHUB' }));
  const codes = await Promise.all(ids.map(codeOf));
  const list = await world.get('requests.json', { page_size: '1000' });
  const byNumber = await world.get('requests.json', { service_request_id: [...codes, open].join(',') });
  expect(list.entries.map((one) => one.service_request_id)).toContain(open);
  expect(byNumber.entries.map((one) => one.service_request_id)).toEqual([open]);
  for (const code of codes) {
    expect(list.text).not.toContain(code);
    expect((await world.get(`requests/${code}.xml`)).status).toBe(404);
  }
  const updates = await world.get('servicerequestupdates.json');
  for (const code of codes) expect(updates.text).not.toContain(code);
});

test('personal data in the words is masked, the writer’s own name too', async () => {
  const text = 'lampu jalan mati dpn sdn karawaci 3, hubungi saya Siti Warga di 081234567890, NIK 3671012345678901';
  const told = await world.get(`requests/${await codeOf(await aReport(world.app, { text }))}.xml`);
  expect(told.entries[0]?.description).toContain('lampu jalan mati');
  for (const secret of ['Siti Warga', '081234567890', '3671012345678901']) expect(told.text).not.toContain(secret);
});

test('a token of an agency reads that agency’s reports only', async () => {
  const dlh = await world.token('DLH');
  const waste = await codeOf(await aReport(world.app, { agency: 'DLH' }));
  const light = await codeOf(await aReport(world.app, { agency: 'DISHUB' }));
  const list = await world.get('requests.json', { api_key: dlh });
  const codes = list.entries.map((one) => one.service_request_id);
  expect([codes.includes(waste), codes.includes(light)]).toEqual([true, false]);
  expect((await world.get(`requests/${light}.json`, { api_key: dlh })).status).toBe(404);
});

test('filters by service, status, dates and change, and pages that meet', async () => {
  const { app, operator } = world;
  const coordinator = await aStaff(app, operator, 'coordinator');
  const old = await aReport(app, { agency: 'DISHUB', at: new Date(Date.now() - 30 * 86_400_000) });
  const closed = await aReport(app, { agency: 'DISHUB' });
  const answer = { visibility: 'private', text: 'Ini jalan provinsi.', key: aKey(), asks: false } as const;
  await answerReport(app, coordinator, { ...answer, reportId: closed });
  await closeReport(app, coordinator, { reportId: closed, as: 'outside', reason: 'Bukan kota.' });
  const code = await codeOf(closed);
  const codes = async (query: Record<string, string>) =>
    (await world.get('requests.json', query)).entries.map((one) => String(one.service_request_id));
  expect(await codes({ status: 'closed' })).toContain(code);
  expect(await codes({ status: 'open' })).not.toContain(code);
  expect(await codes({ service_code: 'tidak-ada' })).toEqual([]);
  expect(await codes({ service_code: 'penerangan-jalan' })).toContain(code);
  const week = new Date(Date.now() - 7 * 86_400_000).toISOString();
  expect(await codes({ start_date: week })).not.toContain(await codeOf(old));
  expect(await codes({ end_date: week })).toEqual([await codeOf(old)]);
  const moment = new Date();
  await handOnReport(app, coordinator, {
    reportId: old,
    toAgencyId: await agencyId(world, 'DPUPR'),
    reason: 'Bukan kami.',
  });
  expect(await codes({ updated_after: moment.toISOString() })).toEqual([await codeOf(old)]);
  expect(await codes({ updated_after: new Date(Date.now() + 60_000).toISOString() })).toEqual([]);
  const all = await codes({});
  const pages = [await codes({ page: '1', page_size: '3' }), await codes({ page: '2', page_size: '3' })];
  expect(pages.flat()).toEqual(all.slice(0, 6));
  const shown = await world.get(`requests/${code}.json`, { extensions: 'true' });
  expect(shown.entries[0]).toMatchObject({
    status: 'closed',
    status_notes: 'Ditutup: di luar kewenangan kota [closed]',
    extended_attributes: { status: 'closed', kind: 'complaint' },
  });
  const updates = await world.get('servicerequestupdates.xml', { service_request_id: code });
  expect(updates.entries.map((one) => [one.status, one.description])).toContainEqual(['closed', 'Ditutup']);
});
