import { sql } from 'kysely';
import type { Db } from '#src/db/kysely.ts';

/**
 * Every name, handle, address and number known of the people of these conversations, to be struck out of what leaves the house. No
 * person sees them here, so it is no look at an identity.
 */
export async function listKnownNames(db: Db, identityIds: readonly number[]): Promise<string[]> {
  if (identityIds.length === 0) return [];
  const { rows } = await sql<{ known: string }>`
    select distinct known from identities i,
      lateral (values (i.name), (i.handle), (i.email), (split_part(i.email, '@', 1)), (i.phone)) as x (known)
     where i.id = any(${[...identityIds]}::bigint[]) and coalesce(known, '') <> '' limit 2000`.execute(db);
  return rows.map((row) => row.known);
}
