import type { IncomingMessage } from 'node:http';
import type { Hono } from 'hono';
import { Gauge } from 'prom-client';
import type { App } from './app.ts';
import { diskIsFull, measureDisk } from './channels/index.ts';
import { countReports, type Flow, readFlow } from './flow.ts';
import { sameText } from './shared/keys.ts';
import { exposeMetrics, registry } from './shared/metrics.ts';
import { logRequests, type RequestNaming } from './shared/request-log.ts';

/** How paths are written down: the words of our own addresses, and what machines call all day. */
export const requestNaming: RequestNaming = {
  words: new Set(
    `lapor posisi lacak teruskan kirim meja-lain sp4n-lapor laksa kunci pasang masuk kode keluar akun undangan atur-ulang
     desk dorong susulan atur luring luring.js sw.js aplikasi.webmanifest ikon-192.png ikon-512.png ikon-512-penuh.png aduan usulan draf bagian tanpa-jawaban pemberitahuan loket balasan kotak-keluar kanal masa-berlaku izin kembali pilih baru impor serah-terima akun.csv surat-mati tombol tombol.js kota coba kalender janji baris model koreksi koreksi.csv ringkasan ringkasan.xlsx angka angka.csv angka.json angka.schema.json orang token audit pengaturan
     open311 v2 discovery.xml discovery.json services services.xml services.json requests requests.xml requests.json tokens servicerequestupdates.xml servicerequestupdates.json
     bukti asli persetujuan kejadian
     api auth v1 hook foto assets healthz readyz metrics`.split(/\s+/),
  ),
  quiet: /^\/(hook|assets|healthz|readyz|metrics)(\/|$)/,
};

/** Adds what keeps a running product observable: request log, `/healthz`, `/readyz`, `/metrics`. */
export function addOperations(app: App, hono: Hono<{ Bindings: { incoming: IncomingMessage } }>): void {
  hono.use('*', logRequests(app.log, requestNaming));

  hono.get('/healthz', (c) => c.json({ alive: true }, 200, { 'cache-control': 'no-store' }));

  hono.get('/readyz', async (c) => {
    const { checks, flow } = await checkReadiness(app);
    const failing = Object.entries(checks).flatMap(([name, problem]) => (problem ? [name] : []));
    const body = { ready: failing.length === 0, failing, checks, ...(flow ? { flow: shownFlow(flow) } : {}) };
    return c.json(body, failing.length === 0 ? 200 : 503, {
      'cache-control': 'no-store',
      ...(failing.length === 0 ? {} : { 'retry-after': '10' }),
    });
  });

  hono.get('/metrics', async (c) => {
    if (!mayReadMetrics(app, c.req.raw.headers, c.env.incoming?.socket.remoteAddress)) {
      return c.text('Butuh METRICS_TOKEN. / METRICS_TOKEN is needed.', 401, { 'www-authenticate': 'Bearer' });
    }
    await setFigures(app);
    const { text, type } = await exposeMetrics();
    return c.body(text, 200, { 'content-type': type, 'cache-control': 'no-store' });
  });
}

/** Seconds after which a queue counts as standing still; a busy hour stays far below. */
const standstill = { event: 300, search: 300, answer: 900 };
const patienceMs = 2_000;

type Problem = string | null;
export interface Readiness {
  checks: { database: Problem; disk: Problem; events: Problem; search: Problem; answers: Problem };
  flow: Flow | undefined;
}

/** Decides whether this process can do its work now; each problem is one sentence in both languages. */
export async function checkReadiness(app: App): Promise<Readiness> {
  const checks: Readiness['checks'] = { database: null, disk: null, events: null, search: null, answers: null };
  if (await diskIsFull(app))
    checks.disk = 'Disk hampir penuh, aduan baru ditolak. / The disk is nearly full, new reports are refused.';
  const flow = await within(patienceMs, readFlow(app.pool)).catch((error: unknown) => {
    app.log.warn({ err: error }, 'not ready: the database does not answer');
    checks.database = 'Basis data tidak menjawab. / The database does not answer.';
    return undefined;
  });
  if (flow) {
    const late = (age: number, limit: number, id: string, en: string): Problem =>
      age <= limit ? null : `${id} ${Math.round(age)} detik. / ${en} ${Math.round(age)} seconds.`;
    checks.events = late(
      flow.oldestEventAge,
      standstill.event,
      'Kejadian tertua menunggu',
      'The oldest event has waited',
    );
    checks.search = late(flow.oldestSearchAge, standstill.search, 'Pencarian tertinggal', 'Search is behind by');
    checks.answers = late(
      flow.oldestAnswerAge,
      standstill.answer,
      'Jawaban tertua menunggu',
      'The oldest answer has waited',
    );
  }
  return { checks, flow };
}

function shownFlow(flow: Flow) {
  return {
    oldestEventSeconds: Math.round(flow.oldestEventAge),
    oldestSearchSeconds: Math.round(flow.oldestSearchAge),
    oldestAnswerSeconds: Math.round(flow.oldestAnswerAge),
    eventsWaiting: flow.eventsWaiting,
    eventsDead: flow.eventsDead,
  };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/**
 * With a token set only the token opens; without one only this machine may read. A proxy on this machine would make
 * the whole world look local, so a forwarded request never counts as local.
 */
function mayReadMetrics(app: App, headers: Headers, address: string | undefined): boolean {
  const token = app.config.metricsToken;
  if (token !== undefined) return sameText(headers.get('authorization') ?? '', `Bearer ${token}`);
  const forwarded = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) => headers.has(name));
  return !forwarded && /^(::1|(::ffff:)?127(\.\d+){3})$/.test(address ?? '');
}

const gauge = (name: string, help: string, labelNames: string[] = []) =>
  new Gauge({ name: `mimin_${name}`, help, labelNames, registers: [registry] });
const gauges = {
  databaseUp: gauge('database_up', '1 when the database answered this scrape'),
  accepted: gauge('raw_events_accepted', 'Raw events journalled since installation'),
  refused: gauge('raw_events_refused', 'Webhook requests refused since installation', ['reason']),
  dead: gauge('raw_events_dead', 'Dead letters that wait for a person'),
  waiting: gauge('raw_events_waiting', 'Raw events not yet processed, counted up to 10,001'),
  eventAge: gauge('ingest_lag_seconds', 'Age of the oldest raw event that could be processed now'),
  searchWaiting: gauge('search_waiting', 'Reports not yet searchable'),
  searchAge: gauge('search_lag_seconds', 'Age of the oldest report that is not yet searchable'),
  answers: gauge('outbox', 'Answers by state, as far as they still need something', ['state']),
  answerAge: gauge('outbox_lag_seconds', 'Age of the oldest answer that could leave now'),
  overdue: gauge('clocks_overdue', 'Reports with a clock past its due time'),
  reports: gauge('reports', 'Reports by status', ['status']),
  pool: gauge('database_connections', 'Connections of this process', ['use']),
  disk: gauge('disk_used_ratio', 'Used share of the disk under the data folder'),
};

/** Figures without a label: they cannot be absent, so they are "not a number" while the database is away. */
const counts = [
  gauges.accepted,
  gauges.dead,
  gauges.waiting,
  gauges.eventAge,
  gauges.searchWaiting,
  gauges.searchAge,
  gauges.answerAge,
  gauges.overdue,
];

/** How long the number of reports by status may be old, in milliseconds: it is the one figure that reads them all. */
const countsLifetimeMs = 60_000;
const counted = new WeakMap<App, { at: number; reports: Promise<Record<string, number>> }>();

async function setFigures(app: App): Promise<void> {
  const { totalCount, idleCount, waitingCount } = app.pool;
  gauges.pool.set({ use: 'busy' }, totalCount - idleCount);
  gauges.pool.set({ use: 'idle' }, idleCount);
  gauges.pool.set({ use: 'wanted' }, waitingCount);
  gauges.disk.set(await measureDisk(app).catch(() => Number.NaN));
  try {
    const [flow, reports] = await within(patienceMs, Promise.all([readFlow(app.pool), reportCounts(app)]));
    gauges.databaseUp.set(1);
    setFlow(flow);
    for (const [status, n] of Object.entries(reports)) gauges.reports.set({ status }, n);
  } catch (error) {
    // The process's own figures are wanted most when the database is away; those of the database are left out then.
    app.log.warn({ err: error }, 'figures of the database could not be read');
    for (const one of [gauges.refused, gauges.answers, gauges.reports]) one.reset();
    for (const one of counts) one.set(Number.NaN);
    gauges.databaseUp.set(0);
  }
}

function setFlow(flow: Flow): void {
  gauges.accepted.set(flow.eventsAccepted);
  for (const [reason, n] of Object.entries(flow.eventsRefused)) gauges.refused.set({ reason }, n);
  gauges.dead.set(flow.eventsDead);
  gauges.waiting.set(flow.eventsWaiting);
  gauges.eventAge.set(flow.oldestEventAge);
  gauges.searchWaiting.set(flow.searchWaiting);
  gauges.searchAge.set(flow.oldestSearchAge);
  for (const [state, n] of Object.entries(flow.answers)) gauges.answers.set({ state }, n);
  gauges.answerAge.set(flow.oldestAnswerAge);
  gauges.overdue.set(flow.clocksOverdue);
}

function reportCounts(app: App): Promise<Record<string, number>> {
  const now = app.now().getTime();
  const known = counted.get(app);
  if (known && now - known.at < countsLifetimeMs) return known.reports;
  const reports = countReports(app.pool);
  counted.set(app, { at: now, reports });
  reports.catch(() => counted.delete(app));
  return reports;
}
