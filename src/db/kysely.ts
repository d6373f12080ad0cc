import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import type { Pool } from 'pg';
import type { Tables } from './tables.ts';

/** A database, or a transaction in it: what every store function takes first. */
export type Db = Kysely<Tables>;
/** A function that needs the surrounding transaction asks for this. */
export type Tx = Transaction<Tables>;

/** Puts the typed query builder on a pool; the pool stays its owner's to end. */
export function openKysely(pool: Pool): Db {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
