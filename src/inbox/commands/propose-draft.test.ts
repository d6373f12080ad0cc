import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { App } from '#src/app.ts';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { openLog } from '#src/shared/log.ts';
import { type DraftHabit, type PracticeDraftEndpoint, startDraftEndpoint } from '../../../simulator/draft-endpoint.ts';
import {
  aKey,
  anInstagramChannel,
  answersOf,
  aReport,
  ledgerOf,
  reportOf,
  residentWrote,
  wroteOnInstagram,
} from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { answerReport } from './answer-report.ts';
import { noteReport } from './note-report.ts';
import { draftsEachMinute, proposeDraft } from './propose-draft.ts';
import { saveReply } from './save-reply.ts';

let world: World;
let endpoint: PracticeDraftEndpoint;
let mimin: StaffActor;
let other: StaffActor;
let leader: StaffActor;
let clock: Date;
beforeAll(async () => {
  clock = new Date('2026-06-02T03:00:00Z');
  world = await aWorld({ now: () => clock });
  endpoint = await startDraftEndpoint({ slowMs: 5_000 });
  mimin = await aStaff(world.app, world.operator, 'mimin', 'DISHUB', {
    name: 'Wulan Sari',
    email: 'wulan@kota.example',
  });
  other = await aStaff(world.app, world.operator, 'mimin', 'DLH');
  leader = await aStaff(world.app, world.operator, 'leader');
});
afterAll(async () => {
  await endpoint.stop();
  await world.drop();
});

let app: App;
let lines: string[];
beforeEach(() => {
  // Another minute, and a process of its own: what one test did is no other's concern.
  clock = new Date(clock.getTime() + 120_000);
  endpoint.habit = 'answers';
  endpoint.says = 'Terima kasih laporannya. Kami teruskan ke petugas untuk diperiksa.';
  endpoint.received.length = 0;
  lines = [];
  const draft = { url: endpoint.url, model: 'uji', key: 'sk-sangat-rahasia', seconds: 1 };
  app = {
    ...world.app,
    config: { ...world.app.config, draft },
    log: openLog({ level: 'debug', to: { write: (line) => lines.push(line) } }),
  };
});

const never = new AbortController().signal;
const ask = (
  reportId: number,
  more: { actor?: StaffActor; signal?: AbortSignal; visibility?: 'public' | 'private'; seconds?: number } = {},
) => {
  const { draft } = app.config;
  if (!draft) throw new Error('no endpoint');
  return proposeDraft(
    app,
    { ...draft, seconds: more.seconds ?? draft.seconds },
    more.actor ?? mimin,
    { reportId, visibility: more.visibility ?? 'private' },
    more.signal ?? never,
  );
};
const count = async (table: 'draft_requests' | 'outbox' | 'audit_events') =>
  Number((await world.app.pool.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]?.n);

test('a mimin gets a draft; that they asked stands in the audit trail, what was said nowhere, and nothing is sent', async () => {
  const id = await aReport(app);
  const [sent, { version }] = [await count('outbox'), await reportOf(app, id)];
  const draft = await ask(id);
  expect(draft).toEqual({ ok: true, draftId: expect.any(Number), text: endpoint.says });
  expect(await count('outbox')).toBe(sent);
  expect((await reportOf(app, id)).version).toBe(version);
  const { rows } = await app.pool.query('select * from audit_events order by id desc limit 1');
  expect(rows[0]).toMatchObject({
    action: 'draft_asked',
    staff_id: mimin.staffId,
    subject: (await reportOf(app, id)).code,
  });
  const kept = await app.pool.query('select * from draft_requests order by id desc limit 1');
  expect(kept.rows[0]).toMatchObject({ report_id: id, staff_id: mimin.staffId, outcome: 'proposed' });
  expect(JSON.stringify([rows, kept.rows])).not.toContain('Terima kasih');
});

test('the endpoint is asked as its protocol says, once, with the key in the header only', async () => {
  await ask(await aReport(app));
  expect(endpoint.received).toHaveLength(1);
  const [request] = endpoint.received;
  expect(request).toMatchObject({
    path: '/v1/chat/completions',
    headers: { authorization: 'Bearer sk-sangat-rahasia' },
  });
  expect(JSON.parse(request?.body ?? '')).toMatchObject({
    model: 'uji',
    stream: false,
    messages: [{ role: 'system' }, { role: 'user' }],
  });
  expect(request?.body).not.toContain('sk-sangat-rahasia');
});

test('nothing personal ever reaches the endpoint', async () => {
  const id = await aReport(app, {
    name: 'Ratna Kusumaningrum',
    text: 'lampu jalan mati dpn sdn karawaci 3. nama saya Ratna Kusumaningrum NIK 3671012345678901 hp 0812-9999-0000 email ratna.k@warga.example',
  });
  const { code } = await reportOf(app, id);
  await residentWrote(
    app,
    id,
    `Ini ratna lagi. Kode ${code}. WA saya 081299990000, ig @ratna_kusuma, siti@warga.example`,
  );
  await noteReport(app, mimin, { reportId: id, text: 'Catatan dalam: Bu Ratna galak sekali', key: aKey() });
  await saveReply(app, mimin, {
    agencyId: mimin.agencyId,
    topicId: null,
    title: 'Lampu',
    text: 'Laporan {kode} diteruskan. Hubungi 0811-1500-293 atau pju@kota.example. Salam, {nama_mimin}',
  });
  endpoint.says = 'Laporan {kode} diteruskan. Hubungi {kontak1}. Salam, {nama_mimin}';
  const draft = await ask(id);
  const [{ body = '' } = {}] = endpoint.received;
  expect(body).toContain('lampu jalan mati dpn sdn karawaci 3');
  expect(body).toContain('Ini [nama] lagi. Kode [kode]');
  for (const secret of [
    /ratna|kusuma/i,
    /3671012345678901/,
    /9999/,
    /@\w/,
    /warga\.example/,
    new RegExp(code),
    /siti/i,
  ])
    expect(body).not.toMatch(secret);
  // Of the city's own: no note, no name of the mimin, no contact.
  for (const ours of [/galak/, /Wulan/, /0811/, /kota\.example/]) expect(body).not.toMatch(ours);
  expect(draft).toMatchObject({
    ok: true,
    text: `Laporan ${code} diteruskan. Hubungi 0811-1500-293. Salam, Wulan Sari`,
  });
});

test('a handle, and what was said in private, stay out of a draft that everybody will read', async () => {
  const channel = await anInstagramChannel(app);
  const id = await wroteOnInstagram(app, channel, {
    from: 'bambang.p88',
    under: '555',
    text: 'lampu jalan mati dpn sdn karawaci 3 kata bambang',
  });
  const handler = await aStaff(app, world.operator, 'coordinator');
  expect(await ask(id, { actor: handler, visibility: 'public' })).toMatchObject({ ok: true });
  const [{ body = '' } = {}] = endpoint.received;
  expect(body).toContain('lampu jalan mati dpn sdn karawaci 3 kata [nama]');
  expect(body).not.toMatch(/bambang|p88/i);
});

const failures: [DraftHabit, string][] = [
  ['hangs', 'slow'],
  ['slow', 'slow'],
  ['drops', 'away'],
  ['broken', 'away'],
  ['redirects', 'refused'],
  ['unauthorized', 'refused'],
  ['busy', 'busy'],
  ['html', 'nonsense'],
  ['half-json', 'nonsense'],
  ['no-choices', 'nonsense'],
  ['gigantic', 'nonsense'],
  ['streams-garbage', 'nonsense'],
  ['empty', 'empty'],
  ['repeats', 'leak'],
  ['invents-phone', 'personal_data'],
];
test.each(failures)(
  'what went wrong with the endpoint (%s) is named (%s), and it is asked once',
  async (habit, reason) => {
    const id = await aReport(app);
    endpoint.habit = habit;
    expect(await ask(id)).toMatchObject({ ok: false, reason });
    expect(endpoint.received).toHaveLength(1);
    const { rows } = await app.pool.query('select outcome, text_hash from draft_requests order by id desc limit 1');
    expect(rows).toEqual([{ outcome: reason, text_hash: null }]);
    const log = lines.join('');
    expect(log).not.toMatch(/sk-sangat-rahasia|Terima kasih|karawaci|127\.0\.0\.1/);
  },
);

test('an endpoint that is not there is away', async () => {
  const gone = await startDraftEndpoint();
  await gone.stop();
  const { draft } = app.config;
  app = { ...app, config: { ...app.config, draft: draft && { ...draft, url: gone.url } } };
  expect(await ask(await aReport(app))).toEqual({ ok: false, reason: 'away' });
});

test('a busy endpoint is left alone for as long as it asked', async () => {
  const id = await aReport(app);
  endpoint.habit = 'busy';
  expect(await ask(id)).toEqual({ ok: false, reason: 'busy', seconds: 30 });
  expect(await ask(id)).toEqual({ ok: false, reason: 'resting', seconds: 30 });
  clock = new Date(clock.getTime() + 31_000);
  endpoint.habit = 'answers';
  expect(await ask(id)).toMatchObject({ ok: true });
  expect(endpoint.received).toHaveLength(2);
});

test('after three failures in a row it rests a minute, then one try decides', async () => {
  const id = await aReport(app);
  endpoint.habit = 'broken';
  for (let i = 0; i < 3; i++) expect(await ask(id)).toMatchObject({ reason: 'away' });
  const asked = await count('draft_requests');
  expect(await ask(id)).toEqual({ ok: false, reason: 'resting', seconds: 60 });
  expect([endpoint.received.length, await count('draft_requests')]).toEqual([3, asked]);
  clock = new Date(clock.getTime() + 61_000);
  expect(await ask(id)).toMatchObject({ reason: 'away' });
  expect(await ask(id)).toMatchObject({ reason: 'resting' });
  clock = new Date(clock.getTime() + 61_000);
  endpoint.habit = 'answers';
  expect(await ask(id)).toMatchObject({ ok: true });
  endpoint.habit = 'broken';
  expect(await ask(id)).toMatchObject({ reason: 'away' });
});

test('a draft that says what it must not does not rest the endpoint', async () => {
  const id = await aReport(app);
  endpoint.habit = 'invents-phone';
  for (let i = 0; i < 4; i++) expect(await ask(id)).toMatchObject({ reason: 'personal_data' });
});

test('whoever cancels stops the machine too, and nothing counts as a failure', async () => {
  const id = await aReport(app);
  endpoint.habit = 'hangs';
  const before = endpoint.givenUp;
  const leaving = new AbortController();
  const asking = ask(id, { signal: leaving.signal, seconds: 30 });
  await expect.poll(() => endpoint.received.length).toBe(1);
  leaving.abort();
  expect(await asking).toEqual({ ok: false, reason: 'cancelled' });
  await expect.poll(() => endpoint.givenUp).toBe(before + 1);
});

test('one person asks twenty times a minute at most, pressed at once or one after the other', async () => {
  const id = await aReport(app);
  const asker = await aStaff(app, world.operator, 'mimin', 'DISHUB');
  await app.pool.query(
    `insert into draft_requests (report_id, staff_id, asked_at) select $1, $2, $3 from generate_series(1, $4)`,
    [id, asker.staffId, clock, draftsEachMinute - 2],
  );
  const all = await Promise.all([1, 2, 3].map(() => ask(id, { actor: asker })));
  expect(all.map((one) => (one.ok ? 'ok' : one.reason)).sort()).toEqual(['ok', 'ok', 'too_many']);
  expect(all.find((one) => !one.ok)).toMatchObject({ seconds: 60 });
  expect(await ask(id)).toMatchObject({ ok: true });
  clock = new Date(clock.getTime() + 61_000);
  expect(await ask(id, { actor: asker })).toMatchObject({ ok: true });
});

test('only who may answer may ask; of a secret report nothing leaves for anybody', async () => {
  const id = await aReport(app);
  for (const actor of [other, leader, world.operator]) await expect(ask(id, { actor })).rejects.toThrow(NotAllowed);
  await expect(ask(999_999)).rejects.toThrow(NotAllowed);
  expect(await ask(await aReport(app, { privacy: 'secret' }))).toEqual({ ok: false, reason: 'secret' });
  expect(endpoint.received).toEqual([]);
});

const answer = (reportId: number, text: string, more: { draftId?: number; asProposed?: boolean; key?: string } = {}) =>
  answerReport(app, mimin, { reportId, visibility: 'private', text, key: aKey(), asks: false, ...more });

test('a proposal that nobody changed is sent only when its sender says so once more', async () => {
  const id = await aReport(app);
  await ask(id);
  // Copied by hand, with other spaces, and without naming the draft: it is still the machine's.
  const text = `${endpoint.says.replace('. ', '.\n')} `;
  expect(await answer(id, text)).toEqual({ ok: false, reason: 'unchanged_proposal' });
  const key = aKey();
  expect(await answer(id, text, { asProposed: true, key })).toMatchObject({ ok: true, again: false });
  expect(await answer(id, text, { key })).toMatchObject({ ok: true, again: true });
  const mine = (await answersOf(app, id)).filter((one) => !one.automatic);
  expect(mine.map((one) => one.proposal)).toEqual(['unchanged']);
  expect((await ledgerOf(app, id)).at(-1)).toMatchObject({ type: 'answer_queued', detail: { proposal: 'unchanged' } });
});

test('an edited proposal is marked as one, an answer of one’s own is not', async () => {
  const id = await aReport(app);
  const draft = await ask(id);
  if (!draft.ok) throw new Error(draft.reason);
  expect(await answer(id, `${draft.text} Tim kami cek sore ini.`, { draftId: draft.draftId })).toMatchObject({
    ok: true,
  });
  expect(await answer(id, 'Tulisan saya sendiri.')).toMatchObject({ ok: true });
  // Of another report, or of none: nothing began as that.
  expect(await answer(await aReport(app), 'Halo.', { draftId: draft.draftId })).toMatchObject({ ok: true });
  const mine = (await answersOf(app, id)).filter((one) => !one.automatic);
  expect(mine.map((one) => one.proposal)).toEqual(['edited', null]);
});
