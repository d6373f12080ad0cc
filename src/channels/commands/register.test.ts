import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { endStaff, NotAllowed, type StaffActor, transferStaff } from '#src/people/index.ts';
import { readCsv } from '#src/shared/read-csv.ts';
import { agencyId } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { writeAccountsCsv } from '../domain/account-csv.ts';
import { readAccountForm } from '../domain/account-form.ts';
import type { AccountValues } from '../domain/account-values.ts';
import { type ChannelNews, onChannelNews } from '../events.ts';
import { handOverAccountsWhenStaffLeave, listHandovers } from '../store/account-handovers.ts';
import { listKnownAccounts, readDirectory } from '../store/account-rows.ts';
import { putChannel } from '../store/accounts.ts';
import { cellsOf, listAccounts } from '../store/official-accounts.ts';
import { importAccounts, previewImport } from './import-accounts.ts';
import { saveAccount } from './save-account.ts';
import { settleHandover } from './settle-handover.ts';

let world: World;
let rina: StaffActor;
let head: StaffActor;
let mimin: StaffActor;
let dishub: number;
let dlh: number;
const news: ChannelNews[] = [];
const now = new Date('2026-11-24T03:00:00Z');
beforeAll(async () => {
  world = await aWorld({ now: () => now });
  handOverAccountsWhenStaffLeave();
  onChannelNews(async (_, one) => void news.push(one));
  rina = await aStaff(world.app, world.operator, 'coordinator', undefined, {
    name: 'Rina Marlina',
    email: 'rina@kota.example',
  });
  head = await aStaff(world.app, world.operator, 'head', 'DISHUB');
  mimin = await aStaff(world.app, world.operator, 'mimin', 'DISHUB', {
    name: 'Joko Susilo',
    email: 'joko@kota.example',
  });
  dishub = await agencyId(world, 'DISHUB');
  dlh = await agencyId(world, 'DLH');
});
afterAll(() => world?.drop());
afterEach(async () => {
  await world.app.pool.query('delete from official_accounts');
  await world.app.pool.query(`delete from channels where network not in ('web', 'counter')`);
  news.length = 0;
});

const bring = (csv: string) => importAccounts(world.app, rina, { csv });
const all = () => listAccounts(world.app.db, {}, now);
const connect = (name: string, externalId = '900', more: object = {}) =>
  world.app.db.transaction().execute((tx) =>
    putChannel(world.app, tx, {
      network: 'instagram',
      externalId,
      name,
      agencyId: null,
      settings: {},
      secrets: {},
      ...more,
    }),
  );

const list = `jejaring;akun;OPD;Penanggung Jawab;pengelola;Status;postingan terakhir;Keterangan
IG;@DishubKota;DISHUB;joko@kota.example;Rina Marlina | Budi Santoso, S.Kom.;aktif;17/08/2026;"lama; tapi jalan"
Twitter;https://twitter.com/dlhkota;Dinas Lingkungan Hidup;Pak Udin;;tidak aktif;;
Situs;https://www.dishub.kota.example/;dishub;;;;2026-11-01;
;https://www.facebook.com/pemkot;Pemkot;;;;;
`;

test('a list as agencies write it becomes the register: spellings, semicolons, links and people', async () => {
  expect(await bring(list)).toEqual({ ok: true, added: 4, changed: 0, same: 0, refused: 0 });
  const accounts = await all();
  expect(accounts.map((one) => [one.network, one.handle, one.agencyId, one.state])).toEqual([
    ['facebook', 'pemkot', null, 'active'],
    ['x', 'dlhkota', dlh, 'dormant'],
    ['instagram', 'dishubkota', dishub, 'active'],
    ['website', 'dishub.kota.example', dishub, 'active'],
  ]);
  const instagram = accounts.find((one) => one.network === 'instagram');
  expect(instagram).toMatchObject({
    owner: { staffId: mimin.staffId, name: 'Joko Susilo' },
    admins: [
      { staffId: null, name: 'Budi Santoso, S.Kom.' },
      { staffId: rina.staffId, name: 'Rina Marlina' },
    ],
    note: 'lama; tapi jalan',
    source: 'import',
    channelId: null,
  });
  // Since 17 August, midnight in the city.
  expect(instagram?.silentDays).toBe(99);
  expect(accounts.find((one) => one.network === 'facebook')?.silentDays).toBeNull();
});

test.each([
  ['as it is', list],
  ['with the mark of Excel and its line ends', `\uFEFF${list.replaceAll('\n', '\r\n')}`],
  ['with the separator in a line of its own', `sep=;\n${list}`],
  [
    'with handles spelt otherwise',
    list.replace('@DishubKota', ' instagram.com/dishubkota/ ').replace('twitter.com', 'x.com'),
  ],
])('the same list %s again changes nothing', async (_, again) => {
  await bring(list);
  const before = await all();
  expect(await bring(again)).toEqual({ ok: true, added: 0, changed: 0, same: 4, refused: 0 });
  expect(await all()).toEqual(before);
});

test('what is exported can be read back and changes nothing, also what looks like a formula', async () => {
  await bring(list);
  await saveAccount(world.app, rina, {
    version: 0,
    values: {
      ...aValues,
      handle: 'dishub.lain',
      name: '=HYPERLINK("http://jahat.example")',
      note: '@catatan\nbaris dua',
      owner: { staffId: null, name: '+62 Budi' },
    },
  });
  const accounts = await all();
  const csv = writeAccountsCsv(accounts.map((one) => cellsOf(one, 'Asia/Jakarta')));
  for (const { cells } of readCsv(csv).rows) {
    for (const cell of Object.values(cells)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  }
  expect(await bring(csv)).toEqual({ ok: true, added: 0, changed: 0, same: 5, refused: 0 });
  expect(await all()).toEqual(accounts);
});

test('each row that cannot be taken is named with its line and why, and keeps no other from being taken', async () => {
  const csv = `jejaring,akun,opd,keadaan,kiriman_terakhir,catatan
MySpace,@lama,DISHUB,,,
instagram,https://www.tiktok.com/@dishub,DISHUB,,,
instagram,@benar,DISHUB,,,
instagram,@benar,DISHUB,,,
instagram,@lain,DINAS ENTAH,gila,31/02/2026,
instagram,@besok,DISHUB,,2027-01-01,
instagram,,DISHUB,,,
,@tanpa_jejaring,DISHUB,,,
instagram,@terlalu,banyak,kolom,di,sini,saja
`;
  const preview = await previewImport(world.app, rina, { csv });
  if (!preview.ok) throw new Error(preview.reason);
  expect(preview.preview.problems.map((one) => [one.line, one.column, one.reason, one.says])).toEqual([
    [10, null, 'cells', expect.stringContaining('7 kolom')],
    [2, 'jejaring', 'unknown_network', 'MySpace'],
    [3, 'akun', 'wrong_network', 'https://www.tiktok.com/@dishub'],
    [5, 'akun', 'twice', '4'],
    [6, 'opd', 'unknown_agency', 'DINAS ENTAH'],
    [6, 'keadaan', 'unknown_state', 'gila'],
    [6, 'kiriman_terakhir', 'no_day', '31/02/2026'],
    [7, 'kiriman_terakhir', 'future', '2027-01-01'],
    [8, 'tautan', 'empty', ''],
    [9, 'jejaring', 'no_network', ''],
  ]);
  expect(await all()).toEqual([]);
  expect(await bring(csv)).toMatchObject({ added: 1, refused: 8 });
  expect((await all()).map((one) => one.handle)).toEqual(['benar']);
});

test('a changed row changes only what its cells say', async () => {
  await bring(list);
  const changed = await bring('network,handle,owner,note\nig,dishubkota,,Sandi di brankas\n');
  expect(changed).toMatchObject({ added: 0, changed: 1 });
  expect((await all()).find((one) => one.network === 'instagram')).toMatchObject({
    owner: { name: 'Joko Susilo' },
    note: 'Sandi di brankas',
    agencyId: dishub,
  });
});

test.each([
  ['', 'empty'],
  ['jejaring,opd\nig,DISHUB\n', 'no_columns'],
])('a file that is no list is refused as a whole: %j', async (csv, reason) => {
  expect(await bring(csv)).toMatchObject({ ok: false, reason });
});

const aValues: AccountValues = {
  network: 'instagram',
  handle: 'dishubkota',
  url: null,
  name: null,
  agencyId: null,
  state: 'active',
  note: null,
  lastPostOn: null,
  lastAnswerOn: null,
  owner: null,
  admins: [],
};

test('connecting an account that is listed already keeps who holds it, and one that is not is listed by itself', async () => {
  await bring(list);
  const id = await connect('DishubKota');
  await connect('akunbaru', '901');
  const accounts = await all();
  expect(accounts).toHaveLength(5);
  expect(accounts.find((one) => one.handle === 'dishubkota')).toMatchObject({
    channelId: id,
    channelState: 'connected',
    owner: { name: 'Joko Susilo' },
    agencyId: dishub,
  });
  expect(accounts.find((one) => one.handle === 'akunbaru')).toMatchObject({ source: 'channel' });
  await connect('DishubKota');
  expect(await all()).toHaveLength(5);
});

test('a connected account listed under another name becomes one with it when its name is put right', async () => {
  await bring(list);
  const channelId = await connect('Dinas Perhubungan Kota');
  const wrong = (await all()).find((one) => one.channelId === channelId);
  const joined = await saveAccount(world.app, rina, {
    id: wrong?.id,
    version: wrong?.version ?? 0,
    values: aValues,
  });
  expect(joined.ok).toBe(true);
  const accounts = await all();
  expect(accounts).toHaveLength(4);
  expect(accounts.find((one) => one.handle === 'dishubkota')).toMatchObject({
    channelId,
    owner: { name: 'Joko Susilo' },
  });
});

test('an answer by a person shows as the account’s last answer; a receipt does not', async () => {
  const channelId = await connect('dishubkota');
  await world.app.pool.query(`
    insert into identities (channel_id, external_id) values (${channelId}, 'x');
    insert into reports (code, kind, status, urgency, channel_id, title, triage, clocks, opened_at, last_message_at)
      values ('UJI0000001', 'complaint', 'open', 'medium', ${channelId}, 'x', '{}', '{}', now(), now());
    insert into conversations (channel_id, external_id, identity_id, visibility, reply_to, first_inbound_at, last_inbound_at)
      select ${channelId}, 'c', id, 'private', '{}', now(), now() from identities where external_id = 'x';
    insert into outbox (key, report_id, conversation_id, channel_id, visibility, text, state, automatic, ended_at)
      select k, r.id, c.id, ${channelId}, 'private', 'x', 'sent', automatic, at
        from (values ('k1', false, '2026-11-20T03:00:00Z'::timestamptz), ('k2', true, '2026-11-23T03:00:00Z')) v (k, automatic, at),
             reports r, conversations c where r.code = 'UJI0000001' and c.channel_id = ${channelId}`);
  const [account] = await all();
  expect(account).toMatchObject({ lastAnswerAt: expect.stringContaining('2026-11-20'), silentDays: 4 });
  expect(await listAccounts(world.app.db, { silentDays: 5 }, now)).toEqual([]);
  expect(await listAccounts(world.app.db, { silentDays: 3 }, now)).toHaveLength(1);
  await world.app.pool.query(
    'delete from outbox; delete from conversations; delete from reports; delete from identities',
  );
});

test('the list is narrowed by what one asks for', async () => {
  await bring(list);
  const names = async (filter: Parameters<typeof listAccounts>[1]) =>
    (await listAccounts(world.app.db, filter, now)).map((one) => one.handle);
  expect(await names({ network: 'x' })).toEqual(['dlhkota']);
  expect(await names({ agencyId: 0 })).toEqual(['pemkot']);
  expect(await names({ agencyId: dishub })).toEqual(['dishubkota', 'dishub.kota.example']);
  expect(await names({ state: 'dormant' })).toEqual(['dlhkota']);
  expect(await names({ connected: 'yes' })).toEqual([]);
  expect(await names({ text: 'joko' })).toEqual(['dishubkota']);
  expect(await names({ text: '%' })).toEqual([]);
  expect(await names({ silentDays: 30 })).toEqual(['pemkot', 'dlhkota', 'dishubkota']);
});

async function held(by: StaffActor, more: Partial<AccountValues> = {}): Promise<number> {
  const owner = { staffId: by.staffId, name: by.name };
  const saved = await saveAccount(world.app, rina, {
    version: 0,
    values: { ...aValues, agencyId: dishub, owner, ...more },
  });
  if (!saved.ok) throw new Error(saved.reason);
  return saved.id;
}

test('whoever leaves hands their accounts over step by step, and the coordinators are told', async () => {
  const leaver = await aStaff(world.app, world.operator, 'mimin', 'DISHUB', {
    name: 'Budi Pergi',
    email: 'budi@kota.example',
  });
  const account = await held(leaver);
  await held(leaver, { network: 'x', state: 'ended' });
  await endStaff(world.app, world.operator, { staffId: leaver.staffId });
  const open = await listHandovers(world.app.db);
  expect(open).toMatchObject([
    { accountId: account, name: 'Budi Pergi', part: 'owner', because: 'left', connected: false },
  ]);
  expect(news).toMatchObject([
    { kind: 'account_handover', path: '/desk/akun/serah-terima', detail: { person: 'Budi Pergi' } },
  ]);
  const id = open[0]?.id ?? 0;
  for (const step of ['password', 'admin'] as const) {
    expect(await settleHandover(world.app, rina, { id, step, done: true })).toEqual({ ok: true });
  }
  expect(await listHandovers(world.app.db)).toHaveLength(1);
  const [before] = await listAccounts(world.app.db, { id: account }, now);
  const owner = { staffId: mimin.staffId, name: mimin.name };
  await saveAccount(world.app, rina, {
    id: account,
    version: before?.version ?? 0,
    values: { ...aValues, agencyId: dishub, owner },
  });
  expect(await listHandovers(world.app.db)).toEqual([]);
});

test('saving or importing an account of somebody who left does not make their name a new holder', async () => {
  const leaver = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
  const id = await held(leaver);
  await endStaff(world.app, world.operator, { staffId: leaver.staffId });
  const [known] = await listKnownAccounts(world.app.db, id);
  const typed: Record<string, string> = {
    ...{ network: 'instagram', handle: 'dishubkota', agencyId: String(dishub), state: 'active', note: 'Baru' },
    owner: leaver.name,
  };
  const read = readAccountForm((name) => typed[name] ?? '', await readDirectory(world.app.db), '2026-11-24', known);
  if (!read.ok) throw new Error(read.reason);
  await saveAccount(world.app, rina, { id, version: known?.version ?? 0, values: read.values });
  expect(await bring(`jejaring,akun,pemilik\nig,dishubkota,${leaver.name}\n`)).toMatchObject({ same: 1 });
  expect(await listHandovers(world.app.db)).toMatchObject([{ accountId: id, holderAt: null }]);
});

test('whoever moves keeps no account of the agency left behind, but those of the agency they come to', async () => {
  const mover = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
  const left = await held(mover);
  await held(mover, { network: 'x', agencyId: dlh });
  await transferStaff(world.app, world.operator, { staffId: mover.staffId, agencyId: dlh });
  expect(await listHandovers(world.app.db)).toMatchObject([{ accountId: left, because: 'moved' }]);
});

test('a connected account is safe only once it was connected again, which is seen by itself', async () => {
  const leaver = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
  await connect('dishubkota');
  const [account] = await all();
  const owner = { staffId: leaver.staffId, name: leaver.name };
  await saveAccount(world.app, rina, {
    id: account?.id,
    version: account?.version ?? 0,
    values: { ...aValues, agencyId: dishub, owner },
  });
  await endStaff(world.app, world.operator, { staffId: leaver.staffId });
  const [open] = await listHandovers(world.app.db);
  for (const step of ['password', 'admin', 'holder'] as const)
    await settleHandover(world.app, rina, { id: open?.id ?? 0, step, done: true });
  expect(await listHandovers(world.app.db)).toMatchObject([{ connected: true, reconnectedAt: null }]);
  await connect('dishubkota');
  expect(await listHandovers(world.app.db)).toEqual([]);
});

test('a head changes the accounts of the own agency only, a mimin none, and nobody below the coordinator brings in a list', async () => {
  const save = (actor: StaffActor, values: Partial<AccountValues>, id?: number) =>
    saveAccount(world.app, actor, { id, version: 1, values: { ...aValues, ...values } });
  const mine = await save(head, { agencyId: dishub });
  expect(mine.ok).toBe(true);
  await expect(save(head, { handle: 'dlhkota', agencyId: dlh })).rejects.toThrow(NotAllowed);
  // Not even by giving an own account away.
  await expect(save(head, { agencyId: dlh }, mine.ok ? mine.id : 0)).rejects.toThrow(NotAllowed);
  await expect(save(mimin, { handle: 'lain', agencyId: dishub })).rejects.toThrow(NotAllowed);
  await expect(importAccounts(world.app, head, { csv: list })).rejects.toThrow(NotAllowed);
  await expect(settleHandover(world.app, mimin, { id: 1, step: 'password', done: true })).rejects.toThrow(NotAllowed);
});

test('two people who change one account see each other, and a name stands once', async () => {
  const id = await held(mimin);
  const change = (note: string) =>
    saveAccount(world.app, rina, { id, version: 1, values: { ...aValues, agencyId: dishub, note } });
  expect(await change('satu')).toEqual({ ok: true, id });
  expect(await change('dua')).toMatchObject({ reason: 'changed_meanwhile' });
  expect(await saveAccount(world.app, rina, { version: 0, values: aValues })).toMatchObject({ reason: 'same_account' });
});
