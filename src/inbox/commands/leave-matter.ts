import type { App } from '#src/app.ts';
import { allow } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import type { Reporter } from '../domain/citizen-rules.ts';
import type { ResidentMessage } from '../schema.ts';
import { findReportByCode } from '../store/citizen-report.ts';
import { isReportSecret } from '../store/report-links.ts';
import { takeOut } from './split-report.ts';

/**
 * "My matter is another one": the reporter takes his report out of what it was joined to, with his own words as the reason. It has
 * its state and its promises again, an answer is owed to what he wrote, and the mimins of both sides are told.
 */
export async function leaveMatter(
  app: App,
  reporter: Reporter,
  input: ResidentMessage,
): Promise<Result<object, 'unknown_report' | 'not_joined' | 'busy'>> {
  allow(isReportSecret(app, reporter.code, reporter.secret));
  const report = await findReportByCode(app, reporter.code);
  if (!report) return refuse('unknown_report');
  const left = await takeOut(app, { reportId: report.id, reason: input.text }, { by: 'resident' });
  return left.ok ? { ok: true } : left;
}
