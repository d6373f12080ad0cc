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

/** The names that the writers of these reports gave, to be struck out of what others read; nobody sees them here. */
export async function listWriterNames(db: Db, reportIds: readonly number[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct i.name from messages m join conversations c on c.id = m.conversation_id join identities i on i.id = c.identity_id
     where m.report_id = any(${[...reportIds]}::bigint[]) and m.direction = 'in' and i.name is not null limit 200`.execute(
    db,
  );
  return rows.map((row) => row.name);
}
