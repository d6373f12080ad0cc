import { afterAll, beforeAll, expect, test } from 'vitest';
import { journalEvent, putChannel } from '#src/channels/index.ts';
import { aWorld, type World } from '../../../test/support/world.ts';
import { ingestEvents } from './ingest-events.ts';

let world: World;
let channelId = 0;
let ahead = 0;
beforeAll(async () => {
  world = await aWorld({ now: () => new Date(Date.now() + ahead) });
  channelId = await world.app.db.transaction().execute((tx) =>
    putChannel(world.app, tx, {
      network: 'sms',
      externalId: '+628110001708',
      name: 'SMS',
      agencyId: null,
      settings: { gateway: 'vonage', number: '+628110001708' },
      secrets: {},
    }),
  );
});
afterAll(() => world?.drop());

let serial = 0;
/** One piece as Vonage delivers it; `from` tells the tests' people apart. */
async function arrives(from: string, ref: number, part: number, total: number, text: string, id = `p${++serial}`) {
  const fields = new URLSearchParams({
    msisdn: from,
    to: '628110001708',
    messageId: id,
    text,
    concat: 'true',
    'concat-ref': String(ref),
    'concat-total': String(total),
    'concat-part': String(part),
  });
  await journalEvent(world.app, { channelId, source: 'webhook', body: Buffer.from(fields.toString()) });
  while ((await ingestEvents(world.app)).taken > 0);
  return id;
}

/** The time comes at which what was put aside is taken again. */
async function comesAgain() {
  await world.app.pool.query(`update raw_events set not_before = null where state = 'new'`);
  while ((await ingestEvents(world.app)).taken > 0);
}

async function messagesOf(from: string) {
  const { rows } = await world.app.pool.query<{ external_id: string; text: string; report_id: number | null }>(
    `select m.external_id, m.text, m.report_id from messages m join conversations c on c.id = m.conversation_id
      where c.external_id = $1 and m.direction = 'in' order by m.id`,
    [`+${from}`],
  );
  return rows;
}

async function waiting() {
  const { rows } = await world.app.pool.query(`select state, error from raw_events where state <> 'done'`);
  return rows;
}

test('pieces that come one after the other, the last one first, are one message and one report', async () => {
  await arrives('628120000001', 7, 2, 2, 'sdn karawaci 1 udh seminggu gelap bgt');
  expect(await messagesOf('628120000001')).toEqual([]);
  const first = await arrives('628120000001', 7, 1, 2, 'lampu jalan mati di dpn ');
  expect(await messagesOf('628120000001')).toEqual([
    {
      external_id: first,
      text: 'lampu jalan mati di dpn sdn karawaci 1 udh seminggu gelap bgt',
      report_id: expect.any(Number),
    },
  ]);
  expect(await waiting()).toEqual([]);
});

test('pieces delivered again, before or after they were joined, change nothing', async () => {
  const first = await arrives('628120000002', 7, 1, 2, 'air mati ');
  await arrives('628120000002', 7, 1, 2, 'air mati ', first);
  const second = await arrives('628120000002', 7, 2, 2, 'dari pagi');
  await comesAgain();
  await arrives('628120000002', 7, 2, 2, 'dari pagi', second);
  await arrives('628120000002', 7, 1, 2, 'air mati ', first);
  await comesAgain();
  expect((await messagesOf('628120000002')).map((one) => one.text)).toEqual(['air mati dari pagi']);
  expect(await waiting()).toEqual([]);
});

test('two people, and two long messages of one, do not run into each other', async () => {
  await arrives('628120000003', 9, 1, 2, 'a1 ');
  await arrives('628120000004', 9, 1, 2, 'b1 ');
  await arrives('628120000003', 10, 1, 2, 'c1 ');
  await arrives('628120000004', 9, 2, 2, 'b2');
  await arrives('628120000003', 10, 2, 2, 'c2');
  await arrives('628120000003', 9, 2, 2, 'a2');
  expect((await messagesOf('628120000003')).map((one) => one.text)).toEqual(['c1 c2', 'a1 a2']);
  expect((await messagesOf('628120000004')).map((one) => one.text)).toEqual(['b1 b2']);
});

test('when a piece never comes the others are written as they are, in one thread, and a late one too', async () => {
  const first = await arrives('628120000005', 3, 1, 3, 'jalan rusak di cipondoh ');
  const third = await arrives('628120000005', 3, 3, 3, 'tolong min');
  await comesAgain();
  expect(await messagesOf('628120000005')).toEqual([]);
  ahead += 25_000;
  await comesAgain();
  const written = await messagesOf('628120000005');
  expect(written.map((one) => one.external_id)).toEqual([first, third]);
  expect(new Set(written.map((one) => one.report_id)).size).toBe(1);
  const second = await arrives('628120000005', 3, 2, 3, 'dekat pasar ');
  ahead += 25_000;
  await comesAgain();
  expect((await messagesOf('628120000005')).map((one) => one.external_id)).toEqual([first, third, second]);
  expect(await waiting()).toEqual([]);
});
