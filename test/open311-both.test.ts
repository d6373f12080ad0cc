import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChannelAccount } from '#src/channels/domain/network.ts';
import { networkNamed } from '#src/channels/index.ts';
import { type Open311World, open311World } from './open311-world.ts';

/** Our client speaks with our server, as two cities that both run the product would. */
let world: Open311World;
let url: string;
let close: () => Promise<unknown>;
beforeAll(async () => {
  world = await open311World();
  const server = createServer(getRequestListener(world.hono.fetch));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/open311/v2`;
  close = () => new Promise((resolve) => server.close(resolve));
});
afterAll(async () => {
  await close?.();
  await world?.drop();
});

const signal = () => AbortSignal.timeout(20_000);
const open311 = networkNamed('open311');
const account = (format: string): ChannelAccount => ({
  id: 1,
  network: 'open311',
  externalId: '',
  settings: { base_url: url, format, read_key: 'yes' },
  secrets: { api_key: world.key },
});

test.each(['xml', 'json'])('a report handed over from city to city is found again there, once (%s)', async (format) => {
  const forward = open311?.forward;
  if (!open311 || !forward) throw new Error('no such network');
  expect(await open311.check(account(format), signal())).toMatchObject({ ok: true });
  const report = {
    code: '7K2M9QX4TB',
    service: 'penerangan-jalan',
    text: `Lampu jalan mati di perbatasan & gelap (${format})`,
    place: 'Jl. Perbatasan',
    answers: { KELURAHAN: ['36.71.01.1001'] },
  };
  const first = await forward.send(account(format), report, signal());
  if (first.state !== 'sent') throw new Error(JSON.stringify(first));
  expect(await forward.send(account(format), report, signal())).toEqual(first);
  expect(await forward.numberOf(account(format), first.externalId, signal())).toBe(first.externalId);
  expect(await forward.find(account(format), report.code, new Date(), signal())).toBe(first.externalId);
  const [status] = await forward.statuses(account(format), [first.externalId], signal());
  expect(status).toMatchObject({ externalId: first.externalId, status: 'open', notes: 'Perlu dikerjakan [open]' });
  const kinds: string[] = [];
  for await (const page of open311.poll?.(account(format), null, signal()) ?? []) {
    for (const body of page.bodies) {
      const items = await open311.normalise(account(format), { source: 'poll', receivedAt: new Date(), body });
      kinds.push(...items.filter((one) => one.externalId === first.externalId).map((one) => one.kind));
    }
  }
  expect(kinds).toEqual(['echo']);
});
