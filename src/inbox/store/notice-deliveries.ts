import { sql } from 'kysely';
import type { Db, Tx } from '#src/db/kysely.ts';
import type { ToldNotice } from '../domain/notice-texts.ts';

/** A message that is due: everything that waits for one person on one way and place. */
export interface DueMessage {
  ids: number[];
  staffId: number;
  way: 'email' | 'push' | 'telegram';
  targetId: number | null;
  tries: number;
  name: string;
  email: string | null;
  language: 'id' | 'en';
  notices: (ToldNotice & { id: number; reportId: number | null })[];
}

/** A message that is still "sending" after this long belongs to a process that died; milliseconds. */
const sendingLimitMs = 120_000;
/** Notices of one message; what is more goes into the next. */
const mostInOne = 200;

interface Row {
  id: number;
  tries: number;
  name: string;
  email: string | null;
  language: 'id' | 'en';
  wanted: boolean;
  noticeId: number;
  reportId: number | null;
  kind: string;
  code: string | null;
  title: string | null;
  isSecret: boolean;
  account: string | null;
}

/**
 * Takes one due message and marks it as being sent; the mark is committed before anything leaves, so that a crash in between
 * is seen as unknown and never repeated. What was read meanwhile, or belongs to nobody any more, is skipped. Answers
 * `none` when nothing is due, and no message when all that was due fell away.
 */
export async function takeDueMessage(tx: Tx, now: Date): Promise<'none' | DueMessage | undefined> {
  const { rows: heads } = await sql<{ staffId: number; way: DueMessage['way']; targetId: number | null }>`
    select staff_id as "staffId", way, target_id as "targetId" from notice_deliveries
     where state = 'queued' and not_before <= ${now} order by not_before, id limit 1 for update skip locked`.execute(
    tx,
  );
  const head = heads[0];
  if (!head) return 'none';
  const { staffId, way, targetId } = head;
  // One hand for each person: two workers would each send half of what belongs together.
  await sql`select pg_advisory_xact_lock(1835625838, ${staffId})`.execute(tx);
  const { rows } = await sql<Row>`
    select d.id, d.tries, s.name, u.email, s.language, n.id as "noticeId", r.id as "reportId", n.kind, r.code, r.title,
           coalesce(r.privacy = 'secret', false) as "isSecret", n.detail ->> 'name' as account,
           n.read_at is null and s.ended_at is null and case d.way
             when 'email' then coalesce(w.email, true) and u.email is not null
             when 'push' then exists (select from push_subscriptions p where p.id = d.target_id and p.staff_id = s.id)
             else exists (select from staff_chats c where c.id = d.target_id and c.staff_id = s.id) end as wanted
      from notice_deliveries d join notices n on n.id = d.notice_id join staff s on s.id = d.staff_id
      left join notice_ways w on w.staff_id = s.id left join "user" u on u.id = s.user_id
      -- As on the page: of a secret report that went to another agency not which it was.
      left join reports r on r.id = n.report_id and (r.privacy <> 'secret' or s.role = 'coordinator' or s.agency_id = r.agency_id)
     where d.state = 'queued' and d.not_before <= ${now} and d.staff_id = ${staffId} and d.way = ${way}
       and d.target_id is not distinct from ${targetId}::int
     order by n.id limit ${mostInOne} for update of d skip locked`.execute(tx);
  const over = rows.filter((row) => !row.wanted).map((row) => row.id);
  await endDeliveries(tx, over, { state: 'skipped', reason: null }, now, 'queued');
  const wanted = rows.filter((row) => row.wanted);
  const [first] = wanted;
  if (!first) return undefined;
  const ids = wanted.map((row) => row.id);
  await sql`update notice_deliveries set state = 'sending', tries = tries + 1, started_at = ${now}, reason = null where id = any(${ids})`.execute(
    tx,
  );
  const { name, email, language } = first;
  return {
    ids,
    staffId,
    way,
    targetId,
    tries: Math.max(...wanted.map((row) => row.tries)) + 1,
    name,
    email,
    language,
    notices: wanted.map((row) => ({
      id: row.noticeId,
      reportId: row.reportId,
      kind: row.kind,
      code: row.code,
      title: row.title,
      isSecret: row.isSecret,
      account: row.account,
    })),
  };
}

/** Writes how a message ended; only what is in the named state changes. */
export async function endDeliveries(
  db: Db,
  ids: number[],
  end: { state: 'sent' | 'failed' | 'unknown' | 'skipped'; reason: string | null },
  at: Date,
  from: 'queued' | 'sending' = 'sending',
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('notice_deliveries')
    .set({ state: end.state, reason: end.reason, ended_at: at })
    .where('id', 'in', ids)
    .where('state', '=', from)
    .execute();
}

/** Puts a message back that surely had no effect. */
export async function queueAgain(db: Db, ids: number[], reason: string, notBefore: Date): Promise<void> {
  await db
    .updateTable('notice_deliveries')
    .set({ state: 'queued', reason, not_before: notBefore })
    .where('id', 'in', ids)
    .where('state', '=', 'sending')
    .execute();
}

/** Messages whose sender died in the middle of the call become unknown: the notice stands on the page, it is not repeated. */
export async function settleAbandonedMessages(db: Db, now: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('notice_deliveries')
    .set({ state: 'unknown', reason: 'sender_stopped', ended_at: now })
    .where('state', '=', 'sending')
    .where('started_at', '<', new Date(now.getTime() - sendingLimitMs))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
