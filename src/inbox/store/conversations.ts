import { sql } from 'kysely';
import type { Db } from '#src/db/kysely.ts';

/** A conversation of a report, with what decides whether and how it can be answered. */
export interface ReplyConversation {
  id: number;
  /** The report that its answer belongs to: the one asked for, or one that is joined to it. */
  reportId: number;
  /** A person's answer went, or is on its way, to it since it belongs to this matter. */
  answered: boolean;
  channelId: number;
  channelName: string;
  network: string;
  visibility: 'public' | 'private';
  identityId: number;
  permalink: string | null;
  replyTo: Record<string, string>;
  firstInboundAt: Date;
  lastInboundAt: Date;
  /** Private words of this report sent, or on their way, to a public conversation; the receipt is one of them. */
  privateReplies: number;
  /** The account's settings: some widen what its network allows. */
  settings: Record<string, string>;
}

/** The conversations of a report and of all that are joined to it, each once; or the one asked for if it belongs to them. */
export async function listReplyConversations(db: Db, reportId: number, only?: number): Promise<ReplyConversation[]> {
  const group = sql<number>`select id from reports where id = ${reportId} or main_id = ${reportId}`;
  let query = db
    .selectFrom('conversations')
    .innerJoin('channels', 'channels.id', 'conversations.channel_id')
    .select([
      'conversations.id',
      'conversations.channel_id',
      'channels.name',
      'channels.network',
      'conversations.visibility',
      'conversations.identity_id',
      'conversations.permalink',
      'conversations.reply_to',
      'conversations.first_inbound_at',
      'conversations.last_inbound_at',
      'channels.settings',
      // Counted from what really left or may have: one that surely failed leaves the way open.
      sql<number>`(select count(*)::int from outbox o where o.report_id in (${group}) and o.conversation_id = conversations.id and o.visibility = 'private'
        and conversations.visibility = 'public' and o.state in ('queued', 'sending', 'sent', 'unknown'))`.as(
        'private_replies',
      ),
      sql<boolean>`exists (select from outbox o where o.report_id in (${group}) and o.conversation_id = conversations.id and not o.automatic
        and o.state in ('queued', 'sending', 'sent'))`.as('answered'),
      // Somebody who wrote twice stands in two joined reports: the report itself comes first, then the newest.
      sql<number>`(select m.report_id from messages m where m.conversation_id = conversations.id and m.report_id in (${group})
        order by m.report_id = ${reportId} desc, m.report_id desc limit 1)`.as('of_report_id'),
    ])
    // By its messages, not by `report_id`: that points to the newest report of a long conversation.
    .where((eb) =>
      eb(
        'conversations.id',
        'in',
        eb.selectFrom('messages').select('conversation_id').where(sql<boolean>`messages.report_id in (${group})`),
      ),
    )
    .orderBy('conversations.id');
  if (only !== undefined) query = query.where('conversations.id', '=', only);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    reportId: row.of_report_id,
    answered: row.answered,
    channelId: row.channel_id,
    channelName: row.name,
    network: row.network,
    visibility: row.visibility as ReplyConversation['visibility'],
    identityId: row.identity_id,
    permalink: row.permalink,
    replyTo: row.reply_to as Record<string, string>,
    firstInboundAt: row.first_inbound_at,
    lastInboundAt: row.last_inbound_at,
    privateReplies: row.private_replies,
    settings: row.settings as Record<string, string>,
  }));
}
