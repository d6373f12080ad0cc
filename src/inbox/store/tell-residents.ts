import { sql } from 'kysely';
import { lettersLeft } from '#src/channels/domain/text-limit.ts';
import { networkNamed } from '#src/channels/index.ts';
import type { Tx } from '#src/db/kysely.ts';
import { listReplyConversations } from './conversations.ts';
import type { LockedReport } from './report-row.ts';

/**
 * Queues an automatic message to everybody who waits for a report, privately where the network can and in public only for an
 * open report; where it is too long or not possible the page of the report tells it. Answers how many will get it.
 */
export async function tellResidents(
  tx: Tx,
  report: Pick<LockedReport, 'id' | 'privacy'>,
  message: { key: string; text: string; staffId: number; at: Date },
): Promise<number> {
  let told = 0;
  for (const one of await listReplyConversations(tx, report.id)) {
    const abilities = networkNamed(one.network)?.abilities({
      visibility: one.visibility,
      firstInboundAt: one.firstInboundAt,
      lastInboundAt: one.lastInboundAt,
      privateRepliesSent: one.privateReplies,
      settings: one.settings,
      replyTo: one.replyTo,
      now: message.at,
    });
    const ways = report.privacy === 'open' ? (['private', 'public'] as const) : (['private'] as const);
    const way = ways.find((which) => {
      const ability = abilities?.[which];
      return ability?.allowed === true && lettersLeft([ability], message.text) >= 0;
    });
    if (!way || networkNamed(one.network)?.answersOnce) continue;
    await sql`insert into outbox (key, report_id, conversation_id, channel_id, staff_id, automatic, visibility, text, queued_at)
      values (${`${message.key}:${one.id}`}, ${one.reportId}, ${one.id}, ${one.channelId}, ${message.staffId}, true, ${way}, ${message.text}, ${message.at})
      on conflict do nothing`.execute(tx);
    told += 1;
  }
  if (told > 0) await sql`select pg_notify('outbox', '')`.execute(tx);
  return told;
}
