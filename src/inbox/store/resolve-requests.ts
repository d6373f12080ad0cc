import { sql } from 'kysely';
import type { Db, Tx } from '#src/db/kysely.ts';
import type { Privacy, Status } from '../schema.ts';

/** Asked of the head: may this be called resolved? */
export interface WaitingRequest {
  id: number;
  reportId: number;
  explanation: string;
  askedBy: number;
  askedAt: Date;
}

/** The request that waits for a report; undefined when none does. */
export async function findWaitingRequest(db: Db, reportId: number): Promise<WaitingRequest | undefined> {
  const row = await db
    .selectFrom('resolve_requests')
    .select(['id', 'report_id', 'explanation', 'asked_by', 'asked_at'])
    .where('report_id', '=', reportId)
    .where('decided_as', 'is', null)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      reportId: row.report_id,
      explanation: row.explanation,
      askedBy: row.asked_by,
      askedAt: row.asked_at,
    }
  );
}

/** Writes that a head's word is asked for; a report has one such request at a time. */
export async function insertRequest(
  tx: Tx,
  request: { reportId: number; agencyId: number | null; explanation: string; staffId: number; at: Date },
): Promise<number> {
  const { id } = await tx
    .insertInto('resolve_requests')
    .values({
      report_id: request.reportId,
      agency_id: request.agencyId,
      explanation: request.explanation,
      asked_by: request.staffId,
      asked_at: request.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Writes what was decided about a request. */
export async function decideRequest(
  tx: Tx,
  id: number,
  decision: { as: 'approved' | 'sent_back'; staffId: number; at: Date; asDeputy: boolean; reason: string | null },
): Promise<void> {
  await tx
    .updateTable('resolve_requests')
    .set({
      decided_as: decision.as,
      decided_by: decision.staffId,
      decided_at: decision.at,
      as_deputy: decision.asDeputy,
      reason: decision.reason,
    })
    .where('id', '=', id)
    .execute();
}

/** A report that waits for a head's word, as the list of them names it; instants are ISO texts. */
export interface RequestRow {
  id: number;
  reportId: number;
  code: string;
  title: string;
  topic: string | null;
  agencyId: number | null;
  agency: string | null;
  earlierAgencyIds: number[];
  privacy: Privacy;
  status: Status;
  explanation: string;
  askedBy: string;
  askedById: number;
  askedAt: string;
  nextDueAt: string | null;
  photos: number[];
  /** Something about the time or place of a photo does not fit. */
  flagged: boolean;
}

/** What waits for approval, the longest first, at most 200; of one agency when one is named. */
export async function listRequests(db: Db, agencyId: number | null, language: 'id' | 'en'): Promise<RequestRow[]> {
  const { rows } = await sql<{ item: RequestRow }>`select row_to_json(x) as item from (
    select q.id, r.id as "reportId", r.code, r.title, ${language === 'en' ? sql`t.name_en` : sql`t.name_id`} as topic,
        r.agency_id as "agencyId", a.short_name as agency, r.earlier_agency_ids as "earlierAgencyIds", r.privacy, r.status,
        q.explanation, s.name as "askedBy", s.id as "askedById", q.asked_at as "askedAt", r.next_due_at as "nextDueAt",
        coalesce((select json_agg(p.media_id order by p.id) from proofs p where p.report_id = r.id and p.removed_at is null
           and p.added_at > coalesce((select max(e.at) from report_events e where e.report_id = r.id and e.type = 'reopened'), '-infinity')), '[]') as photos,
        exists (select from report_events e where e.report_id = r.id and e.type = 'proof_added'
          and e.detail -> 'flags' ?| array['before_report', 'far_away']) as flagged
      from resolve_requests q join reports r on r.id = q.report_id join staff s on s.id = q.asked_by
        left join topics t on t.id = r.topic_id left join agencies a on a.id = r.agency_id
     where q.decided_as is null and (${agencyId}::int is null or r.agency_id = ${agencyId}::int)
     order by q.asked_at limit 200) x`.execute(db);
  return rows.map((row) => row.item);
}

/**
 * Tells those who may decide: the head of the agency; the coordinators where there is none, or nobody holds the report.
 * The one who asked is not told.
 */
export async function tellDeciders(
  tx: Tx,
  report: { id: number; agencyId: number | null },
  asked: { requestId: number; staffId: number; at: Date },
): Promise<void> {
  await sql`with heads as (
      select id from staff where ended_at is null and role = 'head' and agency_id = ${report.agencyId}::int and id <> ${asked.staffId})
    insert into notices (staff_id, report_id, kind, detail, at, once_key)
    select s.id, ${report.id}, 'resolve_asked', '{}', ${asked.at}, ${`resolve:${asked.requestId}`}
      from staff s
     where s.ended_at is null and s.id <> ${asked.staffId}
       and case when exists (select from heads) then s.id in (select id from heads) else s.role = 'coordinator' end
    on conflict (staff_id, once_key) do nothing`.execute(tx);
}

/** Tells the one who asked what was decided. */
export async function tellAsker(
  tx: Tx,
  request: WaitingRequest,
  decided: { as: 'approved' | 'sent_back'; reason: string | null; at: Date },
): Promise<void> {
  await sql`insert into notices (staff_id, report_id, kind, detail, at, once_key)
    select id, ${request.reportId}, ${decided.as === 'approved' ? 'resolve_approved' : 'resolve_sent_back'},
        ${JSON.stringify(decided.reason === null ? {} : { reason: decided.reason })}::jsonb, ${decided.at}, ${`resolve-decided:${request.id}`}
      from staff where id = ${request.askedBy} and ended_at is null
    on conflict (staff_id, once_key) do nothing`.execute(tx);
}
