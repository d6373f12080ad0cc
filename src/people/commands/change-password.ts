import type { App } from '#src/app.ts';
import { type Refusal, refuse } from '#src/shared/result.ts';
import { checkNewPassword, type NewPasswordRefusal } from '../domain/password-rules.ts';
import type { StaffActor } from '../domain/policy.ts';
import type { ChangePassword } from '../schema.ts';
import { recordAudit } from '../store/audit.ts';
import { lockPassword, removeSessions, setPassword } from '../store/logins.ts';
import { hashPassword, isPassword } from '../store/passwords.ts';
import { forgetSeats } from '../store/session.ts';

/** Changes one's own password; the session that did it stays, every other one ends. */
export async function changePassword(
  app: App,
  actor: StaffActor,
  input: ChangePassword & { userId: string; email: string; sessionId: string },
): Promise<{ ok: true; endedSessions: number } | Refusal<'wrong_password' | NewPasswordRefusal>> {
  const passwordHash = await hashPassword(input.password);
  const outcome = await app.db.transaction().execute(async (tx) => {
    const now = app.now();
    const before = await lockPassword(tx, input.userId);
    if (!before || !(await isPassword(input.current, before))) return refuse('wrong_password');
    const decision = checkNewPassword(input, input.email);
    if (!decision.ok) return decision;
    await setPassword(tx, input.userId, passwordHash, now);
    const endedSessions = await removeSessions(tx, input.userId, { except: input.sessionId });
    await recordAudit(tx, actor, { action: 'password_changed', subject: input.email, detail: { endedSessions } }, now);
    return { ok: true as const, endedSessions };
  });
  forgetSeats(app);
  return outcome;
}
