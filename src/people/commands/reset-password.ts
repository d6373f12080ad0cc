import type { App } from '#src/app.ts';
import { type Refusal, refuse } from '#src/shared/result.ts';
import { checkNewPassword, type NewPasswordRefusal } from '../domain/password-rules.ts';
import type { Actor } from '../domain/policy.ts';
import { checkLink, type LinkRefusal } from '../domain/staff-link.ts';
import type { ResetPassword } from '../schema.ts';
import { recordAudit } from '../store/audit.ts';
import { findLink, lockLink, markLinkUsed } from '../store/links.ts';
import { findEmail, removeSecondFactor, removeSessions, setPassword } from '../store/logins.ts';
import { hashPassword } from '../store/passwords.ts';
import { forgetSeats } from '../store/session.ts';
import { findStaffActor, lockStaff } from '../store/staff.ts';

/** Sets a new password by a reset link and ends every session: whoever knew the old one is out. */
export async function resetPassword(
  app: App,
  _actor: Actor,
  input: ResetPassword & { token: string },
): Promise<{ ok: true; email: string } | Refusal<LinkRefusal | NewPasswordRefusal>> {
  // Hashing is dear on purpose, so a made-up link is turned away before it.
  const early = checkLink(await findLink(app.db, input.token), 'reset', app.now());
  if (!early.ok) return early;
  const passwordHash = await hashPassword(input.password);
  const outcome = await app.db.transaction().execute(async (tx) => {
    const now = app.now();
    const found = checkLink(await lockLink(tx, input.token), 'reset', now);
    if (!found.ok) return found;
    const person = found.link.staffId === null ? undefined : await lockStaff(tx, found.link.staffId);
    const email = person?.userId ? await findEmail(tx, person.userId) : undefined;
    if (!person?.userId || person.endedAt || !email) return refuse('link_unknown');
    const decision = checkNewPassword(input, email);
    if (!decision.ok) return decision;
    await setPassword(tx, person.userId, passwordHash, now);
    if (found.link.clearsSecondFactor) await removeSecondFactor(tx, person.userId);
    await removeSessions(tx, person.userId);
    await markLinkUsed(tx, found.link.id, now);
    const actor = await findStaffActor(tx, person.userId);
    const detail = { clearsSecondFactor: found.link.clearsSecondFactor };
    if (actor) await recordAudit(tx, actor, { action: 'password_reset', subject: email, detail }, now);
    return { ok: true as const, email };
  });
  forgetSeats(app);
  return outcome;
}
