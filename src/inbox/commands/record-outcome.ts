import type { App } from '#src/app.ts';
import type { ReplyOutcome } from '#src/channels/index.ts';
import type { Tx } from '#src/db/kysely.ts';
import { clockUpdate } from '../store/apply-clock.ts';
import type { CityState } from '../store/city.ts';
import { claimKeys, drawIds, insertRows } from '../store/ingest-rows.ts';
import type { OutboxRow } from '../store/outbox.ts';
import { lockReport, type ReportUpdate, recordEvent, updateReport } from '../store/report-row.ts';

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
  if (outcome.state === 'sent') return recordArrival(app, tx, city, row, outcome.externalId, app.now());
  const now = app.now();
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
  const report = await lockReport(tx, row.reportId);
  await updateReport(tx, report.id, {});
  await recordEvent(tx, report, {
    type: outcome.state === 'unknown' ? 'answer_unknown' : 'answer_failed',
    at: now,
    staffId: row.staffId,
    detail: { outboxId: row.id, reason: outcome.reason, again, automatic: row.automatic },
  });
}

/** Writes that an answer stands on the network: outbox, thread, ledger, clocks. A second call changes nothing. */
export async function recordArrival(
  app: App,
  tx: Tx,
  city: CityState,
  row: OutboxRow,
  externalId: string,
  at: Date,
): Promise<void> {
  const changed = await tx
    .updateTable('outbox')
    .set({ state: 'sent', external_id: externalId, ended_at: at, reason: null, failure: null })
    .where('id', '=', row.id)
    .where('state', 'in', ['sending', 'unknown'])
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return;
  const report = await lockReport(tx, row.reportId);
  // The network will tell us of our own words; their key makes that echo nothing new.
  const [messageId = 0] = await drawIds(tx, 'messages', 1);
  await claimKeys(tx, [{ channelId: row.channelId, externalId, messageId, at }]);
  await insertRows(tx, 'messages', [
    {
      id: messageId,
      at,
      conversation_id: row.conversationId,
      report_id: report.id,
      raw_event_id: null,
      direction: 'out',
      kind: row.automatic ? 'receipt' : 'answer',
      visibility: row.visibility,
      external_id: externalId,
      text: row.text,
      attachments: [],
      unsupported: null,
    },
  ]);
  const { automatic } = row;
  const event = automatic ? 'automatic_sent' : row.asks ? 'asked_resident' : 'human_answered';
  const update: ReportUpdate = clockUpdate(city, report, { type: event, at }, app.now());
  if (!automatic && report.firstAnsweredAt === null) update.first_answered_at = at;
  if (row.asks && report.status === 'open') update.status = 'waiting';
  await updateReport(tx, report.id, update);
  await recordEvent(tx, report, {
    type: 'answer_sent',
    at,
    staffId: row.staffId,
    detail: { outboxId: row.id, automatic, visibility: row.visibility },
  });
  if (row.asks && report.status === 'open') {
    await recordEvent(tx, report, { type: 'asked_resident', at, staffId: row.staffId, detail: { outboxId: row.id } });
  }
}
