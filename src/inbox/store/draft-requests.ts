import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '#src/db/kysely.ts';

const window = sql`interval '1 minute'`;

/** Waits until no other draft of this person is being counted, so that two presses at once are two. */
export async function lockAsker(tx: Tx, staffId: number): Promise<void> {
  await tx.selectFrom('staff').select('id').where('id', '=', staffId).forNoKeyUpdate().execute();
}

/** How many drafts somebody asked for within the last minute, and in how many seconds the oldest of them is a minute old. */
export async function countAsked(tx: Tx, staffId: number, now: Date): Promise<{ asked: number; seconds: number }> {
  const { rows } = await sql<{ asked: number; seconds: number }>`
    select count(*)::int as asked,
      coalesce(ceil(extract(epoch from min(asked_at) + ${window} - ${now}::timestamptz)), 0)::int as seconds
    from draft_requests where staff_id = ${staffId} and asked_at > ${now}::timestamptz - ${window}`.execute(tx);
  return rows[0] ?? { asked: 0, seconds: 0 };
}

/** Writes down that a draft was asked for, before anything leaves. */
export async function addDraftRequest(tx: Tx, reportId: number, staffId: number, at: Date): Promise<number> {
  const { id } = await tx
    .insertInto('draft_requests')
    .values({ report_id: reportId, staff_id: staffId, asked_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Writes how it ended; of the text only its digest stays. */
export async function endDraftRequest(db: Db, id: number, outcome: string, text?: string): Promise<void> {
  await db
    .updateTable('draft_requests')
    .set({ outcome, ...(text === undefined ? {} : { text_hash: hashOf(text) }) })
    .where('id', '=', id)
    .execute();
}

/**
 * Tells whether an answer began as a proposal: the one its writer names, or any made for this report whose words it has
 * unchanged, whatever the page said.
 */
export async function findProposal(
  tx: Tx,
  about: { reportId: number; draftId?: number | undefined; text: string },
): Promise<'unchanged' | 'edited' | null> {
  const { rows } = await sql<{ same: boolean }>`
    select coalesce(text_hash = ${hashOf(about.text)}, false) as same from draft_requests
    where report_id = ${about.reportId} and outcome = 'proposed'
      and (id = ${about.draftId ?? null}::bigint or text_hash = ${hashOf(about.text)})
    order by same desc limit 1`.execute(tx);
  const found = rows[0];
  return found ? (found.same ? 'unchanged' : 'edited') : null;
}

/** Spaces and line ends are not words. */
function hashOf(text: string): Buffer {
  return createHash('sha256').update(text.normalize('NFC').replace(/\s+/g, ' ').trim()).digest();
}
