import { sql } from 'kysely';
import type { Db } from '#src/db/kysely.ts';
import type { HandOnPast } from '../domain/decide-hand-on.ts';

/** What the ledger tells of a report's way from agency to agency, and since when its present holder has it. */
export async function findHandOnPast(db: Db, reportId: number): Promise<HandOnPast & { heldSince: Date | null }> {
  // Hand-ons from before the ledger counted bounces say it by who made them.
  const { rows } = await sql<{ bounces: number; decided: boolean; held_since: Date | null }>`
    select (count(*) filter (where e.type = 'handed_on' and e.agency_id is not null
              and (e.detail ? 'bounce' or (not e.detail ? 'by' and s.role <> 'coordinator'))))::int as bounces,
           coalesce(bool_or(e.detail ->> 'decision' = 'true'), false) as decided,
           max(e.at) as held_since
      from report_events e left join staff s on s.id = e.staff_id
     where e.report_id = ${reportId} and e.type in ('received', 'routed', 'handed_on')`.execute(db);
  const row = rows[0];
  return { bounces: row?.bounces ?? 0, decided: row?.decided ?? false, heldSince: row?.held_since ?? null };
}
