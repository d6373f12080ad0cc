import { readdirSync, readFileSync } from 'node:fs';
import type { App } from '../src/app.ts';
import { seeded, webhookBody, webhookRequest } from './support/complaints.ts';
import { load } from './support/http-load.ts';
import { median, rounded } from './support/median.ts';
import { makeProduct, postmasterOf } from './support/product.ts';
import { numberOption, say } from './support/say.ts';

/**
 * Kills the product and its database with -9 in mid-ingest, again and again, and counts from the sender's own journal:
 * every acknowledged message must be there, and each once, after the senders have delivered again what was not
 * acknowledged. `--kills N`.
 */
export async function bench(args: string[]): Promise<object> {
  const kills = numberOption(args, 'kills', 20);
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
      say(`kill ${kill + 1} of ${kills}: back after ${Math.round(backMs.at(-1) ?? 0)} ms`);
    }
    const rest = unclear.splice(0);
    await load({
      port: product.port,
      clients: 8,
      seconds: 30,
      next: () => {
        const one = rest.pop();
        if (one) numberOf.set(one.request, one.n);
        return one?.request;
      },
      onAnswer: (status, request) => {
        const n = numberOf.get(request) ?? -1;
        if (status === 200) acknowledged.add(n);
        else rest.push({ n, request });
      },
    });
    const { found, reports } = await product.inside(async (app) => {
      await settle(app, () => product.process()?.exitCode === null);
      const counted = await app.pool.query<{ n: number }>('select count(*)::int as n from reports');
      return { found: await countMessages(app), reports: counted.rows[0]?.n ?? 0 };
    });
    const lost = [...acknowledged].filter((n) => !found.has(`mid-${n}`)).length;
    const doubled = [...found.values()].filter((count) => count > 1).length;
    return {
      bench: 'kill',
      kills,
      acknowledged: acknowledged.size,
      stored: found.size,
      unanswered: sent - acknowledged.size,
      lost,
      doubled,
      // Each message here is of another person, so there must be no more reports than messages.
      doubledReports: Math.max(0, reports - found.size),
      backMs: {
        median: rounded(median(backMs)),
        max: rounded(Math.max(...backMs)),
      },
    };
  } finally {
    await product.remove();
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

/** The database's processes: the postmaster of this folder and its children. */
function databaseProcesses(dataDir: string): number[] {
  const postmaster = postmasterOf(dataDir);
  if (postmaster === undefined) return [];
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

/** Waits until the worker has processed what the journal holds; throws when there is no worker any more. */
async function settle(app: App, isRunning: () => boolean): Promise<void> {
  for (;;) {
    const { rows } = await app.pool.query<{ n: number }>(
      `select count(*)::int as n from raw_events where state = 'new'`,
    );
    if (rows[0]?.n === 0) return;
    if (!isRunning()) throw new Error('the product ended by itself');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function countMessages(app: App): Promise<Map<string, number>> {
  const { rows } = await app.pool.query<{ external_id: string; n: number }>(
    `select external_id, count(*)::int as n from messages where direction = 'in' group by external_id`,
  );
  return new Map(rows.map((row) => [row.external_id, row.n]));
}
