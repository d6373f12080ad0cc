import type { App } from '#src/app.ts';
import type { Tx } from '#src/db/kysely.ts';
import { allow, recordAudit, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import type { AccountValues } from '../domain/account-values.ts';
import { canEditAccount } from '../domain/register-policy.ts';
import {
  findAccountNamed,
  insertAccount,
  listKnownAccounts,
  lockRegister,
  moveConnection,
  updateAccount,
} from '../store/account-rows.ts';
import { noteNewHolders } from '../store/handover-steps.ts';

export interface SaveAccount {
  /** Of the register; undefined: a new one. */
  id?: number | undefined;
  /** The account's version when it was read. */
  version: number;
  values: AccountValues;
}

/**
 * Adds an account to the register or changes one. A connected account that gets the name of one listed by hand becomes one
 * with it; any other name that is taken is refused.
 */
export async function saveAccount(
  app: App,
  actor: StaffActor,
  input: SaveAccount,
): Promise<Result<{ id: number }, 'no_such_account' | 'same_account' | 'changed_meanwhile'>> {
  const { values } = input;
  return app.db.transaction().execute(async (tx) => {
    await lockRegister(tx);
    const now = app.now();
    const [before] = input.id === undefined ? [] : await listKnownAccounts(tx, input.id);
    if (input.id !== undefined && !before) return refuse('no_such_account');
    allow(canEditAccount(actor, before ? before.agencyId : values.agencyId) && canEditAccount(actor, values.agencyId));
    const same = await findAccountNamed(tx, values.network, values.handle);
    if (!before) {
      if (same) return refuse('same_account');
      const id = await insertAccount(tx, values, 'hand', now);
      await audit(tx, actor, values, 'account_added', now);
      return { ok: true as const, id };
    }
    if (before.version !== input.version) return refuse('changed_meanwhile');
    if (same && same.id !== before.id) {
      if (before.channelId === null || same.channelId !== null || values.network !== before.network)
        return refuse('same_account');
      await moveConnection(tx, before.id, same.id, before.channelId, now);
      await audit(tx, actor, values, 'accounts_joined', now);
      return { ok: true as const, id: same.id };
    }
    if (!(await updateAccount(tx, before, values, now))) return refuse('changed_meanwhile');
    await noteNewHolders(tx, before.id, now);
    await audit(tx, actor, values, 'account_changed', now);
    return { ok: true as const, id: before.id };
  });
}

function audit(tx: Tx, actor: StaffActor, values: AccountValues, did: string, now: Date): Promise<void> {
  const subject = `${values.network}: ${values.handle}`;
  return recordAudit(tx, actor, { action: 'settings_changed', subject, detail: { did, state: values.state } }, now);
}
