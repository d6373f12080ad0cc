import type { App } from '#src/app.ts';
import { type Refusal, refuse } from '#src/shared/result.ts';
import type { Actor, StaffActor } from '../domain/policy.ts';
import type { EnterCode, LogIn } from '../schema.ts';
import { recordAudit } from '../store/audit.ts';
import { beginTry, forgetTries } from '../store/login-limits.ts';
import { findSeat, forgetSeats } from '../store/session.ts';
import { findStaffActor } from '../store/staff.ts';
import { askAuth, type Visit } from '../store/visit.ts';

type Entered =
  | { ok: true; next: 'desk'; actor: StaffActor; cookies: string[] }
  | { ok: true; next: 'code'; cookies: string[] };
type Waiting = Refusal<'wait'> & { waitSeconds: number };

/**
 * Opens a session by e-mail and password, or the wait for the second factor. An unknown e-mail gets the same answer after
 * the same work; guessing gets slower per e-mail, address and both.
 */
export async function logIn(
  app: App,
  _actor: Actor,
  input: LogIn & { visit: Visit; request: Request },
): Promise<Entered | Refusal<'wrong'> | Waiting> {
  const attempt = { email: input.email, address: input.visit.address };
  const allowed = await beginTry(app, attempt);
  if (!allowed.ok) return { ...refuse('wait'), waitSeconds: allowed.waitSeconds };
  const { email, password, visit } = input;
  const answer = await askAuth(app, (api) =>
    api.signInEmail({ body: { email, password: password.slice(0, 128) }, headers: visit.headers, returnHeaders: true }),
  );
  if (!answer.ok) return refuse('wrong');
  await forgetTries(app, attempt);
  // Whoever was logged in at this browser is not any more.
  await endOldSession(app, input.request);
  if ('twoFactorRedirect' in answer.value) return { ok: true, next: 'code', cookies: answer.cookies };
  return enter(app, answer.value.user.id, email, answer.cookies);
}

/** Finishes a log-in with the six digits of the telephone or one of the codes kept on paper. */
export async function enterCode(
  app: App,
  _actor: Actor,
  input: EnterCode & { visit: Visit },
): Promise<Entered | Refusal<'wrong_code' | 'start_again' | 'locked'>> {
  const { code, visit } = input;
  const options = { body: { code }, headers: visit.headers, returnHeaders: true } as const;
  const answer = /^\d{6}$/.test(code)
    ? await askAuth(app, (api) => api.verifyTOTP(options))
    : await askAuth(app, (api) => api.verifyBackupCode(options));
  if (!answer.ok) {
    if (answer.code === 'ACCOUNT_TEMPORARILY_LOCKED') return refuse('locked');
    return refuse(
      answer.code === 'INVALID_CODE' || answer.code === 'INVALID_BACKUP_CODE' ? 'wrong_code' : 'start_again',
    );
  }
  return enter(app, answer.value.user.id, answer.value.user.email, answer.cookies);
}

async function enter(app: App, userId: string, email: string, cookies: string[]): Promise<Entered | Refusal<never>> {
  const actor = await findStaffActor(app.db, userId);
  // Ending somebody removes their log-in in the same transaction, so a log-in without a person cannot be.
  if (!actor) throw new Error('a log-in without a member of staff');
  await recordAudit(app.db, actor, { action: 'logged_in', subject: email }, app.now());
  return { ok: true, next: 'desk', actor, cookies };
}

async function endOldSession(app: App, request: Request): Promise<void> {
  if (!(await findSeat(app, request))) return;
  await askAuth(app, (api) => api.signOut({ headers: new Headers(request.headers), returnHeaders: true }));
  forgetSeats(app);
}
