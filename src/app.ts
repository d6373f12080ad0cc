import type { Pool } from 'pg';
import type { Config } from './config.ts';
import type { Db } from './db/kysely.ts';
import type { Keys } from './shared/keys.ts';
import type { Log } from './shared/log.ts';

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
