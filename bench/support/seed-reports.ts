import pg from 'pg';
import type { App } from '../../src/app.ts';
import { ingestEvents } from '../../src/inbox/index.ts';
import { seeded, webhookBody } from './complaints.ts';
import type { BenchProduct } from './product.ts';
import { say } from './say.ts';

/** Distinct made words of the texts, used as Zipf's law says; the planted words come on top. */
export const vocabulary = 60_000;
const wordsInText = 60;
/** Words with a known share of all texts. */
export const planted = { banjir: 0.12, trotoar: 0.01, jalan: 0.35, lampu: 0.08 } as const;

/**
 * Fills the city with reports by SQL: uneven agencies, topics and kelurahan, mostly settled, one a minute. What triage and
 * clock store is copied from one report that came in by the real way. With `search`, each gets its row of the index too.
 */
export async function seedReports(product: BenchProduct, count: number, options: { search: boolean }): Promise<void> {
  await product.inside(async (app) => {
    await makeTemplate(app, product.channelId);
    const client = await openSuper(app.directUrl);
    try {
      const restore = await dropIndexes(client, options.search ? ['reports', 'report_search'] : ['reports']);
      say(`seeding ${count} reports`);
      await insideParts(app.directUrl, count, (part, from, to) => insertReports(part, from, to, count));
      if (options.search) {
        say(`seeding ${count} search rows`);
        await insideParts(app.directUrl, count, insertSearchRows);
      }
      await client.query(`select setval('reports_id_seq', (select max(id) from reports))`);
      for (const definition of restore) {
        say(definition.replace(/ USING.*/, ''));
        await client.query(definition);
      }
      await client.query('vacuum analyze reports');
      if (options.search) await client.query('vacuum analyze report_search');
      await client.query('checkpoint');
    } finally {
      await client.end();
    }
  });
}

async function openSuper(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // Rows are made from the tables they point to; checking a million keys again would only take time.
  await client.query(`set session_replication_role = replica; set statement_timeout = 0; set synchronous_commit = off;
    set maintenance_work_mem = '768MB'; set max_parallel_maintenance_workers = 2`);
  return client;
}

/** One report of the real way, whose triage and clock the others copy. */
async function makeTemplate(app: App, channelId: number): Promise<void> {
  await app.pool.query(
    `insert into raw_events (channel_id, source, body) values ($1, 'webhook', convert_to($2, 'UTF8'))`,
    [channelId, webhookBody(90_000_000, seeded(9))],
  );
  await ingestEvents(app);
}

/** Drops the indexes that no constraint needs; answers how to make them again. */
async function dropIndexes(client: pg.Client, tables: string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
      where indrelid = any($1::regclass[]) and indexrelid not in (select conindid from pg_constraint)`,
    [tables],
  );
  for (const row of rows) await client.query(`drop index ${row.name}`);
  return rows.map((row) => row.definition);
}

/** Two connections, one a core, each with its share of the numbers. */
async function insideParts(
  url: string,
  count: number,
  work: (client: pg.Client, from: number, to: number) => Promise<unknown>,
): Promise<void> {
  const half = Math.ceil(count / 2);
  await Promise.all(
    [
      [1, half],
      [half + 1, count],
    ].map(async ([from = 0, to = 0]) => {
      const client = await openSuper(url);
      try {
        await work(client, from, to);
      } finally {
        await client.end();
      }
    }),
  );
}

function insertReports(client: pg.Client, from: number, to: number, count: number): Promise<unknown> {
  return client.query(
    `with template as (select triage, clocks, channel_id from reports order by id limit 1),
      city as (select (select array_agg(id order by id) from topics) as topics,
                      (select array_agg(id order by id) from agencies where ends_on is null) as agencies,
                      (select array_agg(code order by code) from areas where level = 'kelurahan') as kelurahan),
      dice as materialized (select i, random() as s, random() as a, random() as t, random() as k, random() as p from generate_series($1::int, $2::int) i)
    insert into reports (id, code, kind, status, urgency, topic_id, agency_id, channel_id, title, kelurahan_code, kecamatan_code,
      privacy, triage, clocks, next_due_at, opened_at, last_message_at, resolved_at, message_count, earlier_agency_ids) overriding system value
    select 1000 + i, 'b' || lpad(i::text, 9, '0'), 'complaint',
      case when s < 0.04 then 'open' when s < 0.06 then 'waiting' when s < 0.75 then 'resolved' else 'closed' end,
      (array['low', 'medium', 'medium', 'high'])[1 + i % 4],
      topics[1 + floor(cardinality(topics) * t ^ 2)::int],
      case when a < 0.97 then agencies[1 + floor(cardinality(agencies) * (a / 0.97) ^ 2)::int] end,
      channel_id, 'lampu jalan mati di depan pasar sudah seminggu, laporan ke ' || i,
      case when k < 0.9 then kelurahan[1 + floor(cardinality(kelurahan) * (k / 0.9) ^ 1.5)::int] end, null,
      case when p < 0.03 then 'secret' when p < 0.2 then 'anonymous' else 'open' end,
      triage, clocks, case when s < 0.06 then now() + i % 5000 * interval '1 minute' end,
      now() - ($3::int - i) * interval '1 minute', now() - ($3::int - i) * interval '1 minute' + p * interval '3 hours',
      case when s >= 0.06 then now() end, 1 + i % 5, '{}'
    from dice, template, city`,
    [from, to, count],
  );
}

function insertSearchRows(client: pg.Client, from: number, to: number): Promise<unknown> {
  const chances = Object.entries(planted).map(
    ([word, share]) =>
      `case when random() < ${share} then (select (tsvector_to_array(to_tsvector('indonesian', '${word}')))[1]) end`,
  );
  return client.query(
    `insert into report_search (report_id, bucket, tsv)
    select r.id, r.id / 20000, array_to_tsvector(array_remove(made.words || array[${chances.join(', ')},
        '#' || r.code, '#' || right(r.code, 5), '@a' || coalesce(r.agency_id, 0), '@t' || r.topic_id, '@k' || r.kelurahan_code,
        case when r.privacy = 'secret' then '@secret' end], null))
    from reports r, lateral (
      select array_agg('q' || translate(to_hex(floor(${vocabulary} ^ random())::int), '0123456789abcdef', 'bcdghjklmnprstuy')) as words
        from generate_series(1, ${wordsInText}) where r.id > 0) made
    where r.id between 1000 + $1::int and 1000 + $2::int`,
    [from, to],
  );
}
