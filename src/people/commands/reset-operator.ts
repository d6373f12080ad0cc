import type { App } from '#src/app.ts';
import { type Refusal, refuse } from '#src/shared/result.ts';
import { type Actor, allow } from '../domain/policy.ts';
import { listOperators } from '../store/staff.ts';
import { makeResetLink } from './make-reset-link.ts';

/**
 * Makes a reset link for an operator who is locked out, from the command line of the server; the second factor goes too.
 * With several operators the e-mail says which.
 */
export async function resetOperator(
  app: App,
  actor: Actor,
  input: { email?: string | undefined },
): Promise<
  | { ok: true; path: string; email: string; expiresAt: Date }
  | (Refusal<'no_operator' | 'which_operator' | 'not_an_operator'> & { emails: string[] })
> {
  allow(actor.kind === 'system');
  const operators = await listOperators(app.db);
  const emails = operators.map((operator) => operator.email);
  const wanted = input.email?.trim().toLowerCase();
  const operator = wanted === undefined ? operators[0] : operators.find((candidate) => candidate.email === wanted);
  if (!operators.length) return { ...refuse('no_operator'), emails };
  if (wanted === undefined && operators.length > 1) return { ...refuse('which_operator'), emails };
  if (!operator) return { ...refuse('not_an_operator'), emails };
  const made = await makeResetLink(app, actor, { staffId: operator.staffId, clearsSecondFactor: true });
  return made.ok ? made : { ...refuse('no_operator'), emails };
}
