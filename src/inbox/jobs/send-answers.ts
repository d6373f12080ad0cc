import { setTimeout } from 'node:timers/promises';
import type { App } from '#src/app.ts';
import {
  type Channel,
  findChannel,
  listenForUsage,
  type Network,
  networkNamed,
  noteDeadToken,
  type ReplyOutcome,
} from '#src/channels/index.ts';
import { startLoop, type WorkLoop } from '#src/shared/work-loop.ts';
import { recordArrival, recordOutcome } from '../commands/record-outcome.ts';
import { type CityState, getCityState } from '../store/city.ts';
import {
  listAbandoned,
  listChannelsWithQueue,
  listHeard,
  type OutboxRow,
  sendingLimitMs,
  takeNextAnswer,
} from '../store/outbox.ts';

/** One call to a network may take this long; then its outcome is unknown. */
const replyMs = 30_000;
/** How often writing an outcome is tried: the call behind it cannot be made again. */
const writeTurns = 4;

/** The accounts that are being sent for in this process, each by one queue. */
const sending = new WeakMap<App, Map<number, Promise<number>>>();

/**
 * Sends what waits in the outbox: one at a time per channel and all channels side by side. Answers, when all queues are
 * worked off, how many left.
 */
export async function sendAnswers(app: App): Promise<number> {
  const started = await startQueues(app);
  const counts = await Promise.all(started);
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Sends all the time; a slow or blocked account keeps only its own queue waiting. */
export function startSending(app: App, ready: () => Promise<boolean>): WorkLoop {
  const loop = startLoop('outbox', 1_000, app.log, async () => {
    if (await ready()) await startQueues(app);
    return 0;
  });
  return {
    wake: () => loop.wake(),
    stop: async () => {
      await loop.stop();
      await Promise.all(sending.get(app)?.values() ?? []);
    },
  };
}

/** Starts a queue for each account that has something to send and has none at work. */
async function startQueues(app: App): Promise<Promise<number>[]> {
  const city = await getCityState(app);
  if (!city.sending) return [];
  const atWork = sending.get(app) ?? new Map<number, Promise<number>>();
  sending.set(app, atWork);
  const channels = (await listChannelsWithQueue(app.db, app.now())).filter((id) => !atWork.has(id));
  return channels.map((channelId) => {
    const queue = sendApart(app, city, channelId).finally(() => atWork.delete(channelId));
    atWork.set(channelId, queue);
    return queue;
  });
}

/** Trouble with one account is logged and keeps no other from sending. */
async function sendApart(app: App, city: CityState, channelId: number): Promise<number> {
  try {
    return await sendChannel(app, city, channelId);
  } catch (error) {
    app.log.error({ err: error, channelId }, 'the answers of a channel could not be sent');
    return 0;
  }
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
    const told = await callOnce(app, row, () =>
      network.reply(
        listenForUsage(app, channel),
        {
          key: row.key,
          visibility: row.visibility,
          replyTo: row.replyTo,
          ...(row.subject ? { subject: row.subject } : {}),
          text: row.text,
          automatic: row.automatic,
          lastInboundAt: row.lastInboundAt,
          now: app.now(),
        },
        AbortSignal.timeout(replyMs),
      ),
    );
    const outcome = await settleDeadToken(app, channel, decideRepeat(network, row, told));
    await writeOutcome(app, city, row, outcome);
    count++;
    // A dead token or a full rate budget holds the whole channel, not only this answer.
    if (outcome.state === 'failed' && (outcome.failure === 'reauth' || outcome.failure === 'rate')) return count;
  }
}

/** Where the same key makes no second answer, an unclear outcome is simply tried again, a few times and not for long. */
function decideRepeat(network: Network, row: OutboxRow, outcome: ReplyOutcome): ReplyOutcome {
  if (outcome.state !== 'unknown' || !network.repeatsSafely || row.tries >= safeTurns) return outcome;
  return { state: 'failed', failure: 'transient', reason: outcome.reason };
}
/** Waits of 30, 60, 120 and 240 seconds lie between these, well within the hour for which networks remember a key. */
const safeTurns = 5;

/**
 * A refused token holds the account and is told of, unless it was replaced while the answer was on its way: then the answer,
 * which surely had no effect, goes out with the new one.
 */
async function settleDeadToken(app: App, channel: Channel, outcome: ReplyOutcome): Promise<ReplyOutcome> {
  if (outcome.state !== 'failed' || outcome.failure !== 'reauth') return outcome;
  if (await noteDeadToken(app, channel, outcome.reason)) return outcome;
  return { ...outcome, failure: 'transient', retryAfterSeconds: 1 };
}

async function callOnce(app: App, row: OutboxRow, call: () => Promise<ReplyOutcome>): Promise<ReplyOutcome> {
  try {
    return await call();
  } catch (error) {
    app.log.error({ err: error, outboxId: row.id }, 'a network folder threw; whether the answer left is not known');
    return { state: 'unknown', reason: 'no_clear_answer' };
  }
}

async function writeOutcome(app: App, city: CityState, row: OutboxRow, outcome: ReplyOutcome): Promise<void> {
  for (let turn = 1; ; turn++) {
    try {
      await app.db.transaction().execute((tx) => recordOutcome(app, tx, city, row, outcome));
      return;
    } catch (error) {
      app.log.error({ err: error, outboxId: row.id, outcome, turn }, 'the outcome of an answer could not be written');
      if (turn >= writeTurns) throw error;
      await setTimeout(100 * 4 ** turn);
    }
  }
}

/**
 * Settles what no sender will: an answer whose sender died in the middle of the call becomes unknown, for a person to
 * look (rule 4); an unknown one whose echo was heard has arrived. Answers how many.
 */
export async function settleAbandoned(app: App): Promise<number> {
  const abandoned = await listAbandoned(app.db, new Date(app.now().getTime() - sendingLimitMs));
  const heard = await listHeard(app.db);
  if (abandoned.length + heard.length === 0) return 0;
  const city = await getCityState(app);
  for (const row of abandoned) {
    await app.db
      .transaction()
      .execute((tx) => recordOutcome(app, tx, city, row, { state: 'unknown', reason: 'sender_stopped' }));
  }
  for (const row of heard) {
    await app.db
      .transaction()
      .execute((tx) => recordArrival(app, tx, city, row, row.externalId, row.startedAt ?? app.now(), 'echo'));
  }
  return abandoned.length + heard.length;
}
