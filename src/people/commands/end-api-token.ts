import type { App } from '#src/app.ts';
import { type Refusal, refuse } from '#src/shared/result.ts';
import { type Actor, allow, canManageTokens } from '../domain/policy.ts';
import type { EndApiToken } from '../schema.ts';
import { forgetApiActors, markTokenEnded } from '../store/api-tokens.ts';
import { recordAudit } from '../store/audit.ts';

/** Ends a program's token; ending it again changes nothing. */
export async function endApiToken(
  app: App,
  actor: Actor,
  input: EndApiToken,
): Promise<{ ok: true } | Refusal<'token_unknown'>> {
  allow(canManageTokens(actor));
  const outcome = await app.db.transaction().execute(async (tx) => {
    const token = await markTokenEnded(tx, input.tokenId, app.now());
    if (!token) return refuse('token_unknown');
    const entry = { action: 'token_ended', subject: token.name, detail: { tokenId: input.tokenId } } as const;
    if (token.justEnded) await recordAudit(tx, actor, entry, app.now());
    return { ok: true as const };
  });
  forgetApiActors(app);
  return outcome;
}
