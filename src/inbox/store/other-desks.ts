import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import { networkNamed } from '#src/channels/index.ts';
import type { Tx } from '#src/db/kysely.ts';
import type { CarriedDesk, DeskStatus, OtherDesk } from '../domain/other-desk-status.ts';

/** A report at another desk. */
export interface OtherDeskCase {
  id: number;
  reportId: number;
  desk: OtherDesk;
  channelId: number | null;
  direction: 'to' | 'from';
  state: 'kept' | 'sending' | 'waiting_for_id' | 'unknown' | 'failed';
  reason: string | null;
  trackingId: string | null;
  withIdentity: boolean;
  status: DeskStatus | null;
  statusText: string | null;
  statusAt: Date | null;
  madeAt: Date;
}

const columns = [
  'id',
  'report_id as reportId',
  'desk',
  'channel_id as channelId',
  'direction',
  'state',
  'reason',
  'tracking_id as trackingId',
  'with_identity as withIdentity',
  'status',
  'status_text as statusText',
  'status_at as statusAt',
  'made_at as madeAt',
] as const;

/** Every desk a report stands on, the oldest first. */
export async function listDeskCases(db: App['db'] | Tx, reportId: number): Promise<OtherDeskCase[]> {
  const rows = await db
    .selectFrom('other_desk_cases')
    .select(columns)
    .where('report_id', '=', reportId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, status: row.status as DeskStatus | null }));
}

/** Locks what is known of a report at one desk that people carry to. */
export async function lockDeskCase(tx: Tx, reportId: number, desk: CarriedDesk): Promise<OtherDeskCase | undefined> {
  const row = await tx
    .selectFrom('other_desk_cases')
    .select(columns)
    .where('report_id', '=', reportId)
    .where('desk', '=', desk)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...row, status: row.status as DeskStatus | null };
}

/** Which report stands under this number at a desk. */
export async function findByTracking(db: App['db'] | Tx, desk: CarriedDesk, trackingId: string) {
  return db
    .selectFrom('other_desk_cases')
    .select(['report_id as reportId', 'direction'])
    .where('desk', '=', desk)
    .where('tracking_id', '=', trackingId)
    .executeTakeFirst();
}

export interface NewDeskCase {
  reportId: number;
  desk: CarriedDesk;
  direction: 'to' | 'from';
  staffId: number | null;
  trackingId: string | null;
  withIdentity: boolean;
  at: Date;
}

/** Notes that a report stands at a desk; false when it does already, or the number belongs to another report. */
export async function addDeskCase(tx: Tx, made: NewDeskCase): Promise<boolean> {
  const row = await tx
    .insertInto('other_desk_cases')
    .values({
      report_id: made.reportId,
      desk: made.desk,
      direction: made.direction,
      staff_id: made.staffId,
      tracking_id: made.trackingId,
      with_identity: made.withIdentity,
      made_at: made.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes what is known anew. */
export async function updateDeskCase(
  tx: Tx,
  id: number,
  known: { trackingId?: string; status?: DeskStatus; text?: string | null; at?: Date },
): Promise<void> {
  await tx
    .updateTable('other_desk_cases')
    .set({
      ...(known.trackingId === undefined ? {} : { tracking_id: known.trackingId }),
      ...(known.status === undefined
        ? {}
        : { status: known.status, status_text: known.text ?? null, status_at: known.at ?? null }),
    })
    .where('id', '=', id)
    .execute();
}

/** What still waits at the desks: reports without a number, and those that are over there and not here. */
export async function listDeskWork(app: App, agencyId: number | null, limit: number) {
  const { rows } = await sql<{
    id: number;
    code: string;
    title: string;
    status: string;
    desk: CarriedDesk;
    trackingId: string | null;
    theirs: DeskStatus | null;
  }>`select r.id, r.code, r.title, r.status, d.desk, d.tracking_id as "trackingId", d.status as theirs
       from other_desk_cases d join reports r on r.id = d.report_id
      where d.desk <> 'open311' and r.status in ('open', 'waiting') and r.hidden_at is null and r.privacy <> 'secret'
        and (d.tracking_id is null or d.status in ('settled', 'archived', 'rejected'))
        and (${agencyId}::int is null or r.agency_id = ${agencyId}::int)
      order by d.made_at limit ${limit}`.execute(app.db);
  return rows;
}

/** What the one who opened the report wrote, oldest first; words that were withdrawn are left out. */
export async function listOwnWords(app: App, reportId: number): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select m.text from messages m
     where m.report_id = ${reportId} and m.direction = 'in' and m.withdrawn_at is null and m.text <> '' and m.kind <> 'automatic'
       and m.conversation_id = (select f.conversation_id from messages f where f.report_id = ${reportId} and f.direction = 'in'
                                 order by f.at, f.id limit 1)
     order by m.at, m.id limit 50`.execute(app.db);
  return rows.map((row) => row.text);
}

/** When a person first answered the report; null when nobody has. */
export async function findFirstAnswer(app: App, reportId: number): Promise<Date | null> {
  const row = await app.db
    .selectFrom('reports')
    .select('first_answered_at')
    .where('id', '=', reportId)
    .executeTakeFirst();
  return row?.first_answered_at ?? null;
}

/** Connected servers of other bodies that take reports, and how the report stands there. */
export async function listServers(app: App): Promise<{ id: number; name: string }[]> {
  const rows = await app.db
    .selectFrom('channels')
    .select(['id', 'name', 'network'])
    .where('state', '=', 'connected')
    .orderBy('name')
    .execute();
  return rows.filter((row) => networkNamed(row.network)?.forward !== undefined).map(({ id, name }) => ({ id, name }));
}

/** Takes the intent to send a report to a server, once: a failed one may be tried again, everything else is refused. */
export async function claimServerCase(
  tx: Tx,
  made: { reportId: number; channelId: number; staffId: number; withIdentity: boolean; at: Date },
): Promise<number | undefined> {
  const before = await tx
    .selectFrom('other_desk_cases')
    .select(['id', 'state'])
    .where('report_id', '=', made.reportId)
    .where('channel_id', '=', made.channelId)
    .forUpdate()
    .executeTakeFirst();
  if (before && before.state !== 'failed') return undefined;
  const values = {
    state: 'sending' as const,
    reason: null,
    staff_id: made.staffId,
    with_identity: made.withIdentity,
    made_at: made.at,
  };
  const row = before
    ? await tx
        .updateTable('other_desk_cases')
        .set(values)
        .where('id', '=', before.id)
        .returning('id')
        .executeTakeFirst()
    : await tx
        .insertInto('other_desk_cases')
        .values({
          ...values,
          report_id: made.reportId,
          desk: 'open311',
          channel_id: made.channelId,
          direction: 'to',
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
  return row?.id;
}

/** A report at another body's server, with what following it needs. */
export interface ServerCase {
  id: number;
  reportId: number;
  channelId: number;
  code: string;
  state: OtherDeskCase['state'];
  token: string | null;
  trackingId: string | null;
  status: DeskStatus | null;
  statusText: string | null;
  statusAt: Date | null;
  madeAt: Date;
}

/** What is to be followed at the servers: what is still unsure, and what is not over there. */
export async function listServerCases(app: App, limit: number): Promise<ServerCase[]> {
  const { rows } = await sql<ServerCase>`
    select d.id, d.report_id as "reportId", d.channel_id as "channelId", r.code, d.state, d.token,
           d.tracking_id as "trackingId", d.status, d.status_text as "statusText", d.status_at as "statusAt", d.made_at as "madeAt"
      from other_desk_cases d join reports r on r.id = d.report_id join channels c on c.id = d.channel_id
     where c.state = 'connected' and d.state <> 'failed'
       -- What is over there is looked at for a while longer: it may be opened again.
       and (d.status is distinct from 'settled' or d.status_at > ${app.now()}::timestamptz - interval '30 days')
     order by d.id desc limit ${limit}`.execute(app.db);
  return rows;
}

/** Writes how a report stands at a server; only what is given changes. */
export async function updateServerCase(
  tx: Tx,
  id: number,
  known: {
    state?: OtherDeskCase['state'];
    reason?: string | null;
    token?: string;
    trackingId?: string;
    status?: DeskStatus;
    text?: string | null;
    at?: Date;
  },
): Promise<void> {
  await tx
    .updateTable('other_desk_cases')
    .set({
      ...(known.state === undefined ? {} : { state: known.state, reason: known.reason ?? null }),
      ...(known.token === undefined ? {} : { token: known.token }),
      ...(known.trackingId === undefined ? {} : { tracking_id: known.trackingId }),
      ...(known.status === undefined
        ? {}
        : { status: known.status, status_text: known.text ?? null, status_at: known.at ?? null }),
    })
    .where('id', '=', id)
    .execute();
}
