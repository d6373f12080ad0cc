import type { Hono } from 'hono';
import type { App } from '#src/app.ts';
import { findActor } from '#src/people/index.ts';
import { rowsOf, tableOfSlug, writeTableCsv } from '../domain/city-table-cells.ts';
import { getCityState } from '../store/city.ts';

/** Adds each of the city's tables as a file for staff: `/desk/kota/topik.csv`; the page of the table reads it back. */
export function addCityCsv<E extends { Bindings: object }>(app: App, hono: Hono<E>): void {
  hono.get('/desk/kota/:file{[a-z-]{1,20}\\.csv}', async (c) => {
    const table = tableOfSlug(c.req.param('file').replace(/\.csv$/, ''));
    const actor = await findActor(app, c.req.raw);
    if (!actor) return c.text('Masuk dulu. / Log in first.', 401);
    if (!table) return c.notFound();
    const { tables, code, version } = await getCityState(app);
    return c.body(writeTableCsv(table, rowsOf(tables, table)), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="${code}-${c.req.param('file').replace('.csv', '')}-v${version}.csv"`,
    });
  });
}
