import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import type { Clocks } from '../domain/clock-state.ts';
import {
  type DeskAnswer,
  type DeskAttachment,
  type DeskEvent,
  type DeskItem,
  type DeskMessage,
  type DeskNote,
  type DeskReport,
  hideSecretLinks,
  orderThread,
} from '../domain/desk-thread.ts';

/** Messages of one thread that are read; a longer one shows its newest and says so. */
export const mostMessages = 500;

/** One report as the desk shows it, with its clocks; undefined when there is none. Who may see it is the caller's question. */
export async function findDeskReport(
  app: App,
  id: number,
  language: 'id' | 'en',
): Promise<(DeskReport & { clocks: Clocks; network: string }) | undefined> {
  const { rows } = await app.pool.query<{ report: DeskReport & { clocks: Clocks; network: string } }>({
    name: `desk-report ${language}`,
    text: `select row_to_json(x) as report from (
      select r.id, r.code, r.kind, r.status, r.closed_as as "closedAs", r.urgency, r.title, r.privacy, r.suspect,
        case when r.hidden_at is not null then coalesce(r.hidden_reason, '') end as "hiddenReason", r.version, r.rating,
        r.rating_comment as "ratingComment", r.opened_at as "openedAt", r.topic_id as "topicId", t.name_${language} as topic,
        r.agency_id as "agencyId", a.short_name as agency, r.outside_owner as outside, r.kelurahan_code as "kelurahanCode",
        k.name as kelurahan, c.name as kecamatan, r.road, r.place_text as "placeText", r.latitude, r.longitude, r.triage,
        r.earlier_agency_ids as "earlierAgencyIds", r.part_agency_ids as "partAgencyIds", r.inspection, r.main_id as "mainId", r.clocks, n.network
      from reports r join channels n on n.id = r.channel_id left join topics t on t.id = r.topic_id
        left join agencies a on a.id = r.agency_id left join areas k on k.code = r.kelurahan_code
        left join areas c on c.code = r.kecamatan_code
      where r.id = $1) x`,
    values: [id],
  });
  return rows[0]?.report;
}

/**
 * Everything that happened to a report, in order: messages, answers with their fate, notes, and the ledger's own lines. Of
 * reports joined to it the words and the answers, not their receipts and not how they were routed.
 */
export async function listThread(
  app: App,
  reportId: number,
  joined: readonly number[] = [],
): Promise<{ items: DeskItem[]; cut: boolean }> {
  const { db } = app;
  const all = [reportId, ...joined];
  const [messages, answers, notes, events] = await Promise.all([
    sql<{
      item: DeskMessage & { externalId: string; attachments: StoredAttachment[] };
    }>`select row_to_json(x) as item from (
      select 'message' as type, m.id, m.at, m.direction, m.kind, m.visibility, n.network, n.name as channel,
        m.conversation_id as "conversationId", c.subject, m.text, m.attachments, m.edited_from as "editedFrom",
        m.withdrawn_at is not null as withdrawn, m.unsupported, c.permalink, m.external_id as "externalId"
      from messages m join conversations c on c.id = m.conversation_id join channels n on n.id = c.channel_id
      where m.report_id = any(${all}::bigint[]) order by m.at desc, m.id desc limit ${mostMessages + 1}) x`.execute(db),
    sql<{ item: DeskAnswer & { externalId: string | null } }>`select row_to_json(x) as item from (
      select 'answer' as type, o.id, o.queued_at as at, o.ended_at as "endedAt", s.name as staff, o.visibility, n.network,
        n.name as channel, o.conversation_id as "conversationId", o.text, o.asks, o.proposal, o.state, o.reason, o.tries,
        case when o.automatic or (o.report_id <> ${reportId}
          and o.queued_at < (select j.joined_at from reports j where j.id = o.report_id)) then 0 else o.report_version end as version,
        o.settled_as as "settledAs", o.external_id as "externalId"
      from outbox o join channels n on n.id = o.channel_id left join staff s on s.id = o.staff_id
      where o.report_id = any(${all}::bigint[]) and (o.report_id = ${reportId} or not o.automatic) order by o.id) x`.execute(
      db,
    ),
    sql<{ item: DeskNote }>`select row_to_json(x) as item from (
      select 'note' as type, n.id, n.at, s.name as staff, n.text from notes n join staff s on s.id = n.staff_id
      where n.report_id = any(${all}::bigint[]) order by n.at) x`.execute(db),
    sql<{ item: DeskEvent }>`select row_to_json(x) as item from (
      select 'event' as type, e.id, e.at, e.type as event, s.name as staff, a.short_name as agency, b.short_name as "toAgency", e.detail
      from report_events e left join staff s on s.id = e.staff_id left join agencies a on a.id = e.agency_id
        left join agencies b on b.id = e.to_agency_id
      where e.report_id = ${reportId} or (e.report_id = any(${all}::bigint[]) and e.type in ('not_fixed', 'rated')) order by e.id) x`.execute(
      db,
    ),
  ]);
  const cut = messages.rows.length > mostMessages;
  return {
    items: orderThread({
      messages: messages.rows
        .slice(0, mostMessages)
        .map(({ item }) => ({ ...item, text: hideSecretLinks(item.text), attachments: item.attachments.map(shown) })),
      answers: answers.rows.map(({ item }) => ({ ...item, text: hideSecretLinks(item.text) })),
      notes: notes.rows.map(({ item }) => item),
      events: events.rows.map(({ item }) => item),
    }),
    cut,
  };
}

interface StoredAttachment {
  kind: string;
  mime?: string;
  name?: string;
  ref?: string;
  /** What `fetchMedia` made of it: kept under this id, or not kept for this reason. */
  mediaId?: number;
  refused?: string;
  latitude?: number;
  longitude?: number;
}

function shown(attachment: DeskAttachment | StoredAttachment): DeskAttachment {
  const stored = attachment as StoredAttachment;
  const media = /^media:(\d+)$/.exec(stored.ref ?? '')?.[1];
  return {
    kind: stored.kind,
    mime: stored.mime ?? null,
    name: stored.name ?? null,
    mediaId: media ? Number(media) : (stored.mediaId ?? null),
    refused: stored.refused !== undefined,
    latitude: stored.latitude ?? null,
    longitude: stored.longitude ?? null,
  };
}

/** An answer that failed or whose outcome is unknown, waiting for a person. */
export interface TroubledAnswer {
  id: number;
  reportId: number;
  code: string;
  title: string;
  agencyId: number | null;
  agency: string | null;
  privacy: 'open' | 'anonymous' | 'secret';
  network: string;
  channel: string;
  staff: string | null;
  state: 'failed' | 'unknown';
  reason: string | null;
  text: string;
  visibility: 'public' | 'private';
  at: string;
}

/** The newest 200 answers in trouble; narrowed to an agency when one is named. */
export async function listTroubledAnswers(app: App, agencyId: number | null): Promise<TroubledAnswer[]> {
  const { rows } = await sql<{ item: TroubledAnswer }>`select row_to_json(x) as item from (
    select o.id, o.report_id as "reportId", r.code, r.title, r.agency_id as "agencyId", a.short_name as agency, r.privacy,
      n.network, n.name as channel, s.name as staff, o.state, o.reason, o.text, o.visibility, coalesce(o.ended_at, o.queued_at) as at
    from outbox o join reports r on r.id = o.report_id join channels n on n.id = o.channel_id
      left join agencies a on a.id = r.agency_id left join staff s on s.id = o.staff_id
    where o.state in ('failed', 'unknown') and o.settled_as is null
      and (${agencyId}::int is null or r.agency_id = ${agencyId}::int)
    order by o.id desc limit 200) x`.execute(app.db);
  return rows.map(({ item }) => ({ ...item, text: hideSecretLinks(item.text) }));
}
