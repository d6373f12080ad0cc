import type { App } from '#src/app.ts';
import { allow } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { decideRating, type Reporter } from '../domain/citizen-rules.ts';
import type { RateReport } from '../schema.ts';
import { lockReportByCode } from '../store/citizen-report.ts';
import { isReportSecret } from '../store/report-links.ts';
import { recordEvent, updateReport } from '../store/report-row.ts';

/** Rates how the report was dealt with, 1 to 5; the reporter may think again, and the same rating twice is one. */
export function rateReport(
  app: App,
  reporter: Reporter,
  input: RateReport,
): Promise<Result<object, 'unknown_report' | 'not_ended'>> {
  allow(isReportSecret(app, reporter.code, reporter.secret));
  return app.db.transaction().execute(async (tx) => {
    const own = await lockReportByCode(tx, reporter.code);
    if (!own) return refuse('unknown_report');
    const { report } = own;
    // Of a joined report the end is the main one's; the rating is its own resident's.
    const decision = decideRating(own.end);
    if (!decision.ok) return decision;
    if (report.rating === input.rating && own.ratingComment === input.comment) return { ok: true };
    await updateReport(tx, report.id, { rating: input.rating, rating_comment: input.comment });
    await recordEvent(tx, report, {
      type: 'rated',
      at: app.now(),
      detail: { rating: input.rating, comment: input.comment },
    });
    return { ok: true };
  });
}
