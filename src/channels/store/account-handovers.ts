import { sql } from 'kysely';
import type { Db, Tx } from '#src/db/kysely.ts';
import { onStaffLeft, type StaffLeft } from '#src/people/index.ts';
import { announceChannelNews } from '../events.ts';

/** Has the register of accounts take part when somebody leaves or moves; called by the host, any number of times. */
export function handOverAccountsWhenStaffLeave(): void {
  onStaffLeft(openHandovers);
}

interface Held {
  accountId: number;
  network: string;
  name: string;
  person: string;
}

/**
 * Lists every account that somebody held and leaves behind as needing a new holder, with what must be done, and tells the
 * coordinators. Who moves keeps the accounts of the agency they come to.
 */
async function openHandovers(tx: Tx, { staffId, agencyId, at }: StaffLeft): Promise<void> {
  const { rows } = await sql<Held>`with who as (
      select id, agency_id, ended_at from staff where id = ${staffId})
    , held as (
      select p.account_id, min(p.name) as name, max(p.part) as part
        from official_account_people p
        join official_accounts a on a.id = p.account_id
        join who w on w.id = p.staff_id
       where a.state <> 'ended' and (w.ended_at is not null or a.agency_id is null or a.agency_id is distinct from w.agency_id)
       group by p.account_id)
    , made as (
      insert into account_handovers (account_id, staff_id, name, part, because, opened_at)
      select h.account_id, ${staffId}, h.name, h.part,
             case when (select ended_at from who) is null then 'moved' else 'left' end, ${at}
        from held h
      on conflict do nothing
      returning account_id, name)
    select m.account_id as "accountId", a.network, coalesce(a.name, a.handle) as name, m.name as person
      from made m join official_accounts a on a.id = m.account_id order by m.account_id`.execute(tx);
  for (const { accountId, network, name, person } of rows) {
    await announceChannelNews(tx, {
      kind: 'account_handover',
      network,
      name,
      path: '/desk/akun/serah-terima',
      detail: { accountId, person, agencyId },
      onceKey: `handover:${accountId}:${staffId}:${at.toISOString()}`,
      at,
    });
  }
}

/** One account that waits for a new holder; instants in ISO form. */
export interface Handover {
  id: number;
  accountId: number;
  network: string;
  handle: string;
  accountName: string | null;
  agencyId: number | null;
  agency: string | null;
  /** Connected here: then connecting it again is one of the steps. */
  connected: boolean;
  name: string;
  part: 'owner' | 'admin';
  because: 'left' | 'moved';
  openedAt: string;
  passwordAt: string | null;
  adminAt: string | null;
  reconnectedAt: string | null;
  holderAt: string | null;
}

/** The hand-overs that are not done, the oldest first. */
export async function listHandovers(db: Db): Promise<Handover[]> {
  const { rows } = await sql<{ item: Handover }>`select row_to_json(x) as item from (
    select h.id, h.account_id as "accountId", a.network, a.handle, a.name as "accountName", a.agency_id as "agencyId",
      g.short_name as agency, a.channel_id is not null as connected, h.name, h.part, h.because, h.opened_at as "openedAt",
      h.password_at as "passwordAt", h.admin_at as "adminAt", h.reconnected_at as "reconnectedAt", h.holder_at as "holderAt"
      from account_handovers h
      join official_accounts a on a.id = h.account_id
      left join agencies g on g.id = a.agency_id
     where h.done_at is null order by h.opened_at, h.id) x`.execute(db);
  return rows.map((row) => row.item);
}
