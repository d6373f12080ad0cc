import type { App } from '#src/app.ts';
import { diskIsFull, type FormBody, JournalFull, journalEvent } from '#src/channels/index.ts';
import { allow } from '#src/people/index.ts';
import { readFormKey } from '#src/shared/form-key.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import type { Reporter } from '../domain/citizen-rules.ts';
import type { ResidentMessage } from '../schema.ts';
import { findReportByCode } from '../store/citizen-report.ts';
import { findDoor } from '../store/doors.ts';
import { isReportSecret } from '../store/report-links.ts';
import { ingestNow } from './ingest-events.ts';

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
  if (await diskIsFull(app)) return refuse('busy');
  const body: FormBody = {
    key: `follow:${reporter.code}:${key.id}`,
    code: reporter.code,
    text: input.text,
    place: null,
    kelurahanCode: null,
    latitude: null,
    longitude: null,
    privacy: report.privacy,
    name: null,
    email: null,
    phone: null,
    photoIds: [],
    at: app.now().toISOString(),
    via: 'follow_up',
    link: null,
    enteredBy: null,
    suspect: false,
  };
  try {
    const id = await journalEvent(app, {
      channelId: await findDoor(app, 'web'),
      source: 'form',
      body: new TextEncoder().encode(JSON.stringify(body)),
    });
    await ingestNow(app, id);
    return { ok: true };
  } catch (error) {
    if (error instanceof JournalFull) return refuse('busy');
    throw error;
  }
}
