import { sql } from 'kysely';
import type { Db, Tx } from '#src/db/kysely.ts';
import type { Incident } from '../domain/incident.ts';
import type { ReportFacts } from '../domain/policy.ts';

interface Row {
  id: number;
  version: number;
  text_id: string;
  text_en: string | null;
  answer: string;
  topic_id: number | null;
  kecamatan_code: string | null;
  kelurahan_code: string | null;
  from_at: Date;
  until_at: Date;
  main_id: number | null;
}

const columns = [
  'id',
  'version',
  'text_id',
  'text_en',
  'answer',
  'topic_id',
  'kecamatan_code',
  'kelurahan_code',
  'from_at',
  'until_at',
  'main_id',
] as const;

function incidentOf(row: Row): Incident {
  return {
    id: row.id,
    version: row.version,
    text: { id: row.text_id, en: row.text_en ?? row.text_id },
    answer: row.answer,
    topicId: row.topic_id,
    kecamatanCode: row.kecamatan_code,
    kelurahanCode: row.kelurahan_code,
    from: row.from_at,
    until: row.until_at,
    mainId: row.main_id,
  };
}

/** Incidents that are on or still to come. */
export async function listCurrentIncidents(db: Db, now: Date): Promise<Incident[]> {
  const rows = await db
    .selectFrom('incidents')
    .select([...columns])
    .where('until_at', '>', now)
    .orderBy('from_at')
    .orderBy('id')
    .execute();
  return rows.map(incidentOf);
}

/** Incidents that have ended, the latest first, at most 100. */
export async function listPastIncidents(db: Db, now: Date): Promise<Incident[]> {
  const rows = await db
    .selectFrom('incidents')
    .select([...columns])
    .where('until_at', '<=', now)
    .orderBy('until_at', 'desc')
    .limit(100)
    .execute();
  return rows.map(incidentOf);
}

/** One incident; undefined when there is none. */
export async function findIncident(db: Db, id: number): Promise<Incident | undefined> {
  const row = await db
    .selectFrom('incidents')
    .select([...columns])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && incidentOf(row);
}

/** One incident, locked for a change. */
export async function lockIncident(tx: Tx, id: number): Promise<Incident | undefined> {
  const row = await tx
    .selectFrom('incidents')
    .select([...columns])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && incidentOf(row);
}

export type IncidentChangeType = 'declared' | 'until_moved' | 'main_set' | 'ended';

/** Writes what was done to an incident, and by whom. */
export async function recordIncident(
  tx: Tx,
  change: { incidentId: number; staffId: number; at: Date; type: IncidentChangeType; detail: object },
): Promise<void> {
  await tx
    .insertInto('incident_changes')
    .values({
      incident_id: change.incidentId,
      staff_id: change.staffId,
      at: change.at,
      type: change.type,
      detail: JSON.stringify(change.detail),
    })
    .execute();
}

/** A change as the page tells it; instants are ISO texts. */
export interface IncidentChange {
  id: number;
  at: string;
  staff: string;
  type: IncidentChangeType;
  detail: { from?: string; to?: string; code?: string };
}

/** What was done to an incident, oldest first. */
export async function listIncidentChanges(db: Db, incidentId: number): Promise<IncidentChange[]> {
  const { rows } = await sql<{ item: IncidentChange }>`select row_to_json(x) as item from (
    select c.id, c.at, s.name as staff, c.type, c.detail from incident_changes c join staff s on s.id = c.staff_id
     where c.incident_id = ${incidentId} order by c.id) x`.execute(db);
  return rows.map((row) => row.item);
}

/** A report that an incident may explain, or its main one; instants are ISO texts. */
export interface IncidentReport extends ReportFacts {
  id: number;
  code: string;
  title: string;
  agency: string | null;
  network: string;
  kelurahan: string | null;
  openedAt: string;
}

const shown = sql`r.id, r.code, r.title, r.agency_id as "agencyId", r.earlier_agency_ids as "earlierAgencyIds", r.privacy, r.status,
  a.short_name as agency, n.network, k.name as kelurahan, r.opened_at as "openedAt"`;
const joins = sql`join channels n on n.id = r.channel_id left join agencies a on a.id = r.agency_id
  left join areas k on k.code = r.kelurahan_code`;

/**
 * Open reports that came in while an incident was on and fit it, the newest 200; `mayExplain` says the same of one report.
 * Those of which somebody said that they are another matter are left out.
 */
export async function listIncidentReports(db: Db, incident: Incident): Promise<IncidentReport[]> {
  const { rows } = await sql<{ item: IncidentReport }>`select row_to_json(x) as item from (
    select ${shown} from reports r ${joins}
     where r.status in ('open', 'waiting') and r.main_id is null and r.hidden_at is null
       and r.opened_at >= ${incident.from} and r.opened_at < ${incident.until}
       and r.id <> coalesce(${incident.mainId}::bigint, 0)
       and (${incident.topicId}::int is null or r.topic_id = ${incident.topicId}::int)
       and (${incident.kelurahanCode}::text is null or r.kelurahan_code = ${incident.kelurahanCode}::text)
       and (${incident.kecamatanCode}::text is null or r.kecamatan_code = ${incident.kecamatanCode}::text)
       and not exists (select from same_matter_pairs p where p.decided_as = 'different'
         and p.report_id = greatest(r.id, ${incident.mainId}::bigint) and p.other_id = least(r.id, ${incident.mainId}::bigint))
     order by r.opened_at desc limit 200) x`.execute(db);
  return rows.map((row) => row.item);
}

/** Whether somebody, a resident or a mimin, said that a report is not the matter of another one. */
export async function isAnotherMatter(db: Db, a: number, b: number): Promise<boolean> {
  const row = await db
    .selectFrom('same_matter_pairs')
    .select('decided_as')
    .where('report_id', '=', Math.max(a, b))
    .where('other_id', '=', Math.min(a, b))
    .executeTakeFirst();
  return row?.decided_as === 'different';
}

/** The main report of an incident, and how many are joined to it. */
export async function findIncidentMain(
  db: Db,
  mainId: number | null,
): Promise<(IncidentReport & { joined: number }) | undefined> {
  if (mainId === null) return undefined;
  const { rows } = await sql<{ item: IncidentReport & { joined: number } }>`select row_to_json(x) as item from (
    select ${shown}, (select count(*) from reports j where j.main_id = r.id) as joined from reports r ${joins} where r.id = ${mainId}) x`.execute(
    db,
  );
  return rows[0]?.item;
}
