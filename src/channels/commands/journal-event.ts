import type { App } from '#src/app.ts';

/** One thing that arrived, to be kept before it is acknowledged (rule 1). */
export interface Arrival {
  channelId: number;
  source: 'webhook' | 'poll' | 'form' | 'counter' | 'email' | 'api';
  body: Uint8Array;
  reservedCode?: string;
}

/** More is waiting than can be written soon; the sender is told to come back (503). */
export class JournalFull extends Error {
  override name = 'JournalFull';
}

interface Waiting extends Arrival {
  done: (id: number) => void;
  failed: (error: unknown) => void;
}

/** Arrivals waiting for a write, in this process. */
const queueLimit = 1_000;
const queueBytesLimit = 64 * 1024 * 1024;
const batchRows = 200;
const batchBytes = 4 * 1024 * 1024;
/** Two writes at once keep the disk and the next batch busy; more only split the batches. */
const writesAtOnce = 2;

interface Journal {
  waiting: Waiting[];
  waitingBytes: number;
  writing: number;
}
const journals = new WeakMap<App, Journal>();

/** Whether an arrival would be refused now; asked before a body is read, so that a refusal costs almost nothing. */
export function journalIsFull(app: App): boolean {
  const journal = journals.get(app);
  return journal !== undefined && (journal.waiting.length >= queueLimit || journal.waitingBytes > queueBytesLimit);
}

/** Stores an arrival and resolves with its id after the commit; throws `JournalFull` when too much is waiting. */
export function journalEvent(app: App, arrival: Arrival): Promise<number> {
  let journal = journals.get(app);
  if (!journal) {
    journal = { waiting: [], waitingBytes: 0, writing: 0 };
    journals.set(app, journal);
  }
  if (journalIsFull(app)) {
    return Promise.reject(new JournalFull('journal queue is full'));
  }
  const current = journal;
  return new Promise((done, failed) => {
    current.waiting.push({ ...arrival, done, failed });
    current.waitingBytes += arrival.body.byteLength;
    if (current.writing < writesAtOnce) void write(app, current);
  });
}

async function write(app: App, journal: Journal): Promise<void> {
  journal.writing++;
  // What arrives in this turn of the event loop goes into the same statement.
  await new Promise(setImmediate);
  while (journal.waiting.length > 0) {
    const batch = takeBatch(journal);
    try {
      const ids = await insert(app, batch);
      batch.forEach((one, i) => {
        const id = ids[i];
        if (id === undefined) one.failed(new Error('the journal returned fewer rows than it was given'));
        else one.done(id);
      });
    } catch (error) {
      for (const one of batch) one.failed(error);
    }
  }
  journal.writing--;
}

function takeBatch(journal: Journal): Waiting[] {
  let rows = 0;
  let bytes = 0;
  for (const one of journal.waiting) {
    if (rows > 0 && (rows >= batchRows || bytes + one.body.byteLength > batchBytes)) break;
    rows++;
    bytes += one.body.byteLength;
  }
  journal.waitingBytes -= bytes;
  return journal.waiting.splice(0, rows);
}

async function insert(app: App, batch: Waiting[]): Promise<number[]> {
  // The ids are drawn in the order given, so that each waiting request finds its own.
  const { rows } = await app.pool.query<{ id: number }>({
    name: 'journal-insert',
    text: `with given as (
        select nextval(pg_get_serial_sequence('raw_events', 'id')) as id, channel_id, source, body, reserved_code, place
          from unnest($1::int[], $2::text[], $3::bytea[], $4::text[]) with ordinality as g (channel_id, source, body, reserved_code, place)
      ), kept as (
        insert into raw_events (id, channel_id, source, body, reserved_code)
          overriding system value
          select id, channel_id, source, body, reserved_code from given
      ), told as (select pg_notify('raw_events', '') as sent)
      select given.id from given cross join told order by given.place`,
    values: [
      batch.map((one) => one.channelId),
      batch.map((one) => one.source),
      batch.map((one) => Buffer.from(one.body.buffer, one.body.byteOffset, one.body.byteLength)),
      batch.map((one) => one.reservedCode ?? null),
    ],
  });
  return rows.map((row) => row.id);
}
