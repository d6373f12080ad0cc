import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { letSpeak } from '../simulator/act.ts';
import { type Simulator, startSimulator } from '../simulator/city.ts';
import { seeded } from '../simulator/record.ts';
import { speak } from '../simulator/voices.ts';
import { openApp } from './app.ts';
import { buildIfStale } from './build-if-stale.ts';
import { readConfig } from './config.ts';
import { setUpPracticeCity } from './practice/city.ts';
import { connectOtherNetworks } from './practice/other-networks.ts';
import { replayWeek } from './practice/week.ts';
import { writeWelcome } from './practice/week-welcome.ts';

/** How many reports the week holds at least, and how often somebody speaks afterwards, in milliseconds. */
const reports = 320;
const [shortestPause, longestPause] = [4_000, 15_000];
const say = (line: string) => process.stdout.write(`${line}\n`);

const weekday = new Intl.DateTimeFormat('id-ID', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'Asia/Jakarta',
});

/** What has to be ended, in the order in which it was begun. */
const open: (() => unknown)[] = [];
let stopping: Promise<void> | undefined;

const leave = () => void stop().then(() => process.exit(0));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, leave);
// A signal sent to npm ends npm and its shell, not this process; what is thrown away must not outlive them.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || leave(), 1_000).unref();

try {
  await main();
} catch (error) {
  // Whoever stops it in the middle of the week pulls the database from under it.
  if (stopping) await stopping;
  else {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    await stop();
    process.exit(1);
  }
}

async function main(): Promise<void> {
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'mimin-demo-'));
  open.push(() => rmSync(folder, { recursive: true, force: true }));
  // The database of a root process runs as somebody else, who must be able to pass.
  chmodSync(folder, 0o711);
  const config = readConfig({
    ...process.env,
    LOG_LEVEL: process.env.LOG_LEVEL || 'silent',
    POLL_SECONDS: process.env.POLL_SECONDS || '5',
    MIMIN_DATA: join(folder, 'data'),
    // Whatever is set for a real city stays out of this one, and nothing leaves the machine.
    ...Object.fromEntries(
      'DATABASE_URL DATABASE_DIRECT_URL MIMIN_KEY MIMIN_TOKEN_KEYS SMTP_URL MAIL_FROM PUBLIC_URL DRAFT_URL DRAFT_MODEL DRAFT_KEY'
        .split(' ')
        .map((name) => [name, '']),
    ),
  });
  if (existsSync('vite.config.ts')) await buildIfStale();
  say('Kota latihan disiapkan … / preparing the practice city …');
  const opening = openApp(config);
  // Registered before it is done: whoever stops it now must not leave a database server behind.
  open.push(async () => (await opening).close());
  const { app } = await opening;
  // Nothing here has to survive a power cut.
  await app.pool.query('alter system set synchronous_commit = off');
  await app.pool.query('select pg_reload_conf()');
  const operator = await setUpPracticeCity(app);
  const simulator = await startSimulator({ now: () => app.now() });
  open.push(() => simulator.stop());
  const { startWeb } = await import('./server.ts');
  const web = await startWeb(app);
  open.push(() => web.close());

  const { people } = await replayWeek(app, operator, simulator, {
    reports,
    voices: speak(20_26),
    random: seeded(7),
    url: `http://127.0.0.1:${config.port}`,
    onDay: (day, count) => say(`  ${weekday.format(day)}: ${count} aduan / reports`),
  });
  await connectOtherNetworks(app, simulator.sides, web.url);
  const { startWorker } = await import('./worker.ts');
  const worker = await startWorker(app);
  open.push(() => worker.close());
  keepSpeaking(simulator);
  const staff = [...people, { role: operator.role, agency: null, name: operator.name, email: 'operator@kota.example' }];
  say(
    writeWelcome({ url: web.url, simulatorUrl: simulator.url, staff, seconds: (performance.now() - started) / 1_000 }),
  );
}

/** Lets residents go on writing, one every few seconds. */
function keepSpeaking(simulator: Simulator): void {
  const voices = speak(Date.now() % 100_000);
  const random = seeded(11);
  let timer: NodeJS.Timeout;
  const speakSomewhere = () => {
    const voice = voices.next().value;
    // Half of them where the week took place, half anywhere else.
    const side = simulator.sides[Math.floor(random() * simulator.sides.length * 2)];
    if (!side) return letSpeak(simulator, voice);
    const way = side.ways[Math.floor(random() * side.ways.length)]?.key ?? '';
    return side.speak(way, voice.text, voice.person).then(() => undefined);
  };
  const next = () => {
    timer = setTimeout(
      () => void speakSomewhere().finally(next),
      shortestPause + random() * (longestPause - shortestPause),
    );
  };
  next();
  open.push(() => clearTimeout(timer));
}

/** Ends everything, last begun first, and takes the throw-away data with it. */
function stop(): Promise<void> {
  stopping ??= (async () => {
    for (const end of open.toReversed()) {
      try {
        await end();
      } catch {
        // The next one is ended all the same.
      }
    }
  })();
  return stopping;
}
