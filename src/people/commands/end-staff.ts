import type { App } from '#src/app.ts';
import { type Refusal, refuse } from '#src/shared/result.ts';
import { type Actor, allow, canEndStaff } from '../domain/policy.ts';
import { decideSubstitute, type SubstituteRefusal } from '../domain/substitute.ts';
import { announceStaffLeft } from '../events.ts';
import type { EndStaff } from '../schema.ts';
import { recordAudit } from '../store/audit.ts';
import { endLinks } from '../store/links.ts';
import { removeLogin } from '../store/logins.ts';
import { forgetSeats } from '../store/session.ts';
import { isLastOperator, lockPeople, lockStaff, markStaffEnded } from '../store/staff.ts';

type Refusals = 'person_unknown' | 'person_has_left' | 'yourself' | 'last_operator' | SubstituteRefusal;

/** Ends somebody's work: the log-in and its sessions are gone, open reports go to the substitute, the name stays in the ledger. */
export async function endStaff(
  app: App,
  actor: Actor,
  input: EndStaff,
): Promise<{ ok: true; substituteId: number | null } | Refusal<Refusals>> {
  const outcome = await app.db.transaction().execute(async (tx) => {
    const now = app.now();
    await lockPeople(tx);
    const person = await lockStaff(tx, input.staffId);
    if (!person) return refuse('person_unknown');
    allow(canEndStaff(actor, person));
    if (person.endedAt) return refuse('person_has_left');
    if (actor.kind === 'staff' && actor.staffId === person.staffId) return refuse('yourself');
    if (person.role === 'operator' && (await isLastOperator(tx, person.staffId))) return refuse('last_operator');
    const substitute = input.substituteId === undefined ? undefined : await lockStaff(tx, input.substituteId);
    if (input.substituteId !== undefined && !substitute) return refuse('substitute_unknown');
    const decision = decideSubstitute(person, substitute);
    if (!decision.ok) return decision;
    const { staffId, agencyId } = person;
    const { substituteId } = decision;
    await markStaffEnded(tx, staffId, substituteId, now);
    await endLinks(tx, { purpose: 'reset', staffId }, now);
    if (person.userId) await removeLogin(tx, person.userId);
    await recordAudit(
      tx,
      actor,
      { action: 'staff_ended', subject: person.name, detail: { staffId, substituteId } },
      now,
    );
    const byStaffId = actor.kind === 'staff' ? actor.staffId : null;
    await announceStaffLeft(tx, { staffId, agencyId, substituteId, byStaffId, at: now });
    return { ok: true as const, substituteId };
  });
  forgetSeats(app);
  return outcome;
}
