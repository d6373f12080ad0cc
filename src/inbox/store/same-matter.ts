import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import type { City } from '#src/language/index.ts';
import { type MatterReason, suggestFrom } from '../domain/matter-reasons.ts';
import type { ReportFacts } from '../domain/policy.ts';
import { scoreSameMatter } from '../domain/same-matter.ts';
import type { Privacy, Status } from '../schema.ts';
import { loadMatters } from './matter-facts.ts';

/** An open report that may speak of the same matter. Who may see it is the caller's question. */
export interface Suggestion extends ReportFacts {
  id: number;
  code: string;
  title: string;
  network: string;
  agency: string | null;
  openedAt: string;
  score: number;
  reasons: MatterReason[];
}

/** Suggestions of one report, and of a group, at most. */
const mostDirect = 60;
const mostOfGroup = 150;
/** What only speaks of the same as another suggestion is shown down to this score, unticked. */
const indirectFrom = suggestFrom * 0.8;

/**
 * Open reports that likely speak of a report's matter, best first: those suggested for it or for what is joined to it, and those
 * suggested for these again, so that fifty comments on one flood are found from each of them. What somebody called different is left out.
 */
export async function listSuggestions(app: App, city: City, reportId: number): Promise<Suggestion[]> {
  const { rows } = await sql<Omit<Suggestion, 'score' | 'reasons'> & { score: number | null; reasons: MatterReason[] }>`
    with mine as materialized (select id from reports where id = ${reportId} or main_id = ${reportId}),
    said as materialized (
      select case when p.report_id = m.id then p.other_id else p.report_id end as id, p.score, p.reasons, p.decided_as, m.id = ${reportId} as own
        from mine m join same_matter_pairs p on p.report_id = m.id or p.other_id = m.id),
    direct as materialized (select id, max(score) as score from said where decided_as is null group by id order by max(score) desc limit ${mostDirect}),
    beyond as materialized (
      select distinct case when p.report_id = d.id then p.other_id else p.report_id end as id
        from direct d join same_matter_pairs p on p.report_id = d.id or p.other_id = d.id
       where p.decided_as is null limit ${mostOfGroup}),
    found as (
      select id, score from direct union all
      select id, null from beyond where id not in (select id from direct) limit ${mostOfGroup})
    select r.id, r.code, r.title, r.privacy, r.status, r.agency_id as "agencyId", r.earlier_agency_ids as "earlierAgencyIds",
      a.short_name as agency, n.network, to_json(r.opened_at) #>> '{}' as "openedAt", f.score,
      coalesce((select s.reasons from said s where s.id = f.id and s.own and s.score is not null), '[]') as reasons
    from found f join reports r on r.id = f.id join channels n on n.id = r.channel_id left join agencies a on a.id = r.agency_id
    where r.status in ('open', 'waiting') and r.hidden_at is null and r.id <> ${reportId}
      and r.id not in (select id from mine) and r.id not in (select id from said where decided_as = 'different')
    order by r.id`.execute(app.db);
  const unscored = rows.filter((row) => row.score === null || row.reasons.length === 0).map((row) => row.id);
  const scored = await scoreAgainst(app, city, reportId, unscored);
  return rows
    .flatMap((row): Suggestion[] => {
      const now = scored.get(row.id);
      // What was suggested for a joined report keeps that score: it speaks of the same matter as that one.
      const score = row.score ?? now?.score ?? 0;
      const reasons = row.reasons.length > 0 ? row.reasons : (now?.reasons ?? []);
      return score >= (row.score === null ? indirectFrom : suggestFrom) ? [{ ...row, score, reasons }] : [];
    })
    .sort((a, b) => b.score - a.score || b.id - a.id);
}

async function scoreAgainst(app: App, city: City, reportId: number, ids: number[]) {
  if (ids.length === 0) return new Map<number, ReturnType<typeof scoreSameMatter>>();
  const matters = await loadMatters(app, app.db, city, [reportId, ...ids]);
  const me = matters.find((one) => one.id === reportId);
  return new Map(me ? matters.map((one) => [one.id, scoreSameMatter(me, one)] as const) : []);
}

/** What the desk says of the report that answers for a joined one. */
export interface MainReport extends ReportFacts {
  id: number;
  code: string;
  title: string;
}

/** The report that answers for another, by its id. */
export async function findMain(app: App, id: number): Promise<MainReport | undefined> {
  const row = await app.db
    .selectFrom('reports')
    .select(['id', 'code', 'title', 'agency_id', 'earlier_agency_ids', 'privacy', 'status'])
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      code: row.code,
      title: row.title,
      agencyId: row.agency_id,
      earlierAgencyIds: row.earlier_agency_ids,
      privacy: row.privacy as Privacy,
      status: row.status as Status,
    }
  );
}
