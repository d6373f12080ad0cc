import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import { maskPersonalData } from '#src/language/index.ts';
import type { StaffActor } from '#src/people/index.ts';

/** Whether somebody reads reports as they were written: all of them, or those of the own agency; the others read them masked. */
export function worksOnReports(actor: StaffActor): boolean {
  return actor.role === 'coordinator' || actor.role === 'mimin' || actor.role === 'head';
}

/**
 * Of hits, those that the reader would find by what he may read: a name, number or address in a report that he only follows must not lead
 * to it. Read for one page at a time, so it costs what the page shows.
 */
export async function keepReadable(app: App, actor: StaffActor, ids: number[], query: string): Promise<number[]> {
  if (actor.role === 'coordinator' || ids.length === 0) return ids;
  const { rows } = await sql<{ id: number; code: string; agencyId: number | null; words: string }>`
    select r.id, r.code, r.agency_id as "agencyId",
        left(concat_ws(E'\n', r.title, r.place_text, r.road, k.name, c.name, r.outside_owner, m.words), ${mostText}::int) as words
      from reports r
      left join areas k on k.code = r.kelurahan_code
      left join areas c on c.code = r.kecamatan_code
      left join lateral (select string_agg(text, E'\n' order by at) as words from messages where report_id = r.id and kind <> 'receipt') m on true
     where r.id = any(${ids}::bigint[])`.execute(app.db);
  const followed = rows.filter((row) => !(worksOnReports(actor) && row.agencyId === actor.agencyId));
  const matching = await sql<{ id: number }>`
    select x.id from unnest(${followed.map((row) => row.id)}::bigint[], ${followed.map((row) => row.code)}::text[],
        ${followed.map((row) => maskPersonalData(row.words))}::text[]) as x (id, code, words)
     where (to_tsvector('indonesian', x.words) || array_to_tsvector(array['#' || lower(x.code), '#' || lower(right(x.code, 5))]))
           @@ ${query}::tsquery`.execute(app.db);
  const found = new Set(matching.rows.map((row) => row.id));
  const seen = new Set(followed.map((row) => row.id));
  return ids.filter((id) => !seen.has(id) || found.has(id));
}

/** Text read of one report, as the index does. */
const mostText = 60_000;
