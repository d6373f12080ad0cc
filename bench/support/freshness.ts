import { logIn } from './browse.ts';
import { seeded, webhookBody, webhookRequest } from './complaints.ts';
import { load } from './http-load.ts';
import { percentile, rounded } from './median.ts';
import { type BenchProduct, makeProduct } from './product.ts';
import { say } from './say.ts';

const perSecond = 50;
/** One event in so many is also looked for by a word that only it has. */
const searchEach = 10;
const firstNumber = 70_000_000;

interface Seen {
  acceptedAt: Map<number, number>;
  toldAt: Map<number, number>;
  listedAt: Map<number, number>;
  foundAt: Map<number, number>;
}

/**
 * How soon an accepted event is on an open desk: from its 200 to the notice over `/desk/live`, to the list, and to the
 * search, at 50 events a second, as a coordinator who logged in by the form. Milliseconds.
 */
export async function measureFreshness(seconds: number): Promise<object> {
  const product = await makeProduct();
  try {
    const email = await product.addStaff('coordinator');
    await product.start();
    const cookie = await logIn(product, email);
    const seen: Seen = { acceptedAt: new Map(), toldAt: new Map(), listedAt: new Map(), foundAt: new Map() };
    const ending = new AbortController();
    const searching: Promise<void>[] = [];
    const watching = Promise.all([
      watchLive(product, cookie, seen, ending.signal),
      watchList(product, cookie, seen, ending.signal),
    ]);
    say(`freshness: ${perSecond} events/s for ${seconds} s`);
    await sendEvents(product, seconds, seen, (n) => {
      if (n % searchEach === 0) searching.push(searchFor(product, cookie, n, seen));
    });
    await Promise.all(searching);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    ending.abort();
    await watching;
    return await summarise(product, seen);
  } finally {
    await product.remove();
  }
}

function wordOf(n: number): string {
  return `khusus${n}kabar`;
}

async function sendEvents(
  product: BenchProduct,
  seconds: number,
  seen: Seen,
  accepted: (n: number) => void,
): Promise<void> {
  const random = seeded(50);
  const numbers = new Map<Buffer, number>();
  let n = 0;
  await load({
    port: product.port,
    clients: 8,
    seconds,
    rate: perSecond,
    next: () => {
      const text = `lampu jalan mati di depan pasar, gelap sekali ${wordOf(n)}`;
      const request = webhookRequest(product.channelId, webhookBody(firstNumber + n, random, Date.now(), text));
      numbers.set(request, n++);
      return request;
    },
    onAnswer: (status, request) => {
      const one = numbers.get(request) ?? -1;
      if (status !== 200) throw new Error(`an event was answered ${status}`);
      seen.acceptedAt.set(one, performance.now());
      accepted(one);
    },
  });
}

async function watchLive(product: BenchProduct, cookie: string, seen: Seen, signal: AbortSignal): Promise<void> {
  try {
    const answer = await fetch(`${product.url}/desk/live`, { headers: { cookie }, signal });
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of answer.body ?? []) {
      rest += decoder.decode(chunk, { stream: true });
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      const now = performance.now();
      for (const block of blocks) {
        const news = /^data: (.*)$/m.exec(block)?.[1];
        if (!news) continue;
        for (const id of (JSON.parse(news) as { ids: number[] }).ids)
          if (!seen.toldAt.has(id)) seen.toldAt.set(id, now);
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function watchList(product: BenchProduct, cookie: string, seen: Seen, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const answer = await fetch(`${product.url}/desk/list.json?status=all`, { headers: { cookie } });
    const { rows } = (await answer.json()) as { rows: { id: number }[] };
    const now = performance.now();
    for (const { id } of rows) if (!seen.listedAt.has(id)) seen.listedAt.set(id, now);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function searchFor(product: BenchProduct, cookie: string, n: number, seen: Seen): Promise<void> {
  const until = performance.now() + 15_000;
  while (performance.now() < until) {
    const answer = await fetch(`${product.url}/desk/list.json?status=all&q=${wordOf(n)}%20`, { headers: { cookie } });
    const { rows } = (await answer.json()) as { rows: unknown[] };
    if (rows.length > 0) {
      seen.foundAt.set(n, performance.now());
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What never came counts as endless, so that it cannot hide. */
async function summarise(product: BenchProduct, seen: Seen): Promise<object> {
  const { rows } = await product.inside((app) =>
    app.pool.query<{ n: number; report: number }>(
      `select substr(external_id, 5)::int - $1::int as n, report_id as report from messages where external_id like 'mid-7%'`,
      [firstNumber],
    ),
  );
  const reportOf = new Map(rows.map((row) => [row.n, row.report]));
  const numbers = [...seen.acceptedAt.keys()];
  const after = (n: number, at: number | undefined) =>
    at === undefined ? Number.POSITIVE_INFINITY : Math.max(0, at - (seen.acceptedAt.get(n) ?? 0));
  const told = numbers.map((n) => after(n, seen.toldAt.get(reportOf.get(n) ?? -1)));
  const listed = numbers.map((n) => after(n, seen.listedAt.get(reportOf.get(n) ?? -1)));
  const found = numbers.filter((n) => n % searchEach === 0).map((n) => after(n, seen.foundAt.get(n)));
  const p95 = (values: number[]) => rounded(percentile(values, 0.95));
  return {
    events: numbers.length,
    neverSeen: listed.filter((ms) => !Number.isFinite(ms)).length,
    noticeP95Ms: p95(told),
    listedP95Ms: p95(listed),
    searchableP95Ms: p95(found),
    searchableMaxMs: rounded(Math.max(...found)),
  };
}
