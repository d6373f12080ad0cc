import type { App } from '#src/app.ts';
import type { CheckFinding, FigureCheck } from '../domain/check-findings.ts';

/** What the last proof of the figures found; undefined before the first. */
export async function findLastCheck({ db }: Pick<App, 'db'>): Promise<FigureCheck | undefined> {
  const row = await db
    .selectFrom('figure_checks')
    .select(['at', 'reports', 'events', 'differences', 'findings'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      at: row.at.toISOString(),
      reports: row.reports,
      events: row.events,
      differences: row.differences,
      findings: row.findings as unknown as CheckFinding[],
    }
  );
}
