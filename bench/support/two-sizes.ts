import { getRequest, logIn } from './browse.ts';
import { ask, compareHeld, type Held } from './hold-up.ts';
import { type BenchProduct, makeProduct } from './product.ts';
import { say } from './say.ts';
import { seedReports } from './seed-reports.ts';

/** A city of one size, running, with a coordinator and the mimin of an agency that is neither large nor small. */
export interface SeededCity {
  product: BenchProduct;
  rows: number;
  agencyId: number;
  cookies: Record<Reader, string>;
}
export type Reader = 'coordinator' | 'mimin';

/** Makes, fills and starts a city with so many reports. */
export async function makeCity(rows: number, options: { search: boolean }): Promise<SeededCity> {
  const product = await makeProduct({ roles: ['web'] });
  await seedReports(product, rows, options);
  const agency = await product.inside(async (app) => {
    const { rows: found } = await app.pool.query<{ id: number; code: string }>(
      `select a.id, a.code from agencies a join reports r on r.agency_id = a.id group by a.id
        order by count(*) offset (select count(distinct agency_id) / 2 from reports) limit 1`,
    );
    return found[0] ?? { id: 0, code: '' };
  });
  const people = {
    coordinator: await product.addStaff('coordinator'),
    mimin: await product.addStaff('mimin', agency.code),
  };
  await product.start();
  const cookies = {
    coordinator: await logIn(product, people.coordinator),
    mimin: await logIn(product, people.mimin),
  };
  return { product, rows, agencyId: agency.id, cookies };
}

/** One JSON answer of the desk, read whole. */
export async function readList(city: SeededCity, reader: Reader, query: string): Promise<ListPage> {
  const answer = await fetch(`${city.product.url}/desk/list.json?${query}`, {
    headers: { cookie: city.cookies[reader] },
  });
  if (answer.status !== 200) throw new Error(`/desk/list.json?${query} answered ${answer.status}`);
  return (await answer.json()) as ListPage;
}
export interface ListPage {
  rows: { id: number; code: string }[];
  nextCursor: string | null;
}

/** What one reader asks for; the query may differ between the cities (ids, cursors). */
export interface View {
  name: string;
  reader: Reader;
  query: (city: SeededCity) => string;
}

/** Asks both cities in turn for each view, so that a change of the machine's mood meets both. */
export async function compareCities(small: SeededCity, large: SeededCity, views: View[], seconds: number, rounds = 3) {
  const results: Record<string, ReturnType<typeof compareHeld> & { hits: number }> = {};
  for (const view of views) {
    const held: Record<'small' | 'large', Held[]> = { small: [], large: [] };
    for (let round = 0; round < rounds; round++) {
      for (const side of ['small', 'large'] as const) {
        const city = side === 'small' ? small : large;
        held[side].push(await ask(city.product.port, listRequest(city, view), seconds));
      }
    }
    const { rows } = await readList(large, view.reader, view.query(large));
    results[view.name] = { ...compareHeld(held.small, held.large), hits: rows.length };
    say(`${view.name}: ${JSON.stringify(results[view.name])}`);
  }
  return results;
}

/** The bytes of a view's request in a city. */
export function listRequest(city: SeededCity, view: View): Buffer {
  return getRequest(`/desk/list.json?${view.query(city)}`, { cookie: city.cookies[view.reader] });
}
