import type { App } from '#src/app.ts';
import type { Tx } from '#src/db/kysely.ts';
import type { EndFacts } from '../domain/citizen-rules.ts';
import type { CitizenFacts } from '../domain/citizen-view.ts';
import type { Privacy } from '../schema.ts';
import { lockWithMain } from './joined-reports.ts';
import type { LockedReport } from './report-row.ts';

/** What of the ledger the tracking page tells; the rest is the desk's own. */
const toldEvents = [
  'received',
  'routed',
  'resident_wrote',
  'answer_sent',
  'handed_on',
  'resolved',
  'closed',
  'reopened',
  'not_fixed',
  'rated',
  'joined',
  'split',
  'forwarded',
  'desk_status',
  'inspection_set',
];

/** The newest words are shown; a thread of thousands must not make a page that no phone can read. */
const mostMessages = 200;

/**
 * Everything the tracking page may need, in one round trip. `own` marks the reporter's conversation: the one the report
 * began with, and what was written on its tracking page. Conversations of others who joined are never `own`.
 */
export async function findCitizenFacts(app: App, code: string): Promise<CitizenFacts | undefined> {
  const { rows } = await app.pool.query<{ facts: CitizenFacts }>({
    name: 'citizen-facts',
    text: `select json_build_object(
        'id', r.id, 'code', r.code, 'status', r.status, 'kind', r.kind, 'urgency', r.urgency, 'privacy', r.privacy,
        'topicId', r.topic_id, 'agencyId', r.agency_id, 'outsideOwner', r.outside_owner, 'closedAs', r.closed_as,
        'kelurahanCode', r.kelurahan_code, 'clocks', r.clocks, 'openedAt', r.opened_at, 'resolvedAt', r.resolved_at,
        'rating', r.rating, 'hidden', r.hidden_at is not null,
        'events', (select coalesce(json_agg(json_build_object('at', e.at, 'type', e.type, 'agencyId', e.agency_id,
              'toAgencyId', e.to_agency_id, 'detail', e.detail) order by e.at, e.id), '[]')
            from report_events e where e.report_id = r.id and e.type = any($2)),
        'messages', (select coalesce(json_agg(json_build_object('at', m.at, 'direction', m.direction, 'kind', m.kind,
              'visibility', m.visibility, 'text', m.text, 'attachments', m.attachments, 'withdrawn', m.withdrawn_at is not null,
              'own', m.conversation_id = first.conversation_id or c.external_id = r.code) order by m.at, m.id), '[]')
            from (select * from messages where report_id = r.id and kind not in ('receipt', 'automatic')
                   order by at desc, id desc limit ${mostMessages}) m
              join conversations c on c.id = m.conversation_id),
        'main', case when a.id is null then null else json_build_object('status', a.status, 'closedAs', a.closed_as,
          'agencyId', a.agency_id, 'outsideOwner', a.outside_owner, 'clocks', a.clocks, 'resolvedAt', a.resolved_at,
          'secret', a.privacy = 'secret', 'answered', r.first_answered_at is not null,
          'events', (select coalesce(json_agg(json_build_object('at', e.at, 'type', e.type, 'agencyId', e.agency_id,
                'toAgencyId', e.to_agency_id, 'detail', e.detail) order by e.at, e.id), '[]')
              from report_events e where e.report_id = a.id and e.at >= r.joined_at and e.type in ('handed_on', 'resolved', 'closed', 'reopened', 'inspection_set'))) end
      ) as facts
      from reports r left join reports a on a.id = r.main_id
      left join lateral (select f.conversation_id from messages f where f.report_id = r.id and f.direction = 'in'
                          order by f.at, f.id limit 1) as first on true
     where r.code = $1`,
    values: [code, toldEvents],
  });
  return rows[0]?.facts;
}

/** What arrived with a promised code: when, and its body. Undefined when nothing did. */
export async function findArrival(
  app: App,
  code: string,
): Promise<{ receivedAt: Date; state: string; body: Buffer } | undefined> {
  const { rows } = await app.pool.query<{ received_at: Date; state: string; body: Buffer }>(
    'select received_at, state, body from raw_events where reserved_code = $1 order by id limit 1',
    [code],
  );
  const row = rows[0];
  return row && { receivedAt: row.received_at, state: row.state, body: row.body };
}

/** Which report a code belongs to. */
export async function findReportByCode(app: App, code: string): Promise<{ id: number; privacy: Privacy } | undefined> {
  const row = await app.db.selectFrom('reports').select(['id', 'privacy']).where('code', '=', code).executeTakeFirst();
  return row && { id: row.id, privacy: row.privacy as Privacy };
}

/** Locks the report with this code, so that two clicks of its reporter are one change; with what only the reporter can change. */
export async function lockReportByCode(tx: Tx, code: string): Promise<OwnReport | undefined> {
  const known = await tx.selectFrom('reports').select('id').where('code', '=', code).executeTakeFirst();
  if (!known) return undefined;
  const { report, main } = await lockWithMain(tx, known.id);
  const { rating_comment } = await tx
    .selectFrom('reports')
    .select('rating_comment')
    .where('id', '=', report.id)
    .executeTakeFirstOrThrow();
  const holder = main ?? report;
  const { closed_as } = await tx
    .selectFrom('reports')
    .select('closed_as')
    .where('id', '=', holder.id)
    .executeTakeFirstOrThrow();
  return {
    report,
    holder,
    ratingComment: rating_comment,
    end: { status: holder.status, closedAs: closed_as as EndFacts['closedAs'], resolvedAt: holder.resolvedAt },
  };
}

interface OwnReport {
  report: LockedReport;
  /** Where the work is done: the report itself, or the one it is joined to. */
  holder: LockedReport;
  ratingComment: string | null;
  end: EndFacts;
}

/** Whether an event of the journal has not been processed yet. */
export async function isWaiting(app: App, rawEventId: number): Promise<boolean> {
  const { rows } = await app.pool.query(`select from raw_events where id = $1 and state = 'new'`, [rawEventId]);
  return rows.length > 0;
}
