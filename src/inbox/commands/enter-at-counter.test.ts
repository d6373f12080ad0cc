import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import { aPhoto } from '../../../test/support/photos.ts';
import { aKey, ledgerOf, saidTo } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { counterEntry } from '../schema.ts';
import { enterAtCounter } from './enter-at-counter.ts';

let world: World;
let ani: StaffActor;
let budi: StaffActor;
beforeAll(async () => {
  world = await aWorld();
  ani = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
  budi = await aStaff(world.app, world.operator, 'mimin', 'DLH');
});
afterAll(() => world?.drop());

const entry = counterEntry.parse({ text: saidTo.DLH, via: 'phone', name: 'Pak Haji', phone: '0812-3456-7890' });
const enter = (actor: StaffActor, key: string, photos: File[] = []) =>
  enterAtCounter(world.app, actor, { entry, photos, key });
async function reportsOf(code: string) {
  const { rows } = await world.app.pool.query(
    `select r.id, a.code as agency, c.network, r.message_count, i.name, i.phone,
            (select count(*)::int from messages m where m.report_id = r.id) as messages,
            (select count(*)::int from outbox o where o.report_id = r.id) as answers
       from reports r join channels c on c.id = r.channel_id left join agencies a on a.id = r.agency_id
       join conversations v on v.report_id = r.id join identities i on i.id = v.identity_id where r.code = $1`,
    [code],
  );
  return rows;
}

test('what came by telephone is one report of the agency it concerns, entered by name, without a receipt', async () => {
  const done = await enter(ani, aKey());
  const code = done.ok ? done.code : '';
  const [report, ...others] = await reportsOf(code);
  expect(others).toEqual([]);
  expect(report).toMatchObject({ agency: 'DLH', network: 'counter', messages: 1, name: 'Pak Haji', answers: 0 });
  expect((await ledgerOf(world.app, report.id))[0]).toMatchObject({
    type: 'received',
    staff_id: ani.staffId,
    detail: { via: 'phone', network: 'counter' },
  });
});

test('the same form sent twice, and ten times at once, is one report with one code', async () => {
  const key = aKey();
  const codes = await Promise.all(Array.from({ length: 10 }, () => enter(ani, key)));
  codes.push(await enter(ani, key));
  expect(new Set(codes.map((one) => (one.ok ? one.code : one.reason))).size).toBe(1);
  const first = codes[0];
  expect(await reportsOf(first?.ok ? first.code : '')).toMatchObject([{ messages: 1, message_count: 1 }]);
});

test('two mimins whose browsers made the same key have two reports', async () => {
  const key = aKey();
  const [first, second] = [await enter(ani, key), await enter(budi, key)];
  expect(first).not.toEqual(second);
});

test('a photo that cannot be read is named by its place, and nothing is entered', async () => {
  const before = await world.app.db.selectFrom('raw_events').select('id').execute();
  const broken = new File([new Uint8Array([1, 2, 3])], 'rusak.jpg', { type: 'image/jpeg' });
  expect(await enter(ani, aKey(), [await aPhoto('a.jpg'), broken])).toMatchObject({ ok: false, photo: 1 });
  expect(await world.app.db.selectFrom('raw_events').select('id').execute()).toEqual(before);
});

test('leaders and operators have no counter', async () => {
  const leader = await aStaff(world.app, world.operator, 'leader');
  await expect(enter(leader, aKey())).rejects.toThrow(NotAllowed);
  await expect(enter(world.operator, aKey())).rejects.toThrow(NotAllowed);
});
