import { type SqlBool, sql } from 'kysely';
import type { Incoming } from '#src/channels/index.ts';
import type { Tx } from '#src/db/kysely.ts';
import type { Clocks } from '../domain/clock-state.ts';
import type { Kind, Privacy, Status, Urgency } from '../schema.ts';

/** Every statement here takes a whole batch: one round trip a table, whatever the number of messages. */

export interface KeyClaim {
  channelId: number;
  externalId: string;
  messageId: number;
  at: Date;
}

/** Draws `count` ids from the table's sequence. */
export async function drawIds(tx: Tx, table: 'messages' | 'reports', count: number): Promise<number[]> {
  if (count === 0) return [];
  const sequence = `${table}_id_seq`;
  const { rows } = await sql<{
    id: number;
  }>`select nextval(${sequence}::regclass) as id from generate_series(1, ${count}::int)`.execute(tx);
  return rows.map((row) => row.id);
}

/**
 * Claims the network's ids; those that somebody claimed before are left out of the answer. Sorted, so that two
 * batches with the same messages wait for each other instead of locking each other out.
 */
export async function claimKeys(tx: Tx, claims: KeyClaim[]): Promise<Set<string>> {
  if (claims.length === 0) return new Set();
  const sorted = [...claims].sort((a, b) => a.channelId - b.channelId || (a.externalId < b.externalId ? -1 : 1));
  const { rows } = await sql<{ channel_id: number; external_id: string }>`
    insert into message_keys (channel_id, external_id, message_id, message_at)
    select channel_id, external_id, message_id, message_at
      from json_to_recordset(${JSON.stringify(
        sorted.map((one) => ({
          channel_id: one.channelId,
          external_id: one.externalId,
          message_id: one.messageId,
          message_at: one.at,
        })),
      )}::json) as r (channel_id int, external_id text, message_id bigint, message_at timestamptz)
    on conflict do nothing
    returning channel_id, external_id`.execute(tx);
  return new Set(rows.map((row) => keyOf(row.channel_id, row.external_id)));
}

/** One text for a channel and a network's id. */
export function keyOf(channelId: number, externalId: string): string {
  return `${channelId}\u0000${externalId}`;
}

/** Finds where known network ids were stored. */
export async function findKeys(
  tx: Tx,
  wanted: { channelId: number; externalId: string }[],
): Promise<Map<string, { id: number; at: Date }>> {
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ channel_id: number; external_id: string; message_id: number; message_at: Date }>`
    select k.channel_id, k.external_id, k.message_id, k.message_at
      from json_to_recordset(${JSON.stringify(wanted.map((one) => ({ c: one.channelId, e: one.externalId })))}::json) as r (c int, e text)
      join message_keys k on k.channel_id = r.c and k.external_id = r.e`.execute(tx);
  return new Map(
    rows.map((row) => [keyOf(row.channel_id, row.external_id), { id: row.message_id, at: row.message_at }]),
  );
}

/** Makes or refreshes who wrote; what is known is never overwritten by nothing. Answers ids by channel and author. */
export async function putIdentities(
  tx: Tx,
  items: { channelId: number; item: Incoming }[],
): Promise<Map<string, number>> {
  const byAuthor = new Map(
    items.map(({ channelId, item }) => [keyOf(channelId, item.author.externalId), { channelId, author: item.author }]),
  );
  const given = [...byAuthor.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { channelId, author }]) => ({
      channel_id: channelId,
      external_id: author.externalId,
      handle: author.handle,
      name: author.name,
      email: author.email,
      phone: author.phone,
    }));
  const { rows } = await sql<{ id: number; channel_id: number; external_id: string }>`
    insert into identities as i (channel_id, external_id, handle, name, email, phone)
    select channel_id, external_id, handle, name, email, phone
      from json_to_recordset(${JSON.stringify(given)}::json)
        as r (channel_id int, external_id text, handle text, name text, email text, phone text)
    on conflict (channel_id, external_id) do update
      set handle = coalesce(excluded.handle, i.handle), name = coalesce(excluded.name, i.name),
          email = coalesce(excluded.email, i.email), phone = coalesce(excluded.phone, i.phone)
    returning id, channel_id, external_id`.execute(tx);
  return new Map(rows.map((row) => [keyOf(row.channel_id, row.external_id), row.id]));
}

export interface ConversationState {
  id: number;
  channelId: number;
  externalId: string;
  reportId: number | null;
}

export interface ConversationGiven {
  channelId: number;
  externalId: string;
  identityId: number;
  visibility: 'public' | 'private';
  replyTo: Record<string, string>;
  permalink: string | null;
  post: string | null;
  subject: string | null;
  firstAt: Date;
  lastAt: Date;
  /** The newest words are ours or a machine's: the resident's window to be answered does not move. */
  inbound: boolean;
}

/** Makes or refreshes conversations and locks them, so that two workers never open two reports for one. */
export async function putConversations(tx: Tx, given: ConversationGiven[]): Promise<Map<string, ConversationState>> {
  const sorted = [...given].sort((a, b) => a.channelId - b.channelId || (a.externalId < b.externalId ? -1 : 1));
  const { rows } = await sql<{ id: number; channel_id: number; external_id: string; report_id: number | null }>`
    with r as materialized (
      select * from json_to_recordset(${JSON.stringify(
        sorted.map((one) => ({
          channel_id: one.channelId,
          external_id: one.externalId,
          identity_id: one.identityId,
          visibility: one.visibility,
          reply_to: one.replyTo,
          permalink: one.permalink,
          post: one.post,
          subject: one.subject,
          first_at: one.firstAt,
          last_at: one.lastAt,
          inbound: one.inbound,
        })),
      )}::json) as given (channel_id int, external_id text, identity_id bigint, visibility text, reply_to jsonb,
        permalink text, post text, subject text, first_at timestamptz, last_at timestamptz, inbound boolean))
    insert into conversations as c
      (channel_id, external_id, identity_id, visibility, reply_to, permalink, post, subject, first_inbound_at, last_inbound_at)
    select channel_id, external_id, identity_id, visibility, reply_to, permalink, post, subject, first_at, last_at from r
    on conflict (channel_id, external_id) do update
      set last_inbound_at = case when exists (
            select from r where r.channel_id = c.channel_id and r.external_id = c.external_id and r.inbound)
          then greatest(c.last_inbound_at, excluded.last_inbound_at) else c.last_inbound_at end,
          -- An answer goes to the newest words; an older delivery that comes late does not turn it back.
          reply_to = case when excluded.last_inbound_at >= c.last_inbound_at then excluded.reply_to else c.reply_to end,
          permalink = coalesce(excluded.permalink, c.permalink), post = coalesce(excluded.post, c.post)
    returning id, channel_id, external_id, report_id`.execute(tx);
  return new Map(
    rows.map((row) => [
      keyOf(row.channel_id, row.external_id),
      { id: row.id, channelId: row.channel_id, externalId: row.external_id, reportId: row.report_id },
    ]),
  );
}

export interface ReportState {
  id: number;
  code: string;
  status: Status;
  kind: Kind;
  urgency: Urgency;
  topicId: number | null;
  agencyId: number | null;
  inspection: boolean;
  privacy: Privacy;
  network: string;
  clocks: Clocks;
  escalations: string[];
  endedAt: Date | null;
  lastMessageAt: Date;
  /** The report that answers for it since it was joined. */
  mainId: number | null;
}

/**
 * Reads and locks the reports that messages may belong to, and those that answer for them, in id order so that two batches
 * never wait in a ring.
 */
export async function lockReports(tx: Tx, ids: number[], codes: string[] = []): Promise<ReportState[]> {
  if (ids.length === 0 && codes.length === 0) return [];
  const rows = await tx
    .selectFrom('reports')
    .innerJoin('channels', 'channels.id', 'reports.channel_id')
    .select([
      'reports.id',
      'reports.code',
      'reports.status',
      'reports.kind',
      'reports.urgency',
      'reports.topic_id',
      'reports.agency_id',
      'reports.inspection',
      'reports.privacy',
      'channels.network',
      'reports.clocks',
      'reports.escalations',
      'reports.resolved_at',
      'reports.last_message_at',
      'reports.main_id',
    ])
    .where((eb) =>
      eb.or([
        eb('reports.id', '=', eb.fn.any(eb.val(ids))),
        eb('reports.code', '=', eb.fn.any(eb.val(codes))),
        sql<SqlBool>`reports.id = any(array(select j.main_id from reports j where j.id = any(${ids}::bigint[]) or j.code = any(${codes}::text[])))`,
      ]),
    )
    .orderBy('reports.id')
    .forUpdate('reports')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    status: row.status as Status,
    kind: row.kind as Kind,
    urgency: row.urgency as Urgency,
    topicId: row.topic_id,
    agencyId: row.agency_id,
    inspection: row.inspection,
    privacy: row.privacy as Privacy,
    network: row.network,
    clocks: row.clocks as unknown as Clocks,
    escalations: row.escalations as unknown as string[],
    endedAt: row.resolved_at,
    lastMessageAt: row.last_message_at,
    mainId: row.main_id,
  }));
}

type Row = Record<string, unknown>;

/** The columns of each table that a batch fills, with their types, in the order of the statement. */
const columns = {
  reports: `id bigint, code text, kind text, status text, urgency text, topic_id int, agency_id int, outside_owner text,
    channel_id int, title text, kelurahan_code text, kecamatan_code text, road text, place_text text, latitude float8, longitude float8,
    privacy text, triage jsonb, clocks jsonb, next_due_at timestamptz, next_check_at timestamptz, opened_at timestamptz,
    last_message_at timestamptz, suspect boolean, message_count int`,
  messages: `id bigint, at timestamptz, conversation_id bigint, report_id bigint, raw_event_id bigint, direction text, kind text,
    visibility text, external_id text, text text, attachments jsonb, unsupported text`,
  report_events:
    'at timestamptz, report_id bigint, type text, staff_id int, agency_id int, to_agency_id int, detail jsonb',
  outbox:
    'key text, report_id bigint, conversation_id bigint, channel_id int, automatic boolean, visibility text, text text, queued_at timestamptz',
  media_queue: `message_id bigint, message_at timestamptz, raw_event_id bigint, raw_event_at timestamptz, external_id text,
    position int, gone_at timestamptz`,
} as const;

/**
 * Inserts rows into one of the tables of a batch; `identity` tables get their ids from us or from the database. Documents
 * (jsonb) travel as text within the JSON: read as nested objects they take PostgreSQL 2.7 times as long.
 */
export async function insertRows(tx: Tx, table: keyof typeof columns, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  const own = columns[table].split(',').map((one) => {
    const [name = '', type = ''] = one.trim().split(' ');
    return { name, type };
  });
  const documents = own.filter((one) => one.type === 'jsonb').map((one) => one.name);
  const given = rows.map((row) => {
    const packed = { ...row };
    for (const name of documents) packed[name] = row[name] === undefined ? null : JSON.stringify(row[name]);
    return packed;
  });
  const names = own.map((one) => one.name);
  const values = own.map((one) => (one.type === 'jsonb' ? `${one.name}::jsonb` : one.name));
  const shape = own.map((one) => `${one.name} ${one.type === 'jsonb' ? 'text' : one.type}`);
  await sql`insert into ${sql.raw(table)} (${sql.raw(names.join(', '))}) ${sql.raw(names.includes('id') ? 'overriding system value' : '')}
    select ${sql.raw(values.join(', '))} from json_to_recordset(${JSON.stringify(given)}::json) as r (${sql.raw(shape.join(', '))})
    ${sql.raw(table === 'outbox' ? 'on conflict (key) do nothing' : '')}`.execute(tx);
}

/** Points conversations to the report that their newest words opened. */
export async function linkConversations(tx: Tx, links: { id: number; reportId: number }[]): Promise<void> {
  if (links.length === 0) return;
  await sql`update conversations c set report_id = r.report_id
    from json_to_recordset(${JSON.stringify(links.map((one) => ({ id: one.id, report_id: one.reportId })))}::json) as r (id bigint, report_id bigint)
    where c.id = r.id`.execute(tx);
}

export interface ReportChange {
  id: number;
  status: Status;
  clocks: Clocks;
  nextDueAt: string | null;
  nextCheckAt: string | null;
  lastMessageAt: Date;
  newMessages: number;
}

/** Writes what new messages changed in existing reports; the version moves, so that an open desk sees it. */
export async function updateReports(tx: Tx, changes: ReportChange[]): Promise<void> {
  if (changes.length === 0) return;
  await sql`update reports p
       set status = r.status, clocks = r.clocks, next_due_at = r.next_due_at, next_check_at = r.next_check_at,
           resolved_at = case when r.status in ('open', 'waiting') then null else p.resolved_at end,
           closed_as = case when r.status in ('open', 'waiting') then null else p.closed_as end,
           -- Somebody may have answered in the network's own app.
           first_answered_at = coalesce(p.first_answered_at, (r.clocks #>> '{first_answer,metAt}')::timestamptz),
           last_message_at = greatest(p.last_message_at, r.last_message_at),
           message_count = p.message_count + r.new_messages, version = p.version + 1
      from json_to_recordset(${JSON.stringify(
        changes.map((one) => ({
          id: one.id,
          status: one.status,
          clocks: one.clocks,
          next_due_at: one.nextDueAt,
          next_check_at: one.nextCheckAt,
          last_message_at: one.lastMessageAt,
          new_messages: one.newMessages,
        })),
      )}::json) as r (id bigint, status text, clocks jsonb, next_due_at timestamptz, next_check_at timestamptz,
        last_message_at timestamptz, new_messages int)
     where p.id = r.id`.execute(tx);
}

/**
 * Asks for the search rows of these reports to be made anew. An update, not "do nothing": it waits for an indexer that has
 * read the old words and is about to take the row away, and then stands after it.
 */
export async function queueSearch(tx: Tx, reportIds: number[]): Promise<void> {
  if (reportIds.length === 0) return;
  const sorted = [...new Set(reportIds)].sort((a, b) => a - b);
  await sql`insert into search_queue (report_id) select unnest(${sorted}::bigint[])
    on conflict (report_id) do update set at = excluded.at`.execute(tx);
}

/** Asks for the likely same reports of these to be looked for; the job reads them right behind. */
export async function queueSameMatter(tx: Tx, reportIds: number[]): Promise<void> {
  if (reportIds.length === 0) return;
  const sorted = [...new Set(reportIds)].sort((a, b) => a - b);
  await sql`insert into same_matter_queue (report_id) select unnest(${sorted}::bigint[])
    on conflict (report_id) do update set at = excluded.at`.execute(tx);
}

/** Notes that the channels are alive and in which hour, at most every ten seconds each, so that two workers seldom wait for one row. */
export async function noteLastEvents(tx: Tx, channelIds: number[], now: Date): Promise<void> {
  const sorted = [...new Set(channelIds)].sort((a, b) => a - b);
  await sql`update channels set last_event_at = ${now}, silent_since = null
    where id = any(${sorted}::int[]) and (last_event_at is null or last_event_at < ${now}::timestamptz - interval '10 seconds')`.execute(
    tx,
  );
  await sql`insert into channel_hours (channel_id, hour)
    select unnest(${sorted}::int[]), date_trunc('hour', ${now}::timestamptz) on conflict do nothing`.execute(tx);
}
