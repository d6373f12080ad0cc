import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '#src/app.ts';
import { replayWeek } from '#src/practice/week.ts';
import { startWeb } from '#src/server.ts';
import { startSimulator } from '../simulator/city.ts';
import { seeded } from '../simulator/record.ts';
import { speak } from '../simulator/voices.ts';
import { aWorld } from './support/world.ts';

const reports = 60;
let app: App;
let replayed: Awaited<ReturnType<typeof replayWeek>>;
let sent: { network: string; at: Date }[];
let drop: () => Promise<void>;

/** One short week for all questions below; nobody changes anything in it. */
beforeAll(async () => {
  const world = await aWorld();
  app = world.app;
  const simulator = await startSimulator({ now: () => app.now() });
  const web = await startWeb(app);
  drop = async () => {
    await web.close();
    await simulator.stop();
    await world.drop();
  };
  replayed = await replayWeek(app, world.operator, simulator, {
    reports,
    voices: speak(20_26),
    random: seeded(7),
    url: `http://127.0.0.1:${app.config.port}`,
  });
  sent = simulator.sent;
}, 120_000);

afterAll(() => drop());

/** What one column of a question holds. */
async function column(question: string): Promise<unknown[]> {
  const { rows } = await sql.raw<Record<string, unknown>>(question).execute(app.db);
  return rows.map((row) => Object.values(row)[0]);
}

async function count(of: string): Promise<number> {
  return Number((await column(`select count(*) from ${of}`))[0]);
}

test('a newcomer finds reports of every channel, of several agencies, in every state', async () => {
  expect(await count('reports')).toBeGreaterThanOrEqual(reports);
  expect(replayed.reports).toBe(await count('reports'));
  const networks = await column(
    'select distinct c.network from reports r join channels c on c.id = r.channel_id order by 1',
  );
  expect(networks).toEqual(expect.arrayContaining(['email', 'instagram', 'telegram', 'web']));
  expect((await column('select distinct agency_id from reports where agency_id is not null')).length).toBeGreaterThan(
    5,
  );
  expect(await column('select distinct status from reports')).toEqual(
    expect.arrayContaining(['open', 'resolved', 'closed']),
  );
  expect((await column('select distinct kind from reports')).length).toBeGreaterThanOrEqual(4);
  expect(await count('media')).toBeGreaterThan(0);
  expect(await count('saved_replies')).toBeGreaterThan(0);
});

test('somebody is late, an answer may not have arrived, a letter is dead, a report is rated', async () => {
  expect(await count(`reports where status = 'open' and next_due_at < now()`)).toBeGreaterThan(0);
  expect(await count(`report_events where type = 'escalated'`)).toBeGreaterThan(0);
  expect(await count(`outbox where state = 'unknown' and settled_as is null`)).toBeGreaterThan(0);
  expect(await count(`raw_events where state = 'dead'`)).toBe(1);
  expect(await count('reports where rating between 1 and 5')).toBeGreaterThan(0);
  expect(await count(`report_events where type = 'handed_on'`)).toBeGreaterThan(0);
  expect(await count(`report_events where type = 'not_fixed'`)).toBeGreaterThan(0);
});

test('every report came in by the journal: it has a message with a key, whose raw event is kept', async () => {
  const homeless = await column(`
    select r.code from reports r where not exists (
      select from messages m join message_keys k on k.message_id = m.id join raw_events e on e.id = m.raw_event_id
       where m.report_id = r.id and m.direction = 'in' and e.state = 'done')`);
  expect(homeless).toEqual([]);
  expect(await count(`raw_events where state = 'new'`)).toBe(0);
  expect(await count('search_queue')).toBe(0);
});

test('what the rows say is what the ledger says', async () => {
  const ledger = (type: string) => count(`(select distinct report_id from report_events where type = '${type}') as l`);
  expect(await ledger('received')).toBe(await count('reports'));
  expect(await ledger('rated')).toBe(await count('reports where rating is not null'));
  expect(await count(`report_events where type = 'answer_sent'`)).toBe(await count(`outbox where state = 'sent'`));
  expect(await count(`messages where direction = 'out' and kind in ('answer', 'receipt')`)).toBe(
    await count(`outbox where state = 'sent'`),
  );
  const ended = await column(`
    select r.code from reports r
      join lateral (select e.type from report_events e where e.report_id = r.id and e.type in ('resolved', 'closed', 'reopened') order by e.id desc limit 1) l on true
     where (r.status in ('resolved', 'closed')) <> (l.type in ('resolved', 'closed'))`);
  expect(ended).toEqual([]);
  expect(await count(`reports where status in ('resolved', 'closed')`)).toBe(
    await count(
      `(select distinct report_id from report_events where type in ('resolved', 'closed')) as l join reports r on r.id = l.report_id and r.status in ('resolved', 'closed')`,
    ),
  );
});

test('the networks saw exactly what the outbox calls sent or unclear', async () => {
  const ours = await count(
    `outbox o join channels c on c.id = o.channel_id where c.network in ('instagram', 'telegram', 'email') and o.state in ('sent', 'unknown')`,
  );
  expect(sent.length).toBe(ours);
});

test('the week lies in the past, answers come after words, and the real clock is back', async () => {
  expect(await count('reports where opened_at > now() or last_message_at > now()')).toBe(0);
  const days = await column(`select distinct (opened_at at time zone 'Asia/Jakarta')::date::text from reports`);
  expect(days.length).toBeGreaterThanOrEqual(6);
  expect(await count('outbox o join reports r on r.id = o.report_id where o.queued_at < r.opened_at')).toBe(0);
  expect(await count(`outbox where ended_at - queued_at > interval '1 hour' and settled_as is null`)).toBe(0);
  expect(Math.abs(app.now().getTime() - Date.now())).toBeLessThan(60_000);
});

test('there is somebody to be for each role', () => {
  const roles = new Set(replayed.people.map((person) => person.role));
  expect([...roles].sort()).toEqual(['coordinator', 'head', 'leader', 'mimin']);
});
