import type { App } from '#src/app.ts';
import type { Db } from '#src/db/kysely.ts';
import { allow, recordAudit, type StaffActor } from '#src/people/index.ts';
import { readCsv } from '#src/shared/read-csv.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { columnOf } from '../domain/account-csv.ts';
import { type ImportPlan, planImport } from '../domain/account-import.ts';
import { canImportAccounts } from '../domain/register-policy.ts';
import {
  cityDay,
  insertAccount,
  listKnownAccounts,
  lockRegister,
  readDirectory,
  updateAccount,
} from '../store/account-rows.ts';
import { noteNewHolders } from '../store/handover-steps.ts';

/** No city has more accounts in one list. */
const mostRows = 5_000;

export interface ImportPreview extends ImportPlan {
  /** Headings that mean nothing to us; their cells are not read. */
  unread: string[];
}

type Refused = 'empty' | 'too_many' | 'no_columns';

/** Says what a list would do to the register, row by row, and changes nothing. */
export async function previewImport(
  app: App,
  actor: StaffActor,
  input: { csv: string },
): Promise<Result<{ preview: ImportPreview }, Refused>> {
  allow(canImportAccounts(actor));
  return plan(app, app.db, input.csv);
}

/** Takes every row of a list that has no problem; rows that changed since the preview are planned anew. */
export async function importAccounts(
  app: App,
  actor: StaffActor,
  input: { csv: string },
): Promise<Result<{ added: number; changed: number; same: number; refused: number }, Refused>> {
  allow(canImportAccounts(actor));
  return app.db.transaction().execute(async (tx) => {
    await lockRegister(tx);
    const planned = await plan(app, tx, input.csv);
    if (!planned.ok) return planned;
    const { rows, problems } = planned.preview;
    const now = app.now();
    const count = { added: 0, changed: 0, same: 0 };
    for (const row of rows) {
      if (row.does === 'same') count.same++;
      if (row.does === 'add') {
        await insertAccount(tx, row.values, 'import', now);
        count.added++;
      }
      if (row.does === 'change' && row.id !== null) {
        await updateAccount(tx, { id: row.id, version: row.version }, row.values, now);
        await noteNewHolders(tx, row.id, now);
        count.changed++;
      }
    }
    const refused = new Set(problems.map((one) => one.line)).size;
    if (count.added + count.changed > 0) {
      const detail = { did: 'accounts_imported', ...count, refused };
      await recordAudit(tx, actor, { action: 'settings_changed', subject: 'akun resmi', detail }, now);
    }
    return { ok: true as const, ...count, refused };
  });
}

async function plan(app: App, db: Db, csv: string): Promise<Result<{ preview: ImportPreview }, Refused>> {
  const { rows, problems, head } = readCsv(csv);
  if (head.length === 0 || (rows.length === 0 && problems.length === 0)) return refuse('empty');
  if (rows.length > mostRows) return refuse('too_many');
  const unread = head.filter((heading) => heading !== '' && columnOf(heading) === undefined);
  const read = head.map(columnOf);
  if (!read.includes('akun') && !read.includes('tautan')) return refuse('no_columns');
  const [known, directory, today] = await Promise.all([
    listKnownAccounts(db),
    readDirectory(db),
    cityDay(db, app.now()),
  ]);
  const planned = planImport(rows, known, directory, today);
  const broken = problems.map(({ line, says }) => ({ line, column: null, reason: 'cells' as const, says }));
  return { ok: true, preview: { rows: planned.rows, problems: [...broken, ...planned.problems], unread } };
}
