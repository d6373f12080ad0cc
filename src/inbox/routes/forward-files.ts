import type { Hono } from 'hono';
import type { App } from '#src/app.ts';
import { findActor, NotAllowed } from '#src/people/index.ts';
import { carryReport } from '../commands/carry-report.ts';
import { carriedCsv, carriedJson } from '../domain/other-desk-fields.ts';
import { deskOfSlug } from '../domain/other-desk-status.ts';
import { listDeskCases } from '../store/other-desks.ts';

/** Adds a report in another desk's fields as a file: `/desk/teruskan/7/sp4n-lapor.csv` and `.json`; never who reported. */
export function addForwardFiles<E extends { Bindings: object }>(app: App, hono: Hono<E>): void {
  hono.get('/desk/teruskan/:id{[0-9]{1,15}}/:file{[a-z0-9-]{1,20}\\.(?:csv|json)}', async (c) => {
    const [slug = '', kind] = c.req.param('file').split('.');
    const actor = await findActor(app, c.req.raw);
    if (!actor) return c.text('Masuk dulu. / Log in first.', 401);
    const desk = deskOfSlug(slug);
    if (!desk) return c.notFound();
    const reportId = Number(c.req.param('id'));
    const known = (await listDeskCases(app.db, reportId)).find((one) => one.desk === desk);
    try {
      const fields = await carryReport(app, actor, { reportId, desk }, known);
      if (!fields) return c.notFound();
      const code = fields.find((one) => one.name === 'kode_mimin')?.value ?? '';
      return c.body(kind === 'csv' ? carriedCsv(fields) : carriedJson(fields), 200, {
        'content-type': kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'content-disposition': `attachment; filename="${slug}-${code}.${kind}"`,
      });
    } catch (error) {
      if (error instanceof NotAllowed) return c.text('Bukan untuk OPD Anda. / Not for your agency.', 403);
      throw error;
    }
  });
}
