import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeReport } from '#src/inbox/commands/close-report.ts';
import { lookAtIdentity } from '#src/inbox/commands/look-at-identity.ts';
import { setRetention } from '#src/inbox/commands/set-retention.ts';
import { storePhoto } from '#src/inbox/commands/store-photo.ts';
import { applyRetention } from '#src/inbox/jobs/apply-retention.ts';
import { purgeExpired } from '#src/inbox/jobs/purge-expired.ts';
import { getCityState } from '#src/inbox/store/city.ts';
import { listRetentionRules, listRetentionRuns, previewRetention } from '#src/inbox/store/retention.ts';
import { proveFigures } from '#src/insights/index.ts';
import { readFigures } from '#src/insights/store/read-figures.ts';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { aPhoto } from './support/photos.ts';
import { writeRandomYear } from './support/random-year.ts';
import { anInstagramChannel, answersOf, aReport, ledgerOf, reportOf, wroteOnInstagram } from './support/reports.ts';
import { aStaff, aWorld, type World } from './support/world.ts';

const dayMs = 86_400_000;
let now = new Date('2026-11-24T03:00:00Z');
let world: World;
let coordinator: StaffActor;
beforeAll(async () => {
  world = await aWorld({ now: () => now });
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
});
afterAll(() => world?.drop());

async function photoIds(): Promise<number[]> {
  const stored = await storePhoto(world.app, new Uint8Array(await (await aPhoto('a.jpg')).arrayBuffer()));
  return stored.ok ? [stored.id] : [];
}

/** Ends a report as one that needed no answer. */
async function end(reportId: number, reason = 'Pujian.'): Promise<void> {
  await world.app.pool.query(`update reports set kind = 'praise' where id = $1`, [reportId]);
  await world.app.pool.query(
    `insert into report_events (at, report_id, type, agency_id, detail) select $2, id, 'triage_corrected', agency_id, '{"to": {"kind": "praise"}}' from reports where id = $1`,
    [reportId, now],
  );
  expect(await closeReport(world.app, coordinator, { reportId, as: 'no_answer_needed', reason })).toEqual({ ok: true });
}

/** Takes everything of a report so many days back, as if it had happened then. */
async function longAgo(id: number, days: number): Promise<void> {
  const { pool } = world.app;
  const back = [id, days];
  await pool.query(
    `update reports set last_message_at = last_message_at - make_interval(days => $2), resolved_at = resolved_at - make_interval(days => $2) where id = $1`,
    back,
  );
  await pool.query(
    `update conversations set last_inbound_at = last_inbound_at - make_interval(days => $2) where report_id = $1`,
    back,
  );
  await pool.query(
    `update identities set first_seen_at = first_seen_at - make_interval(days => $2)
      where id in (select identity_id from conversations where report_id = $1)`,
    back,
  );
  await pool.query(`update media set created_at = created_at - make_interval(days => $1)`, [days]);
}

async function everyWordOf(id: number): Promise<string> {
  const { rows } = await world.app.pool.query<{ all: string }>(
    `select concat_ws(' ', r, (select string_agg(m::text, ' ') from messages m where report_id = r.id),
       (select string_agg(o.text, ' ') from outbox o where report_id = r.id), (select string_agg(n::text, ' ') from notes n where report_id = r.id),
       (select string_agg(e.detail::text, ' ') from report_events e where report_id = r.id), (select string_agg(x.text, ' ') from examples x where report_id = r.id),
       (select string_agg(i::text, ' ') from conversations c join identities i on i.id = c.identity_id where c.report_id = r.id)) as all
     from reports r where id = $1`,
    [id],
  );
  return rows[0]?.all ?? '';
}

const figures = async () => {
  const city = await getCityState(world.app);
  const spans = [
    { from: '2026-11-01', to: '2026-11-24' },
    { from: '2015-01-01', to: '2026-12-31' },
  ];
  return Promise.all(spans.map((days) => readFigures(world.app, city, days)));
};

test('after the removal nobody can be told from a report, and every figure and every row of the ledger stands as it stood', async () => {
  const { app } = world;
  await writeRandomYear(app, { seed: 5, reports: 300, until: now });
  const id = await aReport(app, {
    name: 'Kartolo Wibisono',
    text: 'lampu jalan mati dekat warung Kartolo',
    photoIds: await photoIds(),
  });
  await end(id, 'Bapak Kartolo sudah dibantu.');
  await longAgo(id, 4_000);
  const proved = (await proveFigures(app)).findings;
  const before = { figures: await figures(), ledger: await ledgerOf(app, id), report: await reportOf(app, id) };
  const rules = await listRetentionRules(app.db);
  const due = await previewRetention(app.db, rules, now);
  expect(due.find((one) => one.kind === 'words')?.codes.length).toBeGreaterThan(0);
  const removed = await applyRetention(app, 40);
  for (const kind of ['words', 'identities', 'media'] as const)
    expect(removed[kind], kind).toBe(due.find((one) => one.kind === kind)?.n);
  const left = await everyWordOf(id);
  for (const word of ['Kartolo', 'warung', 'siti@warga.example', '081299990000']) expect(left).not.toContain(word);
  const after = await reportOf(app, id);
  for (const fact of [
    'code',
    'kind',
    'status',
    'agency_id',
    'topic_id',
    'opened_at',
    'resolved_at',
    'clocks',
    'channel_id',
    'message_count',
  ] as const)
    expect(after[fact], fact).toEqual(before.report[fact]);
  const told = (rows: Awaited<ReturnType<typeof ledgerOf>>) => rows.map(({ detail: _, ...row }) => row);
  expect(told(await ledgerOf(app, id))).toEqual(told(before.ledger));
  expect(await figures()).toEqual(before.figures);
  expect((await proveFigures(app)).findings).toEqual(proved);
  expect((await applyRetention(app)).words).toBeUndefined();
});

test('who is still worked for keeps name, words and photo, however old the report', async () => {
  const { app } = world;
  const id = await aReport(app, {
    name: 'Marsinah',
    text: 'lampu jalan mati depan rumah Marsinah',
    photoIds: await photoIds(),
  });
  await longAgo(id, 9_000);
  await applyRetention(app);
  const left = await everyWordOf(id);
  expect(left).toContain('depan rumah Marsinah');
  expect(left).toContain('siti@warga.example');
  const { rows } = await app.pool.query('select from messages where report_id = $1 and attachments <> $2', [id, '[]']);
  expect(rows).toHaveLength(1);
});

test('a run that was broken off goes on with what is left, as the same run', async () => {
  const { app } = world;
  const ids = [await aReport(app), await aReport(app), await aReport(app)];
  for (const id of ids) {
    await end(id, 'Selesai.');
    await longAgo(id, 4_000);
  }
  await app.pool.query(`create function stop_here() returns trigger language plpgsql as
    $$ begin if (select count(*) from reports where words_removed_at = new.words_removed_at) > 1 then raise exception 'broken off'; end if; return new; end $$`);
  await app.pool.query(
    'create trigger stop_here before update of words_removed_at on reports for each row execute function stop_here()',
  );
  const broken = await applyRetention(app, 1).catch((error: unknown) => error);
  await app.pool.query('drop trigger stop_here on reports');
  expect(String(broken)).toContain('broken off');
  const open = (await listRetentionRuns(app.db))[0];
  expect(open?.endedAt).toBeNull();
  await applyRetention(app, 1);
  const ended = (await listRetentionRuns(app.db))[0];
  expect(ended).toMatchObject({ id: open?.id, removed: { words: 3 } });
  expect(ended?.endedAt).not.toBeNull();
});

test('who wrote on a network before and writes again is a new person in a new conversation', async () => {
  const { app } = world;
  const channel = await anInstagramChannel(app);
  const first = await wroteOnInstagram(app, channel, { from: 'kartolo.wib', id: 'a1' });
  await end(first, 'Selesai.');
  await longAgo(first, 4_000);
  await applyRetention(app);
  expect(await everyWordOf(first)).not.toContain('kartolo.wib');
  const again = await wroteOnInstagram(app, channel, { from: 'kartolo.wib', id: 'a2' });
  expect(again).toBeGreaterThan(first);
  expect((await answersOf(app, again)).length).toBeGreaterThan(0);
});

test('looks at who wrote are kept for their own span, and then go', async () => {
  const { app } = world;
  const id = await aReport(app);
  await lookAtIdentity(app, coordinator, { reportId: id, reason: 'Menelepon.' });
  const looks = async () => (await app.pool.query('select from identity_looks where report_id = $1', [id])).rows.length;
  now = new Date(now.getTime() + 1_800 * dayMs);
  await applyRetention(app);
  expect(await looks()).toBe(1);
  now = new Date(now.getTime() + 60 * dayMs);
  await applyRetention(app);
  expect(await looks()).toBe(0);
  now = new Date(now.getTime() - 1_860 * dayMs);
});

test('the journal loses what has been read and has served its time, and nothing that waits or is dead', async () => {
  const { app } = world;
  await aReport(app);
  await app.pool.query(
    `insert into raw_events (channel_id, source, body, state) select id, 'webhook', 'x', 'dead' from channels limit 1`,
  );
  await app.pool.query(`update raw_events set received_at = received_at - interval '200 days'`);
  await applyRetention(app);
  const { rows } = await app.pool.query<{ state: string; n: number }>(
    'select state, count(*)::int as n from raw_events group by 1',
  );
  expect(rows).toEqual([{ state: 'dead', n: 1 }]);
});

test('a span is set with a reason by who answers for the city’s data, and never so short that it is of no use', async () => {
  const { app, operator } = world;
  const mimin = await aStaff(app, operator, 'mimin', 'DLH');
  await expect(setRetention(app, mimin, { kind: 'words', days: 400, reason: 'x' })).rejects.toThrow(NotAllowed);
  for (const days of [0, 364, 1.5, 40_000])
    expect(await setRetention(app, coordinator, { kind: 'words', days, reason: 'JRA' })).toMatchObject({
      reason: 'bad_span',
    });
  expect(await setRetention(app, coordinator, { kind: 'words', days: 400, reason: ' ' })).toMatchObject({
    reason: 'no_reason',
  });
  await setRetention(app, coordinator, { kind: 'words', days: null, reason: 'Sengketa berjalan' });
  const old = await aReport(app, { text: 'sampah di jalan cibodas punya pak Wagiman' });
  await end(old, 'Selesai.');
  await longAgo(old, 9_000);
  await applyRetention(app);
  expect(await everyWordOf(old)).toContain('Wagiman');
});

test('a proof that was uploaded long ago does not stop what is purged every night', async () => {
  const { app } = world;
  const id = await aReport(app);
  const [photo] = await photoIds();
  await app.pool.query(`insert into proofs (report_id, media_id, added_by, added_at) values ($1, $2, $3, now())`, [
    id,
    photo,
    coordinator.staffId,
  ]);
  await app.pool.query(`update media set created_at = now() - interval '9 days' where id = $1`, [photo]);
  await purgeExpired(app);
  await applyRetention(app);
  expect((await app.pool.query('select from media where id = $1', [photo])).rows).toHaveLength(1);
});
