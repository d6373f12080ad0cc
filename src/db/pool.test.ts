import { expect, onTestFinished, test } from 'vitest';
import { freshDatabase } from '../../test/support/database.ts';
import { silentLog } from '../shared/log.ts';
import { makePartitions } from './partitions.ts';
import { openPool } from './pool.ts';

test.each([
  ['9007199254740991::int8', 9_007_199_254_740_991],
  ['count(*)', 1],
  ['array[1, null, 3]::int8[]', [1, null, 3]],
  [`date '2026-03-01'`, '2026-03-01'],
  [`array[date '2026-03-01']`, ['2026-03-01']],
  [`timestamptz '2026-03-01 07:30+07'`, new Date('2026-03-01T00:30:00Z')],
  ['1.10::numeric', '1.10'],
  [`'{"a":[1]}'::jsonb`, { a: [1] }],
  [`array['a,b', 'NULL', null]`, ['a,b', 'NULL', null]],
])('%s comes as %j', async (expression, expected) => {
  const { pool } = await open();
  expect((await pool.query(`select ${expression} as value`)).rows).toEqual([{ value: expected }]);
});

test('a number that would be rounded is an error, never another number', async () => {
  const { pool } = await open();
  await expect(pool.query('select 9007199254740993::int8')).rejects.toThrow(RangeError);
});

test('instants can stay text, with their microseconds', async () => {
  const { url } = await open();
  const pool = openPool(url, { max: 1, name: 'raw', timesAsText: true });
  onTestFinished(() => pool.end());
  await pool.query(`set timezone = 'UTC'`);
  const { rows } = await pool.query(`select timestamptz '2026-03-01 00:00:00.123456Z' as at`);
  expect(rows).toEqual([{ at: '2026-03-01 00:00:00.123456+00' }]);
});

test('a statement that takes too long is ended, and the pool lives on', async () => {
  const { url } = await open();
  const pool = openPool(url, { max: 1, name: 'slow', statementTimeoutMs: 50 });
  onTestFinished(() => pool.end());
  await expect(pool.query('select pg_sleep(20)')).rejects.toThrow(/statement timeout/);
  expect((await pool.query('select 1 as up')).rows).toEqual([{ up: 1 }]);
});

test('a connection lost in the middle of a transaction fails the transaction and nothing else', async () => {
  const { pool, url } = await open();
  const busy = openPool(url, { max: 1, name: 'busy' });
  onTestFinished(() => busy.end());
  const client = await busy.connect();
  await client.query('begin');
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const lost = new Promise((resolve) => client.once('end', resolve));
  await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await lost;
  await expect(client.query('select 1')).rejects.toThrow();
  client.release(true);
  expect((await busy.query('select 1 as up')).rows).toEqual([{ up: 1 }]);
});

test('the loss of every idle connection is logged and survived', async () => {
  const { pool, url } = await open();
  const warned: string[] = [];
  const idle = openPool(url, {
    max: 2,
    name: 'idle',
    log: { ...silentLog, warn: (...args: unknown[]) => warned.push(String(args.at(-1))) },
  });
  onTestFinished(() => idle.end());
  await idle.query('select 1');
  await pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'idle' and datname = current_database()`,
  );
  while (warned.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect((await idle.query('select 1 as up')).rows).toEqual([{ up: 1 }]);
});

test('partitions are made months ahead, once, and rows that came early move into theirs', async () => {
  const { pool } = await open();
  await pool.query(`create table entries (id bigint generated always as identity, at timestamptz not null, primary key (id, at)) partition by range (at);
    create table entries_default partition of entries default;
    insert into entries (at) values ('2026-12-31T23:59:59.999Z'), ('2027-01-01T00:00:00Z'), ('2031-01-01T00:00:00Z')`);
  const now = new Date('2026-11-24T00:00:00Z');
  const [first, second] = await Promise.all([
    makePartitions(pool, ['entries'], now, 3),
    makePartitions(pool, ['entries'], now, 3),
  ]);
  expect([...first, ...second].sort()).toEqual([
    'entries_2026_11',
    'entries_2026_12',
    'entries_2027_01',
    'entries_2027_02',
  ]);
  const { rows } = await pool.query('select id, tableoid::regclass::text as part from entries order by id');
  expect(rows).toEqual([
    { id: 1, part: 'entries_2026_12' },
    { id: 2, part: 'entries_2027_01' },
    { id: 3, part: 'entries_default' },
  ]);
  expect(await makePartitions(pool, ['entries'], now, 3)).toEqual([]);
});

async function open() {
  const fresh = await freshDatabase({ empty: true, max: 4 });
  onTestFinished(() => fresh.drop());
  return fresh;
}
