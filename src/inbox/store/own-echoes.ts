import { sql } from 'kysely';
import type { Incoming } from '#src/channels/index.ts';
import type { Tx } from '#src/db/kysely.ts';

/** An echo is taken for what we sent when it says the same in the same thread within this time. */
const sameWithin = '15 minutes';

/**
 * Joins echoes of our own answers to the outbox rows that sent them by noting the network's id there; an answer whose
 * outcome is unclear is settled by it. Answers the items that remain to be written.
 */
export async function joinOwnEchoes<T extends { item: Incoming; channel: { id: number } }>(
  tx: Tx,
  items: T[],
): Promise<T[]> {
  const rest: T[] = [];
  for (const one of items) {
    if (one.item.kind !== 'echo') rest.push(one);
    // News of an answer has no words of its own: it settles what we sent, or nothing.
    else if (one.item.told) await joinTold(tx, one.channel.id, one.item, one.item.told.key);
    else if (!(await joinEcho(tx, one.channel.id, one.item))) rest.push(one);
  }
  return rest;
}

/**
 * Notes when an account last answered or posted without us, by a person in the network's own app: the register of accounts
 * shows it. Called last, and never waits for an account that somebody else is writing to.
 */
export async function noteOwnWords(tx: Tx, items: { item: Incoming; channel: { id: number } }[]): Promise<void> {
  const said = items.flatMap(({ item, channel }) => {
    if (item.kind !== 'echo') return [];
    const posted = item.visibility === 'public' && !item.answers?.length;
    return [{ c: channel.id, answered: posted ? null : item.at, posted: posted ? item.at : null }];
  });
  if (said.length === 0) return;
  await sql`with said as (
      select c as id, max(answered) as answered, max(posted) as posted
        from json_to_recordset(${JSON.stringify(said)}::json) as r (c int, answered timestamptz, posted timestamptz) group by c)
    , free as (select c.id from channels c where c.id in (select id from said) for update skip locked)
    update channels c set answered_there_at = greatest(c.answered_there_at, s.answered), posted_at = greatest(c.posted_at, s.posted)
      from said s join free f on f.id = s.id where c.id = s.id`.execute(tx);
}

/** The network repeats our own key: no words need to be compared. */
async function joinTold(tx: Tx, channelId: number, item: Incoming, key: string | undefined): Promise<void> {
  if (key === undefined) return;
  const found = await tx
    .selectFrom('outbox')
    .select(['id', 'report_id'])
    .where('channel_id', '=', channelId)
    .where('key', '=', key)
    .where('state', 'in', ['sending', 'sent', 'unknown'])
    .executeTakeFirst();
  if (found) await noteId(tx, found, item.externalId);
}

async function joinEcho(tx: Tx, channelId: number, item: Incoming): Promise<boolean> {
  // An echo of a direct message names the person, one of a public reply what it answers.
  const { rows } = await sql<{ id: number; report_id: number }>`
    select o.id, o.report_id from outbox o
      join conversations c on c.id = o.conversation_id
      join identities i on i.id = c.identity_id
     where o.channel_id = ${channelId} and o.text = ${item.text} and o.state in ('sending', 'sent', 'unknown')
       and (c.external_id = ${item.conversation} or (o.visibility = 'private' and i.external_id = ${item.conversation})
         or exists (select from jsonb_each_text(c.reply_to) t where t.value = any(${item.answers ?? []}::text[])))
       and (o.external_id is null or o.external_id = ${item.externalId} or o.external_id like 'settled:%')
       -- What was sent anew is not what is heard now.
       and o.settled_as is distinct from 'resend'
       and o.started_at between ${item.at}::timestamptz - ${sameWithin}::interval and ${item.at}::timestamptz + ${sameWithin}::interval
     order by c.external_id = ${item.conversation} desc, o.id limit 1`.execute(tx);
  const sent = rows[0];
  return sent ? noteId(tx, sent, item.externalId) : false;
}

/** Notes the network's id in the outbox row; false when the row got another one meanwhile. */
async function noteId(tx: Tx, sent: { id: number; report_id: number }, externalId: string): Promise<boolean> {
  // The report first, as everywhere; then the answer may have been settled in between.
  await sql`select from reports where id = ${sent.report_id} for update`.execute(tx);
  const noted = await tx
    .updateTable('outbox')
    .set({ external_id: externalId })
    .where('id', '=', sent.id)
    .where((eb) =>
      eb.or([
        eb('external_id', 'is', null),
        eb('external_id', '=', externalId),
        eb('external_id', 'like', 'settled:%'),
      ]),
    )
    .executeTakeFirst();
  return noted.numUpdatedRows > 0n;
}

/**
 * Marks answers that came back as failed after all; `answers` of a bounce names them, or our own key that the network
 * repeats: that one may be told before the call itself has ended. The promise stays kept in the clocks until a person
 * looks: the trouble page shows it.
 */
export async function failBounced(tx: Tx, items: { item: Incoming; channel: { id: number } }[]): Promise<void> {
  for (const { item, channel } of items) {
    const { answers = [], told } = item;
    if (item.kind !== 'automatic' || item.unsupported !== 'bounce_failed') continue;
    const reason = told?.reason ?? 'bounced';
    await sql`with bounced as (
        update outbox set state = 'failed', reason = ${reason}, failure = ${told?.failure ?? 'permanent'}, settled_as = null,
               ended_at = coalesce(ended_at, ${item.at})
         where channel_id = ${channel.id}
           and ((state = 'sent' and external_id = any(${answers}::text[]))
             or (state in ('sending', 'sent', 'unknown') and key = ${told?.key ?? null}))
        returning id, report_id, staff_id, automatic)
      , seen as (update reports set version = version + 1 where id in (select report_id from bounced))
      insert into report_events (at, report_id, type, staff_id, agency_id, detail)
      select ${item.at}, b.report_id, 'answer_failed', b.staff_id, r.agency_id,
             jsonb_build_object('outboxId', b.id, 'reason', ${reason}::text, 'again', false, 'automatic', b.automatic)
        from bounced b join reports r on r.id = b.report_id`.execute(tx);
  }
}
