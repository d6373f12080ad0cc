import { sql } from 'kysely';
import type { Db } from '#src/db/kysely.ts';

/** How a connected account is doing, as its page shows it; instants in ISO form, never a secret. */
export interface ChannelHealth {
  id: number;
  network: string;
  name: string;
  externalId: string;
  agencyId: number | null;
  agency: string | null;
  settings: Record<string, string>;
  state: 'connected' | 'needs_reauth' | 'paused' | 'ended';
  /** Key of `failureWords`. */
  stateReason: string | null;
  connectedAt: string;
  polledAt: string | null;
  pollFailures: number;
  /** How often in a row renewing its tokens failed. */
  renewFailures: number;
  lastEventAt: string | null;
  /** Set while it is quieter than its own rhythm allows. */
  silentSince: string | null;
  /** Share of the network's budget that is used, while that is known; 0 to 1. */
  usageShare: number | null;
  usageResetAt: string | null;
  /** Webhooks refused in the last seven days, by reason. */
  refused: Record<string, number>;
  dead: number;
  waiting: number;
}

/** Every account and door that is not ended, networks together. */
export async function listChannelHealth(db: Db): Promise<ChannelHealth[]> {
  const { rows } = await sql<{ item: ChannelHealth }>`select row_to_json(x) as item from (
    select c.id, c.network, c.name, c.external_id as "externalId", c.agency_id as "agencyId", a.short_name as agency, c.settings,
      c.state, c.state_reason as "stateReason", c.connected_at as "connectedAt", c.polled_at as "polledAt",
      c.poll_failures as "pollFailures", c.renew_failures as "renewFailures", c.last_event_at as "lastEventAt", c.silent_since as "silentSince",
      case when c.usage_reset_at > now() then c.usage_share end as "usageShare", c.usage_reset_at as "usageResetAt",
      (select coalesce(jsonb_object_agg(reason, n), '{}') from (select reason, sum(count) as n from channel_refusals
        where channel_id = c.id and day > current_date - 7 group by reason) r) as refused,
      (select count(*) from raw_events where state = 'dead' and channel_id = c.id) as dead,
      (select count(*) from outbox where state = 'queued' and channel_id = c.id) as waiting
    from channels c left join agencies a on a.id = c.agency_id
    where c.state <> 'ended' order by c.network, c.name, c.id) x`.execute(db);
  return rows.map((row) => row.item);
}
