import { listStatement } from '../src/inbox/store/desk-list.ts';
import type { StaffActor } from '../src/people/index.ts';
import { runChild } from './support/child.ts';
import { ask, type Held } from './support/hold-up.ts';
import { median, rounded } from './support/median.ts';
import { numberOption, say } from './support/say.ts';
import { compareCities, listRequest, makeCity, readList, type SeededCity, type View } from './support/two-sizes.ts';

/**
 * The desk's list at 10 thousand and at a million reports, over HTTP with a role's scope: first page, filtered pages and
 * page 1,000; and how much of the database's own rate for the same select arrives at a browser. `--rows N --seconds N`.
 */
export async function bench(args: string[]): Promise<object> {
  const rows = numberOption(args, 'rows', 1_000_000);
  const seconds = numberOption(args, 'seconds', 2);
  const small = await makeCity(10_000, { search: false });
  const large = await makeCity(rows, { search: false });
  const filters = { small: await pickFilters(small), large: await pickFilters(large) };
  const of = (city: SeededCity) => (city === small ? filters.small : filters.large);
  const views: View[] = [
    { name: 'first page, coordinator', reader: 'coordinator', query: () => '' },
    { name: 'first page, mimin', reader: 'mimin', query: () => '' },
    { name: 'first page of all, mimin', reader: 'mimin', query: () => 'status=all' },
    { name: 'topic, coordinator', reader: 'coordinator', query: (city) => `status=all&topik=${of(city).topicId}` },
    { name: 'topic, mimin', reader: 'mimin', query: (city) => `status=all&topik=${of(city).topicId}` },
    {
      name: 'kelurahan, coordinator',
      reader: 'coordinator',
      query: (city) => `status=all&kelurahan=${of(city).kelurahan}`,
    },
    { name: 'kelurahan, mimin', reader: 'mimin', query: (city) => `status=all&kelurahan=${of(city).kelurahan}` },
    {
      name: 'page 1,000, coordinator',
      reader: 'coordinator',
      query: (city) => `status=all&setelah=${encodeURIComponent(of(city).deep.cursor)}`,
    },
  ];
  const compared = await compareCities(small, large, views, seconds);
  const own = await compareWithDatabase(large, seconds);
  return {
    bench: 'inbox',
    rows: { small: small.rows, large: large.rows },
    deepPage: { small: filters.small.deep.page, large: filters.large.deep.page },
    views: compared,
    ...own,
  };
}

/** A topic and a kelurahan of middling size, and the cursor of page 1,000, walked to; a smaller city gives its last full page. */
async function pickFilters(city: SeededCity) {
  const picked = await city.product.inside(async (app) => {
    const middle = async (column: string) => {
      const { rows } = await app.pool.query<{ value: string }>(
        `select ${column}::text as value from reports where ${column} is not null group by ${column}
          order by count(*) offset (select count(distinct ${column}) / 2 from reports) limit 1`,
      );
      return rows[0]?.value ?? '';
    };
    return { topicId: await middle('topic_id'), kelurahan: await middle('kelurahan_code') };
  });
  let page = 1;
  let cursor = '';
  while (page < 1_000) {
    const { nextCursor } = await readList(city, 'coordinator', `status=all&setelah=${encodeURIComponent(cursor)}`);
    if (!nextCursor || (page + 1) * 50 > city.rows) break;
    cursor = nextCursor;
    page++;
  }
  say(`walked to page ${page} of ${city.rows} reports`);
  return { ...picked, deep: { page, cursor } };
}

async function compareWithDatabase(city: SeededCity, seconds: number) {
  const view: View = { name: '', reader: 'coordinator', query: () => '' };
  const actor: StaffActor = {
    kind: 'staff',
    staffId: 0,
    name: '',
    role: 'coordinator',
    agencyId: null,
    language: 'id',
  };
  const statement = JSON.stringify(listStatement(actor, { status: 'active' }));
  const product: Held[] = [];
  const database: Held[] = [];
  await city.product.inside(async (app) => {
    for (let round = 0; round < 3; round++) {
      product.push(await ask(city.product.port, listRequest(city, view), seconds));
      database.push(await runChild<Held>('bench/support/select-rate.ts', [app.directUrl, statement, String(seconds)]));
    }
  });
  const rate = (held: Held[]) => median(held.map((one) => one.perSecond));
  return {
    pagesPerSecond: rounded(rate(product)),
    databasePerSecond: rounded(rate(database)),
    pagesToDatabase: rounded(rate(product) / rate(database)),
  };
}
