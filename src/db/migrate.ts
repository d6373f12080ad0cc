import type { ClientBase, Pool } from 'pg';
import type { Log } from '../shared/log.ts';
import { type AppliedMigration, listMigrations, type Migration, pendingMigrations } from './migrations.ts';

/** A migration's own SQL failed; its transaction left nothing behind. */
export class MigrationFailed extends Error {
  override name = 'MigrationFailed';
}

/** The database holds tables, but not ours: nothing is mixed into somebody else's data. */
export class ForeignDatabase extends Error {
  override name = 'ForeignDatabase';
}

export interface MigrateOptions {
  dir: string;
  log: Log;
  /** Called once before the first change to a database that already has data: the place for a backup. */
  beforeFirst?: () => Promise<void>;
  /** Stop after this number; a restore rebuilds the schema its archive was made with. */
  upTo?: number;
}

// Session locks: any two processes that migrate the same database wait for each other.
const lockKey = [1_835_625_838, 1] as const;

/** Brings the database to this release's schema, each file in its own transaction, and names the files it applied. */
export async function migrate(pool: Pool, options: MigrateOptions): Promise<{ applied: string[] }> {
  const all = await listMigrations(options.dir);
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query('select pg_advisory_lock($1, $2)', [...lockKey]);
    await makeHistory(client);
    const done = await readHistory(client);
    const pending = pendingMigrations(all, done).filter((file) => file.number <= (options.upTo ?? all.length));
    if (pending.length > 0 && done.length > 0) await options.beforeFirst?.();
    for (const file of pending) {
      await applyOne(client, file);
      options.log.info({ migration: file.name }, 'migration applied');
    }
    return { applied: pending.map((file) => file.name) };
  } finally {
    // Ending the session gives the lock back even when the connection is in a bad state.
    client.release(true);
  }
}

/** Names the migrations a database still lacks; for processes that must not migrate themselves. Throws as `migrate` does. */
export async function listPending(pool: Pool, dir: string): Promise<string[]> {
  const files = await listMigrations(dir);
  return pendingMigrations(files, await listApplied(pool)).map((file) => file.name);
}

/** Lists what a database was built with, oldest first; empty for an empty database. */
export async function listApplied(pool: Pool | ClientBase): Promise<AppliedMigration[]> {
  const { rows } = await pool.query<{ known: boolean }>(
    `select to_regclass('public.schema_migrations') is not null as known`,
  );
  return rows[0]?.known ? readHistory(pool) : [];
}

/** Builds the schema of the given files inside the caller's transaction, in a database that has nothing yet. */
export async function buildSchema(client: ClientBase, files: Migration[]): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1, $2)', [...lockKey]);
  await makeHistory(client);
  for (const file of files) {
    await client.query(file.sql);
    await recordApplied(client, file);
  }
}

async function makeHistory(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ known: boolean; others: number }>(`
    select to_regclass('public.schema_migrations') is not null as known,
      (select count(*) from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'))::int as others`);
  const state = rows[0];
  if (!state || state.known) return;
  if (state.others > 0) {
    throw new ForeignDatabase(
      'the database already holds tables that are not ours: give the product a database of its own',
    );
  }
  await client.query(`
    create table schema_migrations (
      number int primary key,
      name text not null,
      sha256 text not null,
      applied_at timestamptz not null default now()
    )`);
}

async function readHistory(client: Pool | ClientBase): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    'select number, name, sha256 from schema_migrations order by number',
  );
  return rows;
}

async function applyOne(client: ClientBase, file: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(file.sql);
    await recordApplied(client, file);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationFailed(`${file.name}: ${reason}`, { cause: error });
  }
}

async function recordApplied(client: ClientBase, file: Migration): Promise<void> {
  const row = [file.number, file.name, file.sha256];
  await client.query('insert into schema_migrations (number, name, sha256) values ($1, $2, $3)', row);
}
