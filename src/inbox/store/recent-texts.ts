import { sql } from 'kysely';
import type { Db } from '#src/db/kysely.ts';
import type { Privacy, Status } from '../schema.ts';

/** A recent report with the first words of its resident. */
export interface RecentText {
  id: number;
  title: string;
  agencyId: number | null;
  privacy: Privacy;
  status: Status;
  subject: string | null;
  text: string;
}

/** The newest reports that are not hidden, with the message each was opened with as it was then. Who may see them is the caller's question. */
export async function listRecentTexts(db: Db, most: number): Promise<RecentText[]> {
  const { rows } = await sql<RecentText>`
    select r.id, r.title, r.agency_id as "agencyId", r.privacy, r.status, c.subject, m.text
    from (select * from reports where hidden_at is null order by id desc limit ${most}) r
      join lateral (select conversation_id, coalesce(edited_from, text) as text from messages
        where report_id = r.id and direction = 'in' order by at, id limit 1) m on true
      join conversations c on c.id = m.conversation_id
    order by r.id desc`.execute(db);
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}
