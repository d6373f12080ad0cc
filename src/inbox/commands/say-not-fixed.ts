import type { App } from '#src/app.ts';
import { allow } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { decideNotFixed, type Reporter } from '../domain/citizen-rules.ts';
import type { NotFixed } from '../schema.ts';
import { clockUpdate } from '../store/apply-clock.ts';
import { lockReportByCode } from '../store/citizen-report.ts';
import { getCityState } from '../store/city.ts';
import { isReportSecret } from '../store/report-links.ts';
import { recordEvent, updateReport } from '../store/report-row.ts';

/** Takes a report up again because its reporter says it is not fixed: the clocks for an answer and for the solution start anew. */
export function sayNotFixed(
  app: App,
  reporter: Reporter,
  input: NotFixed,
): Promise<Result<object, 'unknown_report' | 'not_ended' | 'too_late'>> {
  allow(isReportSecret(app, reporter.code, reporter.secret));
  return app.db.transaction().execute(async (tx) => {
    const own = await lockReportByCode(tx, reporter.code);
    if (!own) return refuse('unknown_report');
    // One of forty says that it is not fixed: the matter is taken up again, for all of them.
    const { report, holder } = own;
    const at = app.now();
    const city = await getCityState(app);
    const decision = decideNotFixed(own.end, at, city.reopenDays);
    if (!decision.ok) return decision;
    await updateReport(tx, holder.id, {
      status: 'open',
      resolved_at: null,
      closed_as: null,
      ...clockUpdate(city, holder, { type: 'reopened', at }, at),
    });
    await recordEvent(tx, report, {
      type: 'not_fixed',
      at,
      detail: input.text === undefined ? {} : { reason: input.text },
    });
    await recordEvent(tx, holder, { type: 'reopened', at, detail: { by: 'not_fixed' } });
    return { ok: true };
  });
}
