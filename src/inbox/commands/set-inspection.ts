import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { isOpen } from '../domain/clock-state.ts';
import { sayInstant } from '../domain/clock-words.ts';
import { inspectionMessage } from '../domain/inspection-message.ts';
import { canCorrect } from '../domain/policy.ts';
import type { SetInspection } from '../schema.ts';
import { clockRecount } from '../store/apply-clock.ts';
import { getCityState } from '../store/city.ts';
import { trackUrl } from '../store/report-links.ts';
import { lockReport, recordEvent, updateReport } from '../store/report-row.ts';
import { tellResidents } from '../store/tell-residents.ts';

/**
 * Decides that a matter needs an inspection, or none after all, with the reason: another promise holds from then on, the old
 * one stays in the ledger, and whoever reported is told.
 */
export function setInspection(
  app: App,
  actor: StaffActor,
  input: SetInspection,
): Promise<Result<{ told: number }, 'already_ended' | 'same_inspection' | 'joined_elsewhere'>> {
  return app.db.transaction().execute(async (tx) => {
    const report = await lockReport(tx, input.reportId);
    allow(canCorrect(actor, report));
    if (report.mainId !== null) return refuse('joined_elsewhere');
    if (report.status === 'resolved' || report.status === 'closed') return refuse('already_ended');
    if (report.inspection === input.inspection) return refuse('same_inspection');
    const city = await getCityState(app);
    const at = app.now();
    const { update, clocks, changes, stayed } = clockRecount(
      city,
      { ...report, inspection: input.inspection },
      at,
      true,
    );
    const version = await updateReport(tx, report.id, { inspection: input.inspection, ...update });
    const { resolution } = clocks;
    const moved = changes.some((change) => change.kind === 'resolution');
    // What the resident is promised is what the page of the report shows.
    const solvedBy =
      moved && isOpen(resolution) && resolution.pausedAt === null
        ? sayInstant(new Date(resolution.dueAt), city.calendars(resolution.agency), city.language, true)
        : null;
    const told = await tellResidents(tx, report, {
      key: `inspection:${report.id}:${version}`,
      text: inspectionMessage({
        language: city.language,
        code: report.code,
        inspection: input.inspection,
        solvedBy,
        trackUrl: trackUrl(app, report.code),
      }),
      staffId: actor.staffId,
      at,
    });
    await recordEvent(tx, report, {
      type: 'inspection_set',
      at,
      staffId: actor.staffId,
      detail: { inspection: input.inspection, reason: input.reason, promises: changes, stayed, told },
    });
    return { ok: true, told };
  });
}
