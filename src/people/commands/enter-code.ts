import type { App } from '#src/app.ts';
import { type Refusal, refuse } from '#src/shared/result.ts';
import type { Actor } from '../domain/policy.ts';
import type { EnterCode } from '../schema.ts';
import { type Entered, enter } from '../store/entering.ts';
import { removeSession } from '../store/logins.ts';
import { markCodeUsed } from '../store/used-codes.ts';
import { askAuth, type Visit } from '../store/visit.ts';

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
  if (!(await markCodeUsed(app, answer.value.user.id, code))) {
    // Its cookies are not handed out either.
    if (answer.value.token) await removeSession(app.db, answer.value.token);
    return refuse('wrong_code');
  }
  return enter(app, answer.value.user.id, answer.value.user.email, answer.cookies);
}
