import type { Pool } from 'pg';
import type { AnswerState, Kind, Privacy, Status, Urgency } from '../schema.ts';

/** What a token may see: one agency's reports, or (null) the whole city's except the secret ones. */
export interface ApiReach {
  agencyId: number | null;
}

export interface ApiFilter {
  statuses: readonly Status[];
  /** Code of an agency; `none`: with the coordinator. */
  agency: string | undefined;
  topic: string | undefined;
  kelurahan: string | undefined;
  after: PageMark | undefined;
  limit: number;
}

/** Where a page ended: the last row's instant in microseconds since 1970, and its id. */
export interface PageMark {
  at: string;
  id: number;
}

/** A report as programs see it; who reported is in no column of this. */
export interface ApiReportRow {
  id: number;
  mark: string;
  agencyId: number | null;
  code: string;
  kind: Kind;
  status: Status;
  urgency: Urgency;
  privacy: Privacy;
  title: string;
  topic: string | null;
  agency: string | null;
  outside: string | null;
  network: string;
  place: {
    text: string | null;
    road: string | null;
    kelurahanCode: string | null;
    kecamatanCode: string | null;
    latitude: number | null;
    longitude: number | null;
  };
  openedAt: string;
  lastMessageAt: string;
  firstAnsweredAt: string | null;
  resolvedAt: string | null;
  nextDueAt: string | null;
  rating: number | null;
  messages: number;
  version: number;
}

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const microseconds = (column: string) => `(extract(epoch from ${column}) * 1000000)::bigint::text`;
const columns = `r.id, ${microseconds('r.last_message_at')} as mark, r.agency_id as "agencyId",
  r.code, r.kind, r.status, r.urgency, r.privacy, r.title, t.code as topic, a.code as agency, r.outside_owner as outside, c.network,
  json_build_object('text', r.place_text, 'road', r.road, 'kelurahanCode', r.kelurahan_code,
    'kecamatanCode', r.kecamatan_code, 'latitude', r.latitude, 'longitude', r.longitude) as place,
  ${instant('r.opened_at')} as "openedAt", ${instant('r.last_message_at')} as "lastMessageAt",
  ${instant('r.first_answered_at')} as "firstAnsweredAt", ${instant('r.resolved_at')} as "resolvedAt",
  ${instant('r.next_due_at')} as "nextDueAt", r.rating, r.message_count as messages, r.version`;
const joined = `join channels c on c.id = r.channel_id
  left join topics t on t.id = r.topic_id left join agencies a on a.id = r.agency_id`;

/** One page, newest words first. Each status is walked along its own index, so that a page costs what it shows. */
export async function pageReports(pool: Pool, reach: ApiReach, filter: ApiFilter): Promise<ApiReportRow[]> {
  const values: unknown[] = [];
  const give = (value: unknown) => `$${values.push(value)}`;
  const where = ['hidden_at is null'];
  if (reach.agencyId === null) where.push(`privacy <> 'secret'`);
  else where.push(`agency_id = ${give(reach.agencyId)}`);
  if (filter.agency === 'none') where.push('agency_id is null');
  else if (filter.agency !== undefined)
    where.push(`agency_id = (select id from agencies where code = ${give(filter.agency)})`);
  if (filter.topic !== undefined) where.push(`topic_id = (select id from topics where code = ${give(filter.topic)})`);
  if (filter.kelurahan !== undefined) where.push(`kelurahan_code = ${give(filter.kelurahan)}`);
  if (filter.after) {
    const at = `timestamptz 'epoch' + ${give(filter.after.at)}::bigint * interval '1 microsecond'`;
    where.push(`(last_message_at, id) < (${at}, ${give(filter.after.id)})`);
  }
  const most = give(filter.limit);
  const walks = filter.statuses.map(
    (status) =>
      `(select id, last_message_at from reports where status = ${give(status)} and ${where.join(' and ')}
         order by last_message_at desc, id desc limit ${most})`,
  );
  const { rows } = await pool.query<ApiReportRow>(
    `with page as materialized (select id, last_message_at from (${walks.join(' union all ')}) as w
       order by last_message_at desc, id desc limit ${most})
     select ${columns} from page join reports r on r.id = page.id ${joined}
     order by r.last_message_at desc, r.id desc`,
    values,
  );
  return rows;
}

/** One report by its code; nothing when it is hidden or does not exist. Whether it may be seen, the policy decides. */
export async function findApiReport(pool: Pool, code: string): Promise<ApiReportRow | undefined> {
  const { rows } = await pool.query<ApiReportRow>(
    `select ${columns} from reports r ${joined} where r.code = $1 and r.hidden_at is null`,
    [code],
  );
  return rows[0];
}

export interface ApiMessageRow {
  at: string;
  direction: 'in' | 'out';
  visibility: 'public' | 'private';
  text: string;
  withdrawn: boolean;
}

/** The newest 200 messages of a report, oldest first; the text of a withdrawn one is not given out. */
export async function listApiMessages(pool: Pool, reportId: number): Promise<ApiMessageRow[]> {
  const { rows } = await pool.query<ApiMessageRow>(
    `select ${instant('at')} as at, direction, visibility, withdrawn_at is not null as withdrawn,
            case when withdrawn_at is null then text else '' end as text
       from (select * from messages where report_id = $1 order by at desc, id desc limit 200) as newest
      order by newest.at, newest.id`,
    [reportId],
  );
  return rows;
}

export interface ApiEventRow {
  id: number;
  at: string;
  type: string;
  agency: string | null;
  toAgency: string | null;
}

/** A page of a report's ledger, oldest first. */
export async function pageReportEvents(
  pool: Pool,
  reportId: number,
  after: number,
  limit: number,
): Promise<ApiEventRow[]> {
  const { rows } = await pool.query<ApiEventRow>(
    `select e.id, ${instant('e.at')} as at, e.type, a.code as agency, b.code as "toAgency"
       from report_events e left join agencies a on a.id = e.agency_id left join agencies b on b.id = e.to_agency_id
      where e.report_id = $1 and e.id > $2 order by e.id limit $3`,
    [reportId, after, limit],
  );
  return rows;
}

/** The states of answers in the outbox. */
export async function listAnswerStates(pool: Pool, ids: number[]): Promise<{ id: number; state: AnswerState }[]> {
  const { rows } = await pool.query<{ id: number; state: AnswerState }>(
    'select id, state from outbox where id = any ($1::bigint[]) order by id',
    [ids],
  );
  return rows;
}

export interface ApiAgencyRow {
  code: string;
  name: string;
  shortName: string;
  kind: 'opd' | 'perumda' | 'kecamatan' | 'unit';
  successor: string | null;
  startsOn: string;
  endsOn: string | null;
}

/** Every agency the city has or had. */
export async function listApiAgencies(pool: Pool): Promise<ApiAgencyRow[]> {
  const { rows } = await pool.query<ApiAgencyRow>(
    `select a.code, a.name, a.short_name as "shortName", a.kind, s.code as successor,
            a.starts_on::text as "startsOn", a.ends_on::text as "endsOn"
       from agencies a left join agencies s on s.id = a.successor_id order by a.code`,
  );
  return rows;
}

/** Every topic with its names and the agency that usually answers. */
export async function listApiTopics(
  pool: Pool,
): Promise<{ code: string; name: { id: string; en: string }; agency: string | null }[]> {
  const { rows } = await pool.query<{ code: string; name: { id: string; en: string }; agency: string | null }>(
    `select t.code, json_build_object('id', t.name_id, 'en', t.name_en) as name, a.code as agency
       from topics t left join agencies a on a.id = t.agency_id order by t.code`,
  );
  return rows;
}

export interface ApiAreaRow {
  code: string;
  name: string;
  level: 'kecamatan' | 'kelurahan';
  parent: string | null;
}

/** Every kecamatan and kelurahan. */
export async function listApiAreas(pool: Pool): Promise<ApiAreaRow[]> {
  const { rows } = await pool.query<ApiAreaRow>(
    'select code, name, level, parent_code as parent from areas order by code',
  );
  return rows;
}

/** Whether a kelurahan with this code exists. */
export async function isKelurahan(pool: Pool, code: string): Promise<boolean> {
  const { rowCount } = await pool.query(`select from areas where code = $1 and level = 'kelurahan'`, [code]);
  return rowCount === 1;
}
