import type { App } from '#src/app.ts';
import type { Tx } from '#src/db/kysely.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { canForward } from '../domain/policy.ts';
import type { NoteOtherDesk } from '../schema.ts';
import { findByTracking, lockDeskCase, type OtherDeskCase, updateDeskCase } from '../store/other-desks.ts';
import { type LockedReport, lockReport, recordEvent, updateReport } from '../store/report-row.ts';

export type NoteRefusal = 'not_forwarded' | 'number_taken' | 'number_known' | 'nothing_new';

/** Notes what another desk says of a report: its number, once, and where it stands there. Our own state is not moved by it. */
export function noteOtherDesk(app: App, actor: StaffActor, input: NoteOtherDesk): Promise<Result<object, NoteRefusal>> {
  return app.db.transaction().execute(async (tx) => {
    const report = await lockReport(tx, input.reportId);
    allow(canForward(actor, report));
    const known = await lockDeskCase(tx, report.id, input.desk);
    if (!known) return refuse('not_forwarded');
    return writeNews(tx, report, known, input, { staffId: actor.staffId, at: app.now(), saidAt: app.now() });
  });
}

/** Writes news about a report at a desk; the same again, and what is older than what is known, changes nothing. */
export async function writeNews(
  tx: Tx,
  report: LockedReport,
  known: OtherDeskCase,
  news: Pick<NoteOtherDesk, 'desk' | 'trackingId' | 'status' | 'text'>,
  by: { staffId: number; at: Date; saidAt: Date },
): Promise<Result<object, NoteRefusal>> {
  const trackingId = news.trackingId === known.trackingId ? undefined : news.trackingId;
  if (trackingId !== undefined) {
    if (known.trackingId !== null) return refuse('number_known');
    if (await findByTracking(tx, news.desk, trackingId)) return refuse('number_taken');
  }
  const older = known.statusAt !== null && by.saidAt < known.statusAt;
  // A file that says no word to it does not take back what they said before.
  const same = news.status === known.status && (news.text ?? known.statusText) === known.statusText;
  const status = news.status === undefined || same || older ? undefined : news.status;
  if (trackingId === undefined && status === undefined) return refuse('nothing_new');
  await updateDeskCase(tx, known.id, {
    ...(trackingId === undefined ? {} : { trackingId }),
    ...(status === undefined ? {} : { status, text: news.text ?? null, at: by.saidAt }),
  });
  await updateReport(tx, report.id, {});
  await recordEvent(tx, report, {
    type: 'desk_status',
    at: by.at,
    staffId: by.staffId,
    detail: {
      desk: news.desk,
      ...(trackingId === undefined ? {} : { trackingId }),
      ...(status === undefined ? {} : { status, text: news.text ?? null }),
    },
  });
  return { ok: true };
}
