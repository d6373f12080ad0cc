import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { canCorrect } from '../domain/policy.ts';
import type { CorrectTriage } from '../schema.ts';
import { clockRecount } from '../store/apply-clock.ts';
import { getCityState } from '../store/city.ts';
import { keepExample } from '../store/examples.ts';
import { queueSameMatter, queueSearch } from '../store/ingest-rows.ts';
import { lockReport, type ReportUpdate, recordEvent, updateReport } from '../store/report-row.ts';

/** Corrects what triage understood; promises are counted anew from the start and each that moves is kept in the ledger. */
export function correctTriage(
  app: App,
  actor: StaffActor,
  input: CorrectTriage,
): Promise<Result<object, 'no_such_topic' | 'no_such_area'>> {
  return app.db.transaction().execute(async (tx) => {
    const report = await lockReport(tx, input.reportId);
    allow(canCorrect(actor, report));
    const city = await getCityState(app);
    if (input.topicId && !city.topicCodes.has(input.topicId)) return refuse('no_such_topic');
    const area = input.kelurahanCode
      ? city.areas.find((one) => one.level === 'kelurahan' && one.code === input.kelurahanCode)
      : undefined;
    if (input.kelurahanCode && !area) return refuse('no_such_area');
    const at = app.now();
    const corrected = { ...report, kind: input.kind ?? report.kind, urgency: input.urgency ?? report.urgency };
    // What has ended promises nothing any more; a reopening counts by what is true then.
    const ended = report.status === 'resolved' || report.status === 'closed';
    // Where kind and urgency stay, nothing asks for another promise: what is in time is not made late by it.
    const gently = corrected.kind === report.kind && corrected.urgency === report.urgency;
    const { update: clocks, changes } = ended ? { update: {}, changes: [] } : clockRecount(city, corrected, at, gently);
    const update: ReportUpdate = {
      kind: corrected.kind,
      urgency: corrected.urgency,
      // A person has looked: what a machine wrote is spam from now on, not suspect.
      suspect: false,
      ...(input.topicId === undefined ? {} : { topic_id: input.topicId }),
      ...(input.kelurahanCode === undefined
        ? {}
        : { kelurahan_code: area?.code ?? null, kecamatan_code: area?.parent ?? null }),
      ...clocks,
    };
    await updateReport(tx, report.id, update);
    await recordEvent(tx, report, {
      type: 'triage_corrected',
      at,
      staffId: actor.staffId,
      detail: {
        from: { kind: report.kind, urgency: report.urgency, topicId: report.topicId },
        to: { kind: input.kind, urgency: input.urgency, topicId: input.topicId, kelurahanCode: input.kelurahanCode },
        promises: changes,
      },
    });
    const changed = <T>(now: T | undefined, before: T) => now !== undefined && now !== before;
    await keepExample(
      tx,
      report,
      { staffId: actor.staffId, at },
      {
        // The page fills every field in beforehand: the kind is confirmed by saving it, the others are stated when they change.
        ...(input.kind === undefined ? {} : { kind: input.kind }),
        ...(changed(input.urgency, report.urgency) ? { urgency: corrected.urgency } : {}),
        ...(changed(input.topicId, report.topicId)
          ? { topic: input.topicId ? (city.topicCodes.get(input.topicId) ?? null) : null }
          : {}),
        ...(changed(input.kelurahanCode, report.kelurahanCode) ? { kelurahan: area?.name ?? null } : {}),
      },
    );
    await queueSearch(tx, [report.id]);
    await queueSameMatter(tx, [report.id]);
    return { ok: true };
  });
}
