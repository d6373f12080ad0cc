import { sql } from 'kysely';
import type { Incoming } from '#src/channels/index.ts';
import type { Tx } from '#src/db/kysely.ts';

/** An echo is taken for what we sent when it says the same in the same thread within this time. */
const sameWithin = '15 minutes';

/**
 * Joins echoes of our own answers to the outbox rows that sent them: the network's id is kept, and an answer whose
 * outcome was unknown is now known to have arrived. Answers the items that remain to be written.
 */
export async function joinOwnEchoes<T extends { item: Incoming; channel: { id: number } }>(
  tx: Tx,
  items: T[],
): Promise<T[]> {
  const rest: T[] = [];
  for (const one of items) {
    if (one.item.kind !== 'echo' || !(await joinEcho(tx, one.channel.id, one.item))) rest.push(one);
  }
  return rest;
}

async function joinEcho(tx: Tx, channelId: number, item: Incoming): Promise<boolean> {
  const { rows } = await sql<{ id: number; report_id: number; state: string }>`
    select o.id, o.report_id, o.state from outbox o
      join conversations c on c.id = o.conversation_id
     where o.channel_id = ${channelId} and c.external_id = ${item.conversation} and o.text = ${item.text}
       and o.state in ('sending', 'sent', 'unknown') and (o.external_id is null or o.external_id = ${item.externalId})
       and o.started_at between ${item.at}::timestamptz - ${sameWithin}::interval and ${item.at}::timestamptz + ${sameWithin}::interval
     order by o.id limit 1 for update of o`.execute(tx);
  const sent = rows[0];
  if (!sent) return false;
  await sql`update outbox set external_id = ${item.externalId},
      settled_as = case when state = 'unknown' then 'arrived' else settled_as end where id = ${sent.id}`.execute(tx);
  if (sent.state === 'unknown') {
    await sql`insert into report_events (at, report_id, type, agency_id, detail)
      select ${item.at}, id, 'answer_settled', agency_id, jsonb_build_object('outboxId', ${sent.id}::bigint, 'as', 'arrived', 'by', 'echo')
        from reports where id = ${sent.report_id}`.execute(tx);
  }
  return true;
}
