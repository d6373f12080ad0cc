import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { canDo } from '../domain/policy.ts';
import type { NoteReport } from '../schema.ts';
import { forgetDraft } from '../store/answer-drafts.ts';
import { lockReport, recordEvent, updateReport } from '../store/report-row.ts';

/** Adds an internal note; it never leaves the desk. The same key again is the same note. */
export function noteReport(app: App, actor: StaffActor, input: NoteReport): Promise<{ ok: true; again: boolean }> {
  return app.db.transaction().execute(async (tx) => {
    const report = await lockReport(tx, input.reportId);
    allow(canDo(actor, 'note', report));
    const at = app.now();
    const made = await tx
      .insertInto('notes')
      .values({ report_id: report.id, staff_id: actor.staffId, at, text: input.text, key: input.key ?? null })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) return { ok: true, again: true };
    await updateReport(tx, report.id, {});
    await forgetDraft(tx, report.id, actor.staffId, { mode: 'note' });
    await recordEvent(tx, report, { type: 'noted', at, staffId: actor.staffId, detail: { noteId: made.id } });
    return { ok: true, again: false };
  });
}
