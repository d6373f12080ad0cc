import { afterAll, beforeAll, expect, test } from 'vitest';
import { tellOfChannels } from '#src/inbox/index.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { putChannel } from '../store/accounts.ts';
import { tellOfExpiries } from './tell-of-expiries.ts';

let world: World;
let clock = new Date('2026-11-24T03:00:00Z');
beforeAll(async () => {
  world = await aWorld({ now: () => clock });
  tellOfChannels();
  await aStaff(world.app, world.operator, 'coordinator');
  await aStaff(world.app, world.operator, 'mimin', 'DPUPR');
});
afterAll(() => world?.drop());

async function told(): Promise<string[]> {
  const { rows } = await world.app.pool.query<{ role: string; stage: string }>(
    `select s.role, n.detail ->> 'stage' as stage from notices n join staff s on s.id = n.staff_id
      where n.kind = 'channel_expiring' order by n.id, s.role`,
  );
  return rows.map((row) => `${row.role} ${row.stage}`).sort();
}

test('coordinators and operators are told once at each stage, and again only when the end moves and comes near anew', async () => {
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
  expect((await told()).filter((line) => line.startsWith('coordinator'))).toEqual([
    'coordinator 0',
    'coordinator 1',
    'coordinator 14',
    'coordinator 7',
  ]);
  expect((await told()).some((line) => line.startsWith('mimin'))).toBe(false);
});
