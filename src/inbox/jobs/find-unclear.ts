import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import { findChannel, listenForUsage, NetworkFailure, networkNamed } from '#src/channels/index.ts';
import { recordArrival } from '../commands/record-outcome.ts';
import { getCityState } from '../store/city.ts';
import { type OutboxRow, takeUnclear } from '../store/outbox.ts';

/** An unclear answer is looked for at once and then after these waits; networks show a new item late. Seconds. */
const waits = [30, 120, 600, 3_600];
const findMs = 20_000;
const atOnce = 20;
/** Clocks of networks run a little apart from ours. */
const skewMs = 60_000;

/**
 * Looks on the networks for answers whose outcome is unclear; one that stands there has arrived, one that does not stays a
 * person's to decide (rule 4). Answers how many were found.
 */
export async function findUnclear(app: App): Promise<number> {
  const rows = await app.db.transaction().execute((tx) => takeUnclear(tx, app.now(), waits, atOnce));
  if (rows.length === 0) return 0;
  // Side by side, so that a network that hangs delays only its own.
  const found = await Promise.all(rows.map((row) => look(app, row)));
  return found.filter(Boolean).length;
}

async function look(app: App, row: OutboxRow): Promise<boolean> {
  const channel = await findChannel(app, row.channelId);
  const network = channel && networkNamed(channel.network);
  if (!channel || !network?.find || channel.state === 'ended') return false;
  const started = row.startedAt ?? app.now();
  try {
    const outgoing = {
      key: row.key,
      visibility: row.visibility,
      replyTo: row.replyTo,
      ...(row.subject ? { subject: row.subject } : {}),
      text: row.text,
      automatic: row.automatic,
      lastInboundAt: row.lastInboundAt,
      now: app.now(),
    };
    const since = new Date(started.getTime() - skewMs);
    const externalId = await network.find(listenForUsage(app, channel), outgoing, since, AbortSignal.timeout(findMs));
    if (externalId === undefined || (await isAnothers(app, row, externalId))) return false;
    const city = await getCityState(app);
    await app.db.transaction().execute((tx) => recordArrival(app, tx, city, row, externalId, started, 'found'));
    return true;
  } catch (error) {
    const known = error instanceof NetworkFailure;
    app.log.warn({ err: known ? error.message : error, outboxId: row.id }, 'an unclear answer could not be looked for');
    return false;
  }
}

/** The same words may have been sent twice on purpose: what another answer is known by is not this one. */
async function isAnothers(app: App, row: OutboxRow, externalId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from outbox
    where channel_id = ${row.channelId} and external_id = ${externalId} and id <> ${row.id} limit 1`.execute(app.db);
  return rows.length > 0;
}
