import type { Db } from '#src/db/kysely.ts';
import type { ReportFacts } from '../domain/policy.ts';
import type { Privacy, Status } from '../schema.ts';

/** The facts of a report that the policy asks for; undefined when there is no such report. */
export async function findReportFacts(db: Db, id: number): Promise<ReportFacts | undefined> {
  const row = await db
    .selectFrom('reports')
    .select(['agency_id', 'earlier_agency_ids', 'privacy', 'status'])
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      agencyId: row.agency_id,
      earlierAgencyIds: row.earlier_agency_ids,
      privacy: row.privacy as Privacy,
      status: row.status as Status,
    }
  );
}
