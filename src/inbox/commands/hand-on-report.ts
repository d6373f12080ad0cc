import type { App } from '#src/app.ts';
import { allow, listWorkingAgencies, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { decideHandOn } from '../domain/decide-hand-on.ts';
import { canHandOn } from '../domain/policy.ts';
import { workingMinutesBetween } from '../domain/working-time.ts';
import type { HandOnReport } from '../schema.ts';
import { clockRecount } from '../store/apply-clock.ts';
import { getCityState } from '../store/city.ts';
import { keepExample } from '../store/examples.ts';
import { findHandOnPast } from '../store/hand-on-past.ts';
import { queueSearch } from '../store/ingest-rows.ts';
import { lockReport, recordEvent, updateReport } from '../store/report-row.ts';
import { tellStaff } from '../store/tell-staff.ts';

/**
 * Gives a report to another agency, or back to the coordinator, with the reason; the promise to the resident stays, and the
 * ledger keeps how long the agency had it. The second bounce goes to the coordinator whatever agency was meant.
 */
export function handOnReport(
  app: App,
  actor: StaffActor,
  input: HandOnReport,
): Promise<
  Result<{ toAgencyId: number | null }, 'same_agency' | 'no_such_agency' | 'already_ended' | 'coordinator_decided'>
> {
  return app.db.transaction().execute(async (tx) => {
    const report = await lockReport(tx, input.reportId);
    allow(canHandOn(actor, report));
    const city = await getCityState(app);
    // An agency that has ended keeps its past reports and gets no new ones: nobody works there.
    const working = await listWorkingAgencies(tx);
    if (input.toAgencyId !== null && !working.some((agency) => agency.id === input.toAgencyId))
      return refuse('no_such_agency');
    const past = await findHandOnPast(tx, report.id);
    const decision = decideHandOn(report, input.toAgencyId, actor.role, past);
    if (!decision.ok) return decision;
    const at = app.now();
    const { toAgencyId, bounce, wanted } = decision;
    const moved = { ...report, agencyId: toAgencyId };
    // Another agency may keep other hours; the start of the promise does not move, and by that alone nothing is late.
    const recount = clockRecount(city, moved, at, true);
    const since = past.heldSince ?? report.openedAt;
    const holder = report.agencyId === null ? null : (city.agencyCodes.get(report.agencyId) ?? null);
    await updateReport(tx, report.id, {
      agency_id: toAgencyId,
      outside_owner: null,
      earlier_agency_ids: decision.earlierAgencyIds,
      part_agency_ids: report.partAgencyIds.filter((id) => id !== toAgencyId),
      ...recount.update,
    });
    await recordEvent(tx, report, {
      type: 'handed_on',
      at,
      staffId: actor.staffId,
      toAgencyId,
      detail: {
        reason: input.reason,
        by: bounce === null ? 'coordinator' : 'agency',
        heldSince: since.toISOString(),
        heldMinutes: Math.max(0, Math.round(workingMinutesBetween(city.calendars(holder), since, at))),
        ...(bounce === null ? {} : { bounce }),
        ...(wanted === null ? {} : { wanted, wantedName: city.agencyNames.get(wanted)?.shortName ?? null }),
        ...(decision.decision ? { decision: true } : {}),
        ...(recount.changes.length > 0 ? { promises: recount.changes } : {}),
      },
    });
    if (bounce !== null && bounce > 1)
      await tellStaff(tx, { ...report, agencyId: toAgencyId }, [{ role: 'coordinator' }], {
        kind: 'bounced',
        detail: { bounce, wanted },
        onceKey: `${report.id}:bounced:${bounce}`,
        at,
      });
    const agency = toAgencyId === null ? undefined : city.agencyCodes.get(toAgencyId);
    // To the coordinator says that it is not ours, not whose it is.
    if (agency !== undefined) await keepExample(tx, report, { staffId: actor.staffId, at }, { agency, outside: null });
    await queueSearch(tx, [report.id]);
    return { ok: true, toAgencyId };
  });
}
