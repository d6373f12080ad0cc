import type { App } from '#src/app.ts';
import type { ReplyOutcome } from '#src/channels/index.ts';
import type { Tx } from '#src/db/kysely.ts';
import { announceReports } from '../store/announce.ts';
import { clockUpdate } from '../store/apply-clock.ts';
import type { CityState } from '../store/city.ts';
import { claimKeys, drawIds, findKeys, insertRows, keyOf } from '../store/ingest-rows.ts';
import { listOwed, lockWithMain } from '../store/joined-reports.ts';
import { findHeardId, type OutboxRow } from '../store/outbox.ts';
import { type ReportUpdate, recordEvent, updateReport } from '../store/report-row.ts';

/** How often a send that surely had no effect is tried by itself before a person decides. */
const triesBeforePerson = 6;

/** Writes how the one call to the network ended; only a safe failure goes back into the queue. */
export async function recordOutcome(
  app: App,
  tx: Tx,
  city: CityState,
  row: OutboxRow,
  outcome: ReplyOutcome,
): Promise<void> {
  const now = app.now();
  if (outcome.state === 'sent') return recordArrival(app, tx, city, row, outcome.externalId, now);
  const heard = outcome.state === 'unknown' ? await findHeardId(tx, row.id) : undefined;
  if (heard !== undefined) return recordArrival(app, tx, city, row, heard, now);
  // The report before its answers, as everywhere: two orders of locking would let two processes wait for each other.
  const { report, main } = await lockWithMain(tx, row.reportId);
  const again =
    outcome.state === 'failed' &&
    (outcome.failure === 'rate' || outcome.failure === 'transient') &&
    row.tries < triesBeforePerson;
  const wait = outcome.state === 'failed' ? (outcome.retryAfterSeconds ?? 15 * 2 ** row.tries) : 0;
  const changed = await tx
    .updateTable('outbox')
    .set({
      state: again ? 'queued' : outcome.state,
      reason: outcome.reason,
      failure: outcome.state === 'failed' ? outcome.failure : null,
      not_before: again ? new Date(now.getTime() + wait * 1_000) : null,
      ended_at: again ? null : now,
    })
    .where('id', '=', row.id)
    .where('state', '=', 'sending')
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return;
  if (outcome.state === 'failed' && outcome.failure === 'reauth') {
    await tx
      .updateTable('channels')
      .set({ state: 'needs_reauth', state_reason: outcome.reason })
      .where('id', '=', row.channelId)
      .where('state', '=', 'connected')
      .execute();
  }
  await updateReport(tx, report.id, {});
  await recordEvent(tx, report, {
    type: outcome.state === 'unknown' ? 'answer_unknown' : 'answer_failed',
    at: now,
    staffId: row.staffId,
    detail: { outboxId: row.id, reason: outcome.reason, again, automatic: row.automatic },
  });
  if (main) await announceReports(tx, [{ id: main.id, agencyId: main.agencyId, secret: main.privacy === 'secret' }]);
}

/** Writes that an answer stands on the network: outbox, thread, ledger, clocks. A second call changes nothing. */
export async function recordArrival(
  app: App,
  tx: Tx,
  city: CityState,
  row: OutboxRow,
  externalId: string,
  at: Date,
  settledBy?: 'echo' | 'found',
): Promise<void> {
  // The network's id before the report, as the ingest of its echo does: else each would wait for what the other holds.
  const claim = await claimId(tx, row, externalId, at);
  const { report, main } = await lockWithMain(tx, row.reportId);
  const changed = await tx
    .updateTable('outbox')
    .set({
      ...(settledBy ? { settled_as: 'arrived' as const } : {}),
      state: 'sent',
      external_id: externalId,
      ended_at: at,
      reason: null,
      failure: null,
    })
    .where('id', '=', row.id)
    .where('state', 'in', ['sending', 'unknown'])
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return;
  await writeOwnMessage(tx, row, externalId, claim);
  const { automatic } = row;
  // Of a joined report the main one holds the promises; the answer itself belongs to the report whose resident got it.
  const holder = main ?? report;
  const first: ReportUpdate = !automatic && report.firstAnsweredAt === null ? { first_answered_at: at } : {};
  if (main) await updateReport(tx, report.id, first);
  const event = await decideClockEvent(tx, row, holder.id);
  const asks = row.asks && holder.status === 'open';
  await updateReport(tx, holder.id, {
    ...(main ? {} : first),
    ...clockUpdate(city, holder, { type: event, at }, app.now()),
    ...(asks ? { status: 'waiting' } : {}),
  });
  const told = main ? { ...report, agencyId: main.agencyId } : report;
  await recordEvent(tx, told, {
    type: 'answer_sent',
    at,
    staffId: row.staffId,
    detail: {
      outboxId: row.id,
      automatic,
      visibility: row.visibility,
      ...(row.proposal ? { proposal: row.proposal } : {}),
    },
  });
  if (settledBy) {
    const detail = { outboxId: row.id, as: 'arrived', by: settledBy };
    await recordEvent(tx, told, { type: 'answer_settled', at: app.now(), detail });
  }
  const asked = { type: 'asked_resident', at, staffId: row.staffId, detail: { outboxId: row.id } } as const;
  if (asks) await recordEvent(tx, holder, asked);
  if (main) {
    if (row.asks) await recordEvent(tx, told, asked);
    await announceReports(tx, [{ id: main.id, agencyId: main.agencyId, secret: main.privacy === 'secret' }]);
  }
}

/** An answer keeps the promise of a group only when nobody in it is left without one. */
async function decideClockEvent(tx: Tx, row: OutboxRow, holderId: number) {
  if (row.automatic) return 'automatic_sent';
  // One that may still fail has reached nobody; the last to arrive keeps the promise.
  if ((await listOwed(tx, holderId, { orOnItsWay: false, limit: 1 })).length > 0) return 'automatic_sent';
  return row.asks ? 'asked_resident' : 'human_answered';
}

interface Claim {
  /** Where the message stands or will stand. */
  message: { id: number; at: Date };
  /** False when its echo came first and holds the key. */
  ours: boolean;
}

async function claimId(tx: Tx, row: OutboxRow, externalId: string, at: Date): Promise<Claim> {
  const [drawn = 0] = await drawIds(tx, 'messages', 1);
  const claim = { channelId: row.channelId, externalId, messageId: drawn, at };
  if ((await claimKeys(tx, [claim])).size > 0) return { message: { id: drawn, at }, ours: true };
  const known = (await findKeys(tx, [claim])).get(keyOf(row.channelId, externalId));
  return { message: known ?? { id: drawn, at }, ours: false };
}

/** Puts our words into the thread once: the network will tell us of them too, or already has. */
async function writeOwnMessage(tx: Tx, row: OutboxRow, externalId: string, { message, ours }: Claim): Promise<void> {
  const kind = row.automatic ? 'receipt' : 'answer';
  if (!ours) {
    // An echo that was taken for a stranger's stands in the thread already.
    const standing = await tx
      .updateTable('messages')
      .set((eb) => ({ kind, report_id: eb.fn.coalesce('report_id', eb.val(row.reportId)) }))
      .where('id', '=', message.id)
      .where('at', '=', message.at)
      .executeTakeFirst();
    if (standing.numUpdatedRows > 0n) return;
  }
  await insertRows(tx, 'messages', [
    {
      ...message,
      conversation_id: row.conversationId,
      report_id: row.reportId,
      raw_event_id: null,
      direction: 'out',
      kind,
      visibility: row.visibility,
      external_id: externalId,
      text: row.text,
      attachments: [],
      unsupported: null,
    },
  ]);
}
