import type { App } from '../src/app.ts';
import { runChild } from './support/child.ts';
import { measureFreshness } from './support/freshness.ts';
import { profileJob } from './support/job-profile.ts';
import { median, rounded } from './support/median.ts';
import { type BenchProduct, makeProduct } from './support/product.ts';
import { numberOption, say } from './support/say.ts';

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
  acceptedP99: number;
  max: number;
}

const rounds = 3;
/** Connections of the open loop: more than the product keeps waiting, so that it must refuse. */
const crowd = 3_000;

/**
 * How fast signed events are accepted and become reports, how soon they are on an open desk, and what happens at twice the
 * load; the product and L1 take turns in one run, and each ratio is one of medians. `--seconds N` is the length of a turn.
 */
export async function bench(args: string[]): Promise<object> {
  const seconds = numberOption(args, 'seconds', 5);
  const accept = await measureAcceptance(seconds);
  const whole = await measureWholeJob(seconds);
  const fresh = await measureFreshness(seconds * 4);
  return { bench: 'ingest', seconds, rounds, ...accept, ...whole, fresh };
}

async function measureAcceptance(seconds: number) {
  const product = await makeProduct({ roles: ['web'] });
  try {
    await product.start();
    const send = sender(product, seconds);
    const l1: Baseline[] = [];
    const l1At8: Baseline[] = [];
    const at32: Sent[] = [];
    const at8: Sent[] = [];
    await send(8);
    for (let round = 0; round < rounds; round++) {
      l1.push(await baseline(product, 32, seconds));
      at32.push(await send(32));
      l1At8.push(await baseline(product, 8, seconds));
      at8.push(await send(8));
      say(`acceptance ${round + 1} of ${rounds}: ${rounded(at32.at(-1)?.perSecond ?? 0)}/s at 32 clients`);
    }
    const peak = median(at32.map((one) => one.perSecond));
    const overload = await send(crowd, peak * 2);
    const stored = await product.inside((app) => count(app, 'select count(*)::int as n from raw_events'));
    const base = median(l1.map((one) => one.perSecond));
    const p99 = (turns: Baseline[]) => median(turns.map((one) => one.p99));
    return {
      l1PerSecond: rounded(base),
      acceptedPerSecond: rounded(peak),
      acceptedToL1: rounded(peak / base),
      p99At8Ms: rounded(p99(at8)),
      l1P99At8Ms: rounded(p99(l1At8)),
      p99At8ToL1: rounded(p99(at8) / p99(l1At8)),
      overload: {
        offeredPerSecond: rounded(peak * 2),
        sentPerSecond: rounded(overload.sent / overload.seconds),
        usefulToPeak: rounded(overload.perSecond / peak),
        acceptedP99Ms: rounded(overload.acceptedP99),
        refusedByStatus: overload.other,
      },
      acceptedButNotStored: Math.max(0, send.accepted() - stored),
    };
  } finally {
    await product.remove();
  }
}

async function measureWholeJob(seconds: number) {
  const product = await makeProduct();
  try {
    await product.start();
    const send = sender(product, seconds);
    const l1: number[] = [];
    const rates: { made: number; searchable: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      l1.push((await baseline(product, 32, seconds)).perSecond);
      rates.push(await product.inside((app) => rateOfReports(app, () => send(32))));
      say(`whole job ${round + 1} of ${rounds}: ${rounded(rates.at(-1)?.made ?? 0)} reports/s`);
    }
    const base = median(l1);
    const made = median(rates.map((one) => one.made));
    await product.stop();
    return {
      wholeJobPerSecond: rounded(made),
      wholeJobL1PerSecond: rounded(base),
      wholeJobToL1: rounded(made / base),
      searchablePerSecond: rounded(median(rates.map((one) => one.searchable))),
      jobProfile: await profileJob(product, 4_000),
    };
  } finally {
    await product.remove();
  }
}

/**
 * Reports made a second, from the first event sent until the journal is worked off; and once more until the search, which
 * runs beside it, has them all too.
 */
async function rateOfReports(app: App, send: () => Promise<unknown>): Promise<{ made: number; searchable: number }> {
  const before = await count(app, reports);
  const begun = performance.now();
  await send();
  await workedOff(app, "select count(*)::int as n from (select from raw_events where state = 'new' limit 1) w");
  const worked = (performance.now() - begun) / 1_000;
  const made = (await count(app, reports)) - before;
  await workedOff(app, 'select count(*)::int as n from (select from search_queue limit 1) w');
  const searchable = (performance.now() - begun) / 1_000;
  return { made: made / worked, searchable: made / searchable };
}

async function workedOff(app: App, statement: string): Promise<void> {
  while ((await count(app, statement)) > 0) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Sends webhooks by a child process; numbers go on where the last turn ended. */
function sender(product: BenchProduct, seconds: number) {
  let sent = 0;
  let accepted = 0;
  const send = async (clients: number, rate = 0): Promise<Sent> => {
    const turn = await runChild<Sent>(
      'bench/support/send-webhooks.ts',
      [product.port, product.channelId, clients, seconds, sent, rate].map(String),
    );
    sent += turn.sent;
    accepted += turn.accepted;
    return turn;
  };
  return Object.assign(send, { accepted: () => accepted });
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
