import { sql } from 'kysely';
import type { Db } from '#src/db/kysely.ts';

export interface Notice {
  id: number;
  reportId: number | null;
  code: string | null;
  title: string | null;
  kind: string;
  detail: Record<string, unknown>;
  at: string;
}

/** What somebody has not read yet, newest first, at most 100; of a secret report that went to another agency not which it was. */
export async function listUnreadNotices(db: Db, staffId: number): Promise<Notice[]> {
  const { rows } = await sql<{ item: Notice }>`select row_to_json(x) as item from (
    select n.id, r.id as "reportId", r.code, r.title, n.kind, n.detail, n.at from notices n join staff s on s.id = n.staff_id
      left join reports r on r.id = n.report_id and (r.privacy <> 'secret' or s.role = 'coordinator' or s.agency_id = r.agency_id)
     where n.staff_id = ${staffId} and n.read_at is null order by n.id desc limit 100) x`.execute(db);
  return rows.map((row) => row.item);
}

/** Marks notices as read: those up to and including one, so that what came meanwhile stays. */
export async function markNoticesRead(db: Db, staffId: number, upTo: number): Promise<void> {
  await sql`update notices set read_at = now() where staff_id = ${staffId} and read_at is null and id <= ${upTo}`.execute(
    db,
  );
}

/** What stands beside the entries of the menu: unread notices and answers in trouble, each counted to 100 at most. */
export async function countWaiting(
  db: Db,
  staffId: number,
  agencyId: number | null,
): Promise<{ notices: number; trouble: number }> {
  const { rows } = await sql<{ notices: number; trouble: number }>`select
    (select count(*) from (select 1 from notices where staff_id = ${staffId} and read_at is null limit 100) n) as notices,
    (select count(*) from (select 1 from outbox o join reports r on r.id = o.report_id
      where o.state in ('failed', 'unknown') and o.settled_as is null
        and (${agencyId}::int is null or r.agency_id = ${agencyId}::int) limit 100) t) as trouble`.execute(db);
  return rows[0] ?? { notices: 0, trouble: 0 };
}
