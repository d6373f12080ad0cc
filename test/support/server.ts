import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '#src/db/embedded.ts';
import { migrate } from '#src/db/migrate.ts';
import { openPool } from '#src/db/pool.ts';
import { silentLog } from '#src/shared/log.ts';

export const templateName = 'mimin_template';

export interface TestServer {
  /** Address of the server's own database, from which the copies are made. */
  url: string;
  stop(): Promise<void>;
}

// Nothing of a test must outlive a power cut, so the disk is not waited for.
const hasty = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  logging_collector: 'off',
  max_connections: '200',
};

/** Starts a throw-away server and migrates one database in it, which every test then copies. */
export async function startTestServer(): Promise<TestServer> {
  const dataDir = mkdtempSync(join(fastFolder(), 'mimin-test-'));
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    // The server runs as another user when we are root, and mkdtemp closes its folder to everybody else.
    chmodSync(dataDir, 0o711);
    const server = await openEmbedded({ dataDir, log: silentLog, settings: hasty, durable: false });
    const stop = () => server.stop().finally(remove);
    try {
      await makeTemplate(server.url);
    } catch (error) {
      await stop();
      throw error;
    }
    return { url: server.url, stop };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Where throw-away databases go: memory, where there is plenty, copies them some ten times faster than a busy disk. */
export function fastFolder(): string {
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize > roomNeeded) return memory;
  } catch {
    // No such folder on this system.
  }
  return tmpdir();
}

const memory = '/dev/shm';
const roomNeeded = 2 * 1024 ** 3;

async function makeTemplate(url: string): Promise<void> {
  const admin = openPool(url, { max: 1, name: 'test template' });
  try {
    await admin.query(`create database ${templateName}`);
    const pool = openPool(databaseUrl(url, templateName), { max: 1, name: 'test template' });
    try {
      await migrate(pool, { dir: migrationsDir, log: silentLog });
    } finally {
      await pool.end();
    }
    await admin.query(`alter database ${templateName} is_template true allow_connections false`);
  } finally {
    await admin.end();
  }
}

export const migrationsDir = join(import.meta.dirname, '../../db/migrations');

/** The address of another database on the same server. */
export function databaseUrl(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}
