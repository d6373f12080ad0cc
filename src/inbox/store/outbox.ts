import { type SqlBool, sql } from 'kysely';
import type { Db, Tx } from '#src/db/kysely.ts';

/** An answer on its way, with what the network needs to place it. */
export interface OutboxRow {
  id: number;
  key: string;
  reportId: number;
  conversationId: number;
  channelId: number;
  staffId: number | null;
  automatic: boolean;
  visibility: 'public' | 'private';
  text: string;
  asks: boolean;
  /** It began as a machine's proposal. */
  proposal: 'unchanged' | 'edited' | null;
  tries: number;
  replyTo: Record<string, string>;
  subject: string | null;
  lastInboundAt: Date;
  /** When the call to the network began; null before it. */
  startedAt: Date | null;
}

/** A call to a network that is still "sending" after this long belongs to a process that died; milliseconds. */
export const sendingLimitMs = 120_000;

/** From this share of a network's budget on, automatic receipts wait. */
const receiptsUntil = 0.9;

/** Channels with an answer that may leave now. */
export async function listChannelsWithQueue(db: Db, now: Date): Promise<number[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('channel_id')
    .distinct()
    .where('state', '=', 'queued')
    .where((eb) => eb.or([eb('not_before', 'is', null), eb('not_before', '<=', now)]))
    .execute();
  return rows.map((row) => row.channel_id);
}

/**
 * Takes the channel's oldest waiting answer and marks it as being sent; the mark is committed before the network is
 * called, so that a crash in between is seen as "unknown" and never sent again blindly (rule 4).
 */
export async function takeNextAnswer(tx: Tx, channelId: number, now: Date): Promise<OutboxRow | undefined> {
  const row = await selectOutbox(tx)
    .where('outbox.state', '=', 'queued')
    .where('outbox.channel_id', '=', channelId)
    .where((eb) => eb.or([eb('outbox.not_before', 'is', null), eb('outbox.not_before', '<=', now)]))
    // The account as it is now, whatever this process remembers of it; a full rate budget holds all that it sends.
    .where(
      sql<SqlBool>`exists (select from channels c where c.id = outbox.channel_id and c.state = 'connected') and not exists (
        select from outbox held where held.channel_id = outbox.channel_id and held.state = 'queued' and held.failure = 'rate' and held.not_before > ${now})`,
    )
    // When the budget runs short, what is left of it belongs to answers by people.
    .where(
      sql<SqlBool>`not (outbox.automatic and exists (select from channels c where c.id = outbox.channel_id and c.usage_share >= ${receiptsUntil} and c.usage_reset_at > ${now}))`,
    )
    // Answers by people leave before automatic receipts.
    .orderBy('outbox.automatic')
    .orderBy('outbox.id')
    .limit(1)
    .forUpdate('outbox')
    .skipLocked()
    .executeTakeFirst();
  if (!row) return undefined;
  await tx
    .updateTable('outbox')
    .set({ state: 'sending', started_at: now, tries: row.tries + 1, reason: null, failure: null })
    .where('id', '=', row.id)
    .execute();
  return { ...read(row), tries: row.tries + 1, startedAt: now };
}

/** Answers that have been "sending" since before an instant: their sender died in the middle of the call. */
export async function listAbandoned(db: Db, before: Date): Promise<OutboxRow[]> {
  const rows = await selectOutbox(db)
    .where('outbox.state', '=', 'sending')
    .where('outbox.started_at', '<', before)
    .execute();
  return rows.map(read);
}

/** Answers of unclear outcome whose echo has been heard: they stand on the network. */
export async function listHeard(db: Db): Promise<(OutboxRow & { externalId: string })[]> {
  const rows = await selectOutbox(db)
    .select('outbox.external_id')
    .where('outbox.state', '=', 'unknown')
    .where('outbox.settled_as', 'is', null)
    .where('outbox.external_id', 'is not', null)
    .execute();
  return rows.flatMap((row) => (row.external_id === null ? [] : [{ ...read(row), externalId: row.external_id }]));
}

/**
 * Takes answers of unclear outcome that are due to be looked for on their network; each is taken a few times, `waits` seconds
 * apart, and by one process at a time.
 */
export async function takeUnclear(tx: Tx, now: Date, waits: readonly number[], limit: number): Promise<OutboxRow[]> {
  const rows = await selectOutbox(tx)
    .select('outbox.looks')
    .where('outbox.state', '=', 'unknown')
    .where('outbox.settled_as', 'is', null)
    .where('outbox.looks', '<=', waits.length)
    .where((eb) => eb.or([eb('outbox.look_at', 'is', null), eb('outbox.look_at', '<=', now)]))
    .orderBy('outbox.look_at', (order) => order.asc().nullsFirst())
    .limit(limit)
    .forUpdate('outbox')
    .skipLocked()
    .execute();
  for (const row of rows) {
    const wait = waits[row.looks];
    await tx
      .updateTable('outbox')
      .set({ looks: row.looks + 1, look_at: wait === undefined ? null : new Date(now.getTime() + wait * 1_000) })
      .where('id', '=', row.id)
      .execute();
  }
  return rows.map(read);
}

/** The network's id of an answer, if its echo came while it was being sent. */
export async function findHeardId(tx: Tx, id: number): Promise<string | undefined> {
  const row = await tx.selectFrom('outbox').select('external_id').where('id', '=', id).executeTakeFirst();
  return row?.external_id ?? undefined;
}

/** Locks one answer, for a person's decision about it. */
export async function lockAnswer(
  tx: Tx,
  id: number,
): Promise<(OutboxRow & { state: string; settledAs: string | null; externalId: string | null }) | undefined> {
  const row = await selectOutbox(tx)
    .select(['outbox.state', 'outbox.settled_as', 'outbox.external_id'])
    .where('outbox.id', '=', id)
    .forUpdate('outbox')
    .executeTakeFirst();
  return row && { ...read(row), state: row.state, settledAs: row.settled_as, externalId: row.external_id };
}

function selectOutbox(db: Db) {
  return db
    .selectFrom('outbox')
    .innerJoin('conversations', 'conversations.id', 'outbox.conversation_id')
    .select([
      'outbox.id',
      'outbox.key',
      'outbox.report_id',
      'outbox.conversation_id',
      'outbox.channel_id',
      'outbox.staff_id',
      'outbox.automatic',
      'outbox.visibility',
      'outbox.text',
      'outbox.asks',
      'outbox.proposal',
      'outbox.tries',
      'conversations.reply_to',
      'conversations.subject',
      'conversations.last_inbound_at',
      'outbox.started_at',
    ]);
}
type Selected = Awaited<ReturnType<ReturnType<typeof selectOutbox>['executeTakeFirstOrThrow']>>;

function read(row: Selected): OutboxRow {
  return {
    id: row.id,
    key: row.key,
    reportId: row.report_id,
    conversationId: row.conversation_id,
    channelId: row.channel_id,
    staffId: row.staff_id,
    automatic: row.automatic,
    visibility: row.visibility as OutboxRow['visibility'],
    text: row.text,
    asks: row.asks,
    proposal: row.proposal,
    tries: row.tries,
    replyTo: row.reply_to as Record<string, string>,
    subject: row.subject,
    lastInboundAt: row.last_inbound_at,
    startedAt: row.started_at,
  };
}
