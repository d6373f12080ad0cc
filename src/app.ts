import type { Pool } from 'pg';
import type { Config } from './config.ts';
import { backup } from './db/backup.ts';
import { checkServer } from './db/check-server.ts';
import { openEmbedded } from './db/embedded.ts';
import { type Db, openKysely } from './db/kysely.ts';
import { migrate } from './db/migrate.ts';
import { openPool } from './db/pool.ts';
import { deriveKeys, type Keys, readOrMakeMasterKey } from './shared/keys.ts';
import { type Log, openLog } from './shared/log.ts';

/** What commands, jobs and pages are given: the world of one process. */
export interface App {
  config: Config;
  pool: Pool;
  db: Db;
  /** Direct connection string for LISTEN and jobs (not through a transaction pooler). */
  directUrl: string;
  now: () => Date;
  keys: Keys;
  log: Log;
}

export interface OpenApp {
  app: App;
  close(): Promise<void>;
}

/** The database cannot be used as it is; each line says what is wrong. */
export class UnfitDatabase extends Error {
  override name = 'UnfitDatabase';
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`the database cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

export const migrationsDir = new URL('../db/migrations', import.meta.url).pathname;

/** Where the database is: the one that the settings name, or our own embedded server, started or adopted. */
export async function openServer(
  config: Config,
  log: Log,
): Promise<{ url: string; directUrl: string; embedded: boolean; stop(): Promise<void> }> {
  if (config.databaseUrl) {
    return {
      url: config.databaseUrl,
      directUrl: config.databaseDirectUrl ?? config.databaseUrl,
      embedded: false,
      stop: async () => {},
    };
  }
  const embedded = await openEmbedded({ dataDir: config.dataDir, log });
  return { url: embedded.url, directUrl: embedded.url, embedded: true, stop: () => embedded.stop() };
}

/**
 * Puts the process's world together: database (embedded unless one is named), migrations, keys, log.
 * A backup precedes migrations of a database that is in use. Throws `UnfitDatabase` and what the database parts throw.
 */
export async function openApp(config: Config, options: { poolMax?: number; name?: string } = {}): Promise<OpenApp> {
  const log = openLog({ level: config.logLevel });
  // The server first: it says in plain words what is wrong with the data folder.
  const server = await openServer(config, log);
  const keys = deriveKeys(config.key ?? readOrMakeMasterKey(config.dataDir), config);
  const pool = openPool(server.url, { max: options.poolMax ?? 12, name: options.name ?? 'mimin', log });
  const close = async () => {
    await pool.end();
    // The database is the very last to stop, or it would cut off what is still being finished.
    await server.stop();
  };
  try {
    if (!server.embedded) {
      const problems = await checkServer(pool);
      if (problems.length > 0) throw new UnfitDatabase(problems);
    }
    await migrate(pool, {
      dir: migrationsDir,
      log,
      beforeFirst: async () => {
        const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
        await backup({ url: server.directUrl, file: `${config.dataDir}/backups/before-migration-${stamp}.mimin`, log });
      },
    });
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
  return {
    app: { config, pool, db: openKysely(pool), directUrl: server.directUrl, now: () => new Date(), keys, log },
    close,
  };
}
