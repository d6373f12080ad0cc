import type { Hono } from 'hono';
import type { App } from '#src/app.ts';
import { findActor } from '#src/people/index.ts';
import { type AccountColumn, writeAccountsCsv } from '../domain/account-csv.ts';
import { listAccounts, type OfficialAccount } from '../store/official-accounts.ts';

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

function cellsOf(account: OfficialAccount, zone: string): Record<AccountColumn, string> {
  return {
    jejaring: account.network,
    akun: account.handle,
    tautan: account.url ?? '',
    nama: account.name ?? '',
    opd: account.agency ?? '',
    pemilik: account.owner?.name ?? '',
    admin: account.admins.map((one) => one.name).join('; '),
    keadaan: account.state,
    kiriman_terakhir: dayOf(account.lastPostAt, zone),
    jawaban_terakhir: dayOf(account.lastAnswerAt, zone),
    diam_hari: account.silentDays === null ? '' : String(account.silentDays),
    sumber: account.source,
    tersambung: account.channelId === null ? 'tidak' : 'ya',
    catatan: account.note ?? '',
  };
}

function dayOf(at: string | null, zone: string): string {
  return at === null
    ? ''
    : new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date(at));
}
