import type { App } from '#src/app.ts';
import { type Refusal, refuse } from '#src/shared/result.ts';
import type { StaffActor } from '../domain/policy.ts';
import { beginTry, forgetTries } from '../store/login-limits.ts';
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
