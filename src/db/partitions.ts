import pg from 'pg';

// Apart from the migration lock: partitions are made while the product runs.
const lockKey = [1_835_625_838, 3] as const;

/**
 * Makes the monthly partitions (UTC months) of tables that are cut by time, from this month to some months ahead, and names those
 * it made. Rows that already lie in the DEFAULT partition move into theirs, so that nothing is lost and nothing blocks the month.
 */
export async function makePartitions(
  pool: pg.Pool,
  tables: string[],
  now: Date,
  monthsAhead: number,
): Promise<string[]> {
  const made: string[] = [];
  for (const table of tables) {
    for (let ahead = 0; ahead <= monthsAhead; ahead++) {
      const name = await patiently(() =>
        makeMonth(pool, table, startOfMonth(now, ahead), startOfMonth(now, ahead + 1)),
      );
      if (name) made.push(name);
    }
  }
  return made;
}

const mostTries = 6;

// A partition needs locks on the tables it points to as well; the database may end either side of a circle, and traffic goes first.
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const { code } = error as { code?: string };
      if (tries === mostTries || (code !== '40P01' && code !== '55P03')) throw error;
      await new Promise((resolve) => setTimeout(resolve, tries * 100 * (0.5 + Math.random())));
    }
  }
}

function startOfMonth(now: Date, ahead: number): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1));
}

async function makeMonth(pool: pg.Pool, table: string, from: Date, to: Date): Promise<string | undefined> {
  const name = `${table}_${from.getUTCFullYear()}_${String(from.getUTCMonth() + 1).padStart(2, '0')}`;
  if (await exists(pool, name)) return undefined;
  const [parent, part, rest] = [table, name, `${table}_default`].map(pg.escapeIdentifier);
  const [start, end] = [from, to].map((at) => pg.escapeLiteral(at.toISOString()));
  const client = await pool.connect();
  try {
    await client.query('begin');
    // A partition is not worth holding up what arrives: somebody tries again tomorrow.
    await client.query(`set local lock_timeout = '5s'`);
    await client.query('select pg_advisory_xact_lock($1, $2)', [...lockKey]);
    if (await exists(client, name)) {
      await client.query('commit');
      return undefined;
    }
    const { rows } = await client.query<{ column: string }>(
      `select a.attname as column from pg_partitioned_table p
         join pg_attribute a on a.attrelid = p.partrelid and a.attnum = p.partattrs[0] where p.partrelid = $1::regclass`,
      [table],
    );
    const column = pg.escapeIdentifier(rows[0]?.column ?? '');
    await client.query(`lock table ${parent} in access exclusive mode`);
    await client.query(`create temporary table moving on commit drop as
      select * from ${rest} where ${column} >= ${start} and ${column} < ${end}`);
    await client.query(`delete from ${rest} where ${column} >= ${start} and ${column} < ${end}`);
    await client.query(`create table ${part} partition of ${parent} for values from (${start}) to (${end})`);
    await client.query(`insert into ${parent} overriding system value select * from moving`);
    await client.query('commit');
    return name;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

// Asked of the table itself: to_regclass may answer from what this session remembers.
async function exists(client: pg.Pool | pg.PoolClient, name: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from pg_class where relname = $1 and relnamespace = 'public'::regnamespace`,
    [name],
  );
  return rowCount === 1;
}
