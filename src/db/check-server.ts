import type { Pool } from 'pg';

const oldestServer = 180_000;
const neededExtensions = ['pg_trgm', 'unaccent', 'btree_gin', 'pgcrypto'];

/** Says in plain words what a database server lacks for us; an empty list means it will do. */
export async function checkServer(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ version: number; shown: string; encoding: string; available: string[] }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as shown,
       current_setting('server_encoding') as encoding,
       array(select name::text from pg_available_extensions where name = any ($1)) as available`,
    [neededExtensions],
  );
  const server = rows[0];
  if (!server) return ['the database server did not answer'];
  const problems: string[] = [];
  if (server.version < oldestServer) problems.push(`PostgreSQL 18 or newer is needed, this server is ${server.shown}`);
  if (server.encoding !== 'UTF8') problems.push(`the database must be encoded in UTF8, this one is ${server.encoding}`);
  for (const name of neededExtensions.filter((wanted) => !server.available.includes(wanted))) {
    problems.push(`the extension ${name} is not installed on the database server (package postgresql-contrib)`);
  }
  return problems;
}
