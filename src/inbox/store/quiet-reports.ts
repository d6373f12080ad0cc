import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import type { Kind, Privacy } from '../schema.ts';

/** An open report that asks for nothing: praise, chatter or spam. */
export interface QuietReport {
  id: number;
  code: string;
  kind: Kind;
  title: string;
  network: string;
  agencyId: number | null;
  agency: string | null;
  privacy: Privacy;
  at: string;
}

/** The newest 100 open reports that ask for nothing; narrowed to an agency when one is named. */
export async function listQuietReports(app: App, agencyId: number | null): Promise<QuietReport[]> {
  const { rows } = await sql<{ item: QuietReport }>`select row_to_json(x) as item from (
    select r.id, r.code, r.kind, r.title, n.network, r.agency_id as "agencyId", a.short_name as agency, r.privacy,
      r.last_message_at as at
    from reports r join channels n on n.id = r.channel_id left join agencies a on a.id = r.agency_id
    where r.status = 'open' and r.hidden_at is null and r.kind in ('praise', 'chatter', 'spam')
      and (${agencyId}::int is null or r.agency_id = ${agencyId}::int)
    order by r.last_message_at desc, r.id desc limit 100) x`.execute(app.db);
  return rows.map(({ item }) => item);
}
