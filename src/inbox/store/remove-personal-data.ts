import { sql } from 'kysely';
import type { Tx } from '#src/db/kysely.ts';
import { removedWords } from '../domain/retention.ts';
import { queueSearch } from './ingest-rows.ts';

/**
 * Takes name, handle, address and number from these people, and the way to write to them from their conversations. A later word of
 * theirs makes a new person and a new conversation. What was followed by its code stays followable: that address is no name.
 */
export async function removeIdentities(tx: Tx, ids: readonly number[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  const list = sql`any(${[...ids]}::bigint[])`;
  await sql`update identities set handle = null, name = null, email = null, phone = null, external_id = 'removed:' || id, removed_at = ${at}
    where id = ${list}`.execute(tx);
  await sql`update conversations c set permalink = null, subject = null,
      reply_to = case when exists (select from reports r where r.code = c.external_id) then c.reply_to else '{}' end,
      external_id = case when exists (select from reports r where r.code = c.external_id) then c.external_id else 'removed:' || c.id end
    where identity_id = ${list}`.execute(tx);
}

/** Free words of staff and residents within the ledger, by the kind of event; codes beside them are facts and stay. */
const wordsInLedger = ['reason', 'explanation', 'comment', 'text'];
const eventsWithWords = [
  ...['handed_on', 'hidden', 'reopened', 'resolved', 'closed', 'resolve_asked', 'resolve_sent_back', 'inspection_set'],
  ...['proof_opened', 'split', 'rated', 'not_fixed', 'part_asked', 'part_ended'],
];

/**
 * Takes the words from these reports: messages, answers, notes, titles, places, and what was learned of them. Code, times, agency, kind,
 * status, rating and every row of the ledger stay, so that no figure moves. With `people`, of the messages only theirs.
 */
export async function removeWords(tx: Tx, ids: readonly number[], at: Date, people?: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const list = sql`any(${[...ids]}::bigint[])`;
  const theirs =
    people === undefined
      ? sql`true`
      : sql`conversation_id in (select id from conversations where identity_id = any(${[...people]}::bigint[]))`;
  await sql`update messages set text = ${removedWords}, edited_from = null where report_id = ${list} and ${theirs} and text <> ''`.execute(
    tx,
  );
  // What is still on its way leaves as it was written.
  await sql`update outbox set text = ${removedWords} where report_id = ${list} and ${theirs} and state not in ('queued', 'sending')`.execute(
    tx,
  );
  await sql`update notes set text = ${removedWords} where report_id = ${list}`.execute(tx);
  await sql`update resolve_requests set explanation = ${removedWords}, reason = case when reason is null then null else ${removedWords} end
    where report_id = ${list}`.execute(tx);
  await sql`update report_parts set text = ${removedWords}, answer = case when answer is null then null else ${removedWords} end
    where report_id = ${list}`.execute(tx);
  await sql`delete from examples where report_id = ${list}`.execute(tx);
  await sql`delete from answer_drafts where report_id = ${list}`.execute(tx);
  await sql`update draft_requests set text_hash = null where report_id = ${list}`.execute(tx);
  await sql`update same_matter_pairs set reasons = '[]' where report_id = ${list} or other_id = ${list}`.execute(tx);
  await sql`update report_events e set detail = e.detail || (select jsonb_object_agg(k, to_jsonb(${removedWords}::text))
      from unnest(${wordsInLedger}::text[]) k where jsonb_typeof(e.detail -> k) = 'string')
    where report_id = ${list} and type = any(${eventsWithWords}::text[]) and detail ?| ${wordsInLedger}::text[]
      and exists (select from unnest(${wordsInLedger}::text[]) k where jsonb_typeof(e.detail -> k) = 'string')`.execute(
    tx,
  );
  await sql`update reports set title = 'Aduan ' || code, place_text = null, latitude = null, longitude = null,
      rating_comment = case when rating_comment is null then null else ${removedWords} end,
      hidden_reason = case when hidden_reason is null then null else ${removedWords} end,
      triage = triage || '{"evidence": [], "place": null, "when": null}', words_removed_at = ${at}, version = version + 1
    where id = ${list}`.execute(tx);
  await queueSearch(tx, [...ids]);
}

/** Takes photos and recordings away: the bytes, and the place they had in a message. Proof of work is never among them. */
export async function removeMedia(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const list = sql`any(${[...ids]}::bigint[])`;
  await sql`update messages m set attachments = coalesce((
        select jsonb_agg(a) from jsonb_array_elements(m.attachments) a
         where not coalesce(a ->> 'ref' = any(select 'media:' || x from unnest(${[...ids]}::bigint[]) x), false)
           and not coalesce((a ->> 'mediaId')::bigint = ${list}, false)), '[]')
    where attachments <> '[]' and exists (select from unnest(${[...ids]}::bigint[]) x
      where m.attachments @> jsonb_build_array(jsonb_build_object('ref', 'media:' || x))
         or m.attachments @> jsonb_build_array(jsonb_build_object('mediaId', x)))`.execute(tx);
  await sql`delete from media where id = ${list} and not exists (select from proofs where media_id = media.id)`.execute(
    tx,
  );
}
