import { sql } from 'kysely';
import type { Db, Tx } from '#src/db/kysely.ts';
import { maskPersonalData, type Triage } from '#src/language/index.ts';
import {
  type Correction,
  type CorrectionRow,
  isHeldApart,
  type Stated,
  saidBy,
  sameFields,
} from '../domain/corrections.ts';
import { maskKnowing } from '../domain/mask-known-names.ts';
import { triagedText } from '../domain/triaged-text.ts';
import { listWriterNames } from './draft-material.ts';
import type { LockedReport } from './report-row.ts';

/**
 * Keeps what a person stated of a report as an example to learn from, with its author. Secret reports teach nothing: their words are for their agency
 * and the coordinator only; nor do reports without words.
 */
export async function keepExample(
  tx: Tx,
  report: Pick<LockedReport, 'id' | 'privacy'>,
  by: { staffId: number; at: Date },
  stated: Stated,
): Promise<void> {
  if (report.privacy === 'secret' || Object.keys(stated).length === 0) return;
  // The words triage read: those of the first message, with its subject.
  const { rows } = await sql<{
    id: number;
    at: Date;
    text: string;
    subject: string | null;
    triage: Triage;
    held: boolean | null;
  }>`
    select m.id, m.at, m.text, c.subject, r.triage, (select e.held from examples e where e.report_id = r.id order by e.id limit 1) as held
      from reports r
      join lateral (select id, at, text, conversation_id from messages where report_id = r.id and direction = 'in' and withdrawn_at is null
                     order by at, id limit 1) m on true
      join conversations c on c.id = m.conversation_id
     where r.id = ${report.id} and r.hidden_at is null`.execute(tx);
  const first = rows[0];
  if (!first) return;
  const mask = maskKnowing(await listWriterNames(tx, [report.id]));
  const text = mask(triagedText(first.subject, first.text)).trim();
  if (text === '') return;
  await tx
    .insertInto('examples')
    .values({
      at: by.at,
      report_id: report.id,
      message_id: first.id,
      message_at: first.at,
      text,
      stated: JSON.stringify(stated),
      said: JSON.stringify(sameFields(stated, saidBy(first.triage))),
      staff_id: by.staffId,
      held: first.held ?? isHeldApart(text),
    })
    .execute();
}

/** Rows that may teach: of reports neither hidden nor made secret since, whose writer has not withdrawn the words. */
const teaches = sql`exists (select from reports r where r.id = e.report_id and r.hidden_at is null and r.privacy <> 'secret')
  and exists (select from messages m where m.id = e.message_id and m.at = e.message_at and m.withdrawn_at is null)`;

/** More would keep a training busy for longer than a night; the newest say best how residents write now. */
const mostTaught = { taught: 12_000, held: 4_000 };

/** The corrections that may teach on one side of the fence, the newest some thousand, oldest first. */
export async function listTaught(db: Db, held: boolean): Promise<Correction[]> {
  const most = held ? mostTaught.held : mostTaught.taught;
  const { rows } = await sql<Correction>`
    select e.report_id as "reportId", e.text, e.stated from examples e where e.held = ${held} and ${teaches}
     order by e.id desc limit ${most}`.execute(db);
  return rows.reverse();
}

export interface ExampleCounts {
  /** Reports, not rows: a report corrected twice is one example. */
  taught: number;
  held: number;
  newest: number;
}

/** How many reports were corrected, on both sides of the fence, and the newest correction. */
export async function countExamples(db: Db): Promise<ExampleCounts> {
  const { rows } = await sql<ExampleCounts>`
    select count(distinct e.report_id) filter (where not e.held)::int as taught,
           count(distinct e.report_id) filter (where e.held)::int as held,
           coalesce(max(e.id), 0) as newest
      from examples e where ${teaches}`.execute(db);
  return rows[0] ?? { taught: 0, held: 0, newest: 0 };
}

/** How many corrections were made since a training read them. */
export async function countNewExamples(db: Db, after: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from examples e where e.id > ${after} and ${teaches}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Pages the corrections that may teach, newest first; `next` is the cursor of the following page. */
export async function listCorrections(
  db: Db,
  page: { before?: number | undefined; size?: number },
): Promise<{ rows: CorrectionRow[]; next: number | undefined }> {
  const size = page.size ?? 50;
  const { rows } = await sql<CorrectionRow>`
    select e.id, e.at, e.report_id as "reportId", r.code, e.text, e.stated, e.said, s.name as author, e.held,
           coalesce((select jsonb_agg(distinct f) from examples later, jsonb_object_keys(later.stated) f
                      where later.report_id = e.report_id and later.id > e.id and e.stated ? f), '[]') as superseded
      from examples e join reports r on r.id = e.report_id join staff s on s.id = e.staff_id
     where (${page.before ?? null}::bigint is null or e.id < ${page.before ?? null}) and ${teaches}
     order by e.id desc limit ${size + 1}`.execute(db);
  // Masked once more as we mask today: an example may be older than what is known of numbers and names.
  const shown = rows.slice(0, size).map((row) => ({ ...row, text: maskPersonalData(row.text) }));
  return { rows: shown, next: rows.length > size ? rows[size - 1]?.id : undefined };
}
