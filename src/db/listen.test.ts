import { expect, inject, onTestFinished, test } from 'vitest';
import { freshDatabase } from '../../test/support/database.ts';
import { silentLog } from '../shared/log.ts';
import { type Listener, type Notice, openListener } from './listen.ts';

test('a notice reaches every handler of its channel and no other', async () => {
  const { pool, listener } = await open();
  const heard: string[] = [];
  listener.on('reports', (notice) => heard.push(`a:${notice.payload}`));
  listener.on('reports', (notice) => heard.push(`b:${notice.payload}`));
  listener.on('Odd "name"', (notice) => heard.push(`odd:${notice.payload}`));
  await listener.ready();
  await pool.query(`select pg_notify('reports', '7'), pg_notify('Odd "name"', 'x'), pg_notify('other', '8')`);
  await until(() => heard.length === 3);
  expect(heard.sort()).toEqual(['a:7', 'b:7', 'odd:x']);
});

test('after its connection was cut it listens again and tells every handler to read again', async () => {
  const { pool, listener } = await open();
  const heard: Notice[] = [];
  listener.on('reports', (notice) => heard.push(notice));
  await listener.ready();
  await cut(pool);
  await until(() => heard.length === 1);
  expect(heard).toEqual([{ payload: '', resync: true }]);
  await pool.query(`select pg_notify('reports', 'after')`);
  await until(() => heard.length === 2);
  expect(heard[1]).toEqual({ payload: 'after', resync: false });
});

test('a handler that was taken off hears nothing more, also after a reconnect', async () => {
  const { pool, listener } = await open();
  const heard: string[] = [];
  const off = listener.on('reports', () => heard.push('gone'));
  listener.on('others', () => heard.push('still'));
  await listener.ready();
  off();
  off();
  await listener.ready();
  await cut(pool);
  await until(() => heard.length === 1);
  await pool.query(`select pg_notify('reports', ''), pg_notify('others', '')`);
  await until(() => heard.length === 2);
  expect(heard).toEqual(['still', 'still']);
});

test('a handler that throws does not keep the others from hearing', async () => {
  const { pool, listener } = await open();
  const heard: string[] = [];
  listener.on('reports', () => {
    throw new Error('a broken page');
  });
  listener.on('reports', (notice) => heard.push(notice.payload));
  await listener.ready();
  await pool.query(`select pg_notify('reports', '1')`);
  await until(() => heard.length === 1);
  expect(heard).toEqual(['1']);
});

test('a server that cannot be reached at the start is an error of the caller', async () => {
  const nowhere = new URL(inject('dbUrl'));
  nowhere.pathname = '/no_such_database';
  await expect(openListener(nowhere.href, silentLog)).rejects.toThrow(/does not exist/);
});

async function open() {
  const fresh = await freshDatabase({ empty: true, max: 1 });
  onTestFinished(() => fresh.drop());
  const listener: Listener = await openListener(fresh.url, silentLog);
  onTestFinished(() => listener.close());
  return { pool: fresh.pool, listener };
}

function cut(pool: { query(sql: string): Promise<unknown> }) {
  return pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'mimin listen'`);
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
