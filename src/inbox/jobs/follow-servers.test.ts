import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { forgetChannels, putChannel } from '#src/channels/index.ts';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { aReport, reportOf } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { sendToServer } from '../commands/send-to-server.ts';
import { listDeskCases, listServers } from '../store/other-desks.ts';
import { followServers } from './follow-servers.ts';

let world: World;
let mimin: StaffActor;
let city: Simulator;
let channelId: number;
let ahead = 0;
beforeAll(async () => {
  world = await aWorld({ now: () => new Date(Date.now() + ahead) });
  mimin = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
});
beforeEach(async () => {
  ahead = 0;
  city = await startSimulator();
  const account = city.open311.account();
  channelId = await world.app.db.transaction().execute((tx) =>
    putChannel(world.app, tx, {
      ...account,
      network: 'open311',
      name: 'Kota Tetangga',
      agencyId: null,
      settings: { ...account.settings, timeout_seconds: '1' },
    }),
  );
  forgetChannels(world.app);
});
afterEach(async () => {
  await city.stop();
  await world.app.db.updateTable('channels').set({ state: 'ended' }).where('id', '=', channelId).execute();
  forgetChannels(world.app);
});
afterAll(() => world?.drop());

const lamp = () => aReport(world.app, { agency: 'DISHUB' });
const send = (reportId: number, more: { service?: string; answers?: Record<string, string[]>; agreed?: string } = {}) =>
  sendToServer(world.app, mimin, { reportId, channelId, service: '001', answers: {}, ...more });
const standing = async (reportId: number) => (await listDeskCases(world.app.db, reportId))[0];
const told = async (reportId: number) => {
  const rows = await world.app.db
    .selectFrom('report_events')
    .select(['type', 'detail'])
    .where('report_id', '=', reportId)
    .where('type', 'in', ['forwarded', 'desk_status'])
    .orderBy('id')
    .execute();
  return rows.map((row) => [row.type, row.detail]);
};

test('a report is sent to another body’s server once, without who reported; what becomes of it there is heard', async () => {
  const id = await lamp();
  const before = await reportOf(world.app, id);
  const results = await Promise.all(Array.from({ length: 10 }, () => send(id)));
  expect(results.filter((one) => one.ok)).toHaveLength(1);
  expect(city.open311.requests).toHaveLength(1);
  const posted = String(city.open311.posted[0]);
  for (const secret of ['Siti', 'siti', '081299990000']) expect(posted).not.toContain(secret);
  const request = city.open311.requests[0];
  if (!request) throw new Error('nothing stands there');
  expect(await standing(id)).toMatchObject({ state: 'kept', trackingId: request.service_request_id, status: null });
  city.open311.change(request, { status: 'closed', status_notes: 'Sudah diganti.' });
  await followServers(world.app);
  await followServers(world.app);
  expect(await standing(id)).toMatchObject({ status: 'settled', statusText: 'Sudah diganti.' });
  expect((await told(id)).map(([type]) => type)).toEqual(['forwarded', 'desk_status']);
  const after = await reportOf(world.app, id);
  expect([after.status, after.clocks]).toEqual([before.status, before.clocks]);
});

test('a token becomes a number later', async () => {
  const id = await lamp();
  city.open311.troubles.add('requests', 'later');
  expect(await send(id)).toEqual({ ok: true });
  await followServers(world.app);
  expect(await standing(id)).toMatchObject({ state: 'waiting_for_id', trackingId: null });
  city.open311.settleTokens();
  await followServers(world.app);
  expect(await standing(id)).toMatchObject({ state: 'kept', trackingId: city.open311.requests[0]?.service_request_id });
});

test('what the server did and did not say is found there, and never sent again', async () => {
  const id = await lamp();
  city.open311.troubles.add('requests', 'timeout_after_effect');
  expect(await send(id)).toEqual({ ok: true });
  expect(await standing(id)).toMatchObject({ state: 'unknown' });
  expect(await send(id)).toEqual({ ok: false, reason: 'already_forwarded' });
  await followServers(world.app);
  expect(await standing(id)).toMatchObject({ state: 'kept', trackingId: city.open311.requests[0]?.service_request_id });
  expect(city.open311.requests).toHaveLength(1);
});

test('whoever died while sending leaves a case that is looked for, and then named unsure', async () => {
  const id = await lamp();
  city.open311.troubles.add('requests', 'bad_request');
  await send(id);
  await world.app.db.updateTable('other_desk_cases').set({ state: 'sending' }).where('report_id', '=', id).execute();
  await followServers(world.app);
  expect(await standing(id)).toMatchObject({ state: 'sending' });
  ahead = 10 * 60_000;
  await followServers(world.app);
  expect(await standing(id)).toMatchObject({ state: 'unknown', reason: 'sender_stopped' });
});

test('a refusal is told with its reason and may be tried again', async () => {
  const id = await lamp();
  expect(await send(id, { service: '002' })).toEqual({ ok: false, reason: 'send_failed', failure: 'bad_request' });
  expect(await told(id)).toEqual([]);
  expect(await send(id, { service: '002', answers: { UKURAN: ['besar'] } })).toEqual({ ok: true });
  expect(city.open311.requests).toHaveLength(1);
});

test('secret reports stay here; another agency may not; who reported goes along only as agreed', async () => {
  const secret = await aReport(world.app, { agency: 'DISHUB', privacy: 'secret' });
  expect(await send(secret)).toEqual({ ok: false, reason: 'secret_stays' });
  const waste = await aReport(world.app, { agency: 'DLH' });
  await expect(send(waste)).rejects.toThrow(NotAllowed);
  const id = await lamp();
  await send(id, { agreed: 'Setuju lewat telepon.' });
  expect(city.open311.posted[0]?.get('email')).toBe('siti@warga.example');
  const looks = await world.app.db.selectFrom('identity_looks').select('reason').where('report_id', '=', id).execute();
  expect(looks).toEqual([{ reason: 'Setuju lewat telepon.' }]);
});

test('only connected servers that take reports are offered', async () => {
  expect(await listServers(world.app)).toEqual([{ id: channelId, name: 'Kota Tetangga' }]);
});
