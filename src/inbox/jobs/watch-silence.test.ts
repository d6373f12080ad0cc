import { afterAll, beforeAll, expect, test } from 'vitest';
import { anInstagramChannel, wroteOnInstagram } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { watchSilence } from './watch-silence.ts';

/** A Wednesday, ten in the morning in Jakarta. */
let now = new Date('2026-11-25T03:00:00Z');
let world: World;
let rina = 0;
beforeAll(async () => {
  world = await aWorld({ now: () => now });
  rina = (await aStaff(world.app, world.operator, 'coordinator')).staffId;
  await aStaff(world.app, world.operator, 'mimin', 'DPUPR');
});
afterAll(() => world?.drop());

/** Four weeks in which something came in every hour by day, the last time `hoursAgo`. */
async function aBusyAccount(hoursAgo: number): Promise<number> {
  const id = await anInstagramChannel(world.app);
  await world.app.pool.query(
    `insert into channel_hours (channel_id, hour)
     select $1, h from generate_series($2::timestamptz - interval '28 days', $2, interval '1 hour') h
      where extract(hour from h at time zone 'Asia/Jakarta') between 6 and 20`,
    [id, new Date(Math.floor(now.getTime() / 3_600_000 - hoursAgo) * 3_600_000)],
  );
  await world.app.pool.query('update channels set last_event_at = $2 where id = $1', [
    id,
    new Date(now.getTime() - hoursAgo * 3_600_000),
  ]);
  return id;
}
const notices = async () =>
  (
    await world.app.pool.query<{ staff_id: number; channel: number }>(
      `select staff_id, (detail ->> 'channelId')::int as channel from notices where kind = 'channel_silent' order by id`,
    )
  ).rows;
const silentSince = async (id: number) =>
  (await world.app.pool.query<{ silent_since: Date | null }>('select silent_since from channels where id = $1', [id]))
    .rows[0]?.silent_since;

test('an account that is quieter than it ever is is told of once, to who can mend it, and is well again with the next word', async () => {
  const usual = await aBusyAccount(1);
  const silent = await aBusyAccount(30);
  expect(await watchSilence(world.app)).toBe(1);
  expect(await watchSilence(world.app)).toBe(0);
  expect(await notices()).toEqual([
    { staff_id: world.operator.staffId, channel: silent },
    { staff_id: rina, channel: silent },
  ]);
  expect(await silentSince(usual)).toBeNull();
  expect(await silentSince(silent)).toBeInstanceOf(Date);
  await wroteOnInstagram(world.app, silent, { from: '77' });
  expect(await silentSince(silent)).toBeNull();
});

test('nobody is told at night or on a holiday', async () => {
  await aBusyAccount(40);
  now = new Date('2026-11-24T20:00:00Z');
  expect(await watchSilence(world.app)).toBe(0);
  now = new Date('2026-12-25T03:00:00Z');
  expect(await watchSilence(world.app)).toBe(0);
  now = new Date('2026-11-25T03:00:00Z');
  expect(await watchSilence(world.app)).toBe(1);
});

test('a paused account and one without a past alarm nobody', async () => {
  const paused = await aBusyAccount(50);
  await world.app.pool.query(`update channels set state = 'paused' where id = $1`, [paused]);
  const fresh = await anInstagramChannel(world.app);
  await world.app.pool.query(`update channels set last_event_at = now() - interval '20 days' where id = $1`, [fresh]);
  expect(await watchSilence(world.app)).toBe(0);
});
