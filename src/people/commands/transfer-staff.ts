import type { App } from '#src/app.ts';
import { type Refusal, refuse } from '#src/shared/result.ts';
import { type Actor, allow, canTransfer } from '../domain/policy.ts';
import { needsAgency } from '../domain/roles.ts';
import { decideSubstitute, type SubstituteRefusal } from '../domain/substitute.ts';
import { announceStaffLeft } from '../events.ts';
import type { TransferStaff } from '../schema.ts';
import { recordAudit } from '../store/audit.ts';
import { forgetSeats } from '../store/session.ts';
import { isWorkingAgency, lockPeople, lockStaff, moveStaff } from '../store/staff.ts';

type Refusals =
  | 'person_unknown'
  | 'person_has_left'
  | 'same_agency'
  | 'agency_missing'
  | 'agency_unknown'
  | SubstituteRefusal;

/** Moves somebody to another agency; their open reports stay behind, with the substitute. */
export async function transferStaff(
  app: App,
  actor: Actor,
  input: TransferStaff,
): Promise<{ ok: true; substituteId: number | null } | Refusal<Refusals>> {
  const toAgencyId = input.agencyId ?? null;
  const outcome = await app.db.transaction().execute(async (tx) => {
    const now = app.now();
    await lockPeople(tx);
    const person = await lockStaff(tx, input.staffId);
    if (!person) return refuse('person_unknown');
    allow(canTransfer(actor, person, toAgencyId));
    if (person.endedAt) return refuse('person_has_left');
    if (person.agencyId === toAgencyId) return refuse('same_agency');
    if (needsAgency(person.role) && toAgencyId === null) return refuse('agency_missing');
    if (toAgencyId !== null && !(await isWorkingAgency(tx, toAgencyId))) return refuse('agency_unknown');
    const substitute = input.substituteId === undefined ? undefined : await lockStaff(tx, input.substituteId);
    if (input.substituteId !== undefined && !substitute) return refuse('substitute_unknown');
    const decision = decideSubstitute(person, substitute);
    if (!decision.ok) return decision;
    const { staffId, agencyId } = person;
    const { substituteId } = decision;
    await moveStaff(tx, staffId, { role: person.role, agencyId: toAgencyId });
    const detail = { staffId, fromAgencyId: agencyId, toAgencyId, substituteId };
    await recordAudit(tx, actor, { action: 'staff_transferred', subject: person.name, detail }, now);
    const byStaffId = actor.kind === 'staff' ? actor.staffId : null;
    await announceStaffLeft(tx, { staffId, agencyId, substituteId, byStaffId, at: now });
    return { ok: true as const, substituteId };
  });
  forgetSeats(app);
  return outcome;
}
