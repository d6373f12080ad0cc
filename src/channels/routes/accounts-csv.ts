import type { Hono } from 'hono';
import type { App } from '#src/app.ts';
import { findActor } from '#src/people/index.ts';
import { writeAccountsCsv } from '../domain/account-csv.ts';
import { cellsOf, listAccounts } from '../store/official-accounts.ts';

/** Adds the register of accounts as a file for staff: `/desk/akun.csv`; the page of the import reads it back. */
export function addAccountsCsv<E extends { Bindings: object }>(app: App, hono: Hono<E>): void {
  hono.get('/desk/akun.csv', async (c) => {
    if (!(await findActor(app, c.req.raw))) return c.text('Masuk dulu. / Log in first.', 401);
    const accounts = await listAccounts(app.db, {}, app.now());
    const { zone } = await app.db
      .selectFrom('city')
      .select('time_zone as zone')
      .executeTakeFirst()
      .then((row) => row ?? { zone: 'Asia/Jakarta' });
    return c.body(writeAccountsCsv(accounts.map((account) => cellsOf(account, zone))), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': 'no-store',
      'content-disposition': 'attachment; filename="akun-resmi.csv"',
    });
  });
}
