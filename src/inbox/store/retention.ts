import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '#src/db/kysely.ts';
import { cutoffOf, type KeptKind, keptKinds, type RetentionRule, usualDays } from '../domain/retention.ts';
import { removeIdentities, removeMedia, removeWords } from './remove-personal-data.ts';

/** The spans that hold, in the order of the kinds. */
export async function listRetentionRules(db: Db): Promise<RetentionRule[]> {
  const { rows } = await sql<{ kind: string; days: number | null; reason: string; by: string | null; at: Date }>`
    select r.kind, r.days, r.reason, s.name as by, r.changed_at as at from retention_rules r left join staff s on s.id = r.changed_by`.execute(
    db,
  );
  return keptKinds.map((kind) => {
    const own = rows.find((row) => row.kind === kind);
    return own
      ? { kind, days: own.days, set: { reason: own.reason, by: own.by, at: own.at.toISOString() } }
      : { kind, days: usualDays[kind].days, set: null };
  });
}

/** The work on a report, or on the one that answers for it, is over. */
const ended = (report: string) =>
  sql.raw(`${report}.status in ('resolved', 'closed')
    and not exists (select from reports a where a.id = ${report}.main_id and a.status in ('open', 'waiting'))`);

/** What has served its time, by kind: its id, how old it is, and the code of a report it belongs to. */
function dueRows(kind: KeptKind, before: Date): RawBuilder<unknown> {
  switch (kind) {
    case 'raw_events':
      return sql`select e.id, e.received_at as at, e.reserved_code as code from raw_events e
        where e.state = 'done' and e.received_at < ${before}
          and not exists (select from media_queue q where q.raw_event_id = e.id)`;
    case 'media':
      return sql`select m.id, m.created_at as at, x.code from media m
        cross join lateral (select min(r.code) as code, count(*) as n,
            count(*) filter (where not (${ended('r')}) or r.last_message_at >= ${before}) as kept
          from messages p join reports r on r.id = p.report_id where p.attachments <> '[]'
            and (p.attachments @> jsonb_build_array(jsonb_build_object('ref', 'media:' || m.id))
              or p.attachments @> jsonb_build_array(jsonb_build_object('mediaId', m.id)))) x
        where m.created_at < ${before} and x.n > 0 and x.kept = 0 and not exists (select from proofs where media_id = m.id)`;
    case 'identities':
      return sql`select i.id, i.first_seen_at as at, (select r.code from conversations c join reports r on r.id = c.report_id
            where c.identity_id = i.id order by r.id limit 1) as code
        from identities i where i.removed_at is null and i.first_seen_at < ${before}
          and not exists (select from conversations c where c.identity_id = i.id and (c.last_inbound_at >= ${before}
            or exists (select from messages m join reports r on r.id = m.report_id where m.conversation_id = c.id and not (${ended('r')}))))`;
    case 'words':
      return sql`select r.id, r.last_message_at as at, r.code from reports r
        where r.words_removed_at is null and r.status in ('resolved', 'closed') and r.last_message_at < ${before}
          and coalesce(r.resolved_at, r.last_message_at) < ${before} and ${ended('r')}`;
    case 'looks':
      return sql`select l.id, l.at, r.code from identity_looks l join reports r on r.id = l.report_id where l.at < ${before}
        union all select -o.id, o.at, r.code from report_openings o join reports r on r.id = o.report_id where o.at < ${before}`;
    case 'drafts':
      return sql`select d.report_id * 1000000 + d.staff_id as id, d.saved_at as at, r.code from answer_drafts d join reports r on r.id = d.report_id
        where d.saved_at < ${before}`;
    case 'notices':
      return sql`select n.id, n.read_at as at, r.code from notices n left join reports r on r.id = n.report_id where n.read_at < ${before}`;
  }
}

export interface DuePart {
  kind: KeptKind;
  n: number;
  oldestAt: string | null;
  /** A few reports it belongs to, by their codes alone. */
  codes: string[];
}

/** What would be removed at this time; nothing is touched. */
export async function previewRetention(db: Db, rules: readonly RetentionRule[], now: Date): Promise<DuePart[]> {
  const parts: DuePart[] = [];
  for (const { kind, days } of rules) {
    const before = cutoffOf(days, now);
    if (!before) {
      parts.push({ kind, n: 0, oldestAt: null, codes: [] });
      continue;
    }
    const { rows } = await sql<{ n: number; oldest: Date | null; codes: string[] | null }>`
      with due as materialized (${dueRows(kind, before)})
      select count(*)::int as n, min(at) as oldest,
        (select array_agg(code) from (select distinct on (code) code from due where code is not null order by code limit 5) x) as codes
      from due`.execute(db);
    const row = rows[0];
    parts.push({ kind, n: row?.n ?? 0, oldestAt: row?.oldest?.toISOString() ?? null, codes: row?.codes ?? [] });
  }
  return parts;
}

/** Removes at most `limit` of a kind and answers how many; 0 when none is left that nobody holds at this moment. */
export async function removeServed(tx: Tx, kind: KeptKind, before: Date, at: Date, limit: number): Promise<number> {
  const { rows } = await sql<{
    id: number;
  }>`select id from (${dueRows(kind, before)}) due order by id limit ${limit}`.execute(tx);
  const due = rows.map((row) => row.id);
  if (due.length === 0) return 0;
  const list = sql`any(${due}::bigint[])`;
  switch (kind) {
    case 'raw_events':
      await sql`delete from raw_events where id = ${list} and state = 'done'`.execute(tx);
      return due.length;
    case 'media':
      await removeMedia(tx, due);
      return due.length;
    case 'identities': {
      // Whoever writes at this moment holds the row, and is a person we know again.
      const free = await sql<{
        id: number;
      }>`select id from identities where id = ${list} order by id for update skip locked`.execute(tx);
      await removeIdentities(
        tx,
        free.rows.map((row) => row.id),
        at,
      );
      return free.rows.length;
    }
    case 'words': {
      const free = await sql<{
        id: number;
      }>`select id from reports where id = ${list} order by id for update skip locked`.execute(tx);
      await removeWords(
        tx,
        free.rows.map((row) => row.id),
        at,
      );
      return free.rows.length;
    }
    case 'looks':
      await sql`delete from identity_looks where id = ${list}`.execute(tx);
      await sql`delete from report_openings where -id = ${list}`.execute(tx);
      return due.length;
    case 'drafts':
      await sql`delete from answer_drafts where saved_at < ${before}`.execute(tx);
      return due.length;
    case 'notices':
      await sql`delete from notices where id = ${list}`.execute(tx);
      return due.length;
  }
}

export interface RetentionRun {
  id: number;
  startedAt: string;
  endedAt: string | null;
  removed: Partial<Record<KeptKind, number>>;
}

/** The last runs, newest first. */
export async function listRetentionRuns(db: Db): Promise<RetentionRun[]> {
  const rows = await db
    .selectFrom('retention_runs')
    .select(['id', 'started_at', 'ended_at', 'removed'])
    .orderBy('id', 'desc')
    .limit(10)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    removed: row.removed as RetentionRun['removed'],
  }));
}

/** The run that was broken off, or a new one. */
export async function openRetentionRun(db: Db, at: Date): Promise<number> {
  await sql`insert into retention_runs (started_at) values (${at}) on conflict do nothing`.execute(db);
  const row = await db
    .selectFrom('retention_runs')
    .select('id')
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Counts a batch; locks the run, so that two workers that remove at once take turns. */
export async function lockRetentionRun(tx: Tx, id: number): Promise<void> {
  await sql`select from retention_runs where id = ${id} for update`.execute(tx);
}

/** Adds what a batch removed to its run. */
export async function countRemoved(tx: Tx, id: number, kind: KeptKind, n: number): Promise<void> {
  await sql`update retention_runs set removed = removed || jsonb_build_object(${kind}::text, coalesce((removed ->> ${kind}::text)::int, 0) + ${n}::int)
    where id = ${id}`.execute(tx);
}
