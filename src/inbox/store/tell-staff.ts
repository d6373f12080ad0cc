import { sql } from 'kysely';
import type { Tx } from '#src/db/kysely.ts';
import type { LockedReport } from './report-row.ts';

/** Whom a notice is for: a role of one agency, a role of the city, or the leader whom the city named as its secretary. */
export type Audience =
  | { role: 'mimin' | 'head'; agencyId: number }
  | { role: 'coordinator' | 'leader' }
  | { role: 'secretary' };

export interface StaffNotice {
  kind: string;
  detail: object;
  /** The same key is told to the same person once. */
  onceKey: string;
  at: Date;
}

/** Tells the first of these audiences in which somebody works who may know of the report; answers how many were reached and which it was. */
export async function tellStaff(
  tx: Tx,
  report: Pick<LockedReport, 'id' | 'agencyId' | 'privacy'>,
  audiences: readonly Audience[],
  notice: StaffNotice,
): Promise<{ told: number; role: Audience['role'] | null }> {
  for (const audience of audiences) {
    const agencyId = 'agencyId' in audience ? audience.agencyId : null;
    const { rows } = await sql<{ id: number }>`select s.id from staff s
      where s.ended_at is null
        and case when ${audience.role} = 'secretary' then s.role = 'leader' and s.id = (select secretary_id from city)
                 else s.role = ${audience.role} and (${agencyId}::int is null or s.agency_id = ${agencyId}::int) end
        -- A secret report is known to the handling agency and the coordinator only.
        and (${report.privacy} <> 'secret' or s.role = 'coordinator' or s.agency_id = ${report.agencyId}::int)`.execute(
      tx,
    );
    if (rows.length === 0) continue;
    await sql`insert into notices (staff_id, report_id, kind, detail, at, once_key)
      select id, ${report.id}, ${notice.kind}, ${JSON.stringify(notice.detail)}::jsonb, ${notice.at}, ${notice.onceKey}
        from unnest(${rows.map((row) => row.id)}::int[]) id
      on conflict (staff_id, once_key) do nothing`.execute(tx);
    return { told: rows.length, role: audience.role };
  }
  return { told: 0, role: null };
}
