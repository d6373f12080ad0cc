import type { App } from '#src/app.ts';
import {
  type Channel,
  findAccount,
  findChannel,
  type Incoming,
  lockNewEvents,
  markDone,
  type Network,
  NetworkFailure,
  networkNamed,
  putAside,
  type StoredEvent,
  UnreadableEvent,
} from '#src/channels/index.ts';
import type { Tx } from '#src/db/kysely.ts';
import { getCityState } from '../store/city.ts';
import { isCrossing } from '../store/crossing.ts';
import type { ReadItem } from '../store/ingest-shapes.ts';
import { joinPieces } from './join-pieces.ts';
import { linkStaffChat } from './link-staff-chat.ts';
import { writeItems } from './write-items.ts';

export interface Ingested {
  /** Events taken from the journal. */
  taken: number;
  /** Events that became dead letters. */
  dead: number;
}

/** Events taken at once. */
const ingestBatch = 200;
/** A network is asked for missing text at most this long, outside any transaction. */
const completeMs = 10_000;

/**
 * Takes the oldest waiting events and turns them into conversations, messages and reports, in one transaction.
 * A batch that fails is tried event by event, so that one poisoned event costs only itself.
 */
export async function ingestEvents(app: App, options: { limit?: number; only?: number[] } = {}): Promise<Ingested> {
  const limit = options.limit ?? ingestBatch;
  const incomplete: StoredEvent[] = [];
  let ids: number[] = [];
  try {
    return await app.db.transaction().execute(async (tx) => {
      const events = await lockNewEvents(tx, limit, options.only);
      ids = events.map((event) => event.id);
      return ingestLocked(app, tx, events, incomplete);
    });
  } catch (error) {
    if (ids.length === 0) throw error;
    if (ids.length > 1) return oneByOne(app, ids, error);
    // Two hands in each other's way say nothing about the event: it is simply taken again.
    if (isCrossing(error)) return { taken: 0, dead: 0 };
    return asideAlone(app, ids, error);
  } finally {
    for (const event of incomplete) await completeAndIngest(app, event);
  }
}

/** Processes one journalled event at once, for a person who waits; trouble leaves it in the queue and is logged. */
export async function ingestNow(app: App, rawEventId: number): Promise<void> {
  try {
    await ingestEvents(app, { only: [rawEventId] });
  } catch (error) {
    app.log.error({ err: error, rawEventId }, 'an event could not be processed at once; it stays in the journal');
  }
}

async function ingestLocked(app: App, tx: Tx, events: StoredEvent[], incomplete: StoredEvent[]): Promise<Ingested> {
  if (events.length === 0) return { taken: 0, dead: 0 };
  const items: ReadItem[] = [];
  const done: number[] = [];
  let dead = 0;
  for (const event of events) {
    const read = await readEvent(app, event);
    if (!read.ok) {
      if ((await putAside(tx, event, read.error, read.hopeless)) === 'dead') dead++;
    } else if (read.items.some((one) => one.item.fetch)) {
      // Asking a network takes time; it is not done while rows are locked.
      incomplete.push(event);
      await putAside(tx, { ...event, tries: event.tries }, 'waits for text from the network', false);
    } else {
      items.push(...read.items);
      done.push(event.id);
    }
  }
  const whole = await joinPieces(tx, items, app.now(), async (event) => {
    const read = await readEvent(app, event);
    return read.ok ? read.items : [];
  });
  for (const { channel, item } of items) if (item.linkCode !== undefined) await linkStaffChat(app, tx, channel, item);
  const early = await writeItems(app, tx, await getCityState(app), whole.items);
  for (const { event, note } of whole.waiting) {
    if ((await putAside(tx, event, note, false)) === 'dead') dead++;
  }
  const later = new Set([...early, ...whole.waiting.map(({ event }) => event.id)]);
  for (const event of events.filter((one) => early.has(one.id)))
    await putAside(tx, event, 'came before what it is about', false);
  await markDone(
    tx,
    [...done, ...whole.settled].filter((id) => !later.has(id)),
  );
  return { taken: events.length, dead };
}

type Read = { ok: true; items: ReadItem[] } | { ok: false; error: string; hopeless: boolean };

async function readEvent(app: App, event: StoredEvent): Promise<Read> {
  const channel = await findChannel(app, event.channelId);
  const network = channel && networkNamed(channel.network);
  if (!channel || !network) return { ok: false, error: 'no such channel or network', hopeless: true };
  try {
    const incoming = await network.normalise(channel, {
      source: event.source,
      receivedAt: event.receivedAt,
      body: event.body,
    });
    const items: ReadItem[] = [];
    for (const item of incoming) {
      items.push({ event, channel: await accountOf(app, channel, item), item: cleaned(app, event, item) });
    }
    return { ok: true, items };
  } catch (error) {
    return { ok: false, error: describe(error), hopeless: error instanceof UnreadableEvent };
  }
}

/**
 * The account an item belongs to. One address of a network may serve several of our accounts (a Meta app has one callback
 * for all); what is for an account that is not connected stays where it came in.
 */
export async function accountOf(app: App, channel: Channel, item: Incoming): Promise<Channel> {
  if (item.account === undefined || item.account === channel.externalId) return channel;
  return (await findAccount(app, channel.network, item.account)) ?? channel;
}

/**
 * PostgreSQL stores neither NUL nor half a surrogate pair, wherever in the item it stands; a message with either is still
 * a message. Nobody writes later than we read it: a clock that runs ahead must not carry a report into the future.
 */
function cleaned(app: App, event: StoredEvent, item: Incoming): Incoming {
  const latest = Math.max(event.receivedAt.getTime(), app.now().getTime());
  return { ...storable(item), at: new Date(Math.min(item.at.getTime(), latest)) };
}

function storable<T>(value: T): T;
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map((one: unknown) => storable(one));
  if (typeof value !== 'object' || value === null || value instanceof Date || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [storable(name), storable(inner)]));
}

async function oneByOne(app: App, ids: number[], cause: unknown): Promise<Ingested> {
  app.log.warn({ err: cause, events: ids.length }, 'a batch failed; its events are tried one by one');
  const total: Ingested = { taken: 0, dead: 0 };
  for (const id of ids) {
    const { taken, dead } = await ingestEvents(app, { only: [id] });
    total.taken += taken;
    total.dead += dead;
  }
  return total;
}

async function asideAlone(app: App, ids: number[], error: unknown): Promise<Ingested> {
  let dead = 0;
  await app.db.transaction().execute(async (tx) => {
    for (const event of await lockNewEvents(tx, 1, ids)) {
      if ((await putAside(tx, event, describe(error), false)) === 'dead') dead++;
    }
  });
  app.log.error({ err: error, rawEventId: ids[0] }, 'an event could not be processed');
  return { taken: ids.length, dead };
}

async function completeAndIngest(app: App, event: StoredEvent): Promise<void> {
  const channel = await findChannel(app, event.channelId);
  const network = channel && networkNamed(channel.network);
  if (!channel || !network?.complete) return;
  try {
    const read = await readEvent(app, event);
    if (!read.ok) return;
    const items: ReadItem[] = [];
    for (const one of read.items) {
      items.push(one.item.fetch ? { ...one, item: await complete(app, network, one.channel, event, one.item) } : one);
    }
    await app.db.transaction().execute(async (tx) => {
      const early = await writeItems(app, tx, await getCityState(app), items);
      // What is about something that has not come yet stays aside, where it was put before.
      if (!early.has(event.id)) await markDone(tx, [event.id]);
    });
  } catch (error) {
    app.log.warn({ err: error, rawEventId: event.id }, 'the network did not give the text yet; tried again later');
  }
}

/** Asks the network for what the event only named; what is gone there is kept as something a person must look at. */
async function complete(
  app: App,
  network: Network,
  channel: Channel,
  event: StoredEvent,
  item: Incoming,
): Promise<Incoming> {
  try {
    const whole = (await network.complete?.(channel, item, AbortSignal.timeout(completeMs))) ?? item;
    return cleaned(app, event, whole);
  } catch (error) {
    if (!(error instanceof NetworkFailure) || error.failure !== 'permanent') throw error;
    return { ...item, kind: 'unsupported', unsupported: error.reason };
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
