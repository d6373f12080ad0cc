import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import type { Stated } from '../domain/corrections.ts';
import { hasClocks } from '../domain/plan-batch.ts';
import { canDo } from '../domain/policy.ts';
import type { CloseReport } from '../schema.ts';
import { clockUpdate } from '../store/apply-clock.ts';
import { getCityState } from '../store/city.ts';
import { keepExample } from '../store/examples.ts';
import { listOwed } from '../store/joined-reports.ts';
import { type LockedReport, lockReport, recordEvent, updateReport } from '../store/report-row.ts';

/**
 * Ends a report without work of ours: praise and spam need no answer; a matter outside the city's power needs one,
 * with the right address, before it may be closed.
 */
export function closeReport(
  app: App,
  actor: StaffActor,
  input: CloseReport,
): Promise<Result<object, 'already_ended' | 'not_answered' | 'not_all_answered' | 'needs_answer' | 'no_such_body'>> {
  return app.db.transaction().execute(async (tx) => {
    const report = await lockReport(tx, input.reportId);
    allow(canDo(actor, 'close', report));
    if (report.status === 'resolved' || report.status === 'closed') return refuse('already_ended');
    // Calling a complaint "needs no answer" would be the quiet way to lose it: correct its kind first, on record.
    if (input.as === 'no_answer_needed' && hasClocks(report.kind)) return refuse('needs_answer');
    const city = await getCityState(app);
    const owner = input.as === 'outside' ? (input.owner ?? report.outsideOwner) : report.outsideOwner;
    if (input.as === 'outside' && input.owner !== undefined && !city.outsideBodies.has(input.owner))
      return refuse('no_such_body');
    if (input.as === 'outside') {
      const { rows } =
        await sql`select 1 from outbox where (report_id = ${report.id} or report_id in (select id from reports where main_id = ${report.id})) and not automatic and state in ('queued', 'sending', 'sent') limit 1`.execute(
          tx,
        );
      if (rows.length === 0) return refuse('not_answered');
      if ((await listOwed(tx, report.id, { orOnItsWay: true, limit: 1 })).length > 0) return refuse('not_all_answered');
    }
    const at = app.now();
    await updateReport(tx, report.id, {
      status: 'closed',
      resolved_at: at,
      closed_as: input.as,
      outside_owner: owner,
      ...clockUpdate(city, report, { type: 'closed', at }, at),
    });
    await recordEvent(tx, report, {
      type: 'closed',
      at,
      staffId: actor.staffId,
      detail: { as: input.as, reason: input.reason, ...(input.as === 'outside' ? { owner } : {}) },
    });
    await keepExample(
      tx,
      report,
      { staffId: actor.staffId, at },
      statedByClosing({ kind: report.kind, outsideOwner: owner }, input.as),
    );
    return { ok: true };
  });
}

/** Closing says what a person saw: the kind that needs no answer, or the body outside; without its name only that no agency of ours acts. */
function statedByClosing(
  { kind, outsideOwner }: Pick<LockedReport, 'kind' | 'outsideOwner'>,
  as: CloseReport['as'],
): Stated {
  if (as === 'no_answer_needed') return { kind };
  return { agency: null, ...(outsideOwner === null ? {} : { outside: outsideOwner }) };
}
