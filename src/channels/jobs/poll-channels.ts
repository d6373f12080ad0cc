import type { App } from '#src/app.ts';
import { journalEvent } from '../commands/journal-event.ts';
import { networkNamed } from '../networks.ts';
import { type Channel, listChannels } from '../store/accounts.ts';
import { diskIsFull } from '../store/disk.ts';

/** A whole poll of one account may take this long. */
const pollMs = 120_000;

/** Asks each connected account what is new, side by side; what a webhook missed is found here (rule 2). Answers how many bodies were journalled. */
export async function pollChannels(app: App): Promise<number> {
  if (await diskIsFull(app)) return 0;
  const channels = await listChannels(app);
  const due = channels.filter((channel) => channel.state === 'connected' && networkNamed(channel.network)?.poll);
  const counts = await Promise.all(due.map((channel) => pollChannel(app, channel)));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Polls one account unless another process is at it; its cursor moves only after its bodies are committed. */
async function pollChannel(app: App, channel: Channel): Promise<number> {
  const network = networkNamed(channel.network);
  if (!network?.poll) return 0;
  const client = await app.pool.connect();
  let count = 0;
  let broken: Error | undefined;
  try {
    // Two pollers of one account disturb each other (Telegram answers 409).
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1, $2) as mine', [
      pollLock,
      channel.id,
    ]);
    if (!rows[0]?.mine) return 0;
    try {
      for await (const page of network.poll(channel, await cursorOf(app, channel.id), AbortSignal.timeout(pollMs))) {
        await Promise.all(
          page.bodies.map((body) => journalEvent(app, { channelId: channel.id, source: 'poll', body })),
        );
        await app.db
          .updateTable('channels')
          .set({ polled_at: app.now(), poll_failures: 0, ...(page.cursor === null ? {} : { cursor: page.cursor }) })
          .where('id', '=', channel.id)
          .execute();
        await page.acknowledge?.();
        count += page.bodies.length;
      }
      await app.db
        .updateTable('channels')
        .set({ polled_at: app.now(), poll_failures: 0 })
        .where('id', '=', channel.id)
        .execute();
    } finally {
      await client.query('select pg_advisory_unlock($1, $2)', [pollLock, channel.id]);
    }
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    app.log.warn({ err: error, channelId: channel.id }, 'a channel could not be polled');
    await app.db
      .updateTable('channels')
      .set((eb) => ({
        poll_failures: eb('poll_failures', '+', 1),
        state_reason: broken?.message.slice(0, 300) ?? null,
      }))
      .where('id', '=', channel.id)
      .execute()
      .catch(() => undefined);
  } finally {
    client.release();
  }
  return count;
}

const pollLock = 7_301;

async function cursorOf(app: App, id: number): Promise<string | null> {
  const row = await app.db.selectFrom('channels').select('cursor').where('id', '=', id).executeTakeFirst();
  return row?.cursor ?? null;
}
