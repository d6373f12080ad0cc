import type { PoolClient } from 'pg';
import type { CheckFinding } from '../domain/check-findings.ts';

/** Of each kind of difference so many are named; the others are counted. */
const mostNamed = 50;
/** Reading the whole ledger takes seconds for each million rows, and nobody waits for it. */
const patience = '10min';

/**
 * Each report as its ledger alone tells it. What happens to one report is written under its lock, so the order of ids is the
 * order of what was done; the time of a message may lie before it.
 */
const retold = `
  create temporary table retold on commit drop as
  with turning as (
    select distinct on (report_id) report_id, id,
           case when type = 'resolved' then 'resolved' when type = 'closed' or (type = 'joined' and detail ->> 'as' = 'member') then 'closed'
                else 'active' end as state
      from report_events
     where type in ('received', 'resolved', 'closed', 'reopened') or (type in ('joined', 'split') and detail ->> 'as' = 'member')
     order by report_id, id desc),
  told as (
    select e.report_id,
           count(*) filter (where e.type = 'received') as received,
           min(e.at) filter (where e.type = 'received') as opened_at,
           (array_agg(case when e.type = 'received' then e.agency_id else e.to_agency_id end order by e.id desc)
             filter (where e.type in ('received', 'handed_on')))[1] as agency_id,
           (array_agg((e.detail ->> 'channelId')::int) filter (where e.type = 'received'))[1] as channel_id,
           (array_agg(coalesce(e.detail #>> '{to,kind}', e.detail ->> 'kind') order by e.id desc)
             filter (where e.type = 'received' or (e.type = 'triage_corrected' and e.detail #> '{to,kind}' is not null)))[1] as kind,
           (array_agg(case when e.type = 'routed' then e.detail ->> 'topicId' else e.detail #>> '{to,topicId}' end order by e.id desc)
             filter (where e.type = 'routed' or (e.type = 'triage_corrected' and (e.detail -> 'to') ? 'topicId')))[1] as topic_id,
           (array_agg((e.detail ->> 'rating')::int order by e.id desc) filter (where e.type = 'rated'))[1] as rating,
           bool_or(e.type = 'hidden') as hidden,
           bool_or(e.type in ('joined', 'split')) as joined,
           (array_agg(e.at order by e.id) filter (where e.type = 'answer_sent' and e.detail ->> 'automatic' is distinct from 'true'))[1] as sent_at,
           (array_agg(e.at order by e.id) filter (where e.type = 'answered_elsewhere'))[1] as elsewhere_at
      from report_events e group by e.report_id)
  select told.*, coalesce(turning.state, 'none') as state from told left join turning using (report_id)`;

/** Where the kept row differs from its ledger; `is distinct from`, so that an absent report or ledger shows, too. */
const differences = `
  select r.id, coalesce(r.code, '#' || t.report_id) as code, d.field, d.ledger, d.kept
    from reports r full join retold t on t.report_id = r.id
   cross join lateral (values
     ('received', t.received::text, case when r.id is null then null else '1' end),
     ('status', t.state, case when r.status in ('open', 'waiting') then 'active' else r.status end),
     ('agency', t.agency_id::text, r.agency_id::text),
     ('channel', t.channel_id::text, r.channel_id::text),
     ('kind', t.kind, r.kind),
     ('topic', t.topic_id, r.topic_id::text),
     ('rating', t.rating::text, r.rating::text),
     ('hidden', coalesce(t.hidden, false)::text, (r.hidden_at is not null)::text),
     ('opened_at', t.opened_at::text, r.opened_at::text),
     -- An answer in the network's own app is kept with the report only where it had a promise; a joined one's stands with its main report.
     ('first_answered_at', case when t.joined or r.first_answered_at in (t.sent_at, t.elsewhere_at)
        then r.first_answered_at else t.sent_at end::text, r.first_answered_at::text)
   ) as d (field, ledger, kept)
   where d.ledger is distinct from d.kept`;

/** For each way to cut the whole: how many reports each part has by the ledger, and how many as kept; only where they differ. */
const parts = `
  with sides as (
    select 'ledger' as side, state as status, agency_id, channel_id, kind, topic_id::int as topic_id, hidden from retold
    union all
    select 'kept', case when status in ('open', 'waiting') then 'active' else status end, agency_id, channel_id, kind, topic_id, hidden_at is not null from reports),
  cut as (
    select d.dimension, d.value, b.side from sides b cross join lateral (values
      ('whole', null), ('status', b.status), ('agency', b.agency_id::text), ('channel', b.channel_id::text), ('kind', b.kind),
      ('topic', b.topic_id::text), ('hidden', b.hidden::text)) as d (dimension, value))
  select dimension, value, count(*) filter (where side = 'ledger')::int as ledger, count(*) filter (where side = 'kept')::int as kept
    from cut group by 1, 2 having count(*) filter (where side = 'ledger') <> count(*) filter (where side = 'kept') order by 1, 2`;

export interface Compared {
  reports: number;
  events: number;
  differences: number;
  findings: CheckFinding[];
}

/** Tells every report anew from its ledger and compares it with what is kept; reads one moment, changes nothing. */
export async function compareWithLedger(client: PoolClient): Promise<Compared> {
  await client.query('begin isolation level repeatable read');
  try {
    await client.query(`set local statement_timeout = '${patience}'; set local work_mem = '64MB'`);
    await client.query(retold);
    const counted = await client.query<{ reports: number; events: number }>(
      'select (select count(*)::int from reports) as reports, (select count(*)::float8 from report_events) as events',
    );
    const differing = await client.query<{ code: string; field: string; ledger: string | null; kept: string | null }>(
      `select code, field, ledger, kept from (select *, row_number() over (partition by field order by id) as n from (${differences}) d) x
        where n <= ${mostNamed} order by field, n`,
    );
    const total = await client.query<{ n: number }>(`select count(*)::int as n from (${differences}) d`);
    const cut = await client.query<{ dimension: string; value: string | null; ledger: number; kept: number }>(parts);
    return {
      reports: counted.rows[0]?.reports ?? 0,
      events: counted.rows[0]?.events ?? 0,
      differences: (total.rows[0]?.n ?? 0) + cut.rows.length,
      findings: [
        ...cut.rows.map((row) => ({ about: 'part' as const, ...row })),
        ...differing.rows.map((row) => ({ about: 'report' as const, ...row })),
      ],
    };
  } finally {
    await client.query('rollback');
  }
}
