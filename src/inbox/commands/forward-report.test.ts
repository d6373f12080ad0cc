import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerReport, closeReport } from '#src/inbox/index.ts';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { aKey, aReport, reportOf } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { listDeskCases } from '../store/other-desks.ts';
import { carryReport } from './carry-report.ts';
import { forwardReport } from './forward-report.ts';
import { importDeskExport } from './import-desk-export.ts';
import { joinReports } from './join-reports.ts';
import { lookUpReport } from './look-up-report.ts';
import { noteOtherDesk } from './note-other-desk.ts';

let world: World;
let mimin: StaffActor;
let coordinator: StaffActor;
beforeAll(async () => {
  world = await aWorld();
  mimin = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
});
afterAll(() => world?.drop());

const lamp = () => aReport(world.app, { agency: 'DISHUB' });
const lapor = (reportId: number, more: { trackingId?: string; withIdentity?: boolean } = {}) =>
  forwardReport(world.app, mimin, { reportId, desk: 'sp4n_lapor', withIdentity: false, ...more });
const eventsOf = async (reportId: number) => {
  const rows = await world.app.db
    .selectFrom('report_events')
    .select(['type', 'detail'])
    .where('report_id', '=', reportId)
    .where('type', 'in', ['forwarded', 'desk_status'])
    .orderBy('id')
    .execute();
  return rows;
};

test('a report is carried to a desk once; our clocks go on as they were', async () => {
  const id = await lamp();
  const before = await reportOf(world.app, id);
  expect(await lapor(id, { trackingId: '7712345' })).toEqual({ ok: true });
  expect(await lapor(id)).toEqual({ ok: false, reason: 'already_forwarded' });
  expect(await forwardReport(world.app, mimin, { reportId: id, desk: 'laksa', withIdentity: false })).toEqual({
    ok: true,
  });
  const after = await reportOf(world.app, id);
  expect([after.status, after.clocks]).toEqual([before.status, before.clocks]);
  expect((await eventsOf(id)).map((one) => one.detail)).toMatchObject([
    { desk: 'sp4n_lapor', trackingId: '7712345', withIdentity: false },
    { desk: 'laksa', trackingId: null },
  ]);
});

test('twenty clicks at once carry it once', async () => {
  const id = await lamp();
  const results = await Promise.all(Array.from({ length: 20 }, () => lapor(id)));
  expect(results.filter((one) => one.ok)).toHaveLength(1);
  expect(await eventsOf(id)).toHaveLength(1);
});

test('a number belongs to one report, is noted once, and may come later', async () => {
  const [first, second] = [await lamp(), await lamp()];
  await lapor(first, { trackingId: 'A-1' });
  expect(await lapor(second, { trackingId: 'A-1' })).toEqual({ ok: false, reason: 'number_taken' });
  await lapor(second);
  const note = (trackingId: string) =>
    noteOtherDesk(world.app, mimin, { reportId: second, desk: 'sp4n_lapor', trackingId });
  expect(await note('A-1')).toEqual({ ok: false, reason: 'number_taken' });
  expect(await note('A-2')).toEqual({ ok: true });
  expect(await note('A-3')).toEqual({ ok: false, reason: 'number_known' });
  expect(await note('A-2')).toEqual({ ok: false, reason: 'nothing_new' });
});

test('what they say stands in the thread and moves nothing here', async () => {
  const id = await lamp();
  const news = { reportId: id, desk: 'sp4n_lapor', status: 'settled', text: 'Sudah diganti.' } as const;
  expect(await noteOtherDesk(world.app, mimin, news)).toEqual({ ok: false, reason: 'not_forwarded' });
  await lapor(id, { trackingId: 'B-1' });
  expect(await noteOtherDesk(world.app, mimin, news)).toEqual({ ok: true });
  expect(await noteOtherDesk(world.app, mimin, news)).toEqual({ ok: false, reason: 'nothing_new' });
  // A file that names the state without a word changes nothing.
  const bare = { reportId: id, desk: 'sp4n_lapor', status: 'settled' } as const;
  expect(await noteOtherDesk(world.app, mimin, bare)).toEqual({ ok: false, reason: 'nothing_new' });
  expect((await reportOf(world.app, id)).status).toBe('open');
  expect(await listDeskCases(world.app.db, id)).toMatchObject([{ status: 'settled', statusText: 'Sudah diganti.' }]);
});

test('the citizen page tells of it without who reported, and of a secret report not its number', async () => {
  const look = async (id: number) => {
    const { code } = await reportOf(world.app, id);
    const looked = await lookUpReport(world.app, { code, secret: undefined, address: '' });
    if (looked.state !== 'found') throw new Error(looked.state);
    return looked.view.steps.filter((step) => step.type === 'forwarded' || step.type === 'desk_status');
  };
  const [open, secret] = [await lamp(), await aReport(world.app, { agency: 'DISHUB', privacy: 'secret' })];
  await lapor(open, { trackingId: 'C-1' });
  await lapor(secret, { trackingId: 'C-2' });
  await noteOtherDesk(world.app, mimin, {
    reportId: open,
    desk: 'sp4n_lapor',
    status: 'in_process',
    text: 'Siti Warga',
  });
  expect(await look(open)).toMatchObject([
    { type: 'forwarded', agency: 'SP4N-LAPOR!', text: 'C-1' },
    { type: 'desk_status', deskStatus: 'in_process', text: null },
  ]);
  expect(JSON.stringify(await look(open))).not.toContain('Siti');
  expect((await look(secret)).map((step) => step.text)).toEqual([null]);
});

test('small talk, what has ended and what is joined is not carried; another agency may not', async () => {
  const { app } = world;
  const ended = await lamp();
  const answer = { visibility: 'private', text: 'Ini jalan provinsi.', key: aKey(), asks: false } as const;
  await answerReport(app, mimin, { ...answer, reportId: ended });
  await closeReport(app, mimin, { reportId: ended, as: 'outside', reason: 'Bukan kota.' });
  expect(await lapor(ended)).toEqual({ ok: false, reason: 'already_ended' });
  const [main, member] = [await lamp(), await lamp()];
  await joinReports(app, mimin, { mainId: main, otherIds: [member] });
  expect(await lapor(member)).toEqual({ ok: false, reason: 'joined_elsewhere' });
  const chat = await aReport(app, { text: 'halo min apa kabar' });
  const carried = { reportId: chat, desk: 'laksa' as const, withIdentity: false };
  expect(await forwardReport(app, coordinator, carried)).toEqual({ ok: false, reason: 'not_carried' });
  const waste = await aReport(app, { agency: 'DLH' });
  await expect(lapor(waste)).rejects.toThrow(NotAllowed);
});

test('the fields leave out who reported, unless the reporter agreed: then the look is on record', async () => {
  const text = 'lampu jalan mati dpn sdn karawaci 3, hubungi Siti Warga 081299990000';
  const id = await aReport(world.app, { text });
  const plain = JSON.stringify(await carryReport(world.app, mimin, { reportId: id, desk: 'sp4n_lapor' }, undefined));
  for (const secret of ['Siti', '081299990000', 'siti@warga.example']) expect(plain).not.toContain(secret);
  expect(plain).toContain('lampu jalan mati');
  const agreed = { reportId: id, desk: 'sp4n_lapor' as const, agreed: { reason: 'Pelapor setuju.' } };
  const whole = await carryReport(world.app, mimin, agreed, undefined);
  expect(whole?.find((one) => one.name === 'email')?.value).toBe('siti@warga.example');
  const looks = await world.app.db.selectFrom('identity_looks').select('reason').where('report_id', '=', id).execute();
  expect(looks).toEqual([{ reason: 'Pelapor setuju.' }]);
  const anonymous = await aReport(world.app, { agency: 'DISHUB', privacy: 'anonymous' });
  await expect(carryReport(world.app, mimin, { ...agreed, reportId: anonymous }, undefined)).rejects.toThrow(
    NotAllowed,
  );
});

test('an export is read as often as one likes: each number is one report, and what is over there opens nothing', async () => {
  const { app } = world;
  const known = await lamp();
  await lapor(known, { trackingId: 'D-1' });
  const csv =
    'tracking_id;status;isi;lokasi;tanggal;nama;rahasia\n' +
    'D-1;Proses;;;;;\n' +
    `D-2;Terdisposisi;lampu jalan mati dpn sdn karawaci 3 udh seminggu;Karawaci;23/11/2026 09.30;Budi Warga;1\n` +
    'D-3;Selesai;jalan rusak;;;;\n' +
    'D-4;Entah;sampah menumpuk di cibodas;;;;\n' +
    'D-5;Proses;;;;;\n';
  const first = await importDeskExport(app, coordinator, { desk: 'sp4n_lapor', csv });
  expect(first).toMatchObject({ updated: 1, opened: 2, unchanged: 0, ended: 1 });
  expect(first.problems.map((one) => [one.line, one.problem])).toEqual([
    [5, 'unknown_status'],
    [6, 'no_text'],
  ]);
  const again = await importDeskExport(app, coordinator, { desk: 'sp4n_lapor', csv });
  expect(again).toMatchObject({ updated: 0, opened: 0, unchanged: 3, ended: 1 });
  const rows = await app.db
    .selectFrom('other_desk_cases')
    .innerJoin('reports', 'reports.id', 'other_desk_cases.report_id')
    .innerJoin('channels', 'channels.id', 'reports.channel_id')
    .select([
      'tracking_id',
      'direction',
      'other_desk_cases.status',
      'reports.privacy',
      'channels.network',
      'reports.id',
    ])
    .where('tracking_id', 'in', ['D-2', 'D-4'])
    .orderBy('tracking_id')
    .execute();
  expect(rows).toMatchObject([
    { direction: 'from', status: 'forwarded', privacy: 'secret', network: 'sp4n_lapor' },
    { direction: 'from', status: null, privacy: 'open', network: 'sp4n_lapor' },
  ]);
  const back = { reportId: rows[0]?.id ?? 0, desk: 'sp4n_lapor' as const, withIdentity: false };
  expect(await forwardReport(app, coordinator, back)).toEqual({ ok: false, reason: 'came_from_there' });
  await expect(importDeskExport(app, mimin, { desk: 'laksa', csv })).rejects.toThrow(NotAllowed);
});
