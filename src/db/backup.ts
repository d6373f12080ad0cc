import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Log } from '../shared/log.ts';
import { type Manifest, manifestName, partName, type Summary, summaryName } from './archive.ts';
import { type Entry, packTar } from './tar.ts';

export interface BackupOptions {
  url: string;
  file: string;
  log: Log;
  /** Tables whose rows stay out; unlogged ones always do. */
  exclude?: string[];
}

export interface BackupReport {
  file: string;
  bytes: number;
  tables: number;
  rows: number;
}

const partBytes = 4 * 1024 * 1024;

/** Settings under which the same rows always give the same text, on any server. */
export const plainText = `set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set bytea_output = 'hex';
  set extra_float_digits = 1; set client_encoding = 'UTF8'; set synchronize_seqscans = off; set statement_timeout = 0;
  set idle_in_transaction_session_timeout = 0; set search_path = 'public'`;

/**
 * Writes every table of the product, as it was at one instant, to one compressed file that only its owner may read. The product
 * may go on writing. The file has its name only when it is complete and on the disk.
 */
export async function backup(options: BackupOptions): Promise<BackupReport> {
  const { file, log } = options;
  const folder = dirname(file);
  const draft = `${file}.${process.pid}.part`;
  const counts = { tables: 0, rows: 0 };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const client = new pg.Client({ connectionString: options.url, application_name: 'mimin backup', keepAlive: true });
  // A connection that dies while a table is copied ends the copy with an error; this one would end the process.
  client.on('error', (error) => log.warn({ err: error }, 'the connection of the backup was lost'));
  await client.connect();
  try {
    await client.query(plainText);
    await client.query('begin isolation level repeatable read read only');
    await pipeline(
      Readable.from(packTar(listEntries(client, new Set(options.exclude), counts)), { objectMode: false }),
      createGzip({ level: 3 }),
      createWriteStream(draft, { mode: 0o600, flush: true }),
    );
    await client.query('commit');
    renameSync(draft, file);
    await syncFolder(folder);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
  const report = { file, bytes: statSync(file).size, ...counts };
  log.info({ ...report }, 'backup written');
  return report;
}

async function* listEntries(
  client: pg.Client,
  exclude: Set<string>,
  counts: { tables: number; rows: number },
): AsyncGenerator<Entry> {
  const manifest = await describe(client, exclude);
  const described = Buffer.from(JSON.stringify(manifest, null, 1));
  yield { name: manifestName, content: described };
  const summary: Summary = {
    manifestSha256: createHash('sha256').update(described).digest('hex'),
    tables: {},
    sequences: [],
  };
  for (const table of manifest.tables) {
    const hash = createHash('sha256');
    let part = 0;
    let rows = 0;
    for await (const content of copyOut(client, table, (count) => (rows = count))) {
      hash.update(content);
      yield { name: partName(table.name, ++part), content };
    }
    summary.tables[table.name] = { rows, sha256: hash.digest('hex') };
    counts.tables++;
    counts.rows += rows;
  }
  // Sequences stand outside of the snapshot and only grow: read last, they are never behind a row that was copied.
  summary.sequences = await readSequences(client);
  yield { name: summaryName, content: Buffer.from(JSON.stringify(summary, null, 1)) };
}

/** Reads a table's rows in the order in which they lie, in pieces of some megabytes, and tells how many there were. */
export async function* copyOut(
  client: pg.Client,
  table: { name: string; columns: string[] },
  tellRows: (count: number) => void,
): AsyncGenerator<Buffer> {
  const columns = table.columns.map(pg.escapeIdentifier).join(', ');
  const stream = client.query(copyTo(`copy ${pg.escapeIdentifier(table.name)} (${columns}) to stdout`));
  let chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length < partBytes) continue;
    yield Buffer.concat(chunks);
    chunks = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(chunks);
  tellRows(stream.rowCount);
}

async function describe(client: pg.Client, exclude: Set<string>): Promise<Manifest> {
  const { rows } = await client.query<Manifest['tables'][number] & { unlogged: boolean }>(`
    select c.relname as name, c.relpersistence = 'u' as unlogged,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and a.attgenerated = '' order by a.attnum) as columns,
      case when c.relispartition then json_build_object('bound', pg_get_expr(c.relpartbound, c.oid),
        'of', (select p.relname from pg_inherits i join pg_class p on p.oid = i.inhparent where i.inhrelid = c.oid)) end as partition
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migrations'
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by c.relname`);
  const tables = rows.filter((row) => !row.unlogged && !exclude.has(row.name));
  // Nobody drops or rebuilds a table under the copy; reading and writing go on.
  for (const { name } of tables) await client.query(`lock table ${pg.escapeIdentifier(name)} in access share mode`);
  const migrations = await client.query<Manifest['migrations'][number]>(
    'select number, name, sha256 from schema_migrations order by number',
  );
  const server = await client.query<{ server_version: string }>('show server_version');
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return {
    format: 'mimin-backup',
    formatVersion: 1,
    appVersion: version,
    server: server.rows[0]?.server_version ?? '',
    madeAt: new Date().toISOString(),
    migrations: migrations.rows,
    tables: tables.map(({ name, columns, partition }) => ({ name, columns, partition })),
    leftOut: rows.filter((row) => !tables.includes(row)).map((row) => row.name),
  };
}

async function readSequences(client: pg.Client): Promise<Summary['sequences']> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(`
    select s.oid::regclass::text as sequence, t.relname as table, a.attname as column
    from pg_class s join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.oid and d.deptype in ('i', 'a')
      join pg_class t on t.oid = d.refobjid join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
    where s.relkind = 'S' and s.relnamespace = 'public'::regnamespace order by 2, 3`);
  const sequences: Summary['sequences'] = [];
  for (const { sequence, table, column } of rows) {
    const state = await client.query<{ value: string; called: boolean }>(
      `select last_value as value, is_called as called from ${sequence}`,
    );
    sequences.push({ table, column, value: Number(state.rows[0]?.value ?? 1), called: state.rows[0]?.called ?? false });
  }
  return sequences;
}

// The new name itself must reach the disk too.
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
