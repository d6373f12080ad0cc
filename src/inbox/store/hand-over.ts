import { sql } from 'kysely';
import type { Tx } from '#src/db/kysely.ts';
import { onStaffLeft, type StaffLeft } from '#src/people/index.ts';
import { forgetReach } from './staff-reach.ts';

/** Has the inbox take part when somebody leaves; called by the host, any number of times. */
export function handOverWhenStaffLeave(): void {
  onStaffLeft(handOver);
}

/**
 * Reports belong to agencies, so none is left behind when somebody leaves; what was told to that person alone and is
 * still unread goes to the substitute, and nobody is shown as writing who is no longer there.
 */
async function handOver(tx: Tx, { staffId, substituteId, at }: StaffLeft): Promise<void> {
  if (substituteId !== null) {
    await sql`insert into notices (staff_id, report_id, kind, detail, at, once_key)
      select ${substituteId}, report_id, kind, detail, at, once_key from notices where staff_id = ${staffId} and read_at is null
      on conflict (staff_id, once_key) do nothing`.execute(tx);
  }
  await sql`update notices set read_at = ${at} where staff_id = ${staffId} and read_at is null`.execute(tx);
  await sql`delete from presence where staff_id = ${staffId}`.execute(tx);
  await forgetReach(tx, staffId);
}
