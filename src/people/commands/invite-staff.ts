import type { App } from '#src/app.ts';
import { type Refusal, refuse } from '#src/shared/result.ts';
import { type Actor, allow, canInvite } from '../domain/policy.ts';
import { needsAgency } from '../domain/roles.ts';
import { linkLifeMs } from '../domain/staff-link.ts';
import type { InviteStaff } from '../schema.ts';
import { recordAudit } from '../store/audit.ts';
import { addLink, endLinks } from '../store/links.ts';
import { findLogin } from '../store/logins.ts';
import { isWorkingAgency } from '../store/staff.ts';

/** Invites somebody to the desk; gives the path of the link, which is shown to whoever invites and mailed if mail is set up. */
export function inviteStaff(
  app: App,
  actor: Actor,
  input: InviteStaff,
): Promise<{ ok: true; path: string; expiresAt: Date } | Refusal<'email_taken' | 'agency_missing' | 'agency_unknown'>> {
  const agencyId = input.agencyId ?? null;
  allow(canInvite(actor, { role: input.role, agencyId }));
  return app.db.transaction().execute(async (tx) => {
    const now = app.now();
    if (needsAgency(input.role) && agencyId === null) return refuse('agency_missing');
    if (agencyId !== null && !(await isWorkingAgency(tx, agencyId))) return refuse('agency_unknown');
    if (await findLogin(tx, input.email)) return refuse('email_taken');
    await endLinks(tx, { purpose: 'invite', email: input.email }, now);
    const expiresAt = new Date(now.getTime() + linkLifeMs.invite);
    const madeBy = actor.kind === 'staff' ? actor.staffId : null;
    const token = await addLink(tx, { ...input, agencyId, purpose: 'invite', expiresAt, madeBy }, now);
    await recordAudit(
      tx,
      actor,
      { action: 'invited', subject: input.email, detail: { role: input.role, agencyId } },
      now,
    );
    return { ok: true, path: `/undangan/${token}`, expiresAt };
  });
}
