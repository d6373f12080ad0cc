import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotAllowed } from '#src/people/index.ts';
import { aReport } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { actOnModel } from '../routes/desk-model-act.ts';
import { getCityState } from '../store/city.ts';
import { setRouteThreshold } from './set-route-threshold.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world?.drop());

const thresholdNow = async () => Math.round((await getCityState(world.app)).routeThreshold * 100) / 100;
const audits = () =>
  world.app.db
    .selectFrom('audit_events')
    .select(['staff_id', 'subject', 'detail'])
    .where('action', '=', 'settings_changed')
    .execute();
async function typed(threshold: string) {
  const form = new FormData();
  form.set('intent', 'threshold');
  form.set('threshold', threshold);
  const desk = { app: world.app, actor: world.operator, language: 'id' as const, city: await getCityState(world.app) };
  return actOnModel(desk, form);
}

test('the operator sets the threshold, on record, and the next report is judged by it', async () => {
  expect(await setRouteThreshold(world.app, world.operator, { threshold: 0.95 })).toEqual({ ok: true });
  expect(await thresholdNow()).toBe(0.95);
  expect(await audits()).toEqual([
    { staff_id: world.operator.staffId, subject: 'route_threshold', detail: { from: 0.55, to: 0.95 } },
  ]);
  const unsure = await aReport(world.app, { text: 'min ini gimana ya kok sampah sama lampu jalan macet semua' });
  const row = await world.app.db
    .selectFrom('reports')
    .select('agency_id')
    .where('id', '=', unsure)
    .executeTakeFirstOrThrow();
  expect(row.agency_id).toBeNull();
});

test('the same threshold again leaves no second record', async () => {
  const before = (await audits()).length;
  await setRouteThreshold(world.app, world.operator, { threshold: 0.8 });
  await setRouteThreshold(world.app, world.operator, { threshold: 0.8 });
  expect(await audits()).toHaveLength(before + 1);
});

test.each(['0,3', '0.3', ' 0.95 ', '0,62'])('%s is a threshold', async (text) => {
  expect(await typed(text)).toEqual({ ok: true, told: { kabar: 'ambang' } });
});

test.each(['', ' ', '0.29', '0.951', '1', '-0.5', 'setengah', 'NaN', 'Infinity', '0x1', '1e9', '0.5.5'])(
  '%j is no threshold, and nothing changes',
  async (text) => {
    const before = await thresholdNow();
    expect(await typed(text)).toEqual({ ok: false, problem: 'threshold' });
    expect(await thresholdNow()).toBe(before);
  },
);

test('nobody but the operator sets it', async () => {
  for (const role of ['coordinator', 'leader'] as const) {
    const actor = await aStaff(world.app, world.operator, role);
    await expect(setRouteThreshold(world.app, actor, { threshold: 0.5 })).rejects.toThrow(NotAllowed);
  }
});
