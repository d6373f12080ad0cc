import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { startEmbeddedProcess } from '../../test/support/embedded-process.ts';
import { fastFolder } from '../../test/support/server.ts';
import { silentLog } from '../shared/log.ts';
import { type Embedded, openEmbedded } from './embedded.ts';
import { withFileLock } from './embedded-lock.ts';
import { findPostmaster } from './embedded-postmaster.ts';
import { isRunning } from './embedded-process.ts';
import { openPool } from './pool.ts';

const root = mkdtempSync(join(fastFolder(), 'mimin-embedded-'));
// mkdtemp closes its folder; what a closed parent does is in embedded-folder.test.ts.
chmodSync(root, 0o711);
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('an empty folder becomes a UTF-8 database that sorts the same everywhere, behind a password, forced to disk', async () => {
  const dataDir = newFolder();
  const server = await start(dataDir, { durable: true });
  const [row] = await ask(
    server.url,
    `select current_setting('fsync') as fsync, current_setting('server_encoding') as encoding, datlocprovider as provider, datlocale as locale,
       current_setting('listen_addresses') as address, current_setting('unix_socket_directories') as sockets,
       (select string_agg(w, '' order by w) from unnest(array['b', 'A', 'a', 'B']) w) as sorted
     from pg_database where datname = current_database()`,
  );
  expect(row).toEqual({
    fsync: 'on',
    encoding: 'UTF8',
    provider: 'b',
    locale: 'C.UTF-8',
    address: '127.0.0.1',
    sockets: '',
    sorted: 'ABab',
  });
  const wrong = new URL(server.url);
  wrong.password = 'guessed';
  await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  expect(statSync(join(dataDir, 'postgres', 'superuser-password')).mode & 0o777).toBe(0o600);
  expect(readdirSync(dataDir)).toEqual(['postgres']);
});

test('a second start on the same folder keeps the rows and the address', async () => {
  const dataDir = newFolder();
  const first = await start(dataDir);
  await ask(first.url, 'create table kept as select 42 as n');
  await first.stop();
  expect(findPostmaster(join(dataDir, 'postgres'))).toBeUndefined();
  const second = await start(dataDir);
  expect(second.url).toBe(first.url);
  expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 42 }]);
});

test('processes that start at once on an empty folder share one server, and the last to leave stops it', async () => {
  const dataDir = newFolder();
  const [a, b, c] = await Promise.all([startProcess(dataDir), startProcess(dataDir), startProcess(dataDir)]);
  expect(a.url).toMatch(/^postgres:/);
  expect([b.url, c.url]).toEqual([a.url, a.url]);
  await a.leave();
  expect(await ask(b.url, 'select 1 as up')).toEqual([{ up: 1 }]);
  await Promise.all([b.leave(), c.leave()]);
  expect(findPostmaster(join(dataDir, 'postgres'))).toBeUndefined();
});

test('a server whose product was killed is adopted by the next start, which can also stop it', async () => {
  const dataDir = newFolder();
  const killed = await startProcess(dataDir);
  await ask(killed.url, 'create table acknowledged as select 7 as n');
  const before = findPostmaster(join(dataDir, 'postgres'));
  await killed.kill();
  const next = await start(dataDir);
  expect(findPostmaster(join(dataDir, 'postgres'))?.pid).toBe(before?.pid);
  expect(await ask(next.url, 'select n from acknowledged')).toEqual([{ n: 7 }]);
  await next.stop();
  expect(findPostmaster(join(dataDir, 'postgres'))).toBeUndefined();
});

test('when everything was killed at once the next start recovers what was acknowledged', async () => {
  const dataDir = newFolder();
  const killed = await startProcess(dataDir);
  await ask(killed.url, 'create table acknowledged as select 7 as n');
  const postmaster = findPostmaster(join(dataDir, 'postgres'));
  await Promise.all([killed.kill(), process.kill(postmaster?.pid ?? 0, 'SIGKILL')]);
  const next = await start(dataDir);
  expect(await ask(next.url, 'select n from acknowledged')).toEqual([{ n: 7 }]);
});

test.each([
  ['a process that is gone', async () => 2 ** 22 - 3],
  ['a dead process that nobody reaps', makeZombie],
  ['a stranger that was given the number', async () => process.pid],
])('a postmaster.pid of %s does not keep the server from starting', async (_, pidOf) => {
  const dataDir = newFolder();
  const first = await start(dataDir);
  const port = new URL(first.url).port;
  await first.stop();
  const pid = await pidOf();
  writeFileSync(
    join(dataDir, 'postgres', 'postmaster.pid'),
    `${pid}\n${join(dataDir, 'postgres')}\n1700000000\n${port}\n\n127.0.0.1\n  1234 5678\nready   \n`,
  );
  expect(await ask((await start(dataDir)).url, 'select 1 as up')).toEqual([{ up: 1 }]);
});

test('a server that dies under a running product comes back at the same address', async () => {
  const dataDir = newFolder();
  const server = await start(dataDir);
  const pool = openPool(server.url, { max: 1, name: 'test' });
  onTestFinished(() => pool.end());
  await pool.query('create table kept as select 42 as n');
  const dead = findPostmaster(join(dataDir, 'postgres'));
  process.kill(dead?.pid ?? 0, 'SIGKILL');
  // Backends outlive their postmaster by a moment, so an answer alone does not prove that it is back.
  const again = () => findPostmaster(join(dataDir, 'postgres'))?.pid;
  for (;;) {
    const found = await pool.query('select n from kept').catch(() => undefined);
    if (found && again() !== undefined && again() !== dead?.pid) {
      expect(found.rows).toEqual([{ n: 42 }]);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
});

test('a port that somebody else took meanwhile is replaced by a free one', async () => {
  const dataDir = newFolder();
  const first = await start(dataDir);
  await first.stop();
  const { createServer } = await import('node:net');
  const taken = createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
  await once(taken, 'listening');
  onTestFinished(() => {
    taken.close();
  });
  const second = await start(dataDir);
  expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
  expect(await ask(second.url, 'select 1 as up')).toEqual([{ up: 1 }]);
});

test('what a kill in the middle of making the database left is cleared away', async () => {
  const dataDir = newFolder();
  mkdirSync(join(dataDir, 'postgres.new-99'), { recursive: true });
  writeFileSync(join(dataDir, 'postgres.new-99', 'PG_VERSION'), '18\n');
  writeFileSync(join(dataDir, 'postgres.lock'), '4194301 12345 killed');
  const server = await start(dataDir);
  expect(await ask(server.url, 'select 1 as up')).toEqual([{ up: 1 }]);
  expect(readdirSync(dataDir)).toEqual(['postgres']);
});

test('only one of many starts works at a time, also when the lock of a dead one lies there', async () => {
  const lock = join(newFolder(), 'lock');
  mkdirSync(join(lock, '..'), { recursive: true });
  writeFileSync(lock, `${process.pid} 1 another-life`);
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 8 }, () =>
      withFileLock(lock, async () => {
        most = Math.max(most, ++inside);
        await new Promise((resolve) => setImmediate(resolve));
        inside--;
      }),
    ),
  );
  expect(most).toBe(1);
});

async function start(dataDir: string, options: { durable?: boolean } = {}): Promise<Embedded> {
  const durable = options.durable ?? false;
  const server = await openEmbedded({ dataDir, log: silentLog, durable, settings: durable ? {} : { fsync: 'off' } });
  onTestFinished(() => server.stop());
  return server;
}

async function startProcess(dataDir: string) {
  const one = await startEmbeddedProcess(dataDir);
  onTestFinished(() => one.leave());
  return one;
}

let folders = 0;
function newFolder(): string {
  return join(root, String(++folders));
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const pool = openPool(url, { max: 1, name: 'test' });
  try {
    return (await pool.query(sql)).rows;
  } finally {
    await pool.end();
  }
}

// A shell that starts a child and turns into a program that never waits for it.
async function makeZombie(): Promise<number> {
  const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => {
    parent.kill();
  });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(line.toString());
  while (!readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z '))
    await new Promise((resolve) => setTimeout(resolve, 5));
  expect(isRunning(pid)).toBe(false);
  return pid;
}
