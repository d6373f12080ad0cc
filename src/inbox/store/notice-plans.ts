import { sql } from 'kysely';
import type { Tx } from '#src/db/kysely.ts';
import type { QuietHours } from '../domain/notice-times.ts';
import type { Urgency } from '../schema.ts';

/** A notice for which nobody decided yet how it is told, with what decides it. */
export interface UnplannedNotice {
  id: number;
  staffId: number;
  kind: string;
  urgency: Urgency | null;
  agencyId: number | null;
  /** Null when the person wants no letters or has no address. */
  email: string | null;
  quiet: QuietHours | null;
  /** Browsers and chats of the person. */
  pushIds: number[];
  chatIds: number[];
  /** Read meanwhile, or the person is gone: told by no way. */
  isOver: boolean;
}

/** Locks the oldest notices that were not planned, so that two workers do not plan the same. */
export async function lockUnplanned(tx: Tx, now: Date, limit: number): Promise<UnplannedNotice[]> {
  const { rows } = await sql<UnplannedNotice & { quietFrom: number | null; quietUntil: number | null }>`
    select n.id, n.staff_id as "staffId", n.kind, s.agency_id as "agencyId",
           (select r.urgency from reports r where r.id = n.report_id) as urgency,
           case when coalesce(w.email, true) then u.email end as email,
           w.quiet_from as "quietFrom", w.quiet_until as "quietUntil",
           array(select p.id from push_subscriptions p join session on session.id = p.session_id
                  where p.staff_id = n.staff_id and session."expiresAt" > ${now}) as "pushIds",
           array(select c.id from staff_chats c where c.staff_id = n.staff_id) as "chatIds",
           n.read_at is not null or s.ended_at is not null as "isOver"
      from notices n join staff s on s.id = n.staff_id
      left join notice_ways w on w.staff_id = s.id
      left join "user" u on u.id = s.user_id
     where n.planned_at is null order by n.id limit ${limit} for update of n skip locked`.execute(tx);
  return rows.map(({ quietFrom, quietUntil, ...row }) => ({
    ...row,
    quiet: quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil },
  }));
}

export interface PlannedDelivery {
  noticeId: number;
  staffId: number;
  way: 'email' | 'push' | 'telegram';
  targetId: number | null;
  notBefore: Date;
}

/** Queues what was decided and marks the notices; a delivery that is there already stays as it is. */
export async function addDeliveries(tx: Tx, noticeIds: number[], planned: PlannedDelivery[], at: Date): Promise<void> {
  if (planned.length > 0) {
    await tx
      .insertInto('notice_deliveries')
      .values(
        planned.map((one) => ({
          once_key: `${one.noticeId}:${one.way}:${one.targetId ?? 0}`,
          notice_id: one.noticeId,
          staff_id: one.staffId,
          way: one.way,
          target_id: one.targetId,
          not_before: one.notBefore,
        })),
      )
      .onConflict((conflict) => conflict.column('once_key').doNothing())
      .execute();
  }
  await tx.updateTable('notices').set({ planned_at: at }).where('id', 'in', noticeIds).execute();
}
