import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import { findChannel, networkNamed } from '#src/channels/index.ts';
import { accountOf } from '../commands/ingest-events.ts';
import { storeAttachment } from '../commands/store-attachment.ts';
import type { ReportsChanged } from '../events.ts';
import { announceReports } from '../store/announce.ts';
import { queueSameMatter } from '../store/ingest-rows.ts';

const largest = 25 * 1024 * 1024;
const fetchMs = 60_000;
const triesBeforeGivingUp = 5;
const atOnce = 10;

interface Wanted {
  message_id: number;
  message_at: Date;
  raw_event_id: number;
  raw_event_at: Date;
  external_id: string;
  position: number;
  tries: number;
}

/**
 * Fetches and checks attachments of messages and keeps them by what they really are, those first that vanish first; one
 * that cannot be had is shown as such. Answers how many were handled.
 */
export async function fetchMedia(app: App): Promise<number> {
  const { rows } = await sql<Wanted>`
    update media_queue set tries = tries + 1, not_before = now() + interval '1 minute' * (tries + 1)
     where (message_id, position) in (
       select message_id, position from media_queue where not_before is null or not_before <= now()
        order by case when gone_at > ${app.now()} then gone_at end, message_id limit ${atOnce} for update skip locked)
    returning message_id, message_at, raw_event_id, raw_event_at, external_id, position, tries`.execute(app.db);
  // Side by side: an account that answers slowly keeps no other's pictures waiting.
  await Promise.all(rows.map((wanted) => fetchOne(app, wanted)));
  return rows.length;
}

async function fetchOne(app: App, wanted: Wanted): Promise<void> {
  try {
    const bytes = await readBytes(app, wanted);
    const stored = await storeAttachment(app, bytes);
    await finish(
      app,
      wanted,
      stored.ok
        ? { mediaId: stored.file.id, kind: stored.file.kind, mime: stored.file.mime, size: stored.file.bytes }
        : { refused: stored.reason },
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (wanted.tries >= triesBeforeGivingUp) await finish(app, wanted, { refused: 'not_available' });
    else
      await sql`update media_queue set error = ${reason.slice(0, 500)} where message_id = ${wanted.message_id} and position = ${wanted.position}`.execute(
        app.db,
      );
    app.log.warn({ err: error, messageId: wanted.message_id }, 'an attachment could not be fetched');
  }
}

async function readBytes(app: App, wanted: Wanted): Promise<Uint8Array> {
  const event = await app.db
    .selectFrom('raw_events')
    .select(['channel_id', 'source', 'received_at', 'body'])
    .where('id', '=', wanted.raw_event_id)
    // The queue knows the instant to the millisecond, the journal to the microsecond; it only names the partition.
    .where('received_at', '>=', wanted.raw_event_at)
    .where('received_at', '<', new Date(wanted.raw_event_at.getTime() + 1))
    .executeTakeFirstOrThrow();
  const channel = await findChannel(app, event.channel_id);
  const network = channel && networkNamed(channel.network);
  if (!channel || !network) throw new Error('the channel is gone');
  const items = await network.normalise(channel, {
    source: event.source as 'webhook',
    receivedAt: event.received_at,
    body: event.body,
  });
  const item = items.find((one) => one.externalId === wanted.external_id);
  const attachment = item?.attachments[wanted.position];
  if (!item || !attachment) throw new Error('the attachment is not in the event');
  if (attachment.bytes) return attachment.bytes;
  if (!network.download) throw new Error('the network offers no download');
  return network.download(await accountOf(app, channel, item), attachment, largest, AbortSignal.timeout(fetchMs));
}

interface Kept {
  mediaId: number;
  kind: string;
  mime: string;
  size: number;
}

/** Writes what became of the attachment into the message and takes it off the queue. */
async function finish(app: App, wanted: Wanted, outcome: Kept | { refused: string }): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const path = `{${wanted.position}}`;
    await sql`update messages
        set attachments = jsonb_set(attachments, ${path}::text[], (attachments -> ${wanted.position}::int) || ${JSON.stringify(outcome)}::jsonb)
      where id = ${wanted.message_id} and at = ${wanted.message_at}`.execute(tx);
    const { rows } = await sql<ReportsChanged['reports'][number]>`update reports set version = version + 1
      where id = (select report_id from messages where id = ${wanted.message_id} and at = ${wanted.message_at})
      returning id, agency_id as "agencyId", privacy = 'secret' as secret`.execute(tx);
    await announceReports(tx, rows);
    // The picture may show what another report shows.
    const ids = rows.map((row) => row.id);
    if ('mediaId' in outcome && outcome.kind === 'image') await queueSameMatter(tx, ids);
    await tx
      .deleteFrom('media_queue')
      .where('message_id', '=', wanted.message_id)
      .where('position', '=', wanted.position)
      .execute();
  });
}
