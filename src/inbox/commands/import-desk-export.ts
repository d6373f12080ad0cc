import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { deriveCode } from '#src/shared/keys.ts';
import { readCsv } from '#src/shared/read-csv.ts';
import { type ExportedRow, type RowProblem, readExport } from '../domain/other-desk-rows.ts';
import { type CarriedDesk, isEndedThere } from '../domain/other-desk-status.ts';
import { canDo, canForward } from '../domain/policy.ts';
import { findReportByCode } from '../store/citizen-report.ts';
import { addDeskCase, findByTracking, lockDeskCase } from '../store/other-desks.ts';
import { lockReport } from '../store/report-row.ts';
import { entryBody, journalEntry } from './journal-entry.ts';
import { writeNews } from './note-other-desk.ts';

/** What an import did, line by line where a person has to look. */
export interface Imported {
  /** Reports of ours of which something new is known. */
  updated: number;
  /** Reports that came in by this file. */
  opened: number;
  /** Known and unchanged. */
  unchanged: number;
  /** Ended there and never here: nothing is left to be done. */
  ended: number;
  problems: { line: number; problem: RowProblem | 'no_text' | 'busy' | 'file'; words: string }[];
}

/** More lines than this are several files: each new one is a report made at once, some 20 ms of work. */
const mostRows = 1_000;

/**
 * Reads a desk's own export: what we know there gets its status, what is new and not over becomes a report, each number
 * once however often the file is read. The clock of a report counts from the day on which it was handed in there.
 */
export async function importDeskExport(
  app: App,
  actor: StaffActor,
  input: { desk: CarriedDesk; csv: string },
): Promise<Imported> {
  allow(canDo(actor, 'import', { agencyId: null, privacy: 'open', status: 'open' }));
  const done: Imported = { updated: 0, opened: 0, unchanged: 0, ended: 0, problems: [] };
  const file = readCsv(input.csv);
  for (const one of file.problems) done.problems.push({ line: one.line ?? 1, problem: 'file', words: one.says });
  if (file.rows.length > mostRows) {
    done.problems.push({ line: mostRows + 2, problem: 'file', words: `> ${mostRows}` });
  }
  const { rows, problems } = readExport(input.desk, file.rows.slice(0, mostRows));
  done.problems.push(...problems);
  for (const row of rows) await importRow(app, actor, input.desk, row, done);
  done.problems.sort((a, b) => a.line - b.line);
  return done;
}

async function importRow(app: App, actor: StaffActor, desk: CarriedDesk, row: ExportedRow, done: Imported) {
  const known = await findByTracking(app.db, desk, row.trackingId);
  if (known) return updateRow(app, actor, desk, row, known.reportId, done);
  if (row.status !== undefined && isEndedThere(row.status)) return void done.ended++;
  const text = [row.title, row.text].filter(Boolean).join('\n');
  if (text === '') return void done.problems.push({ line: row.line, problem: 'no_text', words: row.trackingId });
  const code = deriveCode(app.keys.link, 'code', `${desk}:${row.trackingId}`, 10);
  const now = app.now();
  const body = entryBody({
    key: row.trackingId,
    code,
    text,
    place: row.place || null,
    privacy: row.privacy,
    name: row.privacy === 'anonymous' ? null : row.name || null,
    via: 'import',
    at: (row.at !== undefined && row.at < now ? row.at : now).toISOString(),
    enteredBy: actor.staffId,
  });
  const kept = await journalEntry(app, body, code, desk);
  const report = kept ? await findReportByCode(app, code) : undefined;
  // Journalled and not yet a report: reading the file again ties the two together.
  if (!report) return void done.problems.push({ line: row.line, problem: 'busy', words: row.trackingId });
  const made = { reportId: report.id, desk, direction: 'from' as const, staffId: actor.staffId };
  await app.db.transaction().execute(async (tx) => {
    await addDeskCase(tx, { ...made, trackingId: row.trackingId, withIdentity: false, at: now });
  });
  await updateRow(app, actor, desk, row, report.id, { ...done });
  done.opened++;
}

async function updateRow(
  app: App,
  actor: StaffActor,
  desk: CarriedDesk,
  row: ExportedRow,
  reportId: number,
  done: Imported,
): Promise<void> {
  const changed = await app.db.transaction().execute(async (tx) => {
    const report = await lockReport(tx, reportId);
    allow(canForward(actor, report));
    const known = await lockDeskCase(tx, reportId, desk);
    if (!known || row.status === undefined) return false;
    const news = { desk, status: row.status, ...(row.answer === '' ? {} : { text: row.answer }) };
    return (await writeNews(tx, report, known, news, { staffId: actor.staffId, at: app.now(), saidAt: app.now() })).ok;
  });
  if (changed) done.updated++;
  else done.unchanged++;
}
