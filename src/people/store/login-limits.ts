import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import { countTry, type FailureCount, type LimitKind } from '../domain/login-limit.ts';

interface Try {
  email: string;
  address: string;
}

function keysOf(app: App, { email, address }: Try): { kind: LimitKind; key: string }[] {
  const hash = (text: string) => createHmac('sha256', app.keys.link).update(`login\0${text}`).digest('base64url');
  const account = email.toLowerCase();
  const keys: { kind: LimitKind; key: string }[] = [
    { kind: 'pair', key: hash(`pair\0${account}\0${address}`) },
    { kind: 'address', key: hash(`address\0${address}`) },
    { kind: 'email', key: hash(`email\0${account}`) },
  ];
  // One order for everybody, so that two tries never wait for each other in a circle.
  return keys.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Lets a try with a password go ahead, or says how many seconds to wait. A try counts as failed until `forgetTries`. */
export function beginTry(app: App, attempt: Try): Promise<{ ok: true } | { ok: false; waitSeconds: number }> {
  const now = app.now();
  const keys = keysOf(app, attempt);
  return app.db.transaction().execute(async (tx) => {
    await sql`
      insert into login_limits (key, last_failed_at, wait_until)
      select k, ${now}, ${now} from unnest(${keys.map((entry) => entry.key)}::text[]) as k order by k
      on conflict do nothing`.execute(tx);
    const { rows } = await sql<FailureCount & { key: string }>`
      select key, failures, last_failed_at as "lastFailedAt", wait_until as "waitUntil"
      from login_limits where key = any(${keys.map((entry) => entry.key)}) order by key for update`.execute(tx);
    const decisions = keys.map(({ kind, key }) => ({
      key,
      decision: countTry(
        kind,
        rows.find((row) => row.key === key),
        now,
      ),
    }));
    const waits = decisions.flatMap(({ decision }) => (decision.ok ? [] : [decision.waitSeconds]));
    if (waits.length > 0) return { ok: false, waitSeconds: Math.max(...waits) };
    for (const { key, decision } of decisions) {
      if (!decision.ok) continue;
      const { failures, lastFailedAt, waitUntil } = decision.after;
      await sql`
        update login_limits set failures = ${failures}, last_failed_at = ${lastFailedAt}, wait_until = ${waitUntil}
        where key = ${key}`.execute(tx);
    }
    return { ok: true };
  });
}

/** Forgets the tries of somebody who knew the password; the address gets back only this one. */
export async function forgetTries(app: App, attempt: Try): Promise<void> {
  const [address, others] = [true, false].map((wanted) =>
    keysOf(app, attempt)
      .filter(({ kind }) => (kind === 'address') === wanted)
      .map(({ key }) => key),
  );
  await sql`delete from login_limits where key = any(${others})`.execute(app.db);
  await sql`
    update login_limits set failures = greatest(failures - 1, 0), wait_until = least(wait_until, ${app.now()})
    where key = any(${address})`.execute(app.db);
}
