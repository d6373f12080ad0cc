import { PgBoss } from 'pg-boss';
import type { App } from './app.ts';
import {
  purgeConsents,
  renewSubscriptions,
  renewTokens,
  startPolling,
  tellOfExpiries,
  writeRefusals,
} from './channels/index.ts';
import { openListener } from './db/listen.ts';
import { makePartitions } from './db/partitions.ts';
import {
  askForTraining,
  cityState,
  escalateOverdue,
  fetchMedia,
  findSameMatter,
  findUnclear,
  followServers,
  indexSearch,
  ingestEvents,
  installShippedModel,
  purgeExpired,
  recountClocks,
  retrainModel,
  settleAbandoned,
  startSending,
  tellOfChannels,
  tellStaff,
  watchSilence,
} from './inbox/index.ts';
import { proveFigures } from './insights/index.ts';
import { purgeLogIns } from './people/index.ts';
import { EventRate } from './shared/event-rate.ts';
import { startLoop, type WorkLoop } from './shared/work-loop.ts';

export interface Worker {
  close(): Promise<void>;
}

/** Tables that grow for ever are cut by month; partitions are made this many months ahead (corrections, 1). */
const monthsAhead = 3;
/** More events a second than this, a hundred times a city's busiest hour, and the search rests between its batches. */
const floodPerSecond = 300;
const searchRestMs = 1_500;
const partitionedTables = ['raw_events', 'messages', 'report_events'];

/** Starts the background side: loops for what must happen at once, pg-boss for what happens by the clock. */
export async function startWorker(app: App): Promise<Worker> {
  await makePartitions(app.pool, partitionedTables, app.now(), monthsAhead).catch((error: unknown) =>
    // The DEFAULT partition takes what arrives meanwhile, and the timer tries again.
    app.log.error({ err: error }, 'partitions could not be made'),
  );
  const listener = await openListener(app.directUrl, app.log);
  const whenSetUp = (work: () => Promise<number>) => async () => ((await cityState(app)) ? work() : 0);
  // In a flood a report on the desk matters more than its row in the search, which catches up behind it.
  const recent = new EventRate();
  let indexedAt = 0;
  const search = startLoop(
    'search',
    1_000,
    app.log,
    whenSetUp(async () => {
      if (recent.perSecond(Date.now()) > floodPerSecond && Date.now() - indexedAt < searchRestMs) return 0;
      indexedAt = Date.now();
      return indexSearch(app);
    }),
  );
  // Suggestions come behind the search, whose words they read, and rest with it in a flood.
  let comparedAt = 0;
  const sameMatter = startLoop(
    'same matter',
    2_000,
    app.log,
    whenSetUp(async () => {
      const flood = recent.perSecond(Date.now()) > floodPerSecond;
      if (flood && Date.now() - comparedAt < searchRestMs) return 0;
      comparedAt = Date.now();
      return findSameMatter(app, flood ? 1 : undefined);
    }),
  );
  const outbox = startSending(app, async () => Boolean(await cityState(app)));
  const media = startLoop(
    'media',
    2_000,
    app.log,
    whenSetUp(() => fetchMedia(app)),
  );
  // Two, so that one reads and plans while the other's statements run; they never take the same event.
  const ingests = ['ingest', 'ingest beside'].map((name) =>
    startLoop(
      name,
      1_000,
      app.log,
      whenSetUp(async () => {
        const { taken } = await ingestEvents(app);
        recent.add(taken, Date.now());
        if (taken > 0) for (const loop of [search, outbox, media, sameMatter]) loop.wake();
        return taken;
      }),
    ),
  );
  const unclear = startLoop(
    'unclear answers',
    3_000,
    app.log,
    whenSetUp(() => findUnclear(app)),
  );
  const servers = startLoop(
    'servers of other bodies',
    120_000,
    app.log,
    whenSetUp(() => followServers(app)),
  );
  tellOfChannels();
  const polling = startPolling(app);
  const renewal = startLoop(
    'renewal',
    30_000,
    app.log,
    whenSetUp(async () => (await renewTokens(app)) + (await renewSubscriptions(app))),
  );
  const clock = startLoop(
    'clock',
    15_000,
    app.log,
    whenSetUp(async () => (await settleAbandoned(app)) + (await recountClocks(app)) + (await escalateOverdue(app))),
  );
  const staffNews = startLoop(
    'news for staff',
    5_000,
    app.log,
    whenSetUp(() => tellStaff(app)),
  );
  // Before anything is trained, what came with this release is known: it may be better than what is in use.
  const leaving = new AbortController();
  let installed = false;
  const training = startLoop(
    'training',
    5_000,
    app.log,
    whenSetUp(async () => {
      if (!installed) await installShippedModel(app);
      installed = true;
      return retrainModel(app, { signal: leaving.signal });
    }),
  );
  listener.on('raw_events', () => {
    for (const ingest of ingests) ingest.wake();
  });
  listener.on('outbox', () => outbox.wake());
  listener.on('reports_changed', () => search.wake());
  listener.on('training', () => training.wake());

  const boss = await startTimers(app);
  const loops: WorkLoop[] = [
    ...ingests,
    search,
    sameMatter,
    outbox,
    unclear,
    servers,
    media,
    clock,
    staffNews,
    renewal,
    training,
  ];
  return {
    async close() {
      leaving.abort();
      await polling.close();
      await Promise.all(loops.map((loop) => loop.stop()));
      await boss.stop({ graceful: true, timeout: 5_000 });
      await writeRefusals(app);
      await listener.close();
    },
  };
}

async function startTimers(app: App): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString: app.directUrl, max: 2 });
  boss.on('error', (error) => app.log.error({ err: error }, 'timers are in trouble'));
  boss.on('warning', (warning) => app.log.warn({ warning }, 'timers warn'));
  await boss.start();
  const timers: [string, string, () => Promise<unknown>][] = [
    ['db.make-partitions', '10 2 * * *', () => makePartitions(app.pool, partitionedTables, app.now(), monthsAhead)],
    ['people.purge-log-ins', '20 2 * * *', () => purgeLogIns(app)],
    [
      'inbox.ask-for-training',
      '10 1 * * *',
      async () => (await cityState(app)) && askForTraining(app, { kind: 'system' }),
    ],
    ['inbox.purge-expired', '40 2 * * *', () => purgeExpired(app)],
    ['channels.purge-consents', '50 2 * * *', () => purgeConsents(app)],
    ['insights.prove-figures', '50 2 * * *', async () => (await cityState(app)) && proveFigures(app)],
    // In the morning, so that somebody is there who can act.
    ['channels.tell-of-expiries', '45 7 * * *', async () => (await cityState(app)) && tellOfExpiries(app)],
    ['inbox.watch-silence', '*/15 * * * *', async () => (await cityState(app)) && watchSilence(app)],
  ];
  for (const [name, cron, work] of timers) {
    await boss.createQueue(name);
    await boss.schedule(name, cron, {}, { tz: 'Asia/Jakarta' });
    await boss.work(name, async () => {
      await work();
    });
  }
  return boss;
}
