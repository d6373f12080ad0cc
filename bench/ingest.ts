import type { App } from '../src/app.ts';
import { runChild } from './support/child.ts';
import { median, rounded } from './support/median.ts';
import { type BenchProduct, makeProduct } from './support/product.ts';

interface Baseline {
  perSecond: number;
  p50: number;
  p99: number;
}
interface Sent extends Baseline {
  accepted: number;
  sent: number;
  other: Record<string, number>;
  seconds: number;
  max: number;
}

/**
 * How fast signed events are accepted, how fast they become reports, and what happens at twice the load; the product
 * and L1 take turns in one run, and each ratio is one of medians. `--seconds N` sets the length of a turn.
 */
export async function bench(args: string[]): Promise<object> {
  const seconds = Number(args[args.indexOf('--seconds') + 1] ?? 0) || 5;
  const rounds = 3;
  const accept = await acceptance(seconds, rounds);
  const whole = await wholeJob(seconds, rounds);
  return { bench: 'ingest', seconds, rounds, ...accept, ...whole };
}

async function acceptance(seconds: number, rounds: number) {
  const product = await makeProduct({ roles: ['web'] });
  try {
    await product.start();
    let sentSoFar = 0;
    const send = async (clients: number, rate = 0) => {
      const sent = await runChild<Sent>(
        'bench/support/send-webhooks.ts',
        [product.port, product.channelId, clients, seconds, sentSoFar, rate].map(String),
      );
      sentSoFar += sent.sent;
      return sent;
    };
    const l1: Baseline[] = [];
    const l1At8: Baseline[] = [];
    const at32: Sent[] = [];
    const at8: Sent[] = [];
    for (let round = 0; round < rounds; round++) {
      l1.push(await baseline(product, 32, seconds));
      at32.push(await send(32));
      l1At8.push(await baseline(product, 8, seconds));
      at8.push(await send(8));
    }
    const peak = median(at32.map((one) => one.perSecond));
    const overload = await send(256, peak * 2);
    const accepted = [...at32, ...at8, overload].reduce((sum, one) => sum + one.accepted, 0);
    const stored = await product.inside((app) => count(app, 'select count(*)::int as n from raw_events'));
    const base = median(l1.map((one) => one.perSecond));
    return {
      l1PerSecond: rounded(base),
      acceptedPerSecond: rounded(peak),
      acceptedToL1: rounded(peak / base),
      p99At8Ms: rounded(median(at8.map((one) => one.p99))),
      l1P99At8Ms: rounded(median(l1At8.map((one) => one.p99))),
      p99At8ToL1: rounded(median(at8.map((one) => one.p99)) / median(l1At8.map((one) => one.p99))),
      overload: {
        offeredPerSecond: rounded(peak * 2),
        usefulToPeak: rounded(overload.perSecond / peak),
        p99Ms: rounded(overload.p99),
        refused: overload.other,
      },
      acceptedButNotStored: Math.max(0, accepted - stored),
    };
  } finally {
    await product.remove();
  }
}

async function wholeJob(seconds: number, rounds: number) {
  const product = await makeProduct();
  try {
    await product.start();
    let sentSoFar = 0;
    const l1: number[] = [];
    const rates: number[] = [];
    for (let round = 0; round < rounds; round++) {
      l1.push((await baseline(product, 32, seconds)).perSecond);
      const rate = await product.inside(async (app) => {
        const before = await count(app, reports);
        const begun = performance.now();
        const sent = await runChild<Sent>(
          'bench/support/send-webhooks.ts',
          [product.port, product.channelId, 32, seconds, sentSoFar, 0].map(String),
        );
        sentSoFar += sent.sent;
        while ((await count(app, waiting)) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
        return ((await count(app, reports)) - before) / ((performance.now() - begun) / 1_000);
      });
      rates.push(rate);
    }
    const base = median(l1);
    return { wholeJobPerSecond: rounded(median(rates)), wholeJobToL1: rounded(median(rates) / base) };
  } finally {
    await product.remove();
  }
}

function baseline(product: BenchProduct, clients: number, seconds: number): Promise<Baseline> {
  return product.inside((app) =>
    runChild<Baseline>('bench/support/l1.ts', [app.directUrl, String(clients), String(seconds)]),
  );
}

async function count(app: App, statement: string): Promise<number> {
  const { rows } = await app.pool.query<{ n: number }>(statement);
  return rows[0]?.n ?? 0;
}

const reports = 'select count(*)::int as n from reports';
const waiting = `select count(*)::int as n from (select from raw_events where state = 'new' limit 1) w`;
