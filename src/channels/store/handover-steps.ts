import { sql } from 'kysely';
import type { Tx } from '#src/db/kysely.ts';
import type { HandoverStep } from '../domain/handover-step.ts';

const columns = {
  password: 'password_at',
  admin: 'admin_at',
  reconnected: 'reconnected_at',
  holder: 'holder_at',
} as const satisfies Record<HandoverStep, string>;

/** Notes that a step is done, or that it is not; false when there is no such hand-over. */
export async function noteStep(tx: Tx, id: number, step: HandoverStep, at: Date | null): Promise<number | undefined> {
  const row = await tx
    .updateTable('account_handovers')
    .set({ [columns[step]]: at })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .returning('account_id as accountId')
    .executeTakeFirst();
  return row?.accountId;
}

/** After the people of an account changed: whoever left is replaced once somebody else owns it, or is no longer noted. */
export async function noteNewHolders(tx: Tx, accountId: number, now: Date): Promise<void> {
  await sql`update account_handovers h set holder_at = ${now}
     where h.account_id = ${accountId} and h.done_at is null and h.holder_at is null
       and not exists (select from official_account_people p
             where p.account_id = h.account_id and p.part = h.part and p.staff_id = h.staff_id)
       and (h.part = 'admin' or exists (select from official_account_people p
             where p.account_id = h.account_id and p.part = 'owner'))`.execute(tx);
  await finishHandovers(tx, accountId, now);
}

/**
 * Ends the hand-overs of an account of which every step is done; an account that is not connected here needs no connecting.
 * Who left is then no longer noted as holding it.
 */
export async function finishHandovers(tx: Tx, accountId: number, now: Date): Promise<void> {
  await sql`with done as (
      update account_handovers h set done_at = ${now} from official_accounts a
       where a.id = h.account_id and h.account_id = ${accountId} and h.done_at is null
         and h.password_at is not null and h.admin_at is not null and h.holder_at is not null
         and (a.channel_id is null or h.reconnected_at is not null)
      returning h.account_id, h.staff_id)
    delete from official_account_people p using done d
     where p.account_id = d.account_id and p.staff_id = d.staff_id`.execute(tx);
}
