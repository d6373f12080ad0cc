import type { App } from '#src/app.ts';

const known = new WeakMap<App, Map<string, number>>();

/** The city's own doors: the form, the counter, the API, and the files of desks without an API. */
export type Door = 'web' | 'counter' | 'api' | 'sp4n_lapor' | 'laksa';

/** The channel id of one of the city's own doors, made the first time it is used. */
export async function findDoor(app: App, door: Door): Promise<number> {
  let ids = known.get(app);
  if (!ids) {
    ids = new Map();
    known.set(app, ids);
  }
  const hit = ids.get(door);
  if (hit !== undefined) return hit;
  const names = { web: 'Formulir /lapor', counter: 'Loket', api: 'API', sp4n_lapor: 'SP4N-LAPOR!', laksa: 'LAKSA' };
  const network = door === 'api' ? 'web' : door;
  await app.db
    .insertInto('channels')
    .values({ network, external_id: door, name: names[door] })
    .onConflict((conflict) => conflict.columns(['network', 'external_id']).doNothing())
    .execute();
  const row = await app.db
    .selectFrom('channels')
    .select('id')
    .where('network', '=', network)
    .where('external_id', '=', door)
    .executeTakeFirstOrThrow();
  ids.set(door, row.id);
  return row.id;
}
