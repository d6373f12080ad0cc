import { sql } from 'kysely';
import type { Db } from '#src/db/kysely.ts';
import { nearBits } from '../domain/same-matter.ts';
import type { ReportMatter } from './matter-facts.ts';
import { bucketOf } from './search-index.ts';

/** Open reports older than this are no longer suggested. */
export const mattersOpenForDays = 30;
/** Candidates compared with one report at most. */
const mostCandidates = 80;

/**
 * Open reports, and those joined to open ones, that may speak of the same matter: by topic and area, by road, by post, by a
 * near picture, by rare words. Each way reads a bounded number of index rows, newest first, whatever the number of reports:
 * 400 by topic, 200 by area, 40 by road, 80 a post, 80 a picture, 500 + 2 x 150 by words; the 80 nearest kinds of hit are compared.
 */
export async function findCandidates(
  db: Db,
  me: ReportMatter,
  words: readonly string[],
  since: Date,
): Promise<number[]> {
  const query = wordQuery(words);
  const bucket = bucketOf(me.id);
  const { rows } = await sql<{ id: number }>`
    with q as materialized (select to_tsquery('indonesian', ${query}::text) as words),
    hit as materialized (
      select id, 3 as way from (
        (select id, kelurahan_code from reports where topic_id = ${me.topicId}::int and status = 'open' and hidden_at is null order by last_message_at desc, id desc limit 300)
        union all
        (select id, kelurahan_code from reports where topic_id = ${me.topicId}::int and status = 'waiting' and hidden_at is null order by last_message_at desc, id desc limit 100)
      ) t where ${me.kelurahanCode}::text is null or t.kelurahan_code is null or t.kelurahan_code = ${me.kelurahanCode}::text
      union all
      (select id, 2 from reports where kelurahan_code = ${me.kelurahanCode}::text and status = 'open' and hidden_at is null order by last_message_at desc, id desc limit 150)
      union all
      (select id, 2 from reports where kelurahan_code = ${me.kelurahanCode}::text and status = 'waiting' and hidden_at is null order by last_message_at desc, id desc limit 50)
      union all
      (select id, 1 from reports where road = ${me.road}::text and status in ('open', 'waiting') and hidden_at is null order by id desc limit 40)
      union all
      select p.report_id, 1 from unnest(${[...me.posts]}::text[]) k, lateral (
        select report_id from conversations where channel_id = split_part(k, ' ', 1)::int and post = substr(k, strpos(k, ' ') + 1)
         order by id desc limit 80) p where p.report_id is not null
      union all
      select report_id, 1 from (select report_id, tsv from report_search where report_id < ${me.id} order by report_id desc limit 500 offset 0) w
       where tsv @@ (select words from q)
      union all
      (select report_id, 2 from report_search where bucket = ${bucket}::int and tsv @@ (select words from q) limit 150)
      union all
      (select report_id, 2 from report_search where bucket = ${bucket - 1}::int and tsv @@ (select words from q) limit 150)
    ),
    ways as (select id, min(way) as way from hit group by id)
    select r.id from ways w join reports r on r.id = w.id where r.id <> ${me.id} and r.hidden_at is null and r.opened_at >= ${since}
       and (r.status in ('open', 'waiting') or exists (
         select from reports m where m.id = r.main_id and m.status in ('open', 'waiting') and m.hidden_at is null))
     order by w.way, r.id desc limit ${mostCandidates}`.execute(db);
  const byPicture = await findByPicture(db, me, since);
  return [...new Set([...byPicture, ...rows.map((row) => row.id)])].slice(0, mostCandidates);
}

/** Reports with a picture near one of this report's. */
async function findByPicture(db: Db, me: ReportMatter, since: Date): Promise<number[]> {
  const hashes = me.pictures.flatMap((one) => (one.dhash === null ? [] : [one.dhash.toString()]));
  if (hashes.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    with mine as (select unnest(${hashes}::text[])::bigint as hash),
    near as materialized (
      select distinct f.id from mine m, lateral (
        (select id, dhash from media where dhash is not null and (dhash & 65535) = (m.hash & 65535) order by id desc limit 20)
        union all
        (select id, dhash from media where dhash is not null and (dhash >> 16 & 65535) = (m.hash >> 16 & 65535) order by id desc limit 20)
        union all
        (select id, dhash from media where dhash is not null and (dhash >> 32 & 65535) = (m.hash >> 32 & 65535) order by id desc limit 20)
        union all
        (select id, dhash from media where dhash is not null and (dhash >> 48 & 65535) = (m.hash >> 48 & 65535) order by id desc limit 20)
      ) f where bit_count((f.dhash # m.hash)::bit(64)) <= ${nearBits})
    select distinct r.id from near n, lateral (
        select report_id from messages where attachments <> '[]' and (attachments @> jsonb_build_array(jsonb_build_object('mediaId', n.id))
          or attachments @> jsonb_build_array(jsonb_build_object('ref', 'media:' || n.id))) limit 5) m
      join reports r on r.id = m.report_id
     where r.id <> ${me.id} and r.hidden_at is null and r.opened_at >= ${since}
       and (r.status in ('open', 'waiting') or exists (
         select from reports j where j.id = r.main_id and j.status in ('open', 'waiting') and j.hidden_at is null))
     limit 50`.execute(db);
  return rows.map((row) => row.id);
}

/** Two of the rare words together, or the only one, as the search writes it; null when there is none, and nothing matches a null. */
function wordQuery(words: readonly string[]): string | null {
  const plain = [...new Set(words.map((word) => word.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase()))]
    .filter((word) => word.length > 2)
    .slice(0, 4);
  if (plain.length === 0) return null;
  if (plain.length === 1) return `'${plain[0]}'`;
  return plain.flatMap((a, i) => plain.slice(i + 1).map((b) => `('${a}' & '${b}')`)).join(' | ');
}
