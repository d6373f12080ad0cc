import type { App } from '#src/app.ts';
import { type Refusal, refuse } from '#src/shared/result.ts';
import { type Actor, allow, canManageTokens } from '../domain/policy.ts';
import type { MakeApiToken } from '../schema.ts';
import { addApiToken } from '../store/api-tokens.ts';
import { recordAudit } from '../store/audit.ts';
import { isWorkingAgency } from '../store/staff.ts';

/** Makes a token with which a program may use the API; it is shown this once, only its hash is kept. */
export function makeApiToken(
  app: App,
  actor: Actor,
  input: MakeApiToken,
): Promise<{ ok: true; tokenId: number; token: string } | Refusal<'agency_unknown'>> {
  allow(canManageTokens(actor));
  return app.db.transaction().execute(async (tx) => {
    const now = app.now();
    const agencyId = input.agencyId ?? null;
    if (agencyId !== null && !(await isWorkingAgency(tx, agencyId))) return refuse('agency_unknown');
    const madeBy = actor.kind === 'staff' ? actor.staffId : null;
    const made = await addApiToken(tx, { name: input.name, agencyId, scopes: input.scopes, madeBy }, now);
    const detail = { tokenId: made.tokenId, agencyId, scopes: input.scopes.join(' ') };
    await recordAudit(tx, actor, { action: 'token_made', subject: input.name, detail }, now);
    return { ok: true, ...made };
  });
}
