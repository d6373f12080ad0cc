import { sql } from 'kysely';
import type { Db, Tx } from '#src/db/kysely.ts';
import type { ReportFacts } from '../domain/policy.ts';
import type { Privacy, Status } from '../schema.ts';
import { type LockedReport, lockReport } from './report-row.ts';

/** So often a set of locks is taken anew when somebody joined or split in the moment before. */
const mostTries = 5;

/**
 * Takes a set of locks in id order, as everywhere, so that nobody waits in a ring. What belongs to the set may have changed
 * while it waited: then the locks are let go and taken anew, never added out of order.
 */
async function lockTogether(tx: Tx, lock: () => Promise<boolean>): Promise<void> {
  for (let tries = 1; ; tries++) {
    await sql`savepoint locks`.execute(tx);
    if ((await lock()) || tries === mostTries) break;
    await sql`rollback to savepoint locks`.execute(tx);
  }
  await sql`release savepoint locks`.execute(tx);
}

/** Locks a report and the one that answers for it; the main report is undefined for one that stands for itself. */
export async function lockWithMain(
  tx: Tx,
  id: number,
): Promise<{ report: LockedReport; main: LockedReport | undefined }> {
  await lockTogether(tx, async () => {
    const { rows } = await sql<{ id: number; main_id: number | null }>`select id, main_id from reports
      where id = ${id} or id = (select main_id from reports where id = ${id}) order by id for update`.execute(tx);
    const mainId = rows.find((row) => row.id === id)?.main_id ?? null;
    return mainId === null || rows.some((row) => row.id === mainId);
  });
  const report = await lockReport(tx, id);
  return { report, main: report.mainId === null ? undefined : await lockReport(tx, report.mainId) };
}

/** Locks reports, those that answer for them, and everything joined to any of them. */
export async function lockGroups(tx: Tx, ids: number[]): Promise<void> {
  const group = sql`with named as (select id, main_id from reports where id = any(${ids}::bigint[])),
      mains as (select coalesce(main_id, id) as id from named)
    select id from reports where id in (select id from named) or id in (select id from mains) or main_id in (select id from mains)
     order by id`;
  await lockTogether(tx, async () => {
    const locked = await sql<{ id: number }>`${group} for update`.execute(tx);
    const now = await sql<{ id: number }>`${group}`.execute(tx);
    const held = new Set(locked.rows.map((row) => row.id));
    return now.rows.every((row) => held.has(row.id));
  });
}

/** The ids of a main report and of all that are joined to it; of any other report only its own. */
export async function groupIds(db: Db, mainId: number): Promise<number[]> {
  const rows = await db.selectFrom('reports').select('id').where('main_id', '=', mainId).orderBy('id').execute();
  return [mainId, ...rows.map((row) => row.id)];
}

/** A joined report as the desk names it. */
export interface JoinedReport extends ReportFacts {
  id: number;
  code: string;
  title: string;
  joinedTo: number;
  joinedAt: Date;
}

/** What is joined to a report, in the order in which it was joined. */
export async function listJoined(db: Db, mainId: number): Promise<JoinedReport[]> {
  const rows = await db
    .selectFrom('reports')
    .select(['id', 'code', 'title', 'joined_to', 'joined_at', 'agency_id', 'earlier_agency_ids', 'privacy', 'status'])
    .where('main_id', '=', mainId)
    .orderBy('joined_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    title: row.title,
    joinedTo: row.joined_to ?? mainId,
    joinedAt: row.joined_at ?? new Date(0),
    agencyId: row.agency_id,
    earlierAgencyIds: row.earlier_agency_ids,
    privacy: row.privacy as Privacy,
    status: row.status as Status,
  }));
}

/** The report and whatever was joined to it before it was joined itself; they move together. */
export async function listWithOwnJoined(tx: Tx, reportId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive part as (
      select id from reports where id = ${reportId}
      union select r.id from reports r join part p on r.joined_to = p.id)
    select id from part order by id`.execute(tx);
  return rows.map((row) => row.id);
}

/** Says which report answers for these from now on. */
export async function setMain(tx: Tx, ids: number[], mainId: number): Promise<void> {
  if (ids.length === 0) return;
  await sql`update reports set main_id = ${mainId}, version = version + 1 where id = any(${ids}::bigint[])`.execute(tx);
}

/**
 * Reports of a group whose resident was promised a first answer and has had none from a person: an answer to others keeps no
 * promise of theirs. What is on its way counts as had where that is asked for.
 */
export async function listOwed(
  tx: Tx,
  mainId: number,
  { orOnItsWay, limit = 1_000 }: { orOnItsWay: boolean; limit?: number },
): Promise<number[]> {
  const had = orOnItsWay ? ['queued', 'sending', 'sent'] : ['sent'];
  const { rows } = await sql<{ id: number }>`
    with member as (
      select id, joined_at, first_answered_at, coalesce(joined_state -> 'clocks', clocks) -> 'first_answer' as promise
        from reports where id = ${mainId} or main_id = ${mainId})
    select r.id from member r
     where r.first_answered_at is null and jsonb_typeof(r.promise) = 'object' and r.promise ->> 'metAt' is null
       and not exists (select from outbox o where not o.automatic and o.state = any(${had}::text[]) and (o.report_id = r.id
             or (o.report_id in (select id from member) and o.queued_at >= r.joined_at
                 and o.conversation_id in (select conversation_id from messages where report_id = r.id and direction = 'in'))))
       and not exists (select from report_events e where e.report_id = r.id and e.type = 'answered_elsewhere')
     limit ${limit}`.execute(tx);
  return rows.map((row) => row.id);
}
