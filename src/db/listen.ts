import pg from 'pg';
import type { Log } from '../shared/log.ts';

export interface Notice {
  payload: string;
  /** The connection was away: something may have been missed, so read the state again. */
  resync: boolean;
}

export interface Listener {
  /** Calls the handler for each notice of a channel, and gives back how to end that. */
  on(channel: string, handler: (notice: Notice) => void): () => void;
  /** Resolves when every channel asked for so far is really listened to. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

const firstWaitMs = 100;
const longestWaitMs = 5_000;
const aliveCheckMs = 30_000;

/** Keeps one connection that listens for notices; after a loss it comes back and tells every handler to read again. */
export async function openListener(url: string, log: Log): Promise<Listener> {
  const listener = new ResilientListener(url, log);
  await listener.connect();
  return listener;
}

class ResilientListener implements Listener {
  readonly #url: string;
  readonly #log: Log;
  readonly #handlers = new Map<string, Set<(notice: Notice) => void>>();
  #client: pg.Client | undefined;
  #pending: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(url: string, log: Log) {
    this.#url = url;
    this.#log = log;
  }

  async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'mimin listen',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
    });
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client));
    client.on('notification', (message) =>
      this.#tell(message.channel, { payload: message.payload ?? '', resync: false }),
    );
    try {
      await client.connect();
      for (const channel of this.#handlers.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    if (this.#closed) return client.end();
    this.#client = client;
    // A half-open connection says nothing by itself for hours; asking finds out.
    this.#timer = setInterval(
      () => client.query('select 1').catch((error: Error) => this.#lost(client, error)),
      aliveCheckMs,
    );
    this.#timer.unref();
  }

  on(channel: string, handler: (notice: Notice) => void): () => void {
    const handlers = this.#handlers.get(channel) ?? new Set();
    if (!this.#handlers.has(channel)) {
      this.#handlers.set(channel, handlers);
      this.#ask(`listen ${pg.escapeIdentifier(channel)}`);
    }
    handlers.add(handler);
    return () => {
      handlers.delete(handler);
      if (handlers.size > 0 || this.#handlers.get(channel) !== handlers) return;
      this.#handlers.delete(channel);
      this.#ask(`unlisten ${pg.escapeIdentifier(channel)}`);
    };
  }

  async ready(): Promise<void> {
    await this.#pending;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => {});
  }

  // Without a connection there is nothing to ask: the next connect listens to every channel known by then.
  #ask(statement: string): void {
    const client = this.#client;
    if (!client) return;
    this.#pending = this.#pending.then(async () => {
      if (this.#client !== client) return;
      await client.query(statement).catch((error: Error) => this.#lost(client, error));
    });
  }

  #lost(client: pg.Client, error?: Error): void {
    if (this.#client !== client || this.#closed) return;
    this.#client = undefined;
    clearInterval(this.#timer);
    this.#log.warn({ ...(error ? { err: error } : {}) }, 'the listening connection was lost, reconnecting');
    client.end().catch(() => {});
    this.#pending = this.#reconnect();
  }

  async #reconnect(): Promise<void> {
    for (let wait = firstWaitMs; !this.#closed; wait = Math.min(wait * 2, longestWaitMs)) {
      await new Promise((resolve) => setTimeout(resolve, wait).unref());
      try {
        if (!this.#closed) await this.connect();
        break;
      } catch (error) {
        this.#log.debug({ err: error }, 'still no listening connection');
      }
    }
    if (this.#closed) return;
    this.#log.info('listening again');
    for (const channel of [...this.#handlers.keys()]) this.#tell(channel, { payload: '', resync: true });
  }

  #tell(channel: string, notice: Notice): void {
    for (const handler of [...(this.#handlers.get(channel) ?? [])]) {
      try {
        handler(notice);
      } catch (error) {
        this.#log.error({ err: error, channel }, 'a listener failed');
      }
    }
  }
}
