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

/** Locks the oldest waiting events so that no other worker takes them; `only` narrows to given ids. */
export async function lockNewEvents(tx: Tx, limit: number, only?: number[]): Promise<StoredEvent[]> {
  let query = tx
    .selectFrom('raw_events')
    .select(['id', 'channel_id', 'received_at', 'source', 'body', 'tries'])
    .where('state', '=', 'new')
    .where((eb) => eb.or([eb('not_before', 'is', null), eb('not_before', '<=', new Date())]))
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked();
  if (only) query = query.where('id', 'in', only);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    channelId: row.channel_id,
    receivedAt: row.received_at,
    source: row.source as StoredEvent['source'],
    body: row.body,
    tries: row.tries,
  }));
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
