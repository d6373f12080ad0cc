import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { canDo } from '../domain/policy.ts';
import type { KeepDraft } from '../schema.ts';
import { announceReports } from '../store/announce.ts';
import { findDraft, forgetDraft, putDraft, wasSent } from '../store/answer-drafts.ts';
import { findReportFacts } from '../store/report-facts.ts';

/**
 * Keeps what somebody is writing to a report, for this person alone, on every device. What was sent meanwhile stays sent,
 * and a slower device never writes over a newer text unseen. Colleagues hear that there is a draft, not at every letter.
 */
export function keepDraft(
  app: App,
  actor: StaffActor,
  input: KeepDraft,
): Promise<Result<{ revision: number }, 'sent' | 'newer_draft'>> {
  return app.db.transaction().execute(async (tx) => {
    const report = await findReportFacts(tx, input.reportId);
    allow(report !== undefined && canDo(actor, input.mode, report));
    if (await wasSent(tx, input.reportId, input.key)) return refuse('sent');
    const before = await findDraft(tx, input.reportId, actor.staffId);
    const empty = input.text.trim() === '';
    if (before && before.revision !== input.revision) return refuse('newer_draft');
    let revision = 0;
    if (empty) await forgetDraft(tx, input.reportId, actor.staffId, { revision: input.revision });
    else {
      const put = await putDraft(tx, actor.staffId, input, app.now());
      if (put === undefined) return refuse('newer_draft');
      revision = put;
    }
    if (report && (before === undefined) !== empty)
      await announceReports(tx, [
        { id: input.reportId, agencyId: report.agencyId, secret: report.privacy === 'secret' },
      ]);
    return { ok: true, revision };
  });
}
