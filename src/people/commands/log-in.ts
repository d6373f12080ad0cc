import type { App } from '#src/app.ts';
import { type Refusal, refuse } from '#src/shared/result.ts';
import type { Actor } from '../domain/policy.ts';
import type { LogIn } from '../schema.ts';
import { type Entered, enter } from '../store/entering.ts';
import { beginTry, forgetTries } from '../store/login-limits.ts';
import { findSeat, forgetSeats } from '../store/session.ts';
import { askAuth, type Visit } from '../store/visit.ts';

type Waiting = Refusal<'wait'> & { waitSeconds: number };

/**
 * Opens a session by e-mail and password, or the wait for the second factor. An unknown e-mail gets the same answer after
 * the same work; guessing gets slower per e-mail, address and both.
 */
export async function logIn(
  app: App,
  _actor: Actor,
  input: LogIn & { visit: Visit; request: Request },
): Promise<Entered | { ok: true; next: 'code'; cookies: string[] } | Refusal<'wrong'> | Waiting> {
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

async function endOldSession(app: App, request: Request): Promise<void> {
  if (!(await findSeat(app, request))) return;
  await askAuth(app, (api) => api.signOut({ headers: new Headers(request.headers), returnHeaders: true }));
  forgetSeats(app);
}
