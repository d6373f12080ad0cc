import { afterEach, beforeEach, expect, test } from 'vitest';
import type { App } from '#src/app.ts';
import { type CityData, hasCity, hasOperator, makeSetupLink, NotAllowed, setUpCity } from '#src/people/index.ts';
import { anEmptyApp, smallCity as city, goodPassword, tokenOf } from './people-world.ts';

let now = new Date('2026-11-24T05:00:00Z');
let app: App;
let drop: () => Promise<void>;
beforeEach(async () => {
  now = new Date('2026-11-24T05:00:00Z');
  ({ app, drop } = await anEmptyApp({ now: () => now }));
});
afterEach(() => drop());

const system = { kind: 'system' } as const;
const stranger = { kind: 'resident' } as const;
const operator = {
  cityName: 'Kota Contoh',
  name: 'Oki',
  email: 'oki@kota.example',
  password: goodPassword,
  repeated: goodPassword,
};
const link = async () => tokenOf(await makeSetupLink(app, system));
const setUp = (token: string, change: { data?: Partial<CityData>; operator?: Partial<typeof operator> } = {}) =>
  setUpCity(app, stranger, {
    token,
    language: 'en',
    operator: { ...operator, ...change.operator },
    data: { ...city, ...change.data },
  });
const counts = async () => ({
  city: await hasCity(app.db),
  operator: await hasOperator(app.db),
  agencies: (await app.db.selectFrom('agencies').select('code').execute()).length,
});
const nothing = { city: false, operator: false, agencies: 0 };

test('the first set-up loads the city whole and makes its operator', async () => {
  expect(await setUp(await link())).toMatchObject({ ok: true });
  const row = await app.db.selectFrom('city').selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({ code: 'kota-contoh', name: 'Kota Contoh', time_zone: 'Asia/Makassar', language: 'en' });
  expect(row.tables).toEqual({ roads: [1] });
  const topics = await app.db
    .selectFrom('topics as t')
    .leftJoin('agencies as a', 'a.id', 't.agency_id')
    .select(['t.code', 'a.code as agency'])
    .orderBy('t.code')
    .execute();
  expect(topics).toEqual([
    { code: 'lain', agency: null },
    { code: 'sampah', agency: 'DLH' },
  ]);
  const merged = await app.db
    .selectFrom('agencies as a')
    .innerJoin('agencies as s', 's.id', 'a.successor_id')
    .select(['a.code', 'a.starts_on', 'a.ends_on', 's.code as successor'])
    .execute();
  expect(merged).toEqual([{ code: 'DKP', starts_on: '2000-01-01', ends_on: '2016-12-31', successor: 'DLH' }]);
  const areas = await app.db.selectFrom('areas').select(['code', 'parent_code']).orderBy('code').execute();
  expect(areas).toEqual([
    { code: '1', parent_code: null },
    { code: '1.1', parent_code: '1' },
  ]);
  const rules = [
    await app.db.selectFrom('working_calendars').select(['version', 'data']).execute(),
    await app.db.selectFrom('sla_policies').select(['version', 'data']).execute(),
  ];
  expect(rules).toEqual([[{ version: 1, data: { weekly: 'c' } }], [{ version: 1, data: ['p'] }]]);
});

test('a link works once, and afterwards there are no more links', async () => {
  const token = await link();
  expect(await setUp(token)).toMatchObject({ ok: true });
  expect(await setUp(token)).toEqual({ ok: false, reason: 'link_used' });
  expect(await makeSetupLink(app, system)).toEqual({ ok: false, reason: 'already_set_up' });
});

test('of eight who press the button at once, one sets the city up', async () => {
  const token = await link();
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, (_, i) => setUp(token, { operator: { email: `o${i}@kota.example` } })),
  );
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(await counts()).toEqual({ city: true, operator: true, agencies: 3 });
});

test('a new start makes a new link and ends the old one', async () => {
  const old = await link();
  const fresh = await link();
  expect(await setUp(old)).toEqual({ ok: false, reason: 'link_expired' });
  expect(await setUp(fresh)).toMatchObject({ ok: true });
});

test('a link is good for 24 hours', async () => {
  const token = await link();
  now = new Date(now.getTime() + 24 * 3_600_000);
  expect(await setUp(token)).toEqual({ ok: false, reason: 'link_expired' });
  expect(await counts()).toEqual(nothing);
});

test('a made-up link opens nothing', async () => {
  await link();
  expect(await setUp('A'.repeat(43))).toEqual({ ok: false, reason: 'link_unknown' });
  expect(await counts()).toEqual(nothing);
});

test('only the server itself makes the link', () => {
  expect(() => makeSetupLink(app, stranger)).toThrow(NotAllowed);
});

test.each([
  ['a weak password', { operator: { password: 'tangerang2026', repeated: 'tangerang2026' } }, 'too_common'],
  ['two different passwords', { operator: { repeated: 'lain sekali ini' } }, 'not_repeated'],
  ['an agency twice', { data: { agencies: [...city.agencies, ...city.agencies] } }, 'code_twice'],
])('%s leaves nothing behind, and the link still works', async (_, change, reason) => {
  const token = await link();
  expect(await setUp(token, change)).toMatchObject({ ok: false, reason });
  expect(await counts()).toEqual(nothing);
  expect(await setUp(token)).toMatchObject({ ok: true });
});

test('a failure half-way leaves nothing behind', async () => {
  const token = await link();
  const unknownKind = [{ code: 'DLH', name: 'D', shortName: 'D', kind: 'dinas' as 'opd' }];
  await expect(setUp(token, { data: { agencies: unknownKind, topics: [] } })).rejects.toThrow();
  expect(await counts()).toEqual(nothing);
  expect(await setUp(token)).toMatchObject({ ok: true });
});
