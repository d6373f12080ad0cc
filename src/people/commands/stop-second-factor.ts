import type { App } from '#src/app.ts';
import { type Refusal, refuse } from '#src/shared/result.ts';
import type { StaffActor } from '../domain/policy.ts';
import { recordAudit } from '../store/audit.ts';
import { beginTry, forgetTries } from '../store/login-limits.ts';
import { forgetSeats } from '../store/session.ts';
import { askAuth, type Visit } from '../store/visit.ts';

type PasswordRefusal = Refusal<'wrong_password'> | (Refusal<'wait'> & { waitSeconds: number });

/** Turns the second factor off, by the password. */
export async function stopSecondFactor(
  app: App,
  actor: StaffActor,
  input: { email: string; password: string; visit: Visit },
): Promise<{ ok: true; cookies: string[] } | PasswordRefusal> {
  const attempt = { email: input.email, address: input.visit.address };
  const allowed = await beginTry(app, attempt);
  if (!allowed.ok) return { ...refuse('wait'), waitSeconds: allowed.waitSeconds };
  const answer = await askAuth(app, (api) =>
    api.disableTwoFactor({ body: { password: input.password }, headers: input.visit.headers, returnHeaders: true }),
  );
  if (!answer.ok) return refuse('wrong_password');
  await forgetTries(app, attempt);
  forgetSeats(app);
  await recordAudit(app.db, actor, { action: 'two_factor_off' }, app.now());
  return { ok: true, cookies: answer.cookies };
}
