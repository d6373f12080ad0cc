import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../shared/log.ts';
import { type Binaries, findBinaries } from './embedded-binaries.ts';
import { EmbeddedUnavailable } from './embedded-error.ts';
import { type ClusterFolder, explainFolderError, hasCluster, prepareFolder } from './embedded-folder.ts';
import { initCluster, passwordFile, superuser } from './embedded-init.ts';
import { type Lease, takeLease } from './embedded-lease.ts';
import { withFileLock } from './embedded-lock.ts';
import {
  choosePort,
  clearStale,
  findPostmaster,
  type Postmaster,
  startPostmaster,
  stopPostmaster,
} from './embedded-postmaster.ts';
import { embeddedSettings } from './embedded-settings.ts';

export interface EmbeddedOptions {
  dataDir: string;
  log: Log;
  /** Server settings that differ from ours, for tests. */
  settings?: Record<string, string>;
  /** False only for throw-away folders: initdb then does not force its files to disk. */
  durable?: boolean;
}

export interface Embedded {
  url: string;
  /** Leaves the server; the last one to leave stops it. Call it after every pool has ended. */
  stop(): Promise<void>;
}

const database = 'mimin';
const longestRestartWaitMs = 10_000;
const mostFailures = 100;

/**
 * Gives the address of a PostgreSQL server that works in the data folder: one that runs already is shared, else it is started,
 * and started again if it dies. Throws `EmbeddedUnavailable` when this machine or folder cannot do it.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const server = new EmbeddedServer(options);
  const url = await server.join();
  return { url, stop: () => server.leave() };
}

class EmbeddedServer {
  readonly #folder: ClusterFolder;
  readonly #options: EmbeddedOptions;
  #programs: Binaries | undefined;
  #lease: Lease | undefined;
  #leaving = false;
  #failures = 0;
  #rejoining: Promise<void> | undefined;

  constructor(options: EmbeddedOptions) {
    this.#options = options;
    this.#folder = prepareFolder(options.dataDir);
  }

  async join(): Promise<string> {
    for (;;) {
      const running = this.#ready() ?? (await this.#startOrWait());
      const lease = running && (await this.#takeLease(running.port));
      if (running && lease) {
        this.#lease = lease;
        lease.onLost(() => {
          if (!this.#leaving) this.#rejoining = this.#rejoin(running.port);
        });
        return this.#url(running.port, database);
      }
      await sleep(10);
    }
  }

  async leave(): Promise<void> {
    if (this.#leaving) return;
    this.#leaving = true;
    await this.#rejoining;
    const lease = this.#lease;
    if (!lease) return;
    // A server that died meanwhile needs no stopping, and what it held is recovered at the next start.
    if (await lease.leave().catch(() => false)) {
      await stopPostmaster(this.#folder.cluster, this.#binaries().pgCtl);
      this.#options.log.info('embedded PostgreSQL stopped');
    }
    await lease.end();
  }

  #ready(): Postmaster | undefined {
    const found = findPostmaster(this.#folder.cluster);
    return found?.status === 'ready' ? found : undefined;
  }

  async #startOrWait(): Promise<Postmaster | undefined> {
    return withFileLock(this.#folder.lock, async () => {
      const found = findPostmaster(this.#folder.cluster);
      // Another one is starting, recovering or stopping it: look again in a moment.
      if (found) return found.status === 'ready' ? found : undefined;
      return this.#start();
    }).catch((error: unknown) => {
      throw explainFolderError(error, this.#folder.dataDir);
    });
  }

  async #start(): Promise<Postmaster> {
    const { cluster } = this.#folder;
    const { log, settings = {}, durable = true } = this.#options;
    const binaries = this.#binaries();
    if (!hasCluster(this.#folder)) {
      log.info({ folder: cluster }, 'making the embedded PostgreSQL database');
      await initCluster(this.#folder, binaries, durable);
    }
    if (await clearStale(cluster)) log.warn('the last embedded PostgreSQL was killed; recovering its journal');
    const port = await choosePort(this.#lastPort());
    const postmaster = await startPostmaster(this.#folder, binaries, { ...embeddedSettings, ...settings }, port);
    writeFileSync(join(cluster, 'last-port'), String(port), { mode: 0o600 });
    log.info({ port, folder: cluster }, 'embedded PostgreSQL started');
    return postmaster;
  }

  async #takeLease(port: number): Promise<Lease | undefined> {
    try {
      const lease = await takeLease(this.#url(port, 'postgres'), database);
      this.#failures = 0;
      return lease;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === '28P01' || code === '28000') throw this.#foreign(port, error);
      await this.#bear(error);
      return undefined;
    }
  }

  // A server may be killed in the very moment in which we speak to it; one that never answers is an error.
  async #bear(error: unknown): Promise<void> {
    if (++this.#failures > mostFailures) throw error;
    this.#options.log.debug({ err: error }, 'the embedded PostgreSQL does not answer yet');
    await sleep(100);
  }

  async #rejoin(port: number): Promise<void> {
    this.#lease = undefined;
    const { log } = this.#options;
    log.error('the embedded PostgreSQL went away, starting it again');
    for (let wait = 200; !this.#leaving; wait = Math.min(wait * 2, longestRestartWaitMs)) {
      try {
        const url = await this.join();
        if (url !== this.#url(port, database))
          log.error('the embedded PostgreSQL came back on another port: restart the product');
        return;
      } catch (error) {
        log.error({ err: error }, 'the embedded PostgreSQL did not come back');
        await sleep(wait);
      }
    }
  }

  #binaries(): Binaries {
    const { dataDir, user } = this.#folder;
    this.#programs ??= findBinaries({ user, copyTo: [join(dataDir, 'programs'), '/var/lib/mimin', '/var/tmp/mimin'] });
    return this.#programs;
  }

  #url(port: number, name: string): string {
    const password = readFileSync(join(this.#folder.cluster, passwordFile), 'utf8').trim();
    return `postgres://${superuser}:${password}@127.0.0.1:${port}/${name}`;
  }

  #lastPort(): number | undefined {
    try {
      return Number(readFileSync(join(this.#folder.cluster, 'last-port'), 'utf8')) || undefined;
    } catch {
      return undefined;
    }
  }

  #foreign(port: number, cause: unknown): EmbeddedUnavailable {
    return new EmbeddedUnavailable(
      'foreign_server',
      `Server PostgreSQL pada porta ${port} menolak kata sandi di ${this.#folder.cluster}. Hentikan server itu, lalu jalankan lagi.`,
      `The PostgreSQL server on port ${port} refuses the password kept in ${this.#folder.cluster}. Stop that server and start again.`,
      cause,
    );
  }
}
