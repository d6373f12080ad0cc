import { sql } from 'kysely';
import type { Tx } from '#src/db/kysely.ts';

export interface StoredEvent {
  id: number;
  channelId: number;
  receivedAt: Date;
  source: 'webhook' | 'poll' | 'form' | 'counter' | 'email' | 'api';
  body: Buffer;
  tries: number;
}

/** How often an event is tried before it becomes a dead letter that a person looks at. */
export const triesBeforeDead = 5;

/**
 * Locks waiting events so that no other worker takes them; `only` narrows to given ids. Of each account the oldest come
 * first, and every account that waits has an equal share of the batch: a flood on one delays no other.
 */
export async function lockNewEvents(tx: Tx, limit: number, only?: number[]): Promise<StoredEvent[]> {
  const due = sql`e.state = 'new' and (e.not_before is null or e.not_before <= now())`;
  const columns = sql`e.id, e.channel_id as "channelId", e.received_at as "receivedAt", e.source, e.body, e.tries`;
  if (only) {
    const { rows } = await sql<StoredEvent>`select ${columns} from raw_events e
      where ${due} and e.id = any(${only}) order by e.id limit ${limit} for update skip locked`.execute(tx);
    return rows;
  }
  const waiting = await sql<{ id: number }>`select c.id from channels c
    where exists (select from raw_events e where e.channel_id = c.id and ${due})`.execute(tx);
  const channels = waiting.rows.map((row) => row.id);
  if (channels.length === 0) return [];
  const share = Math.max(1, Math.floor(limit / channels.length));
  const { rows } = await sql<StoredEvent>`select taken.* from unnest(${channels}::int[]) as c (id)
    cross join lateral (select ${columns} from raw_events e where e.channel_id = c.id and ${due}
      order by e.id limit ${share} for update skip locked) taken
    order by taken.id`.execute(tx);
  return rows;
}

/** Locks the events of an account that were put aside with this note and are still waiting, whether or not their time has come. */
export async function lockAside(tx: Tx, channelId: number, note: string, except: number[]): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select e.id, e.channel_id as "channelId", e.received_at as "receivedAt", e.source, e.body, e.tries from raw_events e
     where e.state = 'new' and e.channel_id = ${channelId} and e.error = ${note} and not (e.id = any(${except}))
     order by e.id for update skip locked`.execute(tx);
  return rows;
}

/** Marks events as processed. */
export async function markDone(tx: Tx, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('raw_events')
    .set({ state: 'done', error: null })
    .where('id', 'in', ids)
    .where('state', '=', 'new')
    .execute();
}

/** Puts an event aside after a failure: tried again later with growing waits, and a visible dead letter after the fifth time. */
export async function putAside(
  tx: Tx,
  event: { id: number; tries: number },
  error: string,
  hopeless: boolean,
): Promise<'new' | 'dead'> {
  const tries = event.tries + 1;
  const state = hopeless || tries >= triesBeforeDead ? 'dead' : 'new';
  await tx
    .updateTable('raw_events')
    .set({ state, tries, error: error.slice(0, 2_000), not_before: new Date(Date.now() + 2 ** tries * 1_000) })
    .where('id', '=', event.id)
    .execute();
  return state;
}
