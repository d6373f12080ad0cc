import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAccountsCsv, addWebhooks, putChannel } from '#src/channels/index.ts';
import { storePhoto } from '#src/inbox/commands/store-photo.ts';
import {
  addCityCsv,
  addDrafts,
  addForwardFiles,
  addInstall,
  addKeptDrafts,
  addLiveUpdates,
  addMedia,
  addOpen311,
  addProofOriginal,
  addPushSubscriptions,
  addReportApi,
  addReportButton,
  addTrackingJson,
  handOnReport,
} from '#src/inbox/index.ts';
import { addOperations } from '#src/operations.ts';
import type { StaffActor } from '#src/people/index.ts';
import pages from '#src/routes.ts';
import { startWeb, type Web } from '#src/server.ts';
import { type FormName, forms } from './permission-forms.ts';
import { type Outcome, permissionTable } from './permission-table.ts';
import { aPhoto } from './support/photos.ts';
import { agencyId, anInstagramChannel, aReport, reportOf, saidTo } from './support/reports.ts';
import { aStaff, aWorld, testPassword, type World } from './support/world.ts';

const roles = ['nobody', 'mimin', 'other', 'head', 'coordinator', 'leader', 'operator'] as const;
type Who = (typeof roles)[number];

let world: World;
let web: Web;
const cookies = new Map<Who, string>();
const places = new Map<string, string>();
let mimin: StaffActor;

beforeAll(async () => {
  // An endpoint that is not there: whether somebody may ask is another question than what it says.
  world = await aWorld({ env: { DRAFT_URL: 'http://127.0.0.1:9/v1', DRAFT_MODEL: 'uji' } });
  const { app, operator } = world;
  web = await startWeb(app);
  const people: Record<Exclude<Who, 'nobody'>, StaffActor & { email: string }> = {
    mimin: await aStaff(app, operator, 'mimin', 'DISHUB'),
    other: await aStaff(app, operator, 'mimin', 'DLH'),
    head: await aStaff(app, operator, 'head', 'DISHUB'),
    coordinator: await aStaff(app, operator, 'coordinator'),
    leader: await aStaff(app, operator, 'leader'),
    operator: { ...operator, email: 'operator@kota.example' },
  };
  mimin = people.mimin;
  for (const role of roles) cookies.set(role, role === 'nobody' ? '' : await logIn(people[role].email));

  const photo = async () => {
    const stored = await storePhoto(app, new Uint8Array(await (await aPhoto('a.jpg')).arrayBuffer()));
    return stored.ok ? stored.id : 0;
  };
  const [openPhoto, secretPhoto] = [await photo(), await photo()];
  const open = await aReport(app, { agency: 'DISHUB', photoIds: [openPhoto] });
  const secret = await aReport(app, { agency: 'DISHUB', privacy: 'secret', photoIds: [secretPhoto] });
  // With the coordinator: no agency has it yet.
  const unplaced = await aReport(app, { agency: 'DISHUB' });
  await app.db.updateTable('reports').set({ agency_id: null }).where('id', '=', unplaced).execute();
  const handedOn = await aReport(app, { agency: 'DISHUB' });
  const handOn = { reportId: handedOn, toAgencyId: await agencyId(world, 'DLH'), reason: 'Bukan kami.' };
  await handOnReport(app, people.mimin, handOn);
  for (const [name, value] of Object.entries({
    open,
    handedOn,
    secret,
    unplaced,
    code: (await reportOf(app, open)).code,
    secretCode: (await reportOf(app, secret)).code,
    openPhoto,
    secretPhoto,
    person: people.mimin.staffId,
    chief: people.coordinator.staffId,
    channel: await anInstagramChannel(app),
    server: await aServer(),
    account: await anAccount(),
  }))
    places.set(name, String(value));
});
afterAll(async () => {
  await web?.close();
  await world?.drop();
});

/** A connected server of another body that answers nobody. */
function aServer(): Promise<number> {
  return world.app.db.transaction().execute((tx) =>
    putChannel(world.app, tx, {
      network: 'open311',
      externalId: 'tetangga.example',
      name: 'Kota Tetangga',
      agencyId: null,
      settings: { base_url: 'http://127.0.0.1:49151/open311/v2' },
      secrets: { api_key: 'k' },
    }),
  );
}

/** An account of the register that belongs to the mimin's agency. */
async function anAccount(): Promise<number> {
  const { rows } = await world.app.pool.query<{ id: number }>(
    `insert into official_accounts (network, handle, agency_id, source) values ('x', 'uji', $1, 'hand') returning id`,
    [mimin.agencyId],
  );
  return rows[0]?.id ?? 0;
}

/** Logs in with the form, as a browser does; answers the cookie. */
async function logIn(email: string): Promise<string> {
  const response = await fetch(`${web.url}/masuk`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: web.url },
    body: new URLSearchParams({ email, password: testPassword }),
  });
  const [cookie] = response.headers.getSetCookie();
  if (response.status !== 303 || !cookie) throw new Error(`${email} could not log in: ${response.status}`);
  return cookie.split(';')[0] ?? '';
}

/** What came of a request: its status, or `login` when it was sent to the log-in page. */
async function ask(who: Who, method: string, path: string, form?: URLSearchParams | string): Promise<Outcome> {
  const stop = new AbortController();
  const response = await fetch(web.url + path, {
    method,
    redirect: 'manual',
    headers: {
      origin: web.url,
      ...(cookies.get(who) ? { cookie: cookies.get(who) ?? '' } : {}),
      ...(typeof form === 'string' ? { 'content-type': 'application/json' } : {}),
    },
    ...(form === undefined ? {} : { body: form }),
    signal: stop.signal,
  });
  // The live stream never ends by itself.
  stop.abort();
  const toLogIn = response.headers.get('location')?.startsWith('/masuk?ke=');
  return toLogIn ? 'login' : String(response.status);
}

/** Fills a row's path; a form about a report gets a report of its own for each person. */
async function fill(
  path: string,
  form: FormName | undefined,
): Promise<{ path: string; body?: URLSearchParams | string }> {
  const own = new Map(places);
  if (form) {
    for (const [name, privacy] of [
      ['open', 'open'],
      ['secret', 'secret'],
    ] as const)
      if (path.includes(`{${name}}`)) own.set(name, String(await aReport(world.app, { agency: 'DISHUB', privacy })));
  }
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = own.get(name);
    if (value === undefined) throw new Error(`no place is called ${name}`);
    return value;
  });
  if (!form) return { path: filled };
  const reportId = Number(/aduan\/(\d+)/.exec(filled)?.[1] ?? 0);
  return { path: filled, body: await forms[form]({ world, reportId, mimin }) };
}

test.each(permissionTable)('$name', async ({ method, path, form, expected }) => {
  const found: Outcome[] = [];
  for (const who of roles) {
    const filled = await fill(path, form);
    found.push(await ask(who, method, filled.path, filled.body));
  }
  expect(Object.fromEntries(roles.map((who, i) => [who, found[i]]))).toEqual(
    Object.fromEntries(roles.map((who, i) => [who, expected[i]])),
  );
});

interface RouteNode {
  path?: string | undefined;
  index?: boolean | undefined;
  children?: RouteNode[] | undefined;
}

/** Every address pattern of `routes.ts`. */
function patternsOf(nodes: readonly RouteNode[], above = ''): string[] {
  return nodes.flatMap((node) => {
    const here = node.path === undefined ? above : `${above}/${node.path}`;
    if (node.children) return patternsOf(node.children, here);
    return [here || '/'];
  });
}

/** Whether a row's path is one that a route's pattern means. */
function matches(path: string, pattern: string): boolean {
  const [here, there] = [path.split('?')[0]?.split('/') ?? [], pattern.split('/')];
  return (
    here.length === there.length &&
    there.every((part, i) => {
      if (part === '*') return true;
      if (!part.startsWith(':')) return part === here[i];
      const shape = /\{(.+)\}$/.exec(part)?.[1];
      const filled = here[i]?.replaceAll(/\{(\w+)\}/g, (_, name: string) => places.get(name) ?? name) ?? '';
      return shape === undefined || new RegExp(`^${shape}$`).test(filled);
    })
  );
}

test('every page of routes.ts has a row', () => {
  const missing = patternsOf(pages).filter((pattern) => !permissionTable.some((row) => matches(row.path, pattern)));
  expect(missing).toEqual([]);
});

test('every path of http.ts that is no page has a row for each of its methods', () => {
  const { app } = world;
  const hono = new Hono<{ Bindings: { incoming: IncomingMessage } }>();
  addOperations(app, hono);
  addWebhooks(app, hono);
  addReportApi(app, hono);
  addTrackingJson(app, hono);
  addLiveUpdates(app, hono);
  addDrafts(app, hono);
  addMedia(app, hono);
  addProofOriginal(app, hono);
  addOpen311(app, hono);
  addCityCsv(app, hono);
  addAccountsCsv(app, hono);
  addForwardFiles(app, hono);
  addInstall(app, hono);
  addKeptDrafts(app, hono);
  addPushSubscriptions(app, hono);
  addReportButton(hono);
  const known = [
    'addAccountsCsv',
    'addCityCsv',
    'addDrafts',
    'addForwardFiles',
    'addInstall',
    'addKeptDrafts',
    'addLiveUpdates',
    'addMedia',
    'addOpen311',
    'addOperations',
    'addProofOriginal',
    'addPushSubscriptions',
    'addReportApi',
    'addReportButton',
    'addTrackingJson',
    'addWebhooks',
  ];
  const called = [...httpSource().matchAll(/^ {2}(add\w+)\((?:app, )?hono\)/gm)].map((match) => match[1]);
  expect(called.sort(), 'http.ts adds paths that this test does not know').toEqual(known);
  const missing = hono.routes
    .filter(({ method, path }) => method !== 'ALL' && path !== '*')
    .filter(({ method, path }) => !permissionTable.some((row) => row.method === method && matches(row.path, path)))
    .map(({ method, path }) => `${method} ${path}`);
  expect([...new Set(missing)]).toEqual([]);
});
function httpSource(): string {
  return readFileSync(join(import.meta.dirname, '../src/http.ts'), 'utf8');
}

/** Every report in the list of somebody, page after page. */
async function listedTo(who: Who): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = new URLSearchParams({ status: 'all', ...(cursor ? { setelah: cursor } : {}) });
    const headers = { cookie: cookies.get(who) ?? '' };
    const response: Response = await fetch(`${web.url}/desk/list.json?${query}`, { headers });
    const page = (await response.json()) as { rows: { id: number }[]; nextCursor: string | null };
    ids.push(...page.rows.map((row) => String(row.id)));
    cursor = page.nextCursor;
  }
  return ids;
}

test('the list shows each person the reports they may open, and no other', async () => {
  const seen: Record<string, string[]> = {};
  for (const who of roles.slice(1)) {
    const ids = await listedTo(who);
    seen[who] = ['open', 'secret', 'unplaced'].filter((name) => ids.includes(places.get(name) ?? ''));
  }
  expect(seen).toEqual({
    mimin: ['open', 'secret'],
    other: [],
    head: ['open', 'secret'],
    coordinator: ['open', 'secret', 'unplaced'],
    leader: ['open', 'unplaced'],
    operator: ['open', 'unplaced'],
  });
});

test('a page of another site cannot make a browser at the desk do anything', async () => {
  const report = await aReport(world.app, { text: saidTo.DISHUB });
  const response = await fetch(`${web.url}/desk/aduan/${report}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: 'https://jahat.example', cookie: cookies.get('coordinator') ?? '' },
    body: new URLSearchParams({ intent: 'hide', reason: 'x' }),
  });
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect((await reportOf(world.app, report)).hidden_at).toBeNull();
});
