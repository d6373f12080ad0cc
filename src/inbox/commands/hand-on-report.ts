import type { App } from '#src/app.ts';
import { allow, listWorkingAgencies, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { decideHandOn } from '../domain/decide-hand-on.ts';
import { canHandOn } from '../domain/policy.ts';
import type { HandOnReport } from '../schema.ts';
import { clockRecount } from '../store/apply-clock.ts';
import { getCityState } from '../store/city.ts';
import { keepExample } from '../store/examples.ts';
import { queueSearch } from '../store/ingest-rows.ts';
import { lockReport, recordEvent, updateReport } from '../store/report-row.ts';

/** Gives a report to another agency, or back to the coordinator, with the reason; the promise to the resident stays. */
export function handOnReport(
  app: App,
  actor: StaffActor,
  input: HandOnReport,
): Promise<
  Result<{ toAgencyId: number | null }, 'same_agency' | 'no_such_agency' | 'already_ended' | 'coordinator_decides'>
> {
  return app.db.transaction().execute(async (tx) => {
    const report = await lockReport(tx, input.reportId);
    allow(canHandOn(actor, report));
    const city = await getCityState(app);
    // An agency that has ended keeps its past reports and gets no new ones: nobody works there.
    const working = await listWorkingAgencies(tx);
    if (input.toAgencyId !== null && !working.some((agency) => agency.id === input.toAgencyId))
      return refuse('no_such_agency');
    const decision = decideHandOn(report, input.toAgencyId, actor.role);
    if (!decision.ok) return decision;
    const at = app.now();
    const moved = { ...report, agencyId: input.toAgencyId };
    await updateReport(tx, report.id, {
      agency_id: input.toAgencyId,
      outside_owner: null,
      earlier_agency_ids: decision.earlierAgencyIds,
      // Another agency may keep other hours; the start of the promise does not move.
      ...clockRecount(city, moved, at).update,
    });
    await recordEvent(tx, report, {
      type: 'handed_on',
      at,
      staffId: actor.staffId,
      toAgencyId: input.toAgencyId,
      detail: { reason: input.reason },
    });
    const agency = input.toAgencyId === null ? undefined : city.agencyCodes.get(input.toAgencyId);
    // To the coordinator says that it is not ours, not whose it is.
    if (agency !== undefined) await keepExample(tx, report, { staffId: actor.staffId, at }, { agency, outside: null });
    await queueSearch(tx, [report.id]);
    return { ok: true, toAgencyId: input.toAgencyId };
  });
}
