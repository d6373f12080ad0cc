import { sql } from 'kysely';
import type { Db, Tx } from '#src/db/kysely.ts';
import type { KeepDraft } from '../schema.ts';

/** A draft as its writer gets it back, on whatever device. */
export interface KeptDraft {
  mode: KeepDraft['mode'];
  text: string;
  choices: KeepDraft['choices'];
  seenVersion: number;
  revision: number;
  /** ISO instant. */
  savedAt: string;
}

/** What one member of staff is writing to a report. */
export async function findDraft(db: Db, reportId: number, staffId: number): Promise<KeptDraft | undefined> {
  const row = await db
    .selectFrom('answer_drafts')
    .select(['mode', 'text', 'choices', 'seen_version', 'revision', 'saved_at'])
    .where('report_id', '=', reportId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return (
    row && {
      mode: row.mode as KeptDraft['mode'],
      text: row.text,
      choices: row.choices as KeptDraft['choices'],
      seenVersion: row.seen_version,
      revision: row.revision,
      savedAt: row.saved_at.toISOString(),
    }
  );
}

/** Colleagues who have a draft of an answer and may still send it: their names, never their words. */
export async function listDrafters(db: Db, reportId: number, exceptStaffId: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select s.name from answer_drafts d join staff s on s.id = d.staff_id join reports r on r.id = d.report_id
     where d.report_id = ${reportId} and d.staff_id <> ${exceptStaffId} and d.mode = 'answer' and s.ended_at is null
       and (s.role = 'coordinator' or s.agency_id = r.agency_id)
     order by d.saved_at desc limit 20`.execute(db);
  return rows.map((row) => row.name);
}

/** Writes a draft over the revision it began from; undefined when another device was quicker. */
export async function putDraft(tx: Tx, staffId: number, draft: KeepDraft, at: Date): Promise<number | undefined> {
  const { rows } = await sql<{ revision: number }>`
    insert into answer_drafts as d (report_id, staff_id, mode, text, choices, seen_version, revision, saved_at)
    values (${draft.reportId}, ${staffId}, ${draft.mode}, ${draft.text}, ${JSON.stringify(draft.choices)}, ${draft.seenVersion}, ${draft.revision} + 1, ${at})
    on conflict (report_id, staff_id) do update set mode = excluded.mode, text = excluded.text, choices = excluded.choices,
      seen_version = excluded.seen_version, revision = excluded.revision, saved_at = excluded.saved_at
      where d.revision = ${draft.revision}
    returning revision`.execute(tx);
  return rows[0]?.revision;
}

/** Forgets a draft: it was sent, or emptied by its writer. Answers whether there was one. */
export async function forgetDraft(
  tx: Tx,
  reportId: number,
  staffId: number,
  only: { mode?: KeepDraft['mode']; revision?: number } = {},
): Promise<boolean> {
  const { rows } = await sql`delete from answer_drafts where report_id = ${reportId} and staff_id = ${staffId}
     and (${only.mode ?? null}::text is null or mode = ${only.mode ?? null})
     and (${only.revision ?? null}::int is null or revision = ${only.revision ?? null}) returning 1`.execute(tx);
  return rows.length > 0;
}

/** Whether an answer or a note of this intent has left the writer's hands. */
export async function wasSent(tx: Tx, reportId: number, key: string): Promise<boolean> {
  const { rows } = await sql`select 1 from outbox where key >= ${`${key}:`} and key < ${`${key};`}
    union all select 1 from notes where key = ${key} and report_id = ${reportId} limit 1`.execute(tx);
  return rows.length > 0;
}
