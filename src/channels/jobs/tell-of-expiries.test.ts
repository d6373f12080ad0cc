import { afterAll, beforeAll, expect, test } from 'vitest';
import { aWorld, type World } from '../../../test/support/world.ts';
import { type ChannelNews, onChannelNews } from '../events.ts';
import { putChannel } from '../store/accounts.ts';
import { tellOfExpiries } from './tell-of-expiries.ts';

let world: World;
let clock = new Date('2026-11-24T03:00:00Z');
const news: ChannelNews[] = [];
beforeAll(async () => {
  world = await aWorld({ now: () => clock });
  onChannelNews(async (_, one) => void news.push(one));
});
afterAll(() => world?.drop());

test('the end of what no program renews is told in four stages, each under one key however often it is looked at', async () => {
  const settings = { token_expires_at: '2026-12-20T03:00:00.000Z', base_url: 'http://127.0.0.1:9' };
  await world.app.db.transaction().execute((tx) =>
    putChannel(world.app, tx, {
      network: 'threads',
      externalId: '1',
      name: 'kota',
      agencyId: null,
      settings: { ...settings, refresh_expires_at: settings.token_expires_at },
      secrets: { access_token: 'a' },
    }),
  );
  const stages: Record<string, number> = {};
  for (let day = 24; day <= 58; day++) {
    clock = new Date(Date.UTC(2026, 10, day, 3));
    stages[clock.toISOString().slice(0, 10)] = await tellOfExpiries(world.app);
    await tellOfExpiries(world.app);
  }
  // The refresh token is what no program renews; 14, 7 and 1 days ahead, and once when it is over.
  expect(stages['2026-12-05']).toBe(0);
  expect(stages['2026-12-06']).toBe(1);
  // A key for each stage: whoever tells people tells it once.
  const keys = new Set(news.map((one) => one.onceKey));
  const told = [...keys].map((key) => Number(key.split(':').at(-1)));
  expect(told.sort((a, b) => a - b)).toEqual([0, 1, 7, 14]);
  expect(new Set(news.map((one) => one.kind))).toEqual(new Set(['channel_expiring']));
});
