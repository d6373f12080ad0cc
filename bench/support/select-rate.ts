/** The database's own rate for one statement: 8 plain connections, prepared, as a child process; args are address, statement as JSON, seconds. */
import pg from 'pg';
import { percentile } from './median.ts';

const [url = '', given = '{}', secondsText = '3'] = process.argv.slice(2);
const { text, values } = JSON.parse(given) as { text: string; values: unknown[] };
const clients = await Promise.all(
  Array.from({ length: 8 }, async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return client;
  }),
);
const begun = performance.now();
const end = begun + Number(secondsText) * 1_000;
const latencies: number[] = [];
await Promise.all(
  clients.map(async (client) => {
    while (performance.now() < end) {
      const asked = performance.now();
      await client.query({ name: 'page', text, values });
      latencies.push(performance.now() - asked);
    }
  }),
);
const seconds = (performance.now() - begun) / 1_000;
await Promise.all(clients.map((client) => client.end()));
process.stdout.write(
  `${JSON.stringify({ perSecond: latencies.length / seconds, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) })}\n`,
);
