import { sql } from 'kysely';
import type { Db, Tx } from '#src/db/kysely.ts';
import type { Kind } from '../schema.ts';

export interface SavedReply {
  id: number;
  agencyId: number | null;
  agency: string | null;
  topicId: number | null;
  topic: string | null;
  title: string;
  text: string;
  kind: Kind | null;
  /** For networks where the whole text does not fit. */
  shortText: string | null;
  /** Answers that were sent with it. */
  uses: number;
}

/** The saved replies of the whole city and of one agency (null: of every agency), by title. */
export async function listSavedReplies(db: Db, agencyId: number | null, language: 'id' | 'en'): Promise<SavedReply[]> {
  const { rows } = await sql<SavedReply>`
    select s.id, s.agency_id as "agencyId", a.short_name as agency, s.topic_id as "topicId",
      ${language === 'id' ? sql`t.name_id` : sql`t.name_en`} as topic, s.title, s.text, s.kind,
      s.short_text as "shortText", s.uses
      from saved_replies s left join agencies a on a.id = s.agency_id left join topics t on t.id = s.topic_id
     where s.ended_at is null and (${agencyId}::int is null or s.agency_id is null or s.agency_id = ${agencyId}::int)
     order by lower(s.title), s.id limit 500`.execute(db);
  return rows;
}

/** Counts that an answer was sent with a saved reply; one that has ended meanwhile is nobody's any more. */
export async function countReplyUse(tx: Tx, id: number, at: Date): Promise<void> {
  await sql`update saved_replies set uses = uses + 1, used_at = ${at} where id = ${id} and ended_at is null`.execute(
    tx,
  );
}
