import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { journalEvent, putChannel } from '#src/channels/index.ts';
import { ingestAll } from '../../../test/support/reports.ts';
import { aWorld, type World } from '../../../test/support/world.ts';
import { ingestEvents } from './ingest-events.ts';

let world: World;
let channelId = 0;
beforeAll(async () => {
  world = await aWorld();
  channelId = await world.app.db.transaction().execute((tx) =>
    putChannel(world.app, tx, {
      network: 'telegram',
      externalId: '7001',
      name: '@kota_bot',
      agencyId: null,
      settings: {},
      secrets: { bot_token: 't' },
    }),
  );
});
afterAll(() => world?.drop());

let serial = 5_000;
/** One private message as Telegram delivers it; `change` is laid over it, and `~` stands for NUL and half an emoji. */
async function arrives(change: { from?: object; chat?: object; date?: number }) {
  const id = ++serial;
  const message = {
    message_id: id,
    chat: { id, type: 'private' },
    from: { id, first_name: 'Siti', username: `siti${id}` },
    date: Math.floor(Date.now() / 1_000),
    text: 'jalan rusak di cipondoh',
    ...change,
  };
  const body = JSON.stringify({ update_id: id, message }).replaceAll('~', '\\u0000\\ud800');
  const eventId = await journalEvent(world.app, { channelId, source: 'webhook', body: Buffer.from(body) });
  await ingestAll(world.app);
  const { rows } = await world.app.pool.query(
    `select e.state, m.at, r.opened_at, i.name, i.handle from raw_events e
       left join messages m on m.raw_event_id = e.id left join reports r on r.id = m.report_id
       left join conversations c on c.id = m.conversation_id left join identities i on i.id = c.identity_id
      where e.id = $1`,
    [eventId],
  );
  return rows[0];
}

test('NUL and half an emoji in the name of whoever wrote lose nothing else', async () => {
  const came = await arrives({ from: { id: 42, first_name: 'Si~ti', username: 'si~ti' } });
  expect(came).toMatchObject({ state: 'done', name: 'Si\uFFFDti', handle: 'si\uFFFDti' });
});

test.each([
  ['the year 9999', 253_402_300_799],
  ['a year that no database knows', 8.64e12],
])('a message from %s was written when it came', async (_, date) => {
  const before = Date.now();
  const came = await arrives({ date });
  expect(came.state).toBe('done');
  expect(came.at.getTime()).toBeGreaterThanOrEqual(before - 1_000);
  expect(came.at.getTime()).toBeLessThanOrEqual(Date.now() + 1_000);
  expect(came.opened_at).toEqual(came.at);
});

test('an event whose transaction stood in the way of another is taken again as if nothing had been', async () => {
  const from = { id: 77, first_name: 'Ani', username: 'ani' };
  const chat = { id: 77, type: 'private' };
  await arrives({ from, chat });
  const { rows } = await world.app.pool.query(
    `select r.id from reports r join messages m on m.report_id = r.id join conversations c on c.id = m.conversation_id where c.external_id = '77'`,
  );
  const message = { message_id: 1, chat, from, date: Math.floor(Date.now() / 1_000), text: 'masih rusak' };
  const body = Buffer.from(JSON.stringify({ update_id: 1, message }));
  const eventId = await journalEvent(world.app, { channelId, source: 'webhook', body });

  // Somebody holds the report and wants the message's key; the ingest holds the key and wants the report.
  const other = await world.app.pool.connect();
  await other.query('begin');
  await other.query('select from reports where id = $1 for update', [rows[0].id]);
  const ingested = ingestEvents(world.app);
  for (;;) {
    const waiting = await world.app.pool.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (waiting.rows.length > 0) break;
    await setTimeout(20);
  }
  await other.query(
    `insert into message_keys (channel_id, external_id, message_id, message_at) values ($1, '77:1', 1, now())`,
    [channelId],
  );
  await other.query('rollback');
  other.release();
  await ingested;

  const event = () =>
    world.app.db.selectFrom('raw_events').select(['state', 'tries']).where('id', '=', eventId).executeTakeFirst();
  expect(await event()).toEqual({ state: 'new', tries: 0 });
  await ingestAll(world.app);
  expect(await event()).toEqual({ state: 'done', tries: 0 });
});
