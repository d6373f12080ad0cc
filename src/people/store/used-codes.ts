import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { App } from '#src/app.ts';

/** A telephone's digits are accepted for at most three steps of 30 s. */
const codeLifeMs = 120_000;

/** Notes a code as used; false when it was used before, by whoever looked over a shoulder. Kept with the limits, purged with them. */
export async function markCodeUsed(app: App, userId: string, code: string): Promise<boolean> {
  const key = createHmac('sha256', app.keys.link).update(`code\0${userId}\0${code}`).digest('base64url');
  const now = app.now();
  const { rows } = await sql`
    insert into login_limits (key, last_failed_at, wait_until) values (${key}, ${now}, ${now})
    on conflict (key) do update set last_failed_at = ${now}
    where login_limits.last_failed_at < ${new Date(now.getTime() - codeLifeMs)} returning key`.execute(app.db);
  return rows.length > 0;
}
