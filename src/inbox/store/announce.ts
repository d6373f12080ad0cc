import { sql } from 'kysely';
import type { Tx } from '#src/db/kysely.ts';
import { type ReportsChanged, reportsChangedChannel } from '../events.ts';

/** NOTIFY takes at most 8,000 bytes; a hundred reports fit. */
const most = 100;

/** Tells every web process, at commit, which reports changed; one notice a transaction. */
export async function announceReports(tx: Tx, reports: ReportsChanged['reports']): Promise<void> {
  if (reports.length === 0) return;
  const payload: ReportsChanged = { reports: reports.slice(0, most), more: reports.length > most };
  await sql`select pg_notify(${reportsChangedChannel}, ${JSON.stringify(payload)})`.execute(tx);
}
