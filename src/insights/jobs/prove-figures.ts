import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import type { FigureCheck } from '../domain/check-findings.ts';
import { compareWithLedger } from '../store/compare-ledger.ts';
import { findLastCheck } from '../store/figure-checks.ts';

/** Results older than this are forgotten; the newest always stays. */
const keptDays = 400;

/**
 * Proves that reports say what the ledger says and that the parts add up to the whole; keeps what it found. When something
 * does not add up that did before, or other than before, coordinators and operators are told, once.
 */
export async function proveFigures(app: App): Promise<FigureCheck> {
  const before = await findLastCheck(app);
  const started = performance.now();
  const client = await app.pool.connect();
  const found = await compareWithLedger(client).finally(() => client.release());
  const at = app.now();
  const check = { at: at.toISOString(), ...found };
  await app.db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('figure_checks')
      .values({
        at,
        reports: found.reports,
        events: found.events,
        differences: found.differences,
        findings: JSON.stringify(found.findings),
        took_ms: Math.round(performance.now() - started),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await sql`delete from figure_checks where at < ${at}::timestamptz - make_interval(days => ${keptDays})`.execute(tx);
    if (found.differences > 0 && found.differences !== before?.differences) {
      const detail = JSON.stringify({ differences: found.differences });
      await sql`insert into notices (staff_id, report_id, kind, detail, at, once_key)
        select id, null, 'figures_off', ${detail}::jsonb, ${at}, ${`figures_off ${id}`}
          from staff where role in ('coordinator', 'operator') and ended_at is null
        on conflict (staff_id, once_key) do nothing`.execute(tx);
    }
  });
  if (found.differences > 0) app.log.error({ differences: found.differences }, 'the figures do not add up');
  return check;
}
