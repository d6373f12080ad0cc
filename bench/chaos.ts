import { setTimeout as pause } from 'node:timers/promises';
import { type Simulator, startSimulator } from '../simulator/city.ts';
import type { Troubles } from '../simulator/record.ts';
import type { Side } from '../simulator/side.ts';
import { type App, openApp } from '../src/app.ts';
import { networkNamed, putChannel } from '../src/channels/index.ts';
import { readConfig } from '../src/config.ts';
import { addPracticeStaff } from '../src/practice/city.ts';
import { startAnswering } from './support/chaos-answers.ts';
import { type ChaosProduct, chaosProduct } from './support/chaos-product.ts';
import { letResidentsSpeak, numbered, type Said } from './support/chaos-residents.ts';
import { seeded } from './support/complaints.ts';
import { makeProduct } from './support/product.ts';
import { numberOption, say } from './support/say.ts';

/** Every how-manieth word of a resident gets an answer. */
const answerEvery = 15;
const settleSeconds = 240;

/**
 * Everything that can go wrong at once, over all networks: webhooks dropped, doubled and late, web and worker killed, the
 * database restarted, a release with a migration in the middle, networks that do not say what they did. Counts from the
 * practice city's own record what was lost, doubled or answered twice; all three must be 0 for any seed.
 * `--seed N`, `--events N`, `--kills N`, `--seconds N` (how long residents speak).
 */
export async function bench(args: string[]): Promise<object> {
  const seed = numberOption(args, 'seed', 1);
  const events = numberOption(args, 'events', 10_000);
  const kills = numberOption(args, 'kills', 20);
  const seconds = numberOption(args, 'seconds', 150);
  const random = seeded(seed);
  const began = performance.now();
  const env = { POLL_SECONDS: '5', LOG_LEVEL: 'silent' };
  const product = await makeProduct({ roles: ['web'], env });
  const city = await startSimulator();
  const door = await openApp(readConfig(product.env), { poolMax: 4, name: 'bench chaos' });
  try {
    const { app } = door;
    await app.pool.query('update city set sending = true');
    const channels = await connectAll(app, city, product.url, seed);
    const coordinator = await makeCoordinator(app);
    const running = chaosProduct(product.env, product.dataDir);
    running.start('web');
    running.start('worker');
    await firstReady(product.url);
    const answering = startAnswering(app, coordinator, (n) => n % answerEvery === 0);
    const perNetwork = new Map<string, number>();
    const trouble = startTrouble({ running, city, random, kills, seconds });
    const said = await letResidentsSpeak(city, {
      count: events,
      seconds,
      random,
      onSaid: ({ n }) => {
        if (n > 0 && n % 1_000 === 0) say(`${n} of ${events} said`);
      },
    });
    for (const one of said) perNetwork.set(one.network, (perNetwork.get(one.network) ?? 0) + 1);
    const done = await trouble;
    calm(city);
    say('residents are silent; waiting for everything to arrive');
    const { lost, silent, doubled } = await settle(app, city, said);
    await answering.finish();
    await waitForSender(app);
    const answers = await answering.count(city.sent);
    const receiptsTwice = await countReceipts(app, city);
    await running.stop();
    return {
      bench: 'chaos',
      seed,
      events: said.length,
      networks: Object.fromEntries([...perNetwork].sort()),
      dropped: channels.filter((one) => one.drops).map((one) => one.network),
      ...done,
      lost: lost.length,
      ...(lost.length > 0 ? { lostWhere: lost.slice(0, 20) } : {}),
      // Of what a network tells once and never shows again, a dropped word is lost for everybody.
      toldOnceAndDropped: silent.length,
      doubled,
      answers,
      receiptsTwice,
      deadLetters: (await app.pool.query(`select from raw_events where state = 'dead'`)).rowCount,
      seconds: Math.round((performance.now() - began) / 1_000),
    };
  } finally {
    await door.close().catch(() => undefined);
    await city.stop();
    await product.remove();
  }
}

interface Connected {
  network: string;
  drops: boolean;
}

/** Connects every practice network; only what can be read again has its webhooks dropped, as the others try until they are heard. */
async function connectAll(app: App, city: Simulator, url: string, seed: number): Promise<Connected[]> {
  const connected: Connected[] = [];
  for (const [place, side] of city.sides.entries()) {
    const account = side.account();
    const id = await app.db.transaction().execute((tx) =>
      putChannel(app, tx, {
        network: side.network,
        name: `@kota ${side.network}`,
        agencyId: null,
        ...account,
        settings: { ...account.settings, timeout_seconds: '2' },
      }),
    );
    const drops = side.webhook !== undefined && networkNamed(side.network)?.poll !== undefined;
    connected.push({ network: side.network, drops });
    // A bot that is polled has no webhook.
    if (!side.webhook || account.settings.mode === 'poll') continue;
    side.webhook.reseed(seed * 100 + place);
    Object.assign(side.webhook.habits, {
      callback: `${url}/hook/${id}`,
      dropPercent: drops ? 10 : 0,
      duplicatePercent: 10,
      latePercent: 10,
    });
  }
  await app.pool.query(`update channels set connected_at = now() - interval '30 days'`);
  return connected;
}

async function makeCoordinator(app: App) {
  const { rows } = await app.pool.query<{ id: number; name: string }>(
    `select id, name from staff where role = 'operator' limit 1`,
  );
  const row = rows[0];
  if (!row) throw new Error('no operator');
  const operator = {
    kind: 'staff',
    staffId: row.id,
    name: row.name,
    role: 'operator',
    agencyId: null,
    language: 'id',
  } as const;
  return addPracticeStaff(app, operator, 'coordinator');
}

interface Troublemaker {
  running: ChaosProduct;
  city: Simulator;
  random: () => number;
  kills: number;
  seconds: number;
}

/** Kills, restarts, upgrades and confuses, spread over the time in which residents speak. */
async function startTrouble({ running, city, random, kills, seconds }: Troublemaker) {
  const restarts = 3;
  const steps: ('kill' | 'database' | 'upgrade')[] = Array.from({ length: kills }, () => 'kill');
  for (let i = 1; i <= restarts; i++) steps.splice(Math.floor((steps.length * i) / (restarts + 1)), 0, 'database');
  steps.splice(Math.floor(steps.length / 2), 0, 'upgrade');
  let done = 0;
  const confused = setInterval(() => {
    const side = city.sides[Math.floor(random() * city.sides.length)];
    if (side) confuse(side, random() < 0.5 ? 'timeout_after_effect' : 'server_error');
  }, 1_000);
  for (const [place, step] of steps.entries()) {
    await pause(((seconds * 1_000) / steps.length) * (0.6 + random() * 0.8));
    const role = place % 2 === 0 ? 'web' : 'worker';
    if (step === 'database') running.restartDatabase();
    else if (step === 'upgrade') {
      running.upgrade();
      // Both leave at once and come back newer; the first to come migrates, and is killed while it does.
      running.kill('web');
      running.kill('worker');
      await pause(600 + random() * 600);
      running.kill('web');
    } else running.kill(role);
    done++;
    say(`${step} ${done} of ${steps.length}`);
  }
  clearInterval(confused);
  return { kills: kills + 3, databaseRestarts: restarts, migrations: 1 };
}

function confuse(side: Side, kind: string): void {
  (side as Side & { troubles?: Troubles<string> }).troubles?.add('*', kind);
}

/** From here on every network behaves, and delivers what it still has. */
function calm(city: Simulator): void {
  for (const side of city.sides) {
    (side as Side & { troubles?: Troubles<string> }).troubles?.clear();
    if (side.webhook) Object.assign(side.webhook.habits, { dropPercent: 0, duplicatePercent: 0, latePercent: 0 });
  }
}

async function firstReady(url: string): Promise<void> {
  for (let turn = 0; turn < 600; turn++) {
    const ok = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await pause(100);
  }
  throw new Error('the product did not become ready');
}

interface Settled {
  lost: Said[];
  /** Missing, but of a kind that the network tells once and never shows again. */
  silent: Said[];
  doubled: number;
}

/** Waits until everything said is there, or long enough; answers what is not, and what is there twice. */
async function settle(app: App, city: Simulator, said: readonly Said[]): Promise<Settled> {
  const toldOnce = new Set(
    city.sides.flatMap((side) => side.ways.filter((way) => way.toldOnce).map((way) => `${side.network} ${way.key}`)),
  );
  const until = performance.now() + settleSeconds * 1_000;
  for (;;) {
    for (const side of city.sides) await side.webhook?.redeliver();
    const found = await countFound(app).catch(() => undefined);
    const missing = found ? said.filter(({ n }) => !found.has(n)) : [...said];
    const lost = missing.filter((one) => !toldOnce.has(`${one.network} ${one.way}`));
    if ((found && lost.length === 0 && (await journalIsDone(app))) || performance.now() > until) {
      const doubled = [...(found?.values() ?? [])].reduce((sum, times) => sum + times - 1, 0);
      return { lost, silent: missing.filter((one) => !lost.includes(one)), doubled };
    }
    await pause(2_000);
  }
}

async function countFound(app: App): Promise<Map<number, number>> {
  const { rows } = await app.pool.query<{ text: string }>(`select text from messages where direction = 'in'`);
  const found = new Map<number, number>();
  for (const { text } of rows) {
    const n = Number(numbered.exec(text)?.[1] ?? -1);
    if (n >= 0) found.set(n, (found.get(n) ?? 0) + 1);
  }
  return found;
}

async function journalIsDone(app: App): Promise<boolean> {
  const { rows } = await app.pool.query<{ n: number }>(`select count(*)::int as n from raw_events where state = 'new'`);
  return rows[0]?.n === 0;
}

async function waitForSender(app: App): Promise<void> {
  for (let turn = 0; turn < settleSeconds; turn++) {
    const { rows } = await app.pool.query<{ n: number }>(
      `select count(*)::int as n from outbox where state in ('queued', 'sending') and text like 'Jawaban uji %'`,
    );
    if (rows[0]?.n === 0) return;
    await pause(1_000);
  }
}

/** A receipt names the code of its report; nobody may get two. */
async function countReceipts(app: App, city: Simulator): Promise<number> {
  const { rows } = await app.pool.query<{ code: string }>('select code from reports');
  const codes = new Set(rows.map((row) => row.code));
  const seen = new Map<string, number>();
  for (const one of city.sent) {
    if (one.text.includes('Jawaban uji')) continue;
    // The code stands in it by itself and in the address to follow it.
    const named = new Set(one.text.match(/[0-9A-Z]{10}/g) ?? []);
    for (const code of named) if (codes.has(code)) seen.set(code, (seen.get(code) ?? 0) + 1);
  }
  return [...seen.values()].filter((times) => times > 1).length;
}
