import { afterAll, beforeAll, expect, test } from 'vitest';
import { announceChannelNews } from '#src/channels/index.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { tellOfChannels } from './channel-news.ts';
import { listUnreadNotices } from './desk-notices.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world?.drop());

test('what happens to an account is told to every coordinator and operator once, and to nobody else', async () => {
  const coordinator = await aStaff(world.app, world.operator, 'coordinator');
  const mimin = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
  tellOfChannels();
  tellOfChannels();
  const tell = (onceKey: string) =>
    world.app.db.transaction().execute((tx) =>
      announceChannelNews(tx, {
        kind: 'channel_reauth',
        network: 'instagram',
        name: 'kota',
        path: '/desk/kanal',
        detail: { reason: 'token_expired' },
        onceKey,
        at: new Date(),
      }),
    );
  await tell('reauth:1:a');
  await tell('reauth:1:a');
  const told = async (staffId: number) => (await listUnreadNotices(world.app.db, staffId)).map((one) => one.detail);
  const detail = { network: 'instagram', name: 'kota', path: '/desk/kanal', reason: 'token_expired' };
  expect(await told(coordinator.staffId)).toEqual([detail]);
  expect(await told(world.operator.staffId)).toEqual([detail]);
  expect(await told(mimin.staffId)).toEqual([]);
  await tell('reauth:1:b');
  expect(await told(coordinator.staffId)).toHaveLength(2);
});
