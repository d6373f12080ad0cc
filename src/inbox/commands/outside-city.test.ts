import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffActor } from '#src/people/index.ts';
import { anInstagramChannel, answersOf, reportOf, wroteOnInstagram } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { cellsOfRow } from '../domain/city-table-cells.ts';
import { getCityState } from '../store/city.ts';
import { changeCityTables } from './change-city-tables.ts';
import { lookUpReport } from './look-up-report.ts';

let world: World;
let coordinator: StaffActor;
let channel: number;
beforeAll(async () => {
  world = await aWorld();
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
  channel = await anInstagramChannel(world.app);
});
afterAll(() => world?.drop());

const power = 'Listrik PLN di rumah saya di Cibodas mati dari semalam, token tidak bisa masuk';
let residents = 0;
const wrote = (text: string) => wroteOnInstagram(world.app, channel, { from: `warga${++residents}`, text });
const receiptOf = async (id: number) => (await answersOf(world.app, id)).find((one) => one.automatic)?.text ?? '';

test('a matter of another body: receipt and tracking page give its name and its address from the tables', async () => {
  const id = await wrote(power);
  const report = await reportOf(world.app, id);
  expect(report).toMatchObject({ outside_owner: 'PLN', agency_id: null });
  const { tables } = await getCityState(world.app);
  const body = tables.outside.find((one) => one.code === 'PLN');
  const receipt = await receiptOf(id);
  expect(receipt).toContain(body?.name.id);
  expect(receipt).toContain(body?.contact.id);
  const shown = await lookUpReport(world.app, { code: report.code, secret: undefined, address: '::1' });
  expect(shown.state === 'found' && shown.view.outside).toEqual({ name: body?.name, contact: body?.contact });
});

test('a changed address is what the next resident reads', async () => {
  const { tables, version } = await getCityState(world.app);
  const body = tables.outside.find((one) => one.code === 'PLN');
  if (!body) throw new Error('no such body');
  const cells = { ...cellsOfRow('outside', body), contact_id: 'Kantor Layanan Cikokol' };
  const edit = { do: 'put' as const, table: 'outside' as const, key: 'PLN', cells };
  expect(await changeCityTables(world.app, coordinator, { basedOn: version, edit })).toMatchObject({ ok: true });
  expect(await receiptOf(await wrote(power))).toContain('Kantor Layanan Cikokol');
});

test('an address longer than the network carries leaves the code and the way to follow it whole', async () => {
  const { tables, version } = await getCityState(world.app);
  const body = tables.outside.find((one) => one.code === 'PLN');
  if (!body) throw new Error('no such body');
  const cells = { ...cellsOfRow('outside', body), contact_id: 'alamat '.repeat(300) };
  const edit = { do: 'put' as const, table: 'outside' as const, key: 'PLN', cells };
  expect(await changeCityTables(world.app, coordinator, { basedOn: version, edit })).toMatchObject({ ok: true });
  const id = await wrote(power);
  const receipt = await receiptOf(id);
  expect(receipt).toContain((await reportOf(world.app, id)).code);
  expect(receipt).not.toContain('alamat alamat');
  expect(receipt.length).toBeLessThan(1_000);
});
