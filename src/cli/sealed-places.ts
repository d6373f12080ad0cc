import type { Pool } from 'pg';

/** One column in which something is sealed; `read` answers every row's key and bytes, `write` replaces them unless they changed meanwhile. */
export interface SealedPlace {
  /** `table.column`. */
  name: string;
  read: string;
  /** $1 the new bytes, $2 the row's key, $3 the bytes as they were read. */
  write: string;
}

const bytes = (table: string, key: string): SealedPlace => ({
  name: `${table}.secrets`,
  read: `select ${key}::text as key, secrets as sealed from ${table} where secrets is not null order by ${key}`,
  write: `update ${table} set secrets = $1 where ${key}::text = $2 and secrets = $3`,
});

/** Every place that holds something sealed with the keys of `mimin rotate-key`; a test keeps the list whole. */
export const sealedPlaces: readonly SealedPlace[] = [
  bytes('channels', 'id'),
  bytes('oauth_apps', 'network'),
  bytes('oauth_consents', 'id'),
  bytes('push_keys', 'id'),
  {
    name: 'idempotency_keys.response',
    read: `select json_build_array(scope, key)::text as key, decode(response ->> 'sealed', 'base64') as sealed
             from idempotency_keys where response ->> 'sealed' is not null`,
    write: `update idempotency_keys set response = jsonb_build_object('sealed', encode($1, 'base64'))
             where scope = $2::json ->> 0 and key = $2::json ->> 1 and decode(response ->> 'sealed', 'base64') = $3`,
  },
];

export interface SealedRow {
  key: string;
  sealed: Buffer;
}

/** Every sealed value of one place; a city has some hundreds. */
export async function readSealed(pool: Pool, place: SealedPlace): Promise<SealedRow[]> {
  const { rows } = await pool.query<SealedRow>(place.read);
  return rows;
}
