import type { App } from '#src/app.ts';
import { allow, recordAudit, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import type { HandoverStep } from '../domain/handover-step.ts';
import { canEditAccount } from '../domain/register-policy.ts';
import { listKnownAccounts } from '../store/account-rows.ts';
import { finishHandovers, noteStep } from '../store/handover-steps.ts';

export interface SettleHandover {
  id: number;
  step: HandoverStep;
  /** False takes the step back. */
  done: boolean;
}

/** Notes that one step of a hand-over is done; the last one ends it. */
export async function settleHandover(
  app: App,
  actor: StaffActor,
  input: SettleHandover,
): Promise<Result<object, 'no_such_handover'>> {
  return app.db.transaction().execute(async (tx) => {
    const now = app.now();
    const accountId = await noteStep(tx, input.id, input.step, input.done ? now : null);
    const [account] = accountId === undefined ? [] : await listKnownAccounts(tx, accountId);
    allow(canEditAccount(actor, account?.agencyId ?? null));
    if (!account) return refuse('no_such_handover');
    const subject = `${account.network}: ${account.handle}`;
    const detail = { did: 'handover_step', step: input.step, done: input.done };
    await recordAudit(tx, actor, { action: 'settings_changed', subject, detail }, now);
    await finishHandovers(tx, account.id, now);
    return { ok: true as const };
  });
}
