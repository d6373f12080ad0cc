import { sql } from 'kysely';
import type { App } from '#src/app.ts';

/** Clears away sessions and half-done log-ins that are over, and counts of failed tries a day old; run once a day. */
export async function purgeLogIns(app: App): Promise<void> {
  const now = app.now();
  await sql`delete from "session" where "expiresAt" < ${now}`.execute(app.db);
  await sql`delete from "verification" where "expiresAt" < ${now}`.execute(app.db);
  await sql`delete from login_limits where last_failed_at < ${new Date(now.getTime() - 86_400_000)}`.execute(app.db);
}
