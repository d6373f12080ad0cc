import type { App } from '#src/app.ts';
import { type Refusal, refuse } from '#src/shared/result.ts';
import type { StaffActor } from '../domain/policy.ts';
import { recordAudit } from '../store/audit.ts';
import { forgetSeats } from '../store/session.ts';
import { askAuth, type Visit } from '../store/visit.ts';

/** Turns the second factor on once the telephone shows the right digits; the session gets a new cookie. */
export async function confirmSecondFactor(
  app: App,
  actor: StaffActor,
  input: { code: string; visit: Visit },
): Promise<{ ok: true; cookies: string[] } | Refusal<'wrong_code'>> {
  const answer = await askAuth(app, (api) =>
    api.verifyTOTP({ body: { code: input.code }, headers: input.visit.headers, returnHeaders: true }),
  );
  if (!answer.ok) return refuse('wrong_code');
  forgetSeats(app);
  await recordAudit(app.db, actor, { action: 'two_factor_on' }, app.now());
  return { ok: true, cookies: answer.cookies };
}
