import { sql } from 'kysely';
import type { Db } from '#src/db/kysely.ts';
import type { AccountColumn } from '../domain/account-csv.ts';
import type { AccountPerson, AccountState } from '../domain/account-values.ts';

/** One row of the register as pages show it; instants in ISO form. */
export interface OfficialAccount {
  id: number;
  network: string;
  handle: string;
  url: string | null;
  name: string | null;
  agencyId: number | null;
  agency: string | null;
  state: AccountState;
  note: string | null;
  lastPostAt: string | null;
  lastAnswerAt: string | null;
  /** Whole days since the last post or answer; null when neither is known. */
  silentDays: number | null;
  source: 'hand' | 'import' | 'channel';
  channelId: number | null;
  /** State of the connection; null for an account that no program reads. */
  channelState: 'connected' | 'needs_reauth' | 'paused' | 'ended' | null;
  owner: AccountPerson | null;
  admins: AccountPerson[];
  /** How many people's hand-over waits. */
  handovers: number;
  version: number;
}

/** Which accounts are listed; what is not given does not narrow. */
export interface AccountFilter {
  id?: number;
  network?: string | undefined;
  /** 0: those of the whole city. */
  agencyId?: number | undefined;
  state?: AccountState | undefined;
  /** `yes`: read by the product, `no`: by nobody. */
  connected?: 'yes' | 'no' | undefined;
  /** Silent for at least this many days, or never heard of. */
  silentDays?: number | undefined;
  /** Part of a handle, name, owner or admin. */
  text?: string | undefined;
  /** How many to skip, and how many to answer at most. */
  skip?: number;
  most?: number;
}

/** More accounts than this no city has; a longer list is cut. */
const mostListed = 5_000;

/** The register, by agency and network; of a connected account also what the product itself saw of answers and posts. */
export async function listAccounts(db: Db, filter: AccountFilter, now: Date): Promise<OfficialAccount[]> {
  const like = filter.text ? `%${filter.text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%` : null;
  const { rows } = await sql<{ item: OfficialAccount }>`select row_to_json(x) as item from (
    select a.id, a.network, a.handle, a.url, a.name, a.agency_id as "agencyId", g.short_name as agency, a.state, a.note,
      s.posted as "lastPostAt", s.answered as "lastAnswerAt",
      case when coalesce(s.posted, s.answered) is not null then
        greatest(0, floor(extract(epoch from ${now}::timestamptz - greatest(s.posted, s.answered)) / 86400))::int end as "silentDays",
      a.source, a.channel_id as "channelId", c.state as "channelState", a.version,
      (select json_build_object('staffId', p.staff_id, 'name', p.name) from official_account_people p
        where p.account_id = a.id and p.part = 'owner') as owner,
      (select coalesce(json_agg(json_build_object('staffId', p.staff_id, 'name', p.name) order by p.name), '[]')
         from official_account_people p where p.account_id = a.id and p.part = 'admin') as admins,
      (select count(*) from account_handovers h where h.account_id = a.id and h.done_at is null)::int as handovers
      from official_accounts a
      left join agencies g on g.id = a.agency_id
      left join channels c on c.id = a.channel_id
      cross join lateral (
        select greatest(a.last_post_at, c.posted_at) as posted,
               greatest(a.last_answer_at, c.answered_there_at,
                 (select max(o.ended_at) from outbox o where o.channel_id = a.channel_id and o.state = 'sent' and not o.automatic)) as answered
      ) s
     where (${filter.id ?? null}::int is null or a.id = ${filter.id ?? null})
       and (${filter.network ?? null}::text is null or a.network = ${filter.network ?? null})
       and (${filter.agencyId ?? null}::int is null or coalesce(a.agency_id, 0) = ${filter.agencyId ?? null})
       and (${filter.state ?? null}::text is null or a.state = ${filter.state ?? null})
       and (${filter.connected ?? null}::text is null or (a.channel_id is not null) = (${filter.connected ?? null} = 'yes'))
       and (${filter.silentDays ?? null}::int is null or coalesce(greatest(s.posted, s.answered), 'epoch')
             <= ${now}::timestamptz - make_interval(days => ${filter.silentDays ?? null}::int))
       and (${like}::text is null or a.handle ilike ${like} or a.name ilike ${like}
             or exists (select from official_account_people p where p.account_id = a.id and p.name ilike ${like}))
     order by a.state = 'ended', g.short_name nulls first, a.network, a.handle limit ${filter.most ?? mostListed} offset ${filter.skip ?? 0}) x`.execute(
    db,
  );
  return rows.map((row) => row.item);
}

/** A row of the register as a line of its file; days are the city's (`zone`). */
export function cellsOf(account: OfficialAccount, zone: string): Record<AccountColumn, string> {
  return {
    jejaring: account.network,
    akun: account.handle,
    tautan: account.url ?? '',
    nama: account.name ?? '',
    opd: account.agency ?? '',
    pemilik: account.owner?.name ?? '',
    admin: account.admins.map((one) => one.name).join('; '),
    keadaan: account.state,
    kiriman_terakhir: dayOf(account.lastPostAt, zone),
    jawaban_terakhir: dayOf(account.lastAnswerAt, zone),
    diam_hari: account.silentDays === null ? '' : String(account.silentDays),
    sumber: account.source,
    tersambung: account.channelId === null ? 'tidak' : 'ya',
    catatan: account.note ?? '',
  };
}

function dayOf(at: string | null, zone: string): string {
  return at === null
    ? ''
    : new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date(at));
}
