import { sql } from 'kysely';
import type { Db } from '#src/db/kysely.ts';
import type { DeskPresence } from '../domain/desk-thread.ts';
import { announceReports } from './announce.ts';

/** Who else has a report open: seen within the last minute, writers first. */
export async function listPresence(db: Db, reportId: number, exceptStaffId: number): Promise<DeskPresence[]> {
  const { rows } = await sql<DeskPresence>`
    select p.staff_id as "staffId", s.name, p.writing and p.seen_at > now() - interval '30 seconds' as writing
      from presence p join staff s on s.id = p.staff_id
     where p.report_id = ${reportId} and p.staff_id <> ${exceptStaffId} and p.seen_at > now() - interval '60 seconds'
     order by 3 desc, s.name`.execute(db);
  return rows;
}

/** Somebody left a report, and colleagues who have it open are told. */
export async function clearPresence(db: Db, reportId: number, staffId: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ agencyId: number | null; privacy: string }>`
      with gone as (delete from presence where report_id = ${reportId} and staff_id = ${staffId} returning report_id)
      select agency_id as "agencyId", privacy from reports where id in (select report_id from gone)`.execute(tx);
    const report = rows[0];
    if (!report) return;
    await announceReports(tx, [{ id: reportId, agencyId: report.agencyId, secret: report.privacy === 'secret' }]);
  });
}
