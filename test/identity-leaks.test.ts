import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '#src/app.ts';
import { pollChannels, putChannel } from '#src/channels/index.ts';
import { sendAnswers } from '#src/inbox/index.ts';
import { indexSearch } from '#src/inbox/jobs/index-search.ts';
import { secretUrl } from '#src/inbox/store/report-links.ts';
import { apiScopes, makeApiToken, type StaffActor } from '#src/people/index.ts';
import { startWeb, type Web } from '#src/server.ts';
import { openLog } from '#src/shared/log.ts';
import { type Simulator, startSimulator } from '../simulator/city.ts';
import { permissionTable } from './permission-table.ts';
import { acrossTheCut, drain, handles, identity, leaksIn, letter, plain, planted, words } from './planted-resident.ts';
import { agencyId, aKey, ingestAll } from './support/reports.ts';
import { aStaff, aWorld, testPassword, type World } from './support/world.ts';

const roles = ['nobody', 'mimin', 'other', 'head', 'coordinator', 'leader', 'operator'] as const;
type Who = (typeof roles)[number];

let world: World;
let app: App;
let web: Web;
let city: Simulator;
const log: string[] = [];
const cookies = new Map<Who, string>();
const places = new Map<string, string>();
/** Reports by how they came. */
const came: Record<'form' | 'cut' | 'instagram' | 'telegram' | 'email' | 'handedOn' | 'secret', number> = {
  form: 0,
  cut: 0,
  instagram: 0,
  telegram: 0,
  email: 0,
  handedOn: 0,
  secret: 0,
};

beforeAll(async () => {
  world = await aWorld();
  app = world.app;
  app.log = openLog({ level: 'debug', to: { write: (line) => log.push(line) } });
  web = await startWeb(app);
  city = await startSimulator();
  const { operator } = world;
  const people: Record<Exclude<Who, 'nobody'>, StaffActor & { email: string }> = {
    mimin: await aStaff(app, operator, 'mimin', 'DPUPR'),
    other: await aStaff(app, operator, 'mimin', 'DLH'),
    head: await aStaff(app, operator, 'head', 'DPUPR'),
    coordinator: await aStaff(app, operator, 'coordinator'),
    leader: await aStaff(app, operator, 'leader'),
    operator: { ...operator, email: 'operator@kota.example' },
  };
  for (const [who, { email }] of Object.entries(people)) cookies.set(who as Who, await logIn(email));
  await connect('instagram', city.instagram.account());
  await connect('telegram', city.telegram.account('webhook'));
  await connect('email', city.email.account());

  came.form = await fileByForm(`${drain} ${words}`, 'open');
  came.secret = await fileByForm(`${drain} ${words} rahasia ya`, 'secret');
  came.cut = await fileByForm(acrossTheCut, 'anonymous');
  came.handedOn = await fileByForm(`${drain} ${words} bukan di sini`, 'open');
  came.instagram = await newReport(() =>
    city.instagram.comment(`${words} ${drain}`, { username: handles[0] ?? '' }).then(ingest),
  );
  came.telegram = await newReport(() =>
    city.telegram
      .message(`${words} ${drain} cepat`, { username: handles[1] ?? '', firstName: identity.name })
      .then(ingest),
  );
  came.email = await newReport(async () => {
    const written = { from: identity.email, name: identity.name, subject: `Lapor dari Sulastri ${planted.name}` };
    city.email.send(`${drain} segera. ${words} Itu saja dulu ya. ${identity.name}, Cimone`, written);
    await pollChannels(app);
    await ingestAll(app);
  });

  const join = { intent: 'join', otherId: String(came.telegram) };
  await act(`/desk/aduan/${came.instagram}`, 'coordinator', join);

  // What staff write quotes the resident, as people do.
  const own = `/desk/aduan/${came.form}`;
  await act(own, 'mimin', { intent: 'correct', kind: 'question', urgency: 'high' });
  await act(own, 'mimin', { intent: 'note', text: `Sudah ditelepon: ${words}` });
  await act(own, 'mimin', { intent: 'answer', visibility: 'private', text: `Yth. pelapor. ${words}`, key: aKey() });
  await act(own, 'mimin', { intent: 'look', reason: `Menelepon ${planted.phone} atas nama Sulastri ${planted.name}` });
  const toDlh = { intent: 'hand_on', toAgencyId: String(await agencyId(world, 'DLH')) };
  await act(`/desk/aduan/${came.handedOn}`, 'mimin', { ...toDlh, reason: `Pelapor ${words}` });
  for (const id of [came.cut, came.email])
    await act(`/desk/aduan/${id}`, 'coordinator', { intent: 'correct', kind: 'suggestion' });
  while ((await sendAnswers(app)) > 0);
  await act(own, 'mimin', { intent: 'resolve', explanation: `Sudah dikerjakan. ${words}` });
  const kunci = {
    cookie: `kunci=${secretUrl(app, await codeOf(came.form))
      .split('/')
      .at(-1)}`,
  };
  await act(`/lacak/${await codeOf(came.form)}`, 'nobody', { intent: 'nilai', rating: '4', comment: words }, kunci);
  await act(`/lacak/${await codeOf(came.form)}`, 'nobody', { intent: 'belum-beres', text: words }, kunci);
  await quoteInTrouble(came.form);
  // A webhook that nobody can read, and an e-mail that came as a whole and could not be processed.
  await city.instagram.rawBody(`{"object":"instagram","entry":[{"text":"${words}"`);
  await world.app.pool.query(
    `insert into raw_events (channel_id, source, body, state, error) select id, 'poll', $1, 'dead', $2 from channels where network = 'email'`,
    [letter, `Unexpected token: ${words}`],
  );
  await ingestAll(app);
  while ((await indexSearch(app)) > 0);

  for (const [name, value] of Object.entries({
    open: came.form,
    handedOn: came.handedOn,
    secret: came.secret,
    unplaced: came.cut,
    code: await codeOf(came.form),
    secretCode: await codeOf(came.secret),
    openPhoto: 999_999,
    secretPhoto: 999_999,
    person: people.mimin.staffId,
    chief: people.coordinator.staffId,
    channel: 1,
  }))
    places.set(name, String(value));
}, 120_000);
afterAll(async () => {
  await web?.close();
  await city?.stop();
  await world?.drop();
});

async function connect(
  network: 'instagram' | 'telegram' | 'email',
  account: { externalId: string; settings: Record<string, string>; secrets: Record<string, string> },
): Promise<void> {
  const id = await app.db
    .transaction()
    .execute((tx) => putChannel(app, tx, { network, name: network, agencyId: null, ...account }));
  await app.db.updateTable('channels').set({ connected_at: '2026-01-01T00:00:00Z' }).where('id', '=', id).execute();
  if (network !== 'email') city[network].webhook.habits.callback = `${web.url}/hook/${id}`;
}

const ingest = () => ingestAll(app);

async function newReport(write: () => Promise<unknown>): Promise<number> {
  const newest = () => app.db.selectFrom('reports').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst();
  const before = (await newest())?.id ?? 0;
  await write();
  const after = (await newest())?.id ?? 0;
  expect(after).toBeGreaterThan(before);
  return after;
}

/** Fills the public form in, as a browser without scripts does. */
function fileByForm(text: string, privacy: 'open' | 'anonymous' | 'secret'): Promise<number> {
  return newReport(async () => {
    const page = await (await fetch(`${web.url}/lapor`)).text();
    const key = /value="([^"]+)"/.exec(/<input[^>]*name="key"[^>]*>/.exec(page)?.[0] ?? '')?.[1] ?? '';
    const body = new FormData();
    const fields = {
      key,
      isian_kosong: '',
      text,
      place: `depan rumah ${words}`,
      kelurahanCode: '',
      privacy,
      ...identity,
    };
    for (const [field, value] of Object.entries(fields))
      body.set(field, privacy === 'anonymous' && field in identity ? '' : value);
    const answer = await fetch(`${web.url}/lapor`, { method: 'POST', body, redirect: 'manual' });
    expect(answer.status).toBe(303);
    await ingestAll(app);
  });
}

async function codeOf(id: number): Promise<string> {
  const row = await app.db.selectFrom('reports').select('code').where('id', '=', id).executeTakeFirstOrThrow();
  return row.code;
}

/** An answer that quotes the resident and of which nobody knows whether it arrived. */
async function quoteInTrouble(reportId: number): Promise<void> {
  await app.pool.query(
    `insert into outbox (key, report_id, conversation_id, channel_id, visibility, text, state, started_at)
     select $2, report_id, id, channel_id, 'private', $3, 'unknown', now() from conversations where report_id = $1 limit 1`,
    [reportId, aKey(), words],
  );
}

async function logIn(email: string): Promise<string> {
  const answer = await fetch(`${web.url}/masuk`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: web.url },
    body: new URLSearchParams({ email, password: testPassword }),
  });
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

async function act(path: string, who: Who, fields: Record<string, string>, more: Record<string, string> = {}) {
  const answer = await fetch(web.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: web.url, cookie: cookies.get(who) ?? '', ...more },
    body: new URLSearchParams(fields),
  });
  const text = await answer.text();
  expect(answer.status, `${fields.intent} at ${path}: ${text.replace(/<[^>]*>/g, ' ').slice(0, 500)}`).toBeLessThan(
    400,
  );
}

/** A page as somebody gets it. */
async function read(who: Who, path: string): Promise<string> {
  const stop = new AbortController();
  const headers = { origin: web.url, cookie: cookies.get(who) ?? '' };
  const answer = await fetch(web.url + path, { redirect: 'manual', headers, signal: stop.signal });
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    stop.abort();
    return '';
  }
  return plain(await answer.text());
}

/** Where somebody who works on a report reads it as it was written. */
const permitted: Partial<Record<Who, RegExp>> = {
  mimin: /^\/desk\/(?:aduan\/(?:\{open\}|\{secret\}|\{unplaced\})|kotak-keluar)$/,
  head: /^\/desk\/(?:aduan\/(?:\{open\}|\{secret\}|\{unplaced\})|kotak-keluar)$/,
  other: /^\/desk\/aduan\/\{handedOn\}$/,
  coordinator: /^\/desk\/(?:aduan\/\{\w+\}|kotak-keluar)$/,
};

const addresses = [...new Set(permissionTable.filter((row) => row.method === 'GET').map((row) => row.path))];

test.each(roles)('no page tells %s who wrote, or what only those may read who work on the report', async (who) => {
  const leaks: Record<string, string[]> = {};
  for (const path of addresses) {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => places.get(name) ?? '');
    const found = leaksIn(await read(who, filled));
    // Where it is permitted the words are whole, but who reported is on no page.
    const wrong = permitted[who]?.test(path) ? found.filter((one) => Object.values(identity).includes(one)) : found;
    if (wrong.length > 0) leaks[path] = wrong;
  }
  expect(leaks).toEqual({});
});

test('who works on a report reads it as it was written', async () => {
  for (const who of ['mimin', 'head', 'coordinator'] as const)
    for (const needle of Object.values(planted)) expect(await read(who, `/desk/aduan/${came.form}`)).toContain(needle);
});

test.each(Object.keys(came))('of the report that came by %s others see the matter and nobody in it', async (door) => {
  const id = came[door as keyof typeof came];
  for (const who of ['leader', 'operator', 'other'] as const) {
    if (door === 'handedOn' && who === 'other') continue;
    const page = await read(who, `/desk/aduan/${id}`);
    expect(leaksIn(page), `${who} ${door}`).toEqual([]);
    if (door !== 'secret' && who !== 'other') expect(page).toContain('Imam Bonjol');
  }
  // Who gave it away follows it without the words.
  if (door === 'handedOn') expect(leaksIn(await read('mimin', `/desk/aduan/${id}`))).toEqual([]);
  const code = await codeOf(id);
  for (const path of [`/lacak/${code}`, `/lacak/${code}.json`, `/lacak?kode=${code}`])
    expect(leaksIn(await read('nobody', path)), path).toEqual([]);
});

test('titles in every list are masked before they are cut', async () => {
  const { rows } = await app.pool.query<{ title: string }>('select title from reports');
  expect(rows.length).toBeGreaterThan(6);
  for (const { title } of rows) expect(leaksIn(title), title).toEqual([]);
  for (const who of roles.slice(1)) expect(leaksIn(await read(who, '/desk/list.json?status=all'))).toEqual([]);
});

test.each([...Object.values(planted), 'pramudita'])(
  'who works on a report finds it by %s, who only follows it finds nothing',
  async (q) => {
    expect(await foundBy('mimin', q)).toContain(came.form);
    expect(await foundBy('mimin', q)).not.toContain(came.handedOn);
    expect(await foundBy('coordinator', q)).toContain(came.handedOn);
    for (const who of ['leader', 'operator'] as const) expect(await foundBy(who, q), who).toEqual([]);
  },
);

test.each([
  '0812 3456 7788',
  '3456',
  '-7788',
  '36710545029',
  'sulastri.p@',
  '0812-3456',
  '1550001',
  'sulas',
  'drainase pramudita',
])('nor by a part of it: %s', async (q) => {
  for (const who of ['leader', 'operator'] as const) expect(await foundBy(who, q), who).toEqual([]);
  expect(await foundBy('mimin', q)).not.toContain(came.handedOn);
});

test('codes, years and words are still looked for by everybody', async () => {
  const code = await codeOf(came.form);
  for (const who of ['mimin', 'leader', 'operator'] as const) {
    expect(await foundBy(who, code), who).toEqual([came.form]);
    expect(await foundBy(who, 'drainase bonjol'), who).toContain(came.form);
    // Nor does it tell anything to leave a word out.
    if (who !== 'mimin') expect(await foundBy(who, 'drainase -pramudita'), who).toContain(came.form);
  }
});

async function foundBy(who: Who, q: string): Promise<number[]> {
  const page = JSON.parse(await read(who, `/desk/list.json?status=all&q=${encodeURIComponent(q)}`));
  return (page as { rows: { id: number }[] }).rows.map((row) => row.id);
}

test('a program reads every report without anybody in it', async () => {
  for (const agency of [undefined, 'DPUPR', 'DLH']) {
    const made = await makeApiToken(
      app,
      { kind: 'system' },
      {
        name: 'uji',
        agencyId: agency === undefined ? undefined : await agencyId(world, agency),
        scopes: [...apiScopes],
      },
    );
    if (!made.ok) throw new Error(made.reason);
    const headers = { authorization: `Bearer ${made.token}` };
    const get = async (path: string) => plain(await (await fetch(`${web.url}/api/v1${path}`, { headers })).text());
    const list = await get('/reports?status=all&limit=100');
    expect(leaksIn(list)).toEqual([]);
    const { items } = JSON.parse(list) as { items: { code: string }[] };
    expect(items.length).toBeGreaterThan(0);
    for (const { code } of items)
      for (const path of [`/reports/${code}`, `/reports/${code}/events`])
        expect(leaksIn(await get(path)), path).toEqual([]);
  }
});

test('the corrections that teach, on the page and in the file, hold nobody', async () => {
  const file = await read('operator', '/desk/model/koreksi.csv');
  expect(file).toContain('Imam Bonjol');
  expect(file).toContain('[NIK]');
  expect(leaksIn(file)).toEqual([]);
  expect(leaksIn(await read('coordinator', '/desk/model/koreksi'))).toEqual([]);
  const { rows } = await app.pool.query<{ text: string }>('select text from examples');
  expect(rows.length).toBeGreaterThan(1);
  for (const { text } of rows) expect(leaksIn(text)).toEqual([]);
});

test('dead letters show what they are and not who wrote', async () => {
  const page = await read('operator', '/desk/surat-mati');
  expect(page).toContain('[NIK]');
  // Mail breaks its lines in the middle of a number.
  expect(leaksIn(page.replaceAll(/=\s+/g, ''))).toEqual([]);
});

test('notices, of which the leader has one of each, name nobody', async () => {
  await app.pool.query(
    `insert into notices (staff_id, report_id, kind, detail, at, once_key) select s.id, r.id, 'warn', '{}', now(), s.id || ' ' || r.id from staff s, reports r`,
  );
  for (const who of roles.slice(1)) expect(leaksIn(await read(who, '/desk/pemberitahuan')), who).toEqual([]);
});

test('nothing of it stands in the log, in the figures or in the triage trail', async () => {
  expect(log.length).toBeGreaterThan(0);
  expect(log.flatMap(leaksIn)).toEqual([]);
  expect(leaksIn(await read('nobody', '/metrics'))).toEqual([]);
});
