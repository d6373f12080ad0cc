import type { IncomingMessage } from 'node:http';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDrafts } from '#src/inbox/index.ts';
import { startWeb, type Web } from '#src/server.ts';
import { type PracticeDraftEndpoint, startDraftEndpoint } from '../simulator/draft-endpoint.ts';
import { aReport } from './support/reports.ts';
import { anApp, aStaff, aWorld, testPassword, type World } from './support/world.ts';

let endpoint: PracticeDraftEndpoint;
let world: World;
let web: Web;
let cookie: string;
beforeAll(async () => {
  endpoint = await startDraftEndpoint();
  world = await aWorld({ env: { DRAFT_URL: endpoint.url, DRAFT_MODEL: 'uji' } });
  web = await startWeb(world.app);
  const { email } = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
  const body = new URLSearchParams({ email, password: testPassword });
  const answer = await fetch(`${web.url}/masuk`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: web.url },
    body,
  });
  cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
});
afterAll(async () => {
  await web?.close();
  await world?.drop();
  await endpoint?.stop();
});

const ask = (id: number | string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${web.url}/desk/usulan/${id}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

test('a page of another site cannot have a draft made, and a malformed request sends nothing', async () => {
  const id = await aReport(world.app);
  const whole = { visibility: 'private' };
  expect((await ask(id, whole, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  for (const body of ['', 'null', '[]', '"x"', {}, { visibility: 'both' }, { ...whole, conversationId: -1 }])
    expect((await ask(id, body)).status, JSON.stringify(body)).toBe(400);
  for (const odd of ['0', '-1', '1e3', '99999999999999999', `${id}/x`])
    expect((await ask(odd, whole)).status).toBe(404);
  // The address decides the report, whatever the body names.
  expect((await ask(999_999, { ...whole, reportId: id })).status).toBe(403);
  expect(endpoint.received).toEqual([]);
  expect(await (await ask(id, whole)).json()).toMatchObject({ ok: true });
});

test('a conversation of another report is answered by nobody and read by no machine', async () => {
  const [mine, other] = [
    await aReport(world.app),
    await aReport(world.app, { text: 'lampu jalan mati, rahasia saya' }),
  ];
  const { id } = await world.app.db
    .selectFrom('conversations')
    .select('id')
    .where('report_id', '=', other)
    .executeTakeFirstOrThrow();
  const before = endpoint.received.length;
  const answer = await ask(mine, { visibility: 'private', conversationId: id });
  expect(await answer.json()).toEqual({ ok: false, reason: 'nothing_to_answer' });
  expect(endpoint.received.length).toBe(before);
});

test('without an endpoint in the settings there is no such address', async () => {
  const { app, drop } = await anApp();
  const hono = new Hono<{ Bindings: { incoming: IncomingMessage } }>();
  addDrafts(app, hono);
  expect(hono.routes).toEqual([]);
  await drop();
});
