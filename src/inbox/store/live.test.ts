import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffActor } from '#src/people/index.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { canSeeReport } from '../domain/policy.ts';
import type { ReportsChanged } from '../events.ts';
import { closeLive, type DeskNews, mayHear, sharePage, watchReports } from './live.ts';

let world: World;
let mimin: StaffActor;
let coordinator: StaffActor;
let leader: StaffActor;

beforeAll(async () => {
  world = await aWorld();
  const { app, operator } = world;
  mimin = await aStaff(app, operator, 'mimin', 'DPUPR');
  coordinator = await aStaff(app, operator, 'coordinator');
  leader = await aStaff(app, operator, 'leader');
});
afterAll(async () => {
  await closeLive(world.app);
  await world.drop();
});

function tell(change: ReportsChanged) {
  return world.app.pool.query(`select pg_notify('reports_changed', $1)`, [JSON.stringify(change)]);
}

test('a desk hears only of reports that its reader may see, even that they changed', async () => {
  for (const actor of [
    mimin,
    coordinator,
    leader,
    { ...mimin, role: 'head' as const },
    { ...leader, role: 'operator' as const },
  ]) {
    for (const agencyId of [null, mimin.agencyId, 999_999]) {
      for (const secret of [false, true]) {
        const facts = { agencyId, privacy: secret ? ('secret' as const) : ('open' as const), status: 'open' as const };
        expect([actor.role, agencyId, secret, mayHear(actor, { id: 1, agencyId, secret })]).toEqual([
          actor.role,
          agencyId,
          secret,
          canSeeReport(actor, facts),
        ]);
      }
    }
  }
});

test('a burst of changes reaches each desk as one or two pieces of news, each with what it may know', async () => {
  const heard = new Map<string, DeskNews[]>();
  const ends = await Promise.all(
    [mimin, coordinator].map((actor) => {
      const news: DeskNews[] = [];
      heard.set(actor.role, news);
      return watchReports(world.app, actor, (one) => news.push(one));
    }),
  );
  for (let id = 1; id <= 30; id++) {
    await tell({ reports: [{ id, agencyId: id % 2 === 0 ? mimin.agencyId : null, secret: false }], more: false });
  }
  const idsOf = (role: string) => [...new Set(heard.get(role)?.flatMap((one) => one.ids))].sort((a, b) => a - b);
  await expect.poll(() => idsOf('coordinator'), { timeout: 10_000 }).toHaveLength(30);
  await expect
    .poll(() => idsOf('mimin'), { timeout: 10_000 })
    .toEqual(Array.from({ length: 15 }, (_, i) => (i + 1) * 2));
  expect(heard.get('coordinator')?.length).toBeLessThan(30);
  for (const end of ends) end();
});

test('a list that was cut makes every desk look again', async () => {
  const news: DeskNews[] = [];
  const end = await watchReports(world.app, mimin, (one) => news.push(one));
  await tell({ reports: [{ id: 1, agencyId: null, secret: false }], more: true });
  await expect.poll(() => news.some((one) => one.all)).toBe(true);
  end();
});

test('desks with the same view share a page until the next news', async () => {
  let made = 0;
  const make = async () => `page ${++made}`;
  const [first, second] = await Promise.all([sharePage(world.app, 'view', make), sharePage(world.app, 'view', make)]);
  expect([first, second, await sharePage(world.app, 'other', make)]).toEqual(['page 1', 'page 1', 'page 2']);
  const heard: DeskNews[] = [];
  const end = await watchReports(world.app, coordinator, (one) => heard.push(one));
  await tell({ reports: [{ id: 1, agencyId: null, secret: false }], more: false });
  await expect.poll(() => heard.length).toBe(1);
  expect(await sharePage(world.app, 'view', make)).toBe('page 3');
  end();
});
