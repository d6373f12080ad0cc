import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/support/database.ts';
import { silentLog } from '../shared/log.ts';
import { checkServer } from './check-server.ts';
import { ForeignDatabase, listApplied, listPending, MigrationFailed, migrate } from './migrate.ts';
import { MigrationChanged, MigrationGap, SchemaNewerThanCode } from './migrations.ts';

let fresh: FreshDatabase;
let dir: string;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'mimin-migrate-'));
  fresh = await freshDatabase({ empty: true });
});
afterEach(async () => {
  rmSync(dir, { recursive: true, force: true });
  await fresh.drop();
});

test('files are applied once, in order, and remembered by name', async () => {
  write({ '0001_first.sql': 'create table a (n int)', '0002_second.sql': 'insert into a values (1)' });
  expect(await run()).toEqual({ applied: ['0001_first', '0002_second'] });
  expect(await run()).toEqual({ applied: [] });
  write({ '0003_third.sql': 'insert into a values (2)' });
  expect(await listPending(fresh.pool, dir)).toEqual(['0003_third']);
  expect(await run()).toEqual({ applied: ['0003_third'] });
  expect((await fresh.pool.query('select n from a order by n')).rows).toEqual([{ n: 1 }, { n: 2 }]);
});

test('two processes that migrate at once apply each file once', async () => {
  write({
    '0001_first.sql': 'create table a (n int); select pg_sleep(0.1)',
    '0002_second.sql': 'insert into a values (1)',
  });
  const done = await Promise.all([run(), run(), run()]);
  expect(done.flatMap((report) => report.applied).sort()).toEqual(['0001_first', '0002_second']);
  expect((await fresh.pool.query('select n from a')).rows).toEqual([{ n: 1 }]);
});

test('a file that fails leaves nothing behind, and the files before it stay', async () => {
  write({ '0001_first.sql': 'create table a (n int)', '0002_bad.sql': 'create table b (n int); select broken' });
  await expect(run()).rejects.toThrow(MigrationFailed);
  await expect(run()).rejects.toThrow(/0002_bad/);
  expect((await listApplied(fresh.pool)).map((row) => row.name)).toEqual(['0001_first']);
  expect((await fresh.pool.query(`select to_regclass('b') as b`)).rows).toEqual([{ b: null }]);
});

test('a backup precedes the first change of a database in use, and never that of an empty one', async () => {
  let backups = 0;
  const beforeFirst = async () => {
    expect((await listApplied(fresh.pool)).length).toBe(1);
    backups++;
  };
  write({ '0001_first.sql': 'create table a (n int)' });
  await migrate(fresh.pool, { dir, log: silentLog, beforeFirst });
  await migrate(fresh.pool, { dir, log: silentLog, beforeFirst });
  expect(backups).toBe(0);
  write({ '0002_second.sql': 'select 1', '0003_third.sql': 'select 1' });
  await migrate(fresh.pool, { dir, log: silentLog, beforeFirst });
  expect(backups).toBe(1);
});

test('when the backup fails nothing is migrated', async () => {
  write({ '0001_first.sql': 'create table a (n int)' });
  await run();
  write({ '0002_second.sql': 'drop table a' });
  const beforeFirst = () => Promise.reject(new Error('disk full'));
  await expect(migrate(fresh.pool, { dir, log: silentLog, beforeFirst })).rejects.toThrow('disk full');
  expect(await listPending(fresh.pool, dir)).toEqual(['0002_second']);
});

test('a released file that was edited is refused', async () => {
  write({ '0001_first.sql': 'create table a (n int)' });
  await run();
  write({ '0001_first.sql': 'create table a (n bigint)' });
  await expect(run()).rejects.toThrow(MigrationChanged);
});

test('older code refuses a newer database, and changes nothing in it', async () => {
  write({ '0001_first.sql': 'create table a (n int)', '0002_second.sql': 'select 1' });
  await run();
  rmSync(join(dir, '0002_second.sql'));
  await expect(run()).rejects.toThrow(SchemaNewerThanCode);
  await expect(listPending(fresh.pool, dir)).rejects.toThrow(SchemaNewerThanCode);
});

test.each([
  ['a missing number', { '0001_first.sql': 'select 1', '0003_third.sql': 'select 1' }],
  ['a number used twice', { '0001_first.sql': 'select 1', '0001_other.sql': 'select 1' }],
  ['a name of another kind', { '0001-First.sql': 'select 1' }],
])('%s among the files is refused', async (_, files) => {
  write(files);
  await expect(run()).rejects.toThrow(MigrationGap);
});

test('a gap in what the database remembers is refused', async () => {
  write({ '0001_first.sql': 'select 1', '0002_second.sql': 'select 1', '0003_third.sql': 'select 1' });
  await run();
  await fresh.pool.query('delete from schema_migrations where number = 2');
  await expect(run()).rejects.toThrow(MigrationGap);
});

test("somebody else's database is left alone", async () => {
  await fresh.pool.query('create table invoices (id int)');
  write({ '0001_first.sql': 'create table a (n int)' });
  await expect(run()).rejects.toThrow(ForeignDatabase);
  expect((await fresh.pool.query(`select to_regclass('schema_migrations') as t`)).rows).toEqual([{ t: null }]);
});

test('the embedded server has all that is needed', async () => {
  expect(await checkServer(fresh.pool)).toEqual([]);
});

function run() {
  return migrate(fresh.pool, { dir, log: silentLog });
}

function write(files: Record<string, string>): void {
  mkdirSync(dir, { recursive: true });
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(dir, name), sql);
}
