import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { anApp } from '../../../test/support/world.ts';
import { type Arrival, JournalFull, journalEvent } from './journal-event.ts';

let place: Awaited<ReturnType<typeof anApp>>;
let channelId = 0;
beforeAll(async () => {
  place = await anApp();
});
afterAll(() => place?.drop());
beforeEach(async () => {
  await place.app.pool.query('delete from raw_events');
  const { rows } = await place.app.pool.query<{ id: number }>(
    `insert into channels (network, name, external_id) values ('web', 'pintu', $1) returning id`,
    [`pintu-${Math.random()}`],
  );
  channelId = rows[0]?.id ?? 0;
});

const arrival = (body: string, more: Partial<Arrival> = {}): Arrival => ({
  channelId,
  source: 'webhook',
  body: new TextEncoder().encode(body),
  ...more,
});
async function kept(): Promise<Map<number, string>> {
  const { rows } = await place.app.pool.query<{ id: number; body: Buffer }>('select id, body from raw_events');
  return new Map(rows.map((row) => [row.id, row.body.toString()]));
}

test('five hundred arrivals at once each get an id of their own, under which their own body lies', async () => {
  const bodies = Array.from({ length: 500 }, (_, i) => `surat ${i}`);
  const ids = await Promise.all(bodies.map((body) => journalEvent(place.app, arrival(body))));
  expect(new Set(ids).size).toBe(500);
  const stored = await kept();
  expect(ids.map((id) => stored.get(id))).toEqual(bodies);
});

test('an arrival keeps its channel, its way, its code and exactly its bytes, also when they are part of a larger buffer', async () => {
  const bytes = new Uint8Array(300).map((_, i) => i % 256);
  const id = await journalEvent(
    place.app,
    arrival('', { source: 'form', reservedCode: 'KODE1', body: bytes.subarray(20, 280) }),
  );
  const { rows } = await place.app.pool.query('select * from raw_events where id = $1', [id]);
  expect(rows[0]).toMatchObject({ channel_id: channelId, source: 'form', reserved_code: 'KODE1', state: 'new' });
  expect(new Uint8Array(rows[0].body)).toEqual(bytes.slice(20, 280));
});

test('a database that fails refuses every arrival by name, and takes them again when it is back', async () => {
  await place.app.pool.query('alter table raw_events rename to raw_events_away');
  const refused = await Promise.allSettled(
    Array.from({ length: 250 }, (_, i) => journalEvent(place.app, arrival(`hilang ${i}`))),
  );
  await place.app.pool.query('alter table raw_events_away rename to raw_events');
  expect(refused.map((one) => one.status)).toEqual(Array(250).fill('rejected'));
  expect((await kept()).size).toBe(0);
  const id = await journalEvent(place.app, arrival('kembali'));
  expect(await kept()).toEqual(new Map([[id, 'kembali']]));
});

test('when more waits than can be written soon, the rest is told to come back, and what was accepted is all there', async () => {
  const blocker = await place.app.pool.connect();
  await blocker.query('begin');
  await blocker.query('lock table raw_events in access exclusive mode');
  const arrivals = Array.from({ length: 3_000 }, (_, i) => journalEvent(place.app, arrival(`antre ${i}`)));
  const settled = Promise.allSettled(arrivals);
  // Whoever is refused is refused at once, while the others still wait.
  await expect(arrivals.at(-1)).rejects.toThrow(JournalFull);
  await blocker.query('rollback');
  blocker.release();
  const results = await settled;
  const accepted = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.every((reason) => reason instanceof JournalFull)).toBe(true);
  expect(accepted.length).toBeGreaterThanOrEqual(1_000);
  expect([...(await kept()).keys()].sort()).toEqual(accepted.sort());
});

test('after the crowd the journal is open again', async () => {
  await expect(journalEvent(place.app, arrival('biasa'))).resolves.toBeGreaterThan(0);
});
