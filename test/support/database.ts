import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { inject } from 'vitest';
import { type Db, openKysely } from '#src/db/kysely.ts';
import { openPool } from '#src/db/pool.ts';
import { databaseUrl, templateName } from './server.ts';

export interface FreshDatabase {
  url: string;
  pool: Pool;
  db: Db;
  /** Ends the pool and removes the database; call it in afterAll, also after a failure. */
  drop(): Promise<void>;
}

/** Makes a database of this test's own: migrated, empty, on a real server. */
export async function freshDatabase(options: { max?: number; empty?: boolean } = {}): Promise<FreshDatabase> {
  const name = `t_${randomBytes(8).toString('hex')}`;
  // The template takes no connections, so many copies can be made of it at once.
  await asAdmin(`create database ${name} template ${options.empty ? 'template0' : templateName} strategy file_copy`);
  const url = databaseUrl(inject('dbUrl'), name);
  const pool = openPool(url, { max: options.max ?? 10, name: 'test' });
  return {
    url,
    pool,
    db: openKysely(pool),
    async drop() {
      try {
        if (!pool.ended) await pool.end();
      } finally {
        await asAdmin(`drop database if exists ${name} with (force)`);
      }
    },
  };
}

async function asAdmin(statement: string): Promise<void> {
  const admin = openPool(inject('dbUrl'), { max: 1, name: 'test admin' });
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
