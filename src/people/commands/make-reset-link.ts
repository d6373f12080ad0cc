import type { App } from '#src/app.ts';
import { type Refusal, refuse } from '#src/shared/result.ts';
import { type Actor, allow, canResetPassword } from '../domain/policy.ts';
import { linkLifeMs } from '../domain/staff-link.ts';
import type { MakeResetLink } from '../schema.ts';
import { recordAudit } from '../store/audit.ts';
import { addLink, endLinks } from '../store/links.ts';
import { findEmail } from '../store/logins.ts';
import { lockStaff } from '../store/staff.ts';

/** Makes a one-use link with which somebody sets a new password, after whoever makes it has made sure who is asking. */
export function makeResetLink(
  app: App,
  actor: Actor,
  input: MakeResetLink,
): Promise<{ ok: true; path: string; email: string; expiresAt: Date } | Refusal<'person_unknown' | 'person_has_left'>> {
  return app.db.transaction().execute(async (tx) => {
    const now = app.now();
    const person = await lockStaff(tx, input.staffId);
    if (!person) return refuse('person_unknown');
    allow(canResetPassword(actor, person));
    const email = person.userId ? await findEmail(tx, person.userId) : undefined;
    if (person.endedAt || !email) return refuse('person_has_left');
    await endLinks(tx, { purpose: 'reset', staffId: person.staffId }, now);
    const expiresAt = new Date(now.getTime() + linkLifeMs.reset);
    const { staffId } = person;
    const { clearsSecondFactor } = input;
    const madeBy = actor.kind === 'staff' ? actor.staffId : null;
    const token = await addLink(tx, { purpose: 'reset', staffId, expiresAt, madeBy, clearsSecondFactor }, now);
    await recordAudit(tx, actor, { action: 'reset_link_made', subject: email, detail: { clearsSecondFactor } }, now);
    return { ok: true, path: `/atur-ulang/${token}`, email, expiresAt };
  });
}
