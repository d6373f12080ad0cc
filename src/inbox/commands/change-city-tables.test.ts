import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { aReport, reportOf } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { cellsOfRow, writeTableCsv } from '../domain/city-table-cells.ts';
import type { TableEdit } from '../domain/edit-tables.ts';
import { forgetCityState, getCityState } from '../store/city.ts';
import { readTableCsv } from '../store/city-folder.ts';
import { findTablesAt, listTablesVersions } from '../store/city-table-versions.ts';
import { changeCityTables } from './change-city-tables.ts';

let world: World;
let coordinator: StaffActor;
beforeAll(async () => {
  world = await aWorld();
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
});
afterAll(() => world?.drop());

async function change(edit: TableEdit, basedOn?: number) {
  const { version } = await getCityState(world.app);
  return changeCityTables(world.app, coordinator, { basedOn: basedOn ?? version, edit });
}

async function cellsOf(code: string) {
  const { tables } = await getCityState(world.app);
  const row = tables.topics.find((one) => one.code === code);
  if (!row) throw new Error(`no topic ${code}`);
  return cellsOfRow('topics', row);
}

const newTopic = (code: string, words: string): TableEdit => ({
  do: 'put',
  table: 'topics',
  key: null,
  cells: { code, name_id: 'Ketel uap', name_en: 'Steam kettle', agency: 'DISHUB', urgency: 'medium', words },
});

test('a new topic has its row at once, and the next report about it goes to its agency', async () => {
  expect(await change(newTopic('ketel-uap', 'ketel uap:5'))).toMatchObject({
    ok: true,
    changes: [{ table: 'topics', key: 'ketel-uap', change: 'added' }],
  });
  const city = await getCityState(world.app);
  const id = await aReport(world.app, { text: 'Ketel uap di Jalan Imam Bonjol bocor' });
  const report = await reportOf(world.app, id);
  expect(report.topic_id).toBe(city.topicIds.get('ketel-uap'));
  expect(report.agency_id).toBe(city.agencyIds.get('DISHUB'));
});

test('a phrase that cannot be read is refused with its row and its word, and nothing changes', async () => {
  const { version } = await getCityState(world.app);
  const refused = await change(newTopic('ketel-dua', 'ketel dua:5; lampu:3:4'));
  expect(refused).toMatchObject({ ok: false, reason: 'bad_rows', problems: [{ key: 'ketel-dua', column: 'words' }] });
  expect(refused.problems[0]?.says).toContain('lampu:3:4');
  expect(refused.problems[0]?.says).toContain('bobot adalah angka');
  forgetCityState(world.app);
  expect((await getCityState(world.app)).version).toBe(version);
});

test('who changes the same row on an older version is told, another row is no matter', async () => {
  const { version } = await getCityState(world.app);
  const [first, second] = [await cellsOf('jalan-rusak'), await cellsOf('penerangan-jalan')];
  expect(
    await change({ do: 'put', table: 'topics', key: 'jalan-rusak', cells: { ...first, name_id: 'Jalan bolong' } }),
  ).toMatchObject({ ok: true });
  expect(
    await change({ do: 'put', table: 'topics', key: 'jalan-rusak', cells: { ...first, name_id: 'Lubang' } }, version),
  ).toMatchObject({ ok: false, reason: 'changed_meanwhile' });
  expect(
    await change(
      { do: 'put', table: 'topics', key: 'penerangan-jalan', cells: { ...second, name_id: 'PJU' } },
      version,
    ),
  ).toMatchObject({ ok: true });
});

test('two editors who save at the same moment cannot both win', async () => {
  const { version } = await getCityState(world.app);
  const cells = await cellsOf('jalan-rusak');
  const save = (name_id: string) =>
    change({ do: 'put', table: 'topics', key: 'jalan-rusak', cells: { ...cells, name_id } }, version);
  const saved = await Promise.all([save('Satu'), save('Dua')]);
  expect(saved.map((one) => one.ok).sort()).toEqual([false, true]);
});

test('an earlier version comes back whole; an agency made since stays, ended', async () => {
  const { version, tables } = await getCityState(world.app);
  const added = await change({
    do: 'put',
    table: 'agencies',
    key: null,
    cells: { code: 'UJI', name: 'Dinas Uji', shortName: 'Uji', kind: 'opd', startsOn: '2026-01-01' },
  });
  expect(added.ok).toBe(true);
  const earlier = await findTablesAt(world.app.db, version);
  if (!earlier) throw new Error('the version is not kept');
  expect(await change({ do: 'bring_back', version, tables: earlier })).toMatchObject({ ok: true });
  const after = await getCityState(world.app);
  expect(after.tables.topics).toEqual(tables.topics);
  expect(after.tables.agencies.find((one) => one.code === 'UJI')?.endsOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  const [newest] = await listTablesVersions(world.app.db, null);
  expect(newest).toMatchObject({ version: after.version, bringsBack: version, madeBy: coordinator.name });
});

test('an agency with topics ends only when they go somewhere, and all of them go there in the same step', async () => {
  const end = { do: 'end', table: 'agencies', key: 'DISHUB' } as const;
  expect(await change({ ...end, successor: null, topicsTo: null })).toMatchObject({ ok: false, reason: 'topics_left' });
  expect(await change({ ...end, successor: 'DPUPR', topicsTo: null })).toMatchObject({ ok: true });
  const { tables, agencyIds } = await getCityState(world.app);
  expect(tables.topics.filter((topic) => topic.agency === 'DISHUB')).toEqual([]);
  const row = await world.app.db
    .selectFrom('agencies')
    .select(['ends_on', 'successor_id'])
    .where('code', '=', 'DISHUB')
    .executeTakeFirstOrThrow();
  expect(row.ends_on).not.toBeNull();
  expect(row.successor_id).toBe(agencyIds.get('DPUPR'));
  expect(await change({ ...end, successor: 'DPUPR', topicsTo: null })).toMatchObject({ reason: 'already_ended' });
});

test('the office of a kecamatan stays as long as its kecamatan does', async () => {
  const { tables } = await getCityState(world.app);
  const office = tables.agencies.find((one) => one.kind === 'kecamatan');
  expect(
    await change({ do: 'end', table: 'agencies', key: office?.code ?? '', successor: 'DPUPR', topicsTo: null }),
  ).toMatchObject({ ok: false, reason: 'office_needed' });
});

test('a body that ended keeps its name and address for the reports that were sent there', async () => {
  const { tables } = await getCityState(world.app);
  const body = tables.outside.find((one) => one.code === 'PLN');
  expect(await change({ do: 'end', table: 'outside', key: 'PLN', successor: null, topicsTo: null })).toMatchObject({
    ok: true,
  });
  const after = await getCityState(world.app);
  expect(after.tables.outside.some((one) => one.code === 'PLN')).toBe(false);
  expect(after.outsideBodies.get('PLN')).toEqual({ name: body?.name, contact: body?.contact });
});

test('each table comes back from its own CSV without a change', async () => {
  const { tables } = await getCityState(world.app);
  for (const table of ['topics', 'outside', 'roads', 'areas', 'agencies'] as const) {
    const read = readTableCsv(table, writeTableCsv(table, tables[table]), `${table}.csv`, tables);
    expect(read.problems).toEqual([]);
    if (!read.ok) throw new Error('unreadable');
    expect(await change({ do: 'replace', table, rows: read.tables[table] })).toMatchObject({
      reason: 'nothing_changed',
    });
  }
});

test('a table without a column that is filled in is refused, for it would empty that field of every row', async () => {
  const { tables } = await getCityState(world.app);
  const read = readTableCsv('topics', 'code,name_id,agency\njalan-rusak,Jalan rusak,DPUPR\n', 'topik.csv', tables);
  expect(read.ok).toBe(false);
  expect(read.problems.map((one) => one.column)).toEqual(['name_en', 'byKecamatan', 'roadMatters', 'urgency', 'words']);
});

test('a table of agencies in which one is missing is refused: reports and people belong to it', async () => {
  const { tables } = await getCityState(world.app);
  const without = tables.agencies.filter((one) => one.code !== 'UJI');
  expect(await change({ do: 'replace', table: 'agencies', rows: without })).toMatchObject({ reason: 'agency_gone' });
});

test('mimins, heads and leaders do not change where reports go', async () => {
  const { version } = await getCityState(world.app);
  for (const role of ['mimin', 'head', 'leader'] as const) {
    const actor = await aStaff(world.app, world.operator, role, role === 'leader' ? undefined : 'DPUPR');
    await expect(
      changeCityTables(world.app, actor, { basedOn: version, edit: newTopic('gelap', 'gelap:2') }),
    ).rejects.toThrow(NotAllowed);
  }
});
