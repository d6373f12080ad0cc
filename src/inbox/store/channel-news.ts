import { sql } from 'kysely';
import { type ChannelNews, onChannelNews } from '#src/channels/index.ts';
import type { Tx } from '#src/db/kysely.ts';

/** Has the inbox tell coordinators and operators what happens to accounts; called by each host, any number of times. */
export function tellOfChannels(): void {
  onChannelNews(tell);
}

async function tell(tx: Tx, { kind, network, name, path, detail, onceKey, at }: ChannelNews): Promise<void> {
  const told = JSON.stringify({ ...detail, network, name, path });
  await sql`insert into notices (staff_id, report_id, kind, detail, at, once_key)
    select id, null, ${kind}, ${told}::jsonb, ${at}, ${onceKey}
      from staff where role in ('coordinator', 'operator') and ended_at is null
    on conflict (staff_id, once_key) do nothing`.execute(tx);
}
