import type { App } from '#src/app.ts';
import { allow } from '#src/people/index.ts';
import { readFormKey } from '#src/shared/form-key.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import type { Reporter } from '../domain/citizen-rules.ts';
import type { ResidentMessage } from '../schema.ts';
import { findReportByCode } from '../store/citizen-report.ts';
import { isReportSecret } from '../store/report-links.ts';
import { entryBody, journalEntry } from './journal-entry.ts';

/** Adds the reporter's own words to the report, through the journal; the same form key again adds nothing. */
export async function writeToReport(
  app: App,
  reporter: Reporter,
  input: ResidentMessage & { key: string },
): Promise<Result<object, 'unknown_report' | 'expired' | 'busy'>> {
  allow(isReportSecret(app, reporter.code, reporter.secret));
  const key = readFormKey(app.keys.link, input.key, app.now());
  if (!key.ok) return refuse('expired');
  const report = await findReportByCode(app, reporter.code);
  if (!report) return refuse('unknown_report');
  const kept = await journalEntry(
    app,
    entryBody({
      key: `follow:${reporter.code}:${key.id}`,
      code: reporter.code,
      text: input.text,
      privacy: report.privacy,
      via: 'follow_up',
      at: app.now().toISOString(),
    }),
  );
  return kept ? { ok: true } : refuse('busy');
}
