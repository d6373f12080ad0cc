import type { Pool } from 'pg';

/**
 * Makes the monthly partitions of the named tables from this month to `monthsAhead` months ahead; those that exist
 * stay. A month whose rows already lie in the DEFAULT partition is left there: nothing is lost, only not split.
 */
export async function makePartitions(pool: Pool, tables: string[], now: Date, monthsAhead: number): Promise<string[]> {
  const made: string[] = [];
  for (const table of tables) {
    for (let ahead = 0; ahead <= monthsAhead; ahead++) {
      const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1));
      const to = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead + 1, 1));
      const name = partitionName(table, from);
      const { rows } = await pool.query<{ there: boolean }>('select to_regclass($1) is not null as there', [name]);
      if (rows[0]?.there) continue;
      try {
        await pool.query(
          `create table if not exists ${name} partition of ${table} for values from ('${from.toISOString()}') to ('${to.toISOString()}')`,
        );
        made.push(name);
      } catch (error) {
        if (!isOccupied(error)) throw error;
      }
    }
  }
  return made;
}

/** The partition of a table for the month that begins with `from`. */
export function partitionName(table: string, from: Date): string {
  return `${table}_${from.toISOString().slice(0, 7).replace('-', '_')}`;
}

/** 23514: rows of that month already lie in the DEFAULT partition. 42P07: another process was quicker. */
function isOccupied(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === '23514' || code === '42P07';
}
