import { readdirSync, readFileSync } from 'node:fs';
import type { App } from '../src/app.ts';
import { seeded, webhookBody, webhookRequest } from './support/complaints.ts';
import { load } from './support/http-load.ts';
import { rounded } from './support/median.ts';
import { makeProduct } from './support/product.ts';

/**
 * Kills the product and its database with -9 in mid-ingest, again and again, and counts from the sender's own journal:
 * every acknowledged message must be there, and each once, after the senders have delivered again what was not
 * acknowledged. `--kills N`.
 */
export async function bench(args: string[]): Promise<object> {
  const kills = Number(args[args.indexOf('--kills') + 1] ?? 0) || 20;
  const product = await makeProduct();
  const random = seeded(20);
  const acknowledged = new Set<number>();
  const unclear: { n: number; request: Buffer }[] = [];
  const numberOf = new Map<Buffer, number>();
  let sent = 0;
  const backMs: number[] = [];
  try {
    await product.start();
    for (let kill = 0; kill < kills; kill++) {
      const again = unclear.splice(0);
      const killed = new Promise<void>((resolve) => {
        setTimeout(
          () => {
            killEverything(product.process()?.pid ?? 0, product.dataDir);
            resolve();
          },
          700 + random() * 800,
        );
      });
      const sending = load({
        port: product.port,
        clients: 16,
        seconds: 1.6,
        next: () => {
          const old = again.pop();
          const n = old?.n ?? sent++;
          const request = old?.request ?? webhookRequest(product.channelId, webhookBody(n, random));
          numberOf.set(request, n);
          return request;
        },
        onAnswer: (status, request) => {
          const n = numberOf.get(request) ?? -1;
          numberOf.delete(request);
          if (status === 200) acknowledged.add(n);
          else unclear.push({ n, request });
        },
      }).catch(() => undefined);
      await killed;
      await sending;
      unclear.push(...again);
      // What was on the wire when the power went was never answered: the network delivers it again.
      for (const [request, n] of numberOf) unclear.push({ n, request });
      numberOf.clear();
      backMs.push(await product.start());
    }
    const rest = unclear.splice(0);
    await load({
      port: product.port,
      clients: 8,
      seconds: 60,
      next: () => {
        const one = rest.pop();
        if (one) numberOf.set(one.request, one.n);
        return one?.request;
      },
      onAnswer: (status, request) => {
        const n = numberOf.get(request) ?? -1;
        if (status === 200) acknowledged.add(n);
      },
    });
    const found = await product.inside(async (app) => {
      await settle(app);
      return countMessages(app);
    });
    const lost = [...acknowledged].filter((n) => !found.has(`mid-${n}`)).length;
    const doubled = [...found.values()].filter((count) => count > 1).length;
    return {
      bench: 'kill',
      kills,
      acknowledged: acknowledged.size,
      stored: found.size,
      lost,
      doubled,
      backMs: {
        median: rounded([...backMs].sort((a, b) => a - b)[backMs.length >> 1] ?? 0),
        max: rounded(Math.max(...backMs)),
      },
    };
  } finally {
    await product.remove().catch(() => undefined);
  }
}

/** Everything at once: the product and every process of its database, like a power cut seen from the programs. */
function killEverything(pid: number, dataDir: string): void {
  const victims = [pid, ...databaseProcesses(dataDir)];
  for (const victim of victims) {
    try {
      process.kill(victim, 'SIGKILL');
    } catch {
      // It ended by itself a moment ago.
    }
  }
}

/** The database's processes: those whose parent is the postmaster of this folder, and the postmaster itself. */
function databaseProcesses(dataDir: string): number[] {
  const postmaster = Number(readFileSync(`${dataDir}/postgres/postmaster.pid`, 'utf8').split('\n')[0]);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => {
      try {
        return Number(readFileSync(`/proc/${one}/stat`, 'latin1').split(') ')[1]?.split(' ')[1]) === postmaster;
      } catch {
        return false;
      }
    });
  return [postmaster, ...children];
}

/** Waits until the worker has processed what the journal holds. */
async function settle(app: App): Promise<void> {
  for (;;) {
    const { rows } = await app.pool.query<{ n: number }>(
      `select count(*)::int as n from raw_events where state = 'new'`,
    );
    if (rows[0]?.n === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function countMessages(app: App): Promise<Map<string, number>> {
  const { rows } = await app.pool.query<{ external_id: string; n: number }>(
    `select external_id, count(*)::int as n from messages where direction = 'in' group by external_id`,
  );
  return new Map(rows.map((row) => [row.external_id, row.n]));
}
