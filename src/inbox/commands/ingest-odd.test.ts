import { afterAll, beforeAll, expect, test } from 'vitest';
import { journalEvent, putChannel } from '#src/channels/index.ts';
import { ingestAll } from '../../../test/support/reports.ts';
import { aWorld, type World } from '../../../test/support/world.ts';

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
async function arrives(change: { from?: object; date?: number }) {
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
