import pg from 'pg';
import type { App } from '#src/app.ts';
import { journalEvent } from '../commands/journal-event.ts';
import { listenForUsage } from '../commands/listen-for-usage.ts';
import { noteDeadToken } from '../commands/note-dead-token.ts';
import { pollRestMs } from '../domain/budget.ts';
import type { Network } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { networkNamed } from '../networks.ts';
import { type Channel, listChannels } from '../store/accounts.ts';
import { budgetOf } from '../store/budgets.ts';
import { diskIsFull } from '../store/disk.ts';

/** One poll of one account may take this long; a network that waits for news (long polling, IDLE) stays below it. */
const pollMs = 120_000;
/** How often the list of accounts is read for new ones. */
const lookMs = 2_000;
/** Namespace of the advisory locks that keep two processes from polling one account. */
const pollLock = 7_301;

export interface Polling {
  close(): Promise<void>;
}

/**
 * Asks each connected account what is new, each at its own pace and side by side, so that a slow account delays nobody;
 * what a webhook missed is found here (rule 2).
 */
export function startPolling(app: App): Polling {
  const stopping = new AbortController();
  const running = new Map<number, Promise<void>>();
  const dueAt = new Map<number, number>();
  let timer: NodeJS.Timeout | undefined;

  const look = async () => {
    for (const { channel, network } of await listPolled(app)) {
      if (running.has(channel.id) || (dueAt.get(channel.id) ?? 0) > Date.now()) continue;
      const run = pollChannel(app, channel, stopping.signal).then((outcome) => {
        running.delete(channel.id);
        dueAt.set(channel.id, Date.now() + pauseMs(app, network, channel, outcome));
      });
      running.set(channel.id, run);
    }
  };
  const tick = () => {
    look()
      .catch((error: unknown) => app.log.error({ err: error }, 'the accounts to poll could not be listed'))
      .finally(() => {
        if (!stopping.signal.aborted) timer = setTimeout(tick, lookMs);
      });
  };
  tick();
  return {
    async close() {
      stopping.abort();
      clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}

/** Polls every account once and waits for all; answers how many bodies were journalled. */
export async function pollChannels(app: App): Promise<number> {
  const never = new AbortController();
  const outcomes = await Promise.all(
    (await listPolled(app)).map(({ channel }) => pollChannel(app, channel, never.signal)),
  );
  return outcomes.reduce((sum, outcome) => sum + outcome.bodies, 0);
}

async function listPolled(app: App): Promise<{ channel: Channel; network: Network }[]> {
  if (await diskIsFull(app)) return [];
  return (await listChannels(app)).flatMap((channel) => {
    const network = networkNamed(channel.network);
    return channel.state === 'connected' && network?.poll ? [{ channel, network }] : [];
  });
}

interface Outcome {
  bodies: number;
  /** After a failure: seconds to stay away. */
  restSeconds?: number;
}
/** How long an account that failed is left alone, unless the network says. */
const restAfterFailure = 30;

function pauseMs(app: App, network: Network, channel: Channel, outcome: Outcome): number {
  const usual = (network.pollEverySeconds?.(channel) ?? app.config.pollSeconds) * 1_000;
  return Math.max(pollRestMs(usual, budgetOf(app, channel.id), app.now()), (outcome.restSeconds ?? 0) * 1_000);
}

/** Polls one account unless another process is at it; its cursor moves only after its bodies are committed. */
async function pollChannel(app: App, channel: Channel, stop: AbortSignal): Promise<Outcome> {
  const outcome: Outcome = { bodies: 0 };
  const network = networkNamed(channel.network);
  if (!network?.poll) return outcome;
  // A connection of its own: the lock lives as long as the session, and a long poll must not hold one of the pool's.
  const lock = new pg.Client({ connectionString: app.directUrl, application_name: 'mimin poll' });
  lock.on('error', (error) => app.log.warn({ err: error, channelId: channel.id }, 'the poll lock was lost'));
  try {
    await lock.connect();
    // Two pollers of one account disturb each other (Telegram answers 409).
    const { rows } = await lock.query<{ mine: boolean }>('select pg_try_advisory_lock($1, $2) as mine', [
      pollLock,
      channel.id,
    ]);
    if (!rows[0]?.mine) return outcome;
    const signal = AbortSignal.any([stop, AbortSignal.timeout(pollMs)]);
    for await (const page of network.poll(listenForUsage(app, channel), await cursorOf(app, channel.id), signal)) {
      await Promise.all(page.bodies.map((body) => journalEvent(app, { channelId: channel.id, source: 'poll', body })));
      await notePoll(app, channel.id, page.cursor);
      await page.acknowledge?.();
      outcome.bodies += page.bodies.length;
    }
    await notePoll(app, channel.id, null);
  } catch (error) {
    if (stop.aborted) return outcome;
    outcome.restSeconds = (error instanceof NetworkFailure ? error.retryAfterSeconds : undefined) ?? restAfterFailure;
    await noteFailure(app, channel, error);
  } finally {
    await lock.end().catch(() => undefined);
  }
  return outcome;
}

async function notePoll(app: App, id: number, cursor: string | null): Promise<void> {
  await app.db
    .updateTable('channels')
    .set({ polled_at: app.now(), poll_failures: 0, ...(cursor === null ? {} : { cursor }) })
    .where('id', '=', id)
    .execute();
}

async function noteFailure(app: App, channel: Channel, error: unknown): Promise<void> {
  app.log.warn({ err: error, channelId: channel.id }, 'a channel could not be polled');
  const known = error instanceof NetworkFailure ? error : undefined;
  const reason = known?.reason ?? (error instanceof Error ? error.message.slice(0, 300) : String(error));
  await app.db
    .updateTable('channels')
    .set((eb) => ({
      poll_failures: eb('poll_failures', '+', 1),
      state_reason: reason,
    }))
    .where('id', '=', channel.id)
    .execute()
    .then(() => known?.failure === 'reauth' && noteDeadToken(app, channel, known.reason))
    .catch((cause: unknown) => app.log.error({ err: cause }, 'a failed poll could not be noted'));
}

async function cursorOf(app: App, id: number): Promise<string | null> {
  const row = await app.db.selectFrom('channels').select('cursor').where('id', '=', id).executeTakeFirst();
  return row?.cursor ?? null;
}
