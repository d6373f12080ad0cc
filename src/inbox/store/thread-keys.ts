import { sql } from 'kysely';
import type { Incoming } from '#src/channels/index.ts';
import type { Tx } from '#src/db/kysely.ts';
import { keyOf } from './ingest-rows.ts';

/**
 * The thread in which each of our own words stands that somebody typed in the network's app: such an echo is keyed by us
 * or by a telephone number, not by the person; what it answers, or whose number that is, says where it belongs. Answers
 * conversation keys by the echo's own id.
 */
export async function findEchoThreads(
  tx: Tx,
  items: { item: Incoming; channel: { id: number } }[],
): Promise<Map<string, string>> {
  const asked = items.flatMap(({ item, channel }) =>
    item.kind === 'echo'
      ? (item.answers ?? []).map((answers) => ({ c: channel.id, own: item.externalId, answers }))
      : [],
  );
  const byNumber = await findByNumber(tx, items);
  if (asked.length === 0) return new Map(byNumber.map((row) => [row.own, row.thread]));
  const { rows } = await sql<{ own: string; thread: string }>`
    select r.own, v.external_id as thread
      from json_to_recordset(${JSON.stringify(asked)}::json) as r (c int, own text, answers text)
      join message_keys k on k.channel_id = r.c and k.external_id = r.answers
      join messages m on m.id = k.message_id and m.at = k.message_at
      join conversations v on v.id = m.conversation_id`.execute(tx);
  return new Map([...byNumber, ...rows].map((row) => [row.own, row.thread]));
}

/** The thread of the person with this number, for echoes that name nothing else (WhatsApp's app beside the API). */
async function findByNumber(
  tx: Tx,
  items: { item: Incoming; channel: { id: number } }[],
): Promise<{ own: string; thread: string }[]> {
  const asked = items.flatMap(({ item, channel }) =>
    item.kind === 'echo' && item.visibility === 'private' && item.author.phone && !item.answers
      ? [{ c: channel.id, own: item.externalId, phone: item.author.phone }]
      : [],
  );
  if (asked.length === 0) return [];
  const { rows } = await sql<{ own: string; thread: string }>`
    select distinct on (r.own) r.own, v.external_id as thread
      from json_to_recordset(${JSON.stringify(asked)}::json) as r (c int, own text, phone text)
      join identities i on i.channel_id = r.c and i.phone = r.phone
      join conversations v on v.channel_id = r.c and v.identity_id = i.id and v.visibility = 'private'
     order by r.own, v.last_inbound_at desc`.execute(tx);
  return rows;
}

/**
 * Lets threads and people go on under the key by which the network names them now, as long as nothing stands under that
 * one yet.
 */
export async function renameThreads(tx: Tx, items: { item: Incoming; channel: { id: number } }[]): Promise<void> {
  const asked = items.flatMap(({ item, channel }) =>
    (item.formerly ?? []).map((before) => ({ c: channel.id, before, now: item.conversation })),
  );
  if (asked.length === 0) return;
  for (const table of ['identities', 'conversations'] as const) {
    // Of two old keys one is taken: both cannot become the same.
    await sql`with taken as (
        select distinct on (r.c, r.now) t.id, r.now
          from json_to_recordset(${JSON.stringify(asked)}::json) as r (c int, before text, now text)
          join ${sql.table(table)} t on t.channel_id = r.c and t.external_id = r.before
         where not exists (select from ${sql.table(table)} o where o.channel_id = r.c and o.external_id = r.now)
         order by r.c, r.now, t.id desc)
      update ${sql.table(table)} t set external_id = taken.now from taken where t.id = taken.id`.execute(tx);
  }
}

/** Items of one batch under the newest key that any of them names, so that what came together stands together. */
export function underNewKeys<T extends { item: Incoming; channel: { id: number }; conversationKey: string }>(
  items: T[],
): T[] {
  const now = new Map(
    items.flatMap(({ item, channel }) =>
      (item.formerly ?? []).map((before) => [keyOf(channel.id, before), item.conversation] as const),
    ),
  );
  if (now.size === 0) return items;
  return items.map((one) => {
    let key = one.item.conversation;
    const passed = new Set([key]);
    for (let next = now.get(keyOf(one.channel.id, key)); next !== undefined && !passed.has(next); ) {
      key = next;
      passed.add(key);
      next = now.get(keyOf(one.channel.id, key));
    }
    if (key === one.item.conversation) return one;
    const author =
      one.item.author.externalId === one.item.conversation ? { ...one.item.author, externalId: key } : one.item.author;
    return { ...one, item: { ...one.item, conversation: key, author }, conversationKey: keyOf(one.channel.id, key) };
  });
}
