import type { App } from '#src/app.ts';
import { type Refusal, refuse } from '#src/shared/result.ts';
import type { StaffActor } from '../domain/policy.ts';
import { recordAudit } from '../store/audit.ts';
import { beginTry, forgetTries } from '../store/login-limits.ts';
import { forgetSeats } from '../store/session.ts';
import { askAuth, type Visit } from '../store/visit.ts';

type PasswordRefusal = Refusal<'wrong_password' | 'already_on'> | (Refusal<'wait'> & { waitSeconds: number });

/** Starts the second factor: a secret for the telephone and codes for paper. It counts only after `confirmSecondFactor`. */
export async function startSecondFactor(
  app: App,
  _actor: StaffActor,
  input: { email: string; password: string; visit: Visit },
): Promise<{ ok: true; uri: string; paperCodes: string[] } | PasswordRefusal> {
  const attempt = { email: input.email, address: input.visit.address };
  const allowed = await beginTry(app, attempt);
  if (!allowed.ok) return { ...refuse('wait'), waitSeconds: allowed.waitSeconds };
  const body = { password: input.password, method: 'totp' } as const;
  const answer = await askAuth(app, (api) =>
    api.enableTwoFactor({ body, headers: input.visit.headers, returnHeaders: true }),
  );
  if (!answer.ok) return refuse(answer.code === 'TOTP_ALREADY_ENABLED' ? 'already_on' : 'wrong_password');
  await forgetTries(app, attempt);
  if (answer.value.method !== 'totp') throw new Error('a second factor of another kind');
  return { ok: true, uri: answer.value.totpURI, paperCodes: answer.value.backupCodes };
}

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
