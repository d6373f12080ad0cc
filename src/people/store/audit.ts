import { sql } from 'kysely';
import type { Db } from '#src/db/kysely.ts';
import { maskPersonalData } from '#src/language/index.ts';
import type { AuditAction } from '../domain/audit-actions.ts';
import type { Actor } from '../domain/policy.ts';

export interface AuditEntry {
  action: AuditAction;
  /** The thing it was done to, as people name it: an e-mail address, a report's code, a token's name. */
  subject?: string;
  detail?: Record<string, string | number | boolean | null>;
}

/** Writes who did what; called in the transaction that does it, so that neither exists without the other. */
export async function recordAudit(tx: Db, actor: Actor, entry: AuditEntry, at: Date): Promise<void> {
  await tx
    .insertInto('audit_events')
    .values({
      at,
      staff_id: actor.kind === 'staff' ? actor.staffId : null,
      action: entry.action,
      subject: entry.subject ?? null,
      detail: JSON.stringify({ ...entry.detail, ...(actor.kind === 'staff' ? {} : { by: actor.kind }) }),
    })
    .execute();
}

export interface AuditRow {
  id: number;
  at: Date;
  staff: string | null;
  action: string;
  subject: string | null;
  detail: Record<string, string | number | boolean | null>;
}

export interface AuditFilter {
  action?: AuditAction | undefined;
  staffId?: number | undefined;
  /** Only entries older than this one; the cursor of the page before. */
  before?: number | undefined;
}

/** A reason is a sentence, and may name whom it is about; the trail keeps it whole and shows it masked. */
function maskedReason({ reason }: AuditRow['detail']): { reason?: string } {
  return typeof reason === 'string' ? { reason: maskPersonalData(reason) } : {};
}

/** Pages the audit trail, newest first, 50 at a time; `next` is the cursor of the following page. */
export async function listAudit(
  db: Db,
  filter: AuditFilter,
): Promise<{ entries: AuditRow[]; next: number | undefined }> {
  const size = 50;
  const { rows } = await sql<AuditRow>`
    select e.id, e.at, s.name as staff, e.action, e.subject, e.detail
    from audit_events e left join staff s on s.id = e.staff_id
    where (${filter.before ?? null}::bigint is null or e.id < ${filter.before ?? null})
      and (${filter.action ?? null}::text is null or e.action = ${filter.action ?? null})
      and (${filter.staffId ?? null}::int is null or e.staff_id = ${filter.staffId ?? null})
    order by e.id desc limit ${size + 1}`.execute(db);
  const entries = rows
    .slice(0, size)
    .map((row) => ({ ...row, detail: { ...row.detail, ...maskedReason(row.detail) } }));
  return { entries, next: rows.length > size ? rows[size - 1]?.id : undefined };
}
