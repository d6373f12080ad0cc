import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import type { Tx } from '#src/db/kysely.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { endingRule, mustAsk } from '../domain/ending-rules.ts';
import { hasClocks } from '../domain/plan-batch.ts';
import { canResolve } from '../domain/policy.ts';
import type { ResolveReport } from '../schema.ts';
import { clockUpdate } from '../store/apply-clock.ts';
import { type CityState, getCityState } from '../store/city.ts';
import { listOwed } from '../store/joined-reports.ts';
import { listProofs } from '../store/proofs.ts';
import { type LockedReport, lockReport, recordEvent, updateReport } from '../store/report-row.ts';
import { findWaitingRequest, insertRequest, tellDeciders } from '../store/resolve-requests.ts';

export type NotReady = 'already_ended' | 'not_answered' | 'not_all_answered' | 'proof_needed';

/**
 * Says that the matter is settled; refused while the resident has had no answer from a person, and without proof where the
 * topic asks for it. Where the topic asks for the head's word this only asks (`asked`), and the clocks run on until it is given.
 */
export function resolveReport(
  app: App,
  actor: StaffActor,
  input: ResolveReport,
): Promise<Result<{ asked?: true }, NotReady | 'approval_waits'>> {
  return app.db.transaction().execute(async (tx) => {
    const report = await lockReport(tx, input.reportId);
    allow(canResolve(actor, report));
    const city = await getCityState(app);
    const ready = await checkReady(tx, city, report);
    if (!ready.ok) return ready;
    const waiting = await findWaitingRequest(tx, report.id);
    const at = app.now();
    if (mustAsk(actor, report, ruleFor(city, report))) {
      if (waiting) return refuse('approval_waits');
      const { agencyId } = report;
      const requestId = await insertRequest(tx, {
        reportId: report.id,
        agencyId,
        explanation: input.explanation,
        staffId: actor.staffId,
        at,
      });
      // Moves the version: every open desk sees that it waits.
      await updateReport(tx, report.id, {});
      await recordEvent(tx, report, {
        type: 'resolve_asked',
        at,
        staffId: actor.staffId,
        detail: { explanation: input.explanation, requestId },
      });
      await tellDeciders(tx, report, { requestId, staffId: actor.staffId, at });
      return { ok: true, asked: true };
    }
    await endAsResolved(tx, city, report, { at, staffId: actor.staffId, explanation: input.explanation });
    return { ok: true };
  });
}

/** What calling this report resolved takes. */
export function ruleFor(city: CityState, report: Pick<LockedReport, 'topicId'>) {
  return endingRule(city.tables.topics, report.topicId === null ? undefined : city.topicCodes.get(report.topicId));
}

/** Whether a report may be called resolved now; asked again when the head decides, since much may have happened meanwhile. */
export async function checkReady(tx: Tx, city: CityState, report: LockedReport): Promise<Result<object, NotReady>> {
  if (report.status === 'resolved' || report.status === 'closed') return refuse('already_ended');
  if (hasClocks(report.kind) && !(await hasHumanAnswer(tx, report.id))) return refuse('not_answered');
  // Of forty people who are told "done", none may be left who never heard a word.
  if ((await listOwed(tx, report.id, { orOnItsWay: true, limit: 1 })).length > 0) return refuse('not_all_answered');
  if (ruleFor(city, report).proof && !(await listProofs(tx, report.id)).some((one) => !one.earlier))
    return refuse('proof_needed');
  return { ok: true };
}

/** Ends a report as resolved: the clocks count it from this instant, whoever asked for it before. */
export async function endAsResolved(
  tx: Tx,
  city: CityState,
  report: LockedReport,
  ending: { at: Date; staffId: number; explanation: string; approved?: object },
): Promise<void> {
  const { at, staffId, explanation, approved } = ending;
  const photos = (await listProofs(tx, report.id)).filter((one) => !one.earlier).map((one) => one.mediaId);
  await updateReport(tx, report.id, {
    status: 'resolved',
    resolved_at: at,
    ...clockUpdate(city, report, { type: 'resolved', at }, at),
  });
  await recordEvent(tx, report, {
    type: 'resolved',
    at,
    staffId,
    detail: { explanation, ...(photos.length > 0 ? { photos } : {}), ...approved },
  });
}
/**
 * An answer that is on its way counts; one that failed or may never have arrived does not, nor one from before the
 * report was last opened again.
 */
async function hasHumanAnswer(tx: Tx, reportId: number): Promise<boolean> {
  const { rows } = await sql<{ answered: boolean }>`
    with since as (select coalesce(max(at), '-infinity') as at from report_events where report_id = ${reportId} and type = 'reopened')
    select exists (select from outbox o, since where (o.report_id = ${reportId} or o.report_id in (select id from reports where main_id = ${reportId})) and not o.automatic
                      and o.state in ('queued', 'sending', 'sent') and o.queued_at >= since.at)
        or exists (select from report_events e, since where (e.report_id = ${reportId} or e.report_id in (select id from reports where main_id = ${reportId})) and e.type = 'answered_elsewhere'
                      and e.at >= since.at) as answered`.execute(tx);
  return rows[0]?.answered ?? false;
}
