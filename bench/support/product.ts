import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, openApp } from '../../src/app.ts';
import { buildIfStale } from '../../src/build-if-stale.ts';
import { putChannel } from '../../src/channels/index.ts';
import { readConfig } from '../../src/config.ts';
import type { Role } from '../../src/people/index.ts';
import { addPracticeStaff, setUpPracticeCity } from '../../src/practice/city.ts';
import { stopChild } from './child.ts';
import { atEnd } from './clean-up.ts';

export const appSecret = 'bench-app-secret';

/** The product as `npm start` runs it, in a child process on an embedded database that forces its data to disk. */
export interface BenchProduct {
  port: number;
  url: string;
  dataDir: string;
  channelId: number;
  /** The settings it runs with. */
  env: Record<string, string>;
  /** Starts the product (again); resolves at its first answer, with the milliseconds it took. */
  start(): Promise<number>;
  /** Asks the product to finish and waits until it has. */
  stop(): Promise<void>;
  process(): ChildProcess | undefined;
  /** Our own door into the same database, for seeding and counting; not the product's process. */
  inside<T>(work: (app: App) => Promise<T>): Promise<T>;
  /** Makes somebody who can log in; answers the e-mail. */
  addStaff(role: Role, agencyCode?: string): Promise<string>;
  /** Ends everything and removes the data. */
  remove(): Promise<void>;
}

/** Makes a fresh folder with a city that is set up and an Instagram account whose webhooks can be signed. */
export async function makeProduct(
  options: { roles?: string[]; env?: Record<string, string> } = {},
): Promise<BenchProduct> {
  await buildIfStale();
  const parent = mkdtempSync(join(tmpdir(), 'mimin-bench-'));
  // The database may run as another user than root, who must be able to enter.
  chmodSync(parent, 0o711);
  const dataDir = join(parent, 'data');
  let child: ChildProcess | undefined;
  const remove = atEnd(async () => {
    await stopChild(child);
    await stopDatabase(dataDir);
    rmSync(parent, { recursive: true, force: true, maxRetries: 5 });
  });
  const port = await freePort();
  const env = { MIMIN_DATA: dataDir, PORT: String(port), LOG_LEVEL: 'warn', POLL_SECONDS: '3600', ...options.env };
  const inside: BenchProduct['inside'] = async (work) => {
    const door = await openApp(readConfig(env), { poolMax: 4, name: 'bench' });
    try {
      return await work(door.app);
    } finally {
      await door.close();
    }
  };
  const { operator, channelId } = await inside(async (app) => {
    const made = { operator: await setUpPracticeCity(app), channelId: await addAccount(app) };
    // Receipts would leave for the real network; a bench talks to nobody.
    await app.pool.query('update city set sending = false');
    return made;
  });
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    dataDir,
    channelId,
    env,
    stop: () => stopChild(child),
    process: () => child,
    inside,
    addStaff: (role, agencyCode) =>
      inside(async (app) => (await addPracticeStaff(app, operator, role, agencyCode)).email),
    async start() {
      const begun = performance.now();
      child = spawn(process.execPath, ['src/start.ts', ...(options.roles ?? [])], {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      await firstAnswer(`http://127.0.0.1:${port}/`, child);
      return performance.now() - begun;
    },
    remove,
  };
}

function addAccount(app: App): Promise<number> {
  return app.db.transaction().execute((tx) =>
    putChannel(app, tx, {
      network: 'instagram',
      externalId: '1784001',
      name: '@bench',
      agencyId: null,
      settings: {},
      secrets: { app_secret: appSecret, verify_token: 'v', access_token: 't' },
    }),
  );
}

/** Ends a database whose product was killed; one that has stopped already is left alone. */
async function stopDatabase(dataDir: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const pid = postmasterOf(dataDir);
    if (pid === undefined) return;
    // SIGINT is PostgreSQL's fast shutdown; SIGQUIT does not wait for anybody.
    if (tries % 25 === 0) process.kill(pid, tries < 50 ? 'SIGINT' : 'SIGQUIT');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The number of the database server's first process, while it runs in this folder. */
export function postmasterOf(dataDir: string): number | undefined {
  try {
    const pid = Number(readFileSync(`${dataDir}/postgres/postmaster.pid`, 'utf8').split('\n')[0]);
    const command = readFileSync(`/proc/${pid}/cmdline`, 'latin1');
    return pid > 0 && command.includes(dataDir) ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Waits for the first 200; throws when the process ends before, or after 60 s. */
export async function firstAnswer(url: string, child: ChildProcess): Promise<void> {
  const until = performance.now() + 60_000;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}`);
    const ok = await fetch(url).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status === 200;
      },
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`no answer from ${url} within 60 s`);
}

/** A port that nobody uses now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
