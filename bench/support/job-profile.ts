import type { PoolClient } from 'pg';
import { openApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { indexSearch, ingestEvents } from '../../src/inbox/index.ts';
import { seeded, webhookBody } from './complaints.ts';
import { rounded } from './median.ts';
import type { BenchProduct } from './product.ts';

export interface JobProfile {
  events: number;
  batches: number;
  msPerBatch: number;
  /** Processor time of this process (not the database's) for one event; unlike the others, no neighbour can inflate it. */
  nodeCpuMsPerEvent: number;
  /** Of filling the search, which runs beside the job. */
  searchMsPerEvent: number;
  /** Milliseconds a batch of each statement, round trip included; `understand and plan` is what Node itself takes. */
  parts: Record<string, number>;
}

/**
 * Runs the job of turning journalled events into reports inside this process, without any other work beside it, and
 * says where a batch's time goes. Every statement is timed at the driver.
 */
export async function profileJob(product: BenchProduct, events: number): Promise<JobProfile> {
  const { app, close } = await openApp(readConfig(product.env), { poolMax: 2, name: 'bench profile' });
  try {
    const spent = new Map<string, number>();
    app.pool.on('connect', (client) => timeStatements(client, spent));
    const random = seeded(77);
    const bodies = Array.from({ length: events }, (_, i) => webhookBody(50_000_000 + i, random));
    await app.pool.query(
      `insert into raw_events (channel_id, source, body) select $1, 'webhook', convert_to(body, 'UTF8') from unnest($2::text[]) body`,
      [product.channelId, bodies],
    );
    await ingestEvents(app, { limit: 20 });
    await indexSearch(app);
    spent.clear();
    let batches = 0;
    let done = 0;
    const begun = performance.now();
    const cpuBefore = process.cpuUsage();
    for (;;) {
      const { taken } = await ingestEvents(app);
      if (taken === 0) break;
      batches++;
      done += taken;
    }
    const total = performance.now() - begun;
    const cpu = process.cpuUsage(cpuBefore);
    const statements = new Map(spent);
    const searchBegun = performance.now();
    while ((await indexSearch(app)) > 0);
    const searchMs = performance.now() - searchBegun;
    const inDatabase = [...statements.values()].reduce((sum, ms) => sum + ms, 0);
    const parts = [...statements, ['understand and plan', total - inDatabase] as const]
      .map(([name, ms]) => [name, rounded(ms / batches)] as const)
      .sort((a, b) => b[1] - a[1]);
    return {
      events: done,
      batches,
      msPerBatch: rounded(total / batches),
      nodeCpuMsPerEvent: rounded((cpu.user + cpu.system) / 1_000 / done),
      searchMsPerEvent: rounded(searchMs / done),
      parts: Object.fromEntries(parts),
    };
  } finally {
    await close();
  }
}

type Ask = (...given: unknown[]) => unknown;

function timeStatements(client: PoolClient, spent: Map<string, number>): void {
  const ask = client.query.bind(client) as Ask;
  const timed: Ask = (...given) => {
    const begun = performance.now();
    const answer = ask(...given);
    if (answer instanceof Promise) {
      const name = nameStatement(given[0]);
      const note = () => spent.set(name, (spent.get(name) ?? 0) + performance.now() - begun);
      answer.then(note, note);
    }
    return answer;
  };
  Object.assign(client, { query: timed });
}

/** The verb and the table of a statement. */
function nameStatement(given: unknown): string {
  const text = typeof given === 'string' ? given : String((given as { text?: string } | undefined)?.text ?? '');
  const short = text.replaceAll('"', '').replaceAll(/\s+/g, ' ').trim().toLowerCase();
  const known = /\b(insert into|update|delete from|nextval\(|pg_notify|from) ?'?([a-z_]+)?/.exec(short);
  if (/^(begin|start|commit|rollback)/.test(short)) return short.split(' ')[0] ?? short;
  return known ? `${known[1]} ${known[2] ?? ''}`.trim() : short.slice(0, 40);
}
