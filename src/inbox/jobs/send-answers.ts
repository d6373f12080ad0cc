import type { App } from '#src/app.ts';
import { findChannel, networkNamed, type ReplyOutcome } from '#src/channels/index.ts';
import { recordOutcome } from '../commands/record-outcome.ts';
import { type CityState, getCityState } from '../store/city.ts';
import {
  listAbandoned,
  listChannelsWithQueue,
  type OutboxRow,
  sendingLimitMs,
  takeNextAnswer,
} from '../store/outbox.ts';

/** One call to a network may take this long; then its outcome is unknown. */
const replyMs = 30_000;

/**
 * Sends what waits in the outbox: one at a time per channel and all channels side by side, so that a slow or blocked
 * account delays nobody else. Answers how many left.
 */
export async function sendAnswers(app: App): Promise<number> {
  const city = await getCityState(app);
  if (!city.sending) return 0;
  const channels = await listChannelsWithQueue(app.db);
  const counts = await Promise.all(channels.map((channelId) => sendChannel(app, city, channelId)));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function sendChannel(app: App, city: CityState, channelId: number): Promise<number> {
  const channel = await findChannel(app, channelId);
  if (channel?.state !== 'connected') return 0;
  const network = networkNamed(channel.network);
  if (!network) return 0;
  let count = 0;
  for (;;) {
    const row = await app.db.transaction().execute((tx) => takeNextAnswer(tx, channelId, app.now()));
    if (!row) return count;
    const outcome = await callOnce(app, row, () =>
      network.reply(
        channel,
        {
          key: row.key,
          visibility: row.visibility,
          replyTo: row.replyTo,
          ...(row.subject ? { subject: row.subject } : {}),
          text: row.text,
          automatic: row.automatic,
          lastInboundAt: row.lastInboundAt,
        },
        AbortSignal.timeout(replyMs),
      ),
    );
    await app.db.transaction().execute((tx) => recordOutcome(app, tx, city, row, outcome));
    count++;
    // A dead token or a full rate budget holds the whole channel, not only this answer.
    if (outcome.state === 'failed' && (outcome.failure === 'reauth' || outcome.failure === 'rate')) return count;
  }
}

async function callOnce(app: App, row: OutboxRow, call: () => Promise<ReplyOutcome>): Promise<ReplyOutcome> {
  try {
    return await call();
  } catch (error) {
    app.log.error({ err: error, outboxId: row.id }, 'a network folder threw; whether the answer left is not known');
    return { state: 'unknown', reason: 'no_clear_answer' };
  }
}

/** Marks answers as unknown whose sender died in the middle of the call; a person looks (rule 4). Answers how many. */
export async function settleAbandoned(app: App): Promise<number> {
  const before = new Date(app.now().getTime() - sendingLimitMs);
  const rows = await listAbandoned(app.db, before);
  if (rows.length === 0) return 0;
  const city = await getCityState(app);
  for (const row of rows) {
    await app.db
      .transaction()
      .execute((tx) => recordOutcome(app, tx, city, row, { state: 'unknown', reason: 'sender_stopped' }));
  }
  return rows.length;
}
