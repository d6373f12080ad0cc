import type { Pool } from 'pg';

/** How far the work has got: what waits, since when, and what needs a person. Ages are in seconds. */
export interface Flow {
  eventsAccepted: number;
  eventsRefused: Record<string, number>;
  eventsDead: number;
  /** Counted up to 10,001. */
  eventsWaiting: number;
  oldestEventAge: number;
  searchWaiting: number;
  oldestSearchAge: number;
  /** Answers by state, as far as somebody or something still has to act on them. */
  answers: { queued: number; sending: number; failed: number; unknown: number };
  /** Only answers that could leave now: their channel is connected and sending is on. */
  oldestAnswerAge: number;
  clocksOverdue: number;
}

/**
 * Reads the state of the queues in one round trip; every part is an index's own narrow set, so the cost does not grow
 * with the city's history.
 */
export async function readFlow(pool: Pool): Promise<Flow> {
  const { rows } = await pool.query<Flow>({
    name: 'read-flow',
    text: `select
      coalesce(pg_sequence_last_value(pg_get_serial_sequence('raw_events', 'id')::regclass), 0) as "eventsAccepted",
      (select coalesce(jsonb_object_agg(reason, n), '{}') from
        (select reason, sum(count) as n from channel_refusals group by reason) as r) as "eventsRefused",
      (select count(*) from raw_events where state = 'dead') as "eventsDead",
      (select count(*) from (select from raw_events where state = 'new' limit 10001) as w) as "eventsWaiting",
      coalesce((select extract(epoch from now() - received_at)::float8 from raw_events
        where state = 'new' and (not_before is null or not_before <= now()) order by id limit 1), 0) as "oldestEventAge",
      (select count(*) from search_queue) as "searchWaiting",
      coalesce((select extract(epoch from now() - min(at))::float8 from search_queue), 0) as "oldestSearchAge",
      (select jsonb_build_object(
        'queued', (select count(*) from outbox where state = 'queued'),
        'sending', (select count(*) from outbox where state = 'sending'),
        'failed', count(*) filter (where state = 'failed'),
        'unknown', count(*) filter (where state = 'unknown'))
        from outbox where state in ('failed', 'unknown') and settled_as is null) as "answers",
      coalesce((select extract(epoch from now() - min(coalesce(o.not_before, o.queued_at)))::float8
        from outbox o join channels c on c.id = o.channel_id
        where o.state = 'queued' and (o.not_before is null or o.not_before <= now()) and c.state = 'connected'
          and exists (select from city where sending)), 0) as "oldestAnswerAge",
      (select count(*) from reports where next_due_at < now()) as "clocksOverdue"`,
  });
  const flow = rows[0];
  if (!flow) throw new Error('the database gave no figures');
  return flow;
}

/** Reports by status. Reads an index over all of them, so callers keep the answer for a while. */
export async function countReports(pool: Pool): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ status: string; n: number }>(
    'select status, count(*) as n from reports where hidden_at is null group by status',
  );
  return { open: 0, waiting: 0, resolved: 0, closed: 0, ...Object.fromEntries(rows.map((row) => [row.status, row.n])) };
}
