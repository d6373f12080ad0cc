import type { IncomingMessage } from 'node:http';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '#src/app.ts';
import { openKysely } from '#src/db/kysely.ts';
import { openPool } from '#src/db/pool.ts';
import { addOperations, requestNaming } from '#src/operations.ts';
import routes from '#src/routes.ts';
import { openLog } from '#src/shared/log.ts';
import type { FreshDatabase } from './support/database.ts';
import { anApp } from './support/world.ts';

let plain: App;
let database: FreshDatabase;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ app: plain, database, drop } = await anApp());
  await database.pool.query(`
    insert into city (code, name, time_zone, tables) values ('uji', 'Kota Uji', 'Asia/Jakarta', '{}');
    insert into channels (network, name, external_id) values ('web', 'Formulir', 'web');
    insert into identities (channel_id, external_id) values (1, 'form:1');
    insert into reports (code, kind, status, urgency, channel_id, title, triage, clocks, opened_at, last_message_at, next_due_at)
      select 'KODE00000' || n, 'complaint', case n when 1 then 'open' else 'resolved' end, 'medium', 1, 'x', '{}', '{}', now(), now(),
             case n when 1 then now() - interval '1 hour' end from generate_series(1, 3) as n;
    insert into conversations (channel_id, external_id, identity_id, visibility, reply_to, first_inbound_at, last_inbound_at, report_id)
      values (1, '1', 1, 'private', '{}', now(), now(), 1)`);
});
afterAll(() => drop());

function aProcess(options: { metricsToken?: string; app?: Partial<App> } = {}) {
  const app: App = { ...plain, config: { ...plain.config, metricsToken: options.metricsToken }, ...options.app };
  const hono = new Hono<{ Bindings: { incoming: IncomingMessage } }>();
  addOperations(app, hono);
  hono.get('/hook/:channelId{[0-9]{1,9}}', (c) => c.text('ok'));
  hono.get('/rusak', () => {
    throw new Error('rusak');
  });
  hono.all('*', (c) => c.text('page', c.req.path === '/tidak-ada' ? 404 : 200));
  hono.onError((_, c) => c.text('fault', 500));
  return (path: string, headers: Record<string, string> = {}, address = '127.0.0.1') =>
    hono.request(path, { headers }, { incoming: { socket: { remoteAddress: address } } as IncomingMessage });
}

function away(): Partial<App> {
  const pool = openPool('postgres://nobody@127.0.0.1:1/nowhere', { max: 1, name: 'test away' });
  return { pool, db: openKysely(pool) };
}

test('a process is alive even when the database is not', async () => {
  const ask = aProcess({ app: away() });
  expect(await (await ask('/healthz')).json()).toEqual({ alive: true });
  const ready = await ask('/readyz');
  expect(ready.status).toBe(503);
  expect(ready.headers.get('retry-after')).toBe('10');
  expect(await ready.json()).toMatchObject({
    ready: false,
    failing: ['database'],
    checks: { database: 'Basis data tidak menjawab. / The database does not answer.', events: null },
  });
});

test('a process whose queues move is ready', async () => {
  const ready = await aProcess()('/readyz');
  expect(ready.status).toBe(200);
  expect(await ready.json()).toMatchObject({
    ready: true,
    failing: [],
    flow: { oldestEventSeconds: 0, eventsDead: 0 },
  });
});

const standing: [name: string, before: string, after: string, failing: string[]][] = [
  [
    'an event older than five minutes',
    `insert into raw_events (channel_id, source, body, received_at) values (1, 'form', 'x', now() - interval '301 seconds')`,
    'delete from raw_events',
    ['events'],
  ],
  [
    'an event that waits for its next try',
    `insert into raw_events (channel_id, source, body, received_at, not_before) values (1, 'form', 'x', now() - interval '301 seconds', now() + interval '9 minutes')`,
    'delete from raw_events',
    [],
  ],
  [
    'a dead letter',
    `insert into raw_events (channel_id, source, body, received_at, state) values (1, 'form', 'x', now() - interval '301 seconds', 'dead')`,
    'delete from raw_events',
    [],
  ],
  [
    'a report unsearchable for five minutes',
    `insert into search_queue values (1, now() - interval '301 seconds')`,
    'delete from search_queue',
    ['search'],
  ],
  [
    'an answer queued for a quarter of an hour',
    `insert into outbox (key, report_id, conversation_id, channel_id, visibility, text, queued_at) values ('k', 1, 1, 1, 'private', 'x', now() - interval '901 seconds')`,
    'delete from outbox',
    ['answers'],
  ],
  [
    'an answer held because sending is off',
    `insert into outbox (key, report_id, conversation_id, channel_id, visibility, text, queued_at) values ('k', 1, 1, 1, 'private', 'x', now() - interval '901 seconds'); update city set sending = false`,
    'delete from outbox; update city set sending = true',
    [],
  ],
  [
    'an answer held because its channel is paused',
    `insert into outbox (key, report_id, conversation_id, channel_id, visibility, text, queued_at) values ('k', 1, 1, 1, 'private', 'x', now() - interval '901 seconds'); update channels set state = 'paused'`,
    `delete from outbox; update channels set state = 'connected'`,
    [],
  ],
];
test.for(standing)('%s: readiness names $3', async ([, before, after, failing]) => {
  await database.pool.query(before);
  try {
    const ready = await aProcess()('/readyz');
    expect(await ready.json()).toMatchObject({ failing });
    expect(ready.status).toBe(failing.length === 0 ? 200 : 503);
  } finally {
    await database.pool.query(after);
  }
});

const secret = 'sangat-rahasia-sekali';
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
test.for<[who: string, token: string | undefined, headers: Record<string, string>, address: string, status: number]>([
  ['this machine', undefined, {}, '127.0.0.1', 200],
  ['this machine by IPv6', undefined, {}, '::1', 200],
  ['this machine, mapped', undefined, {}, '::ffff:127.0.0.1', 200],
  ['another machine', undefined, {}, '10.0.0.7', 401],
  ['somebody behind a proxy on this machine', undefined, { 'x-forwarded-for': '10.0.0.7' }, '127.0.0.1', 401],
  ['another machine with the token', secret, bearer(secret), '10.0.0.7', 200],
  ['another machine with a wrong token', secret, bearer('salah'), '10.0.0.7', 401],
  ['this machine without the token that is set', secret, {}, '127.0.0.1', 401],
])('figures for %s', async ([, metricsToken, headers, address, status]) => {
  const ask = aProcess(metricsToken === undefined ? {} : { metricsToken });
  expect((await ask('/metrics', headers, address)).status).toBe(status);
});

test('the figures say what was accepted, refused, is waiting, dead, late and on its way', async () => {
  await database.pool.query(`
    insert into raw_events (channel_id, source, body, received_at, state) values
      (1, 'form', 'x', now() - interval '90 seconds', 'new'), (1, 'form', 'x', now(), 'done'), (1, 'form', 'x', now(), 'dead');
    insert into channel_refusals values (1, 'bad_signature', current_date, 7), (1, 'bad_signature', current_date - 1, 5), (1, 'stale', current_date, 1);
    insert into search_queue values (1);
    insert into outbox (key, report_id, conversation_id, channel_id, visibility, text, state, settled_as) values
      ('a', 1, 1, 1, 'private', 'x', 'queued', null), ('b', 1, 1, 1, 'private', 'x', 'unknown', null),
      ('c', 1, 1, 1, 'private', 'x', 'unknown', 'arrived'), ('d', 1, 1, 1, 'private', 'x', 'failed', null), ('e', 1, 1, 1, 'private', 'x', 'sent', null)`);
  const accepted = await database.pool.query<{ n: number }>(`select max(id) as n from raw_events`);
  const text = await (await aProcess()('/metrics')).text();
  const lines = text.split('\n');
  for (const line of [
    'mimin_database_up 1',
    `mimin_raw_events_accepted ${accepted.rows[0]?.n}`,
    'mimin_raw_events_refused{reason="bad_signature"} 12',
    'mimin_raw_events_refused{reason="stale"} 1',
    'mimin_raw_events_dead 1',
    'mimin_raw_events_waiting 1',
    'mimin_search_waiting 1',
    'mimin_outbox{state="queued"} 1',
    'mimin_outbox{state="unknown"} 1',
    'mimin_outbox{state="failed"} 1',
    'mimin_clocks_overdue 1',
    'mimin_reports{status="open"} 1',
    'mimin_reports{status="resolved"} 2',
    'mimin_reports{status="waiting"} 0',
  ])
    expect(lines).toContain(line);
  const lag = Number(/^mimin_ingest_lag_seconds (.+)$/m.exec(text)?.[1]);
  expect(lag).toBeGreaterThanOrEqual(90);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  expect(text).toMatch(/^mimin_database_connections\{use="idle"\} \d/m);
  expect(text).toMatch(/^mimin_disk_used_ratio 0\.\d/m);
});

test('with the database away the process still gives its own figures and none of the last ones', async () => {
  await aProcess()('/metrics');
  const text = await (await aProcess({ app: away() })('/metrics')).text();
  expect(text).toMatch(/^mimin_database_up 0$/m);
  expect(text).not.toMatch(/^mimin_outbox\{/m);
  expect(text).toMatch(/^mimin_raw_events_dead (NaN|Nan)$/m);
  expect(text).toMatch(/^process_resident_memory_bytes /m);
});

test('requests are logged and measured by their pattern, without code, token, query or name', async () => {
  const lines: string[] = [];
  const log = openLog({ level: 'debug', to: { write: (line) => lines.push(line) } });
  const ask = aProcess({ app: { log } });
  await ask('/lacak/7K2M9QX4TB/kunci/ABCDEFGH0123456789JKMNPQRS?nama=siti');
  await ask('/hook/12');
  await ask('/tidak-ada');
  await ask('/rusak');
  await ask('/desk/abcdefghjk', { 'x-request-id': 'proxy-0001' });
  const requests = lines
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter((line) => line.msg === 'request');
  expect(requests.map(({ route, status, level }) => [route, status, level])).toEqual([
    ['/lacak/:x/kunci/:x', 200, 'info'],
    ['/hook/:channelId', 200, 'debug'],
    ['unknown', 404, 'info'],
    ['/rusak', 500, 'info'],
    ['/desk/:x', 200, 'info'],
  ]);
  expect(requests.at(-1)?.id).toBe('proxy-0001');
  expect(lines.join('')).not.toMatch(/7K2M9QX4TB|ABCDEFGH|siti|abcdefghjk/);
  const text = await (await ask('/metrics')).text();
  expect(text).toMatch(
    /^mimin_http_request_seconds_count\{method="GET",route="\/lacak\/:x\/kunci\/:x",status="200"\} 1$/m,
  );
});

test.for([
  ['a fitting id is carried through', 'abc-123_DEF.4', true],
  ['a long one is replaced', 'x'.repeat(65), false],
  ['one that could forge a line is replaced', 'abcdefgh ijk', false],
] as const)('%s', async ([, given, kept]) => {
  const answer = await aProcess()('/healthz', { 'x-request-id': given });
  const id = answer.headers.get('x-request-id');
  expect(id === given).toBe(kept);
  expect(id).toMatch(/^[A-Za-z0-9._-]{8,64}$/);
});

test('a flood of strange paths does not make a flood of labels', async () => {
  const ask = aProcess();
  const words = ['desk', 'api', 'lapor'];
  for (let i = 0; i < 300; i++) {
    const digits = i.toString(3).padStart(6, '0');
    await ask(`/${Array.from(digits, (digit) => words[Number(digit)]).join('/')}`);
  }
  const text = await (await ask('/metrics')).text();
  const labels = new Set(
    [...text.matchAll(/mimin_http_request_seconds_count\{method="GET",route="([^"]+)"/g)].map(([, route]) => route),
  );
  expect(labels.size).toBeLessThanOrEqual(201);
  expect(labels).toContain('other');
});

interface Entry {
  path?: string;
  children?: Entry[];
}
test('every word of our own pages is known to the log', () => {
  const paths = (entries: readonly Entry[], above = ''): string[] =>
    entries.flatMap((entry) => {
      const path = entry.path === undefined ? above : `${above}/${entry.path}`;
      return [path, ...paths(entry.children ?? [], path)];
    });
  for (const path of paths(routes as Entry[])) {
    for (const word of path.split('/').filter((part) => part !== '' && !part.startsWith(':'))) {
      expect([...requestNaming.words], `${word} is to be added to the words in src/operations.ts`).toContain(word);
    }
  }
});
