import type { App } from '#src/app.ts';
import { type Refusal, refuse } from '#src/shared/result.ts';
import { type Actor, allow, canEndSessions } from '../domain/policy.ts';
import type { EndSession } from '../schema.ts';
import { recordAudit } from '../store/audit.ts';
import { removeSessions } from '../store/logins.ts';
import { forgetSeats } from '../store/session.ts';
import { lockStaff } from '../store/staff.ts';

/** Ends one session of somebody, or all of them; a session that is already over changes nothing. */
export async function endSession(
  app: App,
  actor: Actor,
  input: EndSession,
): Promise<{ ok: true; ended: number } | Refusal<'person_unknown'>> {
  const outcome = await app.db.transaction().execute(async (tx) => {
    const person = await lockStaff(tx, input.staffId);
    if (!person) return refuse('person_unknown');
    allow(canEndSessions(actor, person));
    const which = input.sessionId === undefined ? {} : { only: input.sessionId };
    const ended = person.userId ? await removeSessions(tx, person.userId, which) : 0;
    const detail = { staffId: person.staffId, ended };
    if (ended > 0) await recordAudit(tx, actor, { action: 'sessions_ended', subject: person.name, detail }, app.now());
    return { ok: true as const, ended };
  });
  forgetSeats(app);
  return outcome;
}
