import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { forgetChannels, journalEvent, putChannel } from '#src/channels/index.ts';
import { startSimulator } from '../../../simulator/city.ts';
import { aWorld, type World } from '../../../test/support/world.ts';
import { ingestEvents } from './ingest-events.ts';

let world: World;
let channelId = 0;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world?.drop());
beforeEach(async () => {
  channelId = await world.app.db.transaction().execute((tx) =>
    putChannel(world.app, tx, {
      network: 'instagram',
      externalId: `1784${Math.random().toString().slice(2)}`,
      name: '@kota',
      agencyId: null,
      settings: {},
      secrets: { app_secret: 's', verify_token: 'v', access_token: 't' },
    }),
  );
});

let serial = 0;
/** One private message as Meta delivers it. */
function aMessage(
  change: { mid?: string; text?: string; from?: string; at?: number; deleted?: boolean } = {},
): Uint8Array {
  const message = change.deleted
    ? { mid: change.mid, is_deleted: true }
    : { mid: change.mid ?? `mid-${++serial}`, text: change.text ?? 'lampu jalan mati dpn sdn karawaci 3 udh seminggu' };
  const at = change.at ?? Date.now();
  return Buffer.from(
    JSON.stringify({
      object: 'instagram',
      entry: [
        {
          id: '1784001',
          time: at,
          messaging: [{ sender: { id: change.from ?? '5510' }, recipient: { id: '1784001' }, timestamp: at, message }],
        },
      ],
    }),
  );
}

const arrive = (body: Uint8Array) => journalEvent(world.app, { channelId, source: 'webhook', body });
async function ingestAll() {
  while ((await ingestEvents(world.app)).taken > 0);
}
const reports = () =>
  world.app.db
    .selectFrom('reports')
    .innerJoin('channels', 'channels.id', 'reports.channel_id')
    .leftJoin('agencies', 'agencies.id', 'reports.agency_id')
    .select([
      'reports.id',
      'reports.code',
      'reports.status',
      'reports.kind',
      'reports.message_count',
      'agencies.code as agency',
      'reports.clocks',
      'reports.next_due_at',
    ])
    .where('reports.channel_id', '=', channelId)
    .orderBy('reports.id')
    .execute();
const events = (reportId: number) =>
  world.app.db
    .selectFrom('report_events')
    .select(['type', 'detail'])
    .where('report_id', '=', reportId)
    .orderBy('id')
    .execute();

test('a message becomes a report of the right agency, with clocks, a ledger and a receipt', async () => {
  await arrive(aMessage());
  await ingestAll();
  const [report, ...others] = await reports();
  expect(others).toEqual([]);
  expect(report).toMatchObject({ kind: 'complaint', status: 'open', agency: 'DISHUB', message_count: 1 });
  expect(report?.next_due_at).toBeInstanceOf(Date);
  expect((await events(report?.id ?? 0)).map((event) => event.type)).toEqual(['received', 'routed']);
  const outbox = await world.app.db
    .selectFrom('outbox')
    .select(['staff_id', 'visibility', 'text', 'state'])
    .where('report_id', '=', report?.id ?? 0)
    .execute();
  expect(outbox).toHaveLength(1);
  expect(outbox[0]).toMatchObject({ staff_id: null, visibility: 'private', state: 'queued' });
  expect(outbox[0]?.text).toContain(report?.code ?? 'no code');
});

test('the same event twenty times, by four workers at once, is one message and one report', async () => {
  const body = aMessage({ mid: 'again' });
  await Promise.all(Array.from({ length: 20 }, () => arrive(body)));
  await Promise.all(Array.from({ length: 4 }, () => ingestEvents(world.app, { limit: 3 })));
  await ingestAll();
  const found = await reports();
  expect(found).toHaveLength(1);
  expect(found[0]?.message_count).toBe(1);
  const done = await world.app.db
    .selectFrom('raw_events')
    .select('state')
    .where('channel_id', '=', channelId)
    .execute();
  expect(done.map((row) => row.state)).toEqual(Array(20).fill('done'));
});

test('twenty different messages of one person at once, by four workers, are one report with twenty messages', async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, i) => arrive(aMessage({ from: 'one', text: `sampah numpuk di cibodas ${i}` }))),
  );
  await Promise.all(Array.from({ length: 4 }, () => ingestEvents(world.app, { limit: 2 })));
  await ingestAll();
  expect((await reports()).map((report) => report.message_count)).toEqual([20]);
});

test('messages that arrive in the wrong order stand in the order in which they were written', async () => {
  const now = Date.now();
  await arrive(aMessage({ text: 'kedua', at: now - 1_000 }));
  await ingestAll();
  await arrive(aMessage({ text: 'pertama', at: now - 60_000 }));
  await ingestAll();
  const [report] = await reports();
  const texts = await world.app.db
    .selectFrom('messages')
    .select('text')
    .where('report_id', '=', report?.id ?? 0)
    .orderBy('at')
    .execute();
  expect(texts.map((row) => row.text)).toEqual(['pertama', 'kedua']);
});

test('a body nobody can read is a dead letter, and the events beside it live', async () => {
  await arrive(Buffer.from('{"object":"instagram","entry":'));
  await arrive(aMessage());
  await ingestAll();
  const states = await world.app.db
    .selectFrom('raw_events')
    .select(['state', 'error'])
    .where('channel_id', '=', channelId)
    .orderBy('id')
    .execute();
  expect(states.map((row) => row.state)).toEqual(['dead', 'done']);
  expect(states[0]?.error).toBeTruthy();
  expect(await reports()).toHaveLength(1);
});

test('a worker that dies in the middle leaves the event for the next one', async () => {
  await arrive(aMessage());
  const dying = new Error('killed');
  await expect(
    world.app.db.transaction().execute(async (tx) => {
      const { lockNewEvents, markDone } = await import('#src/channels/index.ts');
      const taken = await lockNewEvents(tx, 10);
      await markDone(
        tx,
        taken.map((event) => event.id),
      );
      throw dying;
    }),
  ).rejects.toBe(dying);
  await ingestAll();
  expect(await reports()).toHaveLength(1);
});

test('a withdrawn message is shown as withdrawn, whether the withdrawal comes after or before it', async () => {
  await arrive(aMessage({ mid: 'w1' }));
  await ingestAll();
  await arrive(aMessage({ mid: 'w1', deleted: true }));
  await ingestAll();
  const [report] = await reports();
  const [message] = await world.app.db
    .selectFrom('messages')
    .select(['text', 'withdrawn_at'])
    .where('report_id', '=', report?.id ?? 0)
    .execute();
  expect(message?.withdrawn_at).toBeInstanceOf(Date);
  expect(message?.text).not.toBe('');

  await arrive(aMessage({ mid: 'w2', deleted: true, from: 'two' }));
  await ingestAll();
  const early = await world.app.db
    .selectFrom('raw_events')
    .select('state')
    .where('channel_id', '=', channelId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  expect(early?.state).toBe('new');
  await arrive(aMessage({ mid: 'w2', from: 'two' }));
  await world.app.db.updateTable('raw_events').set({ not_before: null }).where('channel_id', '=', channelId).execute();
  await ingestAll();
  await world.app.db.updateTable('raw_events').set({ not_before: null }).where('channel_id', '=', channelId).execute();
  await ingestAll();
  const [, second] = await reports();
  const [late] = await world.app.db
    .selectFrom('messages')
    .select('withdrawn_at')
    .where('report_id', '=', second?.id ?? 0)
    .execute();
  expect(late?.withdrawn_at).toBeInstanceOf(Date);
});

test('NUL and half an emoji in a message lose nothing else', async () => {
  await arrive(aMessage({ text: 'jalan berlubang di \u0000cipondoh \ud83d' }));
  await ingestAll();
  expect(await reports()).toHaveLength(1);
});

test('an answer typed in the network’s own app stands in the report of whom it answers, and keeps the promise', async () => {
  const now = Date.now();
  const comment = {
    id: 'c-77',
    text: 'lampu jalan mati di poris plawad',
    from: { id: '5510', username: 'warga.x' },
    media: { id: 'm-1' },
  };
  const { externalId } = (await world.app.db
    .selectFrom('channels')
    .select('external_id as externalId')
    .where('id', '=', channelId)
    .executeTakeFirst()) ?? { externalId: '' };
  const change = (value: object) =>
    Buffer.from(
      JSON.stringify({
        object: 'instagram',
        entry: [{ id: externalId, time: Math.floor(now / 1000), changes: [{ field: 'comments', value }] }],
      }),
    );
  await world.app.db
    .updateTable('channels')
    .set({ connected_at: new Date(now - 86_400_000) })
    .where('id', '=', channelId)
    .execute();
  await arrive(change(comment));
  await ingestAll();
  await arrive(
    change({
      id: 'c-78',
      parent_id: 'c-77',
      text: 'Siap, kami perbaiki malam ini.',
      from: { id: externalId, username: 'kota' },
      media: { id: 'm-1' },
    }),
  );
  await ingestAll();
  const [report, ...others] = await reports();
  expect(others).toEqual([]);
  expect((await events(report?.id ?? 0)).map((event) => event.type)).toEqual([
    'received',
    'routed',
    'answered_elsewhere',
  ]);
  const account = await world.app.db
    .selectFrom('channels')
    .select(['answered_there_at as answered', 'posted_at as posted'])
    .where('id', '=', channelId)
    .executeTakeFirst();
  expect(account).toEqual({ answered: expect.any(Date), posted: null });
  const row = await world.app.db
    .selectFrom('reports')
    .select('first_answered_at')
    .where('id', '=', report?.id ?? 0)
    .executeTakeFirst();
  expect(row?.first_answered_at).toBeInstanceOf(Date);
});

test('what came to the address of one account and is for another connected one belongs to that one', async () => {
  const other = await world.app.db.transaction().execute((tx) =>
    putChannel(world.app, tx, {
      network: 'instagram',
      externalId: '1784001',
      name: '@dinas',
      agencyId: null,
      settings: {},
      secrets: { app_secret: 's', verify_token: 'v', access_token: 't' },
    }),
  );
  forgetChannels(world.app);
  await arrive(aMessage({ mid: 'milik-dinas' }));
  await ingestAll();
  // The same event once more, now to the other's own address.
  await journalEvent(world.app, { channelId: other, source: 'webhook', body: aMessage({ mid: 'milik-dinas' }) });
  await ingestAll();
  const { rows } = await world.app.pool.query<{ channel_id: number }>(
    `select c.channel_id from messages m join conversations c on c.id = m.conversation_id where m.external_id = 'milik-dinas'`,
  );
  expect(rows).toEqual([{ channel_id: other }]);
});

test('a flood on one account does not keep another waiting', async () => {
  const quiet = await world.app.db.transaction().execute((tx) =>
    putChannel(world.app, tx, {
      network: 'instagram',
      externalId: `1785${Math.random().toString().slice(2)}`,
      name: '@tenang',
      agencyId: null,
      settings: {},
      secrets: { app_secret: 's', verify_token: 'v', access_token: 't' },
    }),
  );
  for (let n = 0; n < 30; n++) await arrive(aMessage({ from: `ramai${n}` }));
  await journalEvent(world.app, { channelId: quiet, source: 'webhook', body: aMessage({ mid: 'satu-yang-tenang' }) });
  const { taken } = await ingestEvents(world.app, { limit: 10 });
  expect(taken).toBe(6);
  const { rows } = await world.app.pool.query(`select 1 from messages where external_id = 'satu-yang-tenang'`);
  expect(rows).toHaveLength(1);
  await ingestAll();
});

test('a change of what never came is read as what it says now; a withdrawal of it leaves nothing; neither is a dead letter', async () => {
  const direct = (message: object, more: object = {}) =>
    Buffer.from(
      JSON.stringify({
        object: 'instagram',
        entry: [
          {
            id: '1784001',
            time: Date.now(),
            messaging: [
              { sender: { id: '991' }, recipient: { id: '1784001' }, timestamp: Date.now(), ...message, ...more },
            ],
          },
        ],
      }),
    );
  const edited = { mid: 'asli-hilang', text: 'lampu jalan mati dpn sdn karawaci 3 sudah dua minggu', num_edit: 1 };
  const ids = [
    await arrive(direct({ message_edit: edited })),
    await arrive(aMessage({ mid: 'hilang-juga', deleted: true })),
  ];
  for (let turn = 0; turn < 5; turn++) {
    await ingestAll();
    await world.app.pool.query('update raw_events set not_before = null where id = any($1)', [ids]);
  }
  const { rows } = await world.app.pool.query('select state from raw_events where id = any($1)', [ids]);
  expect(rows).toEqual([{ state: 'done' }, { state: 'done' }]);
  const written = await world.app.pool.query(
    `select text, report_id is not null as opened from messages where external_id in ('asli-hilang', 'hilang-juga')`,
  );
  expect(written.rows).toEqual([{ text: edited.text, opened: true }]);
});

test('a change that came before its message is not lost beside something whose text had to be fetched', async () => {
  const sim = await startSimulator();
  try {
    const account = sim.instagram.account();
    const id = await world.app.db
      .transaction()
      .execute((tx) =>
        putChannel(world.app, tx, { network: 'instagram', ...account, name: '@latihan', agencyId: null }),
      );
    forgetChannels(world.app);
    const { mediaId, commentId } = await sim.instagram.mention('min tolong cek jalan rusak', { username: 'ani' });
    const at = Date.now();
    const from = { sender: { id: '71' }, recipient: { id: account.externalId }, timestamp: at };
    const body = (entry: object) =>
      Buffer.from(JSON.stringify({ object: 'instagram', entry: [{ id: account.externalId, time: at, ...entry }] }));
    const mixed = body({
      changes: [{ field: 'mentions', value: { media_id: mediaId, comment_id: commentId } }],
      messaging: [{ ...from, message_edit: { mid: 'm-71', text: 'lampu mati sudah dua minggu', num_edit: 1 } }],
    });
    const take = async (bytes: Uint8Array) => {
      await journalEvent(world.app, { channelId: id, source: 'webhook', body: bytes });
      await ingestAll();
      await world.app.db.updateTable('raw_events').set({ not_before: null }).where('channel_id', '=', id).execute();
      await ingestAll();
    };
    await take(mixed);
    await take(body({ messaging: [{ ...from, message: { mid: 'm-71', text: 'lampu mati sudah seminggu' } }] }));
    const { rows } = await world.app.pool.query(
      `select m.text from messages m join conversations c on c.id = m.conversation_id where c.channel_id = $1 order by m.external_id`,
      [id],
    );
    expect(rows.map((row) => row.text)).toEqual(['min tolong cek jalan rusak', 'lampu mati sudah dua minggu']);
  } finally {
    await sim.stop();
  }
});
