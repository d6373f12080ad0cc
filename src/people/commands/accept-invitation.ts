import type { App } from '#src/app.ts';
import { type Refusal, refuse } from '#src/shared/result.ts';
import { checkNewPassword, type NewPasswordRefusal } from '../domain/password-rules.ts';
import type { Actor } from '../domain/policy.ts';
import { checkLink, type LinkRefusal } from '../domain/staff-link.ts';
import type { AcceptInvitation } from '../schema.ts';
import { recordAudit } from '../store/audit.ts';
import { findLink, lockLink, markLinkUsed } from '../store/links.ts';
import { addLogin } from '../store/logins.ts';
import { hashPassword } from '../store/passwords.ts';
import { addStaff, findStaffActor, isWorkingAgency } from '../store/staff.ts';

type Refusals = LinkRefusal | NewPasswordRefusal | 'email_taken' | 'agency_unknown';

/** Makes the account somebody was invited to; the link itself is the right to do so, whoever holds it. */
export async function acceptInvitation(
  app: App,
  _actor: Actor,
  input: AcceptInvitation & { token: string },
): Promise<{ ok: true; staffId: number; email: string } | Refusal<Refusals>> {
  // Hashing is dear on purpose, so a made-up link is turned away before it.
  const early = checkLink(await findLink(app.db, input.token), 'invite', app.now());
  if (!early.ok) return early;
  const passwordHash = await hashPassword(input.password);
  return app.db.transaction().execute(async (tx) => {
    const now = app.now();
    const found = checkLink(await lockLink(tx, input.token), 'invite', now);
    if (!found.ok) return found;
    const { id, email, role, agencyId } = found.link;
    if (!email || !role) return refuse('link_unknown');
    const decision = checkNewPassword(input, email);
    if (!decision.ok) return decision;
    if (agencyId !== null && !(await isWorkingAgency(tx, agencyId))) return refuse('agency_unknown');
    const userId = await addLogin(tx, { name: input.name, email, passwordHash }, now);
    if (!userId) return refuse('email_taken');
    await markLinkUsed(tx, id, now);
    const staffId = await addStaff(tx, { userId, name: input.name, role, agencyId, language: input.language }, now);
    const actor = await findStaffActor(tx, userId);
    if (actor)
      await recordAudit(tx, actor, { action: 'invitation_accepted', subject: email, detail: { role, agencyId } }, now);
    return { ok: true, staffId, email };
  });
}
