import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, openApp } from '../../src/app.ts';
import { buildIfStale } from '../../src/build-if-stale.ts';
import { putChannel } from '../../src/channels/index.ts';
import { readConfig } from '../../src/config.ts';
import type { StaffActor } from '../../src/people/index.ts';
import { setUpPracticeCity } from '../../src/practice-city.ts';

export const appSecret = 'bench-app-secret';

/** The product as `npm start` runs it, in a child process on an embedded database that forces its data to disk. */
export interface BenchProduct {
  port: number;
  url: string;
  dataDir: string;
  operator: StaffActor;
  channelId: number;
  /** Starts the product (again); resolves at its first answer, with the milliseconds it took. */
  start(): Promise<number>;
  process(): ChildProcess | undefined;
  /** Our own door into the same database, for seeding and counting; not the product's process. */
  inside<T>(work: (app: App) => Promise<T>): Promise<T>;
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
  const port = await freePort();
  const env = { MIMIN_DATA: dataDir, PORT: String(port), LOG_LEVEL: 'warn', POLL_SECONDS: '3600', ...options.env };
  const { app, close } = await openApp(readConfig(env));
  const operator = await setUpPracticeCity(app);
  const channelId = await app.db.transaction().execute((tx) =>
    putChannel(app, tx, {
      network: 'instagram',
      externalId: '1784001',
      name: '@bench',
      agencyId: null,
      settings: {},
      secrets: { app_secret: appSecret, verify_token: 'v', access_token: 't' },
    }),
  );
  // Receipts would leave for the real network; a bench talks to nobody.
  await app.pool.query('update city set sending = false');
  await close();
  let child: ChildProcess | undefined;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    dataDir,
    operator,
    channelId,
    process: () => child,
    async inside(work) {
      const door = await openApp(readConfig(env), { poolMax: 4, name: 'bench' });
      try {
        return await work(door.app);
      } finally {
        await door.close();
      }
    },
    async start() {
      const begun = performance.now();
      child = spawn(process.execPath, ['src/start.ts', ...(options.roles ?? [])], {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      await firstAnswer(`http://127.0.0.1:${port}/healthz`, child);
      return performance.now() - begun;
    },
    async remove() {
      await stopChild(child);
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

/** Asks a child to finish, and waits until it has. */
export async function stopChild(child: ChildProcess | undefined): Promise<void> {
  if (child?.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

/** Waits for the first 200; throws when the process ends before. */
export async function firstAnswer(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}`);
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
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
