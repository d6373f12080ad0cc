import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getPacked, getRequest, logIn } from './support/browse.ts';
import { stopChild } from './support/child.ts';
import { atEnd } from './support/clean-up.ts';
import { seeded, webhookBody } from './support/complaints.ts';
import { ask, type Held } from './support/hold-up.ts';
import { load } from './support/http-load.ts';
import { median, percentile, rounded } from './support/median.ts';
import { type BenchProduct, makeProduct } from './support/product.ts';
import { numberOption, say } from './support/say.ts';

const rounds = 3;

/**
 * The residents' pages against a bare server that sends the same bytes, the tracking page at 200 requests a second, and
 * the scripts that the desk loads first. `--seconds N`.
 */
export async function bench(args: string[]): Promise<object> {
  const seconds = numberOption(args, 'seconds', 5);
  const product = await makeProduct();
  await fillCity(product);
  const email = await product.addStaff('coordinator');
  await product.start();
  const pages: Record<string, object> = {};
  for (const path of ['/', '/lapor']) {
    pages[path] = await comparePage(product, path, seconds);
    say(`${path}: ${JSON.stringify(pages[path])}`);
  }
  const tracking = await trackReports(product, seconds * 2);
  const desk = await weighDesk(product, await logIn(product, email));
  return { bench: 'page', seconds, rounds, pages, tracking, desk };
}

/** A hundred reports that came in by the real way, processed before anything is measured. */
async function fillCity(product: BenchProduct): Promise<void> {
  const random = seeded(3);
  const bodies = Array.from({ length: 100 }, (_, n) => webhookBody(n, random));
  await product.inside((app) =>
    app.pool.query(
      `insert into raw_events (channel_id, source, body)
        select $1, 'webhook', convert_to(body, 'UTF8') from unnest($2::text[]) body`,
      [product.channelId, bodies],
    ),
  );
}

async function comparePage(product: BenchProduct, path: string, seconds: number) {
  const plain = await fetch(product.url + path, { headers: { 'accept-encoding': 'identity' } });
  const html = await plain.text();
  const { bytes, headers } = await getPacked(product.port, path, 'gzip');
  const file = join(product.dataDir, '..', 'page.bin');
  writeFileSync(file, bytes);
  const bare = spawn(process.execPath, ['bench/support/bare-server.ts', file, JSON.stringify(headers)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = atEnd(() => stopChild(bare));
  const barePort = await new Promise<number>((resolve) => bare.stdout.once('data', (said) => resolve(Number(said))));
  const request = getRequest(path, { 'accept-encoding': 'gzip' });
  const ours: Held[] = [];
  const theirs: Held[] = [];
  for (let round = 0; round < rounds; round++) {
    theirs.push(await ask(barePort, request, seconds, 16));
    ours.push(await ask(product.port, request, seconds, 16));
  }
  await stop();
  const rate = (held: Held[]) => median(held.map((one) => one.perSecond));
  return {
    htmlBytes: Buffer.byteLength(html),
    sentBytes: bytes.length,
    scripts: html.match(/<script/g)?.length ?? 0,
    perSecond: rounded(rate(ours)),
    barePerSecond: rounded(rate(theirs)),
    toBare: rounded(rate(ours) / rate(theirs)),
    p99Ms: rounded(median(ours.map((one) => one.p99))),
  };
}

async function trackReports(product: BenchProduct, seconds: number) {
  const codes = await product.inside(async (app) => {
    for (;;) {
      const { rows } = await app.pool.query<{ code: string }>('select code from reports');
      if (rows.length >= 100) return rows.map((row) => row.code);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
  const requests = codes.map((code) => getRequest(`/lacak/${code}`, { 'accept-encoding': 'gzip' }));
  let n = 0;
  const next = () => requests[n++ % requests.length];
  await load({ port: product.port, clients: 8, seconds: 2, next, rate: 200 });
  const result = await load({ port: product.port, clients: 32, seconds, next, rate: 200 });
  const held = {
    perSecond: rounded(result.ok / result.seconds),
    p50Ms: rounded(percentile(result.latencies, 0.5)),
    p99Ms: rounded(percentile(result.latencies, 0.99)),
    other: result.other,
  };
  say(`/lacak/CODE: ${JSON.stringify(held)}`);
  return held;
}

/** Every script that a browser fetches before the desk is usable: those the page names, and what they import. */
async function weighDesk(product: BenchProduct, cookie: string) {
  const answer = await fetch(`${product.url}/desk`, { headers: { cookie } });
  const html = await answer.text();
  if (answer.status !== 200 || new URL(answer.url).pathname !== '/desk')
    throw new Error(`/desk answered ${answer.status} at ${new URL(answer.url).pathname}`);
  const waiting = [...html.matchAll(/\/assets\/[\w.-]+\.js/g)].map((found) => found[0]);
  const weights = new Map<string, number>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (weights.has(path)) continue;
    weights.set(path, (await getPacked(product.port, path, 'br')).bytes.length);
    const text = await (await fetch(product.url + path)).text();
    // Only what is imported at once; `import(...)` waits for its page.
    for (const [, name] of text.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)) waiting.push(`/assets/${name}`);
  }
  const total = [...weights.values()].reduce((sum, bytes) => sum + bytes, 0);
  return {
    scripts: weights.size,
    compressedBytes: total,
    heaviest: [...weights].sort((a, b) => b[1] - a[1]).slice(0, 3),
  };
}
