import type { Pool } from 'pg';

/** One caller's key while its work is done; `at` is when the key was first used and names the intent. */
export interface Intent {
  scope: string;
  key: string;
  at: string;
  since: string;
}

export type KeyClaim =
  | ({ state: 'ours' } & Intent)
  | { state: 'running' }
  | { state: 'other_body' }
  | { state: 'answered'; sealed: string };

/** After this the process that held a key is taken for dead, in seconds; no request runs as long. */
const deadAfterSeconds = 60;
/** How long a key is remembered, in hours. */
const lifeHours = 24;

interface KeyRow {
  at: string;
  since: string;
  ours: boolean;
  same: boolean;
  sealed: string | null;
}

/**
 * Claims a key in one statement: it is ours when nobody used it within its life, or when the process that did is dead.
 * A taken-over key keeps its first instant, so that the work done twice is the same work.
 */
export async function claimKey(pool: Pool, scope: string, key: string, hash: Buffer): Promise<KeyClaim> {
  const { rows } = await pool.query<KeyRow>({
    name: 'claim-api-key',
    text: `with claimed as (
        insert into idempotency_keys as k (scope, key, request_hash, response)
          values ($1, $2, $3, jsonb_build_object('since', clock_timestamp()))
        on conflict (scope, key) do update
          set request_hash = excluded.request_hash, response = excluded.response, status = null,
              at = case when k.at < now() - make_interval(hours => $4) then now() else k.at end
          where k.at < now() - make_interval(hours => $4)
             or (k.status is null and k.request_hash = excluded.request_hash
                 and (k.response ->> 'since')::timestamptz < now() - make_interval(secs => $5))
        returning at, response ->> 'since' as since
      )
      select extract(epoch from at)::text as at, since, true as ours, true as same, null as sealed from claimed
      union all
      select extract(epoch from at)::text, response ->> 'since', false, request_hash = $3,
             case when status is not null then response ->> 'sealed' end
        from idempotency_keys where scope = $1 and key = $2 and not exists (select from claimed)`,
    values: [scope, key, hash, lifeHours, deadAfterSeconds],
  });
  const row = rows[0];
  // Another claimed it in this very moment and its row is not visible to this statement yet.
  if (!row) return { state: 'running' };
  if (row.ours) return { state: 'ours', scope, key, at: row.at, since: row.since };
  if (!row.same) return { state: 'other_body' };
  return row.sealed === null ? { state: 'running' } : { state: 'answered', sealed: row.sealed };
}

/** Keeps the answer of finished work for the same key. */
export async function keepAnswer(pool: Pool, intent: Intent, sealed: string): Promise<void> {
  await pool.query(
    `update idempotency_keys set status = 200, response = jsonb_build_object('sealed', $4::text)
      where scope = $1 and key = $2 and status is null and response ->> 'since' = $3`,
    [intent.scope, intent.key, intent.since, sealed],
  );
}

/** Frees the key of work that failed, unless somebody else has taken it over. */
export async function releaseKey(pool: Pool, intent: Intent): Promise<void> {
  await pool.query(
    `delete from idempotency_keys where scope = $1 and key = $2 and status is null and response ->> 'since' = $3`,
    [intent.scope, intent.key, intent.since],
  );
}
