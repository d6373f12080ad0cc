import { sql } from 'kysely';
import type { Db } from '#src/db/kysely.ts';
import type { Role, StaffActor } from '../domain/policy.ts';

const columns = [
  'staff.id as staffId',
  'staff.user_id as userId',
  'staff.name',
  'staff.role',
  'staff.agency_id as agencyId',
  'staff.language',
  'staff.ended_at as endedAt',
] as const;

/** Locks a member of staff so that two changes to one person follow each other. */
export function lockStaff(tx: Db, staffId: number) {
  return tx.selectFrom('staff').select(columns).where('id', '=', staffId).forUpdate().executeTakeFirst();
}

/** Finds the active member of staff behind a log-in. */
export async function findStaffActor(db: Db, userId: string): Promise<StaffActor | undefined> {
  const row = await db
    .selectFrom('staff')
    .select(columns)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { staffId, name, role, agencyId, language } = row;
  return { kind: 'staff', staffId, name, role, agencyId, language };
}

/** Says whether somebody keeps the system already; before that a set-up link is offered. */
export async function hasOperator(db: Db): Promise<boolean> {
  const row = await db.selectFrom('staff').select('id').where('role', '=', 'operator').limit(1).executeTakeFirst();
  return row !== undefined;
}

/**
 * Lets changes to people's places follow each other: whether somebody is the last operator, and who stands in for whom,
 * is a question about several rows, and two operators ending each other would otherwise block each other.
 */
export async function lockPeople(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(1835625838, 20)`.execute(tx);
}

/** Says whether this is the only operator left; asked under `lockPeople`. */
export async function isLastOperator(tx: Db, staffId: number): Promise<boolean> {
  const other = await tx
    .selectFrom('staff')
    .select('id')
    .where('role', '=', 'operator')
    .where('ended_at', 'is', null)
    .where('id', '<>', staffId)
    .limit(1)
    .executeTakeFirst();
  return other === undefined;
}

/** Adds a member of staff to an existing log-in. */
export async function addStaff(
  tx: Db,
  person: { userId: string; name: string; role: Role; agencyId: number | null; language: 'id' | 'en' },
  at: Date,
): Promise<number> {
  const row = await tx
    .insertInto('staff')
    .values({
      user_id: person.userId,
      name: person.name,
      role: person.role,
      agency_id: person.agencyId,
      language: person.language,
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export interface PersonRow {
  staffId: number;
  name: string;
  role: Role;
  agencyId: number | null;
  agency: string | null;
  email: string | null;
  hasSecondFactor: boolean;
  endedAt: Date | null;
  substitute: string | null;
  lastLoginAt: Date | null;
}

/** Pages the people of one agency or of all, those still here first, by name. A city has a few hundred. */
export async function listStaff(db: Db, filter: { agencyId?: number | null; ended: boolean }): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select s.id as "staffId", s.name, s.role, s.agency_id as "agencyId", a.short_name as agency, u.email,
      coalesce(u."twoFactorEnabled", false) as "hasSecondFactor", s.ended_at as "endedAt", t.name as substitute,
      (select max("createdAt") from "session" where "userId" = s.user_id) as "lastLoginAt"
    from staff s
      left join agencies a on a.id = s.agency_id
      left join "user" u on u.id = s.user_id
      left join staff t on t.id = s.substitute_id
    where (s.ended_at is not null) = ${filter.ended}
      and (${filter.agencyId === undefined} or s.agency_id is not distinct from ${filter.agencyId ?? null}::int)
    order by s.name, s.id limit 1000`.execute(db);
  return rows;
}

/** An agency's last day is a working day; which day it is, the city's own clock says. */
const isWorking = sql<boolean>`(ends_on is null or ends_on >= (now() at time zone coalesce((select time_zone from city), 'Asia/Jakarta'))::date)`;

/** Lists the agencies somebody can work for today, by name. */
export function listWorkingAgencies(db: Db) {
  return db
    .selectFrom('agencies')
    .select(['id', 'code', 'name', 'short_name as shortName'])
    .where(isWorking)
    .orderBy('name')
    .execute();
}

/** Says whether an agency exists and has not ended. */
export async function isWorkingAgency(db: Db, agencyId: number): Promise<boolean> {
  const row = await db
    .selectFrom('agencies')
    .select('id')
    .where('id', '=', agencyId)
    .where(isWorking)
    .executeTakeFirst();
  return row !== undefined;
}

/** Moves somebody to another agency or role. */
export async function moveStaff(tx: Db, staffId: number, to: { role: Role; agencyId: number | null }): Promise<void> {
  await tx.updateTable('staff').set({ role: to.role, agency_id: to.agencyId }).where('id', '=', staffId).execute();
}

/** Ends somebody's work at the desk and notes who carries it on. */
export async function markStaffEnded(tx: Db, staffId: number, substituteId: number | null, at: Date): Promise<void> {
  await tx.updateTable('staff').set({ ended_at: at, substitute_id: substituteId }).where('id', '=', staffId).execute();
}

/** Sets the language somebody reads the desk in. */
export async function setStaffLanguage(db: Db, staffId: number, language: 'id' | 'en'): Promise<void> {
  await db.updateTable('staff').set({ language }).where('id', '=', staffId).execute();
}

/** Lists the active operators with their e-mail addresses. */
export async function listOperators(db: Db): Promise<{ staffId: number; email: string }[]> {
  const { rows } = await sql<{ staffId: number; email: string }>`
    select s.id as "staffId", u.email from staff s join "user" u on u.id = s.user_id
    where s.role = 'operator' and s.ended_at is null order by s.id`.execute(db);
  return rows;
}

/** Finds one person with what their page shows. */
export async function findPerson(
  db: Db,
  staffId: number,
): Promise<(PersonRow & { userId: string | null }) | undefined> {
  const { rows } = await sql<PersonRow & { userId: string | null }>`
    select s.id as "staffId", s.user_id as "userId", s.name, s.role, s.agency_id as "agencyId", a.short_name as agency, u.email,
      coalesce(u."twoFactorEnabled", false) as "hasSecondFactor", s.ended_at as "endedAt", t.name as substitute,
      (select max("createdAt") from "session" where "userId" = s.user_id) as "lastLoginAt"
    from staff s
      left join agencies a on a.id = s.agency_id
      left join "user" u on u.id = s.user_id
      left join staff t on t.id = s.substitute_id
    where s.id = ${staffId}`.execute(db);
  return rows[0];
}
