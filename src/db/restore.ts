import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Log } from '../shared/log.ts';
import { BadArchive, type Manifest, readArchive, type Summary, tableOfPart, verifyArchive } from './archive.ts';
import { copyOut, plainText } from './backup.ts';
import { buildSchema } from './migrate.ts';
import { listMigrations, pendingMigrations } from './migrations.ts';
import type { Entry } from './tar.ts';

export interface RestoreOptions {
  url: string;
  file: string;
  migrationsDir: string;
  log: Log;
}

export interface RestoreReport {
  file: string;
  madeAt: string;
  appVersion: string;
  /** The last migration the archive was made with; later ones run at the next start. */
  schema: string;
  tables: number;
  rows: number;
}

/** A restore goes into an empty database only: it never replaces anything. */
export class DatabaseNotEmpty extends Error {
  override name = 'DatabaseNotEmpty';
}

/**
 * Puts a backup into an empty database: all of it, compared row for row with the archive, or nothing at all. Works for any role
 * that owns the database. Throws `BadArchive`, `DatabaseNotEmpty`, or what `migrate` throws when the releases do not fit.
 */
export async function restore(options: RestoreOptions): Promise<RestoreReport> {
  const { file, log } = options;
  const { manifest, summary } = await verifyArchive(file);
  const files = await listMigrations(options.migrationsDir);
  pendingMigrations(files, manifest.migrations);
  const client = new pg.Client({ connectionString: options.url, application_name: 'mimin restore', keepAlive: true });
  client.on('error', (error) => log.warn({ err: error }, 'the connection of the restore was lost'));
  await client.connect();
  try {
    await client.query(plainText);
    await client.query('begin');
    await refuseFull(client);
    await buildSchema(client, files.slice(0, manifest.migrations.length));
    await makePartitions(client, manifest);
    const keys = await takeForeignKeysOff(client);
    await load(client, file, manifest);
    await setSequences(client, summary);
    // Adding the keys again checks them: what refers to nothing would stop here.
    for (const statement of keys) await client.query(statement);
    for (const table of manifest.tables) await compare(client, table, summary);
    await client.query('commit');
    await client.query('analyze');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
  const rows = Object.values(summary.tables).reduce((sum, table) => sum + table.rows, 0);
  const schema = manifest.migrations.at(-1)?.name ?? '';
  const { madeAt, appVersion } = manifest;
  const report = { file, madeAt, appVersion, schema, tables: manifest.tables.length, rows };
  log.info({ ...report }, 'backup restored');
  return report;
}

async function refuseFull(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
       and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`,
  );
  if ((rows[0]?.count ?? 1) > 0) {
    throw new DatabaseNotEmpty(
      'Basis data tujuan sudah berisi. Pulihkan ke folder baru (MIMIN_DATA) atau basis data baru (DATABASE_URL).\nThe database is not empty. Restore into a new folder (MIMIN_DATA) or a new database (DATABASE_URL).',
    );
  }
}

async function makePartitions(client: pg.Client, manifest: Manifest): Promise<void> {
  for (const { name, partition } of manifest.tables) {
    if (!partition) continue;
    const { rows } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [
      `public.${name}`,
    ]);
    if (rows[0]?.found) continue;
    await client.query(
      `create table ${pg.escapeIdentifier(name)} partition of ${pg.escapeIdentifier(partition.of)} ${partition.bound}`,
    );
  }
}

// Tables refer to each other in circles, so no order of loading would do; and only a superuser may switch the checks off.
async function takeForeignKeysOff(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace order by 1, 2`,
  );
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`);
  return rows.map(({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`);
}

async function load(client: pg.Client, file: string, manifest: Manifest): Promise<void> {
  const names = manifest.tables.map((table) => pg.escapeIdentifier(table.name));
  // Migrations may have put rows in; the archive has them too.
  if (names.length > 0) await client.query(`truncate ${names.join(', ')}`);
  for (const name of names) await client.query(`alter table ${name} disable trigger user`);
  const entries = readArchive(file);
  let next = await entries.next();
  while (!next.done) {
    const table = manifest.tables.find((known) => known.name === tableOfPart(next.value?.name ?? ''));
    if (!table) {
      next = await entries.next();
      continue;
    }
    const columns = table.columns.map(pg.escapeIdentifier).join(', ');
    const rows = async function* () {
      for (; !next.done && tableOfPart((next.value as Entry).name) === table.name; next = await entries.next())
        yield next.value.content;
    };
    const into = client.query(copyFrom(`copy ${pg.escapeIdentifier(table.name)} (${columns}) from stdin`));
    await pipeline(Readable.from(rows(), { objectMode: false }), into);
  }
  for (const name of names) await client.query(`alter table ${name} enable trigger user`);
}

async function setSequences(client: pg.Client, summary: Summary): Promise<void> {
  for (const { table, column, value, called } of summary.sequences) {
    const place = [pg.escapeIdentifier(table), column, value, called];
    await client.query('select setval(pg_get_serial_sequence($1, $2), $3, $4)', place);
  }
}

async function compare(client: pg.Client, table: Manifest['tables'][number], summary: Summary): Promise<void> {
  const hash = createHash('sha256');
  let rows = 0;
  for await (const part of copyOut(client, table, (count) => (rows = count))) hash.update(part);
  const promised = summary.tables[table.name];
  if (rows === promised?.rows && hash.digest('hex') === promised.sha256) return;
  throw new BadArchive(
    `Isi tabel ${table.name} setelah dipulihkan tidak sama dengan cadangan; semuanya dibatalkan.\nThe table ${table.name} does not equal the backup after restoring; everything was undone.`,
  );
}
