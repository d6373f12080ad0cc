import { sql } from 'kysely';
import type { App } from '#src/app.ts';

/** Removes what has served its time and is no record: answered API keys after a day, presence of people long gone, read notices after 90 days. */
export async function purgeExpired(app: App): Promise<void> {
  await sql`delete from idempotency_keys where at < now() - interval '24 hours'`.execute(app.db);
  await sql`delete from presence where seen_at < now() - interval '1 hour'`.execute(app.db);
  await sql`delete from notices where read_at < now() - interval '90 days'`.execute(app.db);
}
