import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createListener } from '#src/http.ts';
import { ingestEvents } from '#src/inbox/index.ts';
import { apiScopes, makeApiToken } from '#src/people/index.ts';
import { aWorld, type World } from './support/world.ts';

let world: World;
let server: Server;
let origin: string;
let token: string;
beforeAll(async () => {
  world = await aWorld();
  const made = await makeApiToken(world.app, { kind: 'system' }, { name: 'Aplikasi kota', scopes: [...apiScopes] });
  token = made.ok ? made.token : '';
  const pages = async () => new Response('page');
  server = createServer(createListener(world.app, pages, new Map()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  await world.drop();
});

const call = async (
  method: string,
  path: string,
  body?: string | ReadableStream,
  headers: Record<string, string> = {},
) => {
  const response = await fetch(`${origin}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
      ...headers,
    },
    ...(body === undefined ? {} : { body, duplex: 'half' }),
  });
  return {
    status: response.status,
    headers: response.headers,
    json: (await response.json()) as Record<string, unknown>,
  };
};

test('a report by program walks the whole way: handed in, understood, listed, answered, followed', async () => {
  const text = 'Jalan Cisadane berlubang besar di depan pasar, sudah dua motor jatuh. Hubungi saya 081234567890.';
  const handedIn = await call(
    'POST',
    '/reports',
    JSON.stringify({ text, name: 'Siti Rahasia', phone: '081234567890' }),
  );
  expect(handedIn.status).toBe(201);
  const path = `/reports/${handedIn.json.code}`;
  expect((await call('GET', path)).status).toBe(404);

  await ingestEvents(world.app);
  const report = await call('GET', path);
  expect(report.status).toBe(200);
  expect(report.json).toMatchObject({
    code: handedIn.json.code,
    kind: 'complaint',
    status: 'open',
    network: 'web',
    privacy: 'open',
    trackingUrl: handedIn.json.trackingUrl,
  });
  expect((report.json.thread as { text: string }[])[0]?.text).toContain('Jalan Cisadane berlubang besar');
  expect(JSON.stringify(report.json)).not.toMatch(/Siti|081234567890/);
  const list = await call('GET', '/reports?status=open');
  expect((list.json.items as { code: string }[]).map((one) => one.code)).toContain(handedIn.json.code);

  const answer = JSON.stringify({ text: 'Tim kami menambalnya hari ini.', visibility: 'private' });
  expect((await call('POST', `${path}/answers`, answer)).status).toBe(201);
  const events = await call('GET', `${path}/events`);
  const types = (events.json.items as { type: string }[]).map((one) => one.type);
  expect(types[0]).toBe('received');
  expect(types).toContain('answer_queued');
});

test('a report handed in twenty times at once becomes one report', async () => {
  const body = JSON.stringify({ text: 'Pohon tumbang menutup jalan di Cipondoh.' });
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const answers = await Promise.all(Array.from({ length: 20 }, () => call('POST', '/reports', body, headers)));
  expect(new Set(answers.map((one) => one.json.code)).size).toBe(1);
  await ingestEvents(world.app);
  const { rows } = await world.app.pool.query(`select from reports where code = $1`, [answers[0]?.json.code]);
  expect(rows).toHaveLength(1);
});

test('a body without a stated length is cut off when it grows too large', async () => {
  let left = 40;
  const endless = new ReadableStream({
    pull(controller) {
      if (left-- > 0) controller.enqueue(new TextEncoder().encode('"'.padEnd(8 * 1024, 'x')));
      else controller.close();
    },
  });
  const answer = await call('POST', '/reports', endless);
  expect(answer).toMatchObject({ status: 413, json: { type: 'urn:mimin:problem:too_large' } });
});

test('what the API answers carries the safety headers and an id to ask about', async () => {
  const answer = await call('GET', '/agencies');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.headers.get('ratelimit-remaining')).toMatch(/^\d+$/);
});

test('health, readiness and figures answer beside the pages', async () => {
  expect(await (await fetch(`${origin}/healthz`)).json()).toEqual({ alive: true });
  expect((await fetch(`${origin}/readyz`)).status).toBe(200);
  const figures = await (await fetch(`${origin}/metrics`)).text();
  expect(figures).toMatch(/^mimin_http_request_seconds_count\{method="GET",route="\/healthz",status="200"\} \d+$/m);
});
