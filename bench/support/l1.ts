/**
 * The measure everything else is held against (L1): a plain client that feeds the same PostgreSQL with one prepared
 * single-row INSERT of a complaint into a table with four indexes, one a GIN over tsvector. Run as a child process.
 */
import { once } from 'node:events';
import pg from 'pg';
import { complaintText, seeded } from './complaints.ts';
import { percentile } from './median.ts';

const [url = '', clientsText = '32', secondsText = '5'] = process.argv.slice(2);
const clients = Number(clientsText);
const end = performance.now() + Number(secondsText) * 1_000;
const random = seeded(clients * 7 + 1);
const texts = Array.from({ length: 2_000 }, () => complaintText(random));

const connections = await Promise.all(
  Array.from({ length: clients }, async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return client;
  }),
);
const first = connections[0];
if (!first) throw new Error('no client');
await first.query('create schema if not exists l1');
await first.query(`create table if not exists l1.complaints (
  id bigint generated always as identity primary key, external_id text not null unique, channel_id int not null,
  at timestamptz not null default now(), text text not null,
  tsv tsvector generated always as (to_tsvector('indonesian', text)) stored)`);
await first.query('create index if not exists complaints_channel on l1.complaints (channel_id, at)');
await first.query('create index if not exists complaints_tsv on l1.complaints using gin (tsv)');

const begun = performance.now();
const latencies: number[] = [];
let count = 0;
await Promise.all(
  connections.map(async (client, c) => {
    for (let n = 0; performance.now() < end; n++) {
      const started = performance.now();
      await client.query({
        name: 'l1',
        text: 'insert into l1.complaints (external_id, channel_id, text) values ($1, $2, $3)',
        values: [`${process.pid}-${c}-${n}`, c, texts[(c * 131 + n) % texts.length]],
      });
      latencies.push(performance.now() - started);
      count++;
    }
  }),
);
const seconds = (performance.now() - begun) / 1_000;
await Promise.all(connections.map((client) => client.end()));
process.stdout.write(
  `${JSON.stringify({ perSecond: count / seconds, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) })}\n`,
);
if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
