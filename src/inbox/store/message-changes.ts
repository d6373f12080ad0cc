import { sql } from 'kysely';
import type { Tx } from '#src/db/kysely.ts';
import { queueSearch } from './ingest-rows.ts';

interface Changed {
  id: number;
  at: Date;
}

/** Keeps the newest text of edited messages and the first one beside it; an older edit that comes late changes nothing. */
export async function editMessages(tx: Tx, edits: (Changed & { text: string; editedAt: Date })[]): Promise<void> {
  for (const edit of edits) {
    const { rows } = await sql<{ report_id: number | null }>`
      update messages set edited_from = coalesce(edited_from, text), text = ${edit.text}
       where id = ${edit.id} and at = ${edit.at} and text <> ${edit.text}
         and not exists (select from report_events e where e.report_id = messages.report_id and e.type = 'message_edited'
                          and (e.detail ->> 'messageId')::bigint = messages.id and e.at >= ${edit.editedAt})
      returning report_id`.execute(tx);
    await record(tx, rows, 'message_edited', edit.id, edit.editedAt);
  }
}

/** Marks messages as withdrawn by their writer: shown as such, never lost. */
export async function withdrawMessages(tx: Tx, withdrawals: (Changed & { withdrawnAt: Date })[]): Promise<void> {
  for (const one of withdrawals) {
    const { rows } = await sql<{ report_id: number | null }>`
      update messages set withdrawn_at = ${one.withdrawnAt}
       where id = ${one.id} and at = ${one.at} and withdrawn_at is null
      returning report_id`.execute(tx);
    await record(tx, rows, 'message_withdrawn', one.id, one.withdrawnAt);
  }
}

async function record(
  tx: Tx,
  rows: { report_id: number | null }[],
  type: string,
  messageId: number,
  at: Date,
): Promise<void> {
  for (const { report_id } of rows) {
    if (report_id === null) continue;
    await sql`insert into report_events (at, report_id, type, agency_id, detail)
      select ${at}, id, ${type}, agency_id, jsonb_build_object('messageId', ${messageId}::bigint) from reports where id = ${report_id}`.execute(
      tx,
    );
    await sql`update reports set version = version + 1 where id = ${report_id}`.execute(tx);
    await queueSearch(tx, [report_id]);
  }
}
