import pg from 'pg';

export interface Lease {
  /** Called once if the server goes away while we hold the lease. */
  onLost(handler: () => void): void;
  /** Gives the lease back; true when nobody else holds one, and nobody can take one until our connection ends. */
  leave(): Promise<boolean>;
  end(): Promise<void>;
}

// Advisory locks live in the server and die with their connection, so a process killed with -9 leaves no lease behind.
const leaseKey = [1_835_625_838, 2] as const;

/** Takes a share in a running server and makes sure of our database; nothing when its last user is just about to stop it. */
export async function takeLease(url: string, database: string): Promise<Lease | undefined> {
  // The types of pg leave these two out.
  const client = new pg.Client({
    connectionString: url,
    application_name: 'mimin lease',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  }) as pg.Client & { ref(): void; unref(): void };
  let lost: (() => void) | undefined;
  let gone = false;
  let leaving = false;
  const lose = () => {
    if (leaving || gone) return;
    gone = true;
    lost?.();
  };
  client.on('error', lose);
  client.on('end', lose);
  await client.connect();
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock_shared($1, $2) as taken', [
    ...leaseKey,
  ]);
  if (!rows[0]?.taken) {
    leaving = true;
    await client.end();
    return undefined;
  }
  await makeDatabase(client, database).catch(async (error: unknown) => {
    leaving = true;
    await client.end().catch(() => {});
    throw error;
  });
  client.unref();
  return {
    onLost(handler) {
      lost = handler;
      if (gone) handler();
    },
    async leave() {
      leaving = true;
      // A server that went away under us is not ours to stop: somebody may have started it again.
      if (gone) return false;
      client.ref();
      // Shared first, then exclusive: of two that leave together, the later one gets it.
      await client.query('select pg_advisory_unlock_shared($1, $2)', [...leaseKey]);
      const last = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [
        ...leaseKey,
      ]);
      return last.rows[0]?.taken ?? false;
    },
    async end() {
      leaving = true;
      await client.end().catch(() => {});
    },
  };
}

async function makeDatabase(client: pg.Client, database: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
  if (rowCount === 1) return;
  await client.query(`create database ${pg.escapeIdentifier(database)}`).catch((error: { code?: string }) => {
    // Somebody else who came at the same moment made it.
    if (error.code !== '42P04' && error.code !== '23505') throw error;
  });
}
