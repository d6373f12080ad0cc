import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { freshDatabase } from './support/database.ts';

/** The product as `npm start` runs it: a process of its own, told by the environment, heard on its outputs. */
interface Started {
  child: ChildProcess;
  output: () => string;
  exit: Promise<number | null>;
}
const started: Started[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const one of started.splice(0)) {
    if (one.child.exitCode === null && one.child.signalCode === null) one.child.kill('SIGTERM');
    await one.exit;
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function start(env: Record<string, string>, ...roles: string[]): Started {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ['src/start.ts', ...roles], {
    env: { ...inherited, LOG_LEVEL: 'error', ...env },
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const one = {
    child,
    output: () => output,
    exit: new Promise<number | null>((resolve) => child.once('exit', resolve)),
  };
  started.push(one);
  return one;
}

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mimin-start-test-'));
  chmodSync(folder, 0o711);
  folders.push(folder);
  return folder;
}

function aPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answers(one: Started, url: string): Promise<Response> {
  for (;;) {
    if (one.child.exitCode !== null) throw new Error(`ended: ${one.output()}`);
    const response = await fetch(url, { redirect: 'manual' }).catch(() => undefined);
    if (response?.ok) return response;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const setUpPath = (output: string) => /\/pasang\/[\w-]+/.exec(output)?.[0];

test('bad settings are all named at once, in one exit with 2, before anything is made', async () => {
  const folder = join(aFolder(), 'data');
  const one = start({ PORT: 'seribu', MIMIN_KEY: 'pendek', PUBLIC_URL: 'bukan alamat', MIMIN_DATA: folder });
  expect(await one.exit).toBe(2);
  for (const name of ['PORT', 'MIMIN_KEY', 'PUBLIC_URL']) expect(one.output()).toContain(name);
  expect(existsSync(folder)).toBe(false);
});

test('an unknown role is refused with the known ones', async () => {
  const one = start({}, 'webb');
  expect(await one.exit).toBe(2);
  expect(one.output()).toContain('web|worker');
});

test('a data folder that is a file is a plain sentence and an exit with 2', async () => {
  const file = join(aFolder(), 'data');
  writeFileSync(file, 'bukan folder');
  const one = start({ MIMIN_DATA: file, PORT: '0' });
  expect(await one.exit).toBe(2);
  expect(one.output()).toContain(file);
  expect(one.output()).not.toContain('    at ');
});

test('the first start prints an address and a set-up link; a second keeps what the first made; SIGTERM ends with 0', async () => {
  const env = { MIMIN_DATA: join(aFolder(), 'data'), PORT: String(await aPort()) };
  const first = start(env);
  const home = await answers(first, `http://127.0.0.1:${env.PORT}/`);
  expect(await home.text()).toContain('<html lang="id"');
  await expect.poll(() => setUpPath(first.output())).toBeTruthy();
  const firstLink = setUpPath(first.output()) ?? '';
  expect((await fetch(`http://127.0.0.1:${env.PORT}${firstLink}`)).status).toBe(200);
  first.child.kill('SIGTERM');
  expect(await first.exit).toBe(0);

  const second = start(env);
  await answers(second, `http://127.0.0.1:${env.PORT}/healthz`);
  await expect.poll(() => setUpPath(second.output())).toBeTruthy();
  // A new start makes a new link; the old one is no longer good.
  expect(setUpPath(second.output())).not.toBe(firstLink);
  expect((await fetch(`http://127.0.0.1:${env.PORT}${firstLink}`)).status).not.toBe(200);
  second.child.kill('SIGTERM');
  expect(await second.exit).toBe(0);
});

test('web and worker run apart on one embedded database, and the last to leave stops it', async () => {
  const env = { MIMIN_DATA: join(aFolder(), 'data'), PORT: String(await aPort()) };
  const web = start(env, 'web');
  await answers(web, `http://127.0.0.1:${env.PORT}/healthz`);
  const worker = start(env, 'worker');
  await expect.poll(() => worker.output(), { timeout: 20_000 }).toContain('Pekerja latar');
  web.child.kill('SIGTERM');
  expect(await web.exit).toBe(0);
  expect(worker.child.exitCode).toBeNull();
  worker.child.kill('SIGTERM');
  expect(await worker.exit).toBe(0);
  expect(existsSync(join(env.MIMIN_DATA, 'postgres', 'postmaster.pid'))).toBe(false);
});

test('DATABASE_URL puts it on an existing server by the same code path', async () => {
  const database = await freshDatabase({ empty: true });
  try {
    const env = { DATABASE_URL: database.url, MIMIN_DATA: join(aFolder(), 'data'), PORT: String(await aPort()) };
    const one = start(env);
    await answers(one, `http://127.0.0.1:${env.PORT}/`);
    expect(existsSync(join(env.MIMIN_DATA, 'postgres'))).toBe(false);
    const { rows } = await database.pool.query(`select count(*)::int as n from schema_migrations`);
    expect(rows[0].n).toBeGreaterThan(3);
    one.child.kill('SIGTERM');
    expect(await one.exit).toBe(0);
  } finally {
    await database.drop();
  }
});

test('a port in use is said plainly', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const one = start({ MIMIN_DATA: join(aFolder(), 'data'), PORT: String(port) });
  expect(await one.exit).toBe(2);
  expect(one.output()).toContain(`PORT=${port}`);
  server.close();
});
