import type { Pool } from 'pg';
import type { Open311Query } from '../domain/open311-query.ts';
import { reportEventTypes } from '../events.ts';
import type { Kind, Status, Urgency } from '../schema.ts';

/** A report as an Open311 client may see it; who reported is in no column of this. */
export interface Open311Row {
  id: number;
  code: string;
  kind: Kind;
  status: Status;
  closedAs: string | null;
  urgency: Urgency;
  topicId: number | null;
  agencyId: number | null;
  outsideOwner: string | null;
  /** The first words of the reporter, unmasked: whoever gives them out masks them. */
  text: string;
  placeText: string | null;
  road: string | null;
  kelurahanCode: string | null;
  latitude: number | null;
  longitude: number | null;
  openedAt: Date;
  changedAt: Date;
  dueAt: string | null;
  /** Names the writers gave, to be struck out. */
  names: string[];
}

const columns = `r.id, r.code, r.kind, r.status, r.closed_as as "closedAs", r.urgency, r.topic_id as "topicId",
  r.agency_id as "agencyId", r.outside_owner as "outsideOwner", r.place_text as "placeText", r.road,
  r.kelurahan_code as "kelurahanCode", r.latitude, r.longitude, r.opened_at as "openedAt",
  r.clocks #>> '{resolution,dueAt}' as "dueAt",
  coalesce((select m.text from messages m where m.report_id = r.id and m.direction = 'in' and m.withdrawn_at is null
             order by m.at, m.id limit 1), '') as text,
  coalesce((select max(e.at) from report_events e where e.report_id = r.id), r.opened_at) as "changedAt",
  array(select distinct i.name from messages m join conversations c on c.id = m.conversation_id
          join identities i on i.id = c.identity_id
         where m.report_id = r.id and m.direction = 'in' and i.name is not null limit 50) as names`;

/** What goes out at all: open reports about a matter, of the token's agency or (null) of the whole city. */
function visible(agency: string): string {
  return `r.hidden_at is null and r.privacy = 'open' and r.kind not in ('chatter', 'spam') and not r.suspect
    and (${agency}::int is null or r.agency_id = ${agency}::int)`;
}

/** One page, newest first; walks the ledger's index over (type, at), so that a page costs what it shows. */
export async function pageOpen311(pool: Pool, agencyId: number | null, query: Open311Query): Promise<Open311Row[]> {
  const values: unknown[] = [];
  const give = (value: unknown) => `$${values.push(value)}`;
  const where = [visible(give(agencyId))];
  if (query.services)
    where.push(`r.topic_id in (select id from topics where code = any(${give(query.services)}::text[]))`);
  if (query.statuses) {
    const wanted = query.statuses.flatMap((one) => (one === 'open' ? ['open', 'waiting'] : ['resolved', 'closed']));
    where.push(`r.status = any(${give(wanted)}::text[])`);
  }
  if (query.changedAfter || query.changedBefore) {
    const types = give(reportEventTypes);
    const after = query.changedAfter ? `and e.at >= ${give(query.changedAfter)}` : '';
    const before = query.changedBefore ? `and e.at <= ${give(query.changedBefore)}` : '';
    where.push(
      `r.id in (select e.report_id from report_events e where e.type = any(${types}::text[]) ${after} ${before})`,
    );
  }
  const { rows } = await pool.query<Open311Row>(
    `with page as materialized (
       select r.id, f.at from report_events f join reports r on r.id = f.report_id
        where f.type = 'received' and f.at between ${give(query.from)} and ${give(query.to)} and ${where.join(' and ')}
        order by f.at desc, r.id desc limit ${give(query.limit)} offset ${give(query.offset)})
     select ${columns} from page join reports r on r.id = page.id order by page.at desc, r.id desc`,
    values,
  );
  return rows;
}

/** The reports with these codes, in the order asked for; what may not go out is left out. */
export async function findOpen311(pool: Pool, agencyId: number | null, codes: string[]): Promise<Open311Row[]> {
  const { rows } = await pool.query<Open311Row>(
    `select ${columns} from reports r where r.code = any($2::text[]) and ${visible('$1')}
      order by array_position($2::text[], r.code)`,
    [agencyId, codes],
  );
  return rows;
}

/** A change of a visible report that is told to others. */
export interface Open311UpdateRow {
  id: number;
  code: string;
  type: string;
  at: Date;
  toAgencyId: number | null;
}

/** Changes of visible reports in a range, oldest first. */
export async function pageOpen311Updates(
  pool: Pool,
  agencyId: number | null,
  asked: { types: readonly string[]; from: Date; to: Date; limit: number; offset: number; codes: string[] | undefined },
): Promise<Open311UpdateRow[]> {
  const { rows } = await pool.query<Open311UpdateRow>(
    `select e.id, r.code, e.type, e.at, e.to_agency_id as "toAgencyId"
       from report_events e join reports r on r.id = e.report_id
      where e.type = any($2::text[]) and e.at between $3 and $4 and ${visible('$1')}
        and ($7::text[] is null or r.code = any($7::text[]))
      order by e.at, e.id limit $5 offset $6`,
    [agencyId, asked.types, asked.from, asked.to, asked.limit, asked.offset, asked.codes ?? null],
  );
  return rows;
}

/** Whether an entry with this code is in the journal or a report already. */
export async function isKnownCode(pool: Pool, code: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    'select from reports where code = $1 union all select from raw_events where reserved_code = $1 limit 1',
    [code],
  );
  return rowCount === 1;
}
