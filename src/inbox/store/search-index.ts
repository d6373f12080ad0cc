import { sql } from 'kysely';
import type { Tx } from '#src/db/kysely.ts';
import type { StaffActor } from '#src/people/index.ts';

/** Reports per bucket of the search index; a search looks at whole buckets, newest first. */
export const bucketSize = 20_000;

/** The bucket of a report. */
export function bucketOf(reportId: number): number {
  return Math.floor(reportId / bucketSize);
}

/** Words beside the text start with a sign that no text has, so that nobody can type them: '@' for scope, '#' for codes. */
export function scopeWords(actor: StaffActor): string[] {
  if (actor.role === 'coordinator') return [];
  if (actor.role === 'mimin' || actor.role === 'head') {
    return [`('@a${actor.agencyId ?? -1}' | ('@e${actor.agencyId ?? -1}' & !'@secret'))`];
  }
  return [actor.agencyId === null ? `!'@secret'` : `(!'@secret' | '@a${actor.agencyId}')`];
}

/** The index word of a typed code, of its beginning or of its second half; undefined for what is no part of a code. */
export function codeWord(typed: string): string | undefined {
  const letters = typed.replaceAll('o', '0').replaceAll(/[il]/g, '1');
  if (!/^[0-9a-hjkmnp-tv-z]{4,10}$/.test(letters)) return undefined;
  // A word of everyday Indonesian is asked for as a code too when it has just the length of a half.
  return letters.length === 5 || letters.length === 10 || /[0-9]/.test(typed) ? `#${letters}` : undefined;
}

/** Text read of one report; a longer thread is found by its first pages. */
const mostText = 60_000;

/**
 * Takes waiting reports that nobody is changing at this moment, in order of arrival, so that neither side ever waits for
 * the other; the rest comes with the next pass.
 */
export async function takeWaiting(tx: Tx, limit: number): Promise<number[]> {
  const { rows } = await sql<{ report_id: number }>`
    with waiting as materialized (select report_id from search_queue order by at limit ${limit}),
    free as materialized (select id from reports where id in (select report_id from waiting) order by id for key share skip locked),
    mine as materialized (select report_id from search_queue where report_id in (select id from free) order by report_id for update skip locked)
    delete from search_queue where report_id in (select report_id from mine) returning report_id`.execute(tx);
  return rows.map((row) => row.report_id);
}

/** Writes the search rows of these reports anew: words of title, messages, code and place, and who may find them. */
export async function writeSearchRows(tx: Tx, ids: number[]): Promise<void> {
  await sql`
    insert into report_search (report_id, bucket, tsv)
    select r.id, r.id / ${bucketSize}::int,
      strip(to_tsvector('indonesian', left(concat_ws(' ', r.title, r.place_text, r.road, k.name, c.name, r.outside_owner, m.words), ${mostText}::int)))
      || array_to_tsvector(array_remove(array[
           '#' || lower(r.code), '#' || lower(right(r.code, 5)),
           '@a' || coalesce(r.agency_id, 0), '@t' || r.topic_id, '@k' || r.kelurahan_code,
           case when r.privacy = 'secret' then '@secret' end
         ] || (select coalesce(array_agg('@e' || e), '{}') from unnest(r.earlier_agency_ids) e), null))
    from reports r
    left join areas k on k.code = r.kelurahan_code
    left join areas c on c.code = r.kecamatan_code
    left join lateral (select string_agg(text, ' ' order by at) as words from messages where report_id = r.id and kind <> 'receipt') m on true
    where r.id = any(${ids}::bigint[]) and r.hidden_at is null
    on conflict (report_id) do update set tsv = excluded.tsv, bucket = excluded.bucket`.execute(tx);
  await sql`delete from report_search where report_id in (select id from reports where id = any(${ids}::bigint[]) and hidden_at is not null)`.execute(
    tx,
  );
}
