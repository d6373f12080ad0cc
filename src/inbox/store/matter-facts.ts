import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import type { Db } from '#src/db/kysely.ts';
import { type City, type MatterSignature, signMatter } from '#src/language/index.ts';
import type { MatterFacts } from '../domain/same-matter.ts';

/** What a report's words and facts say about its matter. */
export interface ReportMatter extends MatterFacts {
  id: number;
  /** The report that answers for it: itself, or the one it is joined to. */
  mainId: number;
  /** Stands for itself and is worked on. */
  open: boolean;
}

interface Row extends Omit<MatterFacts, 'signature' | 'pictures' | 'posts' | 'conversationIds'> {
  id: number;
  mainId: number;
  open: boolean;
  words: string | null;
  pictures: { sha256: string; dhash: string | null }[] | null;
  conversations: { id: number; post: string | null }[] | null;
}

/** Of a report the first words tell the matter; later ones are about its progress. */
const firstMessages = 3;
const mostWords = 2_000;
const mostPictures = 5;
const mostConversations = 20;

/** Reads what tells the matter of these reports, in the order of the ids; those that do not exist are left out. */
export async function loadMatters(app: App, db: Db, city: City, ids: number[]): Promise<ReportMatter[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`
    select r.id, coalesce(r.main_id, r.id) as "mainId", r.status in ('open', 'waiting') and r.hidden_at is null as open, r.kind, r.topic_id as "topicId", r.kelurahan_code as "kelurahanCode", r.road,
      r.latitude, r.longitude, r.opened_at as "openedAt",
      (select left(concat_ws(E'\\n', r.place_text, string_agg(m.text, E'\\n' order by m.at, m.id)), ${mostWords}::int) from (
        select text, at, id from messages where report_id = r.id and direction = 'in' and withdrawn_at is null order by at, id limit ${firstMessages}) m) as words,
      (select json_agg(json_build_object('sha256', encode(p.original_sha256, 'hex'), 'dhash', p.dhash::text)) from (
        select distinct f.original_sha256, f.dhash from (
          select attachments from messages where report_id = r.id and direction = 'in' and attachments <> '[]' order by at, id limit ${mostPictures}) m,
          jsonb_array_elements(m.attachments) a
          join media f on f.id = coalesce((a ->> 'mediaId')::bigint, substring(a ->> 'ref' from '^media:([0-9]{1,15})$')::bigint)
         limit ${mostPictures}) p) as pictures,
      (select json_agg(json_build_object('id', c.id, 'post', c.channel_id || ' ' || c.post)) from (
        select distinct conversation_id from messages where report_id = r.id and direction = 'in' limit ${mostConversations}) m
        join conversations c on c.id = m.conversation_id) as conversations
    from reports r where r.id = any(${ids}::bigint[]) order by r.id`.execute(db);
  return rows.map(({ words, pictures, conversations, ...row }) => ({
    ...row,
    signature: signed(app, city, row.id, words ?? ''),
    pictures: (pictures ?? []).map((one) => ({
      sha256: one.sha256,
      dhash: one.dhash === null ? null : BigInt(one.dhash),
    })),
    posts: (conversations ?? []).flatMap((one) => (one.post === null ? [] : [one.post])),
    conversationIds: (conversations ?? []).map((one) => one.id),
  }));
}

/** In a flood the same open reports are compared again and again; what their words say is kept for so many. */
const mostRemembered = 4_000;
const remembered = new WeakMap<App, Map<number, { words: string; city: City; signature: MatterSignature }>>();

function signed(app: App, city: City, id: number, words: string): MatterSignature {
  let known = remembered.get(app);
  if (!known) {
    known = new Map();
    remembered.set(app, known);
  }
  const before = known.get(id);
  if (before && before.words === words && before.city === city) return before.signature;
  const signature = signMatter(words, city);
  if (known.size >= mostRemembered) known.clear();
  known.set(id, { words, city, signature });
  return signature;
}
