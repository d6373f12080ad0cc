import type { App } from '#src/app.ts';
import { type Refusal, refuse } from '#src/shared/result.ts';
import { type Actor, allow, canChangeRole } from '../domain/policy.ts';
import { needsAgency } from '../domain/roles.ts';
import type { ChangeRole } from '../schema.ts';
import { recordAudit } from '../store/audit.ts';
import { forgetSeats } from '../store/session.ts';
import { isLastOperator, lockPeople, lockStaff, moveStaff } from '../store/staff.ts';

type Refusals = 'person_unknown' | 'person_has_left' | 'yourself' | 'last_operator' | 'agency_missing' | 'same_role';

/** Gives somebody another role; nobody changes their own, and one operator always remains. */
export async function changeRole(app: App, actor: Actor, input: ChangeRole): Promise<{ ok: true } | Refusal<Refusals>> {
  const outcome = await app.db.transaction().execute(async (tx) => {
    const now = app.now();
    await lockPeople(tx);
    const person = await lockStaff(tx, input.staffId);
    if (!person) return refuse('person_unknown');
    allow(canChangeRole(actor, person, input.role));
    if (person.endedAt) return refuse('person_has_left');
    if (actor.kind === 'staff' && actor.staffId === person.staffId) return refuse('yourself');
    if (person.role === input.role) return refuse('same_role');
    if (needsAgency(input.role) && person.agencyId === null) return refuse('agency_missing');
    if (person.role === 'operator' && (await isLastOperator(tx, person.staffId))) return refuse('last_operator');
    await moveStaff(tx, person.staffId, { role: input.role, agencyId: person.agencyId });
    const detail = { staffId: person.staffId, from: person.role, to: input.role };
    await recordAudit(tx, actor, { action: 'role_changed', subject: person.name, detail }, now);
    return { ok: true as const };
  });
  forgetSeats(app);
  return outcome;
}
