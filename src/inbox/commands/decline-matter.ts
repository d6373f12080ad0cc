import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { canJoin } from '../domain/policy.ts';
import type { DeclineMatter } from '../schema.ts';
import { lockGroups } from '../store/joined-reports.ts';
import { lockReport } from '../store/report-row.ts';
import { decidePair } from '../store/same-matter-pairs.ts';

/** Says that two reports are not one matter: the suggestion is gone for both, and the decision is kept as an example. */
export function declineMatter(app: App, actor: StaffActor, input: DeclineMatter): Promise<{ ok: true }> {
  return app.db.transaction().execute(async (tx) => {
    await lockGroups(tx, [input.reportId, input.otherId]);
    const [report, other] = [await lockReport(tx, input.reportId), await lockReport(tx, input.otherId)];
    allow(canJoin(actor, report) && canJoin(actor, other) && report.id !== other.id);
    // Joined meanwhile: splitting is the way to say it, with a reason.
    const group = (one: typeof report) => one.mainId ?? one.id;
    if (group(report) !== group(other))
      await decidePair(tx, report.id, other.id, { as: 'different', staffId: actor.staffId, at: app.now() });
    return { ok: true };
  });
}
