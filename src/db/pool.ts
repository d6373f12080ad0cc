import pg from 'pg';
import type { Log } from '../shared/log.ts';

export interface PoolOptions {
  /** Most connections at once. */
  max: number;
  /** Shown in pg_stat_activity, so that the operator sees whose connection it is. */
  name: string;
  log?: Log;
  /** The server ends a statement after this many milliseconds; 30 s unless told, 0 for none. */
  statementTimeoutMs?: number;
  /** Instants stay the text PostgreSQL sent (with microseconds) instead of a Date; for cursors and JSON made by the database. */
  timesAsText?: boolean;
}

/** Opens a pool; the loss of a connection, idle or in use, never ends the process. */
export function openPool(url: string, options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    application_name: options.name,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: typeParsers(options.timesAsText ?? false),
  });
  pool.on('error', (error) => {
    // A pool that was ended may still hear its connections die when the server stops right behind it.
    if (!pool.ending) options.log?.warn({ err: error, pool: options.name }, 'an idle database connection was lost');
  });
  // The pool hears its idle connections only. One that is lost in somebody's hands fails their statement, which tells
  // them; the event besides it would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

const oid = {
  int8: 20,
  date: 1082,
  timestamp: 1114,
  timestamptz: 1184,
  int8Array: 1016,
  textArray: 1009,
  dateArray: 1182,
} as const;

/** How values of PostgreSQL become JavaScript's: counts and ids are numbers, a date stays 'YYYY-MM-DD' because it has no hour. */
export function typeParsers(timesAsText: boolean): pg.CustomTypesConfig {
  const textArray = parserOf(oid.textArray, 'text') as (text: string) => (string | null)[];
  const own = new Map<number, (text: string) => unknown>([
    [oid.int8, wholeNumber],
    [oid.int8Array, (text) => textArray(text).map((item) => (item === null ? null : wholeNumber(item)))],
    [oid.date, (text) => text],
    [oid.dateArray, textArray],
  ]);
  if (timesAsText) for (const type of [oid.timestamp, oid.timestamptz]) own.set(type, (text) => text);
  const getTypeParser: ParserOf = (type, format) =>
    (format === 'binary' ? undefined : own.get(type)) ?? parserOf(type, format);
  return { getTypeParser: getTypeParser as pg.CustomTypesConfig['getTypeParser'] };
}

// The types of pg list only some of the numbers that it takes.
type ParserOf = (type: number, format?: 'text' | 'binary') => (text: string) => unknown;
const parserOf: ParserOf = (type, format) => (pg.types.getTypeParser as ParserOf)(type, format ?? 'text');

function wholeNumber(text: string): number {
  const value = Number(text);
  // A rounded id would point at somebody else's row.
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a whole number`);
  return value;
}
