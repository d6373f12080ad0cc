import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#src/db/kysely.ts';

// The log-in library names its own columns, so these questions are asked in plain SQL.

/** Finds whose log-in an e-mail address is. */
export async function findLogin(db: Db, email: string): Promise<{ userId: string } | undefined> {
  const { rows } = await sql<{
    userId: string;
  }>`select id as "userId" from "user" where email = ${email.toLowerCase()}`.execute(db);
  return rows[0];
}

/** Finds the e-mail address of a log-in. */
export async function findEmail(db: Db, userId: string): Promise<string | undefined> {
  const { rows } = await sql<{ email: string }>`select email from "user" where id = ${userId}`.execute(db);
  return rows[0]?.email;
}

/** Adds a log-in with its password's hash; nothing is added when the e-mail already has one. */
export async function addLogin(
  tx: Db,
  person: { name: string; email: string; passwordHash: string },
  at: Date,
): Promise<string | undefined> {
  const userId = newId();
  const added = await sql`
    insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
    values (${userId}, ${person.name}, ${person.email.toLowerCase()}, true, ${at}, ${at})
    on conflict (email) do nothing returning id`.execute(tx);
  if (added.rows.length === 0) return undefined;
  await sql`
    insert into "account" (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
    values (${newId()}, ${userId}, 'credential', ${userId}, ${person.passwordHash}, ${at}, ${at})`.execute(tx);
  return userId;
}

/** Locks the password so that of two changes at once the second is judged against the first. */
export async function lockPassword(tx: Db, userId: string): Promise<string | undefined> {
  const { rows } = await sql<{ password: string | null }>`
    select password from "account" where "userId" = ${userId} and "providerId" = 'credential' for update`.execute(tx);
  return rows[0]?.password ?? undefined;
}

/** Sets another password. */
export async function setPassword(tx: Db, userId: string, passwordHash: string, at: Date): Promise<void> {
  await sql`
    update "account" set password = ${passwordHash}, "updatedAt" = ${at}
    where "userId" = ${userId} and "providerId" = 'credential'`.execute(tx);
}

/** Forgets the second factor, for somebody whose phone is gone. */
export async function removeSecondFactor(tx: Db, userId: string): Promise<void> {
  await sql`delete from "twoFactor" where "userId" = ${userId}`.execute(tx);
  await sql`update "user" set "twoFactorEnabled" = false where id = ${userId}`.execute(tx);
}

/** Removes a log-in with its sessions and second factor; the member of staff stays in the ledger. */
export async function removeLogin(tx: Db, userId: string): Promise<void> {
  await removePendingLogins(tx, userId);
  await sql`delete from "user" where id = ${userId}`.execute(tx);
}

export interface OpenSession {
  sessionId: string;
  createdAt: Date;
  expiresAt: Date;
  address: string | null;
  browser: string | null;
}

/** Lists where somebody is logged in, newest first. */
export async function listSessions(db: Db, userId: string, now: Date): Promise<OpenSession[]> {
  const { rows } = await sql<OpenSession>`
    select id as "sessionId", "createdAt", "expiresAt", nullif("ipAddress", '') as address, nullif("userAgent", '') as browser
    from "session" where "userId" = ${userId} and "expiresAt" > ${now} order by "createdAt" desc limit 50`.execute(db);
  return rows;
}

/** Ends sessions of one person: one of them, all but one, or all; gives how many ended. */
export async function removeSessions(
  tx: Db,
  userId: string,
  which: { only?: string; except?: string | undefined } = {},
): Promise<number> {
  // A half-done log-in that waits for its code would otherwise become a session after all.
  if (which.only === undefined) await removePendingLogins(tx, userId);
  const { rows } = await sql`
    delete from "session" where "userId" = ${userId}
      and (${which.only ?? null}::text is null or id = ${which.only ?? null})
      and (${which.except ?? null}::text is null or id <> ${which.except ?? null}) returning id`.execute(tx);
  return rows.length;
}

/** Ends a session that must not have been opened. */
export async function removeSession(db: Db, token: string): Promise<void> {
  await sql`delete from "session" where token = ${token}`.execute(db);
}

async function removePendingLogins(tx: Db, userId: string): Promise<void> {
  await sql`delete from "verification" where value = ${userId}`.execute(tx);
}

function newId(): string {
  return randomBytes(24).toString('base64url');
}
